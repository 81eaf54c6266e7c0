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


def add_key(client, key, name="Mijn sleutel"):
    """Register a security key for who is logged in and gave the password again."""
    options = client.get("/account/2fa/webauthn/add/").context["js_data"]["creation_options"]
    data = {"name": name, "credential": key.register(options)}
    return client.post("/account/2fa/webauthn/add/", data)


def use_key(client, key, address="/account/2fa/authenticate/"):
    """Answer the second step of the log-in with a security key."""
    options = client.get(address).context["js_data"]["request_options"]
    return client.post(address, {"credential": key.authenticate(options)})


def add_app(client) -> str:
    """Set up an app with codes, and return its secret."""
    secret = client.get("/account/2fa/totp/activate/").context["form"].secret
    client.post("/account/2fa/totp/activate/", {"code": code_of(secret)})
    return secret
