"""``<any page>/klopt-dit-niet/``: a reader says what is wrong with the page."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page, Site
from wagtail.views import serve

from gemeenten.models import Lezersreactie
from handleiding.publiek.kader import kader_van
from handleiding.publiek.lezersformulier import Lezersformulier
from handleiding.zichtbaarheid import lezer, zichtbaar_voor

from .aannemen import neem_aan

NAAM = "klopt-dit-niet"


class KloptDitNietForm(forms.Form):
    tekst = forms.CharField(
        label="Wat klopt er niet?",
        max_length=Lezersreactie._meta.get_field("tekst").max_length,
        widget=forms.Textarea(attrs={"rows": 6, "class": "utrecht-textarea"}),
        help_text="Bijvoorbeeld: het telefoonnummer is oud, of deze zin begrijp ik niet.",
        error_messages={
            "required": "Schrijf op wat er niet klopt.",
            "max_length": "Dit is te lang. Gebruik ten hoogste %(limit_value)d tekens.",
        },
    )
    passage = forms.CharField(
        label="Om welke zin gaat het? (niet verplicht)",
        max_length=Lezersreactie._meta.get_field("passage").max_length,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "utrecht-textarea"}),
        help_text="Neem de zin over van de pagina, dan vinden wij hem snel.",
        error_messages={
            "max_length": "Dit is te lang. Gebruik ten hoogste %(limit_value)d tekens."
        },
    )


class KloptDitNietView(Lezersformulier):
    """For every page that the reader may see; a page may have this address as well."""

    form_class = KloptDitNietForm
    template_name = "gemeenten/klopt_dit_niet.html"
    formulier = NAAM

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.page = _pagina_op(request, kwargs["pad"])

    def vooraf(self) -> HttpResponse | None:
        return None if self.page else serve(self.request, f"{self.kwargs['pad']}{NAAM}/")

    def kader(self) -> dict[str, Any]:
        return kader_van(self.page.specific, self.request)

    def neem_aan(self, gegevens: dict[str, Any], bon: str) -> None:
        neem_aan(self.page, tekst=gegevens["tekst"], passage=gegevens["passage"], bon=bon)


def _pagina_op(request: HttpRequest, pad: str) -> Page | None:
    site = Site.find_for_request(request)
    if site is None:
        return None
    paginas = Page.objects.filter(url_path=f"{site.root_page.url_path}{pad}")
    return zichtbaar_voor(paginas, lezer(request)).first()
