"""The view of a form for readers: what it asks is its own, how it may be sent is the same everywhere."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from . import tempo, zegel
from .herkomst import van_eigen_site

ELDERS = "Wij konden niet zien dat dit formulier van deze website komt. Verstuur het opnieuw, vanaf deze pagina."
VERLOPEN = "De pagina stond lang open. Kijk na wat u invulde en verstuur het opnieuw."
TE_VAAK = "Vanaf uw netwerk is dit formulier vaak verstuurd. Probeer het later opnieuw."


# Readers get no cookie, so the token of Django's that needs one cannot guard this; what is below does.
@method_decorator([csrf_exempt, never_cache], name="dispatch")
class Lezersformulier(View):
    """Shows the form, and gives ``neem_aan`` what was filled in, once.

    Whatever is refused comes back with what was typed. ``adres`` is what the token is of: on one host only.
    """

    form_class: type[forms.Form]
    template_name: str
    formulier: str  # what is counted together

    @property
    def adres(self) -> str:
        return f"{self.request.get_host()}{self.request.path}"

    def vooraf(self) -> HttpResponse | None:
        """Return what to answer where there is no form to show; None where there is."""
        return None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.vooraf() or super().dispatch(request, *args, **kwargs)

    def kader(self) -> dict[str, Any]:
        """Return what the page shows around the form."""
        raise NotImplementedError

    def neem_aan(self, gegevens: dict[str, Any], bon: str) -> None:
        """Keep what was filled in. ``bon`` is the same when the same form is sent again with the same in it.

        May raise ValidationError, in Dutch.
        """
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._toon(self.form_class())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form_class(request.POST)
        if not van_eigen_site(request):
            return self._weiger(form, ELDERS, 403)
        try:
            gelezen = zegel.lees(request.POST.get("zegel", ""), self.adres)
        except zegel.ZegelVerlopen:
            return self._weiger(form, VERLOPEN, 400)
        except zegel.GeenZegel:
            return self._weiger(form, ELDERS, 403)
        if not form.is_valid():
            return self._toon(form, 400)
        if not tempo.mag_nog(request, self.formulier):
            return self._weiger(form, TE_VAAK, 429)
        try:
            self.neem_aan(form.cleaned_data, zegel.bon(gelezen, form.cleaned_data))
        except ValidationError as fout:
            return self._weiger(form, " ".join(fout.messages), 400)
        return self._toon(form, verstuurd=True)

    def _weiger(self, form: forms.Form, waarom: str, status: int) -> HttpResponse:
        """Say why nothing was kept, at the top, and show what was typed again."""
        form.add_error(None, waarom)
        return self._toon(form, status)

    def _toon(
        self, form: forms.Form, status: int = 200, *, verstuurd: bool = False
    ) -> HttpResponse:
        context = self.kader() | {
            "form": form,
            "zegel": zegel.geef(self.adres),
            "verstuurd": verstuurd,
        }
        antwoord = render(self.request, self.template_name, context, status=status)
        antwoord.headers["X-Robots-Tag"] = "noindex"
        # A stricter one than this, and browsers would not say from which site a form was sent.
        antwoord.headers["Referrer-Policy"] = "same-origin"
        return antwoord
