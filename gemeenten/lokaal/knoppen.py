"""Buttons on pages of an edition, and what is said after saving one."""

from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.models import Page

from gemeenten.lokaal import invoeren, planning
from gemeenten.models import GemeentePage, OrganisatiesPage, WerkleergroepPage
from gemeenten.persoonsgegevens.acties import mag

MAX_MELDINGEN = 5


# Page type, label, address and icon of the extra button.
KNOPPEN = (
    (WerkleergroepPage, "Rooster", "rooster", "date"),
    (WerkleergroepPage, "Start- en eindmeting", "metingen", "form"),
    (OrganisatiesPage, "Lijst van het Collectief", "collectieflijst", "group"),
)


def knoppen(page, user):
    """Return the extra buttons for ``page``, for who may edit it."""
    for model, label, adres, icoon in KNOPPEN:
        if (
            issubclass(page.specific_class or Page, model)
            and page.permissions_for_user(user).can_edit()
        ):
            yield Button(label, reverse(adres, args=[page.pk]), icon_name=icoon, priority=15)


def knop_invoeren(page, user):
    """Return the button to bring data in from a file, on the pages that it fills and their edition."""
    soorten = {soort.pagina: naam for naam, soort in invoeren.SOORTEN.items()}
    model = page.specific_class
    if model not in {GemeentePage, *soorten} or not page.permissions_for_user(user).can_edit():
        return
    editie = page if model is GemeentePage else page.get_parent()
    if editie.specific_class is GemeentePage:
        vraag = f"?soort={soorten[model]}" if model in soorten else ""
        url = reverse("invoeren", args=[editie.pk]) + vraag
        yield Button("Invoeren uit een bestand", url, icon_name="upload", priority=74)


def knop_ophalen(page, user):
    """Return the button to fetch all local data, on the root of an edition."""
    if page.specific_class is GemeentePage and page.permissions_for_user(user).can_edit():
        url = reverse("gegevens_ophalen", args=[page.pk])
        yield Button("Gegevens in een rekenblad", url, icon_name="download", priority=75)


def knop_persoonsgegevens(page, user):
    """Return the button to a person's data, on the root of an edition, for its beheerder."""
    if issubclass(page.specific_class or Page, GemeentePage) and mag(page, user):
        url = reverse("persoonsgegevens", args=[page.pk])
        yield Button("Gegevens van een persoon", url, icon_name="user", priority=80)


def alle(page, user):
    """Return every extra button for ``page``."""
    return [
        *knoppen(page, user),
        *knop_invoeren(page, user),
        *knop_ophalen(page, user),
        *knop_persoonsgegevens(page, user),
    ]


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
