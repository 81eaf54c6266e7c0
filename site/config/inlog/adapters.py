"""Our answers to allauth's questions: nobody signs up, and a municipality vouches for its own people only."""

import hmac
import logging
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.shortcuts import render, resolve_url
from django.template.loader import render_to_string

from config.draaien.inlogboek import account_bij, schrijf
from config.inlog.sleutels import kluis
from config.inlog.tweede_factor import may_use_cms
from gemeenten.toegang.mensen.adres import enige_met
from handleiding.adressen import hosts


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def get_login_redirect_url(self, request):
        """Bring people of the CMS to the CMS, and readers to what there is for them."""
        return resolve_url("wagtailadmin_home" if may_use_cms(request.user) else "mijn_groep")

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Count per account, whichever host name and whichever of its two names are used to try it.

        allauth counts per host and per name: a site with many host names would allow as many times more.
        """
        login = credentials.get("email", credentials.get("username", "")).lower()
        return f"account:{account_bij(credentials) or login}"

    def pre_authenticate(self, request, **credentials):
        """Write down that an account is locked for a while; allauth only tells who tries."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            account = account_bij(credentials)
            schrijf("te vaak een verkeerd wachtwoord", account, request, logging.WARNING)
            raise

    def send_password_reset_mail(self, user, email, context):
        schrijf("nieuw wachtwoord gevraagd", user.pk, context.get("request"), logging.INFO)
        super().send_password_reset_mail(user, email, context)

    def get_reset_password_from_key_url(self, key):
        """Lead to the main host, by whatever name this one was asked."""
        return hosts.op_hoofdhost(urlsplit(super().get_reset_password_from_key_url(key)).path)

    def get_password_change_redirect_url(self, request):
        return resolve_url("mfa_index")

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        return super().send_notification_mail(
            template_prefix, user, (context or {}) | {"user": user}, email
        )

    def render_mail(self, template_prefix, email, context, headers=None):
        """Send each message as text and, with the same words, as HTML."""
        context = context | {"hoofdhost": hosts.hoofdhost()}
        message = super().render_mail(template_prefix, email, context, headers)
        words = {"onderwerp": message.subject, "tekst": message.body}
        message.attach_alternative(
            render_to_string("account/email/bericht.html", words), "text/html"
        )
        return message


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request, sociallogin):
        return False

    def can_authenticate_by_email(self, login, email):
        """Trust a provider about an address only in the domains that are its own, never about a superuser."""
        domeinen = login.provider.app.settings.get("domeinen", [])
        user = enige_met(email)
        own = email.rpartition("@")[2].lower() in domeinen
        return own and user is not None and not user.is_superuser

    def authenticate_by_email(self, sociallogin):
        """Let in the one account that has the address; allauth takes the first of those that write it just so."""
        for address in sociallogin.email_addresses:
            if address.verified and self.can_authenticate_by_email(sociallogin, address.email):
                return enige_met(address.email), address.email
        return None

    def on_authentication_error(self, request, provider, **kwargs):
        schrijf("inloggen bij de gemeente mislukt", None, request, logging.WARNING)

    def pre_social_login(self, request, sociallogin):
        """Refuse an answer that does not belong to this request, linking by hand, and superusers."""
        if (
            sociallogin.state.get("process") != "login"
            or not answers_request(sociallogin)
            or sociallogin.user.is_superuser
        ):
            schrijf("gemeentelogin geweigerd", sociallogin.user.pk, request, logging.WARNING)
            self._weiger(request)
        if not sociallogin.is_existing and not sociallogin.email_addresses:
            schrijf("gemeentelogin zonder mailadres (email)", None, request, logging.WARNING)
            self._weiger(request, zonder_adres=True)

    def _weiger(self, request, **context):
        raise ImmediateHttpResponse(
            render(request, "socialaccount/authentication_error.html", context, status=403)
        )


def answers_request(sociallogin) -> bool:
    """Say whether the id token carries our nonce and is about the same person as the user info."""
    data = sociallogin.account.extra_data
    token, userinfo = data.get("id_token") or {}, data.get("userinfo") or {}
    nonce = sociallogin.state.get("nonce") or ""
    same_nonce = bool(nonce) and hmac.compare_digest(str(token.get("nonce") or ""), nonce)
    return same_nonce and token.get("sub") == userinfo.get("sub", token.get("sub"))


class MFAAdapter(DefaultMFAAdapter):
    def encrypt(self, text):
        return kluis().encrypt(text)

    def decrypt(self, encrypted_text):
        return kluis().decrypt(encrypted_text)

    def generate_authenticator_name(self, user, type):  # noqa: A002 - allauth's own name
        """Name a first key simply; later ones are told apart by a number."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return "Mijn sleutel" if number == 1 else f"Mijn sleutel {number}"

    def _get_site_name(self):
        return settings.WAGTAIL_SITE_NAME
