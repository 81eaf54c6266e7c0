"""Contacts that nobody checked for too long: on the home screen of who may edit them."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from wagtail.admin.ui.components import Component

from gemeenten.models import ContactPage, GemeentePage
from gemeenten.tenancy.beleid import beleid


def maanden_terug(dag: date, maanden: int) -> date:
    """Return the day so many months before ``dag``; the 31st becomes the last day there is."""
    jaar, nul = divmod(dag.year * 12 + dag.month - 1 - maanden, 12)
    for nummer in range(dag.day, 27, -1):
        try:
            return date(jaar, nul + 1, nummer)
        except ValueError:
            continue
    return date(jaar, nul + 1, dag.day)


@dataclass(frozen=True)
class Verouderd:
    page: ContactPage
    editie: GemeentePage
    personen: tuple


def verouderde_contacten(user, vandaag: date | None = None) -> list[Verouderd]:
    """Return the contact pages ``user`` may edit with contacts that are due for a check."""
    vandaag = vandaag or timezone.localdate()
    mijn = beleid.instances_user_has_permission_for(user, "change")
    paginas = ContactPage.objects.filter(pk__in=mijn.values("pk")).prefetch_related(
        "contactpersonen"
    )
    edities = {editie.path: editie for editie in GemeentePage.objects.in_gebruik()}
    gevonden = []
    for page in paginas:
        editie = edities.get(page.path[: -page.steplen])
        if editie and (personen := _te_oud(page, editie, vandaag)):
            gevonden.append(Verouderd(page, editie, personen))
    return gevonden


def _te_oud(page, editie, vandaag):
    grens = maanden_terug(vandaag, editie.controle_maanden)
    return tuple(
        persoon
        for persoon in page.contactpersonen.all()
        if persoon.gecontroleerd_op is None or persoon.gecontroleerd_op < grens
    )


class VerouderdPanel(Component):
    name = "verouderde_contacten"
    order = 150
    template_name = "gemeenten/admin/verouderd.html"

    def __init__(self, verouderd):
        self.verouderd = verouderd

    def get_context_data(self, parent_context):
        return {"verouderd": self.verouderd}
