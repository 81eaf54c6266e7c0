"""The questionnaire itself, behind a link with a token; and its screen in the CMS."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View
from wagtail.admin import messages

from gemeenten.lokaal import metingen
from gemeenten.models import Meting, WerkleergroepPage
from gemeenten.regels.meting import IMPRESSIE, MINIMUM, SCHAAL, naast_elkaar, uitkomsten
from gemeenten.schermbasis.paginascherm import PaginaSchermMixin
from handleiding import zichtbaarheid
from handleiding.export.bladen import CSV, csv_regels
from handleiding.getallen import rijnummer
from handleiding.slots import lokale_gegevens


class VragenForm(forms.Form):
    """One question per statement, on a five-point scale."""

    def __init__(self, *args, stellingen, **kwargs):
        super().__init__(*args, **kwargs)
        for nummer, stelling in enumerate(stellingen):
            self.fields[f"stelling_{nummer}"] = forms.TypedChoiceField(
                label=stelling,
                choices=SCHAAL,
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={
                    "required": "Kies een antwoord bij deze stelling.",
                    "invalid_choice": "Kies een van de vijf antwoorden.",
                },
            )

    def scores(self):
        return [self.cleaned_data[veld] for veld in self.fields]


# Readers get no cookie, and there is no account behind this form that a forged post could misuse.
@method_decorator([csrf_exempt, never_cache], name="dispatch")
class VragenlijstView(View):
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        gevonden = Meting.objects.select_related("werkleergroep").filter(werkleergroep__live=True)
        self.meting = get_object_or_404(gevonden, token=kwargs["token"])
        if zichtbaarheid.status(self.meting.werkleergroep) == "verborgen":
            raise Http404  # the edition is offline, and so is all that stands below it

    def get(self, request, *args, **kwargs):
        return self._toon(VragenForm(stellingen=self.meting.stellingen))

    def post(self, request, *args, **kwargs):
        form = VragenForm(request.POST, stellingen=self.meting.stellingen)
        if not form.is_valid():
            return self._toon(form)
        try:
            metingen.neem_aan(self.meting, form.scores(), request.POST.get("bon", ""))
        except metingen.AlBewaard:
            return self._toon(form, klaar=True, al_bewaard=True)
        except ValidationError as fout:
            return self._toon(form, bericht=" ".join(fout.messages))
        return self._toon(form, klaar=True)

    def _toon(self, form, **extra):
        bon = metingen.geef_bon(self.meting)
        groep = self.meting.werkleergroep
        lokaal = lokale_gegevens(groep, [groep.get_parent()])
        context = {"form": form, "meting": self.meting, "bon": bon, "lokaal": lokaal} | extra
        antwoord = render(self.request, "gemeenten/vragenlijst.html", context)
        antwoord.headers["X-Robots-Tag"] = "noindex"
        antwoord.headers["Referrer-Policy"] = "no-referrer"
        return antwoord


class MetingenView(PaginaSchermMixin, View):
    model = WerkleergroepPage
    page_title = "Start- en eindmeting"
    template_name = "gemeenten/admin/metingen.html"
    header_icon = "form"

    def get_page_subtitle(self):
        return self.page.title

    def get_context_data(self, **kwargs):
        deelnemers = dict(self.page.rondes.values_list("nummer", "aantal_deelnemers"))
        metingen_hier = list(self.page.metingen.prefetch_related("antwoorden"))
        return super().get_context_data(**kwargs) | {
            "regels": [self._regel(m, deelnemers.get(m.ronde)) for m in metingen_hier],
            "rondes": list(vergeleken_rondes(metingen_hier)),
            "schaal": SCHAAL,
            "momenten": Meting.Moment.choices,
            "minimum": MINIMUM,
            "impressie": IMPRESSIE,
        }

    def _regel(self, meting, deelnemers):
        aantal = len(meting.antwoorden.all())
        return {
            "meting": meting,
            "link": self.request.build_absolute_uri(reverse("vragenlijst", args=[meting.token])),
            "aantal": aantal,
            "nog_niet": aantal - meting.getoond,
            "deelnemers": deelnemers,
            "te_veel": bool(deelnemers) and aantal > deelnemers,
            "uitkomsten": uitkomsten(meting.stellingen, meting.getoonde_scores),
        }

    def get(self, request, *args, **kwargs):
        if nummer := request.GET.get("export"):
            meting = get_object_or_404(self.page.metingen, pk=rijnummer(nummer))
            return exporteer(meting)
        return self.render_to_response(self.get_context_data())

    def post(self, request, *args, **kwargs):
        try:
            self._voer_uit(request.POST)
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
        return redirect("metingen", self.page.pk)

    def _voer_uit(self, data):
        for naam, is_open in (("sluit", False), ("heropen", True)):
            if naam in data:
                meting = get_object_or_404(self.page.metingen, pk=rijnummer(data[naam]))
                metingen.zet_open(meting, is_open=is_open, user=self.request.user)
                return
        ronde, user = rijnummer(data.get("ronde")), self.request.user
        metingen.open_meting(self.page, moment=data.get("moment", ""), ronde=ronde, user=user)


def vergeleken_rondes(metingen_hier):
    """Yield ``(number, pairs)`` of each ronde of which a start and an end are shown."""
    per_ronde = {}
    for meting in metingen_hier:
        gevonden = uitkomsten(meting.stellingen, meting.getoonde_scores)
        per_ronde.setdefault(meting.ronde, {})[meting.moment] = gevonden
    for ronde, gevonden in per_ronde.items():
        start, eind = gevonden.get(Meting.Moment.START), gevonden.get(Meting.Moment.EIND)
        if start and eind:
            yield ronde, naast_elkaar(start, eind)


def exporteer(meting: Meting) -> HttpResponse:
    """Return the outcomes as CSV: never the single answers, and no more than the screen shows."""
    koppen = ["stelling", *(label for _, label in SCHAAL), "gemiddelde"]
    rijen = [
        [uitkomst.stelling, *uitkomst.cellen, uitkomst.gemiddelde]
        for uitkomst in uitkomsten(meting.stellingen, meting.getoonde_scores) or ()
    ]
    antwoord = HttpResponse(csv_regels([koppen, *rijen]), content_type=CSV)
    antwoord.headers["Content-Disposition"] = f'attachment; filename="meting-{meting.pk}.csv"'
    return antwoord
