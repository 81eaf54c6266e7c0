"""Organisations, known once: per edition, and the Collectief's list that editions may take from."""

from functools import partial
from uuid import uuid4

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.query import PageQuerySet
from wagtail.search import index

from gemeenten.invoer import validate_gewone_tekst
from gemeenten.models.panels import RijenPanel
from gemeenten.models.querysets import OrganisatiesQuerySet
from handleiding import zichtbaarheid
from handleiding.models import InternBarePage
from handleiding.models.formulier import PaginaForm
from handleiding.namen import naamsleutel, naamvolgorde
from handleiding.publiek.etalage import ALLES, Vertoning

from .deelname import DeelnemendeOrganisatie, Organisatiesoort

MAX_ORGANISATIES = 500
# What a correction of the Collectief's list may change in an edition's own list.
OVERNEEMBAAR = ("naam", "soort", "website")


STAAT_ER_AL = "{naam} staat twee keer in de lijst. Haal een van de twee regels weg."


class OrganisatiesForm(PaginaForm):
    """Keeps where a row came from, which no field of the form holds; guards what groups use."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rijen = self.instance.organisaties.all() if self.instance else ()
        self._herkomst = {rij.sleutel: (rij.bron, rij.bron_stand) for rij in rijen}

    def clean(self):
        cleaned = super().clean()
        if not self.formsets["organisaties"].is_valid():
            return cleaned
        weg = self.formsets["organisaties"].deleted_forms
        self._meld_dubbele([f for f in self.formsets["organisaties"].forms if f not in weg])
        for form in weg:
            if groepen := self._in_gebruik(form.instance):
                self.add_error(
                    None,
                    f"{form.instance.naam} doet mee in {', '.join(groepen)}. Haal de organisatie "
                    "daar eerst weg.",
                )
        return cleaned

    def _meld_dubbele(self, forms):
        """One organisation is one row, however its name is written. Rows that nobody touched stay."""
        namen: dict[str, list] = {}
        for form in forms:
            if naam := naamsleutel(form.cleaned_data.get("naam") or ""):
                namen.setdefault(naam, []).append(form)
        for dubbel in namen.values():
            if len(dubbel) > 1 and any(form.has_changed() for form in dubbel):
                self.add_error(None, STAAT_ER_AL.format(naam=dubbel[0].cleaned_data["naam"]))

    def _in_gebruik(self, organisatie):
        if self.instance.pk is None:
            return []
        deelnames = DeelnemendeOrganisatie.objects.filter(
            organisatie=organisatie.sleutel,
            werkleergroep__path__startswith=self.instance.get_parent().path,
        )
        groepen = set(deelnames.values_list("werkleergroep__title", flat=True))
        return sorted(groepen, key=naamvolgorde)

    def save(self, commit=True):
        page = super().save(commit=commit)
        for rij in page.organisaties.all():
            if rij.bron is None and rij.sleutel in self._herkomst:
                rij.bron, rij.bron_stand = self._herkomst[rij.sleutel]
        return page


class OrganisatiesPage(InternBarePage):
    inleiding = RichTextField("inleiding", features=["bold", "italic", "link"], blank=True)

    content_panels = [
        *InternBarePage.content_panels,
        FieldPanel("inleiding"),
        RijenPanel(
            "organisaties",
            heading="Organisaties",
            label="Organisatie",
            max_num=MAX_ORGANISATIES,
        ),
    ]
    search_fields = [*InternBarePage.search_fields, index.SearchField("inleiding")]
    base_form_class = OrganisatiesForm
    vertoning = Vertoning(velden=ALLES)
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage", "gemeenten.GemeentePage"]
    subpage_types: list[str] = []
    template = "gemeenten/organisaties_page.html"
    page_description = "De organisaties die in de werk-leergroepen meedoen, elk één keer."

    class Meta:
        verbose_name = "organisatielijst"
        verbose_name_plural = "organisatielijsten"

    def zoekregels(self):
        return {"Organisaties": [rij.naam for rij in self.organisaties.all()]}

    def get_context(self, request, *args, **kwargs):
        rijen = sorted(self.organisaties.all(), key=lambda rij: (rij.soort, naamvolgorde(rij.naam)))
        return super().get_context(request, *args, **kwargs) | {"organisaties": rijen}


class Organisatie(Orderable):
    """An organisation in a list. ``bron`` is the key of the Collectief's row it was taken from;
    ``bron_stand`` what that row said when the edition last decided about it."""

    page = ParentalKey(OrganisatiesPage, on_delete=models.CASCADE, related_name="organisaties")
    sleutel = models.UUIDField(default=uuid4, editable=False, db_index=True)
    naam = models.CharField("naam", max_length=150, validators=[validate_gewone_tekst])
    soort = models.CharField("soort", max_length=20, choices=Organisatiesoort.choices)
    website = models.URLField("website", blank=True)
    bron = models.UUIDField(null=True, editable=False, db_index=True)
    bron_stand = models.JSONField(default=dict, editable=False)

    panels = [FieldRowPanel([FieldPanel("naam"), FieldPanel("soort"), FieldPanel("website")])]

    objects = OrganisatiesQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"

    def __str__(self):
        return self.naam

    def stand(self) -> dict[str, str]:
        return {veld: getattr(self, veld) for veld in OVERNEEMBAAR}


def organisaties_van(editie, *, leest=PageQuerySet.live):
    """Return the published organisations of an edition's own list, by name.

    ``leest`` keeps of pages what somebody may read; writers read all that is published.
    """
    if not editie:
        return []
    paginas = leest(Page.objects.filter(path__startswith=editie.path))
    rijen = Organisatie.objects.filter(page__in=paginas.order_by().values("pk"))
    return sorted(rijen, key=lambda rij: naamvolgorde(rij.naam))


def met_naam(deelnames, editie, lezer=None):
    """Return ``deelnames`` that have a name to show ``lezer``, from the edition's list where it is chosen."""
    deelnames = list(deelnames)
    gekozen = any(deelname.organisatie for deelname in deelnames)
    leest = partial(zichtbaarheid.zichtbaar_voor, user=lezer)
    lijst = {rij.sleutel: rij for rij in organisaties_van(editie, leest=leest)} if gekozen else {}
    for deelname in deelnames:
        if rij := lijst.get(deelname.organisatie):
            deelname.naam, deelname.soort = rij.naam, rij.soort
    return [deelname for deelname in deelnames if deelname.naam]
