"""The deviations of a whole edition, page by page, in a fixed number of queries."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from wagtail.models import Page, Revision

from gemeenten.kernband.wijzigingen.versies import kernversies, kopie_van
from handleiding.models import OnderdeelPage
from handleiding.verschil.doelen import Doelnamen

from .stand import Herkomststand, maak_stand

CONCEPT = "latest_revision"
ONLINE = "live_revision"


def standen_van(editie: Page, versie: str = CONCEPT) -> list[Herkomststand]:
    """Return the provenance of the variants in ``editie`` that differ from their base, in tree order.

    ``versie`` says which text: the latest draft, or what is online. An equal text costs a comparison
    and no more. Looking writes nothing.
    """
    rijen = _varianten(editie, versie)
    bases = kernversies(getattr(rij, versie) for rij in rijen)

    @cache
    def kopieen() -> dict[int, int]:
        return kopie_van(editie)

    namen = Doelnamen()
    standen = [_stand(rij, versie, bases, kopieen, namen) for rij in rijen]
    return [stand for stand in standen if stand is not None and stand.basistekst != stand.tekst]


def _stand(
    rij: OnderdeelPage, versie: str, bases: dict[int, Revision], kopieen: Any, namen: Doelnamen
) -> Any:
    lokaal = getattr(rij, versie)
    basis = bases.get(lokaal.content.get("basis"))
    return maak_stand(rij, basis, lokaal, kopieen, namen, bases)


def _varianten(editie: Page, versie: str) -> list[OnderdeelPage]:
    varianten: Iterable[OnderdeelPage] = (
        OnderdeelPage.objects.descendant_of(editie)
        .varianten()
        .filter(**{f"{versie}__isnull": False})
        .select_related(versie)
        .order_by("path")
    )
    return [rij for rij in varianten if versie == CONCEPT or rij.live]
