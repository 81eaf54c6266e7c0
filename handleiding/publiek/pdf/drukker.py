"""WeasyPrint, wrapped once and imported late: it is an optional extra, and needs pango on the machine."""

import hashlib
import warnings
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .bewerken import Plaatsen, bewerk
from .ophalen import Ophaler

STIJL = Path(__file__).with_name("druk.css")


@dataclass(frozen=True)
class Gedrukt:
    """A finished document."""

    inhoud: bytes
    bladzijden: int


@cache
def _weasyprint() -> Any:
    """Return the library, or None where it or pango is not there. Which of the two makes no difference to readers."""
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
    return _weasyprint() is not None


def druk(html: str, *, adres: str, plaatsen: Plaatsen, kleur: str = "") -> Gedrukt:
    """Print a whole HTML document as PDF/UA-1.

    ``adres`` is the public address it stands at; ``plaatsen`` tells which addresses are in the document itself.
    """
    weasyprint = _weasyprint()
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
