"""Mail of a request is handed to the worker: no request waits for a mail server, and what fails is tried again.

``EMAIL_BACKEND`` is ``Wachtrij`` in production, so that this holds for all mail, of Wagtail and the log-in too.
``BEZORG_BACKEND`` is what brings it away. What waits is unreadable in the database: it may hold a link that lets
somebody in.
"""

import json
import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django_tasks import task

from config.inlog.sleutels import geheimen
from config.inlog.versleuteling import Kluis

DOEL = b"config.draaien: mail that waits"
# Seconds until the next try: together longer than a mail server is usually away.
WACHT = (60, 300, 1800, 7200, 21600)
logger = logging.getLogger("handleiding.post")


class NietBezorgd(Exception):
    """A mail could not be delivered in all its tries."""


class Wachtrij(BaseEmailBackend):
    """Keeps each message as a task for the worker."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for bericht in email_messages:
            bezorg.enqueue(pak_in(bericht))
        return len(email_messages)


@task()
def bezorg(verpakt: str, poging: int = 0) -> None:
    """Deliver one mail; when that fails, plan another try."""
    bericht = pak_uit(verpakt)
    try:
        bericht.send()
    except OSError as fout:
        oorzaak = type(fout).__name__  # its text may hold addresses
        if poging >= len(WACHT) or not bezorg.get_backend().supports_defer:
            raise NietBezorgd(f"after {poging + 1} tries: {oorzaak}") from None
        logger.warning("Mail not delivered (%s), try %s follows", oorzaak, poging + 2)
        straks = timezone.now() + timedelta(seconds=WACHT[poging])
        bezorg.using(run_after=straks).enqueue(verpakt, poging + 1)


def pak_in(bericht: EmailMessage) -> str:
    """Return all of a message, encrypted."""
    if bericht.attachments:
        raise ValueError("Mail with attachments cannot wait.")
    velden = {
        "subject": str(bericht.subject),
        "body": str(bericht.body),
        "from_email": bericht.from_email,
        "to": list(bericht.to),
        "cc": list(bericht.cc),
        "bcc": list(bericht.bcc),
        "reply_to": list(bericht.reply_to),
        "headers": {naam: str(waarde) for naam, waarde in bericht.extra_headers.items()},
    }
    alternatieven = [list(deel) for deel in getattr(bericht, "alternatives", [])]
    return _kluis().encrypt(json.dumps([velden, alternatieven]))


def pak_uit(verpakt: str) -> EmailMultiAlternatives:
    """Return the message that ``pak_in`` took, with the way out of this machine."""
    velden, alternatieven = json.loads(_kluis().decrypt(verpakt))
    bericht = EmailMultiAlternatives(**velden, connection=get_connection(settings.BEZORG_BACKEND))
    for inhoud, soort in alternatieven:
        bericht.attach_alternative(inhoud, soort)
    return bericht


def _kluis() -> Any:
    return Kluis(geheimen(), DOEL)
