"""What a municipality's own log-in proves about a person: its token, and a log-in that really runs."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.utils import timezone

from config.inlog.factorbewijs import bewezen_op
from gemeenten.models import Toelating
from handleiding.workflow.tweede_persoon import banden
from tests.inlog.test_oidc import callback_after, provider, running, use
from tests.inlog.wegen import add_app, code_of, log_in, logged_in, prove_again

__all__ = ["provider", "running"]

NU = datetime(2026, 11, 30, 12, tzinfo=UTC)
TOEN = NU - timedelta(hours=1)
SECONDEN = int(TOEN.timestamp())


@pytest.mark.parametrize(
    ("token", "moment"),
    [
        ({"amr": ["pwd", "mfa"], "auth_time": SECONDEN}, TOEN),
        ({"amr": ["otp"], "auth_time": float(SECONDEN)}, TOEN),
        ({"acr": "sterk", "auth_time": SECONDEN}, TOEN),
        ({"amr": ["mfa"], "auth_time": SECONDEN + 7200}, NU),
        ({"amr": ["pwd"], "auth_time": SECONDEN}, None),
        ({"amr": ["sms", "geo", "user"], "auth_time": SECONDEN}, None),
        ({"amr": [], "auth_time": SECONDEN}, None),
        ({"amr": "mfa", "auth_time": SECONDEN}, None),
        ({"amr": {"mfa": 1}, "auth_time": SECONDEN}, None),
        ({"amr": ["mfa"]}, None),
        ({"amr": ["mfa"], "auth_time": None}, None),
        ({"amr": ["mfa"], "auth_time": True}, None),
        ({"amr": ["mfa"], "auth_time": "gisteren"}, None),
        ({"amr": ["mfa"], "auth_time": -1}, None),
        ({"amr": ["mfa"], "auth_time": 10**30}, None),
        ({"amr": ["mfa"], "auth_time": float("nan")}, None),
        ({"acr": "zwak", "auth_time": SECONDEN}, None),
        ({"acr": ["sterk"], "auth_time": SECONDEN}, None),
        ({"auth_time": SECONDEN}, None),
        ({}, None),
    ],
)
def test_says_when_it_was_proved(token, moment):
    assert bewezen_op(token, ["sterk"], NU) == moment


def test_a_class_that_nobody_named_proves_nothing():
    assert bewezen_op({"acr": "sterk", "auth_time": SECONDEN}, [], NU) is None
    assert bewezen_op({"acr": "", "auth_time": SECONDEN}, [], NU) is None


@pytest.fixture
def uitgenodigd(redacteur, wereld):
    """Invited by the beheerder an hour ago; nothing proved since."""
    Toelating.objects.create(
        mens=redacteur,
        door=wereld.user("beheerder-leeuwarden"),
        soort=Toelating.Soort.UITGENODIGD,
        op=timezone.now() - timedelta(hours=1),
    )
    return redacteur


def geleden(**tijd):
    return int((timezone.now() - timedelta(**tijd)).timestamp())


@pytest.mark.parametrize(
    ("claims", "los"),
    [
        ({"amr": ["pwd", "mfa"], "auth_time": geleden(minutes=1)}, True),
        ({"acr": "sterk", "auth_time": geleden(minutes=1)}, True),
        ({"amr": ["pwd"], "auth_time": geleden(minutes=1)}, False),
        ({"amr": ["mfa"], "auth_time": geleden(hours=2)}, False),
        ({"amr": ["mfa"]}, False),
        ({}, False),
    ],
)
def test_a_log_in_at_the_municipality(client, provider, settings, uitgenodigd, claims, los):
    use(settings, provider, OIDC_GM0080_ACR="sterk, sterker")
    provider.token_claims = claims
    client.get(callback_after(client))
    assert logged_in(client) == str(uitgenodigd.pk)
    assert bool(banden([uitgenodigd.pk])) is not los


def test_what_the_user_info_says_is_not_signed(client, provider, uitgenodigd):
    provider.claims |= {"amr": ["mfa"], "auth_time": geleden(minutes=1)}
    provider.token_claims = {"amr": ["pwd"], "auth_time": geleden(minutes=1)}
    client.get(callback_after(client))
    assert banden([uitgenodigd.pk])


def test_not_before_our_own_second_step_is_done(client, provider, uitgenodigd):
    """Who came to the account by a new address stands before its app: nothing is proved yet."""
    log_in(client, uitgenodigd)
    prove_again(client)
    geheim = add_app(client)
    Toelating.objects.update(soort=Toelating.Soort.ADRES, op=timezone.now())
    provider.token_claims = {"amr": ["mfa"], "auth_time": int(timezone.now().timestamp()) + 5}
    ander = Client()
    ander.get(callback_after(ander))
    assert logged_in(ander) is None
    assert banden([uitgenodigd.pk])
    ander.post("/account/2fa/authenticate/", {"code": code_of(geheim)})
    assert logged_in(ander) == str(uitgenodigd.pk)


@pytest.mark.parametrize("eerder", [True, False])
def test_after_a_change_of_address_only_the_account_that_was_linked_before(
    client, provider, uitgenodigd, eerder
):
    if eerder:
        client.get(callback_after(client))
        SocialAccount.objects.update(date_joined=timezone.now() - timedelta(hours=2))
    Toelating.objects.update(soort=Toelating.Soort.ADRES, op=timezone.now())
    provider.token_claims = {"amr": ["mfa"], "auth_time": int(timezone.now().timestamp()) + 5}
    ander = Client()
    ander.get(callback_after(ander))
    assert logged_in(ander) == str(uitgenodigd.pk)
    assert bool(banden([uitgenodigd.pk])) is not eerder
