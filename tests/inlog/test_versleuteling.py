"""The secrets of a second factor are not in the database in the clear, and keys can be renewed."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.management import call_command
from django.db import connection

from handleiding.versleuteling import MARK, Kluis, OnleesbaarGeheim
from tests.inlog.wegen import code_of, log_in, logged_in, prove_again

SECRET = "JBSWY3DPEHPK3PXP"
DOEL = b"a purpose of this test"
OUD, NIEUW = "een-oude-sleutel-" * 3, "een-nieuwe-sleutel-" * 3


def stored() -> str:
    """Return the table of second factors as who has the database reads it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        return str(cursor.fetchall())


def renew(*arguments) -> str:
    out = StringIO()
    call_command("versleutel_tweede_factor", *arguments, stdout=out)
    return out.getvalue().strip()


def test_what_is_opened_is_what_was_closed_and_no_two_closings_are_alike():
    safe = Kluis([NIEUW], DOEL)
    first, second = safe.encrypt(SECRET), safe.encrypt(SECRET)
    assert first != second
    assert SECRET not in first
    assert [safe.decrypt(first), safe.decrypt(second)] == [SECRET, SECRET]


def test_a_safe_opens_with_earlier_keys_and_closes_with_the_newest():
    earlier = Kluis([OUD], DOEL).encrypt(SECRET)
    both = Kluis([NIEUW, OUD], DOEL)
    assert both.decrypt(earlier) == SECRET
    assert not both.is_current(earlier)
    assert Kluis([NIEUW], DOEL).decrypt(both.encrypt(SECRET)) == SECRET


def test_without_its_key_a_secret_stays_closed_and_says_what_is_missing():
    with pytest.raises(OnleesbaarGeheim, match="MFA_SLEUTEL"):
        Kluis([NIEUW], DOEL).decrypt(Kluis([OUD], DOEL).encrypt(SECRET))


def test_what_was_stored_in_the_clear_can_still_be_read():
    safe = Kluis([NIEUW], DOEL)
    assert safe.decrypt(SECRET) == SECRET
    assert not safe.is_current(SECRET)


@pytest.mark.parametrize("sleutels", [[], [NIEUW]])
def test_neither_the_secret_nor_the_recovery_seed_is_in_the_database(
    client, redacteur, verplicht, settings, sleutels
):
    settings.MFA_SLEUTELS = sleutels
    log_in(client, redacteur)
    prove_again(client)
    secret = client.get("/account/2fa/totp/activate/").context["form"].secret
    client.post("/account/2fa/totp/activate/", {"code": code_of(secret)})
    assert Authenticator.objects.filter(user=redacteur).count() == 2
    assert stored().count(MARK) == 2
    assert secret not in stored()
    recovery = RecoveryCodes(Authenticator.objects.get(type="recovery_codes"))
    for code in (code_of(secret), recovery.get_unused_codes()[0]):
        client.logout()
        log_in(client, redacteur)
        client.post("/account/2fa/authenticate/", {"code": code})
        assert logged_in(client) == str(redacteur.pk)


def test_rows_from_before_the_encryption_still_let_their_owner_in(client, redacteur, verplicht):
    Authenticator.objects.create(user=redacteur, type="totp", data={"secret": SECRET})
    log_in(client, redacteur)
    client.post("/account/2fa/authenticate/", {"code": code_of(SECRET)})
    assert logged_in(client) == str(redacteur.pk)


def test_the_command_brings_all_under_the_newest_key(redacteur, settings):
    Authenticator.objects.create(user=redacteur, type="totp", data={"secret": SECRET})
    settings.MFA_SLEUTELS = [OUD]
    seed = RecoveryCodes.activate(redacteur).get_unused_codes()
    settings.MFA_SLEUTELS = [NIEUW, OUD]
    assert renew("--dry-run") == "Tweede factoren opnieuw te versleutelen: 2."
    assert SECRET in stored()
    assert renew() == "Tweede factoren opnieuw versleuteld: 2."
    assert SECRET not in stored()
    settings.MFA_SLEUTELS = [NIEUW]
    assert renew() == "Tweede factoren opnieuw versleuteld: 0."
    totp = TOTP(Authenticator.objects.get(type="totp"))
    assert totp.validate_code(code_of(SECRET))
    assert RecoveryCodes.activate(redacteur).get_unused_codes() == seed
