"""Who takes part in a werk-leergroep: those who lead it, participants, organisations."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from gemeenten.invoer import validate_gewone_tekst
from gemeenten.models.querysets import OrganisatieQuerySet

from .persoon import PersoonMetNaamAlleenNaToestemming
from .sessie import WERKLEERGROEP


class Organisatiesoort(models.TextChoices):
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


class Begeleider(PersoonMetNaamAlleenNaToestemming):
    werkleergroep = ParentalKey(WERKLEERGROEP, on_delete=models.CASCADE, related_name="begeleiders")

    class Meta(PersoonMetNaamAlleenNaToestemming.Meta):
        verbose_name = "begeleider"
        verbose_name_plural = "begeleiders"


class Deelnemer(PersoonMetNaamAlleenNaToestemming):
    werkleergroep = ParentalKey(WERKLEERGROEP, on_delete=models.CASCADE, related_name="deelnemers")

    class Meta(PersoonMetNaamAlleenNaToestemming.Meta):
        verbose_name = "deelnemer"
        verbose_name_plural = "deelnemers"


class DeelnemendeOrganisatie(Orderable):
    Organisatiesoort = Organisatiesoort

    werkleergroep = ParentalKey(
        WERKLEERGROEP, on_delete=models.CASCADE, related_name="organisaties"
    )
    organisatie = models.UUIDField("organisatie uit uw lijst", null=True, blank=True)
    naam = models.CharField(
        "of een andere naam",
        max_length=150,
        blank=True,
        validators=[validate_gewone_tekst],
        help_text="Alleen als de organisatie niet in uw lijst staat.",
    )
    soort = models.CharField("soort", max_length=20, choices=Organisatiesoort, blank=True)

    panels = [FieldRowPanel([FieldPanel("organisatie"), FieldPanel("naam"), FieldPanel("soort")])]

    objects = OrganisatieQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = "deelnemende organisatie"
        verbose_name_plural = "deelnemende organisaties"

    def __str__(self):
        return self.naam or "organisatie uit de lijst"

    def clean(self):
        super().clean()
        if not self.organisatie and not self.naam:
            raise ValidationError({"organisatie": "Kies een organisatie of vul een naam in."})
        if self.naam and not self.organisatie and not self.soort:
            raise ValidationError({"soort": "Kies wat voor organisatie dit is."})
