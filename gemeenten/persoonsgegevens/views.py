"""The beheerder's screens about one person: search, what was found, asking to remove. No address holds a name."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, View

from gemeenten.models import Opdracht, Verwijderplan
from gemeenten.opdrachten.opruimen import bewaard_tot
from gemeenten.opdrachten.views import OpdrachtFormMixin
from gemeenten.persoonsgegevens.acties import mag
from gemeenten.persoonsgegevens.gesloten import Verlopen
from gemeenten.persoonsgegevens.inzage import Inzage
from gemeenten.persoonsgegevens.opdrachten import ZOEKEN, vraag_zoeken
from gemeenten.persoonsgegevens.plan import stel_voor
from gemeenten.persoonsgegevens.resultaat import Resultaat
from gemeenten.persoonsgegevens.vervangingen import (
    LANGSTE,
    VERDWIJNT,
    VOOR_ALLE,
    VOOR_EEN,
    lees_vervangingen,
)
from gemeenten.schermbasis.editiescherm import EditieSchermMixin
from handleiding.publiek.pdf.drukker import KanNietDrukken, kan_drukken

RESULTAAT_WEG = (
    "Dit zoekresultaat is er niet meer: wij bewaren het hoogstens een uur, en niet na een verwijdering. "
    "Zoek opnieuw."
)
GEVRAAGD = (
    "De verwijdering is gevraagd. Er is nog niets weg: een tweede persoon bevestigt haar eerst."
)
GEEN_PDF = "Op deze server kan geen pdf worden gemaakt. Kies het rekenblad (csv)."
RECENT = 20
VORMEN_VAN_INZAGE = {
    "csv": (Inzage.als_csv, "text/csv; charset=utf-8"),
    "pdf": (Inzage.als_pdf, "application/pdf"),
}
PER_SOORT = ("alles-", "niets-")


class PersoonForm(forms.Form):
    naam = forms.CharField(
        label="Naam",
        required=False,
        help_text="Voornaam en achternaam, zoals ze op de site staan. Wij zoeken hele woorden.",
    )
    email = forms.CharField(label="E-mailadres", required=False)
    ook = forms.CharField(
        label="Telefoonnummers en andere e-mailadressen",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Een per regel. Wat bij de gevonden persoon staat, zoeken wij vanzelf mee.",
    )

    def gezocht(self):
        """Return what is sought, as the order takes it."""
        gegevens = self.cleaned_data
        return {"naam": gegevens["naam"], "email": gegevens["email"]} | {
            "ook": gegevens["ook"].splitlines()
        }


class BeheerderSchermMixin(EditieSchermMixin):
    header_icon = "user"

    def mag(self, user) -> bool:
        return mag(self.editie, user)


@method_decorator(never_cache, name="dispatch")
class PersoonsgegevensView(OpdrachtFormMixin, BeheerderSchermMixin, FormView):
    """Ask for a search, and see which removals there were."""

    page_title = "Gegevens van een persoon"
    template_name = "gemeenten/admin/persoonsgegevens.html"
    form_class = PersoonForm

    def form_valid(self, form):
        try:
            opdracht = vraag_zoeken(self.editie, **form.gezocht(), user=self.request.user)
        except ValidationError as fout:
            form.add_error("naam", fout.messages)
            return self.form_invalid(form)
        return redirect("opdracht", opdracht.sleutel)

    def get_context_data(self, **kwargs):
        plannen = Verwijderplan.objects.filter(editie=self.editie).order_by("-gevraagd_op", "-pk")
        plannen = plannen.select_related("gevraagd_door", "besloten_door")
        return super().get_context_data(**kwargs) | {"plannen": plannen[:RECENT]}


@method_decorator(never_cache, name="dispatch")
class GevondenView(BeheerderSchermMixin, View):
    """What a search found, for who asked for it: take it along, or ask to remove what is ticked."""

    page_title = "Gevonden gegevens"
    template_name = "gemeenten/admin/persoon_gevonden.html"

    def dispatch(self, request, *args, **kwargs):
        eigen = Opdracht.objects.filter(door=request.user, editie=self.editie, soort=ZOEKEN.naam)
        self.opdracht = eigen.filter(sleutel=kwargs["sleutel"]).first()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        return self._met_resultaat(self._toon)

    def post(self, request, *args, **kwargs):
        if request.POST.get("actie") in VORMEN_VAN_INZAGE:
            return self._met_resultaat(self._download)
        if request.POST.get("actie", "").startswith(PER_SOORT):
            return self._met_resultaat(self._kruis)
        return self._met_resultaat(self._vraag_aan)

    def _met_resultaat(self, doe):
        if self.opdracht is not None and self.opdracht.wacht:
            return redirect("opdracht", self.opdracht.sleutel)
        try:
            return doe(Resultaat.open(self.opdracht.geheim if self._is_er_nog() else ""))
        except Verlopen:
            messages.warning(self.request, RESULTAAT_WEG)
            return redirect("persoonsgegevens", self.editie.pk)

    def _is_er_nog(self):
        """The clean-up comes by from time to time; the hour is the hour."""
        tot = self.opdracht and bewaard_tot(self.opdracht)
        return bool(tot and timezone.now() < tot)

    def _kruis(self, resultaat):
        """Tick all of one kind, or none; what was ticked elsewhere stays. Works without script."""
        wat, _, deel = self.request.POST["actie"].partition("-")
        sleutels = {bevinding.sleutel for bevinding in resultaat.deel(deel)}
        gekozen = set(self.request.POST.getlist("kies"))
        return self._toon(
            resultaat, gekozen=gekozen | sleutels if wat == "alles" else gekozen - sleutels
        )

    def _vraag_aan(self, resultaat):
        gekozen = set(self.request.POST.getlist("kies"))
        vervangingen = lees_vervangingen(self.request.POST, resultaat)
        gevraagd = resultaat.met_vervangingen(vervangingen)
        try:
            plan = stel_voor(self.editie, gevraagd, gekozen, user=self.request.user)
        except (ValidationError, PermissionDenied) as fout:
            redenen = getattr(fout, "messages", [str(fout)])
            return self._toon(resultaat, gekozen=gekozen, bezwaren=redenen)
        messages.success(self.request, GEVRAAGD)
        return redirect("persoon_verwijdering", self.editie.pk, plan.sleutel)

    def _download(self, resultaat):
        """Give the person's file, of what surely is theirs and what was ticked."""
        if resultaat.reden:
            return self._toon(resultaat)
        gekozen, vorm = set(self.request.POST.getlist("kies")), self.request.POST["actie"]
        inzage = Inzage.van(self.editie, resultaat, gekozen)
        try:
            inhoud, soort = VORMEN_VAN_INZAGE[vorm]
            bestand = HttpResponse(inhoud(inzage), content_type=soort)
        except KanNietDrukken:
            return self._toon(resultaat, gekozen=gekozen, bezwaren=[GEEN_PDF])
        bestand.headers["Content-Disposition"] = f'attachment; filename="inzage.{vorm}"'
        return bestand

    def _toon(self, resultaat, *, gekozen=None, bezwaren=()):
        if gekozen is None:
            gekozen = {b.sleutel for b in resultaat.te_kiezen if b.precies}
        velden = {"naam": resultaat.naam, "email": resultaat.email, "ook": "\n".join(resultaat.ook)}
        context = self.get_context_data(
            resultaat=self._zoals_getypt(resultaat),
            getypt=self.request.POST.get(VOOR_ALLE, ""),
            verdwijnt=VERDWIJNT in self.request.POST,
            langste=LANGSTE,
            gekozen=gekozen,
            bezwaren=bezwaren,
            form=PersoonForm(initial=velden),
            tot=bewaard_tot(self.opdracht),
            kan_pdf=kan_drukken(),
        )
        return self.render_to_response(context)

    def _zoals_getypt(self, resultaat):
        """Return it with what was typed at each hit, so that nothing typed is lost."""
        getypt = self.request.POST
        return resultaat.met_vervangingen(
            {b.sleutel: getypt.get(f"{VOOR_EEN}{b.sleutel}", "") for b in resultaat.te_vervangen}
        )

    def get_breadcrumbs_items(self):
        return met_zoeken(super().get_breadcrumbs_items(), self.editie)


def met_zoeken(kruimels, editie):
    """Return the way to a screen that stands below the search."""
    zoeken = {
        "label": PersoonsgegevensView.page_title,
        "url": reverse("persoonsgegevens", args=[editie.pk]),
    }
    return [*kruimels[:-1], zoeken, kruimels[-1]]
