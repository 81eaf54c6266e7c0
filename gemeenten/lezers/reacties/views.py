"""In the CMS: what readers wrote, what is open first; and one of them, to deal with."""

from django.utils.text import Truncator
from wagtail.admin.ui.tables import Column

from gemeenten.lezers.inzendingen.ding import InzendingView
from gemeenten.lezers.inzendingen.lijst import ONTVANGEN, InzendingenView, RijkopColumn
from gemeenten.lezers.inzendingen.scherm import InzendingschermMixin
from handleiding.getallen import rijnummer

from . import afhandelen

WOORDEN, TEKENS = 30, 300


class ReactieschermMixin(InzendingschermMixin):
    lijst_adres, ding_adres = "lezersreacties", "lezersreactie"
    lijst_titel = "Reacties van lezers"
    header_icon = "comment"

    def mag_lezen(self, user):
        return afhandelen.leest_reacties(user)

    def alle(self):
        return afhandelen.reacties_voor(self.request.user).met_paginas()


def _staat(reactie):
    gezegd = "open" if reactie.is_open else "afgehandeld"
    return f"{gezegd}, doorgegeven aan de kern" if reactie.bij_de_kern else gezegd


class LezersreactiesView(ReactieschermMixin, InzendingenView):
    alle_label = "alle reacties"
    leeg = (
        "Er zijn geen reacties bij deze keuze. Onder elke pagina kan een lezer schrijven wat er niet klopt. "
        "Dat komt hier te staan."
    )
    search_fields = ("tekst", "passage", "page__draft_title")
    columns = [
        RijkopColumn(
            "pagina",
            label="Pagina",
            accessor=lambda reactie: reactie.page.get_admin_display_title(),
            url_name="lezersreactie",
        ),
        Column(
            "editie",
            label="Waar",
            accessor=lambda reactie: reactie.editie.title if reactie.editie else "Kern",
        ),
        Column(
            "tekst",
            label="Wat de lezer schreef",
            classname="vrije-tekst",
            accessor=lambda reactie: Truncator(Truncator(reactie.tekst).words(WOORDEN)).chars(
                TEKENS
            ),
        ),
        ONTVANGEN,
        Column("staat", label="Staat", accessor=_staat),
    ]

    @property
    def pagina(self):
        """The number of the one page of which they are asked, as the work list asks."""
        return rijnummer(self.request.GET.get("pagina"))

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        return queryset.filter(page=self.pagina) if self.pagina else queryset

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"pagina": self.pagina}


class LezersreactieView(ReactieschermMixin, InzendingView):
    page_title = ReactieschermMixin.lijst_titel
    template_name = "gemeenten/admin/lezersreactie.html"
    nummer = "reactie_id"

    def naam(self):
        return self.ding.page.get_admin_display_title()

    def get_page_subtitle(self):
        return self.naam()

    def get_context_data(self, **kwargs):
        page = self.ding.page.specific
        return super().get_context_data(**kwargs) | {
            "reactie": self.ding,
            "adres": page.full_url if page.live else "",
            "mag_bewerken": page.permissions_for_user(self.request.user).can_edit(),
        }

    def handelingen(self):
        return {
            "afhandelen": (self._handel_af, "De reactie is afgehandeld."),
            "heropenen": (afhandelen.heropen, "De reactie staat weer open."),
            "doorgeven": (afhandelen.geef_door, "De reactie ligt nu bij de kernredactie."),
            "verwijderen": (afhandelen.verwijder, "De reactie is verwijderd."),
        }

    def _handel_af(self, reactie, user):
        afhandelen.handel_af(reactie, user, self.request.POST.get("notitie", ""))
