"""Mail of a request is handed to the worker: no request waits for a mail server, and what fails is tried again.

``EMAIL_BACKEND`` is ``Wachtrij`` in production, so that this holds for all mail, of Wagtail and the log-in too.
``BEZORG_BACKEND`` is what brings it away. What waits is unreadable in the database: it may hold a link that lets
somebody in.
"""

import json
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django_tasks import task

from config.draaien.taken import POST
from config.inlog.sleutels import geheimen
from config.inlog.versleuteling import Kluis
from gemeenten.beoordeling.post import weer_te_versturen

DOEL = b"config.draaien: mail that waits"


class NietBezorgd(Exception):
    """A mail could not be delivered."""


class Wachtrij(BaseEmailBackend):
    """Keeps each message as a task for the worker."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for bericht in email_messages:
            bezorg.enqueue(pak_in(bericht))
        return len(email_messages)


@task(queue_name=POST)
def bezorg(verpakt: str) -> None:
    """Deliver one mail. When that fails it is tried again as all work is (``herkansing``)."""
    try:
        pak_uit(verpakt).send()
    except OSError as fout:  # its text may hold addresses
        raise NietBezorgd(type(fout).__name__) from None


def niet_bezorgd(verpakt: str) -> None:
    """Let the messages of a mail that is given up wait for the next one."""
    weer_te_versturen(pak_uit(verpakt).berichten)


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
    return _kluis().encrypt(
        json.dumps([velden, alternatieven, list(getattr(bericht, "berichten", []))])
    )


def pak_uit(verpakt: str) -> EmailMultiAlternatives:
    """Return the message that ``pak_in`` took, with the way out of this machine."""
    velden, alternatieven, *berichten = json.loads(_kluis().decrypt(verpakt))
    bericht = EmailMultiAlternatives(**velden, connection=get_connection(settings.BEZORG_BACKEND))
    for inhoud, soort in alternatieven:
        bericht.attach_alternative(inhoud, soort)
    [bericht.berichten] = berichten or [[]]  # none in what waited since before there were any
    return bericht


def _kluis() -> Any:
    return Kluis(geheimen(), DOEL)
