"""What readers saw is kept for a term: which rows tell of that time, and that their page stays until then."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, ProtectedError, Q, QuerySet
from django.utils import timezone

from .tabel import LEESBAAR, Publicatie

EEN_JAAR = timedelta(days=365.25)
STOND_ONLINE = "Lezers zagen deze pagina. Wat online stond, blijft bewaard zolang de termijn loopt."


def bewaren_sinds() -> datetime:
    """Return since when a version that readers saw is kept, to answer for what stood online."""
    return timezone.now() - EEN_JAAR * settings.BEWAARTERMIJN_JAREN


def was_online_na(grens: datetime) -> QuerySet[Publicatie]:
    """Return the rows of what was online at some moment after ``grens``."""
    daarna = Publicatie.objects.filter(page=OuterRef("page"), vanaf__lte=grens).filter(
        Q(vanaf__gt=OuterRef("vanaf")) | Q(vanaf=OuterRef("vanaf"), pk__gt=OuterRef("pk"))
    )
    voorbij = daarna.exclude(revision=OuterRef("revision"), online=True)
    return Publicatie.objects.filter(~Exists(voorbij), online=True, revision__isnull=False)


def gelezen() -> QuerySet[Publicatie]:
    """Return the rows of what readers could read at some moment within the term of keeping."""
    te_lezen = Q(zicht__isnull=True) | Q(zicht__in=LEESBAAR)
    return was_online_na(bewaren_sinds()).filter(te_lezen)


def bewaak_bewaring(page_id: int) -> None:
    """Raise ProtectedError, in Dutch, when a page goes that readers saw within the term.

    An edition that is deleted takes its rows along first, after a term of its own.
    """
    if bewaard := set(gelezen().filter(page=page_id)):
        raise ProtectedError(STOND_ONLINE, bewaard)
