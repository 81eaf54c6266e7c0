"""Onboarding in the background, with word of how far it is."""

import logging

from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django_tasks import task

from gemeenten.models import OnboardingOpdracht
from gemeenten.roles import is_kernredactie

from .onboard import NIET_VOOR_U, STAPPEN, onboard_gemeente
from .plan import Plan

logger = logging.getLogger(__name__)
ONVERWACHT = (
    "Er ging iets mis en er is niets gemaakt. Probeer het nog een keer. "
    "Lukt het weer niet, vraag dan uw technisch beheerder om in het logboek te kijken."
)
BEWAARTIJD = 3600


def stel_op(plan: Plan, user) -> OnboardingOpdracht:
    """Order the edition that ``plan`` describes, for one of the kernredactie. The background does the work."""
    if not is_kernredactie(user):
        raise PermissionDenied(NIET_VOOR_U)
    opdracht = OnboardingOpdracht.objects.create(plan=plan.to_json(), door=user)
    transaction.on_commit(lambda: voer_uit.enqueue(opdracht.pk))
    return opdracht


@task()
def voer_uit(opdracht_id: int) -> None:
    """Make the edition and write down how it ended. A second run of the same order does nothing."""
    opdracht = OnboardingOpdracht.objects.get(pk=opdracht_id)
    if opdracht.is_klaar:
        return
    try:
        opdracht.editie = onboard_gemeente(
            Plan.from_json(opdracht.plan),
            user=opdracht.door,
            meld=lambda stap: cache.set(_sleutel(opdracht_id), stap, BEWAARTIJD),
        )
    except ValidationError as fout:
        opdracht.fout = " ".join(fout.messages)
    except PermissionDenied as bezwaar:  # of the kernredactie when ordered, and no longer
        opdracht.fout = str(bezwaar)
    except Exception:
        logger.exception("Onboarding %s failed", opdracht)
        opdracht.fout = ONVERWACHT
    opdracht.save(update_fields=["editie", "fout"])


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
