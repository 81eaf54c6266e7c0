"""A name as somebody types it to search: "Jong, Anna de" and "mevr. Anna de Jong" are Anna de Jong. Pure.

Who copies a name from a list or a letter would else be told that the person occurs nowhere.
"""

from .naamvormen import AANHEF, TUSSENVOEGSELS


def te_zoeken(naam: str) -> tuple[str, ...]:
    """Return the names that a folded name stands for: as it is said, and as typed where the surname came first."""
    achter, komma, voor = zonder_titel(naam).partition(",")
    if not komma:
        return (achter,)
    return tuple(dict.fromkeys((_gezegd(achter.split(), voor), naam)))


def zonder_titel(naam: str) -> str:
    """Return a folded name without "mevrouw" or "de heer" before it, unless hardly a name would be left."""
    woorden = naam.split()
    while (titels := _titels(woorden)) and len(woorden) > titels + 1:
        woorden = woorden[titels:]
    return " ".join(woorden)


def _titels(woorden: list[str]) -> int:
    """Return how many words before a name are one title: "de heer" is two."""
    eerste = 1 if woorden[:1] == ["de"] else 0
    titel = "".join(woorden[eerste : eerste + 1]).rstrip(".")
    return eerste + 1 if titel in AANHEF else 0


def _gezegd(achter: list[str], erna: str) -> str:
    """Put the surname behind what came after its comma: "anna de", "de, anna"."""
    woorden = erna.replace(",", " ").split()
    tussen = [woord for woord in woorden if woord in TUSSENVOEGSELS]
    voor = [
        woord
        for woord in woorden
        if woord not in TUSSENVOEGSELS and woord.rstrip(".") not in AANHEF
    ]
    return " ".join([*voor, *tussen, *achter]).replace("d' ", "d'")
