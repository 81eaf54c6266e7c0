"""Which roles a person has on a page. Who knows the people of a part of the site registers here.

The core does not know that municipalities exist; the app that does registers one function, which
answers for a page with the roles a person has there.
"""

from collections.abc import Callable
from typing import Any

from wagtail.models import Page

from .rules import Rol

Leverancier = Callable[[Page, Any], frozenset[Rol]]
Overzicht = Callable[[Any], frozenset[Rol]]

BEHEER = frozenset({Rol.REDACTEUR, Rol.BEOORDELAAR, Rol.BEHEERDER, Rol.KERNREDACTIE})

_leveranciers: list[Leverancier] = []
_overzichten: list[Overzicht] = []


def registreer(leverancier: Leverancier) -> None:
    """Let ``leverancier`` tell roles from now on; registering twice changes nothing."""
    if leverancier not in _leveranciers:
        _leveranciers.append(leverancier)


def rollen_op(page: Page, user: Any) -> frozenset[Rol]:
    """Return the roles of ``user`` on ``page``; a superuser has all that act."""
    if user is not None and user.is_active and user.is_superuser:
        return BEHEER
    return eigen_rollen_op(page, user)


def eigen_rollen_op(page: Page, user: Any) -> frozenset[Rol]:
    """Return the roles that somebody gave ``user`` there: a superuser counts like anyone else."""
    if user is None or not user.is_active:
        return frozenset()
    return frozenset().union(*(leverancier(page, user) for leverancier in _leveranciers))


def registreer_overal(overzicht: Overzicht) -> None:
    """Let ``overzicht`` tell which roles somebody has anywhere; registering twice changes nothing."""
    if overzicht not in _overzichten:
        _overzichten.append(overzicht)


def rollen_ergens(user: Any) -> frozenset[Rol]:
    """Return the roles by which work comes to ``user``, wherever that is; SYSTEEM is technical management."""
    if user is None or not user.is_active:
        return frozenset()
    eigen = frozenset().union(*(overzicht(user) for overzicht in _overzichten))
    return eigen | {Rol.SYSTEEM} if user.is_superuser else eigen
