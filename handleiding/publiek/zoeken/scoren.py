"""How well a passage answers a question. Pure.

For each word the best that stands in its place counts: more where it is rare, most in the title, more in a
heading than in the text. Words that stand close together count more.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .woordenschat import Woordenschat
from .zoekvraag import Lezersvraag, Woordgroep

TITEL, KOP, TEKST = 5.0, 2.5, 1.0
_VERZADIGD = 1.2  # a word that stands in a text four times counts hardly twice
_DICHTBIJ = 12  # words


@dataclass(frozen=True)
class Gestamd:
    """A passage in stems: the title of its page, its heading, its text."""

    titel: Sequence[str]
    kop: Sequence[str]
    tekst: Sequence[str]


def scoor(vraag: Lezersvraag, passage: Gestamd, schat: Woordenschat) -> float:
    """Return how well ``passage`` answers; 0 where a word is not in it at all."""
    if not vraag.groepen:
        return 0.0
    velden = (
        (Counter(passage.titel), TITEL),
        (Counter(passage.kop), KOP),
        (Counter(passage.tekst), TEKST),
    )
    scores = [_scoor_groep(groep, velden, schat) for groep in vraag.groepen]
    gevonden = [score for score in scores if score]
    volledig = len(gevonden) / len(scores)
    lengte = 1 / (1 + len(passage.tekst) / 400)
    titelwoorden = set(passage.titel)
    bedekt = len(titelwoorden & vraag.stammen) / len(titelwoorden) if titelwoorden else 0
    return sum(gevonden) * volledig**2 * (1 + lengte / 4 + bedekt + _dichtbij(vraag, passage.tekst))


def _scoor_groep(
    groep: Woordgroep, velden: Sequence[tuple[Counter[str], float]], schat: Woordenschat
) -> float:
    beste = 0.0
    for alternatief in groep.alternatieven:
        deel = sum(
            gewicht
            * min(_aandeel(teller[stam]) * schat.zeldzaam(stam) for stam in alternatief.stammen)
            for teller, gewicht in velden
        )
        beste = max(beste, deel * alternatief.gewicht)
    return beste


def _aandeel(aantal: int) -> float:
    return aantal / (aantal + _VERZADIGD)


def _dichtbij(vraag: Lezersvraag, tekst: Sequence[str]) -> float:
    """Return how close together the words of the question stand, from 0 to 0.5."""
    if len(vraag.groepen) < 2:
        return 0.0
    van_groep = {
        stam: nummer
        for nummer, groep in reversed(list(enumerate(vraag.groepen)))
        for alternatief in groep.alternatieven[:3]
        for stam in alternatief.stammen
    }
    plekken = [(plek, van_groep[stam]) for plek, stam in enumerate(tekst) if stam in van_groep]
    paren = (
        verder - plek for (plek, groep), (verder, andere) in pairwise(plekken) if groep != andere
    )
    dichtst = min(paren, default=_DICHTBIJ)
    return max(0.0, 0.5 * (1 - dichtst / _DICHTBIJ))
