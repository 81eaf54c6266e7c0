"""Choices that leave a sentence on the page twice, or nowhere, are said before they are saved."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from gemeenten.merge import Botsing, Samenvoeging

TWEE_KEER = "Na uw keuzes staat deze tekst twee keer op de pagina: “{tekst}”."
NERGENS = "Na uw keuzes staat deze tekst nergens meer op de pagina: “{tekst}”."
KIES = (
    "Kies bij de vragen die bij elkaar horen dezelfde kant, of zet een vinkje als u dit zo bedoelt."
)
GENOEMD = 3
LANG = 120


class KeuzesBotsen(ValueError):
    """Choices for places that belong together do not fit; ``kenmerk`` is what confirms exactly this."""

    def __init__(self, botsingen: Sequence[Botsing]) -> None:
        super().__init__(" ".join([*map(_zin, botsingen[:GENOEMD]), KIES]))
        self.paden = tuple({pad: None for botsing in botsingen for pad in botsing.paden})
        self.kenmerk = _kenmerk(botsingen)


def bewaak_samenhang(
    samenvoeging: Samenvoeging, keuzes: Mapping[str, Any], *, bedoeld: str = ""
) -> None:
    """Raise KeuzesBotsen, unless ``bedoeld`` says that a person saw this and meant it."""
    botsingen = samenvoeging.botsingen(keuzes)
    if botsingen and bedoeld != _kenmerk(botsingen):
        raise KeuzesBotsen(botsingen)


def _zin(botsing: Botsing) -> str:
    tekst = botsing.zin if len(botsing.zin) <= LANG else f"{botsing.zin[:LANG].rstrip()}…"
    return (TWEE_KEER if botsing.dubbel else NERGENS).format(tekst=tekst)


def _kenmerk(botsingen: Sequence[Botsing]) -> str:
    tekst = repr(sorted((b.zin, b.paden, b.dubbel) for b in botsingen))
    return hashlib.sha256(tekst.encode()).hexdigest()[:16]
