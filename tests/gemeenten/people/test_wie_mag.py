"""Where nobody manages people, nobody is invited either; and what was given is in the log."""

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import PageLogEntry

from gemeenten.levensloop.archief import archiveer, haal_terug
from gemeenten.logacties import GEACTIVEERD, GEDEACTIVEERD, ROLLEN_GEGEVEN
from gemeenten.people import acties
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
