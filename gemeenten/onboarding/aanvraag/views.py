"""For the kernredactie: who asks for an edition, and one such request to answer."""

from django.urls import reverse_lazy
from wagtail.admin.ui.tables import Column

from gemeenten.lezers.inzendingen.ding import InzendingView
from gemeenten.lezers.inzendingen.lijst import ALLE, ONTVANGEN, InzendingenView, RijkopColumn, dag
from gemeenten.lezers.inzendingen.scherm import InzendingschermMixin
from gemeenten.models import Aanvraag
from gemeenten.toegang.roles import is_kernredactie

from . import behandelen


class AanvraagschermMixin(InzendingschermMixin):
    lijst_adres, ding_adres = "aanvragen", "aanvraag"
    lijst_titel = "Gemeenten die willen meedoen"
    boven = ({"url": reverse_lazy("edities"), "label": "Edities"},)
    header_icon = "site"

    def mag_lezen(self, user):
        return is_kernredactie(user)

    def alle(self):
        return Aanvraag.objects.select_related("afgehandeld_door", "opdracht")


def _staat(aanvraag):
    return "open" if aanvraag.is_open else f"afgehandeld op {dag(aanvraag.afgehandeld_op)}"


class AanvragenView(AanvraagschermMixin, InzendingenView):
    toon_eerst = ALLE
    alle_label = "alle aanvragen"
    leeg = "Er zijn nu geen aanvragen bij deze keuze. Wie op de website een gemeente aanmeldt, komt hier te staan."
    search_fields = ("gemeente",)
    columns = [
        RijkopColumn("gemeente", label="Gemeente", url_name="aanvraag"),
        Column(
            "wie", label="Wie vraagt het", accessor=lambda vraag: f"{vraag.naam}, {vraag.functie}"
        ),
        ONTVANGEN,
        Column("staat", label="Staat", accessor=_staat),
    ]


class AanvraagView(AanvraagschermMixin, InzendingView):
    template_name = "gemeenten/admin/aanvraag.html"
    nummer = "aanvraag_id"

    def naam(self):
        return self.ding.gemeente

    def get_page_title(self):
        return f"{self.ding.gemeente} wil meedoen"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"aanvraag": self.ding}

    def handelingen(self):
        return {
            "afhandelen": (behandelen.handel_af, "De aanvraag is afgehandeld."),
            "verwijderen": (behandelen.verwijder, "De aanvraag is verwijderd."),
        }
