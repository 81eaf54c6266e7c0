"""The screen on which a colleague takes away somebody's second factors, after proving who they are."""

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.utils.decorators import method_decorator
from django.views.generic import FormView

from gemeenten.toegang.roles import is_kernredactie
from handleiding.workflow.rules import REDEN_ONTBREEKT

from . import acties, herstel
from .views import MensMixin


class HerstelForm(forms.Form):
    reden = forms.CharField(
        label="Reden",
        max_length=500,
        error_messages={"required": REDEN_ONTBREEKT},
        widget=forms.Textarea({"rows": 3}),
        help_text="Bijvoorbeeld: telefoon kwijt, gebeld en aan de stem herkend. De reden staat in de "
        "geschiedenis en in de mail aan uw collega.",
    )


def mag_komen(editie, user) -> bool:
    return acties.mag_beheren(editie, user) or (bool(editie.code) and is_kernredactie(user))


@method_decorator(reauthentication_required, name="get")
@method_decorator(reauthentication_required, name="post")
class HerstelView(MensMixin, FormView):
    page_title = "Inloggen herstellen"
    template_name = "gemeenten/people/herstel.html"
    form_class = HerstelForm
    mag = staticmethod(mag_komen)

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not acties.mag_beheren(self.editie, request.user):
            self.lijst = "eerste_mensen"

    def dispatch(self, request, *args, **kwargs):
        weigering = herstel.bezwaar(self.editie, request.user, self.mens)
        if weigering and self.mag(self.editie, request.user):
            messages.error(request, weigering)
            return self.naar_de_lijst()
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        naam = self.mens.get_full_name() or self.mens.get_username()
        try:
            gemaild = herstel.herstel(
                self.editie, self.request.user, self.mens, form.cleaned_data["reden"]
            )
        except PermissionDenied as weigering:
            messages.error(self.request, str(weigering))
            return self.naar_de_lijst()
        messages.success(self.request, f"{naam} stelt bij het inloggen een nieuwe tweede stap in.")
        if not gemaild:
            messages.warning(
                self.request, f"De mail aan {naam} is niet verstuurd. Vertel het zelf."
            )
        return self.naar_de_lijst()
