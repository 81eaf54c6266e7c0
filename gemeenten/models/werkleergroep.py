"""A werk-leergroep: where it meets, when, and which organisations take part."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from gemeenten.querysets import OrganisatieQuerySet, SessieQuerySet
from gemeenten.rooster import verdeel
from handleiding.models import BijeenkomstPage, InternBarePage


def met_bijeenkomst(sessies, *, editie):
    """Return ``sessies``, each with ``bijeenkomst``: the edition's page for its number, or None."""
    sessies = list(sessies)
    paginas = BijeenkomstPage.objects.descendant_of(editie).openbaar().defer_streamfields()
    per_nummer = {page.nummer: page for page in paginas} if sessies else {}
    for sessie in sessies:
        sessie.bijeenkomst = per_nummer.get(sessie.nummer)
    return sessies


class WerkleergroepPage(InternBarePage):
    class Status(models.TextChoices):
        VOORBEREIDING = "voorbereiding", "in voorbereiding"
        OPEN = "open", "open voor deelnemers"
        GESTART = "gestart", "gestart"
        AFGEROND = "afgerond", "afgerond"

    gebied = models.CharField(
        "wijk of dorp", max_length=100, help_text="Het gebied waar de deelnemers werken."
    )
    status = models.CharField(
        "status", max_length=20, choices=Status.choices, default=Status.VOORBEREIDING
    )
    inleiding = RichTextField("inleiding", features=["bold", "italic", "link", "ul"], blank=True)
    begeleider = models.CharField(
        "begeleider",
        max_length=150,
        blank=True,
        help_text="Functie en organisatie. Een naam alleen als de begeleider dat goedvindt.",
    )
    locatie = models.CharField("locatie", max_length=150, blank=True)
    adres = models.CharField("adres", max_length=200, blank=True)
    toegankelijkheid = models.CharField(
        "toegankelijkheid",
        max_length=250,
        blank=True,
        help_text="Bijvoorbeeld: de ingang is gelijkvloers, er is een aangepast toilet.",
    )

    content_panels = [
        *InternBarePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("gebied"), FieldPanel("status")]),
                FieldPanel("inleiding"),
                FieldPanel("begeleider"),
            ],
            heading="De groep",
        ),
        MultiFieldPanel(
            [FieldPanel("locatie"), FieldPanel("adres"), FieldPanel("toegankelijkheid")],
            heading="De plaats",
        ),
        InlinePanel("sessies", heading="Rooster", label="Sessie"),
        InlinePanel("organisaties", heading="Deelnemende organisaties", label="Organisatie"),
    ]
    search_fields = [
        *InternBarePage.search_fields,
        index.SearchField("gebied"),
        index.SearchField("inleiding"),
        index.SearchField("locatie"),
        index.FilterField("status"),
    ]
    parent_page_types = ["gemeenten.GemeentePage"]
    subpage_types: list[str] = []
    template = "gemeenten/werkleergroep_page.html"
    page_description = "Een werk-leergroep met haar plaats, rooster en deelnemers."

    class Meta:
        verbose_name = "werk-leergroep"
        verbose_name_plural = "werk-leergroepen"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        sessies = met_bijeenkomst(self.sessies.all(), editie=self.get_parent())
        komend, geweest = verdeel(sessies, vandaag=timezone.localdate())
        return context | {"komend": komend, "geweest": geweest}


class Sessie(Orderable):
    """One dated occurrence of a session of the handbook, for one group."""

    werkleergroep = ParentalKey(WerkleergroepPage, on_delete=models.CASCADE, related_name="sessies")
    nummer = models.PositiveSmallIntegerField(
        "bijeenkomst",
        validators=[MinValueValidator(1), MaxValueValidator(99)],
        help_text="Het nummer van de bijeenkomst in de handleiding.",
    )
    datum = models.DateField("datum")
    begin = models.TimeField("begintijd")
    einde = models.TimeField("eindtijd")
    afgelast = models.BooleanField("afgelast", default=False)
    opmerking = models.CharField(
        "opmerking", max_length=200, blank=True, help_text="Bijvoorbeeld een andere zaal."
    )

    panels = [
        FieldRowPanel([FieldPanel("nummer"), FieldPanel("datum")]),
        FieldRowPanel([FieldPanel("begin"), FieldPanel("einde")]),
        FieldRowPanel([FieldPanel("opmerking"), FieldPanel("afgelast")]),
    ]

    objects = SessieQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = "sessie"
        verbose_name_plural = "sessies"

    def __str__(self):
        return f"bijeenkomst {self.nummer} op {self.datum:%d-%m-%Y}"

    def clean(self):
        super().clean()
        if self.begin and self.einde and self.einde <= self.begin:
            raise ValidationError({"einde": "De eindtijd moet na de begintijd liggen."})


class DeelnemendeOrganisatie(Orderable):
    class Soort(models.TextChoices):
        KINDEROPVANG = "kinderopvang", "kinderopvang"
        ONDERWIJS = "onderwijs", "onderwijs"
        HUISARTS = "huisarts", "huisarts"
        WIJKTEAM = "wijkteam", "wijkteam of gebiedsteam"
        JGZ = "jgz", "jeugdgezondheidszorg"
        WELZIJN = "welzijn", "welzijn"
        JONGERENWERK = "jongerenwerk", "jongerenwerk"
        SPORT = "sport", "sport"
        GEMEENTE = "gemeente", "gemeente"
        VRIJWILLIGERS = "vrijwilligers", "vrijwilligers"

    werkleergroep = ParentalKey(
        WerkleergroepPage, on_delete=models.CASCADE, related_name="organisaties"
    )
    naam = models.CharField("naam", max_length=150)
    soort = models.CharField("soort", max_length=20, choices=Soort.choices)

    panels = [FieldRowPanel([FieldPanel("naam"), FieldPanel("soort")])]

    objects = OrganisatieQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = "deelnemende organisatie"
        verbose_name_plural = "deelnemende organisaties"

    def __str__(self):
        return self.naam
