"""The editor's form of every page."""

from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm

from handleiding import stempel
from handleiding.adressen import bezwaar, paginas_in_de_weg
from handleiding.getallen import rijnummer
from handleiding.publiek.etalage import Publicatie
from handleiding.verwijzingen import bezwaren
from handleiding.workflow.adres import bezwaar_tegen_vraag
from handleiding.workflow.rij import houdt_vast

EERST_ERONDER = (
    "“{titel}” staat op een adres dat van de site zelf is. Geef die pagina eerst een ander adres, "
    "of kopieer zonder de pagina’s eronder."
)


class PaginaForm(WagtailAdminPageForm):
    """Refuses links, images and files that the person at work may not use.

    The choosers do not offer them; this holds for a form that was put together by hand as well.
    A page that something public depends on is saved as a live one: as a revision, not in its row.
    """

    _gekeurd = False

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(stempel.schoon(data, kwargs.get("instance")), *args, **kwargs)

    def is_valid(self):
        """Look at the rows as well, once they are read; what they say counts then."""
        geldig = super().is_valid()
        if not self.is_bound or self._gekeurd:
            return geldig
        self._gekeurd = True
        stempel.keur(self)
        return super().is_valid()

    def clean(self):
        gegevens = super().clean()
        start = gegevens.get("go_live_at")
        if start and "go_live_at" in self.changed_data and start < timezone.now():
            self.add_error("go_live_at", "Dit moment is al voorbij. Kies een moment dat nog komt.")
        if "slug" in self.changed_data and "slug" not in self.errors:
            slug = gegevens.get("slug", "")
            if reden := bezwaar_tegen_vraag(slug, self.parent_page, self.instance):
                self.add_error("slug", reden)
        return gegevens

    def save(self, commit=True):
        return super().save(commit=commit and not houdt_vast(self.instance))

    def _post_clean(self):
        super()._post_clean()
        for reden in bezwaren(self.instance, self.for_user):
            self.add_error(None, reden)
        if "slug" not in self.errors:
            self._keur_adres()

    def _keur_adres(self):
        """Look at the name of a new page as well: it has no place in the tree yet, so the model cannot."""
        if reden := bezwaar(self.instance.slug, self.parent_page, self.instance):
            self.add_error("slug" if "slug" in self.fields else None, reden)


class PaginaKopieForm(CopyForm):
    """Refuses a copy that would stand where an address of the site is, or one of the pages below it.

    So does the address that a draft beside it asks for.
    """

    def clean(self):
        gegevens = super().clean()
        ouder = gegevens.get("new_parent_page") or self.page.get_parent()
        slug = gegevens.get("new_slug") or ""
        if reden := bezwaar(slug, ouder) or bezwaar_tegen_vraag(slug, ouder):
            self.add_error("new_slug", reden)
        if gegevens.get("copy_subpages"):
            for gevonden in paginas_in_de_weg(self.page.get_descendants()):
                self.add_error("copy_subpages", EERST_ERONDER.format(titel=gevonden.page.title))
        return gegevens


class OnderdeelForm(PaginaForm):
    """Lets a text that is saved over a newer version stand on the base it was written on.

    Wagtail warns, but saves: a core change that somebody took over meanwhile is gone from the text then,
    so it has to come back to the inbox.
    """

    def _post_clean(self):
        super()._post_clean()
        page, geladen = self.instance, self._geladen()
        if page.kern_id is None or geladen in {"", str(page.latest_revision_id)}:
            return
        versie = page.revisions.filter(pk=geladen).first()
        toen = versie.content.get("basis") if versie is not None else self._oudste_basis()
        wachtte = versie.content.get("uitgesteld") or [] if versie is not None else []
        if (toen or 0, len(wachtte)) < (page.basis_id or 0, len(page.uitgesteld)) or (
            toen == page.basis_id and len(wachtte) == len(page.uitgesteld)
        ):
            page.basis_id, page.uitgesteld = toen, wachtte

    def _geladen(self):
        """Return the number of the version that the editor had on the screen, if the form says so."""
        gevraagd = self.data.get("overwrite_revision_id") or self.data.get("loaded_revision_id")
        nummer = rijnummer(gevraagd)
        return "" if nummer is None else str(nummer)

    def _oudste_basis(self):
        """Return the first text of the core that is left: what a cleared version stood on, nobody can say.

        So all that the core changed since comes back; what the text has of it already is no question.
        """
        bekend = Publicatie.objects.filter(page=self.instance.kern_id, revision__isnull=False)
        return bekend.order_by("vanaf", "pk").values_list("revision", flat=True).first()
