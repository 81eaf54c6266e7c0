"""What a log-in proves about a person, told to the people of the editions."""

from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.utils import timezone

from config.inlog.factorbewijs import bewezen_op
from gemeenten.toegang.mensen.toelating import bewijs


def wachtwoord_telt() -> bool:
    """Return whether a password stands in for a factor: in a demo, and never where factors are asked."""
    return settings.WACHTWOORD_GELDT_ALS_FACTOR and not settings.MFA_VERPLICHT


def na_inloggen(sender: Any, user: Any, sociallogin: Any = None, **kwargs: Any) -> None:
    """Pass on what was proved, once all steps of the log-in are done (signal ``user_logged_in``)."""
    if sociallogin is not None:
        _van_de_gemeente(user, sociallogin.account)
    elif wachtwoord_telt():
        bewijs(user, timezone.now())


def _van_de_gemeente(user: Any, account: Any) -> None:
    app = account.get_provider().app
    token = account.extra_data.get("id_token") or {}
    moment = bewezen_op(token, app.settings.get("acr") or [], timezone.now())
    koppeling = SocialAccount.objects.filter(user=user, uid=account.uid, provider=account.provider)
    sinds = koppeling.values_list("date_joined", flat=True).first()
    if moment is not None and sinds is not None:
        bewijs(user, moment, koppeling=sinds)
