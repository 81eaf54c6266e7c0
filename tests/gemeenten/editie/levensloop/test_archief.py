"""An edition in the archive: its own people read all of it, and nobody changes any of it."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import Page, TaskState

from gemeenten.editie.levensloop.archief import archiveer, haal_terug
from gemeenten.editie.levensloop.hoofdstuk import voeg_hoofdstuk_toe
from gemeenten.kernband.wijzigingen.overnemen import neem_over
from gemeenten.models import GemeentePage, WerkleergroepPage
from gemeenten.toegang.mensen import acties
from gemeenten.toegang.muren.gereedschap import BEHEER
from handleiding.models import HoofdstukPage
from handleiding.workflow.actions import dien_in, haal_offline, trek_terug
from handleiding.workflow.rollen import rollen_op
from handleiding.workflow.rules import Rol
from handleiding.workflow.schrijven import bewaak_schrijven
from tests.gemeenten.onboarding.hulp import publiceer
from tests.gemeenten.toegang.muren.adressen import cms_adressen, ingevuld, inzending, vragen
from tests.gemeenten.toegang.muren.overkant import GEHEIM, B, Overkant, bouw_overkant

MENSEN = ("redacteur", "beoordelaar", "beheerder")


class Kant(Overkant):
    """The edition in the archive, where nothing is under review any more."""

    @property
    def task_state(self):
        return TaskState.objects.filter(workflow_state__object_id=str(self.ingediend.pk)).latest(
            "pk"
        )


@pytest.fixture
def kant(wereld):
    """Weststellingwerf, with something of every kind, in the archive."""
    overkant = bouw_overkant(wereld)
    trek_terug(Page.objects.get(pk=overkant.ingediend.pk), overkant.user)
    haal_offline(wereld.editie(B), wereld.user(f"beoordelaar-{B}"), "Herindeling")
    archiveer(wereld.editie(B), user=wereld.user("kernredacteur"))
    velden = vars(overkant) | {
        "editie": GemeentePage.objects.get(slug=B),
        "concept": Page.objects.get(pk=overkant.concept.pk),
        "ingediend": Page.objects.get(pk=overkant.ingediend.pk),
        "online": Page.objects.get(pk=overkant.online.pk),
    }
    return Kant(**velden)


@pytest.fixture
def alleskunner(wereld):
    """Somebody with every role in the edition."""
    user = wereld.user(f"beheerder-{B}")
    user.groups.add(*Group.objects.filter(name__in=[f"GM0098 {rol}" for rol in MENSEN]))
    return user


@pytest.mark.parametrize("rol", MENSEN)
def test_own_people_find_and_read_it(client, wereld, kant, rol):
    client.force_login(wereld.user(f"{rol}-{B}"))
    adres = reverse("editie_checklist", args=[kant.editie.pk])
    assert adres in client.get(reverse("edities")).text
    tekst = client.get(adres).text
    assert "Niemand kan haar wijzigen" in tekst
    assert f"{GEHEIM} concept" in tekst
    assert "Verwijderen" not in tekst
    lezen = client.get(reverse("editie_lezen", args=[kant.editie.pk, kant.online.pk]))
    assert f"{GEHEIM} nieuwe titel" in lezen.text
    assert client.get(reverse("geschiedenis", args=[kant.concept.pk])).status_code == 200


@pytest.mark.parametrize("naam", ["redacteur-leeuwarden", "beheerder-leeuwarden"])
def test_people_of_others_do_not(client, wereld, kant, naam):
    client.force_login(wereld.user(naam))
    for adres in (
        reverse("editie_checklist", args=[kant.editie.pk]),
        reverse("editie_lezen", args=[kant.editie.pk, kant.concept.pk]),
        reverse("geschiedenis", args=[kant.concept.pk]),
    ):
        antwoord = client.get(adres)
        assert antwoord.status_code in {302, 403, 404}
        assert GEHEIM not in antwoord.text


def test_page_of_another_edition_is_not_read_by_way_of_the_archive(client, wereld, kant):
    client.force_login(wereld.user(f"beheerder-{B}"))
    for page in (wereld.bijeenkomst(), wereld.sjabloon):
        adres = reverse("editie_lezen", args=[kant.editie.pk, page.pk])
        assert client.get(adres).status_code in {302, 403, 404}


def test_edition_that_is_not_in_the_archive_is_not_read_this_way(client, wereld):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    editie = wereld.editie()
    adres = reverse("editie_lezen", args=[editie.pk, wereld.bijeenkomst().pk])
    assert client.get(adres).status_code in {302, 403}


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"  # Wagtail leaves files of renditions open
)
def test_no_address_of_the_cms_writes_in_it(client, kant, alleskunner):
    """Every address that is open to them, tried with every role on every kind of thing."""
    client.force_login(alleskunner)
    voor = kant.afdruk()
    alle = vragen(kant)[2]
    for route, naam in cms_adressen():
        if naam in BEHEER or naam in {"wagtailadmin_logout", "wagtailadmin_error_test"}:
            continue
        adres = ingevuld(route, naam, kant, kant.concept)
        client.post(adres, inzending(kant))
        if "<" not in route or "bulk" in naam:
            client.post(adres, inzending(kant), query_params=alle)
    na = kant.afdruk()
    assert not {soort for soort in voor if voor[soort] != na[soort]}


def test_no_step_of_the_workflow_is_taken_in_it(wereld, kant, alleskunner):
    for user in (alleskunner, wereld.user("kernredacteur")):
        assert rollen_op(kant.concept, user) == {Rol.LEZER}
        with pytest.raises(PermissionDenied):
            dien_in(Page.objects.get(pk=kant.concept.pk), user)
        with pytest.raises(PermissionDenied):
            haal_offline(wereld.hoofdstuk(editie=B), user, "Zomaar")


def test_nobody_manages_its_people_groups_or_chapters(wereld, kant, alleskunner):
    groep = WerkleergroepPage.objects.child_of(kant.editie).first()
    kern = HoofdstukPage.objects.kernpaginas().get(slug="inleiding")
    invoer = {"email": "a@x.example", "voornaam": "A", "achternaam": "B", "rollen": ["lezer"]}
    for user in (alleskunner, wereld.user("kernredacteur")):
        for doe in (
            lambda user=user: acties.nodig_uit(kant.editie, user, **invoer),
            lambda user=user: voeg_hoofdstuk_toe(kant.editie, kern, user=user),
            lambda user=user: bewaak_schrijven(groep, user),
        ):
            with pytest.raises(PermissionDenied):
                doe()


def test_core_change_does_not_reach_it_in_the_background(wereld, kant):
    sessie = wereld.kernbijeenkomst()
    sessie.doel = "<p>Een nieuw doel.</p>"
    sessie.save_revision()
    publiceer(sessie)
    with pytest.raises(PermissionDenied, match="gearchiveerd"):
        neem_over(wereld.bijeenkomst(editie=B), {}, stand="", user=None)


def test_its_people_change_it_again_when_it_is_back(wereld, kant, alleskunner):
    haal_terug(GemeentePage.objects.get(slug=B), user=wereld.user("kernredacteur"))
    assert {Rol.REDACTEUR, Rol.BEOORDELAAR, Rol.BEHEERDER} <= rollen_op(kant.concept, alleskunner)
    assert wereld.bijeenkomst(editie=B).permissions_for_user(alleskunner).can_edit()
    assert kant.collectie.group_permissions.filter(permission__codename="change_image").exists()
