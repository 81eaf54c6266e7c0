"""From whom an account is not free yet: who let it in, until its person proved a factor of their own since.

Registered with ``handleiding.workflow.tweede_persoon``.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from allauth.mfa.models import Authenticator

from gemeenten.models import Toelating
from handleiding.workflow.tweede_persoon import Band

Soort = Toelating.Soort
# Codes to get in again are written on paper by anybody; these two are set up by who holds them.
EIGEN_STAPPEN = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# These open no account. So a factor from before them is proof when it is used after them.
GEBRUIK_TELT = frozenset({Soort.ROL, Soort.WEER_TOEGELATEN})


def open_rijen(
    mensen: Iterable[int], *, gebruik_telt: frozenset[Any] = GEBRUIK_TELT
) -> list[Toelating]:
    """Return what was done for these accounts since their person last proved themselves."""
    rijen = list(Toelating.objects.filter(mens__in=mensen, bewezen_op=None).order_by())
    stappen = _eigen_stappen({rij.mens_id for rij in rijen})
    return [
        rij
        for rij in rijen
        if not any(_bewijst(stap, rij, gebruik_telt) for stap in stappen[rij.mens_id])
    ]


def _eigen_stappen(mensen: Collection[int]) -> dict[int, list[Authenticator]]:
    gevonden: dict[int, list[Authenticator]] = defaultdict(list)
    if mensen:
        for stap in Authenticator.objects.filter(user__in=mensen, type__in=EIGEN_STAPPEN):
            gevonden[stap.user_id].append(stap)
    return gevonden


def _bewijst(stap: Authenticator, rij: Toelating, gebruik_telt: frozenset[Any]) -> bool:
    if stap.created_at > rij.op:
        return True
    gebruikt = stap.last_used_at is not None and stap.last_used_at > rij.op
    return gebruikt and rij.soort in gebruik_telt


def heeft_eigen_stap(mens: Any) -> bool:
    """Return whether ``mens`` has a second step that only they hold."""
    return Authenticator.objects.filter(user=mens, type__in=EIGEN_STAPPEN).exists()


def adres_onbewezen(mens: Any) -> bool:
    """Return whether somebody changed the address of ``mens``, who used no second step since."""
    telt = GEBRUIK_TELT | {Soort.ADRES}
    return any(rij.soort == Soort.ADRES for rij in open_rijen([mens.pk], gebruik_telt=telt))


def banden(mensen: Collection[int]) -> dict[int, Band]:
    """Return from whom each of these accounts is not free; in two queries, and one where nobody has a tie."""
    door: dict[int, set[int | None]] = defaultdict(set)
    for rij in open_rijen(mensen):
        door[rij.mens_id].add(rij.door_id)
    return {mens: Band(frozenset(wie - {None}), iedereen=None in wie) for mens, wie in door.items()}
