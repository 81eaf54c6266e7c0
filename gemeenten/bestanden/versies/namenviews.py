"""The screen of the names in a document, and the step of the chooser that asks about them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.documents import get_document_model
from wagtail.documents.views.chooser import DocumentChosenResponseMixin

from gemeenten.toegang.muren.bevroren import waarom_vast

from .overzetten import kandidaten
from .rechten import mag_vernieuwen
from .views import NAAR_TEKSTEN, BestandsversieView
from .zonder_namen import haal_namen_weg, mag_namen_weghalen, namen_in

GEDAAN = "De namen zijn uit “{}” gehaald. Wat er te lezen staat, is gelijk gebleven."
ALS_VERSIE = (
    "Een kopie zonder namen is bewaard als nieuwe versie. Kies in welke teksten zij komt. Het oude bestand blijft in "
    "uw teksten staan tot een collega die heeft goedgekeurd."
)
NIET_VAN_U = "U kunt dit bestand niet wijzigen."


class NamenInDocumentView(BestandsversieView):
    """Tell which names stand in a document beside its text, and make a copy without."""

    template_name = "gemeenten/admin/namen_in_document.html"
    page_title = "Namen in dit bestand"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not mag_namen_weghalen(self.object, request.user):
            raise PermissionDenied(NIET_VAN_U)
        return View.dispatch(self, request, *args, **kwargs)

    @cached_property
    def vast(self) -> str | None:
        return waarom_vast(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gelezen = namen_in(self.object)
        return super().get_context_data(**kwargs) | {
            "gelezen": gelezen,
            "vast": self.vast,
            "verder": self._verder(self.object, reverse("wagtaildocs:index")),
            "kan": bool(gelezen.eigenschappen)
            and not gelezen.bezwaar
            and (self.vast is None or mag_vernieuwen(self.object, self.request.user)),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            kopie = haal_namen_weg(self.object, request.POST.get("gezien", ""), user=request.user)
        except PermissionDenied as reden:
            messages.error(request, str(reden))
            return redirect("namen_in_document", self.object.pk)
        zelfde = kopie.pk == self.object.pk
        messages.success(request, GEDAAN.format(kopie.title) if zelfde else ALS_VERSIE)
        anders = reverse("wagtaildocs:edit", args=[kopie.pk])
        return redirect(self._verder(kopie, anders, als_versie=not zelfde))

    def _verder(self, document: Any, anders: str, *, als_versie: bool = False) -> str:
        """Return where it goes on: a newer version is put in texts next."""
        nieuw = als_versie or self.request.GET.urlencode() == NAAR_TEKSTEN
        if nieuw and kandidaten(document, self.request.user):
            return self.adres("versie_in_teksten", document)
        return anders


class KiesMetNamenView(DocumentChosenResponseMixin, View):
    """Choose the document that was uploaded in a chooser, with the names in it or without."""

    def post(self, request: HttpRequest, document_id: int) -> HttpResponse:
        document = get_object_or_404(get_document_model(), pk=document_id)
        if not mag_namen_weghalen(document, request.user):
            raise PermissionDenied(NIET_VAN_U)
        if request.POST.get("zonder_namen"):
            try:
                document = haal_namen_weg(
                    document, request.POST.get("gezien", ""), user=request.user
                )
            except PermissionDenied as reden:
                return vraag_in_kiezer(request, document, str(reden))
        return self.get_chosen_response(document)


def vraag_in_kiezer(request: HttpRequest, document: Any, fout: str = "") -> HttpResponse | None:
    """Return the step of a chooser that tells which names stand in what was uploaded; None when there are none."""
    gelezen = namen_in(document)
    if not gelezen.eigenschappen and not fout:
        return None
    adres = reverse("kies_met_namen", args=[document.pk])
    if request.GET:
        adres = f"{adres}?{request.GET.urlencode()}"
    html = render_to_string(
        "gemeenten/admin/includes/kies_met_namen.html",
        {"document": document, "gelezen": gelezen, "adres": adres, "fout": fout},
        request,
    )
    stap = {"step": "reshow_creation_form", "htmlFragment": html}
    antwoord: HttpResponse = render_modal_workflow(request, None, None, None, json_data=stap)
    return antwoord
