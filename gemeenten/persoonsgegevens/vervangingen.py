"""What somebody typed in the place of a name: one for all that was ticked, or another for one of them."""

from collections.abc import Collection, Mapping

from django.core.exceptions import ValidationError

from gemeenten.invoer import validate_gewone_tekst

from .resultaat import Resultaat
from .zoekterm import Zoekvraag

LANGSTE = 60
VOOR_ALLE, VOOR_EEN, VERDWIJNT = "vervanging", "vervanging-", "verdwijnt"
ONTBREEKT = (
    "Vul in wat er in de tekst komt in plaats van de naam, bijvoorbeeld “een deelnemer”. Wilt u dat de woorden "
    "verdwijnen? Kruis dat dan aan. Er is niets veranderd."
)
TE_LANG = (
    f"Wat er in plaats van de naam komt, heeft hoogstens {LANGSTE} tekens. Er is niets veranderd."
)
NAAM_BLIJFT = "In wat u invulde staat de persoon nog. Kies andere woorden. Er is niets veranderd."


def lees_vervangingen(data: Mapping[str, str], resultaat: Resultaat) -> dict[str, str | None]:
    """Return by key what was typed in a form; None where nothing was, and nobody said that the words go."""
    voor_alle = data.get(VOOR_ALLE, "").strip()
    leeg = "" if VERDWIJNT in data else None
    return {
        b.sleutel: data.get(f"{VOOR_EEN}{b.sleutel}", "").strip() or voor_alle or leeg
        for b in resultaat.te_vervangen
    }


def keur_vervangingen(gekozen: Resultaat) -> None:
    """Raise ValidationError, in Dutch, where what was chosen in running text has no words that can come there."""
    if any(bevinding.vervanging is None for bevinding in gekozen.te_vervangen):
        raise ValidationError(ONTBREEKT)
    woorden = set(gekozen.vervangingen.values())
    if any(len(tekst) > LANGSTE for tekst in woorden):
        raise ValidationError(TE_LANG)
    for tekst in woorden - {""}:
        validate_gewone_tekst(tekst)
    if _noemt(woorden, [gekozen.naam, gekozen.email, *gekozen.ook]):
        raise ValidationError(NAAM_BLIJFT)


def _noemt(woorden: Collection[str], gezocht: Collection[str]) -> bool:
    vraag = Zoekvraag.van(filter(str.strip, gezocht))
    return any(vraag.treffers(tekst) for tekst in woorden)
