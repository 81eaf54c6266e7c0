"""Buttons on pages of an edition, and what is said after saving one."""

from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.widgets import Button

from gemeenten import planning
from gemeenten.models import WerkleergroepPage

LOGACTIES = {
    "gemeenten.rooster.reeks": ("Reeks gepland", "Een reeks bijeenkomsten gepland"),
    "gemeenten.rooster.verplaats": (
        "Bijeenkomst verplaatst",
        "Een of meer bijeenkomsten verplaatst",
    ),
    "gemeenten.rooster.gelast_af": ("Bijeenkomst afgelast", "Een bijeenkomst afgelast"),
    "gemeenten.rooster.laat_doorgaan": ("Afgelasting ingetrokken", "Een afgelasting ingetrokken"),
}
MAX_MELDINGEN = 5


def registreer(actions) -> None:
    """Register what is logged about an edition's own data."""
    for actie, (label, bericht) in LOGACTIES.items():
        actions.register_action(actie, label, bericht)


def knoppen(page, user):
    """Return the extra buttons for ``page``, for who may edit it."""
    if (
        issubclass(page.specific_class, WerkleergroepPage)
        and page.permissions_for_user(user).can_edit()
    ):
        url = reverse("rooster", args=[page.pk])
        yield Button("Rooster", url, icon_name="date", priority=15)


def waarschuw(request, page) -> None:
    """Tell the editor of a group what clashes in the schedule they just saved."""
    if not isinstance(page.specific, WerkleergroepPage):
        return
    concept = planning.concept_van(page.specific)
    gevonden = [
        f"Bijeenkomst {sessie.nummer} op {sessie.datum:%d-%m-%Y}: {tekst}"
        for sessie in planning.met_waarschuwingen(concept, list(concept.sessies.all()))
        for tekst in sessie.waarschuwingen
    ]
    for tekst in gevonden[:MAX_MELDINGEN]:
        messages.warning(request, tekst)
    if len(gevonden) > MAX_MELDINGEN:
        messages.warning(request, "Er is meer. Kijk in het rooster van deze groep.")
