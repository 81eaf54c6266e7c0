"""What a new edition will be, as checked input. Pure apart from the error type."""

import re
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from gemeenten.regels.gemeentelijst import lijst
from gemeenten.thema import validate_kleur

from . import hostnaam
from .uitnodiging import Uitnodiging, bezwaren

CODE = re.compile(r"GM\d{4}")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_NAAM = 100
MAX_ADRES = 100


@dataclass(frozen=True)
class Plan:
    """A new edition: the municipality's name and CBS code, and what it is copied from.

    ``bron`` is the slug of the edition to copy from; empty means the sjabloon.
    ``zonder_hoofdstukken`` are slugs of chapters to leave out; they can be added later.
    ``buiten_lijst`` accepts a code that is newer than the list of municipalities we ship.
    ``uitnodigingen`` are the first people of the edition; they hear of it once it is there.
    What was typed is tidied: the name takes its official spelling, the host name its one form.
    """

    naam: str
    code: str
    slug: str = ""
    bron: str = ""
    zonder_hoofdstukken: tuple[str, ...] = ()
    hostnaam: str = ""
    kleur: str = ""
    buiten_lijst: bool = False
    uitnodigingen: tuple[Uitnodiging, ...] = ()

    def __post_init__(self) -> None:
        code = self.code.strip().upper()
        netjes = {
            "code": code,
            "naam": lijst.schrijfwijze(code, self.naam),
            "hostnaam": hostnaam.netjes(self.hostnaam),
        }
        for veld, waarde in netjes.items():
            object.__setattr__(self, veld, waarde)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Plan":
        """Read back what ``to_json`` wrote."""
        rijen = data.get("uitnodigingen", ())
        return cls(
            **data
            | {
                "zonder_hoofdstukken": tuple(data["zonder_hoofdstukken"]),
                "uitnodigingen": tuple(Uitnodiging.from_json(rij) for rij in rijen),
            }
        )

    def to_json(self) -> dict[str, Any]:
        """Return the plan as plain values, for a background task."""
        return asdict(self) | {
            "zonder_hoofdstukken": list(self.zonder_hoofdstukken),
            "uitnodigingen": [rij.to_json() for rij in self.uitnodigingen],
        }

    @property
    def adres(self) -> str:
        """The slug of the edition: the given one, else made from the name."""
        return self.slug or slugify(self.naam)

    def validate(self) -> None:
        """Raise ValidationError, in Dutch and by field, when the plan cannot be carried out."""
        controles = {
            "naam": self._fout_in_naam,
            "slug": self._fout_in_slug,
            "code": self._fout_in_code,
            "hostnaam": self._fout_in_hostnaam,
            "kleur": self._fouten_in_kleur,
            "uitnodigingen": self._fouten_in_uitnodigingen,
        }
        if fouten := {veld: fout for veld, kijk in controles.items() if (fout := kijk())}:
            raise ValidationError(fouten)

    def _fout_in_naam(self) -> str:
        if not self.naam:
            return "Vul de naam van de gemeente in."
        if len(self.naam) > MAX_NAAM:
            return f"Deze naam is te lang. Gebruik ten hoogste {MAX_NAAM} tekens."
        if not self.adres:
            return "Deze naam levert geen webadres op. Geef zelf een adres op."
        return ""

    def _fout_in_slug(self) -> str:
        if self.slug and not SLUG.fullmatch(self.slug):
            return "Gebruik kleine letters, cijfers en streepjes, bijvoorbeeld bergen-nh."
        if len(self.adres) > MAX_ADRES:
            return f"Dit adres is te lang. Geef er een van ten hoogste {MAX_ADRES} tekens."
        return ""

    def _fout_in_hostnaam(self) -> str:
        goed = not self.hostnaam or hostnaam.is_hostnaam(self.hostnaam)
        return "" if goed else hostnaam.UITLEG

    def _fouten_in_kleur(self) -> list[str]:
        try:
            if self.kleur:
                validate_kleur(self.kleur)
        except ValidationError as fout:
            return list(fout.messages)
        return []

    def _fouten_in_uitnodigingen(self) -> list[str]:
        return list(bezwaren(self.uitnodigingen).values())

    def _fout_in_code(self) -> str:
        if not self.code and self.naam and not self.buiten_lijst:
            return self._onbekend()
        if not CODE.fullmatch(self.code):
            return "Schrijf de code als GM en vier cijfers, bijvoorbeeld GM0080."
        if self.buiten_lijst:
            return ""
        officieel = lijst.gemeenten().get(self.code)
        if officieel is None:
            return (
                f"De code {self.code} staat niet in de lijst van gemeenten van {lijst.JAAR}. "
                "Klopt de code toch? Geef dan aan dat de gemeente nieuwer is dan de lijst."
            )
        if self.naam and not lijst.heet_zo(self.code, self.naam):
            return f"De code {self.code} hoort bij {officieel}, niet bij {self.naam}."
        return ""

    def _onbekend(self) -> str:
        """Say that no municipality has this name, and which may be meant."""
        namen = lijst.lijkt_op(self.naam)
        bedoeld = f" Bedoelt u {' of '.join(namen)}?" if namen else ""
        return f"De lijst van {lijst.JAAR} kent geen gemeente “{self.naam}”.{bedoeld}"
