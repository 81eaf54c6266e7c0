"""Which edition background work is of, by what the work was given; written down when it first fails.

Each function answers for one kind (``taken.SOORTEN``), and knows of nothing when the work is of no edition.
"""

import logging
from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from config.draaien.models import WerkVanEditie
from config.draaien.pakket import maak_open
from config.draaien.taken import soort_van
from gemeenten.models import Bericht, GemeentePage, Opdracht
from gemeenten.toegang.roles import plekken_van
from handleiding.models import Reeks

logger = logging.getLogger("handleiding.taken")


def noteer(rij: DBTaskResult) -> None:
    """Write down whose ``rij`` is. That must not fail: the work itself has to be seen to."""
    van = soort_van(rij.task_path).van_editie
    if not van:
        return
    try:
        gegeven = rij.args_kwargs
        gevonden = dict(import_string(van)(*gegeven["args"], **gegeven["kwargs"]))
        WerkVanEditie.objects.bulk_create(
            [
                WerkVanEditie(taak_id=rij.pk, editie_id=editie, voor_id=voor)
                for editie, voor in gevonden.items()
            ],
            ignore_conflicts=True,
        )
    except Exception:
        logger.exception("It is not known which edition %s is of", str(rij.pk)[:8])


Gevonden = Iterable[tuple[int, int | None]]  # edition, and to whom it was sent


def van_pagina(page_id: int | None = None) -> Gevonden:
    """Of the edition that the page stands in."""
    return _met_paginas(Page.objects.filter(pk=page_id), None)


def van_reeks(reeks_id: int) -> Gevonden:
    """Of the edition in which the series was ordered."""
    reeksen = Reeks.objects.filter(pk=reeks_id)
    return _met_paginas(Page.objects.filter(pk__in=reeksen.values("wortel")), None)


def van_opdracht(opdracht_id: int) -> Gevonden:
    """Of the edition whose people gave the order; what the kernredactie asks about one is theirs."""
    opdracht = Opdracht.objects.filter(pk=opdracht_id).select_related("door", "editie").first()
    if opdracht is None or opdracht.editie is None:
        return []
    eigen = opdracht.editie.code in plekken_van(opdracht.door)
    return [(opdracht.editie_id, None)] if eigen else []


def van_mail(verpakt: str) -> Gevonden:
    """Of the editions whose pages it tells about; of another mail those in which its receiver has a role."""
    pakket = maak_open(verpakt)
    berichten = Bericht.objects.filter(pk__in=pakket.berichten).select_related("user")
    gevonden = _met_paginas(
        Page.objects.filter(pk__in=berichten.order_by().values("page")),
        next((bericht.user_id for bericht in berichten), None),
    )
    return gevonden or [
        (editie, user.pk)
        for user in get_user_model().objects.filter(pk__in=pakket.accounts.values())
        for editie in GemeentePage.objects.filter(code__in=list(plekken_van(user))).values_list(
            "pk", flat=True
        )
    ]


def _met_paginas(paginas: Any, voor: int | None) -> list[tuple[int, int | None]]:
    paden = paginas.order_by().values_list("path", flat=True)
    boven = {
        pad[:eind] for pad in paden for eind in range(Page.steplen, len(pad) + 1, Page.steplen)
    }
    edities = GemeentePage.objects.edities().filter(path__in=boven)
    return [(editie, voor) for editie in edities.values_list("pk", flat=True)]
