"""For the work list: what editions still lack before they can go live."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from gemeenten.toegang.rollen_op_pagina import werkedities
from handleiding.workflow.rules import Rol
from handleiding.workflow.werkregels import Werkregel
from handleiding.workflow.werksoorten import CHECKLIST

from .checklist import SOORTEN, verplichte_punten
from .versies import versies_van


def nog_niet_klaar(user: Any) -> Iterator[Werkregel]:
    """Editions of ``user`` that are not online, with the points of their checklist that are open."""
    edities = [e for e in werkedities(user, Rol.REDACTEUR, Rol.BEHEERDER) if not e.live]
    teksten = versies_van(edities, SOORTEN) if edities else {}
    for editie in edities:
        punten = [p.titel for p in verplichte_punten(editie, teksten[editie.pk]) if not p.klaar]
        if punten:
            yield Werkregel(
                soort=CHECKLIST,
                nummer=f"{editie.pk}-{len(punten)}",
                titel=editie.draft_title,
                url=reverse("editie_checklist", args=[editie.pk]),
                pad=editie.path,
                page_id=editie.pk,
                uitleg=f"Dit is nog niet ingevuld: {', '.join(punten)}.",
                sinds=editie.latest_revision_created_at,
            )
