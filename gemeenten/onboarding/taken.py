"""Onboarding in the background, with word of how far it is."""

import logging
from datetime import timedelta

from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from gemeenten.models import OnboardingOpdracht
from gemeenten.toegang.roles import is_kernredactie

from .onboard import NIET_VOOR_U, STAPPEN, onboard_gemeente
from .plan import Plan

logger = logging.getLogger(__name__)
ONVERWACHT = (
    "Er ging iets mis en er is niets gemaakt. Probeer het nog een keer. "
    "Lukt het weer niet, vraag dan uw technisch beheerder om in het logboek te kijken."
)
BEWAARTIJD = 3600
# An edition takes a second; what takes this long waits for a worker, or its worker is gone.
GEDULD = timedelta(minutes=1)
# What was asked in vain names people; nobody needs that for long.
BEWAAR_MISLUKT = timedelta(days=7)


def stel_op(plan: Plan, user) -> OnboardingOpdracht:
    """Order the edition that ``plan`` describes, for one of the kernredactie. The background does the work."""
    if not is_kernredactie(user):
        raise PermissionDenied(NIET_VOOR_U)
    OnboardingOpdracht.objects.filter(
        editie=None, created_at__lt=timezone.now() - BEWAAR_MISLUKT
    ).delete()
    opdracht = OnboardingOpdracht.objects.create(plan=plan.to_json(), door=user)
    transaction.on_commit(lambda: voer_uit.enqueue(opdracht.pk))
    return opdracht


def stoot_aan(opdracht: OnboardingOpdracht, user) -> None:
    """Put an order that got stuck in the queue again. What still runs after all does no harm."""
    if not is_kernredactie(user):
        raise PermissionDenied(NIET_VOOR_U)
    if duurt_lang(opdracht):
        transaction.on_commit(lambda: voer_uit.enqueue(opdracht.pk))


@task()
def voer_uit(opdracht_id: int) -> None:
    """Make the edition and write down how it ended. A second run of the same order does nothing."""
    opdracht = OnboardingOpdracht.objects.get(pk=opdracht_id)
    if opdracht.is_klaar:
        return
    rij = OnboardingOpdracht.objects.filter(pk=opdracht_id)
    try:
        editie = onboard_gemeente(
            Plan.from_json(opdracht.plan),
            user=opdracht.door,
            meld=lambda stap: cache.set(_sleutel(opdracht_id), stap, BEWAARTIJD),
        )
    except ValidationError as fout:
        reden = " ".join(fout.messages)
    except PermissionDenied as bezwaar:  # of the kernredactie when ordered, and no longer
        reden = str(bezwaar)
    except Exception:
        logger.exception("Onboarding %s failed", opdracht)
        reden = ONVERWACHT
    else:
        # From now on the people stand in the edition; the order need not name them any longer.
        rij.update(editie=editie, fout="", plan=opdracht.plan | {"uitnodigingen": []})
        return
    # Two workers can meet at one order: it failed only if neither succeeded.
    rij.filter(editie=None).update(fout=reden)


def wachtende_opdrachten() -> set[int]:
    """Return the orders that did not end."""
    wacht = OnboardingOpdracht.objects.filter(editie=None, fout="")
    return set(wacht.values_list("pk", flat=True))


def duurt_lang(opdracht: OnboardingOpdracht) -> bool:
    """Return whether this order should have been ready long since."""
    return not opdracht.is_klaar and opdracht.created_at < timezone.now() - GEDULD


def voortgang(opdracht: OnboardingOpdracht) -> list[tuple[str, bool]]:
    """Return the steps with whether each is done.

    Kept in the cache: what runs in one transaction can tell others nothing through the database.
    """
    nu = cache.get(_sleutel(opdracht.pk))
    plek = STAPPEN.index(nu) if nu in STAPPEN else 0
    klaar = len(STAPPEN) if opdracht.editie_id else plek
    return [(stap, nummer < klaar) for nummer, stap in enumerate(STAPPEN)]


def _sleutel(opdracht_id: int) -> str:
    return f"onboarding-stap-{opdracht_id}"
