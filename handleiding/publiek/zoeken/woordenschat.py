"""The words that a site uses: what a typing error was meant to be, and what a compound is made of. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA, Prefix

from .woorden import stam

# Letters that Dutch puts between the parts of a compound.
_TUSSEN = ("", "s", "en", "e", "n", "er")
_KORTSTE_DEEL = 4
_MEESTE = 12
_VERWANT = 6  # letters that two words of one family begin with, at least
_VERWANT_DEEL = 0.7  # of the longer one


class Woordenschat:
    """The stems of all passages, each with the number of passages that it stands in, and the words as written."""

    def __init__(self, aantallen: Mapping[str, int], passages: int, woorden: Iterable[str]) -> None:
        self.aantallen = aantallen
        self.woorden = frozenset(woorden)
        self.passages = max(passages, 1)

    def __contains__(self, kern: object) -> bool:
        return kern in self.aantallen

    def zeldzaam(self, kern: str) -> float:
        """Return how much a stem tells: little where it stands everywhere."""
        return log(1 + self.passages / (1 + self.aantallen.get(kern, 0)))

    def lijkt_op(self, woord: str) -> list[str]:
        """Return the words that ``woord`` was probably meant to be, the likeliest first."""
        if len(woord) < 4 or woord.isdigit():
            return []
        verschil = 1 if len(woord) < 7 else 2
        gevonden = process.extract(
            woord,
            self._van_lengte(len(woord), verschil),
            scorer=OSA.distance,
            score_cutoff=verschil,
            limit=_MEESTE,
        )
        if not gevonden:
            return []
        dichtst = min(afstand for _, afstand, _ in gevonden)
        beste = [ander for ander, afstand, _ in gevonden if afstand == dichtst]
        return sorted(
            beste,
            key=lambda ander: (ander[0] != woord[0], -self.aantallen.get(stam(ander), 0), ander),
        )

    def delen(self, woord: str) -> tuple[str, ...]:
        """Return the stems of the known words that ``woord`` is made of, or nothing."""
        for plek in range(len(woord) - _KORTSTE_DEEL, _KORTSTE_DEEL - 2, -1):
            eerste, tweede = woord[:plek], woord[plek:]
            if self._kent(tweede) and (kop := self._als_kop(eerste)):
                return (stam(kop), stam(tweede))
        return ()

    def samenstellingen(self, kern: str) -> list[str]:
        """Return the stems of known words of which ``kern`` is the first or the last part, the commonest first."""
        if len(kern) < _KORTSTE_DEEL:
            return []
        return self._vaakst(self._samen.get(kern, ()))

    def samen(self, eerste: str, tweede: str) -> list[str]:
        """Return the stems of the known words that two words make together: “buffer” and “schema”."""
        mogelijk = (stam(f"{eerste}{tussen}{tweede}") for tussen in _TUSSEN)
        return [kern for kern in dict.fromkeys(mogelijk) if kern in self]

    def verwant(self, woord: str) -> list[str]:
        """Return the stems of known words that begin like ``woord`` for the most part: “controle”, “controleren”."""
        kop = woord[:_VERWANT]
        if len(kop) < _VERWANT:
            return []
        gelijk = (ander for ander in self._kopwoorden.get(kop, ()) if _begint_gelijk(woord, ander))
        return self._vaakst({stam(ander) for ander in gelijk} - {stam(woord)})

    def _kent(self, deel: str) -> bool:
        return deel in self.woorden or deel in self.aantallen

    def _vaakst(self, kernen: Iterable[str]) -> list[str]:
        bekend = (kern for kern in kernen if kern in self)
        return sorted(bekend, key=lambda kern: (-self.aantallen[kern], kern))[:_MEESTE]

    def _als_kop(self, deel: str) -> str:
        """Return the first part of a compound, without the letters in between."""
        for tussen in _TUSSEN:
            kop = deel.removesuffix(tussen) if tussen else deel
            if len(kop) >= _KORTSTE_DEEL - 1 and self._kent(kop):
                return kop
        return ""

    @cached_property
    def _samen(self) -> Mapping[str, set[str]]:
        samen: defaultdict[str, set[str]] = defaultdict(set)
        for woord in self.woorden:
            for deel in self.delen(woord) if len(woord) >= 2 * _KORTSTE_DEEL - 1 else ():
                samen[deel].add(stam(woord))
        return samen

    @cached_property
    def _kopwoorden(self) -> Mapping[str, list[str]]:
        kopwoorden: defaultdict[str, list[str]] = defaultdict(list)
        for woord in self.woorden:
            kopwoorden[woord[:_VERWANT]].append(woord)
        return kopwoorden

    @cached_property
    def _lengtes(self) -> Mapping[int, list[str]]:
        lengtes: defaultdict[int, list[str]] = defaultdict(list)
        for woord in self.woorden:
            if not woord.isdigit():
                lengtes[len(woord)].append(woord)
        return lengtes

    def _van_lengte(self, lengte: int, verschil: int) -> list[str]:
        return [
            woord
            for van in range(lengte - verschil, lengte + verschil + 1)
            for woord in self._lengtes.get(van, ())
        ]


def _begint_gelijk(een: str, ander: str) -> bool:
    gelijk = Prefix.similarity(een, ander)
    return gelijk >= _VERWANT_DEEL * max(len(een), len(ander))
