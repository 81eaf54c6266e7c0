"""Which municipalities log in with accounts of their own, as allauth wants to be told."""

from typing import Any

from config.omgeving.aanbieders import GEMEENTEN
from config.omgeving.lezen import Omgevingswaarden


def oidc_apps(waarden: Omgevingswaarden) -> list[dict[str, Any]]:
    """Describe each provider named in OIDC_GEMEENTEN, in that order."""
    return [_app(code, waarden) for code in waarden[GEMEENTEN.naam] or ()]


def _app(code: str, waarden: Omgevingswaarden) -> dict[str, Any]:
    """Describe the provider of one municipality, which vouches for its own mail domains only."""

    def deel(naam: str) -> Any:
        return waarden[f"OIDC_{code}_{naam}"]

    return {
        "provider_id": code.lower(),
        "name": deel("NAAM"),
        "client_id": deel("CLIENT_ID"),
        "secret": deel("CLIENT_SECRET"),
        "settings": {
            "server_url": deel("SERVER"),
            "oauth_pkce_enabled": True,
            "domeinen": deel("DOMEINEN"),
            "vertrouw_adres": deel("VERTROUW_ADRES"),
            "acr": deel("ACR") or [],
        },
    }
