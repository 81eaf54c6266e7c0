"""The screen of one removal: what is asked, for the second person to decide about, and how it ended."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from gemeenten.models import Opdracht, Verwijderplan
from gemeenten.opdrachten.views import geweigerd
from gemeenten.persoonsgegevens import plan as plannen
from gemeenten.persoonsgegevens.acties import mag
from gemeenten.persoonsgegevens.bevestigers import bezwaar_tegen_bevestiger
from gemeenten.persoonsgegevens.gesloten import Verlopen
from gemeenten.persoonsgegevens.opdrachten import VERWIJDEREN, bevestig
from gemeenten.persoonsgegevens.resultaat import Resultaat
from gemeenten.persoonsgegevens.verslag import in_zinnen, paginas_van
from gemeenten.persoonsgegevens.verwijderen import Uitslag
from gemeenten.persoonsgegevens.werkregels import zet_gezien
from gemeenten.schermbasis.editiescherm import EditieSchermMixin

from .views import met_zoeken

Stand = Verwijderplan.Stand
ZEKER = "Kruis aan dat u het zeker weet. Er is niets veranderd."
NIET_BEVESTIGD = "U hebt de verwijdering niet bevestigd. Er is niets verwijderd."
INGETROKKEN = "De verwijdering is ingetrokken. Er is niets verwijderd."


@method_decorator(never_cache, name="dispatch")
class VerwijderingView(EditieSchermMixin, TemplateView):
    """Shown to the beheerders, and to for whom it waits."""

    page_title = "Verwijdering van een persoon"
    header_icon = "user"
    template_name = "gemeenten/admin/persoon_verwijdering.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        rijen = Verwijderplan.objects.filter(editie=self.editie).select_related(
            "editie", "gevraagd_door", "besloten_door"
        )
        self.plan = get_object_or_404(rijen, sleutel=kwargs["sleutel"])

    def mag(self, user) -> bool:
        return plannen.mag_zien(self.plan, user)

    def get(self, request, *args, **kwargs):
        zet_gezien(self.plan, request.user)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        stappen = {
            "bevestig": self._bevestig,
            "wijs_af": self._wijs_af,
            "trek_in": self._trek_in,
        }
        stap = stappen.get(request.POST.get("stap", ""))
        hier = redirect("persoon_verwijdering", self.editie.pk, self.plan.sleutel)
        try:
            return (stap and stap()) or hier
        except PermissionDenied as bezwaar:
            messages.error(request, str(bezwaar))
            return hier

    def _bevestig(self):
        if "zeker" not in self.request.POST:
            raise PermissionDenied(ZEKER)
        return redirect("opdracht", bevestig(self.plan, user=self.request.user).sleutel)

    def _wijs_af(self):
        plannen.wijs_af(self.plan, user=self.request.user)
        messages.success(self.request, NIET_BEVESTIGD)

    def _trek_in(self):
        plannen.trek_in(self.plan, user=self.request.user)
        messages.success(self.request, INGETROKKEN)

    def get_context_data(self, **kwargs):
        user, plan = self.request.user, self.plan
        wacht = plan.stand == Stand.WACHT
        bezwaar = wacht and bezwaar_tegen_bevestiger(self.editie, plan.gevraagd_door_id, user)
        return super().get_context_data(**kwargs) | {
            "plan": plan,
            "inhoud": self._inhoud(),
            "bezwaren": [zin for zinnen in geweigerd(self.request).values() for zin in zinnen],
            "bezwaar": bezwaar,
            "mag_beslissen": wacht and not bezwaar,
            "mag_intrekken": wacht and plan.gevraagd_door_id == user.pk,
            "mag_zoeken": mag(self.editie, user),
            "uitslag": in_zinnen(Uitslag(**plan.uitslag)) if plan.stand == Stand.GEDAAN else [],
            "paginas": paginas_van(plan, user) if plan.stand == Stand.GEDAAN else [],
            "opdracht": self._opdracht(),
        }

    def _inhoud(self):
        try:
            return Resultaat.open(self.plan.geheim)
        except Verlopen:
            return None

    def _opdracht(self):
        """Return the order that carries it out, for who can follow it."""
        eigen = Opdracht.objects.filter(soort=VERWIJDEREN.naam, door=self.request.user)
        eigen = eigen.filter(editie=self.editie, gegevens__plan=self.plan.pk)
        return eigen.first() if self.plan.stand == Stand.BEVESTIGD else None

    def get_page_subtitle(self):
        return f"{self.editie.title}, {self.plan.pseudoniem}"

    def get_breadcrumbs_items(self):
        kruimels = super().get_breadcrumbs_items()
        return (
            met_zoeken(kruimels, self.editie) if mag(self.editie, self.request.user) else kruimels
        )
