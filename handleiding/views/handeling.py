"""One screen for every step that asks for confirmation, with its reason: withdraw, offline, emergency …"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import FormView
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page, Revision

from handleiding.verschil.voluit import verschil_met
from handleiding.workflow import actions
from handleiding.workflow.beurt import zoals_nu
from handleiding.workflow.contributors import laatst_gepubliceerd
from handleiding.workflow.omgeving import na_offline, omgeving_van, volledig_adres
from handleiding.workflow.oordeel import Oordeel
from handleiding.workflow.rollen import rollen_op
from handleiding.workflow.rules import OVERGANGEN, REDEN_ONTBREEKT, Actie
from handleiding.workflow.vingerafdruk import vingerafdruk, vingerafdruk_van_offline

from .terug import lijst_van, titel_van, verschil_sinds, werkplek_van


@dataclass(frozen=True)
class Paginahandeling:
    """What the screen says about an action, and the function that carries it out."""

    doe: Any
    titel: str
    uitleg: str
    gedaan: str
    icoon: str
    gevaarlijk: bool = False
    # The revision that is decided on, where the decision is about a text.
    tekst: Callable[[Page, Oordeel], Revision | None] | None = None
    # It goes online at once, whatever date the text asks for.
    meteen: bool = False


HANDELINGEN = {
    Actie.INDIENEN: Paginahandeling(
        actions.dien_in,
        "Indienen ter beoordeling",
        "Een collega leest de tekst en keurt hem goed of stuurt hem met een reden terug. "
        "Zolang de pagina ter beoordeling ligt, wijzigt niemand haar.",
        "is ingediend ter beoordeling.",
        "resubmit",
    ),
    Actie.TERUGTREKKEN: Paginahandeling(
        lambda page, user, reden: actions.trek_terug(page, user),
        "Terugtrekken",
        "De pagina ligt dan niet meer ter beoordeling. De tekst blijft staan als concept.",
        "ligt niet meer ter beoordeling.",
        "rotate",
    ),
    Actie.PLANNING_INTREKKEN: Paginahandeling(
        actions.trek_planning_in,
        "Planning intrekken",
        "De tekst gaat niet online op de geplande datum. Hij wordt weer een concept en moet "
        "opnieuw worden goedgekeurd.",
        "gaat niet meer online op de geplande datum.",
        "calendar-alt",
    ),
    Actie.OFFLINE_HALEN: Paginahandeling(
        actions.haal_offline,
        "Offline halen",
        "Bezoekers zien de pagina niet meer. De tekst blijft bewaard. Om hem weer online te zetten, "
        "moet een collega hem opnieuw goedkeuren.",
        "is offline.",
        "download",
        gevaarlijk=True,
    ),
    Actie.SPOEDPUBLICATIE: Paginahandeling(
        actions.publiceer_met_spoed,
        "Spoedpublicatie",
        "De nieuwste tekst gaat meteen online, zonder dat een collega hem las. De pagina houdt een "
        "merkteken tot een ander haar achteraf goedkeurt. Een lopende beoordeling stopt.",
        "staat met spoed online. Vraag een collega haar achteraf goed te keuren.",
        "warning",
        gevaarlijk=True,
        tekst=lambda page, oordeel: page.get_latest_revision(),
        meteen=True,
    ),
    Actie.ACHTERAF_GOEDKEUREN: Paginahandeling(
        actions.keur_achteraf_goed,
        "Achteraf goedkeuren",
        "Deze pagina is met spoed gepubliceerd. Lees de wijziging na. Keurt u haar goed, dan "
        "verdwijnt het merkteken. Bent u het er niet mee eens? Pas de tekst dan aan of haal de pagina "
        "offline.",
        "is achteraf goedgekeurd.",
        "check",
        tekst=lambda page, oordeel: oordeel.spoedtekst,
    ),
}


class RedenForm(forms.Form):
    reden = forms.CharField(
        label="Reden",
        max_length=2000,
        strip=True,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": REDEN_ONTBREEKT},
    )

    def __init__(self, *args, verplicht: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["reden"]
        veld.required = verplicht
        veld.label = "Reden" if verplicht else "Opmerking (mag leeg blijven)"
        veld.help_text = "Uw collega’s lezen dit. Het komt in de geschiedenis van de pagina."


class HandelingView(WagtailAdminTemplateMixin, FormView):
    """Ask, say what will happen, and carry out one action on one page."""

    template_name = "handleiding/admin/handeling.html"
    breadcrumbs_items = []  # a title of its own in place of the path
    form_class = RedenForm
    actie: Actie | None = None
    verschil = ""  # the address of what differs from the text that was on the screen

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        try:
            self.actie = Actie(kwargs.get("actie") or self.actie)
            self.handeling = HANDELINGEN[self.actie]
        except (KeyError, ValueError) as fout:
            raise Http404 from fout
        self.object = get_object_or_404(Page, pk=kwargs["page_id"]).specific

    def dispatch(self, request, *args, **kwargs):
        rechten = self.object.permissions_for_user(request.user)
        if not (rechten.can_edit() or rollen_op(self.object, request.user)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def bezwaar(self) -> str:
        return Oordeel(self.object, self.request.user).bezwaar(self.actie)

    def get_form_kwargs(self):
        verplicht = OVERGANGEN[self.actie].reden_verplicht
        return super().get_form_kwargs() | {"verplicht": verplicht}

    def get_page_title(self):
        return self.handeling.titel

    def get_page_subtitle(self):
        return titel_van(self.object)

    def get_header_icon(self):
        return self.handeling.icoon

    def get_context_data(self, **kwargs):
        oordeel = Oordeel(self.object, self.request.user)
        return super().get_context_data(**kwargs) | {
            **self._te_lezen(oordeel),
            "verschil": self.verschil,
            "object": self.object,
            "handeling": self.handeling,
            "actie": self.actie,
            "bezwaar": self.bezwaar,
            "oordeel": oordeel,
            "terug": werkplek_van(self.object, self.request.user),
            "next": get_valid_next_url_from_request(self.request),
        }

    def _te_lezen(self, oordeel) -> dict[str, Any]:
        """What is decided on, with its fingerprint: a text with what goes online with it, or what goes dark."""
        if self.actie == Actie.OFFLINE_HALEN:
            gelezen = vingerafdruk_van_offline(self.object)
            return {"gelezen": gelezen, "eronder": na_offline(self.object)}
        tekst = self.handeling.tekst(self.object, oordeel) if self.handeling.tekst else None
        if tekst is None:
            return {}
        meteen = self.handeling.meteen
        omgeving = omgeving_van(tekst, meteen=meteen)
        return {
            "gelezen": vingerafdruk(tekst, meteen=meteen),
            "omgeving": omgeving,
            "adres": volledig_adres(self.object, omgeving),
            "eronder": omgeving.eronder,
            "rijen": self._verschil(tekst),
        }

    def _verschil(self, tekst):
        """Return what differs from what a second person read the last time."""
        eerder = laatst_gepubliceerd(self.object)
        return verschil_met(eerder and eerder.as_object(), tekst.as_object(), self.request)

    def form_valid(self, form):
        leest = self.handeling.tekst or self.actie == Actie.OFFLINE_HALEN
        gelezen = {"gelezen": self.request.POST.get("gelezen", "")} if leest else {}
        try:
            self.handeling.doe(
                self.object, self.request.user, form.cleaned_data["reden"], **gelezen
            )
        except PermissionDenied as weigering:
            return self.geweigerd(form, weigering)
        titel = titel_van(self.object)
        messages.success(self.request, f"“{titel}” {self.handeling.gedaan}")
        return redirect(
            get_valid_next_url_from_request(self.request)
            or lijst_van(self.object, self.request.user)
        )

    def geweigerd(self, form, weigering):
        """Say why not, on the screen as things stand now: somebody else may have been first."""
        try:
            self.object = zoals_nu(self.object)
        except ObjectDoesNotExist:  # of the page's own type, which is none of Page's
            messages.error(self.request, str(weigering))
            return redirect("wagtailadmin_home")
        self.__dict__.pop("bezwaar", None)
        self.verschil = verschil_sinds(self.object, self.request.user, weigering)
        reden = str(weigering) or "Dat kan nu niet."
        form.add_error(None, reden)
        if self.bezwaar and self.bezwaar != reden:  # the form, with its errors, is not shown then
            messages.error(self.request, reden)
        return self.form_invalid(form)

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 403 if self.bezwaar else 200
        return response


class OfflineHalenView(HandelingView):
    """Stands in for Wagtail's own screen, which asks no reason."""

    actie = Actie.OFFLINE_HALEN


class PlanningIntrekkenView(HandelingView):
    """Stands in for Wagtail's own screen, which shows numbers of versions and does not log why."""

    actie = Actie.PLANNING_INTREKKEN

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        get_object_or_404(self.object.revisions, pk=kwargs["revision_id"])
