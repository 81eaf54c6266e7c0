"""For the work list: the pages on which a link leads nowhere, one line a page."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse

from gemeenten.models import DodeLink
from gemeenten.toegang.roles import is_kernredactie
from gemeenten.toegang.rollen_op_pagina import werkedities
from handleiding.publiek.etalage import Raamsoort
from handleiding.workflow.rules import SCHRIJVERS, Rol
from handleiding.workflow.werkregels import Werkregel
from handleiding.workflow.werksoorten import DODE_LINK

GENOEMD = 3


def dode_links(user: Any) -> Iterator[Werkregel]:
    """Return what is dead in the text that ``user`` may write: of the own editions, or of the core and the site."""
    eigen = Q(page__etalage__wortel__in=werkedities(user, *SCHRIJVERS))
    if is_kernredactie(user):
        eigen |= ~Q(page__etalage__wortel__raam__soort=Raamsoort.EDITIE)
    rol = str(Rol.KERNREDACTIE if is_kernredactie(user) else Rol.REDACTEUR)
    per_pagina = defaultdict(list)
    rijen = DodeLink.objects.te_melden().filter(eigen).select_related("page")
    for link in rijen.order_by("sinds", "pk"):
        per_pagina[link.page_id].append(link)
    for links in per_pagina.values():
        yield _regel(links, rol)


def _regel(links: list[DodeLink], rol: str) -> Werkregel:
    page, aantal = links[0].page, len(links)
    genoemd = ", ".join(f"{link.adres} ({link.get_waarom_display()})" for link in links[:GENOEMD])
    meer = f" en nog {aantal - GENOEMD}" if aantal > GENOEMD else ""
    begin = "Een link werkt niet" if aantal == 1 else f"{aantal} links werken niet"
    return Werkregel(
        soort=DODE_LINK,
        nummer=f"{page.pk}-{aantal}",
        titel=page.draft_title,
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        pad=page.path,
        page_id=page.pk,
        uitleg=f"{begin}: {genoemd}{meer}.",
        rol=rol,
        sinds=links[0].sinds,
    )
