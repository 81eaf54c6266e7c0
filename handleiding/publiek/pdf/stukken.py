"""What there is to print: a kind of document, one document, and the pages that it is made of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.text import get_valid_filename
from wagtail.models import Page

from handleiding.zichtbaarheid import openbaar


@dataclass(frozen=True, kw_only=True)
class Pdfsoort:
    """A kind of document. ``op_verzoek``: small enough to be made for who asks; else it is made on the background.

    ``paginas``: the pages it is made of, in reading order, of which readers get only what is public. ``delen``: how
    they are set for paper, where that is not one by one. ``uitgave``: it has a cover, contents and a colophon page.
    """

    naam: str
    noem: str
    paginatype: str
    paginas: Callable[["Drukstuk"], Any]
    titel: Callable[["Drukstuk"], str]
    bestandsnaam: Callable[["Drukstuk"], str]
    delen: Callable[["Drukstuk", HttpRequest, list[Page]], list[Any]] | None = None
    op_verzoek: bool = True
    uitgave: bool = False


@dataclass(frozen=True)
class Drukstuk:
    """One document, about a page. ``deel`` tells which, of a page that has more of a kind."""

    page: Page
    soort: Pdfsoort
    deel: str = ""

    def paginas(self) -> Any:
        """Return the pages it is made of, now, that everyone may read; a question to the database."""
        return openbaar(self.soort.paginas(self))

    @property
    def bestandsnaam(self) -> str:
        """Return what a reader's computer calls it."""
        naam = " ".join(self.soort.bestandsnaam(self).split())
        return f"{get_valid_filename(naam.replace(' ', '-'))}.pdf"


_soorten: dict[str, Pdfsoort] = {}


def registreer(*soorten: Pdfsoort) -> None:
    """Add kinds; registering twice changes nothing."""
    for soort in soorten:
        _soorten.setdefault(soort.naam, soort)


def alle_soorten() -> Iterable[Pdfsoort]:
    """Return every kind there is."""
    return _soorten.values()


def _waar(page: Page) -> str:
    """Return the root of the edition that a page stands in by its name, or nothing in the core."""
    boven = page.get_ancestors().filter(depth__gt=2).order_by("-depth").specific(defer=True)
    wortel = next(
        (p for p in boven if getattr(p.specific_class, "is_navigatiewortel", False)), None
    )
    return wortel.title if wortel else ""


HANDLEIDING = Pdfsoort(
    naam="handleiding",
    noem="Deze handleiding",
    paginatype="handleidingpage",
    paginas=lambda stuk: Page.objects.descendant_of(stuk.page, inclusive=True).order_by("path"),
    titel=lambda stuk: stuk.page.title,
    bestandsnaam=lambda stuk: f"{stuk.page.title} {_waar(stuk.page)}",
    op_verzoek=False,
    uitgave=True,
)
BIJEENKOMST = Pdfsoort(
    naam="bijeenkomst",
    noem="Deze bijeenkomst",
    paginatype="bijeenkomstpage",
    paginas=lambda stuk: Page.objects.filter(pk=stuk.page.pk),
    titel=lambda stuk: f"Bijeenkomst {stuk.page.specific.nummer}: {stuk.page.title}",
    bestandsnaam=lambda stuk: (
        f"Bijeenkomst {stuk.page.specific.nummer} {stuk.page.title} {_waar(stuk.page)}"
    ),
)
registreer(HANDLEIDING, BIJEENKOMST)
