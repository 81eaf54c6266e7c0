"""The screen to take organisations over from the Collectief's list and to decide on corrections."""

from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.views.generic import View
from wagtail.admin import messages

from gemeenten.lokaal import collectieflijst
from gemeenten.models import OrganisatiesPage
from gemeenten.schermbasis.paginascherm import PaginaSchermMixin
from handleiding.workflow.schrijven import beletsel


class CollectieflijstView(PaginaSchermMixin, View):
    model = OrganisatiesPage
    page_title = "Lijst van het Collectief"
    template_name = "gemeenten/admin/collectieflijst.html"
    header_icon = "group"

    def get_context_data(self, **kwargs):
        concept = self.page.get_latest_revision_as_object()
        return super().get_context_data(**kwargs) | {
            "bezwaar": beletsel(self.page, self.request.user),
            "voorstellen": collectieflijst.voorstellen(concept),
            "nieuw": collectieflijst.nog_niet_overgenomen(concept),
        }

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def post(self, request, *args, **kwargs):
        try:
            bericht = self._besluit(request)
        except PermissionDenied as weigering:
            messages.error(request, str(weigering))
        except (ValidationError, ValueError) as fout:
            messages.error(request, " ".join(getattr(fout, "messages", ["Kies opnieuw."])))
        else:
            messages.success(request, bericht)
        return redirect("collectieflijst", self.page.pk)

    def _besluit(self, request):
        for actie, overnemen in (("overnemen", True), ("behouden", False)):
            if sleutel := request.POST.get(actie):
                collectieflijst.besluit(
                    self.page, UUID(sleutel), overnemen=overnemen, user=request.user
                )
                return (
                    "Uw besluit is bewaard als concept. Dien de lijst in om hem online te zetten."
                )
        sleutels = [UUID(sleutel) for sleutel in request.POST.getlist("organisatie")]
        aantal = collectieflijst.neem_over(self.page, sleutels, user=request.user)
        return f"{aantal} toegevoegd aan uw lijst, als concept. Dien de lijst in om hem online te zetten."
