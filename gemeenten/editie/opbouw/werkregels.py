"""For the work list: editions that have to decide about the structure of the core."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from gemeenten.kernband.wijzigingen.gehoord import BESLISSERS
from gemeenten.toegang.rollen_op_pagina import werkedities, werkplekken
from handleiding.workflow.rules import Rol
from handleiding.workflow.werkregels import Werkregel
from handleiding.workflow.werksoorten import (
    OPBOUW,
)

from .structuur import lees_bomen


def opbouw(user: Any) -> Iterator[Werkregel]:
    """Editions of ``user`` that have to decide about the structure of the core."""
    edities = werkedities(user, *BESLISSERS)
    for boom in lees_bomen(edities) if edities else ():
        if aanbod := boom.aanbod():
            punten = ", ".join(f"“{a.titel}” ({a.soort.label})" for a in aanbod)
            yield Werkregel(
                soort=OPBOUW,
                nummer=f"{boom.editie.pk}-{len(aanbod)}",
                titel=boom.editie.draft_title,
                url=f"{reverse('kernwijzigingen')}?editie={boom.editie.pk}",
                pad=boom.editie.path,
                page_id=boom.editie.pk,
                uitleg=f"{punten}.",
                rol=str(
                    Rol.REDACTEUR
                    if boom.editie.path in werkplekken(user, Rol.REDACTEUR)
                    else Rol.BEHEERDER
                ),
            )
