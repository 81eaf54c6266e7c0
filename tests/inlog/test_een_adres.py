"""One mail address belongs to one account, on every road; where two have it from before, nothing chooses."""

import logging

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from gemeenten.onboarding.uitnodiging import Uitnodiging, bezwaren
from gemeenten.toegang.mensen.adres import BEZET, accounts_met, check_dubbele
from handleiding.vouwen import vouw_adres
from tests.gemeenten.toegang.mensen.toegang import als, gebruikersformulier
from tests.inlog.wegen import WACHTWOORD, logged_in

User = get_user_model()
ADRES = "jose.bos@frysl\u00e2n.example"
ZELFDE = {
    "the same": ADRES,
    "capitals": "Jose.BOS@Frysl\u00c2n.Example",
    "composed otherwise": "jose.bos@frysla\u0302n.example",
    "wide letters": "jose.bos@\uff46rysl\u00e2n.example",
    "no accent": "jose.bos@fryslan.example",
    "as a name server has it": "jose.bos@xn--frysln-0ta.example",
    "white around it": f" {ADRES} ",
}
ELK = pytest.mark.parametrize("adres", ZELFDE.values(), ids=ZELFDE.keys())

TWEE = pytest.mark.parametrize("adres", [ZELFDE["capitals"], ZELFDE["composed otherwise"]])


@pytest.fixture
def eigenaar(wereld):
    mens = wereld.user("redacteur-leeuwarden")
    mens.email = ADRES
    mens.save()
    return mens


def bewaard(adres):
    """How many accounts have this address, however it is written."""
    return sum(vouw_adres(mens.email) == vouw_adres(adres) for mens in User.objects.all())


@ELK
def test_adding_an_account_in_wagtail_is_refused_at_the_field(wereld, eigenaar, adres):
    velden = {"username": "nieuw", "first_name": "An", "last_name": "Bos", "email": adres}
    antwoord = als(wereld, "admin").post(reverse("wagtailusers_users:add"), velden)
    assert antwoord.status_code == 200
    assert antwoord.context["form"].errors["email"] == [BEZET]
    assert BEZET in antwoord.text
    assert 'value="nieuw"' in antwoord.text
    assert not User.objects.filter(username="nieuw").exists()


@TWEE
def test_changing_an_account_in_wagtail_is_refused_at_the_field(wereld, eigenaar, adres):
    ander = wereld.user("beoordelaar-leeuwarden")
    data = gebruikersformulier(ander, email=adres, first_name="Anders", last_name="Bos")
    antwoord = als(wereld, "admin").post(reverse("wagtailusers_users:edit", args=[ander.pk]), data)
    assert antwoord.context["form"].errors["email"] == [BEZET]
    assert bewaard(ADRES) == 1


@TWEE
def test_who_has_the_address_may_write_it_otherwise(wereld, eigenaar, adres):
    data = gebruikersformulier(eigenaar, email=adres, first_name="Anders", last_name="Bos")
    als(wereld, "admin").post(reverse("wagtailusers_users:edit", args=[eigenaar.pk]), data)
    eigenaar.refresh_from_db()
    assert eigenaar.first_name == "Anders"


def test_the_form_that_lost_a_race_is_shown_again(wereld, eigenaar, monkeypatch):
    """What another keeps between looking and saving is refused where the account is saved."""
    monkeypatch.setattr("gemeenten.toegang.mensen.gebruikers.accounts_met", lambda adres: [])
    velden = {"username": "nieuw", "first_name": "An", "last_name": "Bos", "email": ADRES}
    antwoord = als(wereld, "admin").post(reverse("wagtailusers_users:add"), velden)
    assert antwoord.context["form"].errors["email"] == [BEZET]
    ander = wereld.user("beoordelaar-leeuwarden")
    data = gebruikersformulier(ander, email=ADRES, first_name="Anders", last_name="Bos")
    antwoord = als(wereld, "admin").post(reverse("wagtailusers_users:edit", args=[ander.pk]), data)
    assert antwoord.context["form"].errors["email"] == [BEZET]
    assert bewaard(ADRES) == 1


@TWEE
def test_inviting_is_refused(wereld, eigenaar, adres):
    velden = {"voornaam": "An", "achternaam": "Bos", "email": adres, "rollen": ["redacteur"]}
    scherm = reverse("mens_uitnodigen", args=[wereld.editie().pk])
    antwoord = als(wereld, "beheerder-leeuwarden").post(scherm, velden)
    assert antwoord.status_code == 200
    assert "Met dit e-mailadres is al een account" in antwoord.text
    assert bewaard(ADRES) == 1


