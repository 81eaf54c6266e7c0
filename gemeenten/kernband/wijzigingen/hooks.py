"""The inbox and the merge screen in the CMS: addresses, menu and log."""

from django.template.defaultfilters import date as datum
from django.template.loader import render_to_string
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from gemeenten.kernband.overzicht.hoofdstukviews import KernoverzichtHoofdstukView
from gemeenten.kernband.overzicht.views import KernoverzichtView
from gemeenten.kernband.rondes.views import KernbeleidView, RondesView, RondeView
from gemeenten.kernband.wijzigingen.views import SamenvoegenView, VoorbeeldView
from gemeenten.toegang.muren.edities import werkt_in_editie
from gemeenten.toegang.roles import is_kernredactie
from handleiding.models import OnderdeelPage
from handleiding.views.aantallen import MetAantal
from handleiding.workflow.schrijven import beletsel
from handleiding.workflow.werksoorten import KERNWIJZIGING, OPBOUW

from .gevolgen import gevolgen
from .onbeslist import kernfeiten, onbeslist
from .overnemen import kan_terug


class KernwijzigingenMenuItem(MetAantal):
    soorten = (KERNWIJZIGING, OPBOUW)

    def is_shown(self, request):
        return werkt_in_editie(request.user)


@hooks.register("register_admin_menu_item")
def kernwijzigingen_menu_item():
    return KernwijzigingenMenuItem(
        "Kernwijzigingen", reverse("kernwijzigingen"), icon_name="download", order=150
    )


class KernoverzichtMenuItem(MenuItem):
    def is_shown(self, request):
        return is_kernredactie(request.user)


@hooks.register("register_admin_menu_item")
def kernoverzicht_menu_item():
    return KernoverzichtMenuItem(
        "Stand per editie", reverse("kernoverzicht"), icon_name="table", order=151
    )


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("kernoverzicht/", KernoverzichtView.as_view(), name="kernoverzicht"),
        path(
            "kernoverzicht/<int:editie_id>/<int:hoofdstuk_id>/",
            KernoverzichtHoofdstukView.as_view(),
            name="kernoverzicht_hoofdstuk",
        ),
        path("kernoverzicht/automatisch/", RondesView.as_view(), name="overnames"),
        path("kernwijzigingen/ronde/<int:ronde_id>/", RondeView.as_view(), name="overname"),
        path("kernwijzigingen/beleid/<int:page_id>/", KernbeleidView.as_view(), name="kernbeleid"),
        path("kernwijzigingen/<int:page_id>/", SamenvoegenView.as_view(), name="kernwijziging"),
        path(
            "kernwijzigingen/<int:page_id>/voorbeeld/",
            VoorbeeldView.as_view(),
            name="kernwijziging_voorbeeld",
        ),
    ]


@hooks.register("beoordelen_paneel")
def gevolgen_voor_gemeenten(request, page, revision):
    """Before a core page is published: how many editions follow, and what it would cost them."""
    if not isinstance(page, OnderdeelPage) or page.kern_id is not None:
        return ""
    alle = gevolgen(page, revision)
    geraakt = [gevolg for gevolg in alle if gevolg.conflicten]
    context = {
        "aantal": len(alle),
        "afwijkend": sum(gevolg.afwijkend for gevolg in alle),
        "geraakt": geraakt,
        "conflicten": sum(gevolg.conflicten for gevolg in geraakt),
    }
    return render_to_string("gemeenten/admin/gevolgen.html", context, request)


def _kernfeiten(page, user):
    """Return whether ``page`` waits for a decision, and whether its last merge can be undone: one query for both."""
    gelezen = user.__dict__.setdefault("_kernfeiten", {})
    if page.pk not in gelezen:
        gelezen[page.pk] = kernfeiten(page.pk)
    return gelezen[page.pk]


@hooks.register("verkenner_merken")
def nog_te_beslissen(paginas):
    """Mark what the core changed and the edition did not decide about."""
    punten = onbeslist(OnderdeelPage.objects.filter(pk__in=[page.pk for page in paginas]))
    return {punt.variant.pk: _merk(punt) for punt in punten}


def _merk(punt):
    if punt.uiterlijk is None:
        return "kernwijziging: nog beslissen", False
    dag = datum(punt.uiterlijk, "j F Y")
    return (
        f"dringend: {'had beslist moeten zijn' if punt.te_laat else 'beslissen'} voor {dag}",
        True,
    )


@hooks.register("toestand_paneel", order=-1)
def kernmelding(request, page, oordeel):
    """In the editor, open and above all else: the core changed this text, why, and by when to decide."""
    open_, _ = _kernfeiten(page, request.user)
    punten = onbeslist(OnderdeelPage.objects.filter(pk=page.pk)) if open_ else []
    if not punten:
        return ""
    context = {"punt": punten[0], "mag": beletsel(page, request.user) is None}
    return render_to_string("gemeenten/admin/kernmelding.html", context, request)


@hooks.register("register_page_header_buttons")
def terugdraaien_knop(page, user, view_name, next_url=None):
    """The way from the editor to the undo: a page that was just merged is in no inbox any more."""
    if (
        issubclass(page.specific_class or type(page), OnderdeelPage)
        and _kernfeiten(page, user)[1]
        and kan_terug(page)
        and beletsel(page, user) is None
    ):
        url = reverse("kernwijziging", args=[page.pk])
        yield Button("Kernwijziging terugdraaien", url, icon_name="rotate", priority=84)
