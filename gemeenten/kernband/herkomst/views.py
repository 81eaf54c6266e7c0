"""Provenance of one page in the CMS, and the way back to the core, after a question."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from gemeenten.kernband.herkomst.stand import Herkomststand, herkomst_van_concept
from gemeenten.kernband.herkomst.terug import HELE_PAGINA, keuzes_voor
from gemeenten.kernband.herkomst.terugzetten import (
    NIETS_TERUG,
    bewaak_terugzetten,
    samen_genoemd,
    zet_terug,
)
from gemeenten.kernband.herkomst.weergave import plekken_bij, toon
from gemeenten.kernband.wijzigingen.overnemen import Verouderd
from gemeenten.kernband.wijzigingen.samenhang import KeuzesBotsen
from gemeenten.kernband.wijzigingen.weergave import verschillen
from handleiding.models import OnderdeelPage
from handleiding.workflow.schrijven import Beletsel, beletsel


class VariantMixin(WagtailAdminTemplateMixin):
    """One variant with the provenance of its latest draft, for who may edit it."""

    header_icon = "sliders"
    _show_breadcrumbs = True

    @cached_property
    def variant(self) -> OnderdeelPage:
        page = get_object_or_404(OnderdeelPage.objects.varianten(), pk=self.kwargs["page_id"])
        page = page.specific
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return page

    @cached_property
    def stand(self) -> Herkomststand:
        stand = herkomst_van_concept(self.variant)
        if stand is None:
            raise Http404("Deze pagina heeft geen kerntekst om mee te vergelijken.")
        return stand

    @cached_property
    def bezwaar(self) -> Beletsel | None:
        """Why nothing can be put back now."""
        return beletsel(self.variant, self.request.user)

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.variant.pk])

    def get_page_subtitle(self):
        return self.variant.get_admin_display_title()

    def get_breadcrumbs_items(self):
        pagina = {"url": self.edit_url, "label": self.variant.get_admin_display_title()}
        return [*super().get_breadcrumbs_items(), pagina, {"url": "", "label": self.page_title}]


class HerkomstView(VariantMixin, TemplateView):
    """Every block and field of a page with its provenance."""

    page_title = "Herkomst van de tekst"
    template_name = "gemeenten/admin/herkomst.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | toon(self.stand) | {"bezwaar": self.bezwaar}


class TerugView(VariantMixin, TemplateView):
    """Say what would be lost, ask, and put a part of a page back to the core as a draft."""

    page_title = "Terug naar de kern"
    header_icon = "rotate"
    template_name = "gemeenten/admin/terug_naar_de_kern.html"

    @cached_property
    def pad(self) -> str:
        """The place that was asked for; where there is none, there is nothing to put back."""
        return self.request.POST.get("plek", self.request.GET.get("plek", HELE_PAGINA))

    @cached_property
    def paden(self) -> list[str]:
        """That place, and what somebody ticked to go back with it."""
        return [self.pad, *self.request.POST.getlist("ook")]

    def get_context_data(self, **kwargs):
        stand, paden = self.stand, self.paden
        besluiten = stand.samenvoeging.besluiten
        terug = keuzes_voor(besluiten, paden)
        te_tonen = [besluit for besluit in besluiten if besluit.pad in terug]
        return (
            super().get_context_data(**kwargs)
            | toon(stand)
            | {
                "pad": self.pad,
                "plek": samen_genoemd(stand, paden),
                "verschillen": verschillen(te_tonen, stand.model, stand.tekst, stand.basistekst),
                "bezwaar": self.bezwaar or ("" if terug else NIETS_TERUG),
            }
            | self._botsing()
        )

    def _botsing(self):
        """Say which text would stand twice or nowhere, and which places belong to it."""
        stand, paden = self.stand, self.paden
        getikt = plekken_bij(stand, paden[1:], zonder=[]) if paden[1:] else []
        try:
            bewaak_terugzetten(stand, paden)
        except KeuzesBotsen as fout:
            erbij = [*getikt, *plekken_bij(stand, fout.paden, zonder=paden)]
            return {"botsing": fout.kenmerk, "botst": str(fout), "erbij": erbij, "ook": paden[1:]}
        return {"erbij": getikt, "ook": paden[1:]}

    def post(self, request, *args, **kwargs):
        vorige, plek = self.variant.latest_revision_id, samen_genoemd(self.stand, self.paden)
        try:
            zet_terug(
                self.variant,
                pad=self.pad,
                ook=self.paden[1:],
                stand=request.POST.get("stand", ""),
                user=request.user,
                bedoeld=request.POST.get("bedoeld", ""),
            )
        except (PermissionDenied, Verouderd, KeuzesBotsen) as weigering:
            messages.error(request, str(weigering))
            return self.get(request, *args, **kwargs)
        terug = reverse("wagtailadmin_pages:revisions_revert", args=[self.variant.pk, vorige])
        messages.success(
            request,
            f"Teruggezet naar de tekst van de kern, in een concept: {plek}.",
            buttons=[messages.button(terug, "Ongedaan maken: open de vorige versie")],
        )
        return redirect(self.edit_url)
