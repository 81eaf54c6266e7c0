"""Send what waits: one mail per person, in plain text and HTML. A mail that fails is tried again."""

import logging

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django_tasks import task
from wagtail.models import TaskState

from gemeenten.models import Bericht
from gemeenten.toegang.mensen.post import onderwerpregel
from handleiding.adressen.hosts import op_hoofdhost
from handleiding.workflow.stappen import standen

from .berichttabel import OP_SOORT, adres_van

# A mail is read; who has more than this waiting goes on in the list.
HOOGSTENS = 25
# What stands first in a mail, and is said in its subject.
DRINGEND = (Bericht.Soort.KERN_DRINGEND, Bericht.Soort.KERN_HERINNERING)
logger = logging.getLogger(__name__)


@task()
def verstuur(users: list[int]) -> None:
    """Send each of these people what waits for them, as one mail."""
    for user in get_user_model().objects.filter(pk__in=users, is_active=True).exclude(email=""):
        _verstuur_aan(user)


@transaction.atomic
def _verstuur_aan(user) -> None:
    wachtend = Bericht.objects.select_for_update(of=("self",)).filter(user=user, verstuurd_op=None)
    berichten = sorted(wachtend.select_related("page"), key=lambda b: b.soort not in DRINGEND)
    if not berichten:
        return
    try:
        stel_op(user, berichten).send()
    except OSError:
        logger.exception(
            "Mail with %s messages for user %s could not be sent", len(berichten), user.pk
        )
        return
    Bericht.objects.filter(pk__in=[b.pk for b in berichten]).update(verstuurd_op=timezone.now())


def weer_te_versturen(berichten: list[int]) -> None:
    """Let messages of which the mail could not be delivered go along with the next one."""
    Bericht.objects.filter(pk__in=berichten).update(verstuurd_op=None)


def zoals_nu(berichten: list[int]) -> EmailMultiAlternatives | None:
    """Return the mail about these messages as they are now, to where its reader has mail now; None without either."""
    over = Bericht.objects.filter(pk__in=berichten, user__is_active=True).exclude(user__email="")
    rijen = list(over.select_related("page", "user"))
    return stel_op(rijen[0].user, rijen) if rijen else None


def lezers_van(berichten: list[int]) -> set[str]:
    """Return the addresses that these messages go to."""
    return set(Bericht.objects.filter(pk__in=berichten).values_list("user__email", flat=True))


def gaat_weer_mee(berichten: list[int]) -> bool:
    """Count messages that wait for the next mail as sent after all; False when none of them waits any longer."""
    wachten = Bericht.objects.filter(pk__in=berichten, verstuurd_op=None)
    return bool(wachten.update(verstuurd_op=timezone.now()))


def stel_op(user, berichten) -> EmailMultiAlternatives:
    """Return the mail about ``berichten`` to ``user``."""
    getoond = _met_stappen(berichten[:HOOGSTENS])
    context = {
        "aanhef": user.first_name or user.get_username(),
        "berichten": [
            (bericht, OP_SOORT[bericht.soort].sjabloon, op_hoofdhost(adres_van(bericht)))
            for bericht in getoond
        ],
        "meer": len(berichten) - len(getoond),
        "lijst": op_hoofdhost(reverse("wacht_op_u")),
        "voorkeuren": op_hoofdhost(reverse("wagtailadmin_account")),
        "naam": settings.WAGTAIL_SITE_NAME,
    }
    mail = EmailMultiAlternatives(
        onderwerpregel(_onderwerp(berichten)),
        render_to_string("gemeenten/mail/berichten.txt", context),
        to=[user.email],
    )
    mail.berichten = [
        bericht.pk for bericht in berichten
    ]  # what waits again when it is not delivered
    mail.attach_alternative(render_to_string("gemeenten/mail/berichten.html", context), "text/html")
    return mail


def _met_stappen(berichten):
    """Let each message say at which step its text is, and what is still to come."""
    staten = TaskState.objects.filter(pk__in=[b.task_state_id for b in berichten]).order_by()
    paar = {pk: p for pk, *p in staten.values_list("pk", "workflow_state__workflow_id", "task_id")}
    stappen = standen(tuple(p) for p in paar.values())
    for bericht in berichten:
        if bericht.task_state_id in paar:
            bericht.stap = stappen[tuple(paar[bericht.task_state_id])]
    return berichten


def _onderwerp(berichten) -> str:
    if len(berichten) > 1:
        van_lijst = all(b.soort in (Bericht.Soort.WERK, *DRINGEND) for b in berichten)
        woorden = "punten wachten op u" if van_lijst else "berichten over pagina’s"
        dringend = sum(b.soort in DRINGEND for b in berichten)
        return f"{len(berichten)} {woorden}{f', waarvan {dringend} dringend' if dringend else ''}"
    [bericht] = berichten
    context = {"bericht": bericht, "vorm": "gemeenten/mail/vorm/onderwerp.txt"}
    return render_to_string(OP_SOORT[bericht.soort].sjabloon, context)
