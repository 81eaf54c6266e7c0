"""Mail to one person, about their account: whether it leaves this machine is told to who sends it."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

GEEN_POST = frozenset(
    f"django.core.mail.backends.{soort}" for soort in ("console", "dummy", "filebased")
)


def heeft_postbode() -> bool:
    """Return whether mail leaves this machine: a console or a folder brings it to nobody."""
    bezorger = getattr(settings, "BEZORG_BACKEND", settings.EMAIL_BACKEND)
    return bezorger.rpartition(".")[0] not in GEEN_POST


def stuur(mens: Any, onderwerp: str, sjabloon: str, context: Mapping[str, Any]) -> bool:
    """Mail ``sjabloon`` (``….txt`` and ``…_mail.html``) to ``mens``; return whether it left."""
    if not mens.email:
        return False
    gegevens = {"mens": mens, **context}
    try:
        verstuurd = send_mail(
            # A name may hold a line break from an import; a header may not.
            settings.EMAIL_SUBJECT_PREFIX + " ".join(onderwerp.split()),
            render_to_string(f"gemeenten/people/{sjabloon}.txt", gegevens),
            None,
            [mens.email],
            html_message=render_to_string(f"gemeenten/people/{sjabloon}_mail.html", gegevens),
        )
    except OSError:  # no mail server, or one that refuses: the screen says so
        return False
    return bool(verstuurd) and heeft_postbode()
