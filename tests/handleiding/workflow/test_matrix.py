"""Role × action × state, made from the table of rules and driven through the CMS's own addresses."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import reverse
from wagtail.models import PageLogEntry

from handleiding.workflow.oordeel import KNOPPEN
from handleiding.workflow.rules import OVERGANGEN, Actie, Rol, Toestand, bezwaar
from handleiding.workflow.state import toestand_van
from tests.formulier import van_pagina

from .staten import STATEN, gelezen, vers

# Who takes part, with the roles they have on a page of Leeuwarden. The first one wrote and submitted it.
MENSEN = {
    "redacteur-leeuwarden": {Rol.REDACTEUR, Rol.INDIENER},
    "tweede-redacteur": {Rol.REDACTEUR},
    "beoordelaar-leeuwarden": {Rol.BEOORDELAAR},
    "beheerder-leeuwarden": {Rol.BEHEERDER},
    "lezer-leeuwarden": {Rol.LEZER},
    "kernredacteur": {Rol.KERNREDACTIE},
    "kernbeoordelaar": {Rol.KERNREDACTIE},
    "redacteur-weststellingwerf": set(),
    "beoordelaar-weststellingwerf": set(),
    "beheerder-weststellingwerf": set(),
}
SCHRIJVER = "redacteur-leeuwarden"
ACTIES = (Actie.BEWERKEN, *KNOPPEN)


def persoon(naam):
    """The account of the small world, or a new one with the role that its name tells."""
    User = get_user_model()
    user, nieuw = User.objects.get_or_create(username=naam)
    if nieuw:
        rol = next(iter(MENSEN[naam]), Rol.REDACTEUR)
        code = "GM0098" if naam.endswith("weststellingwerf") else "GM0080"
        rol = naam.partition("-")[0] if naam.endswith("weststellingwerf") else rol
        user.groups.add(Group.objects.get(name=f"{code} {rol}"))
    return user


def doe(client, page, actie):
    if actie == Actie.BEWERKEN:
        data = van_pagina(page, "<p>Nu.</p>")
        return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    if actie in (Actie.GOEDKEUREN, Actie.TERUGSTUREN):
        data = {"besluit": actie.value, "reden": "Een reden", "gelezen": gelezen(page)}
        return client.post(reverse("beoordelen", args=[page.pk]), data)
    data = {"reden": "Een reden", "gelezen": gelezen(page)}
    return client.post(reverse("handeling", args=[page.pk, actie.value]), data)


def foto(page):
    page = vers(page)
    return (
        toestand_van(page),
        page.live_revision_id,
        page.latest_revision_id,
        json.dumps(page.inhoud.get_prep_value()),
        PageLogEntry.objects.filter(page=page.pk).count(),
    )


@pytest.mark.parametrize("actie", ACTIES, ids=str)
@pytest.mark.parametrize("nu", Toestand, ids=str)
def test_the_table_is_what_happens(client, wereld, nu, actie):
    page = STATEN[nu](wereld)
    assert toestand_van(page) == nu
    voor = foto(page)
    for naam, rollen in MENSEN.items():
        werkte_mee = naam == SCHRIJVER and nu not in (Toestand.GEPUBLICEERD, Toestand.INTERN)
        mag = bezwaar(actie, nu=nu, rollen=frozenset(rollen), werkte_mee=werkte_mee) is None
        with transaction.atomic():
            client.force_login(persoon(naam))
            doe(client, page, actie)
            assert (foto(page) != voor) == mag, (naam, foto(page)[0])
            naar = OVERGANGEN[actie].doelen(nu)
            if mag and naar:
                assert toestand_van(vers(page)) in naar, naam
            transaction.set_rollback(True)
        client.logout()


@pytest.mark.parametrize("actie", [a for a in KNOPPEN if OVERGANGEN[a].reden_verplicht], ids=str)
def test_a_reason_is_asked_and_nothing_happens_without(client, wereld, actie):
    nu = Toestand.TER_BEOORDELING if actie == Actie.TERUGSTUREN else Toestand.GEPUBLICEERD
    page = STATEN[nu](wereld)
    wie = "kernredacteur" if actie == Actie.SPOEDPUBLICATIE else "beoordelaar-leeuwarden"
    client.force_login(wereld.user(wie))
    voor = foto(page)
    if actie == Actie.TERUGSTUREN:
        data = {"besluit": actie.value, "reden": "  "}
        response = client.post(reverse("beoordelen", args=[page.pk]), data)
    else:
        response = client.post(reverse("handeling", args=[page.pk, actie.value]), {"reden": "  "})
    assert "Geef een reden" in response.text
    assert foto(page) == voor
