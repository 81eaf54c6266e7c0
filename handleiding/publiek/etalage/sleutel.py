"""The stamps that an answer about a page depends on: its own, and those of the frames that it shows."""

from django.db.models import Q, Subquery

from .tabel import Etalage, Raam, Raamsoort

# Beside its own frame and the whole: what a page of such a frame shows of others.
TOONT = {
    Raamsoort.EDITIE: {Raamsoort.KERN},
    Raamsoort.KERN: {Raamsoort.SITE},
    Raamsoort.SITE: {Raamsoort.KERN},
}


def stempels(page_id: int) -> tuple[int, ...]:
    """Return the stamps in the key of a page: read them before rendering it. One query."""
    rij = Etalage.objects.filter(pk=page_id)
    vraag = Q(wortel=Subquery(rij.values("wortel"))) | ~Q(soort=Raamsoort.EDITIE)
    ramen = Raam.objects.filter(vraag).annotate(
        _eigen=Subquery(rij.values("stempel")), _wortel=Subquery(rij.values("wortel"))
    )
    gelezen = list(
        ramen.order_by("pk").values_list("wortel", "soort", "stempel", "_eigen", "_wortel")
    )
    toont = {Raamsoort.GEHEEL}
    for wortel, soort, _, _, van in gelezen:
        if wortel == van:
            toont |= TOONT.get(soort, set())
    eigen = {eigen for *_, eigen, _ in gelezen} - {None}
    ramen = (s for wortel, soort, s, _, van in gelezen if wortel == van or soort in toont)
    return (*eigen, *ramen)
