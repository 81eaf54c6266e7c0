"""A beheerder manages the people of the own edition, and nobody else."""

import re
from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from wagtail.models import PageLogEntry

from gemeenten.models import Toelating
from gemeenten.toegang.mensen import acties, link
from gemeenten.toegang.mensen.vertellen import vertel

User = get_user_model()
UITNODIGING = {
    "voornaam": "Nieuwe",
    "achternaam": "Collega",
    "email": "nieuw@demo.example",
    "rollen": ["redacteur"],
}


@pytest.fixture
def beheerder(client, wereld):
    user = wereld.user("beheerder-leeuwarden")
    client.force_login(user)
    return user


def url(naam, wereld, mens=None):
    args = [wereld.editie().pk] + ([mens.pk] if mens else [])
    return reverse(naam, args=args)


def groepen(user):
    return set(user.groups.values_list("name", flat=True)) - {"Demo"}


@pytest.mark.parametrize(
    ("naam", "knop"),
    [
        ("mens_uitnodigen", "Uitnodigen"),
        ("mens_rollen", "Opslaan"),
        ("mens_actief", "Deactiveren"),
        ("mens_link", "Nieuwe link mailen"),
    ],
)
def test_each_form_says_on_its_button_what_it_does(client, wereld, beheerder, naam, knop):
    client.post(url("mens_uitnodigen", wereld), UITNODIGING)
    mens = None if naam == "mens_uitnodigen" else User.objects.get(email=UITNODIGING["email"])
    scherm = client.get(url(naam, wereld, mens)).text
    knoppen = re.findall(r'<button type="submit" class="button[^>]*>([^<]*)<', scherm)
    assert [woord.strip() for woord in knoppen] == [knop]


class TestInvite:
    def test_mails_the_link_and_shows_it_to_nobody_else(self, client, wereld, beheerder):
        response = client.post(url("mens_uitnodigen", wereld), UITNODIGING)
        mens = User.objects.get(email="nieuw@demo.example")
        assert not mens.has_usable_password()
        assert groepen(mens) == {"GM0080 redacteur"}
        assert "Alleen Nieuwe Collega krijgt de link" in response.text
        assert "/uitnodiging/" not in response.text
        assert "no-store" in response["Cache-Control"]
        assert "/uitnodiging/" in mail.outbox[0].body
        assert mail.outbox[0].to == ["nieuw@demo.example"]
        assert PageLogEntry.objects.filter(page=wereld.editie(), action=acties.UITGENODIGD).exists()

    def test_the_link_sets_a_password_once(self, client, wereld, beheerder, rf):
        client.post(url("mens_uitnodigen", wereld), UITNODIGING)
        mens = User.objects.get(email="nieuw@demo.example")
        adres = link.maak_link(mens, wereld.editie())
        client.logout()
        formulier = client.get(adres, follow=True)
        nieuw = {"new_password1": "een-lang-geheim-woord", "new_password2": "een-lang-geheim-woord"}
        client.post(formulier.redirect_chain[-1][0], nieuw)
        assert client.login(username=mens.username, password="een-lang-geheim-woord")
        assert "werkt niet meer" in client.get(adres).content.decode()

    def test_the_link_runs_out(self, client, wereld, beheerder, rf, settings):
        client.post(url("mens_uitnodigen", wereld), UITNODIGING)
        mens = User.objects.get(email="nieuw@demo.example")
        adres = link.maak_link(mens, wereld.editie())
        later = datetime.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT + 60)
        with patch.object(link.tokens, "_now", lambda: later):
            assert "werkt niet meer" in client.get(adres).content.decode()

    def test_an_existing_address_is_refused(self, client, wereld, beheerder):
        anders = wereld.user("redacteur-weststellingwerf")
        response = client.post(
            url("mens_uitnodigen", wereld), UITNODIGING | {"email": anders.email.upper()}
        )
        assert acties.BEZET in response.content.decode()
        assert groepen(anders) == {"GM0098 redacteur"}

    @pytest.mark.parametrize("rol", ["kernredactie", "systeem", "superuser", "GM0098 redacteur"])
    def test_no_role_above_or_beside(self, client, wereld, beheerder, rol):
        client.post(
            url("mens_uitnodigen", wereld),
            UITNODIGING | {"rollen": [rol], "is_superuser": "on", "groups": "1"},
        )
        assert not User.objects.filter(email="nieuw@demo.example").exists()


