"""The screen of an order: how far it is, and how it ended. It is for who gave the order."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import add_never_cache_headers
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from gemeenten.models import Opdracht
from gemeenten.opdrachten.geven import probeer_opnieuw
from gemeenten.opdrachten.opruimen import bewaard_tot
from gemeenten.opdrachten.soorten import Voortgang, soort_van
from gemeenten.opdrachten.werkregels import zet_gezien

Stand = Opdracht.Stand


class EigenOpdracht:
    """Finds the order, for who gave it and still may have what comes of it."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        opdrachten = Opdracht.objects.select_related("editie").filter(door=request.user)
        self.opdracht = get_object_or_404(opdrachten, sleutel=kwargs["sleutel"])
        self.soort = soort_van(self.opdracht)

    def dispatch(self, request, *args, **kwargs):
        if not self.soort.mag(self.opdracht, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class OpdrachtView(EigenOpdracht, WagtailAdminTemplateMixin, TemplateView):
    """How far it is. Asks again by itself until it is done, and then goes on to what came of it."""

    template_name = "gemeenten/admin/opdracht.html"
    header_icon = "rotate"
    breadcrumbs_items = []  # a title of its own in place of the path

    def get(self, request, *args, **kwargs):
        zet_gezien(self.opdracht)
        if self.opdracht.stand == Stand.GEWEIGERD:
            return redirect(f"{self.soort.terug(self.opdracht)}?opdracht={self.opdracht.sleutel}")
        if self.opdracht.stand == Stand.KLAAR and self.soort.verder:
            for melding in self.opdracht.uitkomst["meldingen"]:
                messages.success(request, melding)
            for melding in self.opdracht.uitkomst["waarschuwingen"]:
                messages.warning(request, melding)
            return redirect(self.soort.verder(self.opdracht))
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        probeer_opnieuw(self.opdracht)
        return redirect("opdracht", self.opdracht.sleutel)

    def get_page_title(self):
        return self.soort.titel

    def get_page_subtitle(self):
        return self.opdracht.editie.title if self.opdracht.editie else ""

    def get_context_data(self, **kwargs):
        stap, klaar, totaal = Voortgang(self.opdracht).lees()
        return super().get_context_data(**kwargs) | {
            "opdracht": self.opdracht,
            "soort": self.soort,
            "terug": self.soort.terug(self.opdracht),
            "stap": stap,
            "klaar": klaar,
            "totaal": totaal,
            "ververs": self._ververs(),
            "tot": bewaard_tot(self.opdracht),
        }

    def _ververs(self):
        if not self.opdracht.wacht:
            return 0
        return 15 if self.opdracht.duurt_lang else 2


class OpdrachtBestandView(EigenOpdracht, View):
    """The file that came of it."""

    def get(self, request, *args, **kwargs):
        if self.opdracht.stand != Stand.KLAAR or not self.opdracht.bestand:
            raise Http404
        try:
            bestand = self.opdracht.bestand.open("rb")
        except FileNotFoundError as weg:
            raise Http404 from weg
        antwoord = FileResponse(
            bestand, as_attachment=True, filename=self.opdracht.uitkomst["bestandsnaam"]
        )
        add_never_cache_headers(antwoord)
        return antwoord


def geweigerd(request):
    """Return, by field, why the order in the address was refused; nothing when it was not, or is another's."""
    sleutel = request.GET.get("opdracht", "")
    eigen = Opdracht.objects.filter(door=request.user, stand=Stand.GEWEIGERD) if sleutel else ()
    opdracht = next((o for o in eigen if str(o.sleutel) == sleutel), None)
    return opdracht.uitkomst["fouten"] if opdracht else {}


class OpdrachtFormMixin:
    """A form that gives an order; what the order was refused for is told at its fields (``?opdracht=``)."""

    def get(self, request, *args, **kwargs):
        fouten = geweigerd(request)
        if not fouten:
            return super().get(request, *args, **kwargs)
        form = self.get_form_class()(**self.get_form_kwargs() | {"data": {}})
        form.full_clean()
        form.errors.clear()
        for veld, redenen in fouten.items():
            form.add_error(veld if veld in form.fields else None, redenen)
        return self.form_invalid(form)
