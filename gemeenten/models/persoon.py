"""A person on a page: function first, a name only with consent."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from gemeenten.invoer import validate_gewone_tekst

GEEN_TOESTEMMING = (
    "Een naam mag hier alleen staan als deze persoon dat goedvindt. Kruis de toestemming aan, "
    "of haal de naam weg."
)


class Persoon(Orderable):
    functie = models.CharField("functie", max_length=150, validators=[validate_gewone_tekst])
    organisatie = models.CharField(
        "organisatie", max_length=150, blank=True, validators=[validate_gewone_tekst]
    )
    naam = models.CharField(
        "naam",
        max_length=150,
        blank=True,
        validators=[validate_gewone_tekst],
        help_text="Laat leeg als de functie genoeg zegt.",
    )
    toestemming = models.BooleanField(
        "mag met naam op de website",
        default=False,
        help_text="Alleen aankruisen als deze persoon daar zelf mee instemde.",
    )
    toestemming_op = models.DateField(
        "toestemming gegeven op", null=True, blank=True, help_text="Verplicht bij een naam."
    )

    panels = [
        FieldRowPanel([FieldPanel("functie"), FieldPanel("organisatie")]),
        FieldRowPanel(
            [FieldPanel("naam"), FieldPanel("toestemming"), FieldPanel("toestemming_op")]
        ),
    ]
    # Which fields hold data about the person; what finds or removes a person goes by these.
    persoonsvelden: tuple[str, ...] = ("naam", "toestemming", "toestemming_op")

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self):
        return self.functie

    @property
    def getoonde_naam(self) -> str:
        """The name, when the person agreed to it being public; else nothing."""
        return self.naam if self.toestemming else ""

    @property
    def omschrijving(self) -> str:
        """Name (with consent), function and organisation on one line."""
        return ", ".join(
            deel for deel in (self.getoonde_naam, self.functie, self.organisatie) if deel
        )

    def clean(self):
        super().clean()
        if self.toestemming_op and self.toestemming_op > timezone.localdate():
            raise ValidationError({"toestemming_op": "Deze datum ligt nog in de toekomst."})
        if self.naam and self.toestemming and not self.toestemming_op:
            raise ValidationError(
                {"toestemming_op": "Vul in op welke dag deze persoon toestemming gaf."}
            )


class PersoonMetNaamAlleenNaToestemming(Persoon):
    """A person whose name is not even kept without consent."""

    class Meta(Persoon.Meta):
        abstract = True

    def clean(self):
        super().clean()
        if self.naam and not self.toestemming:
            raise ValidationError({"naam": GEEN_TOESTEMMING})
