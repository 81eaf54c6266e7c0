"""What an emergency publication would put online, for who may decide on it; and the way there."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views import View
from wagtail.admin.userbar import BaseItem
from wagtail.models import Page

from handleiding.workflow.oordeel import Oordeel
from handleiding.workflow.rules import Actie
from handleiding.workflow.vingerafdruk import vingerafdruk

NIEUWERE_TEKST = "Er is intussen een nieuwere tekst. Open haar vanaf dit scherm."


class SpoedVoorbeeldView(View):
    """The latest text of one page, as it would be online. Writes nothing.

    The screen that leads here names the text that it would publish (``gelezen``): no other is shown.
    """

    def get(self, request, page_id):
        page = get_object_or_404(Page, pk=page_id).specific
        if bezwaar := Oordeel(page, request.user).bezwaar(Actie.SPOEDPUBLICATIE):
            raise PermissionDenied(bezwaar)
        laatste = page.get_latest_revision()
        if request.GET.get("gelezen", afdruk := vingerafdruk(laatste, meteen=True)) != afdruk:
            messages.warning(request, NIEUWERE_TEKST)
            return redirect("handeling", page.pk, Actie.SPOEDPUBLICATIE.value)
        tekst = laatste.as_object() if laatste else page
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
