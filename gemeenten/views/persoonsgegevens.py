"""The beheerder's screen about one person: overview, export, removal. A name never stands in an address."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View
from wagtail.admin import messages

from gemeenten import persoonsgegevens
from gemeenten.persoonsgegevens.acties import mag

from .editiescherm import EditieSchermMixin


class PersoonForm(forms.Form):
    naam = forms.CharField(label="Naam", max_length=150, help_text="Zoals hij op de site staat.")
    email = forms.CharField(label="E-mailadres", max_length=200, required=False)
    zeker = forms.BooleanField(
        label="Ik weet zeker dat deze gegevens weg moeten",
        required=False,
        help_text="Alleen nodig bij verwijderen. Verwijderen kunt u niet ongedaan maken.",
    )

    def termen(self):
        return [self.cleaned_data["naam"], self.cleaned_data["email"]]


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
        actie, wie = request.POST.get("actie"), {"user": request.user}
        if actie == "export":
            gegevens = persoonsgegevens.exporteer(self.editie, *form.termen(), **wie)
            antwoord = JsonResponse(
                gegevens, json_dumps_params={"ensure_ascii": False, "indent": 1}
            )
            antwoord.headers["Content-Disposition"] = 'attachment; filename="persoonsgegevens.json"'
            return antwoord
        if actie == "verwijder":
            if form.cleaned_data["zeker"]:
                aantal = persoonsgegevens.verwijder(self.editie, *form.termen(), **wie)
                messages.success(request, f"De gegevens zijn op {aantal} plaatsen verwijderd.")
                return redirect("persoonsgegevens", self.editie.pk)
            form.add_error("zeker", "Kruis aan dat u het zeker weet.")
        return self._toon(form, persoonsgegevens.vind(self.editie, *form.termen(), **wie))

    def _toon(self, form, vondsten=None):
        return self.render_to_response(self.get_context_data(form=form, vondsten=vondsten))
