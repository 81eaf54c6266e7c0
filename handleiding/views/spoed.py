"""What an emergency publication would put online, for who may decide on it; and the way there."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views import View
from wagtail.admin.userbar import BaseItem
from wagtail.models import Page

from handleiding.workflow.oordeel import Oordeel
from handleiding.workflow.rules import Actie


class SpoedVoorbeeldView(View):
    """The latest text of one page, as it would be online. Writes nothing."""

    def get(self, request, page_id):
        page = get_object_or_404(Page, pk=page_id).specific
        if bezwaar := Oordeel(page, request.user).bezwaar(Actie.SPOEDPUBLICATIE):
            raise PermissionDenied(bezwaar)
        tekst = page.get_latest_revision_as_object()
        return tekst.make_preview_request(request, tekst.default_preview_mode)


class SpoedItem(BaseItem):
    """Leads from a published page to its emergency publication."""

    template_name = "handleiding/admin/userbar_spoed.html"

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page

    def get_context_data(self, parent_context):
        url = reverse("handeling", args=[self.page.pk, Actie.SPOEDPUBLICATIE.value])
        return super().get_context_data(parent_context) | {"url": url}


def zet_in_userbar(request: Any, items: list[Any], page: Page | None) -> None:
    """Offer the emergency publication on the page itself (hook ``construct_wagtail_userbar``)."""
    if page is None or not page.pk or getattr(request, "is_preview", False):
        return
    if not Oordeel(page, request.user).bezwaar(Actie.SPOEDPUBLICATIE):
        items.append(SpoedItem(page))
