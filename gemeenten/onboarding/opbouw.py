"""What a new edition knows of the core's structure: what it was made without, and which moves wait."""

from typing import Any

from gemeenten.models import GemeentePage, Kernorde, Structuurbesluit
from handleiding.models import OnderdeelPage

from .bron import Bron

REDEN = "Bij het maken van de editie weggelaten."


def neem_opbouw_mee(editie: GemeentePage, bron: Bron, *, user: Any = None) -> None:
    """Record the chapters that were left out on purpose; a copy of what is behind is behind as well."""
    Structuurbesluit.objects.bulk_create(
        Structuurbesluit(
            editie=editie,
            kern_id=kern_id,
            soort=Structuurbesluit.Soort.WEGGELATEN,
            reden=REDEN,
            door=user,
        )
        for kern_id in _weggelaten(bron)
    )
    if bron.editie is not None and (rij := Kernorde.objects.filter(editie=bron.editie).first()):
        Kernorde.objects.create(editie=editie, orde=rij.orde)


def _weggelaten(bron: Bron) -> set[int]:
    """Return the core pages of the chapters that were not chosen."""
    if not bron.zonder:
        return set()
    paginas = OnderdeelPage.objects.child_of(bron.handleiding).filter(slug__in=bron.zonder)
    if bron.editie is None:
        return set(paginas.values_list("pk", flat=True))
    return set(paginas.varianten().values_list("kern_id", flat=True))
