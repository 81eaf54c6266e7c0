"""The way back in the CMS: addresses, menu, button and log."""

from django.urls import path, reverse
from django.utils.text import capfirst
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from gemeenten.kernband.voorstellen.kernviews import (
    KernvoorstellenView,
    KernvoorstelView,
    KernvoorstelVoorbeeldView,
)
from gemeenten.kernband.voorstellen.views import (
    StelVoorView,
    VerbetervoorstellenView,
    VerbetervoorstelView,
)
from gemeenten.models import Verbetervoorstel
from gemeenten.toegang.roles import SCHRIJVERS, is_kernredactie, plekken_van
from handleiding.models import OnderdeelPage
from handleiding.views.aantallen import MetAantal
from handleiding.workflow.werksoorten import VOORSTEL

from .afronden import toeschrijving
from .voorstellen import werkt_mee


class EditieMenuItem(MenuItem):
    """For who works in an edition and not in the core; asks what was read for this user already."""

    def is_shown(self, request):
        return not is_kernredactie(request.user) and any(
            not rollen.isdisjoint(SCHRIJVERS) for rollen in plekken_van(request.user).values()
        )


class KernMenuItem(MetAantal):
    soorten = (VOORSTEL,)

    def is_shown(self, request):
        return is_kernredactie(request.user)


@hooks.register("register_admin_menu_item")
def menu_van_de_editie():
    return EditieMenuItem(
        "Verbetervoorstellen", reverse("verbetervoorstellen"), icon_name="upload", order=152
    )


@hooks.register("register_admin_menu_item")
def menu_van_de_kern():
    return KernMenuItem(
        "Verbetervoorstellen", reverse("kernvoorstellen"), icon_name="upload", order=152
    )


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("verbetervoorstellen/", VerbetervoorstellenView.as_view(), name="verbetervoorstellen"),
        path(
            "verbetervoorstellen/nieuw/<int:page_id>/",
            StelVoorView.as_view(),
            name="verbetervoorstel_nieuw",
        ),
        path(
            "verbetervoorstellen/<int:voorstel_id>/",
            VerbetervoorstelView.as_view(),
            name="verbetervoorstel",
        ),
        path("kernvoorstellen/", KernvoorstellenView.as_view(), name="kernvoorstellen"),
        path("kernvoorstellen/<int:voorstel_id>/", KernvoorstelView.as_view(), name="kernvoorstel"),
        path(
            "kernvoorstellen/<int:voorstel_id>/voorbeeld/",
            KernvoorstelVoorbeeldView.as_view(),
            name="kernvoorstel_voorbeeld",
        ),
    ]


@hooks.register("register_page_header_buttons")
def stel_voor_knop(page, user, view_name, next_url=None):
    if (
        issubclass(page.specific_class or type(page), OnderdeelPage)
        and page.live
        and OnderdeelPage.objects.varianten().filter(pk=page.pk).exists()
        and werkt_mee(user, page)
    ):
        url = reverse("verbetervoorstel_nieuw", args=[page.pk])
        yield Button("Voorstellen aan de kern", url, icon_name="upload", priority=85)


@hooks.register("kernpublicatie_reden")
def reden_van_voorstellen(page):
    """Begin the reason of a core publication with whose proposals are in it, and why they were made."""
    voorstellen = Verbetervoorstel.objects.in_concept().filter(variant__kern=page.pk)
    return " ".join(
        f"{capfirst(toeschrijving([v.naam]))}: {v.toelichting}"
        for v in voorstellen.met_paginas().order_by("pk")
    )
