"""The screen on which a beheerder chooses how the edition approves, and when it reminds."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page, WorkflowPage

from gemeenten.goedkeuring import workflows
from gemeenten.goedkeuring.workflows import UITLEG, Beleid
from gemeenten.models import GemeentePage, Herinnertermijn
from handleiding.getallen import rijnummer
from handleiding.workflow.goedkeurders import hulp_bij, lege_stap
from handleiding.workflow.rollen import rollen_op
from handleiding.workflow.rules import Rol

ONBEZET = "Let op: zo kan nu niemand iets indienen. De stap “{stap}” heeft geen mensen die kunnen inloggen."
KEUZES = [(beleid.value, f"{beleid.label}: {UITLEG[beleid]}") for beleid in Beleid]


class BeleidForm(forms.Form):
    beleid = forms.ChoiceField(label="Wie keurt goed?", choices=KEUZES, widget=forms.RadioSelect)


class PaginaKeuze(forms.ModelChoiceField):
    def label_from_instance(self, page):
        return f"{'– ' * (page.depth - self.diepte)}{page.get_admin_display_title()}"


class UitzonderingForm(forms.Form):
    page = PaginaKeuze(label="Pagina, met alles eronder", queryset=Page.objects.none())
    beleid = forms.ChoiceField(label="Wie keurt goed?", choices=Beleid.choices)

    def __init__(self, *args, editie, **kwargs):
        super().__init__(*args, auto_id="uitzondering_%s", **kwargs)  # another form has these names
        veld = self.fields["page"]
        veld.diepte = editie.depth + 1
        veld.queryset = Page.objects.descendant_of(editie).order_by("path")


class HerinnertermijnForm(forms.ModelForm):
    class Meta:
        model = Herinnertermijn
        fields = ["werkdagen"]


class BeleidView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "gemeenten/admin/beleid.html"
    breadcrumbs_items = []  # a title of its own in place of the path
    page_title = "Goedkeuren en herinneren"
    header_icon = "tasks"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = get_object_or_404(GemeentePage.objects.edities(), pk=kwargs["page_id"])

    def dispatch(self, request, *args, **kwargs):
        if Rol.BEHEERDER not in rollen_op(self.object, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.object.get_admin_display_title()

    def _forms(self, data=None, welke=""):
        nu = (
            WorkflowPage.objects.filter(page=self.object)
            .select_related("workflow__goedkeurbeleid")
            .first()
        )
        termijn = Herinnertermijn.objects.filter(editie=self.object).first()
        return {
            "beleid": BeleidForm(
                data if welke == "beleid" else None,
                initial={"beleid": workflows.beleid_van(nu.workflow if nu else None)},
            ),
            "uitzondering": UitzonderingForm(
                data if welke == "uitzondering" else None, editie=self.object, prefix="uitzondering"
            ),
            "termijn": HerinnertermijnForm(
                data if welke == "termijn" else None,
                instance=termijn or Herinnertermijn(editie=self.object),
            ),
        }

    def get_context_data(self, formulieren=None, **kwargs):
        regels = [
            (regel.page, workflows.beleid_van(regel.workflow))
            for regel in workflows.uitzonderingen(self.object)
        ]
        return super().get_context_data(**kwargs) | {
            "object": self.object,
            "formulieren": formulieren or self._forms(),
            "uitzonderingen": regels,
        }

    def post(self, request, *args, **kwargs):
        welke = request.POST.get("welke", "")
        if welke == "weg":
            return self._vergeet(request)
        formulieren = self._forms(request.POST, welke)
        form = formulieren.get(welke)
        if form is None or not form.is_valid():
            return self.render_to_response(self.get_context_data(formulieren=formulieren))
        getattr(self, f"_bewaar_{welke}")(form)
        messages.success(
            request, "Opgeslagen. Wat al ter beoordeling ligt, gaat verder zoals het begon."
        )
        return redirect("beleid", self.object.pk)

    def _bewaar_beleid(self, form):
        self._kies(self.object, form.cleaned_data["beleid"])

    def _bewaar_uitzondering(self, form):
        self._kies(form.cleaned_data["page"], form.cleaned_data["beleid"])

    def _bewaar_termijn(self, form):
        form.save()

    def _kies(self, page, beleid):
        workflows.kies_beleid(
            page, Beleid(beleid), eigenaar=self.object.code, user=self.request.user
        )
        if stap := lege_stap(page.get_workflow()):
            messages.warning(self.request, f"{ONBEZET.format(stap=stap.name)} {hulp_bij(stap)}")

    def _vergeet(self, request):
        page = get_object_or_404(
            Page.objects.descendant_of(self.object), pk=rijnummer(request.POST.get("page"))
        )
        workflows.vergeet_uitzondering(page, editie=self.object, user=self.request.user)
        messages.success(self.request, f"“{page.title}” volgt weer de editie.")
        return redirect("beleid", self.object.pk)
