"""The words by which content is known."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from django.db import models

from .loop import Inhoudsdeel, bladen
from .rijen import delen_van_veld
from .soorten import Bron, Inhoudsoort

TAG = re.compile(r"<[^>]+>")
REGELEINDE = re.compile(r"</(?:p|li|h[1-6]|tr)>|<br\s*/?>")
# What says nothing by itself: it tells how something else is shown.
STIL = frozenset({Inhoudsoort.KEUZE, Inhoudsoort.JA_NEE, Inhoudsoort.KENMERK})
OPGEMAAKT = frozenset({Inhoudsoort.RIJK, Inhoudsoort.HTML})
LEESBAAR = OPGEMAAKT | {
    Inhoudsoort.TEKST,
    Inhoudsoort.ADRES,
    Inhoudsoort.MAIL,
    Inhoudsoort.ONBEKEND,
}


def regels(bron: Bron, waarde: Any) -> Iterator[str]:
    """Yield each line of text in a value that has words in it: no choices, numbers or files."""
    for blad in bladen(bron, waarde):
        if blad.soort in LEESBAAR and isinstance(blad.waarde, str):
            opgemaakt = blad.soort in OPGEMAAKT
            tekst = zonder_opmaak(blad.waarde) if opgemaakt else blad.waarde
            yield from filter(None, map(str.strip, tekst.splitlines()))


def zonder_opmaak(html: str) -> str:
    """Return what is to be read in ``html``, a line for each paragraph."""
    return unescape(TAG.sub("", REGELEINDE.sub("\n", html))).replace("\xa0", " ").strip()


def heeft_tekst(html: str) -> bool:
    """Return whether there is anything to read in ``html``."""
    return bool(zonder_opmaak(html or ""))


def is_gevuld(veld: models.Field, waarde: Any) -> bool:
    """Return whether a field holds anything to read, to look at or to fetch."""
    return any(deel.is_blad and _zegt_iets(deel) for deel in delen_van_veld(veld, waarde))


def _zegt_iets(blad: Inhoudsdeel) -> bool:
    if isinstance(blad.waarde, str) and blad.soort in OPGEMAAKT:
        return heeft_tekst(blad.waarde)
    if isinstance(blad.waarde, str):
        return bool(blad.waarde.strip()) and blad.soort not in STIL
    return blad.waarde is not None and blad.soort not in STIL
