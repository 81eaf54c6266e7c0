"""What somebody asks: the words, and for each what may stand in its place. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from .woorden import gehelen, stam
from .woordenschat import Woordenschat

LANGSTE = 200  # characters; what comes after is not read
MEESTE_WOORDEN = 12
ZELF, SAMEN, SYNONIEM, DEEL, GELIJKEND = 1.0, 0.9, 0.7, 0.45, 0.6
# Words that tell nothing about what is looked for, unless nothing else is asked.
_STIL = frozenset(
    (  # noqa: SIM905
        "de het een van in op met voor en of te om aan bij is zijn was wat waar wie hoe wanneer welke welk "
        "ik je u uw we wij er die dat dit deze naar als dan ook uit over door per wordt worden kan "
        "kun mag moet heeft hebben mijn ons onze zich niet wel komt doe doen elkaar"
    ).split()
)


@dataclass(frozen=True)
class Alternatief:
    """Stems that stand in the place of a word, all of them, and how well they do."""

    stammen: tuple[str, ...]
    gewicht: float


@dataclass(frozen=True)
class Woordgroep:
    """One word that was asked, with what may stand in its place, the best first."""

    woord: str
    alternatieven: tuple[Alternatief, ...]


@dataclass(frozen=True)
class Lezersvraag:
    """``groepen`` are all to be found, ``getypt`` is what was asked in the order of asking."""

    getypt: tuple[str, ...]
    groepen: tuple[Woordgroep, ...]
    verbeterd: Mapping[str, str]

    @property
    def stammen(self) -> frozenset[str]:
        """All stems that count as a hit."""
        return frozenset(
            stam
            for groep in self.groepen
            for alternatief in groep.alternatieven
            for stam in alternatief.stammen
        )


Synoniemenlijst = Mapping[str, frozenset[tuple[str, ...]]]


def lees_synoniemen(regels: Iterable[str]) -> Synoniemenlijst:
    """Return for the stems of each word or phrase the others of its line: “crèche, kinderopvang”."""
    gelezen: dict[str, set[tuple[str, ...]]] = {}
    for regel in regels:
        groep = {sleutel for deel in regel.split(",") if (sleutel := synoniemsleutel(deel))}
        for sleutel in groep:
            gelezen.setdefault(" ".join(sleutel), set()).update(groep - {sleutel})
    return {sleutel: frozenset(anderen) for sleutel, anderen in gelezen.items()}


def synoniemsleutel(deel: str) -> tuple[str, ...]:
    """Return the stems by which a word or a pair of words is known among synonyms: “flap-over” is one word."""
    return tuple(stam(geheel) for geheel, _ in gehelen(deel))


def gevraagd(tekst: str) -> dict[str, list[str]]:
    """Return the words of a question that are looked for, folded, each once, with the parts of joined ones."""
    alle = dict(gehelen(tekst[:LANGSTE]))
    ertoe = {woord: delen for woord, delen in alle.items() if woord not in _STIL} or alle
    return dict(islice(ertoe.items(), MEESTE_WOORDEN))


def lees_vraag(tekst: str, schat: Woordenschat, synoniemen: Synoniemenlijst) -> Lezersvraag:
    """Return what ``tekst`` asks, with all that may stand in the place of its words."""
    getypt = gevraagd(tekst)
    gestamd = [stam(woord) for woord in getypt]
    verbeterd: dict[str, str] = {}
    groepen = []
    for plek, (woord, kern) in enumerate(zip(getypt, gestamd, strict=True)):
        buren = _samen_met_buren(list(getypt), plek, schat)
        alternatieven = [Alternatief((kern,), ZELF), *buren]
        if woord != kern and woord in schat:  # somewhere it is not Dutch, and has no stem
            alternatieven.append(Alternatief((woord,), ZELF))
        if len(getypt[woord]) > 1:
            alternatieven.append(Alternatief(tuple(map(stam, getypt[woord])), SAMEN))
        bekend = kern in schat or len(alternatieven) > 1 or kern in synoniemen or schat.delen(woord)
        gelijkend = [] if bekend else schat.lijkt_op(woord)
        alternatieven += _in_plaats_van(woord, schat, synoniemen)
        alternatieven += [Alternatief((stam(anders),), GELIJKEND) for anders in gelijkend]
        if gelijkend:
            verbeterd[woord] = gelijkend[0]
            alternatieven += _in_plaats_van(gelijkend[0], schat, synoniemen, GELIJKEND)
        groepen.append(Woordgroep(woord, _beste(alternatieven)))
    return Lezersvraag(tuple(getypt), tuple(_met_zinnen(groepen, gestamd, synoniemen)), verbeterd)


def _samen_met_buren(getypt: list[str], plek: int, schat: Woordenschat) -> list[Alternatief]:
    buren = [(getypt[plek - 1], getypt[plek])] if plek else []
    buren += [(getypt[plek], getypt[plek + 1])] if plek + 1 < len(getypt) else []
    return [Alternatief((kern,), SAMEN) for paar in buren for kern in schat.samen(*paar)]


def _in_plaats_van(
    woord: str, schat: Woordenschat, synoniemen: Synoniemenlijst, maal: float = 1.0
) -> list[Alternatief]:
    kern = stam(woord)
    gevonden = [Alternatief(ander, SYNONIEM * maal) for ander in sorted(synoniemen.get(kern, ()))]
    if delen := schat.delen(woord):
        gevonden.append(Alternatief(delen, SAMEN * maal))
    gevonden += [Alternatief((anders,), DEEL * maal) for anders in schat.samenstellingen(kern)]
    gevonden += [Alternatief((anders,), DEEL * maal) for anders in schat.verwant(woord)]
    return gevonden


def _met_zinnen(
    groepen: list[Woordgroep], gestamd: list[str], synoniemen: Synoniemenlijst
) -> Iterable[Woordgroep]:
    """Let two words that are a synonym together be found by it: each of them, for both must be found."""
    for plek, groep in enumerate(groepen):
        erbij = [
            Alternatief(ander, SYNONIEM)
            for begin in (plek - 1, plek)
            if 0 <= begin < len(gestamd) - 1
            for ander in sorted(synoniemen.get(" ".join(gestamd[begin : begin + 2]), ()))
        ]
        yield Woordgroep(groep.woord, _beste([*groep.alternatieven, *erbij])) if erbij else groep


def _beste(alternatieven: Iterable[Alternatief]) -> tuple[Alternatief, ...]:
    """Keep of the same stems the best, and the best first."""
    gewichten: dict[tuple[str, ...], float] = {}
    for alternatief in alternatieven:
        oud = gewichten.get(alternatief.stammen, 0.0)
        gewichten[alternatief.stammen] = max(oud, alternatief.gewicht)
    return tuple(
        Alternatief(stammen, gewicht)
        for stammen, gewicht in sorted(gewichten.items(), key=lambda paar: -paar[1])
    )
