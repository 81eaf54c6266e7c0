"""The beheerder's screen about one person: overview, export, removal. A name never stands in an address."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View
from wagtail.admin import messages

from gemeenten import persoonsgegevens
from gemeenten.persoonsgegevens.acties import mag

from .editiescherm import EditieSchermMixin

NIETS_GEKOZEN = "Kruis eerst aan wat weg moet. Er is niets veranderd."


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
        help_text="Een per regel. Wat bij de gevonden persoon staat, vullen wij voor u in.",
    )
    zeker = forms.BooleanField(
        label="Ik weet zeker dat weg moet wat ik heb aangekruist",
        required=False,
        help_text="Alleen nodig bij verwijderen. Verwijderen kunt u niet ongedaan maken.",
    )

    def zoekvraag(self):
        """Return what is sought, as the actions take it."""
        gegevens = self.cleaned_data
        return (gegevens["naam"], gegevens["email"]), {"ook": gegevens["ook"].splitlines()}


@method_decorator(never_cache, name="dispatch")
class PersoonsgegevensView(EditieSchermMixin, View):
    page_title = "Gegevens van een persoon"
    template_name = "gemeenten/admin/persoonsgegevens.html"
    header_icon = "user"

    def mag(self, user) -> bool:
        return mag(self.editie, user)

    def get(self, request, *args, **kwargs):
        return self._toon(PersoonForm())

    def post(self, request, *args, **kwargs):
        form = PersoonForm(request.POST)
        if not form.is_valid():
            return self._toon(form)
        try:
            return self._voer_uit(request, form)
        except ValidationError as fout:
            form.add_error("naam", fout.messages)
            return self._toon(form)

    def _voer_uit(self, request, form):
        termen, verder = form.zoekvraag()
        verder["user"] = request.user
        if request.POST.get("actie") == "export":
            return self._download(persoonsgegevens.exporteer(self.editie, *termen, **verder))
        overzicht = persoonsgegevens.vind(self.editie, *termen, **verder)
        # What was found at the person's row is sought on, also when that row is empty by then.
        verder["ook"] = overzicht.ook
        form, gekozen = self._ingevuld(request, overzicht), set(request.POST.getlist("kies"))
        if request.POST.get("actie") == "verwijder":
            if not gekozen:
                form.add_error(None, NIETS_GEKOZEN)
            elif not form.cleaned_data["zeker"]:
                form.add_error("zeker", "Kruis aan dat u het zeker weet.")
            else:
                self._verwijder(request, termen, gekozen, verder)
                overzicht = persoonsgegevens.vind(self.editie, *termen, **verder)
                form, gekozen = self._ingevuld(request, overzicht, klaar=True), set()
        elif not gekozen:
            gekozen = {groep.sleutel for groep in overzicht.alle if groep.precies}
        return self._toon(form, overzicht, gekozen)

    def _ingevuld(self, request, overzicht, *, klaar=False):
        """Return the form as it was sent, with what was found out; once done, being sure is asked anew."""
        gegevens = request.POST.copy()
        if klaar:
            gegevens.pop("zeker", None)
        gegevens["ook"] = "\n".join(overzicht.ook)
        form = PersoonForm(gegevens)
        form.is_valid()
        return form

    def _verwijder(self, request, termen, gekozen, verder):
        uitslag = persoonsgegevens.verwijder(self.editie, *termen, gekozen=gekozen, **verder)
        if uitslag.gedaan:
            plekken = "plek" if uitslag.rijen == 1 else "plekken"
            messages.success(request, f"Verwijderd op {uitslag.rijen} {plekken}.")
        if uitslag.post:
            wat = "1 e-mail" if uitslag.post == 1 else f"{uitslag.post} e-mails"
            messages.success(
                request, f"Ook teruggehaald, of zonder de naam verder: {wat} in de wachtrij."
            )
        if uitslag.gemist:
            keuzes = "keuze is" if uitslag.gemist == 1 else "keuzes zijn"
            messages.warning(
                request,
                f"{uitslag.gemist} {keuzes} niet uitgevoerd: de tekst veranderde intussen. "
                "Kijk hieronder wat er nu staat.",
            )

    def _download(self, gegevens):
        antwoord = JsonResponse(gegevens, json_dumps_params={"ensure_ascii": False, "indent": 1})
        antwoord.headers["Content-Disposition"] = 'attachment; filename="persoonsgegevens.json"'
        return antwoord

    def _toon(self, form, overzicht=None, gekozen=()):
        """Show the search, what it found, and which of that is ticked."""
        context = self.get_context_data(form=form, overzicht=overzicht, gekozen=gekozen)
        return self.render_to_response(context)
