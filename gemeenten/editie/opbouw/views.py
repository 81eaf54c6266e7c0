"""Decide about a new, removed or moved page of the core, or leave a page of one's own edition out."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, PageLogEntry

from gemeenten.editie.opbouw import structuurbesluiten as besluiten
from gemeenten.editie.opbouw.structuur import Aanbodsoort, lees_boom
from gemeenten.editie.opbouw.structuurkeuzes import keuzes
from gemeenten.kernband.wijzigingen.overnemen import Verouderd
from gemeenten.models import GemeentePage
from gemeenten.toegang.muren.edities import edities_van
from handleiding.logacties import OFFLINE
from handleiding.models import OnderdeelPage
from handleiding.workflow.rules import REDEN_ONTBREEKT

NIETS_TE_BESLISSEN = "Over deze pagina valt niets meer te beslissen."


class StructuurredenForm(forms.Form):
    stand = forms.CharField(required=False, widget=forms.HiddenInput)
    reden = forms.CharField(
        label="Reden",
        max_length=1000,
        strip=True,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Uw collega’s lezen dit. Het komt in de geschiedenis.",
    )


class BesluitView(WagtailAdminTemplateMixin, FormView):
    """What the screens share: a form with a reason, refusals at the right place, back to the inbox."""

    form_class = StructuurredenForm
    header_icon = "download"
    template_name = "gemeenten/admin/structuur.html"
    _show_breadcrumbs = True
    editie: GemeentePage

    @property
    def inbox(self):
        return f"{reverse('kernwijzigingen')}?editie={self.editie.pk}"

    def get_breadcrumbs_items(self):
        inbox = {"url": self.inbox, "label": "Kernwijzigingen"}
        kruimel = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), inbox, kruimel]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"editie": self.editie, "inbox": self.inbox}

    def geweigerd(self, form, bezwaar):
        """Show the screen again with what was typed; a missing reason stands at its field."""
        veld = "reden" if str(bezwaar) == REDEN_ONTBREEKT else None
        form.add_error(veld, str(bezwaar) or "Dat kan nu niet.")
        return self.form_invalid(form)


class StructuurView(BesluitView):
    """One page of the core that an edition has not, has elsewhere, or that the core has no more."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.editie = edities_van(request.user).filter(pk=kwargs["page_id"]).first()

    def dispatch(self, request, *args, **kwargs):
        if self.editie is None:
            raise PermissionDenied
        if self.aanbod is None:
            messages.warning(request, NIETS_TE_BESLISSEN)
            return redirect(self.inbox)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def boom(self):
        return lees_boom(self.editie)

    @cached_property
    def aanbod(self):
        return self.boom.van(self.kwargs["kern_id"])

    @cached_property
    def keuzes(self):
        return keuzes(self.boom, self.aanbod, self.request.user)

    def get_page_title(self):
        return self.aanbod.soort.label.capitalize()

    def get_page_subtitle(self):
        return self.aanbod.titel

    def get_initial(self):
        return {"stand": self.aanbod.stand}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "aanbod": self.aanbod,
            "soort": self.aanbod.soort.value,
            "keuzes": self.keuzes,
            "reden_bij": next((k.naam for k in self.keuzes if k.met_reden and not k.bezwaar), ""),
            "eronder": self._eronder(),
            "waarom": self._waarom(),
        }

    def _eronder(self):
        """Return how many pages come along; what the edition has already stays where it is."""
        if self.aanbod.soort not in (Aanbodsoort.NIEUW, Aanbodsoort.WEGGELATEN):
            return 0
        pad, boom = self.aanbod.kern.path, self.boom
        return sum(
            page.live
            and page.path.startswith(pad)
            and page.path != pad
            and pk not in boom.varianten
            for pk, page in boom.kern.items()
        )

    def _waarom(self):
        """Return the reason that the kernredactie gave for taking the page offline."""
        if self.aanbod.soort is not Aanbodsoort.WEG:
            return ""
        log = PageLogEntry.objects.filter(page=self.aanbod.kern.pk, action=OFFLINE)
        laatste = log.order_by("-timestamp", "-pk").first()
        return laatste.data.get("reden", "") if laatste else ""

    def form_valid(self, form):
        gekozen = self.request.POST.get("besluit")
        keuze = next((keuze for keuze in self.keuzes if keuze.naam == gekozen), None)
        if keuze is None:
            return self.geweigerd(form, "Kies wat u wilt doen.")
        stand, reden = form.cleaned_data["stand"], form.cleaned_data["reden"]
        try:
            resultaat = keuze.doe(self.editie, self.aanbod, self.request.user, stand, reden)
        except (PermissionDenied, Verouderd) as bezwaar:
            return self.geweigerd(form, bezwaar)
        messages.success(
            self.request, f"“{self.aanbod.titel}” {keuze.gedaan}", buttons=_verder(resultaat)
        )
        return redirect(self.inbox)


class WeglatenView(BesluitView):
    """Stands in for Wagtail's screen to delete a page, when it is a variant: that asks why."""

    page_title = "Bewust weglaten"
    header_icon = "bin"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        varianten = OnderdeelPage.objects.varianten().select_related("kern")
        self.variant = get_object_or_404(varianten, pk=kwargs["page_id"]).specific
        self.editie = get_object_or_404(GemeentePage.objects.ancestor_of(self.variant))

    def dispatch(self, request, *args, **kwargs):
        if not edities_van(request.user).filter(pk=self.editie.pk).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.variant.get_admin_display_title()

    def get_context_data(self, **kwargs):
        bezwaar = besluiten.bezwaar_tegen_verwijderen(self.variant, self.request.user)
        return super().get_context_data(**kwargs) | {
            "variant": self.variant,
            "bezwaar": bezwaar,
        }

    def form_valid(self, form):
        titel = self.variant.get_admin_display_title()
        try:
            besluiten.laat_weg(
                self.variant, user=self.request.user, reden=form.cleaned_data["reden"]
            )
        except PermissionDenied as bezwaar:
            return self.geweigerd(form, bezwaar)
        messages.success(self.request, f"“{titel}” is verwijderd en staat bij “Bewust weggelaten”.")
        return redirect(self.inbox)


def vraag_waarom(request, page):
    """Before Wagtail's screen to delete: a variant is left out on purpose, with a reason.

    For the hook ``before_delete_page``. A confirmation that was sent all the same goes through; the
    page is then left out without a reason (``structuur_signalen``).
    """
    if request.method != "GET" or not isinstance(page, OnderdeelPage) or not page.is_variant:
        return None
    return redirect("structuur_weglaten", page.pk)


def _verder(resultaat):
    if not isinstance(resultaat, Page):
        return None
    return [
        messages.button(reverse("wagtailadmin_pages:edit", args=[resultaat.pk]), "Bewerken"),
        messages.button(reverse("onderweg", args=[resultaat.pk]), "Indienen"),
    ]
