"""Who may do these things, and when an edition stands still enough for them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.template.defaultfilters import date as datum
from django.utils import timezone
from wagtail.models import Page, Revision

from gemeenten.models import GemeentePage
from gemeenten.onboarding.livegang import in_beoordeling
from gemeenten.toegang.roles import is_kernredactie
from handleiding.workflow.beurt import houd_bomen
from handleiding.workflow.schrijven import beletsels

NIET_VOOR_U = "Alleen de kernredactie kan dit."
SJABLOON = "Dit kan niet met het sjabloon."
VERDWENEN = "Deze editie bestaat niet meer."
NOG_BEWAREN = "Deze editie moet bewaard blijven tot {datum}. Daarna kunt u haar verwijderen."
NOG_ONLINE = "Deze editie staat nog online. Haal de beginpagina eerst offline."


def bewaak(editie: GemeentePage, user: Any) -> None:
    """Raise PermissionDenied unless ``user`` is of the kernredactie and ``editie`` an edition."""
    if not is_kernredactie(user):
        raise PermissionDenied(NIET_VOOR_U)
    if editie.is_sjabloon:
        raise PermissionDenied(SJABLOON)


def houd_vast(*edities: GemeentePage) -> None:
    """Keep others from these editions until the transaction ends, and read how they stand now.

    Of two people who do something at once, the second sees what the first did. All pages of an edition are held: what
    is looked at in the whole of it (is anything under review, planned, locked?) stays so.
    """
    er_nog = houd_bomen([editie.pk for editie in edities])
    if {editie.pk for editie in edities} - set(er_nog):
        raise PermissionDenied(VERDWENEN)
    for editie in edities:
        editie.refresh_from_db()


def bewaak_termijn(editie: GemeentePage) -> None:
    """Raise PermissionDenied while the law wants ``editie`` kept."""
    if editie.bewaren_tot and timezone.localdate() < editie.bewaren_tot:
        tot = datum(editie.bewaren_tot, "j F Y")
        raise PermissionDenied(NOG_BEWAREN.format(datum=tot))


def bewaak_planning(paginas: Any) -> None:
    """Raise PermissionDenied while one of ``paginas`` would go online or offline by itself."""
    ids = [str(pk) for pk in paginas.values_list("pk", flat=True)]
    gepland = Revision.objects.page_revisions().filter(
        object_id__in=ids, approved_go_live_at__isnull=False
    )
    straks = set(map(int, gepland.values_list("object_id", flat=True)))
    straks |= set(paginas.filter(live=True, expire_at__isnull=False).values_list("pk", flat=True))
    if straks:
        titels = Page.objects.filter(pk__in=straks).values_list("draft_title", flat=True)
        raise PermissionDenied(
            f"Er staat nog iets ingepland: {', '.join(titels[:5])}. Haal de datum daar eerst weg."
        )


def bewaak_offline(editie: GemeentePage) -> None:
    if editie.live:
        raise PermissionDenied(NOG_ONLINE)


def bewaak_vrij(paginas: Any) -> None:
    """Raise PermissionDenied, with its name, while one of ``paginas`` may not be written."""
    gevonden = beletsels(paginas)
    for page in paginas.filter(pk__in=gevonden).order_by("path")[:1]:
        raise PermissionDenied(f"{page.get_admin_display_title()}: {gevonden[page.pk]}")


def bewaak_rust(paginas: Any) -> None:
    """Raise PermissionDenied while one of ``paginas`` is under review."""
    if lopend := in_beoordeling(paginas):
        titels = Page.objects.filter(pk__in=lopend).values_list("draft_title", flat=True)
        raise PermissionDenied(
            f"Er ligt nog iets ter beoordeling: {', '.join(titels[:5])}. Rond dat eerst af."
        )
