"""Messages about work that waits: one row per person and event, sent together, kept as proof."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from wagtail.models import Page, TaskState

from handleiding.workflow.werksoorten import OP_SLEUTEL

from .gemeente import GemeentePage

NA_WERKDAGEN = 3


def soortkeuzes():
    """Return the kinds of messages. A migration names this function, so that a new kind needs none."""
    return Bericht.Soort.choices


class Bericht(models.Model):
    class Soort(models.TextChoices):
        TE_BEOORDELEN = "te_beoordelen", "te beoordelen"
        TERUGGESTUURD = "teruggestuurd", "teruggestuurd"
        GOEDGEKEURD = "goedgekeurd", "goedgekeurd"
        SPOED = "spoed", "met spoed gepubliceerd"
        OFFLINE = "offline", "offline gehaald"
        HERINNERING = "herinnering", "herinnering"
        VOORSTEL_NIEUW = "voorstel_nieuw", "nieuw verbetervoorstel"
        VOORSTEL_OVERGENOMEN = "voorstel_overgenomen", "verbetervoorstel overgenomen"
        VOORSTEL_DEELS = "voorstel_deels", "verbetervoorstel gedeeltelijk overgenomen"
        VOORSTEL_AFGEWEZEN = "voorstel_afgewezen", "verbetervoorstel afgewezen"
        WERK = "werk", "wacht op u"
        KERN_DRINGEND = "kern_dringend", "dringende kernwijziging"
        KERN_HERINNERING = "kern_herinnering", "herinnering aan een dringende kernwijziging"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="berichten"
    )
    soort = models.CharField("soort", max_length=20, choices=soortkeuzes)
    page = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    task_state = models.ForeignKey(
        TaskState, null=True, on_delete=models.SET_NULL, related_name="berichten"
    )
    voorstel = models.ForeignKey(
        "gemeenten.Verbetervoorstel", null=True, on_delete=models.SET_NULL, related_name="berichten"
    )
    titel = models.CharField("pagina", max_length=255)
    wie = models.CharField("door", max_length=300, blank=True)
    reden = models.TextField("reden", blank=True)
    # Of reminders from before the work list was mailed.
    dagen = models.PositiveSmallIntegerField("wacht werkdagen", null=True)
    # Of the work list: which line this tells of, and where it leads.
    werk = models.CharField("punt van de werklijst", max_length=80, blank=True)
    waar = models.CharField("waar", max_length=255, blank=True)
    adres = models.CharField("adres", max_length=255, blank=True)
    created_at = models.DateTimeField("gemaakt op", default=timezone.now)
    verstuurd_op = models.DateTimeField("verstuurd op", null=True, db_index=True)

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.get_soort_display()}: {self.titel}"

    @property
    def kop(self) -> str:
        """What the line of the work list is called, in the words of its table."""
        soort = OP_SLEUTEL.get(self.werk.partition(":")[0])
        return soort.label if soort else "Wacht op u"


class Berichtvoorkeur(models.Model):
    """What somebody wants no mail about. Wagtail's profile holds the other choices."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="berichtvoorkeur"
    )
    herinneringen = models.BooleanField("herinneringen", default=True)
    offline = models.BooleanField("pagina’s die offline gaan", default=True)
    voorstellen = models.BooleanField("verbetervoorstellen", default=True)
    kernwijzigingen = models.BooleanField("kernwijzigingen", default=True)
    dringend = models.BooleanField("dringende kernwijzigingen", default=True)
    opmerkingen = models.BooleanField("opmerkingen", default=True)
    gegevens = models.BooleanField("gegevens van de gemeente", default=True)
    concepten = models.BooleanField("eigen concepten", default=False)

    class Meta:
        verbose_name = "voorkeur voor berichten"
        verbose_name_plural = "voorkeuren voor berichten"

    def __str__(self):
        return str(self.user)


class Herinnertermijn(models.Model):
    """After how many working days an edition reminds its reviewers."""

    editie = models.OneToOneField(
        GemeentePage, on_delete=models.CASCADE, related_name="herinnertermijn"
    )
    werkdagen = models.PositiveSmallIntegerField(
        "herinner na zoveel werkdagen",
        default=NA_WERKDAGEN,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
        help_text="Zaterdag, zondag en feestdagen tellen niet mee.",
    )

    class Meta:
        verbose_name = "herinnertermijn"
        verbose_name_plural = "herinnertermijnen"

    def __str__(self):
        return f"{self.editie}: {self.werkdagen}"
