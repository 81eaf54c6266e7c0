"""An empty list says what is normal for the roles of who looks at it, on the start page and in the whole list."""

import html
import re

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from gemeenten.toegang.roles import KERN, groepsnaam
from handleiding.workflow.rules import Rol
from handleiding.workflow.verwachting import ALS, GEWOON, ZONDER_ROL, verwachting
from handleiding.workflow.werksoorten import TABEL

LEEUWARDEN = "GM0080"
WACHT, NIEUWS = "Er wacht niets op u.", "Er is geen nieuws voor u."
# Who looks, one thing that is theirs to do, one to know, and one that is somebody else's.
ROLLEN = {
    "redacteur": (
        [(LEEUWARDEN, Rol.REDACTEUR)],
        "een beoordelaar uw tekst terugstuurt",
        "u een tekst indient, met bij wie die ligt",
        "een collega een tekst indient die u kunt beoordelen",
    ),
    "beoordelaar": (
        [(LEEUWARDEN, Rol.BEOORDELAAR)],
        "een collega een tekst indient die u kunt beoordelen",
        "een tekst waar u aan meeschreef op een andere beoordelaar wacht",
        "een beoordelaar uw tekst terugstuurt",
    ),
    "beheerder": (
        [(LEEUWARDEN, Rol.BEHEERDER)],
        "contactgegevens lang niet zijn nagekeken",
        "de kernredactie antwoord geeft op een voorstel van uw gemeente",
        "een gemeente een verbetering voorstelt",
    ),
    "kernredactie": (
        [(KERN, Rol.BEOORDELAAR)],
        "een gemeente een verbetering voorstelt",
        "u een tekst indient, met bij wie die ligt",
        "contactgegevens lang niet zijn nagekeken",
    ),
    "technisch beheer": (
        [],
        "er een tekst ligt die niemand kan goedkeuren",
        "iets klaar is dat u op de achtergrond liet doen",
        "een collega een opmerking bij uw tekst zet",
    ),
}


@pytest.fixture
def nieuw(wereld, django_user_model):
    """Somebody who wrote nothing yet, with these roles."""

    def maak(rollen, **anders):
        mens = django_user_model.objects.create(username="nieuw", **anders)
        for eigenaar, rol in rollen:
            mens.groups.add(Group.objects.get(name=groepsnaam(eigenaar, rol)))
        return mens

    return maak


def gelezen(client, naam):
    """What is read on a screen: between the tags, white space as one."""
    tekst = client.get(reverse(naam)).text
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", tekst)).split())


@pytest.mark.parametrize("scherm", ["wagtailadmin_home", "wacht_op_u"])
@pytest.mark.parametrize("rol", ROLLEN)
def test_each_role_reads_what_is_normal_for_it(client, nieuw, rol, scherm):
    rollen, doen, weten, vreemd = ROLLEN[rol]
    client.force_login(nieuw(rollen, is_superuser=rol == "technisch beheer"))
    tekst = gelezen(client, scherm)
    wacht, nieuws = tekst.index(WACHT), tekst.index(NIEUWS)
    assert wacht < tekst.index(doen) < nieuws < tekst.index(weten)
    assert vreemd not in tekst
    assert ZONDER_ROL not in tekst


def test_who_has_two_roles_reads_both_and_nothing_twice(client, nieuw):
    client.force_login(nieuw([(LEEUWARDEN, Rol.REDACTEUR), (LEEUWARDEN, Rol.BEHEERDER)]))
    tekst = gelezen(client, "wagtailadmin_home")
    for als in (ROLLEN["redacteur"][1], ROLLEN["beheerder"][1], ROLLEN["beheerder"][2]):
        assert tekst.count(als) == 1


def test_who_has_no_role_reads_whom_to_ask(client, nieuw, django_user_model):
    mens = nieuw([])
    toegang = Group.objects.create(name="Alleen het CMS")
    toegang.permissions.add(
        Group.objects.get(name=groepsnaam(KERN, Rol.REDACTEUR)).permissions.get(
            codename="access_admin"
        )
    )
    mens.groups.add(toegang)
    client.force_login(mens)
    tekst = gelezen(client, "wagtailadmin_home")
    assert f"{WACHT} {ZONDER_ROL}" in tekst
    assert "U ziet het hier als" not in tekst


def test_a_reader_is_led_to_what_there_is_to_read(client, wereld, nieuw):
    client.force_login(nieuw([(LEEUWARDEN, Rol.LEZER)]))
    antwoord = client.get("/cms/")
    assert antwoord.status_code == 403
    assert "U leest mee" in antwoord.text
    editie = wereld.editie()
    assert f'href="{editie.get_url()}">{editie.title}</a>' in antwoord.text
    assert "Weststellingwerf" not in antwoord.text


def test_a_reader_of_an_edition_that_is_not_online_is_led_nowhere(client, wereld, nieuw):
    wereld.editie().unpublish()
    client.force_login(nieuw([(LEEUWARDEN, Rol.LEZER)]))
    antwoord = client.get("/cms/")
    assert "U leest mee" in antwoord.text
    assert "Begin bij" not in antwoord.text


def test_who_has_an_account_and_no_role_is_told_so(client, nieuw):
    client.force_login(nieuw([]))
    antwoord = client.get("/cms/")
    assert antwoord.status_code == 403
    assert "U hebt nog geen rol" in antwoord.text
    assert "alleen voor deelnemers" not in antwoord.text


def test_every_kind_of_work_has_its_words_and_every_role_both_parts():
    assert set(ALS) == set(TABEL)
    for rol, soorten in GEWOON.items():
        assert len(set(soorten)) == len(soorten)
        assert {soort.vraagt for soort in soorten} == {True, False}, rol
    assert len(set(ALS.values())) == len(ALS)


def test_all_roles_together_read_each_thing_once_in_the_order_of_the_list():
    alles = verwachting(GEWOON)
    rij = [ALS[soort] for soort in TABEL]
    for deel in (alles.vraagt, alles.ter_info):
        assert list(deel) == sorted(set(deel), key=rij.index)
