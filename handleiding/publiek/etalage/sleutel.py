"""The stamps that an answer about a page depends on: its own, and those of the frames that it shows."""

from collections.abc import Iterable
from functools import cache
from operator import itemgetter

from django.db.models import Q, Subquery

from .kortweg import getallen
from .tabel import Etalage, Etalagezicht, Raam, Raamsoort

# Beside its own frame and the whole: what a page of such a frame shows of others.
TOONT = {
    Raamsoort.EDITIE: {Raamsoort.KERN},
    Raamsoort.KERN: {Raamsoort.SITE},
    Raamsoort.SITE: {Raamsoort.KERN},
}
Stempels = tuple[int, ...]
Ramen = tuple[tuple[int | None, str, int], ...]

# Written out: Django would build them anew for each request, which costs more than asking them.
VAN_PAGINA = """
SELECT e.stempel, r.id, r.stempel
FROM handleiding_etalage e
JOIN wagtailcore_page p ON p.id = e.page_id
JOIN handleiding_raam r ON r.wortel_id = e.wortel_id OR r.soort IN (%s, %s, %s)
WHERE e.page_id = %s AND e.zicht = %s AND p.live
"""
VAN_GEHEEL = "SELECT stempel FROM handleiding_raam WHERE soort = %s"


def stempels(page_id: int) -> Stempels:
    """Return the stamps in the key of a page: read them before rendering it. One query."""
    rij = Etalage.objects.filter(pk=page_id)
    vraag = Q(wortel=Subquery(rij.values("wortel"))) | ~Q(soort=Raamsoort.EDITIE)
    ramen = Raam.objects.filter(vraag).annotate(
        _eigen=Subquery(rij.values("stempel")), _wortel=Subquery(rij.values("wortel"))
    )
    gelezen = list(
        ramen.order_by("pk").values_list("wortel", "soort", "stempel", "_eigen", "_wortel")
    )
    van = next((van for *_, van in gelezen), None)
    eigen = {eigen for *_, eigen, _ in gelezen} - {None}
    getoond = getoonde_ramen(van, (raam[:3] for raam in gelezen))
    return (*eigen, *(stempel for *_, stempel in getoond))


def getoonde_ramen(van: int | None, ramen: Iterable[tuple[int | None, str, int]]) -> Ramen:
    """Return those of ``ramen`` (root, kind, stamp) that a page of the root ``van`` shows something of."""
    alle = tuple(ramen)
    eigen = next((soort for wortel, soort, _ in alle if wortel == van and van is not None), "")
    toont = {Raamsoort.GEHEEL, *TOONT.get(eigen, ())}
    return tuple(raam for raam in alle if raam[0] == van or raam[1] in toont)


@cache
def _soorten(eigen: str) -> tuple[str, str, str]:
    """Return the kinds of frames that a page of a root of the kind ``eigen`` shows; as many as the statement asks."""
    toont = [Raamsoort.GEHEEL.value, *(soort.value for soort in TOONT.get(eigen, ()))]
    een, *anders = toont
    twee = anders[0] if anders else een
    return een, twee, anders[-1] if anders else een


def stempels_als_openbaar(page_id: int, wortelsoort: str) -> Stempels | None:
    """Return ``stempels`` of a page that its rows say everyone may read now, else None. One small query.

    ``wortelsoort`` is the kind of root it had when its stamps were read before; a page that changes roots gets others.
    """
    rijen = getallen(VAN_PAGINA, (*_soorten(wortelsoort), page_id, Etalagezicht.OPENBAAR.value))
    if not rijen:
        return None
    return (rijen[0][0], *(stempel for _, _, stempel in sorted(rijen, key=itemgetter(1))))


def stempel_van_geheel() -> int:
    """Return the stamp of what belongs to no page: hosts, redirects. One small query."""
    rijen = getallen(VAN_GEHEEL, (Raamsoort.GEHEEL.value,))
    return rijen[0][0] if rijen else 0
