"""The words by which content is known."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from .loop import bladen
from .soorten import Bron, Inhoudsoort

TAG = re.compile(r"<[^>]+>")
REGELEINDE = re.compile(r"</(?:p|li|h[1-6]|tr)>|<br\s*/?>")
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
