"""allauth's OpenID Connect, with the nonce that it leaves out. allauth finds this module by its name."""

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


provider_classes = [GemeenteloginProvider]
