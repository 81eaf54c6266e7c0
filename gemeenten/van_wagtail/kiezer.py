"""The page chooser: it begins where one may look, and tells of other people's pages what readers know."""

import copy
from typing import Any

from django.http import Http404
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.views import chooser
from wagtail.models import Page

from gemeenten.toegang.muren.beleid import beleid
from gemeenten.toegang.muren.kijker import kijker
from gemeenten.toegang.muren.regels import leesbare_paginas
from handleiding.van_wagtail.ingreep import Ingreep, altijd

SOORTEN = "page_type"


def _van_een_ander(page: Page) -> bool:
    user = kijker()
    return user is not None and not beleid.eigen(user, page)


class Bijgewerkt(DateColumn):
    """When a page changed; of other people's pages when that was published."""

    def get_value(self, instance):
        return (
            instance.last_published_at if _van_een_ander(instance) else super().get_value(instance)
        )


class Status(chooser.PageStatusColumn):
    """Whether a page is online; of other people's pages not whether there is a draft."""

    def get_value(self, instance):
        if not _van_een_ander(instance):
            return instance
        openbaar = copy.copy(instance)
        openbaar.has_unpublished_changes = False
        return openbaar


def begin(request: Any) -> int | None:
    """Return where the chooser of some page types begins; Wagtail looks at all pages there are."""
    try:
        soorten = chooser.page_models_from_string(request.GET[SOORTEN])
    except (LookupError, ValueError) as fout:
        raise Http404 from fout
    if soorten == (Page,):
        return None
    leesbaar = leesbare_paginas(request.user)
    eerste = leesbaar.type(*soorten).first_common_ancestor()
    return eerste.pk if leesbaar.filter(pk=eerste.pk).exists() else None


def met_begin(wagtails: Any) -> Any:
    def blader(view: Any, request: Any, parent_page_id: int | None = None) -> Any:
        """A chooser without a page to begin at gets one."""
        if parent_page_id is None and request.GET.get(SOORTEN):
            parent_page_id = begin(request) or Page.get_first_root_node().pk
        return wagtails(view, request, parent_page_id)

    return blader


KOLOM = (
    "(name, label=None, accessor=None, classname=None, sort_key=None, width=None, "
    "ascending_title_text=None, descending_title_text=None)"
)
KIEZER = "wagtail.admin.views.chooser"
GEVRAAGD = "a choose permission for pages: wagtail/wagtail#9714"

INGREPEN = (
    Ingreep(
        plek=f"{KIEZER}:BrowseView.get",
        rekent_op="(self, request, parent_page_id=None)",
        waarom="The chooser of pages begins where one may look; Wagtail looks at all pages there are.",
        ons=met_begin,
        eindigt=GEVRAAGD,
    ),
    Ingreep(
        plek=f"{KIEZER}:DateColumn",
        rekent_op=KOLOM,
        waarom="Of other people's pages it tells when they were published, not when they changed.",
        ons=altijd(Bijgewerkt),
        eindigt=GEVRAAGD,
        lezers=(f"{KIEZER}:BrowseView.columns", f"{KIEZER}:SearchView.columns"),
    ),
    Ingreep(
        plek=f"{KIEZER}:PageStatusColumn",
        rekent_op=KOLOM,
        waarom="Of other people's pages it does not tell whether there is a draft.",
        ons=altijd(Status),
        eindigt=GEVRAAGD,
        lezers=(f"{KIEZER}:BrowseView.columns", f"{KIEZER}:SearchView.columns"),
    ),
)
