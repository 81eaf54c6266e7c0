"""allauth's OpenID Connect, with the nonce that it leaves out. allauth finds this module by its name.

``email_verified`` decides whether an address counts. A provider that leaves it out, as Microsoft Entra does, is
believed only where its municipality's setting says so; one that says "false" is never.
"""

import secrets

from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider


class GemeenteloginProvider(OpenIDConnectProvider):
    """Bind each log-in to one request: the nonce sent must come back in the signed-in token."""

    def redirect(self, request, process, next_url=None, data=None, **kwargs):
        nonce = secrets.token_urlsafe(24)
        auth_params = (kwargs.pop("auth_params", None) or {}) | {"nonce": nonce}
        return super().redirect(
            request, process, next_url, data, auth_params=auth_params, nonce=nonce, **kwargs
        )

    def extract_email_addresses(self, data):
        addresses = super().extract_email_addresses(data)
        said = "email_verified" in claims_about_person(data)
        for address in addresses:
            if not said:
                address.verified = self.app.settings.get("vertrouw_adres", False)
            else:
                address.verified = address.verified is True
        return addresses


def claims_about_person(data: dict) -> dict:
    """Return what allauth reads the address from: the user info, else the id token."""
    return data.get("userinfo") or data.get("id_token") or {}


provider_classes = [GemeenteloginProvider]
