"""Whose second step was taken away proves with password and own mail who sets up the new one.

The link goes to the account's own address only, and works for who is logged in as that account. It holds as
long as password and address stay what they were: a password from that same mailbox would make one proof of two.
"""

from typing import Any

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from gemeenten.models import Toelating
from handleiding.adressen.hosts import op_hoofdhost

from .post import BEVESTIGEN, stuur

Soort = Toelating.Soort
EERST = "Bevestig eerst met uw eigen mail dat u het bent."
NIET_MEER = (
    "Na het verwijderen van uw tweede stap is uw wachtwoord of e-mailadres gewijzigd. Een mail alleen is "
    "dan niet genoeg om te weten dat u het bent. Vraag het technisch beheer om uw inlog te herstellen."
)
WACHT_SECONDEN = 60


class BevestigToken(PasswordResetTokenGenerator):
    """Good for one taking away of a second step, with the password and the address of then."""

    key_salt = "gemeenten.toegang.mensen.bevestigen"

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        rij = open_herstel(user)
        return f"{user.pk} {user.password} {user.email} {rij.pk if rij else ''} {timestamp}"


tokens = BevestigToken()


def open_herstel(mens: Any) -> Toelating | None:
    """Return the last time that somebody took away the second step of ``mens``, if it still needs their proof."""
    rijen = Toelating.objects.filter(mens=mens.pk, soort=Soort.TWEEDE_STAP)
    rij = rijen.order_by("-op", "-pk").first()
    return rij if rij is not None and rij.bevestigd_op is None else None


def bezwaar(mens: Any) -> str:
    """Return why mail to ``mens`` proves nothing any more, or an empty string."""
    rij = open_herstel(mens)
    later = Toelating.objects.filter(mens=mens.pk, soort__in=(Soort.ADRES, Soort.WACHTWOORD))
    gewijzigd = rij is not None and later.filter(pk__gt=rij.pk).exists()
    return NIET_MEER if gewijzigd else ""


def link_voor(mens: Any) -> str:
    """Return the full address at which ``mens`` proves this; for a mail to them, and nothing else."""
    return op_hoofdhost(reverse("bevestig_link", args=[tokens.make_token(mens)]))


def stuur_link(mens: Any) -> bool:
    """Mail the link again, at most once a minute; return whether one left."""
    if open_herstel(mens) is None or bezwaar(mens):
        return False
    if not cache.add(f"bevestig-{mens.pk}", 1, WACHT_SECONDEN):
        return True  # it is on its way
    return stuur(mens, BEVESTIGEN, {"link": link_voor(mens)})


@transaction.atomic
def bevestig(mens: Any, token: str) -> bool:
    """Let ``mens`` set up a new second step when ``token`` is the one that was mailed; return whether it is."""
    rij = open_herstel(mens)
    if rij is None or bezwaar(mens) or not tokens.check_token(mens, token):
        return False
    rij.bevestigd_op = timezone.now()
    rij.save(update_fields=["bevestigd_op"])
    return True
