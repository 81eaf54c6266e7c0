"""What a person does to get in, step by step, through the real addresses."""

from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)

WACHTWOORD = "een-heel-lang-wachtwoord"


def log_in(client, user, password=WACHTWOORD, **extra):
    return client.post("/account/login/", {"login": user.username, "password": password}, **extra)


def prove_again(client):
    """Give the password once more, as adding a second factor asks."""
    return client.post("/account/reauthenticate/", {"password": WACHTWOORD})


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def logged_in(client) -> str | None:
    return client.session.get("_auth_user_id")
