"""For the work list: the pages about which readers wrote, one line a page."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, F, Min
from django.urls import reverse

from gemeenten.toegang.roles import is_kernredactie
from handleiding.workflow.rules import Rol
from handleiding.workflow.werkregels import Werkregel
from handleiding.workflow.werksoorten import REACTIE

from .afhandelen import leest_reacties, reacties_voor


def van_lezers(user: Any) -> Iterator[Werkregel]:
    """Return what waits, the page that waited longest first."""
    if not leest_reacties(user):
        return
    paginas = reacties_voor(user).open().order_by()
    paginas = paginas.values("page_id", titel=F("page__draft_title"), pad=F("page__path"))
    rol = str(Rol.KERNREDACTIE if is_kernredactie(user) else Rol.REDACTEUR)
    for rij in paginas.annotate(aantal=Count("pk"), sinds=Min("created_at")).order_by("sinds"):
        aantal = rij["aantal"]
        yield Werkregel(
            soort=REACTIE,
            nummer=f"{rij['page_id']}-{aantal}",
            titel=rij["titel"],
            url=f"{reverse('lezersreacties')}?pagina={rij['page_id']}",
            pad=rij["pad"],
            page_id=rij["page_id"],
            uitleg="Een lezer schreef dat er iets niet klopt."
            if aantal == 1
            else f"{aantal} lezers schreven dat er iets niet klopt.",
            rol=rol,
            sinds=rij["sinds"],
        )
