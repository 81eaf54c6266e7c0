"""Read from the environment which municipalities log in with accounts of their own."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

PARTS = ("NAAM", "SERVER", "CLIENT_ID", "CLIENT_SECRET", "DOMEINEN")


class OnvolledigeOidc(ValueError):
    """A municipality is named, but its OpenID provider is not described completely."""


class OnveiligeOidc(ValueError):
    """What is said about a provider would let someone else in."""


def oidc_apps(environ: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return allauth's description of each provider named in OIDC_GEMEENTEN, in that order."""
    codes = [code.strip() for code in environ.get("OIDC_GEMEENTEN", "").split(",")]
    return [oidc_app(code, environ) for code in codes if code]


def oidc_app(code: str, environ: Mapping[str, str]) -> dict[str, Any]:
    """Describe the provider of one municipality, which vouches for its own mail domains only."""
    values = {part: environ.get(f"OIDC_{code.upper()}_{part}", "").strip() for part in PARTS}
    if missing := [f"OIDC_{code.upper()}_{part}" for part, value in values.items() if not value]:
        raise OnvolledigeOidc(f"OIDC for {code} needs {', '.join(missing)}.")
    if not is_safe(values["SERVER"]):
        raise OnveiligeOidc(f"OIDC_{code.upper()}_SERVER must start with https://.")
    return {
        "provider_id": code.lower(),
        "name": values["NAAM"],
        "client_id": values["CLIENT_ID"],
        "secret": values["CLIENT_SECRET"],
        "settings": {
            "server_url": values["SERVER"],
            "oauth_pkce_enabled": True,
            "domeinen": [domein.strip().lower() for domein in values["DOMEINEN"].split(",")],
            "vertrouw_adres": vertrouw_adres(code, environ),
        },
    }


def vertrouw_adres(code: str, environ: Mapping[str, str]) -> bool:
    """Say whether an address counts as verified where the provider does not say that it is."""
    name = f"OIDC_{code.upper()}_VERTROUW_ADRES"
    answer = environ.get(name, "nee").strip().lower()
    if answer not in {"ja", "nee"}:
        raise OnveiligeOidc(f"{name} is either ja or nee.")
    return answer == "ja"


def is_safe(server: str) -> bool:
    """Without TLS anyone on the way can sign in as anyone; only this machine itself needs none."""
    address = urlsplit(server)
    return address.scheme == "https" or address.hostname in {"127.0.0.1", "localhost"}
