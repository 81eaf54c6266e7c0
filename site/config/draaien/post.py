"""Mail of a request is handed to the worker: no request waits for a mail server, and what fails is tried again.

``EMAIL_BACKEND`` is ``Wachtrij`` in production, so that this holds for all mail, of Wagtail and the log-in too.
``BEZORG_BACKEND`` is what brings it away. What waits is unreadable in the database (``pakket``): it may hold a link
that lets somebody in. When it has left, nothing of it stays.
"""

import logging
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from config.draaien.pakket import LEEG, Pakket, maak_open, pak_in
from config.draaien.taken import POST
from gemeenten.goedkeuring.post import gaat_weer_mee, weer_te_versturen, zoals_nu
from handleiding.versleuteling import OnleesbaarGeheim

logger = logging.getLogger("handleiding.post")


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
    mail = te_bezorgen(verpakt)
    if mail is None:
        logger.info("A mail was not sent: it was taken back, or is for nobody any more")
        return
    try:
        mail.send()
    except OSError as fout:  # its text may hold addresses
        raise NietBezorgd(type(fout).__name__) from None


def te_bezorgen(verpakt: str) -> EmailMultiAlternatives | None:
    """Return what may leave by now: its messages as they are, to people whose accounts are still in use."""
    pakket = maak_open(verpakt)
    if pakket.berichten:
        mail = zoals_nu(pakket.berichten)
    else:
        mail = pakket.aan(lambda adres: _nog_in_gebruik(pakket, adres)).als_mail()
    if mail is not None:
        mail.connection = get_connection(settings.BEZORG_BACKEND)
    return mail


def _nog_in_gebruik(pakket: Pakket, adres: str) -> bool:
    """Who had no account when the mail was written needs none now."""
    account = pakket.accounts.get(adres)
    in_gebruik = get_user_model().objects.filter(pk=account, is_active=True)
    return account is None or in_gebruik.exists()


def niet_bezorgd(verpakt: str) -> None:
    """Let the messages of a mail that is given up wait for the next one."""
    weer_te_versturen(_berichten(verpakt))


def opnieuw(verpakt: str) -> bool:
    """Take the messages of a mail that was given up out of the next one; False when they went along with it."""
    berichten = _berichten(verpakt)
    return not berichten or gaat_weer_mee(berichten)


def _berichten(verpakt: str) -> list[int]:
    """Return the messages in a mail; none when its key is gone, which the try itself has told."""
    try:
        return maak_open(verpakt).berichten
    except (OnleesbaarGeheim, ValueError):
        return []


def vergeet(sender: Any, task_result: Any, **kwargs: Any) -> None:
    """Keep nothing of a mail that has left (signal ``task_finished``)."""
    rij = getattr(task_result, "db_result", None)
    if rij is None or rij.task_path != bezorg.module_path:
        return
    if rij.status == TaskResultStatus.SUCCESSFUL:
        DBTaskResult.objects.filter(pk=rij.pk).update(args_kwargs=LEEG)
