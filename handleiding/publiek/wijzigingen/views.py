"""``<handleiding>/wijzigingen/?sinds=…`` and its feed. “Sinds” stands in the address, so there is no cookie."""

import re
from collections.abc import Callable
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import condition, require_safe
from wagtail.models import Page, Site
from wagtail.views import serve

from handleiding.navigatie import handleiding_van
from handleiding.publiek.etalage import Etalage, stempels
from handleiding.publiek.kader import kader_van
from handleiding.zichtbaarheid import lezer, openbaar

from .lezen import Wijziging, lees_dag, wijzigingen

IN_FEED = 50
# What XML does not know; a title that was pasted may have one.
GEEN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
GEEN_DAG = "“{dag}” is geen datum. Schrijf hem als jaar, maand en dag: 2026-11-30."


def handleiding_op(request: HttpRequest, pad: str) -> Page | None:
    """Return the root of a handbook at ``pad`` of the host that is asked, if everyone may read it."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    page = openbaar(Page.objects.filter(url_path=f"{site.root_page.url_path}{pad}")).first()
    return page if page is not None and handleiding_van(page, ()) else None


def stand(request: HttpRequest, pad: str) -> str | None:
    """Return a mark that changes with any page of the handbook, or with what stands around it.

    None for who is logged in: around the page stands what others may not read.
    """
    handleiding = handleiding_op(request, pad)
    if handleiding is None or lezer(request) is not None:
        return None
    laatste = Etalage.objects.filter(page__path__startswith=handleiding.path)
    delen = (
        request.get_host(),
        *stempels(handleiding.pk),
        laatste.aggregate(s=Max("stempel"))["s"],
    )
    return '"{}"'.format("-".join(map(str, delen)))


@require_safe
@condition(etag_func=stand)
def overzicht(request: HttpRequest, pad: str) -> HttpResponse:
    """Show what changed since a day, or all that there is."""
    handleiding = handleiding_op(request, pad)
    if handleiding is None:
        return serve(request, f"{pad}wijzigingen/")
    tekst, fout = request.GET.get("sinds", "").strip()[:20], ""
    try:
        sinds = lees_dag(tekst)
    except ValueError:
        sinds, fout = None, GEEN_DAG.format(dag=tekst)
    gevonden = wijzigingen(handleiding, sinds)
    context = kader_van(handleiding.specific, request) | {
        "sinds": sinds,
        "sinds_getypt": tekst,
        "fout": fout,
        "inhoudelijk": [wijziging for wijziging in gevonden if not wijziging.klein],
        "redactioneel": [wijziging for wijziging in gevonden if wijziging.klein],
    }
    return render(request, "handleiding/wijzigingen.html", context, status=400 if fout else 200)


class Wijzigingenfeed(Feed):
    """The same list as Atom, for who reads along with a reader of feeds."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, pad: str) -> tuple[Page, HttpRequest]:
        handleiding = handleiding_op(request, pad)
        return (handleiding, request)  # type: ignore[return-value]

    def title(self, obj: Any) -> str:
        return GEEN_XML.sub(" ", f"Wat er wijzigde: {obj[0].get_parent().title}, {obj[0].title}")

    def link(self, obj: Any) -> str:
        return f"{obj[0].get_url(obj[1])}wijzigingen/"

    def author_name(self, obj: Any) -> str:
        """Atom asks for one (RFC 4287, 4.1.1): who publishes the handbook."""
        return GEEN_XML.sub(" ", obj[0].get_parent().title)

    def subtitle(self, obj: Any) -> str:
        return "Pagina’s die nieuw zijn of waarvan de tekst wijzigde, met de reden."

    def items(self, obj: Any) -> list[tuple[Wijziging, str]]:
        return [
            (regel, regel.page.get_url(obj[1]) or "/") for regel in wijzigingen(obj[0])[:IN_FEED]
        ]

    def item_title(self, item: Any) -> str:
        return GEEN_XML.sub(" ", item[0].page.title)

    def item_link(self, item: Any) -> str:
        return str(item[1])

    def item_guid(self, item: Any) -> str:
        return f"urn:handleiding:{item[0].page.pk}:{int(item[0].op.timestamp())}"

    def item_description(self, item: Any) -> str:
        anders = "Nieuw." if item[0].nieuw else "De tekst is gewijzigd."
        return GEEN_XML.sub(" ", item[0].reden) or anders

    def item_pubdate(self, item: Any) -> Any:
        return item[0].op

    def item_updateddate(self, item: Any) -> Any:
        return item[0].op


_feed: Callable[..., HttpResponse] = Wijzigingenfeed()


@require_safe
@condition(etag_func=stand)
def feed(request: HttpRequest, pad: str) -> HttpResponse:
    if handleiding_op(request, pad) is None:
        return serve(request, f"{pad}wijzigingen/feed.atom/")
    return _feed(request, pad=pad)
