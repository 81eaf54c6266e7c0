"""A document as HTML: each page as readers have it on the site, in the frame of paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.db.models import F, Max
from django.http import HttpRequest
from django.template.loader import get_template, render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from wagtail.models import Page

from handleiding.navigatie import inhoudsopgave
from handleiding.publiek.etalage import Etalage

from .stukken import Drukstuk

KADER = "pdf/deel.html"  # in the place of the frame that a page has on the site


@dataclass(frozen=True)
class Drukdeel:
    """A page, set for paper: what it says, where it stands in public, how deep, and its edition's data."""

    page: Page
    html: SafeString
    adres: str
    niveau: int
    lokaal: Any

    @property
    def merk(self) -> str:
        return merk_van(self.page)


@dataclass(frozen=True)
class Colofon:
    """Of which core a document is, how far it differs, since when it says so."""

    editie: str
    kernversie: date | None
    aangepast: int
    vastgesteld: date | None
    adres: str

    @property
    def plaatsen(self) -> str:
        """Return in words in how many places the edition differs from the core."""
        if not self.aangepast:
            return "nergens aangepast"
        return f"op {self.aangepast} {'plaats' if self.aangepast == 1 else 'plaatsen'} aangepast"


@dataclass(frozen=True)
class Zetsel:
    """A document as HTML, with what the printer has to know."""

    html: str
    adres: str
    plaatsen: dict[str, str]
    kleur: str


def zet(stuk: Drukstuk) -> Zetsel:
    """Set ``stuk``: what everyone may read of it at this moment, and nothing else."""
    adres = stuk.page.full_url
    verzoek = verzoek_van_bezoeker(adres)
    paginas = list(
        stuk.paginas().annotate(nummer=F("onderdeelpage__bijeenkomstpage__nummer")).specific()
    )
    maak = stuk.soort.delen or _paginas_als_delen
    delen = maak(stuk, verzoek, paginas)
    lokaal = delen[0].lokaal if delen else {}
    editie = lokaal.get("editie") if lokaal else None
    html = render_to_string(
        "pdf/document.html",
        {
            "page": stuk.page.specific,
            "titel": stuk.soort.titel(stuk),
            "uitgave": stuk.soort.uitgave,
            "delen": delen,
            "inhoud": inhoudsopgave([deel.page for deel in delen], stuk.page.depth + 1),
            "editie": editie,
            "colofon": _colofon(
                delen, paginas, editie, adres if stuk.soort.uitgave else delen[0].adres
            ),
        },
    )
    plaatsen = {deel.adres: deel.merk for deel in delen}
    return Zetsel(html, adres, plaatsen, editie.thema.kleur if editie else "")


def merk_van(page: Page) -> str:
    """Return the mark of a page's part in a document."""
    return f"p{page.pk}"


def verzoek_van_bezoeker(adres: str) -> HttpRequest:
    """Return what a visitor without an account asks for: no session, so nothing that is for some only."""
    delen = urlsplit(adres)
    verzoek = HttpRequest()
    verzoek.method, verzoek.path, verzoek.path_info = "GET", delen.path, delen.path
    poort = delen.port or (443 if delen.scheme == "https" else 80)
    verzoek.META = {
        "HTTP_HOST": delen.netloc,
        "SERVER_NAME": delen.hostname,
        "SERVER_PORT": str(poort),
    }
    return verzoek


def zet_deel(
    sjabloon: str, context: dict[str, Any], *, page: Page, adres: str, lokaal: Any, niveau: int = 1
) -> Drukdeel:
    """Set a page by its own template: one text, on the site and on paper."""
    html = get_template(sjabloon).render(context | {"kader": KADER})
    return Drukdeel(page=page, html=html, adres=adres, niveau=niveau, lokaal=lokaal)


def _paginas_als_delen(stuk: Drukstuk, verzoek: HttpRequest, paginas: list[Page]) -> list[Drukdeel]:
    """Set each page; the root of an edition is its cover."""
    delen = []
    for page in paginas:
        if stuk.soort.uitgave and page.pk == stuk.page.pk:
            continue
        context = page.get_context(verzoek)
        delen.append(
            zet_deel(
                page.template,
                context,
                page=page,
                adres=page.full_url,
                lokaal=context["lokaal"],
                niveau=page.depth - stuk.page.depth + 1,
            )
        )
    return delen


def _colofon(delen: Iterable[Drukdeel], paginas: list[Page], editie: Any, adres: str) -> Colofon:
    ids = [page.pk for page in paginas]
    gewijzigd = Etalage.objects.filter(pk__in=ids).aggregate(op=Max("gewijzigd_op"))["op"]
    kern = gewijzigd
    if editie:
        bases = Page.objects.filter(pk__in=ids)
        kern = bases.aggregate(op=Max("onderdeelpage__basis__created_at"))["op"]
    return Colofon(
        editie=editie.title if editie else "",
        kernversie=timezone.localdate(kern) if kern else None,
        aangepast=sum(_aangepast(deel) for deel in delen) if editie else 0,
        vastgesteld=timezone.localdate(gewijzigd) if gewijzigd else None,
        adres=adres,
    )


def _aangepast(deel: Drukdeel) -> int:
    """Return in how many places a page differs from the core; a page of the edition's own is one place."""
    if getattr(deel.page, "kern_id", None) is None:
        return 1
    return deel.lokaal["aantal_afwijkingen"]
