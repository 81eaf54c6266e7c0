"""The screen that brings organisations or contacts in from a file: report first, then a draft."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View
from wagtail.admin import messages

from gemeenten.lokaal import invoeren
from gemeenten.lokaal.invoeren.doorgeven import pak_in, pak_uit
from gemeenten.lokaal.invoeren.koppen import leeg_bestand
from gemeenten.regels.tabellen import MAX_RIJEN, TabelFout, lees
from gemeenten.regels.tabellen.veilig import MAX_BYTES
from gemeenten.schermbasis.editiescherm import EditieSchermMixin
from handleiding.export.bladen import CSV, VORMEN

INTUSSEN = (
    "De pagina is gewijzigd nadat u het verslag las. Er is nog niets bewaard. Kijk het opnieuw na."
)


class InvoerForm(forms.Form):
    soort = forms.ChoiceField(
        label="Wat wilt u invoeren?",
        choices=[(soort.naam, soort.label) for soort in invoeren.SOORTEN.values()],
        error_messages={"invalid_choice": "Kies organisaties of contactpersonen."},
    )
    bestand = forms.FileField(
        label="Bestand",
        widget=forms.FileInput(attrs={"accept": ".csv,.ods,.xlsx"}),
        help_text=f"CSV, ODS of XLSX, met ten hoogste {MAX_RIJEN} regels.",
        error_messages={
            "required": "Kies een bestand.",
            "missing": "Kies een bestand.",
            "empty": "Dit bestand is leeg.",
        },
    )

    def clean(self):
        cleaned = super().clean()
        if bestand := cleaned.get("bestand"):
            # One byte more than allowed, so that a file which is too large is told so.
            try:
                self.tabel = lees(bestand.name, bestand.read(MAX_BYTES + 1))
            except TabelFout as fout:
                self.add_error("bestand", str(fout))
        return cleaned


@method_decorator(never_cache, name="dispatch")
class InvoerenView(EditieSchermMixin, View):
    page_title = "Invoeren uit een bestand"
    template_name = "gemeenten/admin/invoeren.html"
    header_icon = "upload"

    def get(self, request, *args, **kwargs):
        soort = request.GET.get("soort")
        if soort in invoeren.SOORTEN and (vorm := request.GET.get("leeg")) in VORMEN:
            return _download(invoeren.SOORTEN[soort], vorm)
        return self._toon(InvoerForm(initial={"soort": soort}))

    def post(self, request, *args, **kwargs):
        if request.POST.get("stap") == "bewaren":
            return self._bewaar(request)
        form = InvoerForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._toon(form)
        try:
            return self._verslag(form, form.cleaned_data["soort"], form.tabel)
        except ValidationError as fout:
            form.add_error("soort", fout.messages)
        except TabelFout as fout:
            form.add_error("bestand", str(fout))
        return self._toon(form)

    def _verslag(self, form, soort, tabel):
        soort = invoeren.SOORTEN[soort]
        page = invoeren.doelpagina(self.editie, soort)
        verslag = invoeren.bekijk(page, soort, tabel, user=self.request.user)
        pakje = pak_in(tabel, soort=soort.naam, page=page, user=self.request.user)
        return self._toon(form, verslag=verslag, pakje=pakje, doelpagina=page)

    def _bewaar(self, request):
        try:
            return self._bewaar_pakje(request)
        except (TabelFout, ValidationError) as fout:
            messages.error(request, " ".join(getattr(fout, "messages", [str(fout)])))
            return redirect(request.path)

    def _bewaar_pakje(self, request):
        soort = invoeren.SOORTEN.get(request.POST.get("soort"))
        if soort is None:
            raise ValidationError("Kies organisaties of contactpersonen.")
        page = invoeren.doelpagina(self.editie, soort)
        gezien = pak_uit(request.POST.get("pakje", ""), page=page, user=request.user)
        if gezien.versie != page.latest_revision_id:
            messages.warning(request, INTUSSEN)
            return self._verslag(
                InvoerForm(initial={"soort": soort.naam}), soort.naam, gezien.tabel
            )
        verslag = invoeren.voer_in(page, soort, gezien.tabel, user=request.user)
        messages.success(request, _klaar(verslag))
        return redirect("wagtailadmin_pages:edit", page.pk)

    def _toon(self, form, **extra):
        vormen = [(naam, vorm.label) for naam, vorm in VORMEN.items() if naam != "csv"]
        return self.render_to_response(
            self.get_context_data(
                form=form,
                soorten=invoeren.SOORTEN.values(),
                vormen=[*vormen, ("csv", "CSV")],
                editie=self.editie,
                **extra,
            )
        )


def _klaar(verslag):
    aantallen = verslag.aantallen
    if not verslag.te_bewaren:
        return "Alles uit het bestand stond er al zo. Er is niets gewijzigd."
    return (
        f"{aantallen[invoeren.Stand.NIEUW]} nieuw en {aantallen[invoeren.Stand.BIJGEWERKT]} "
        "bijgewerkt, als concept. Dien de pagina in om het online te zetten."
    )


def _download(soort, vorm):
    naam = f"{soort.naam}.{vorm}"
    return HttpResponse(
        leeg_bestand(soort, vorm),
        content_type=CSV if vorm == "csv" else VORMEN[vorm].soort,
        headers={"Content-Disposition": f'attachment; filename="{naam}"'},
    )
