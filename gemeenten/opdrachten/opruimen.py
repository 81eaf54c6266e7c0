"""Orders are forgotten, and their files go: what they held is nobody's for long."""

from datetime import timedelta
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page

from gemeenten.models import Opdracht
from gemeenten.models.opdracht import MAP
from handleiding.publiek.pdf.maken import vergeet

from .soorten import soort_van, soorten

Stand = Opdracht.Stand
# How long what was made can be fetched, how it ended can be read, and what was given up can be tried again.
BEWAARD = {
    Stand.KLAAR: timedelta(days=1),
    Stand.GEWEIGERD: timedelta(days=1),
    Stand.MISLUKT: timedelta(days=7),
}
VERWEESD = timedelta(days=1)


def oude_opdrachten() -> Any:
    """Return the orders that ended long enough ago.

    A kind with a term of its own keeps to it from when it was given: what waits that long in vain is one too.
    """
    nu = timezone.now()
    eigen = {soort.naam: soort.bewaard for soort in soorten() if soort.bewaard}
    weg = Q(pk__in=[])
    for naam, termijn in eigen.items():
        weg |= Q(soort=naam, sinds__lt=nu - termijn)
    for stand, termijn in BEWAARD.items():
        weg |= Q(stand=stand, klaar_op__lt=nu - termijn) & ~Q(soort__in=eigen)
    return Opdracht.objects.alias(sinds=Coalesce("klaar_op", "created_at")).filter(weg)


def ruim_opdrachten_op() -> None:
    """Remove those, and files that no order knows: their process died before it wrote them down."""
    for opdracht in oude_opdrachten():
        opdracht.delete()
    nu = timezone.now()
    for naam in _bestanden():
        oud = default_storage.get_modified_time(naam) < nu - VERWEESD
        if oud and not Opdracht.objects.filter(bestand=naam).exists():
            default_storage.delete(naam)


def _bestanden() -> list[str]:
    try:
        return [f"{MAP}/{naam}" for naam in default_storage.listdir(MAP)[1]]
    except FileNotFoundError:
        return []


def bewaard_tot(opdracht: Opdracht) -> Any:
    """Return until when what came of an order is there; nothing while it waits."""
    termijn = soort_van(opdracht).bewaard or BEWAARD.get(opdracht.stand)
    return opdracht.klaar_op and termijn and opdracht.klaar_op + termijn


def vergeet_gemaakt(wortel: Page) -> None:
    """Let nothing that was packed or printed of the pages below ``wortel`` outlive a file that is taken out of them."""
    vergeet_opdrachten(wortel)
    vergeet(wortel)


def vergeet_opdrachten(editie: Page) -> None:
    """Let go of what was made of an edition and can still be fetched."""
    klaar = Opdracht.objects.filter(editie=editie.pk, stand=Stand.KLAAR)
    for opdracht in klaar.exclude(bestand="", geheim=""):
        opdracht.delete()


def vergeet_wat_gemaakt_is(wie: Any) -> int:
    """Let nothing that was made of an edition outlive the removal of a person from it. No mail, so none is counted."""
    vergeet_opdrachten(wie.editie)
    return 0


def vergeet_pdfs(wie: Any) -> int:
    """The same for what was printed of the edition: it is made anew of what is left."""
    vergeet(wie.editie)
    return 0


def neem_bestand_mee(sender: Any, instance: Opdracht, **kwargs: Any) -> None:
    """Let the file of an order go with it, on whatever road (signal ``post_delete``)."""
    if instance.bestand:
        opslag, naam = instance.bestand.storage, instance.bestand.name
        transaction.on_commit(lambda: opslag.delete(naam))
