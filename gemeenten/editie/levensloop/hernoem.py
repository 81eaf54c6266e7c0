"""A municipality gets another name or code: what is named after it follows, old addresses lead on."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.log_actions import log
from wagtail.models import Collection, Site

from gemeenten.goedkeuring.workflows import hernoem_goedkeuring
from gemeenten.logacties import EDITIE_HERNOEMD
from gemeenten.models import GemeentePage
from gemeenten.onboarding.plan import Plan
from gemeenten.onboarding.vrij import (
    bestaande_editie,
    bewaak_adres,
    bewaak_collectie,
    bewaak_groepen,
)
from gemeenten.toegang import roles
from handleiding.publiek.etalage import in_een_keer
from handleiding.workflow.rij import leg_vast
from handleiding.workflow.schrijven import bewaak_schrijven

from .bewaking import bewaak, houd_vast

EERST_HET_CONCEPT = (
    "De beginpagina heeft een concept dat nog niet online staat. Laat dat eerst goedkeuren; "
    "anders zou het ongezien meegaan."
)


@dataclass(frozen=True)
class NieuweNaam:
    """What a municipality is called from now on."""

    naam: str
    code: str
    slug: str = ""
    buiten_lijst: bool = False

    def als_plan(self) -> Plan:
        return Plan(naam=self.naam, code=self.code, slug=self.slug, buiten_lijst=self.buiten_lijst)


@in_een_keer()
def hernoem(editie: GemeentePage, nieuw: NieuweNaam, *, user: Any) -> GemeentePage:
    """Give ``editie`` a new name, code and address; return it as it is now.

    Groups, collection and approval follow, with the people in them. What is online stays online, at
    its new address; Wagtail leads the old addresses on. Raises ValidationError by field.
    """
    bewaak(editie, user)
    plan = nieuw.als_plan()
    plan.validate()
    houd_vast(editie)
    _bewaak_vrij(editie, plan)
    bewaak_schrijven(editie)
    if editie.live and editie.has_unpublished_changes:
        raise PermissionDenied(EERST_HET_CONCEPT)
    oud = (editie.title, editie.code)
    _hernoem_eromheen(editie, oud, plan)
    Site.objects.filter(root_page=editie, site_name=editie.title).update(site_name=plan.naam[:255])
    return _hernoem_pagina(editie, plan, user, oud)


def _bewaak_vrij(editie: GemeentePage, plan: Plan) -> None:
    """Raise ValidationError when something that the new name, code or address needs is taken by others."""
    if bestaande := bestaande_editie(plan, behalve=editie):
        veld = "code" if bestaande.code == plan.code else "naam"
        raise ValidationError({veld: f"{bestaande.title} ({bestaande.code}) heeft al een editie."})
    bewaak_adres(plan, editie.get_parent(), editie)
    if (plan.code, plan.naam) != (editie.code, editie.title):
        bewaak_collectie(plan)
    if plan.code != editie.code:
        bewaak_groepen(plan.code)


def _hernoem_eromheen(editie: GemeentePage, oud: tuple[str, str], plan: Plan) -> None:
    """Rename what is named after the municipality: groups, collection, workflow and its task.

    What somebody gave a name of their own keeps it. Only the collection is still known by its name.
    """
    naam, code = oud
    for rol, groep in roles.groepen_bij(code).items():
        if groep.name == roles.groepsnaam(code, rol):
            Group.objects.filter(pk=groep.pk).update(name=roles.groepsnaam(plan.code, rol))
    Collection.objects.filter(name=roles.collectienaam(code, naam), depth=2).update(
        name=roles.collectienaam(plan.code, plan.naam)
    )
    hernoem_goedkeuring(editie, plan.code)


def _hernoem_pagina(
    editie: GemeentePage, plan: Plan, user: Any, oud: tuple[str, str]
) -> GemeentePage:
    page = editie.get_latest_revision_as_object()
    page.title, page.slug, page.code = plan.naam.strip(), plan.adres, plan.code
    revision = page.save_revision(user=None)
    log(
        instance=page,
        action=EDITIE_HERNOEMD,
        user=user,
        revision=revision,
        data={"van": list(oud), "naar": [page.title, page.code]},
    )
    if editie.live:
        revision.publish(skip_permission_checks=True)
    else:
        leg_vast(editie, title=page.title, draft_title=page.title, slug=page.slug, code=page.code)
    return GemeentePage.objects.get(pk=editie.pk)