@TWEE
def test_the_command_is_refused(eigenaar, monkeypatch, adres):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", WACHTWOORD)
    with pytest.raises((CommandError, ValidationError), match="al een account"):
        call_command("createsuperuser", "--noinput", username="beheer", email=adres.strip())
    assert bewaard(ADRES) == 1


@ELK
def test_code_is_refused(eigenaar, adres):
    with pytest.raises(ValidationError):
        User.objects.create(username="code", email=adres)
    assert bewaard(ADRES) == 1


def test_the_own_account_page_changes_no_address(wereld, eigenaar):
    ander = als(wereld, "beoordelaar-leeuwarden")
    velden = {"name_email-first_name": "B", "name_email-last_name": "B", "name_email-email": ADRES}
    ander.post(reverse("wagtailadmin_account"), velden)
    assert bewaard(ADRES) == 1


def test_the_list_of_an_edition_names_a_double():
    rijen = [
        Uitnodiging(email=adres, rollen=("redacteur",))
        for adres in ("an@münchen.example", "AN@xn--mnchen-3ya.example")
    ]
    assert list(bezwaren(rijen)) == [1]
    assert list(bezwaren(rijen[:1], {vouw_adres(rijen[1].email)})) == [0]


@pytest.fixture
def dubbel(wereld, eigenaar):
    """An account from before, with the address of another."""
    ander = wereld.user("beoordelaar-leeuwarden")
    User.objects.filter(pk=ander.pk).update(email=ADRES)
    ander.refresh_from_db()
    return ander


def test_no_link_for_a_new_password_is_sent_to_one_of_two(eigenaar, dubbel, caplog):
    mail.outbox.clear()
    with caplog.at_level(logging.WARNING):
        antwoord = Client().post("/account/password/reset/", {"email": ADRES})
    assert antwoord.status_code == 302
    assert not mail.outbox
    assert f"account={eigenaar.pk}, {dubbel.pk}" in caplog.text
    assert ADRES not in caplog.text


@ELK
def test_whoever_types_the_own_address_otherwise_gets_the_link_at_it(eigenaar, adres):
    """A browser sends a domain as a name server has it, a Mac its letters taken apart."""
    mail.outbox.clear()
    Client().post("/account/password/reset/", {"email": adres})
    assert [bericht.to for bericht in mail.outbox] == [[ADRES]]


@ELK
def test_whoever_types_the_own_address_otherwise_gets_in(eigenaar, adres):
    eigenaar.set_password(WACHTWOORD)
    eigenaar.save()
    client = Client()
    client.post("/account/login/", {"login": adres, "password": "een-ander-wachtwoord"})
    assert logged_in(client) is None
    client.post("/account/login/", {"login": adres, "password": WACHTWOORD})
    assert logged_in(client) == str(eigenaar.pk)


def test_a_link_goes_to_the_one_who_is_still_active(eigenaar, dubbel):
    User.objects.filter(pk=dubbel.pk).update(is_active=False)
    Client().post("/account/password/reset/", {"email": ADRES})
    assert [bericht.to for bericht in mail.outbox] == [[ADRES]]


def test_an_old_double_logs_in_and_can_be_deactivated_and_mended(wereld, eigenaar, dubbel):
    dubbel.set_password(WACHTWOORD)
    dubbel.save()
    client = Client()
    client.post("/account/login/", {"login": dubbel.username, "password": WACHTWOORD})
    assert logged_in(client) == str(dubbel.pk)
    data = gebruikersformulier(dubbel, first_name="A", last_name="B", email="vrij@demo.example")
    als(wereld, "admin").post(reverse("wagtailusers_users:edit", args=[dubbel.pk]), data)
    assert bewaard(ADRES) == 1


def test_the_check_names_old_doubles_by_number_and_no_address(eigenaar, dubbel):
    [melding] = check_dubbele(None, databases=["default"])
    assert f"Accounts {eigenaar.pk} en {dubbel.pk} " in melding.msg
    assert "@" not in f"{melding.msg}{melding.hint}"
    assert check_dubbele(None) == []


def test_the_check_is_asked_with_the_database(eigenaar, dubbel, capsys):
    call_command("check", "--database", "default")
    gezegd = "".join(capsys.readouterr())
    assert "gemeenten.W002" in gezegd
    assert ADRES not in gezegd


def test_accounts_are_found_by_any_form(eigenaar):
    assert [accounts_met(adres) for adres in ZELFDE.values()] == [[eigenaar]] * len(ZELFDE)
    assert accounts_met("") == []
