"""Where in a text a list, point or quotation begins anew. Pure."""

from .rijk import Alinea, Merk, Tekst

# It goes on in all that it can go on in, as nearly every paragraph does.
GEWOON_VERDER = -1


def met_begin(tekst: Tekst) -> Tekst:
    """Return a text whose ``gedeeld`` is only told where an element begins anew that could have gone on.

    Or goes on where mostly one begins. What is said of a paragraph then hardly changes with the one before it.
    """
    gevonden = []
    vorige: tuple[Merk, ...] = ()
    for alinea in tekst:
        gewoon = alinea.gedeeld == _kan_delen(vorige, alinea)
        gevonden.append(alinea._replace(gedeeld=GEWOON_VERDER) if gewoon else alinea)
        vorige = alinea.soort
    return tuple(gevonden)


def _kan_delen(vorige: tuple[Merk, ...], alinea: Alinea) -> int:
    """Return how many elements a paragraph shares with the one before it, unless one begins anew."""
    paren = zip(vorige, alinea.soort, strict=False)
    samen = next(
        (n for n, (a, b) in enumerate(paren) if a != b), min(len(vorige), len(alinea.soort))
    )
    # The innermost element holds one paragraph.
    return samen - 1 if samen and samen == len(alinea.soort) else samen
