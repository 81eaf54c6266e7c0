"""The first people of a new edition, as checked input. Pure apart from the error type."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from handleiding.vouwen import vouw_adres
from handleiding.workflow.rules import ROLLEN

BEZET = "Met {email} is al een account. Vraag het technisch beheer om die persoon toe te voegen."
DUBBEL = "{email} staat er twee keer. Kruis alle rollen aan bij één persoon."
GEEN_ADRES = "“{email}” is geen e-mailadres. Schrijf het als naam@gemeente.nl."
GEEN_ROL = "Kies voor {email} uit de rollen {rollen}."


@dataclass(frozen=True)
class Uitnodiging:
    """Somebody to invite, with the roles they get in the new edition and nowhere else."""

    email: str
    rollen: tuple[str, ...]
    voornaam: str = ""
    achternaam: str = ""

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Uitnodiging":
        return cls(**data | {"rollen": tuple(data["rollen"])})

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"rollen": list(self.rollen)}

    @classmethod
    def uit_tekst(cls, tekst: str) -> "Uitnodiging":
        """Read ``adres:rol`` or ``adres:rol,rol``, as the command takes it."""
        email, _, rollen = tekst.partition(":")
        delen = (rol.strip().lower() for rol in rollen.split(","))
        return cls(email=email.strip(), rollen=tuple(rol for rol in delen if rol))

    @property
    def wie(self) -> str:
        """How a plan names this person: by name and address."""
        naam = f"{self.voornaam} {self.achternaam}".strip()
        return f"{naam} ({self.email})" if naam else self.email


def bezwaren(uitnodigingen: Sequence[Uitnodiging], bezet: Collection[str] = ()) -> dict[int, str]:
    """Return in Dutch what is wrong, by place in the list; ``bezet`` are folded addresses."""
    fouten: dict[int, str] = {}
    gezien: set[str] = set()
    for nummer, rij in enumerate(uitnodigingen):
        adres = vouw_adres(rij.email)
        if not _is_adres(rij.email):
            fouten[nummer] = GEEN_ADRES.format(email=rij.email)
        elif adres in gezien:
            fouten[nummer] = DUBBEL.format(email=rij.email)
        elif adres in bezet:
            fouten[nummer] = BEZET.format(email=rij.email)
        elif not _zijn_rollen(rij.rollen):
            rollen = ", ".join(rol.value for rol in ROLLEN)
            fouten[nummer] = GEEN_ROL.format(email=rij.email, rollen=rollen)
        gezien.add(adres)
    return fouten


def aandacht(uitnodigingen: Sequence[Uitnodiging]) -> list[str]:
    """Say what these people cannot do together: a plan may go on, but its reader should know."""
    aan = {
        rol.value: {rij.email for rij in uitnodigingen if rol.value in rij.rollen} for rol in ROLLEN
    }
    schrijvers, keurders = aan["redacteur"] | aan["beheerder"], aan["beoordelaar"]
    regels = []
    if not aan["beheerder"]:
        regels.append(
            "Niemand is beheerder. Tot de gemeente er een heeft, nodigt de kernredactie haar mensen uit."
        )
    if schrijvers and not any(schrijvers - {keurder} for keurder in keurders):
        regels.append(
            "Niemand kan de teksten van een ander goedkeuren. Nodig ook een beoordelaar uit, of "
            "spreek af dat de kernredactie dit doet."
        )
    return regels


def _is_adres(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return len(email) <= 254


def _zijn_rollen(rollen: Sequence[str]) -> bool:
    return bool(rollen) and set(rollen) <= {rol.value for rol in ROLLEN}
