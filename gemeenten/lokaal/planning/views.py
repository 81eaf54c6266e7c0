"""The screens of a group's schedule in the CMS: overview, series, move, cancel."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import View
from wagtail.admin import messages

from gemeenten.lokaal import planning
from gemeenten.models import WerkleergroepPage
from gemeenten.models.werkleergroep import met_bijeenkomst
from gemeenten.regels.rooster import Roosterregel, omschrijving, schooljaar
from gemeenten.schermbasis.formulieren import (
    AfgelastForm,
    RoosterreeksForm,
    VerplaatsForm,
    VoorstelFormSet,
)
from gemeenten.schermbasis.paginascherm import PaginaSchermMixin
from handleiding.workflow.schrijven import beletsel

BEWAARD = "Het rooster is bewaard als concept. Dien de pagina in: na goedkeuring staat het online."
AANTAL = 10


class GroepView(PaginaSchermMixin, View):
    """A screen about one group, for who may edit it."""

    model = WerkleergroepPage
    header_icon = "date"

    def dispatch(self, request, *args, **kwargs):
        self.bezwaar = beletsel(self.page, request.user)
        self.concept = planning.concept_van(self.page)
        if self.bezwaar and request.method == "POST":
            messages.error(request, str(self.bezwaar))
            return redirect("rooster", self.page.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.concept.title

    def get_breadcrumbs_items(self):
        editie = self.page.get_parent()
        adressen = (
            (editie.title, reverse("wagtailadmin_explore", args=[editie.pk])),
            (self.concept.title, reverse("wagtailadmin_pages:edit", args=[self.page.pk])),
            ("Rooster", reverse("rooster", args=[self.page.pk])),
        )
        return [{"label": label, "url": url} for label, url in adressen]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "concept": self.concept,
            "bezwaar": self.bezwaar,
        }

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def klaar(self, bericht=BEWAARD):
        messages.success(self.request, bericht)
        return redirect("rooster", self.page.pk)


class RoosterView(GroepView):
    page_title = "Rooster"
    template_name = "gemeenten/admin/rooster.html"

    def get_context_data(self, **kwargs):
        sessies = sorted(self.concept.sessies.all(), key=lambda s: (s.datum, s.begin))
        met_bijeenkomst(sessies, editie=self.page.get_parent())
        rondes = {ronde.nummer: ronde.naam for ronde in self.concept.rondes.all()}
        planning.met_waarschuwingen(self.concept, sessies)
        return super().get_context_data(**kwargs) | {
            "rondes": [
                (rondes.get(nummer, ""), [s for s in sessies if s.ronde == nummer])
                for nummer in sorted({s.ronde for s in sessies}, reverse=True)
            ]
        }


class VoorstelView(GroepView):
    """Two steps: a form, then a proposal to adjust. Nothing is saved before the last button."""

    template_name = "gemeenten/admin/voorstel.html"

    def post(self, request, *args, **kwargs):
        form = self.maak_form(request.POST)
        if not form.is_valid():
            return self.toon(form)
        if request.POST.get("stap") != "bewaren":
            return self.na_formulier(form)
        formset = VoorstelFormSet(request.POST, prefix="rij")
        if not formset.is_valid():
            return self.toon(form, formset)
        rijen = [rij for rij in formset.cleaned_data if rij and not rij["overslaan"]]
        try:
            self.bewaar(form, rijen)
        except ValidationError as fout:
            form.add_error(None, fout.messages)
            return self.toon(form, formset)
        return self.klaar()

    def get(self, request, *args, **kwargs):
        return self.toon(self.maak_form())

    def na_formulier(self, form):
        """Show the proposal that follows from the form."""
        rijen = self.voorstel(form)
        return self.toon(form, VoorstelFormSet(initial=rijen, prefix="rij"))

    def toon(self, form, formset=None):
        context = self.get_context_data(form=form, formset=formset)
        if formset is not None:
            context["rijen"] = self._met_waarschuwingen(formset)
        return self.render_to_response(context)

    def _met_waarschuwingen(self, formset):
        """Return the rows as ``(form, warnings)``; a row with an error has its message instead."""
        blijft = self.blijvende_momenten(formset)
        moment, regio = planning.moment_van, planning.vakantieregio(self.page)
        gevonden = []
        for rij in formset.forms:
            waarden = getattr(rij, "cleaned_data", None) or rij.initial
            if all(waarden.get(veld) for veld in ("datum", "begin", "einde")):
                velden = {veld: waarden[veld] for veld in ("datum", "begin", "einde")}
                zelf = moment(self.concept, **velden)
                gevonden.append((rij, planning.lezen.waarschuwingen(zelf, blijft, regio=regio)))
            else:
                gevonden.append((rij, []))
        return gevonden

    def blijvende_momenten(self, formset):
        """Return what the rows may clash with: other groups, and own sessies that stay put."""
        sleutels = {str(rij["sleutel"].value()) for rij in formset.forms}
        eigen = [
            planning.moment_van(self.concept, datum=s.datum, begin=s.begin, einde=s.einde)
            for s in self.concept.sessies.all()
            if not s.afgelast and str(s.sleutel) not in sleutels
        ]
        return [*planning.andere_momenten(self.page), *eigen]


class RoosterreeksView(VoorstelView):
    page_title = "Maak een reeks"

    def maak_form(self, data=None):
        regio = planning.vakantieregio(self.page)
        begin = {"aantal": AANTAL, "begin": "15:00", "einde": "17:00", "regio": regio}
        return RoosterreeksForm(data, initial=begin)

    def voorstel(self, form):
        waarden = form.cleaned_data
        return [
            {"nummer": nummer, "datum": datum, "begin": waarden["begin"], "einde": waarden["einde"]}
            for nummer, datum in enumerate(waarden["reeks"].data, 1)
        ]

    def bewaar(self, form, rijen):
        naam = form.cleaned_data["naam"] or schooljaar(form.cleaned_data["datum"])
        planning.plan_reeks(self.page, rijen, naam=naam, user=self.request.user)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = kwargs["form"]
        if kwargs.get("formset") is not None and form.is_valid():
            waarden = form.cleaned_data
            context["regel"] = omschrijving(Roosterregel(waarden["regel"]), waarden["datum"])
            context["overgeslagen"] = waarden["reeks"].overgeslagen
        return context


class SessieMixin:
    """A screen about one sessie of the draft."""

    def dispatch(self, request, *args, **kwargs):
        sleutel = kwargs["sleutel"]
        sessies = planning.concept_van(self.page).sessies.all()
        self.sessie = next((s for s in sessies if s.sleutel == sleutel), None)
        if self.sessie is None:
            raise Http404("Deze bijeenkomst staat niet meer in het rooster.")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"sessie": self.sessie}


class VerplaatsView(SessieMixin, VoorstelView):
    page_title = "Verplaats"

    def maak_form(self, data=None):
        initial = {veld: getattr(self.sessie, veld) for veld in ("datum", "begin", "einde")}
        return VerplaatsForm(data, initial=initial)

    def na_formulier(self, form):
        if form.cleaned_data["alle"]:
            return super().na_formulier(form)
        self.bewaar(form, self.voorstel(form))
        return self.klaar()

    def voorstel(self, form):
        """Return the sessie at its new moment and, when asked, all later ones of its round."""
        waarden = form.cleaned_data
        verschil = waarden["datum"] - self.sessie.datum
        sessies = [self.sessie, *(self._hierna() if waarden["alle"] else ())]
        return [
            {
                "sleutel": sessie.sleutel,
                "nummer": sessie.nummer,
                "datum": sessie.datum + verschil,
                "begin": waarden["begin"],
                "einde": waarden["einde"],
            }
            for sessie in sessies
        ]

    def _hierna(self):
        hier = (self.sessie.datum, self.sessie.begin)
        later = [
            s
            for s in self.concept.sessies.all()
            if s.ronde == self.sessie.ronde and (s.datum, s.begin) > hier and not s.afgelast
        ]
        return sorted(later, key=lambda s: (s.datum, s.begin))

    def bewaar(self, form, rijen):
        concept = planning.verplaats(self.page, rijen, user=self.request.user)
        sleutels = {rij["sleutel"] for rij in rijen}
        for sessie in planning.met_waarschuwingen(concept, list(concept.sessies.all())):
            if sessie.sleutel in sleutels:
                for tekst in sessie.waarschuwingen:
                    messages.warning(self.request, f"Let op, bijeenkomst {sessie.nummer}: {tekst}")


class AfgelastView(SessieMixin, GroepView):
    page_title = "Gelast af"
    template_name = "gemeenten/admin/afgelast.html"

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", AfgelastForm(initial={"reden": self.sessie.reden}))
        return super().get_context_data(**kwargs)

    def post(self, request, *args, **kwargs):
        sleutel = self.sessie.sleutel
        if request.POST.get("besluit") == "doorgaan":
            planning.laat_doorgaan(self.page, sleutel, user=request.user)
            return self.klaar()
        form = AfgelastForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        planning.gelast_af(self.page, sleutel, reden=form.cleaned_data["reden"], user=request.user)
        return self.klaar()
