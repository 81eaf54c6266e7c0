"""WeasyPrint, wrapped once and imported late: it is an optional extra, and needs pango on the machine."""

import ctypes
import hashlib
import importlib.util
import sys
import warnings
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .bewerken import Plaatsen, bewerk
from .ophalen import Ophaler

STIJL = Path(__file__).with_name("druk.css")
PANGO = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0")


@dataclass(frozen=True)
class Gedrukt:
    """A finished document."""

    inhoud: bytes
    bladzijden: int


class KanNietDrukken(RuntimeError):
    """This machine cannot make a PDF after all."""


@cache
def _is_er() -> bool:
    """Return whether the library and pango are here, without loading the first: pages ask it only to show a link."""
    if importlib.util.find_spec("weasyprint") is None:
        return False
    if sys.platform != "linux":  # elsewhere pango has other names, that the library knows
        return _weasyprint() is not None
    try:
        for naam in PANGO:
            ctypes.CDLL(naam)
    except OSError:
        return False
    return True


@cache
def _weasyprint() -> Any:
    """Return the library, or None where it, or what it needs of the machine, is not there."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # what it says of coming versions is no news to a reader
            import weasyprint
    except (ImportError, OSError):
        return None
    return weasyprint


def kan_drukken() -> bool:
    """Return whether this machine can make a PDF."""
    return _is_er()


def druk(html: str, *, adres: str, plaatsen: Plaatsen, kleur: str = "") -> Gedrukt:
    """Print a whole HTML document as PDF/UA-1.

    ``adres`` is the public address it stands at; ``plaatsen`` tells which addresses are in the document itself.
    """
    weasyprint = _weasyprint()
    if weasyprint is None:
        raise KanNietDrukken
    ophaler = Ophaler(adres)
    document = weasyprint.HTML(string=html, base_url=adres, url_fetcher=ophaler)
    bewerk(document.etree_element, adres, plaatsen)
    css = STIJL.read_text(encoding="utf-8") + (f":root{{--accent:{kleur}}}" if kleur else "")
    blad = weasyprint.CSS(string=css, base_url=adres, url_fetcher=ophaler)
    gezet = document.render(stylesheets=[blad], pdf_variant="pdf/ua-1")
    # The identifier of a file is made of its text: the same text is the same file.
    inhoud = gezet.write_pdf(
        pdf_variant="pdf/ua-1",
        pdf_identifier=hashlib.md5(html.encode(), usedforsecurity=False).digest(),
    )
    return Gedrukt(inhoud, len(gezet.pages))
