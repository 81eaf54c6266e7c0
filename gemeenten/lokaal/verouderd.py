"""Contacts that nobody checked for too long: in the work list of who works in their edition."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.template.defaultfilters import date as datum
from django.urls import reverse
from django.utils import timezone

from gemeenten.models import ContactPage, GemeentePage
from gemeenten.models.contact import Contactpersoon
from gemeenten.toegang.rollen_op_pagina import onder, werkedities
from handleiding.workflow.rules import SCHRIJVERS
from handleiding.workflow.werkregels import Werkregel
from handleiding.workflow.werksoorten import CONTACT

HOE = "Kijk na of alles nog klopt en vul bij “laatst gecontroleerd op” de datum van vandaag in."


def maanden_terug(dag: date, maanden: int) -> date:
    """Return the day so many months before ``dag``; the 31st becomes the last day there is."""
    jaar, nul = divmod(dag.year * 12 + dag.month - 1 - maanden, 12)
    for nummer in range(dag.day, 27, -1):
        try:
            return date(jaar, nul + 1, nummer)
        except ValueError:
            continue
    return date(jaar, nul + 1, dag.day)


def verouderde_contacten(user: Any, vandaag: date | None = None) -> Iterator[Werkregel]:
    """Tell of the contact pages in the user's editions with contacts that are due for a check."""
    vandaag = vandaag or timezone.localdate()
    edities = {editie.path: editie for editie in werkedities(user, *SCHRIJVERS)}
    paginas = ContactPage.objects.filter(onder(edities)).prefetch_related("contactpersonen")
    for page in paginas.order_by("path") if edities else ():
        editie = edities.get(page.path[: -page.steplen])
        if editie and (personen := _te_oud(page, editie, vandaag)):
            yield Werkregel(
                soort=CONTACT,
                nummer=str(page.pk),
                titel=page.draft_title,
                url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
                pad=page.path,
                page_id=page.pk,
                uitleg=f"{', '.join(map(_in_woorden, personen))}. {HOE}",
            )


def _te_oud(page: ContactPage, editie: GemeentePage, vandaag: date) -> list[Contactpersoon]:
    grens = maanden_terug(vandaag, editie.controle_maanden)
    return [
        persoon
        for persoon in page.contactpersonen.all()
        if persoon.gecontroleerd_op is None or persoon.gecontroleerd_op < grens
    ]


def _in_woorden(persoon: Contactpersoon) -> str:
    """By function: a name has no place in a list that is mailed too."""
    if persoon.gecontroleerd_op is None:
        return f"{persoon.functie} (nog niet gecontroleerd)"
    return f"{persoon.functie} (laatst gecontroleerd op {datum(persoon.gecontroleerd_op, 'j F Y')})"
