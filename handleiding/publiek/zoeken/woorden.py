"""Words as search knows them: folded, and brought back to their stem. Pure.

The stem is Snowball's Dutch (Kraaij-Pohlmann), taken until it changes no more: “schuldgevoelens” meets
“schuldgevoel”. What is indexed and what is asked go through the same door.
"""

import re
import threading
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

from handleiding.vouwen import vouw

_WOORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_DEEL = re.compile(r"[^\W_]+")
_RONDES = 4
# Strong verbs, whose forms no rule brings together: a form, and what it is a form of.
_STERK = {
    vorm: heel
    for heel, vormen in {
        "beginnen": "begon begonnen",
        "begrijpen": "begreep begrepen",
        "bespreken": "besprak besproken",
        "bieden": "bood geboden",
        "blijven": "bleef bleven gebleven",
        "breken": "brak gebroken",
        "brengen": "bracht gebracht",
        "denken": "dacht dachten gedacht",
        "doen": "deed deden gedaan",
        "dragen": "droeg gedragen",
        "drinken": "dronk gedronken",
        "gaan": "ging gingen gegaan",
        "geven": "gaf gaven gegeven",
        "helpen": "hielp hielpen geholpen",
        "houden": "hield hielden gehouden",
        "kiezen": "koos kozen gekozen",
        "kijken": "keek keken gekeken",
        "komen": "kwam kwamen gekomen",
        "krijgen": "kreeg kregen gekregen",
        "laten": "liet lieten gelaten",
        "lezen": "las lazen gelezen",
        "liggen": "lag lagen gelegen",
        "lopen": "liep liepen gelopen",
        "nemen": "nam namen genomen",
        "ontstaan": "ontstond ontstonden",
        "schrijven": "schreef schreven geschreven",
        "slaan": "sloeg sloegen geslagen",
        "slapen": "sliep sliepen geslapen",
        "spreken": "sprak spraken gesproken",
        "staan": "stond stonden gestaan",
        "treffen": "trof troffen getroffen",
        "vallen": "viel vielen gevallen",
        "verliezen": "verloor verloren",
        "vinden": "vond vonden gevonden",
        "vragen": "vroeg vroegen gevraagd",
        "weten": "wist wisten geweten",
        "zeggen": "zei zeiden gezegd",
        "zien": "zag zagen gezien",
        "zitten": "zat zaten gezeten",
        "zoeken": "zocht zochten gezocht",
        "zwijgen": "zweeg zwegen gezwegen",
    }.items()
    for vorm in vormen.split()
}
_per_draad = threading.local()


@lru_cache(maxsize=50_000)
def stam(woord: str) -> str:
    """Return the stem of a folded word; a number stays as it is."""
    woord = _STERK.get(woord, woord)
    for _ in range(_RONDES):
        korter = str(_stemmer().stemWord(woord))
        if korter == woord or len(korter) < 2:
            break
        woord = korter
    return woord


def gehelen(tekst: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the folded words of a text, each with its parts: “werkleergroep” of “werk” and “leergroep”."""
    for gevonden in _WOORD.finditer(vouw(tekst)):
        delen = _DEEL.findall(gevonden[0])
        yield "".join(delen), delen


def woorden(tekst: str) -> Iterator[str]:
    """Yield the folded words of a text. Of “werk-leergroep” its parts as well as the whole."""
    for geheel, delen in gehelen(tekst):
        yield from delen
        if len(delen) > 1:
            yield geheel


def stammen(tekst: str, vreemd: str = "") -> list[str]:
    """Return the stems of a text, in its order. The words of ``vreemd`` that are in it are not Dutch: they stay."""
    over = Counter(woorden(vreemd))
    gevonden = []
    for woord in woorden(tekst):
        blijft = over[woord] > 0
        over[woord] -= blijft
        gevonden.append(woord if blijft else stam(woord))
    return gevonden


def plaatsen(tekst: str) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Yield where each word of ``tekst`` stands, with its stems: of a joined word those of its parts too."""
    for gevonden in re.finditer(r"[^\W_]+(?:[-'’‘][^\W_]+)*", tekst):
        yield gevonden.start(), gevonden.end(), frozenset(stammen(gevonden[0]))


def _stemmer() -> "snowballstemmer.stemmer":
    # A stemmer keeps the word it works on: each thread has its own.
    if not hasattr(_per_draad, "stemmer"):
        _per_draad.stemmer = snowballstemmer.stemmer("dutch")
    return _per_draad.stemmer
