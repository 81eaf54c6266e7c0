"""What a search found, in plain words that can be kept for a while: no row has to be read again to show it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from .gesloten import ontsluit, sluit
from .overzicht import Groep, Overzicht
from .raad import raad_voor
from .tabel import Houdt
from .zinnen import Zin


@dataclass(frozen=True)
class Bevinding:
    """One decision (``Groep``), as it was when somebody looked."""

    sleutel: str
    houdt: str
    precies: bool
    zeker: str
    wat: str
    waar: str
    wie: str
    url: str
    titel: str
    zin: Zin
    feiten: dict[str, Any]
    let_op: str = ""
    # Text of a page in which other words may come, which these are ("" is none), and where its page goes offline.
    vervangbaar: bool = False
    vervanging: str | None = None
    offline: str = ""
    # What somebody does about what a removal leaves.
    raad: str = ""

    @classmethod
    def van(cls, groep: Groep) -> "Bevinding":
        return cls(
            sleutel=groep.sleutel,
            houdt=groep.eerste.houdt.name,
            precies=groep.precies,
            zeker=groep.zeker,
            wat=groep.wat,
            waar=groep.waar,
            wie=groep.wie,
            url=groep.url,
            titel=groep.titel,
            zin=groep.eerste.zin,
            feiten=groep.feiten(),
            let_op=groep.let_op,
            vervangbaar=groep.vervangbaar,
            offline=groep.offline,
            raad=raad_voor(groep.eerste),
        )

    @classmethod
    def lees(cls, gegevens: dict[str, Any]) -> "Bevinding":
        return cls(**gegevens | {"zin": Zin(*gegevens["zin"])})


@dataclass(frozen=True)
class Resultaat:
    """What was sought and found. ``reden`` says why nothing can be chosen; then it is counted only."""

    naam: str
    email: str
    ook: Sequence[str]
    reden: str
    aantallen: str
    bevindingen: Sequence[Bevinding] = ()

    @classmethod
    def van(cls, overzicht: Overzicht, *, naam: str, email: str) -> "Resultaat":
        groepen = () if overzicht.reden else (*overzicht.alle, *overzicht.ongelezen)
        return cls(
            naam=naam,
            email=email,
            ook=list(overzicht.ook),
            reden=overzicht.reden,
            aantallen=overzicht.aantallen,
            bevindingen=[Bevinding.van(groep) for groep in groepen],
        )

    @classmethod
    def open(cls, geheim: str) -> "Resultaat":
        """Read what ``dicht`` wrote. Raises ``Verlopen``."""
        gegevens = ontsluit(geheim)
        return cls(**gegevens | {"bevindingen": [*map(Bevinding.lees, gegevens["bevindingen"])]})

    def dicht(self) -> str:
        """Return it as it is stored."""
        return sluit(asdict(self))

    def met(self, sleutels: Collection[str]) -> "Resultaat":
        """Return it with only these findings, of what a removal may touch."""
        gekozen = [b for b in self.te_kiezen if b.sleutel in sleutels]
        return Resultaat(self.naam, self.email, self.ook, self.reden, self.aantallen, gekozen)

    def met_vervangingen(self, vervangingen: Mapping[str, str | None]) -> "Resultaat":
        """Return it with what comes in the place of these."""
        bevindingen = [
            replace(b, vervanging=vervangingen.get(b.sleutel)) if b.vervangbaar else b
            for b in self.bevindingen
        ]
        return replace(self, bevindingen=bevindingen)

    @property
    def vervangingen(self) -> dict[str, str]:
        """Return by key what comes in the place of text of pages."""
        return {b.sleutel: b.vervanging for b in self.te_vervangen if b.vervanging is not None}

    @property
    def gevonden(self) -> list[Bevinding]:
        ongelezen = Houdt.ONGELEZEN.name
        return [bevinding for bevinding in self.bevindingen if bevinding.houdt != ongelezen]

    @property
    def te_kiezen(self) -> list[Bevinding]:
        return [*self.personen, *self.beheer, *self.te_vervangen]

    @property
    def personen(self) -> list[Bevinding]:
        return self._van(Houdt.PERSOON)

    @property
    def zekere(self) -> list[Bevinding]:
        return [bevinding for bevinding in self.personen if bevinding.precies]

    @property
    def waarschijnlijke(self) -> list[Bevinding]:
        return [bevinding for bevinding in self.personen if not bevinding.precies]

    def deel(self, naam: str) -> list[Bevinding]:
        """Return what can be chosen of one kind, all at once."""
        delen = {
            "zeker": self.zekere,
            "waarschijnlijk": self.waarschijnlijke,
            "cms": self.beheer,
            "pagina": self.te_vervangen,
        }
        return delen.get(naam, [])

    @property
    def twijfels(self) -> list[tuple[str, int]]:
        """Return what a name here may be other than the person, and how many times."""
        aantallen = Counter(b.let_op for b in self.gevonden if b.let_op)
        return aantallen.most_common()

    @property
    def beheer(self) -> list[Bevinding]:
        return self._van(Houdt.BEHEER)

    @property
    def pagina(self) -> list[Bevinding]:
        return self._van(Houdt.PAGINA)

    @property
    def te_vervangen(self) -> list[Bevinding]:
        return [bevinding for bevinding in self.pagina if bevinding.vervangbaar]

    @property
    def niet_te_vervangen(self) -> list[Bevinding]:
        """Return text of which no other words can take the place: an address, a statement that was answered."""
        return [bevinding for bevinding in self.pagina if not bevinding.vervangbaar]

    @property
    def elders(self) -> list[Bevinding]:
        """Return what is neither a person's row nor text: web addresses, files, accounts."""
        soorten = (Houdt.ACCOUNT, Houdt.ADRES, Houdt.BESTAND)
        return [bevinding for soort in soorten for bevinding in self._van(soort)]

    @property
    def ongelezen(self) -> list[Bevinding]:
        return self._van(Houdt.ONGELEZEN)

    def _van(self, soort: Houdt) -> list[Bevinding]:
        return [bevinding for bevinding in self.bevindingen if bevinding.houdt == soort.name]