class TestRoles:
    def test_given_within_the_edition(self, client, wereld, beheerder):
        mens = wereld.user("redacteur-leeuwarden")
        client.post(url("mens_rollen", wereld, mens), {"rollen": ["lezer", "beoordelaar"]})
        assert groepen(mens) == {"GM0080 lezer", "GM0080 beoordelaar"}

    def test_other_groups_stay(self, client, wereld, beheerder):
        mens = wereld.user("redacteur-leeuwarden")
        mens.groups.add(Group.objects.get(name="GM0098 lezer"))
        client.post(url("mens_rollen", wereld, mens), {"rollen": ["lezer"]})
        assert groepen(mens) == {"GM0080 lezer", "GM0098 lezer"}

    def test_not_above_beheerder_for_oneself(self, client, wereld, beheerder):
        client.post(
            url("mens_rollen", wereld, beheerder),
            {"rollen": ["beheerder", "kernredactie"], "is_superuser": "on"},
        )
        beheerder.refresh_from_db()
        assert groepen(beheerder) == {"GM0080 beheerder"}
        assert not beheerder.is_superuser

    def test_the_last_beheerder_stays(self, client, wereld, beheerder):
        response = client.post(url("mens_rollen", wereld, beheerder), {"rollen": ["lezer"]})
        assert acties.LAATSTE in response.content.decode()
        assert groepen(beheerder) == {"GM0080 beheerder"}

    def test_a_deactivated_beheerder_does_not_count(self, client, wereld, beheerder):
        ander = wereld.user("redacteur-leeuwarden")
        ander.groups.add(Group.objects.get(name="GM0080 beheerder"))
        ander.is_active = False
        ander.save()
        response = client.post(url("mens_rollen", wereld, beheerder), {"rollen": ["lezer"]})
        assert acties.LAATSTE in response.text
        assert groepen(beheerder) == {"GM0080 beheerder"}


class TestDeactivate:
    def test_asks_then_does_and_logs(self, client, wereld, beheerder):
        mens = wereld.user("redacteur-leeuwarden")
        client.get(url("mens_actief", wereld, mens))
        mens.refresh_from_db()
        assert mens.is_active
        client.post(url("mens_actief", wereld, mens))
        mens.refresh_from_db()
        assert not mens.is_active
        assert PageLogEntry.objects.filter(action=acties.GEDEACTIVEERD).exists()

    def test_not_oneself(self, client, wereld, beheerder):
        client.post(url("mens_actief", wereld, beheerder))
        beheerder.refresh_from_db()
        assert beheerder.is_active

    def test_not_the_last_beheerder_also_by_a_superuser(self, client, wereld):
        client.force_login(wereld.user("admin"))
        mens = wereld.user("beheerder-leeuwarden")
        response = client.post(url("mens_actief", wereld, mens), follow=True)
        assert acties.LAATSTE in response.text
        mens.refresh_from_db()
        assert mens.is_active

    def test_not_who_belongs_elsewhere_too(self, client, wereld, beheerder):
        mens = wereld.user("redacteur-leeuwarden")
        mens.groups.add(Group.objects.get(name="GM0098 lezer"))
        client.post(url("mens_actief", wereld, mens))
        mens.refresh_from_db()
        assert mens.is_active


def test_what_was_done_is_told_of_whom(client, wereld, beheerder):
    client.post(url("mens_uitnodigen", wereld), UITNODIGING)
    mens = User.objects.get(email=UITNODIGING["email"])
    for gedaan in ("kan niet meer inloggen", "kan weer inloggen"):
        antwoord = client.post(url("mens_actief", wereld, mens), follow=True)
        assert f"Nieuwe Collega {gedaan}." in antwoord.text
    mens.first_name = mens.last_name = ""
    mens.save()
    antwoord = client.post(url("mens_actief", wereld, mens), follow=True)
    assert f"{mens.get_username()} kan niet meer inloggen." in antwoord.text


def test_who_does_not_work_any_more_is_not_the_last_to_review(client, wereld, beheerder):
    """What is asked before an account is let in again warns of nothing: nobody goes."""
    keurder = wereld.user("beoordelaar-leeuwarden")
    User.objects.filter(username="collega-gm0080").update(is_active=False)
    assert acties.laatste_beoordelaar(keurder)
    User.objects.filter(pk=keurder.pk).update(is_active=False)
    keurder.refresh_from_db()
    assert acties.laatste_beoordelaar(keurder) == ""


def test_who_has_no_name_is_told_of_by_account(wereld, beheerder):
    collega = wereld.user("collega-gm0080")
    beheerder.first_name, beheerder.last_name = "Bea", "Heer"
    collega.email = "collega@demo.example"
    vertel(collega, Toelating.Soort.WEER_TOEGELATEN, beheerder)
    aan_collega, aan_beheerder = mail.outbox[-2:]
    assert "Bea Heer liet u weer toe." in aan_collega.body
    assert "U liet collega-gm0080 weer toe." in aan_beheerder.body


@pytest.mark.parametrize("scherm", ["mens_rollen", "mens_actief", "mens_link"])
class TestNotOnesOwn:
    @pytest.mark.parametrize("naam", ["redacteur-weststellingwerf", "kernredacteur", "admin"])
    def test_people_of_others_do_not_exist_here(self, client, wereld, beheerder, scherm, naam):
        mens = wereld.user(naam)
        voor = groepen(mens)
        assert client.post(url(scherm, wereld, mens), {"rollen": ["lezer"]}).status_code == 404
        mens.refresh_from_db()
        assert mens.is_active
        assert groepen(mens) == voor

    @pytest.mark.parametrize(
        "naam",
        [
            "redacteur-leeuwarden",
            "beoordelaar-leeuwarden",
            "beheerder-weststellingwerf",
            "kernredacteur",
        ],
    )
    def test_only_its_own_beheerders_come_here(self, client, wereld, scherm, naam):
        client.force_login(wereld.user(naam))
        mens = wereld.user("lezer-leeuwarden")
        assert client.post(url(scherm, wereld, mens), {"rollen": ["beheerder"]}).status_code == 302
        mens.refresh_from_db()
        assert mens.is_active
        assert groepen(mens) == {"GM0080 lezer"}
