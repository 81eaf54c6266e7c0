"""The account of an import: where every non-empty line of the input went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from handleiding.importer.furniture import Opmaakgroep
from handleiding.importer.structure import JSON, Boekpagina

VerschilSoort: TypeAlias = Literal[
    "alleen in bijlage", "alleen bij bijeenkomst", "anders geschreven"
]


@dataclass(frozen=True)
class Verslagplaats:
    """A page, as its index in document order (parents first), and one of its fields."""

    pagina: int
    veld: str


@dataclass(frozen=True)
class Importverschil:
    """A reference that a session's own list and the printed overview do not share."""

    bijeenkomst: int
    soort: VerschilSoort
    tekst: str

    def to_json(self) -> JSON:
        """As it stands in the report."""
        return {"bijeenkomst": self.bijeenkomst, "soort": self.soort, "tekst": self.tekst}


@dataclass(frozen=True)
class Rapport:
    """`regels` maps every non-empty line number (from 1) to its text."""

    regels: Mapping[int, str]
    plaatsen: Mapping[int, tuple[Verslagplaats, ...]]
    opmaakgroepen: tuple[Opmaakgroep, ...]
    paginas: tuple[Boekpagina, ...]
    verschillen: tuple[Importverschil, ...]
    opmerkingen: tuple[str, ...]

    @property
    def opmaak(self) -> frozenset[int]:
        """The lines that were left out as furniture of the page."""
        return frozenset(nr for groep in self.opmaakgroepen for nr in groep.nummers)

    @property
    def niet_geplaatst(self) -> tuple[int, ...]:
        """Whatever was not placed and is not page furniture: true by construction."""
        return tuple(nr for nr in self.regels if nr not in self.plaatsen and nr not in self.opmaak)

    def to_json(self) -> dict[str, JSON]:
        """The report in the agreed shape."""
        return {
            "regels": len(self.regels),
            "geplaatst": len(self.plaatsen),
            "opmaak": len(self.opmaak),
            "opmaak_soorten": [
                {
                    "soort": groep.soort,
                    "tekst": groep.tekst,
                    "aantal": len(groep.nummers),
                    "regels": reeksen(groep.nummers),
                }
                for groep in self.opmaakgroepen
            ],
            "opmaak_regels": self._met_tekst(sorted(self.opmaak)),
            "niet_geplaatst": self._met_tekst(self.niet_geplaatst),
            "paginas": [self._pagina(index) for index in range(len(self.paginas))],
            "verschillen": [verschil.to_json() for verschil in self.verschillen],
            "opmerkingen": list(self.opmerkingen),
        }

    def _met_tekst(self, nummers: Sequence[int]) -> JSON:
        """What the pages do not hold stands here in full: nothing of the input is gone unsaid."""
        return [{"regel": nr, "tekst": self.regels[nr]} for nr in nummers]

    def _pagina(self, index: int) -> JSON:
        pagina = self.paginas[index]
        return {
            "titel": pagina.titel,
            "soort": pagina.soort,
            "nummer": pagina.nummer,
            "velden": {veld: aantal(waarde) for veld, waarde in pagina.velden.items()},
            "regels": self._regels_per_veld(index),
        }

    def _regels_per_veld(self, index: int) -> dict[str, JSON]:
        per_veld: dict[str, list[int]] = {}
        for nr, plaatsen in sorted(self.plaatsen.items()):
            for plaats in plaatsen:
                if plaats.pagina == index:
                    per_veld.setdefault(plaats.veld, []).append(nr)
        return {veld: reeksen(nummers) for veld, nummers in per_veld.items()}


def aantal(waarde: JSON) -> int:
    """How many items a field holds; a text counts as one, an empty text as none."""
    if isinstance(waarde, list):
        return len(waarde)
    return 0 if waarde in ("", None) else 1


def reeksen(nummers: Sequence[int]) -> str:
    """[1, 2, 3, 7] as "1-3, 7"."""
    delen: list[list[int]] = []
    for nummer in nummers:
        if delen and nummer == delen[-1][1] + 1:
            delen[-1][1] = nummer
        else:
            delen.append([nummer, nummer])
    return ", ".join(str(van) if van == tot else f"{van}-{tot}" for van, tot in delen)


def in_volgorde(paginas: Sequence[Boekpagina]) -> list[Boekpagina]:
    """All pages of a tree, parents first."""
    rij: list[Boekpagina] = []
    for pagina in paginas:
        rij.append(pagina)
        rij.extend(in_volgorde(pagina.kinderen))
    return rij
