"""The link with which an invited person chooses a password. It runs out, and works once."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from .acties import GEMAILD
from .post import stuur


class UitnodigingToken(PasswordResetTokenGenerator):
    """Not the token for a forgotten password: one cannot stand in for the other."""

    key_salt = "gemeenten.people.uitnodiging"


tokens = UitnodigingToken()


def maak_link(request: Any, mens: Any) -> str:
    """Return the full address at which ``mens`` chooses a password; without a request, on the site itself."""
    uid = urlsafe_base64_encode(force_bytes(mens.pk))
    pad = reverse("uitnodiging", args=[uid, tokens.make_token(mens)])
    if request is None:
        return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{pad}"
    return request.build_absolute_uri(pad)


def geldig_tot() -> Any:
    """Return until when a link made now works."""
    return timezone.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


def verstuur(mens: Any, link: str, editie: Any, *, door: Any = None) -> bool:
    """Mail the link, and log it; return whether that worked. Who invites can hand it over as well."""
    context = {"link": link, "editie": editie, "geldig_tot": geldig_tot()}
    gemaild = stuur(mens, f"Uitnodiging van {editie.title}", "uitnodiging", context)
    wie = mens.get_full_name() or mens.get_username()
    log(
        instance=editie,
        action=GEMAILD,
        user=door,
        data={"wie": wie, "mens": mens.pk, "gemaild": gemaild},
    )
    return gemaild


def gemaild_aan(editie: Any) -> dict[int, bool]:
    """Return who was mailed an invitation to ``editie``, with whether the last one left."""
    entries = PageLogEntry.objects.filter(page=editie.pk, action=GEMAILD).order_by(
        "timestamp", "pk"
    )
    return {data["mens"]: data["gemaild"] for data in entries.values_list("data", flat=True)}
