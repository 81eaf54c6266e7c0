"""Read from the environment which municipalities log in with accounts of their own."""

from collections.abc import Mapping
from typing import Any

PARTS = ("NAAM", "SERVER", "CLIENT_ID", "CLIENT_SECRET", "DOMEINEN")


class OnvolledigeOidc(ValueError):
    """A municipality is named, but its OpenID provider is not described completely."""


def oidc_apps(environ: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return allauth's description of each provider named in OIDC_GEMEENTEN, in that order."""
    codes = [code.strip() for code in environ.get("OIDC_GEMEENTEN", "").split(",")]
    return [oidc_app(code, environ) for code in codes if code]


def oidc_app(code: str, environ: Mapping[str, str]) -> dict[str, Any]:
    """Describe the provider of one municipality, which vouches for its own mail domains only."""
    values = {part: environ.get(f"OIDC_{code.upper()}_{part}", "").strip() for part in PARTS}
    if missing := [f"OIDC_{code.upper()}_{part}" for part, value in values.items() if not value]:
        raise OnvolledigeOidc(f"OIDC for {code} needs {', '.join(missing)}.")
    return {
        "provider_id": code.lower(),
        "name": values["NAAM"],
        "client_id": values["CLIENT_ID"],
        "secret": values["CLIENT_SECRET"],
        "settings": {
            "server_url": values["SERVER"],
            "oauth_pkce_enabled": True,
            "domeinen": [domein.strip().lower() for domein in values["DOMEINEN"].split(",")],
        },
    }
