"""The link with which an invited person chooses a password. It runs out, and works once."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode


class UitnodigingToken(PasswordResetTokenGenerator):
    """Not the token for a forgotten password: one cannot stand in for the other."""

    key_salt = "gemeenten.people.uitnodiging"


tokens = UitnodigingToken()


def maak_link(request: Any, mens: Any) -> str:
    """Return the full address at which ``mens`` chooses a password."""
    uid = urlsafe_base64_encode(force_bytes(mens.pk))
    pad = reverse("uitnodiging", args=[uid, tokens.make_token(mens)])
    return request.build_absolute_uri(pad)


def geldig_tot() -> Any:
    """Return until when a link made now works."""
    return timezone.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


def verstuur(mens: Any, link: str, editie: Any) -> bool:
    """Mail the link; return whether that worked. The beheerder can hand it over as well."""
    context = {"mens": mens, "link": link, "editie": editie, "geldig_tot": geldig_tot()}
    try:
        return bool(
            send_mail(
                f"{settings.EMAIL_SUBJECT_PREFIX}Uitnodiging van {editie.title}",
                render_to_string("gemeenten/people/uitnodiging.txt", context),
                None,
                [mens.email],
                html_message=render_to_string("gemeenten/people/uitnodiging_mail.html", context),
            )
        )
    except OSError:  # no mail server, or one that refuses: the screen says so
        return False
