"""The root of each edition."""

from django.core.exceptions import PermissionDenied
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Min, Q
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from gemeenten.models import livegang
from gemeenten.models.querysets import GemeenteManager
from gemeenten.thema import Thema, validate_kleur
from handleiding.logacties import GEPLAND_ONLINE
from handleiding.models import HandleidingPage, InternBarePage
from handleiding.namen import naamvolgorde
from handleiding.publiek.etalage import ALLES, Raamsoort, Vertoning

from .agenda import EditieagendaMixin
from .contact import ContactPage
from .sessie import Sessie
from .werkleergroep import WerkleergroepPage, met_bijeenkomst

TEKST = ["bold", "italic", "link", "ol", "ul"]
AANTAL_EERSTVOLGENDE = 5


class GemeentePage(EditieagendaMixin, InternBarePage):
    """The root of an edition. Without a code it is the sjabloon, which never goes online."""

    code = models.CharField(
        "CBS-code",
        max_length=6,
        null=True,
        blank=True,
        unique=True,
        validators=[
            RegexValidator(r"^GM\d{4}$", "Schrijf de code als GM en vier cijfers: GM0080.")
        ],
        help_text="De code van de gemeente, bijvoorbeeld GM0080. Het sjabloon heeft er geen.",
    )
    inleiding = RichTextField(
        "inleiding",
        features=TEKST,
        blank=True,
        help_text="Wat een bezoeker als eerste leest op de beginpagina van uw gemeente.",
    )
    steunpunt = RichTextField(
        "plaatselijk steunpunt",
        features=TEKST,
        blank=True,
        help_text="Waar ouders en professionals terechtkunnen: naam, telefoon, website.",
    )
    controle_maanden = models.PositiveSmallIntegerField(
        "contactgegevens nalopen na",
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(36)],
        help_text="Na zoveel maanden zonder controle staat de contactpagina in uw werklijst.",
    )
    gearchiveerd_op = models.DateField("gearchiveerd op", null=True, blank=True, editable=False)
    bewaren_tot = models.DateField("bewaren tot", null=True, blank=True, editable=False)
    toon_afwijkingen = models.BooleanField(
        "afwijkingen tonen",
        default=True,
        help_text="Vertel lezers onder een pagina waar die afwijkt van de landelijke handleiding.",
    )
    kleur = models.CharField(
        "hoofdkleur",
        max_length=7,
        default="#154273",
        validators=[validate_kleur],
        help_text="De huiskleur van uw gemeente, bijvoorbeeld #154273. Wit erop moet leesbaar zijn.",
    )

    content_panels = [
        *InternBarePage.content_panels,
        FieldPanel("inleiding"),
        FieldPanel("steunpunt"),
    ]
    settings_panels = [
        *InternBarePage.settings_panels,
        MultiFieldPanel(
            [
                FieldPanel("code", read_only=True),
                FieldPanel("kleur"),
                FieldPanel("toon_afwijkingen"),
                FieldPanel("controle_maanden"),
            ],
            heading="Gemeente",
        ),
    ]
    search_fields = [
        *InternBarePage.search_fields,
        index.SearchField("inleiding"),
        index.SearchField("steunpunt"),
        index.FilterField("code"),
    ]
    is_navigatiewortel = True
    verbergt_wat_eronder_ligt = True
    # Its name stands in the list of municipalities, and below a core page that it improved.
    vertoning = Vertoning(
        wortel=Raamsoort.EDITIE, velden=ALLES, ramen=(Raamsoort.SITE, Raamsoort.KERN)
    )
    objects = GemeenteManager()
    parent_page_types = ["gemeenten.GemeentenPage"]
    subpage_types = [
        "handleiding.HandleidingPage",
        "gemeenten.WerkleergroepPage",
        "gemeenten.ContactPage",
        "gemeenten.OrganisatiesPage",
        "handleiding.InhoudPage",
    ]
    template = "gemeenten/gemeente_page.html"
    page_description = "De beginpagina van een editie: een gemeente met haar eigen pagina’s."

    class Meta:
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"

    @property
    def is_sjabloon(self) -> bool:
        return not self.code

    @cached_property
    def thema(self) -> Thema:
        return Thema(self.kleur)

    def clean(self):
        self.code = self.code or None
        super().clean()

    def publish(self, revision, *args, log_action=True, **kwargs):
        """Go online; for the first time only when the edition is complete.

        Raises PermissionDenied, in Dutch. What was planned was complete when it was approved.
        """
        if not self.live and log_action != GEPLAND_ONLINE and (reden := livegang.bezwaar(self)):
            raise PermissionDenied(reden)
        return super().publish(revision, *args, log_action=log_action, **kwargs)

    def get_context(self, request, *args, **kwargs):
        sessies = Sessie.objects.gepubliceerd_in(self).komend().chronologisch()
        sessies = sessies.select_related("werkleergroep")[:AANTAL_EERSTVOLGENDE]
        return super().get_context(request, *args, **kwargs) | {
            "groepen": self.groepen(),
            "eerstvolgende": met_bijeenkomst(sessies, editie=self),
            "handleiding": HandleidingPage.objects.child_of(self).openbaar().first(),
            "contact": ContactPage.objects.child_of(self).openbaar().first(),
        }

    def sessies_voor_agenda(self, vanaf):
        """Return the published sessies of this edition since ``vanaf``, with group and page."""
        sessies = Sessie.objects.gepubliceerd_in(self).filter(datum__gte=vanaf).chronologisch()
        return met_bijeenkomst(sessies.select_related("werkleergroep"), editie=self)

    def groepen(self):
        """Return the groups of this edition that are online, by area, each with its next date."""
        komend = Q(sessies__datum__gte=timezone.localdate(), sessies__afgelast=False)
        groepen = WerkleergroepPage.objects.child_of(self).openbaar()
        return sorted(
            groepen.annotate(volgende_datum=Min("sessies__datum", filter=komend)),
            key=lambda groep: (naamvolgorde(groep.gebied), naamvolgorde(groep.title)),
        )
