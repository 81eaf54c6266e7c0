"""Pages under construction, and the ledger that knows where each source line went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from handleiding.importer.blocks import Leesblok
from handleiding.importer.furniture import Opmaak
from handleiding.importer.lines import Leesregel, Tekstmaat
from handleiding.importer.report import Importverschil, Rapport, Verslagplaats, in_volgorde
from handleiding.importer.structure import JSON, Boekpagina, Soort


@dataclass
class Grootboekblad:
    """A page being filled."""

    soort: Soort
    nummer: str
    titel: str
    velden: dict[str, JSON] = field(default_factory=dict)
    kinderen: list[Grootboekblad] = field(default_factory=list)

    def pagina(self) -> Boekpagina:
        """The finished page."""
        kinderen = tuple(kind.pagina() for kind in self.kinderen)
        return Boekpagina(self.soort, self.nummer, self.titel, self.velden, kinderen)


@dataclass
class Grootboek:
    """Filled while the pages are made: what is not entered here was not placed."""

    maat: Tekstmaat
    auteurs: frozenset[str]
    boekingen: dict[int, list[tuple[Grootboekblad, str]]] = field(default_factory=dict)
    verschillen: list[Importverschil] = field(default_factory=list)
    opmerkingen: list[str] = field(default_factory=list)

    def plaats(self, blad: Grootboekblad, veld: str, regels: Iterable[Leesregel]) -> None:
        """Record that these lines are in this field."""
        for regel in regels:
            boekingen = self.boekingen.setdefault(regel.nr, [])
            if not any(ander is blad and naam == veld for ander, naam in boekingen):
                boekingen.append((blad, veld))

    def plaats_blokken(self, blad: Grootboekblad, veld: str, blokken: Iterable[Leesblok]) -> None:
        """Record the lines of these blocks."""
        for blok in blokken:
            self.plaats(blad, veld, blok.regels)

    def meld(self, tekst: str) -> None:
        """A remark for the reader of the report."""
        if tekst not in self.opmerkingen:
            self.opmerkingen.append(tekst)

    def rapport(
        self, bladen: Sequence[Grootboekblad], regels: Sequence[Leesregel], opmaak: Opmaak
    ) -> tuple[tuple[Boekpagina, ...], Rapport]:
        """The finished pages and the account."""
        paginas = tuple(blad.pagina() for blad in bladen)
        index = {id(blad): i for i, blad in enumerate(_bladen_in_volgorde(bladen))}
        plaatsen = {
            nr: tuple(Verslagplaats(index[id(blad)], veld) for blad, veld in boekingen)
            for nr, boekingen in self.boekingen.items()
        }
        rapport = Rapport(
            regels={regel.nr: regel.tekst for regel in regels},
            plaatsen=plaatsen,
            opmaakgroepen=opmaak.groepen,
            paginas=tuple(in_volgorde(paginas)),
            verschillen=tuple(self.verschillen),
            opmerkingen=tuple(self.opmerkingen),
        )
        return paginas, rapport


def _bladen_in_volgorde(bladen: Sequence[Grootboekblad]) -> list[Grootboekblad]:
    rij: list[Grootboekblad] = []
    for blad in bladen:
        rij.append(blad)
        rij.extend(_bladen_in_volgorde(blad.kinderen))
    return rij
