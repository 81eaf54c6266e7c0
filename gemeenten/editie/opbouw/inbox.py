"""What waits for an edition from the core: texts and structure, in one list."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from gemeenten.editie.opbouw.structuur import lees_boom
from gemeenten.kernband.rondes.overnamebeleid import beleid_van
from gemeenten.kernband.rondes.ronde import begin_alles, mislukt_in, open_ronde
from gemeenten.kernband.rondes.werk import zet_in_gang
from gemeenten.kernband.wijzigingen.uitstel import uitstel_in
from gemeenten.kernband.wijzigingen.views import INBOX
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstellen
from gemeenten.schermbasis.editiekeuze import EditiekeuzeView


class InboxView(EditiekeuzeView):
    """Which pages of an edition the core changed, and how many of the changes fit by themselves."""

    page_title = INBOX
    header_icon = "download"
    template_name = "gemeenten/admin/kernwijzigingen.html"

    def get_context_data(self, **kwargs):
        voorstellen, boom = maak_voorstellen(self.editie), lees_boom(self.editie)
        uitstel = uitstel_in(voorstellen)
        return super().get_context_data(**kwargs) | {
            "voorstellen": [(v, uitstel.get(v.variant.pk, [])) for v in voorstellen],
            "zonder_conflict": sum(
                not (v.conflicten or v.stappen or v.variant.pk in uitstel) for v in voorstellen
            ),
            "beleid": beleid_van(self.editie),
            "open_ronde": open_ronde(self.editie),
            "mislukt": mislukt_in(self.editie),
            "aanbod": boom.aanbod(),
            "weggelaten": boom.weggelaten(),
        }

    def post(self, request, *args, **kwargs):
        """Order to take over, as drafts, every proposal that has no conflict."""
        ronde = begin_alles(self.editie, user=request.user)
        if ronde is None:
            messages.info(request, "Er is niets om over te nemen.")
            return redirect(f"{reverse('kernwijzigingen')}?editie={self.editie.pk}")
        zet_in_gang()
        return redirect("overname", ronde.pk)
