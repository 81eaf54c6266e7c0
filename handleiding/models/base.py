"""What every page of the site shares."""

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageViewRestriction, Site, Workflow, WorkflowPage

from handleiding import stempel
from handleiding.adressen.bewaking import bewaak as bewaak_adres
from handleiding.datumkeuze import PlanningPaneel
from handleiding.inhoud import orden_kindobjecten
from handleiding.publiek.etalage import Gebeurtenis, Vertoning, werk_bij
from handleiding.publiek.kader import kader_van
from handleiding.querysets import BasePageManager
from handleiding.workflow import rij
from handleiding.workflow.bestaan import alle_bestaan
from handleiding.workflow.eens import eens, is_open
from handleiding.workflow.gronden import is_vastgelegd
from handleiding.workflow.meenemen import met_oude_versie
from handleiding.workflow.schrijven import schrijfbeurt

from .formulier import PaginaForm, PaginaKopieForm
from .toestandpaneel import ToestandPaneel

# It goes online with its source, and takes any version it is given: nobody reads it first.
GEEN_ALIAS = (
    "Een alias gaat vanzelf online, zonder dat iemand die goedkeurt. Maak een gewone kopie."
)


def _wortels_van_sites():
    return set(Site.objects.order_by().values_list("root_page__translation_key", flat=True))


class BasePage(Page):
    """Abstract parent of all page types: navigation, local data, nothing about content."""

    # A page type that is the root of a navigation of its own (the site, an edition).
    is_navigatiewortel = False
    # While a page of this type is offline, readers see nothing of what is below it.
    verbergt_wat_eronder_ligt = False
    # What other pages show of a page of this type, and the other way round.
    vertoning = Vertoning()

    base_form_class = PaginaForm
    copy_form_class = PaginaKopieForm
    content_panels = [ToestandPaneel(), *Page.content_panels]
    # The first of Wagtail's panels is its own dialog for planning.
    settings_panels = [PlanningPaneel(), *Page.settings_panels[1:]]
    # The explorer lists pages as readers find them, not by when they were changed.
    admin_default_ordering = "path"
    objects = BasePageManager()

    class Meta:
        abstract = True

    def route(self, request, path_components):
        """Find the page an address names, reading the full page only where the address ends.

        Wagtail reads every page on the way twice; that would be half of a session page's queries.
        """
        page, rest = self, path_components
        while rest and page.specific_class and page.specific_class.route is BasePage.route:
            kind = page.get_children().filter(slug=rest[0]).first()
            if kind is None:
                break
            page, rest = kind, rest[1:]
        if page is self:
            return super().route(request, path_components)
        return page.specific.route(request, rest)

    def get_view_restrictions(self):
        """Return Wagtail's own; a page that was found by its address knows whether there are any at all."""
        if self.__dict__.get("beperkt") is False:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    @classmethod
    def from_serializable_data(cls, data, check_fks=True, strict_fks=False):
        """Make a page of a stored text. Only where something it refers to is gone, that is looked for row by row."""
        check_fks = check_fks and not alle_bestaan(cls, data)
        return super().from_serializable_data(data, check_fks, strict_fks)

    @property
    def has_workflow(self):
        """Return Wagtail's answer, asked once in a turn."""
        return eens(
            lambda: super(BasePage, self).has_workflow,
            "heeft beleid",
            self.path,
            rust_op=(Page, Workflow, WorkflowPage),
        )

    def is_site_root(self):
        """Return Wagtail's answer; in a turn it is asked once for all pages."""
        if not is_open():
            return super().is_site_root()
        return self.translation_key in eens(_wortels_van_sites, "wortels", rust_op=(Site,))

    def clean(self):
        super().clean()
        bewaak_adres(self)

    def minimal_clean(self):
        super().minimal_clean()
        bewaak_adres(self)

    def save(self, *args, administratie=False, **kwargs):
        """Save; a draft stays out of the row of a page that something public depends on.

        ``administratie`` is for ``rij.leg_vast``.
        """
        if self._state.adding and self.alias_of_id:
            raise PermissionDenied(GEEN_ALIAS)
        orden_kindobjecten(self)
        if not administratie:
            kwargs["update_fields"] = rij.te_schrijven(self, kwargs.get("update_fields"))
        adres = None if self._state.adding else self.url_path
        with transaction.atomic(savepoint=False):
            uitkomst = super().save(*args, **kwargs)
            if rij.schrijft_inhoud(kwargs.get("update_fields")):
                verhuisd = adres is not None and adres != self.url_path
                werk_bij([self], Gebeurtenis.ADRES if verhuisd else Gebeurtenis.RIJ)
        return uitkomst

    def save_revision(self, *args, overwrite_revision=None, **kwargs):
        """Save, one at a time, and not under review.

        The editor's autosave overwrites only what no review and no publication refers to.
        """
        with schrijfbeurt(self, over_laatste=overwrite_revision is not None):
            if overwrite_revision is not None and is_vastgelegd(overwrite_revision):
                overwrite_revision = None
            if reden := stempel.bezwaar(self):
                raise PermissionDenied(reden)
            orden_kindobjecten(self)
            revision = super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)
            if self.latest_revision_id == revision.pk:
                self.latest_revision = revision  # is not read again
            if vorige := kwargs.get("previous_revision"):
                met_oude_versie(vorige, revision)
            return revision

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | kader_van(self, request)


class InternBarePage(BasePage):
    """Abstract parent of page types that may be published for readers with an account only."""

    intern = models.BooleanField(
        "alleen voor lezers met een account",
        default=False,
        help_text="Bezoekers zonder account zien deze pagina niet, en ook niet wat eronder staat. "
        "Deelnemers met een account van uw gemeente wel. Dit geldt pas na goedkeuring.",
    )

    settings_panels = [*BasePage.settings_panels, FieldPanel("intern")]

    class Meta:
        abstract = True
