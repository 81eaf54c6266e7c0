"""Choices that leave a sentence on the page twice, or nowhere, are said before they are saved."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from gemeenten.merge import Botsing, Samenvoeging

TWEE_KEER = "{na} staat deze tekst twee keer op de pagina: “{tekst}”."
NERGENS = "{na} staat deze tekst nergens meer op de pagina: “{tekst}”."
GENOEMD = 3
LANG = 120


class Bewoording(NamedTuple):
    """What was done, and what somebody can do about a clash, in Dutch."""

    na: str
    raad: str


UW_KEUZES = Bewoording(
    "Na uw keuzes",
    "Kies bij de vragen die bij elkaar horen dezelfde kant, of zet een vinkje als u dit zo bedoelt.",
)


class KeuzesBotsen(ValueError):
    """Choices for places that belong together do not fit; ``kenmerk`` is what confirms exactly this."""

    def __init__(self, botsingen: Sequence[Botsing], woorden: Bewoording = UW_KEUZES) -> None:
        zinnen = [_zin(botsing, woorden.na) for botsing in botsingen[:GENOEMD]]
        super().__init__(" ".join([*zinnen, woorden.raad]))
        self.paden = tuple({pad: None for botsing in botsingen for pad in botsing.paden})
        self.kenmerk = _kenmerk(botsingen)


def bewaak_samenhang(
    samenvoeging: Samenvoeging,
    keuzes: Mapping[str, Any],
    *,
    bedoeld: str = "",
    woorden: Bewoording = UW_KEUZES,
) -> None:
    """Raise KeuzesBotsen, unless ``bedoeld`` says that a person saw this and meant it."""
    bewaak_botsingen(samenvoeging.botsingen(keuzes), bedoeld=bedoeld, woorden=woorden)


def bewaak_botsingen(
    botsingen: Sequence[Botsing], *, bedoeld: str = "", woorden: Bewoording = UW_KEUZES
) -> None:
    """Raise KeuzesBotsen when there are any, unless ``bedoeld`` says that a person meant just these."""
    if botsingen and bedoeld != _kenmerk(botsingen):
        raise KeuzesBotsen(botsingen, woorden)


def _zin(botsing: Botsing, na: str) -> str:
    tekst = botsing.zin if len(botsing.zin) <= LANG else f"{botsing.zin[:LANG].rstrip()}…"
    return (TWEE_KEER if botsing.dubbel else NERGENS).format(na=na, tekst=tekst)


def _kenmerk(botsingen: Sequence[Botsing]) -> str:
    tekst = repr(sorted((b.zin, b.paden, b.dubbel) for b in botsingen))
    return hashlib.sha256(tekst.encode()).hexdigest()[:16]
