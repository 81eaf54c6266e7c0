"""Where nobody manages people, nobody is invited either; and what was given is in the log."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.models import PageLogEntry

from gemeenten.editie.levensloop.archief import archiveer, haal_terug
from gemeenten.logacties import GEACTIVEERD, GEDEACTIVEERD, ROLLEN_GEGEVEN
from gemeenten.toegang.mensen import acties
from handleiding.workflow.actions import haal_offline

User = get_user_model()
NIEUW = {"voornaam": "Nieuwe", "achternaam": "Collega", "email": "nieuw@demo.example"}
SCHERMEN = ("mens_uitnodigen", "eerste_uitnodigen")


def nodig_uit(client, wereld, editie, naam):
    """Try each screen, and then the act itself, which has to refuse."""
    client.force_login(wereld.user(naam))
    for scherm in SCHERMEN:
        adres = reverse(scherm, args=[editie.pk])
        client.get(adres)
        client.post(adres, NIEUW | {"rollen": ["beheerder"]})
    with pytest.raises(PermissionDenied, match=acties.NIET_VOOR_U):
        acties.nodig_uit(editie, wereld.user(naam), rollen=["beheerder"], **NIEUW)


def niemand_uitgenodigd():
    return not mail.outbox and not User.objects.filter(email=NIEUW["email"]).exists()


@pytest.fixture
def zonder_beheerder(wereld):
    """Leeuwarden offline, with nobody who manages its people."""
    haal_offline(wereld.editie(), wereld.user("beoordelaar-leeuwarden"), "Herindeling")
    User.objects.filter(groups__name="GM0080 beheerder").update(is_active=False)
    return wereld.editie()


@pytest.mark.parametrize(
    "naam", ["admin", "kernredacteur", "kernbeoordelaar", "beheerder-leeuwarden"]
)
def test_the_sjabloon_has_no_people(client, wereld, naam):
    nodig_uit(client, wereld, wereld.sjabloon, naam)
    assert niemand_uitgenodigd()
    assert not acties.mag_beheren(wereld.sjabloon, wereld.user(naam))


def test_nobody_is_invited_to_an_edition_in_the_archive(client, wereld, zonder_beheerder):
    kern = wereld.user("kernredacteur")
    archiveer(zonder_beheerder, user=kern)
    for naam in ("kernredacteur", "kernbeoordelaar"):
        nodig_uit(client, wereld, wereld.editie(), naam)
    assert niemand_uitgenodigd()
    haal_terug(wereld.editie(), user=kern)
    adres = reverse("eerste_uitnodigen", args=[zonder_beheerder.pk])
    client.post(adres, NIEUW | {"rollen": ["beheerder"]})
    assert User.objects.filter(email=NIEUW["email"]).exists()


def test_kernredactie_leaves_people_to_a_beheerder_who_is_in(client, wereld):
    nodig_uit(client, wereld, wereld.editie(), "kernredacteur")
    assert niemand_uitgenodigd()


class TestWhoIsNotOnlyOurs:
    """Who reaches further than this edition is not its beheerder's to close out."""

    def sluit_af(self, client, wereld, mens):
        client.force_login(wereld.user("beheerder-leeuwarden"))
        client.post(reverse("mens_actief", args=[wereld.editie().pk, mens.pk]))
        mens.refresh_from_db()
        return not mens.is_active

    def test_technical_management_with_a_role_here_is_not_among_its_people(self, client, wereld):
        admin = wereld.user("admin")
        admin.groups.add(Group.objects.get(name="GM0080 lezer"))
        assert admin not in acties.mensen_van(wereld.editie())
        assert not self.sluit_af(client, wereld, admin)

    def test_who_has_the_right_of_technical_management_stays(self, client, wereld):
        mens = wereld.user("redacteur-leeuwarden")
        User.objects.filter(pk=mens.pk).update(is_staff=True)
        assert not self.sluit_af(client, wereld, mens)
        with pytest.raises(PermissionDenied, match=acties.ELDERS):
            acties.zet_actief(
                wereld.editie(),
                wereld.user("beheerder-leeuwarden"),
                wereld.user("redacteur-leeuwarden"),
                actief=False,
            )

    def test_a_group_that_is_no_role_does_not_count(self, client, wereld):
        mens = wereld.user("redacteur-leeuwarden")
        assert set(mens.groups.values_list("name", flat=True)) == {"GM0080 redacteur", "Demo"}
        assert self.sluit_af(client, wereld, mens)


@pytest.mark.parametrize("rollen", [[], ["kernredactie"], ["lezer", "systeem"]])
def test_code_gives_no_other_role_than_those_of_an_edition(wereld, rollen):
    mens, door = wereld.user("redacteur-leeuwarden"), wereld.user("beheerder-leeuwarden")
    with pytest.raises(ValidationError):
        acties.geef_rollen(wereld.editie(), door, mens, rollen)
    with pytest.raises(ValidationError):
        acties.nodig_uit(wereld.editie(), door, **NIEUW | {"rollen": rollen})
    assert mens.groups.filter(name="GM0080 redacteur").exists()
    assert niemand_uitgenodigd()


def test_who_is_deactivated_manages_nobody(wereld):
    """Also where code still holds the account of before."""
    door = wereld.user("beheerder-leeuwarden")
    door.is_active = False
    with pytest.raises(PermissionDenied, match=acties.NIET_VOOR_U):
        acties.geef_rollen(wereld.editie(), door, wereld.user("redacteur-leeuwarden"), ["lezer"])


def test_a_second_person_with_the_same_first_word_gets_another_name(client, wereld):
    client.force_login(wereld.user("beheerder-leeuwarden"))
    adres = reverse("mens_uitnodigen", args=[wereld.editie().pk])
    client.post(adres, NIEUW | {"rollen": ["lezer"], "email": "redacteur-leeuwarden@nieuw.example"})
    nieuw = User.objects.get(email="redacteur-leeuwarden@nieuw.example")
    assert nieuw.username.startswith("redacteur-leeuwarden-")
    assert nieuw != wereld.user("redacteur-leeuwarden")


class TestLog:
    @pytest.fixture(autouse=True)
    def beheerder(self, client, wereld):
        self.mens = wereld.user("redacteur-leeuwarden")
        client.force_login(wereld.user("beheerder-leeuwarden"))

    def regel(self, wereld, actie):
        return PageLogEntry.objects.get(page=wereld.editie().pk, action=actie)

    def test_tells_which_roles_somebody_got(self, client, wereld):
        adres = reverse("mens_rollen", args=[wereld.editie().pk, self.mens.pk])
        client.post(adres, {"rollen": ["lezer", "beoordelaar"]})
        regel = self.regel(wereld, ROLLEN_GEGEVEN)
        assert regel.user == wereld.user("beheerder-leeuwarden")
        assert regel.data == {"wie": "Redacteur Leeuwarden", "rollen": ["beoordelaar", "lezer"]}

    def test_tells_who_may_not_come_in_any_more_and_who_may_again(self, client, wereld):
        adres = reverse("mens_actief", args=[wereld.editie().pk, self.mens.pk])
        for actie, binnen in ((GEDEACTIVEERD, False), (GEACTIVEERD, True)):
            client.post(adres)
            self.mens.refresh_from_db()
            assert self.mens.is_active == binnen
            assert self.regel(wereld, actie).data["wie"] == "Redacteur Leeuwarden"
