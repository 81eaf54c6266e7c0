"""Which editions are somebody's: to write in, and to see."""

from typing import Any

from django.db.models import Q

from gemeenten.models import GemeentePage
from gemeenten.toegang.roles import is_kernredactie, plekken_van

from .beleid import beleid


def edities_van(user: Any) -> Any:
    """Return the editions (the sjabloon too) that ``user`` may change."""
    paginas = beleid.instances_user_has_permission_for(user, "change")
    return GemeentePage.objects.filter(pk__in=paginas.values("pk"))


def werkt_in_editie(user: Any) -> bool:
    """Return whether ``user`` has an edition, for the items of the menu; read once for this user object."""
    if not hasattr(user, "_werkt_in_editie"):
        user._werkt_in_editie = edities_van(user).exists()
    return user._werkt_in_editie


def edities_voor(user: Any) -> Any:
    """Return the editions ``user`` may see: all for the kernredactie, else where they write.

    An edition in the archive they still read, without a right on its pages.
    """
    if is_kernredactie(user):
        return GemeentePage.objects.edities()
    archief = Q(gearchiveerd_op__isnull=False, code__in=list(plekken_van(user)))
    van_hen = Q(pk__in=edities_van(user).values("pk"))
    return GemeentePage.objects.edities().filter(archief | van_hen)
