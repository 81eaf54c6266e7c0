"""The stamps that an answer about a page depends on: its own, and those of the frames that it shows."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Q, Subquery

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
SELECT e.stempel, e.wortel_id, r.wortel_id, r.soort, r.stempel
FROM handleiding_etalage e
JOIN wagtailcore_page p ON p.id = e.page_id
JOIN handleiding_raam r ON r.wortel_id = e.wortel_id OR r.soort IN (%s, %s, %s)
WHERE e.page_id = %s AND e.zicht = %s AND p.live
ORDER BY r.id
"""
VAN_GEHEEL = "SELECT stempel FROM handleiding_raam WHERE soort = %s"
ZONDER_EDITIES = [soort.value for soort in Raamsoort if soort is not Raamsoort.EDITIE]


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
    toont = {Raamsoort.GEHEEL}
    for wortel, soort, _ in alle:
        if wortel == van:
            toont |= TOONT.get(soort, set())
    return tuple(raam for raam in alle if raam[0] == van or raam[1] in toont)


def stempels_als_openbaar(page_id: int) -> Stempels | None:
    """Return ``stempels`` of a page that its rows say everyone may read now, else None. One small query."""
    with connection.cursor() as cursor:
        cursor.execute(VAN_PAGINA, [*ZONDER_EDITIES, page_id, Etalagezicht.OPENBAAR.value])
        rijen = cursor.fetchall()
    if not rijen:
        return None
    eigen, van = rijen[0][:2]
    return (eigen, *(stempel for *_, stempel in getoonde_ramen(van, (rij[2:] for rij in rijen))))


def stempel_van_geheel() -> int:
    """Return the stamp of what belongs to no page: hosts, redirects. One small query."""
    with connection.cursor() as cursor:
        cursor.execute(VAN_GEHEEL, [Raamsoort.GEHEEL.value])
        rij = cursor.fetchone()
    return rij[0] if rij else 0
