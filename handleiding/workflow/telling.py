"""How much waits for a person, by kind: remembered as long as nothing was written that could change it.

Counting asks all who know of work: too dear for a number in a menu. What is remembered carries a mark of all that
was written by then: the log, in which every act stands, and the stored versions. One question tells whether the
mark is still the same; when it is not, nothing is known until somebody counts anew. So a number is never old.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db.models import Count, QuerySet, Subquery, Value
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from .werkregels import vraagt_van
from .werksoorten import Werksoort

# Longer than any transaction lasts: what was begun before the mark and is written after it has a lower number.
NAKOMERS = timedelta(hours=1)
# What nobody wrote in a log (a role given on the server, say) is known by then at the latest.
HOOGSTENS = 600

Telling = dict[str, int]
Spoor = Callable[[datetime], QuerySet[Any]]

_sporen: dict[str, Spoor] = {
    "logboek": lambda vanaf: PageLogEntry.objects.filter(timestamp__gte=vanaf),
    "beheer": lambda vanaf: ModelLogEntry.objects.filter(timestamp__gte=vanaf),
    "versies": lambda vanaf: Revision.objects.filter(created_at__gte=vanaf),
}
_nummers = {"logboek": PageLogEntry, "beheer": ModelLogEntry, "versies": Revision}


def registreer_spoor(naam: str, spoor: Spoor) -> None:
    """Let rows that are in no log be part of the mark: their number; registering twice changes nothing."""
    _sporen[naam] = spoor


def onthouden(user: Any) -> Telling | None:
    """Return how much waits for ``user``, in one question; None when somebody has to count first."""
    if not hasattr(user, "_wachttelling"):
        bewaard = cache.get(_sleutel(user))
        nu = bewaard and _merk(user)
        user._wachttelling = bewaard["telling"] if bewaard and bewaard["merk"] == nu else None
    return user._wachttelling


def tel(user: Any) -> Telling:
    """Count what waits for ``user`` and asks something, and remember that."""
    merk = _merk(user)  # first: what is written while we count makes it unknown again
    telling: Telling = {}
    for regel in vraagt_van(user):
        telling[regel.soort.sleutel] = telling.get(regel.soort.sleutel, 0) + 1
    cache.set(_sleutel(user), {"merk": merk, "telling": telling}, HOOGSTENS)
    user._wachttelling = telling
    return telling


def som(telling: Telling, soorten: Iterable[Werksoort]) -> int:
    """Return how much of it is of these kinds."""
    return sum(telling.get(soort.sleutel, 0) for soort in soorten)


def _sleutel(user: Any) -> str:
    return f"wacht-op-u-{user.pk}"


def _merk(user: Any) -> list[Any]:
    uur = timezone.now().replace(minute=0, second=0, microsecond=0)
    kolommen = {f"{naam}_aantal": _aantal(spoor(uur - NAKOMERS)) for naam, spoor in _sporen.items()}
    for naam, model in _nummers.items():
        kolommen[f"{naam}_laatste"] = Subquery(model.objects.order_by("-pk").values("pk")[:1])
    rij = get_user_model().objects.filter(pk=user.pk).order_by().values_list(*_met(kolommen))
    # Of contacts that are due the day counts.
    return [str(timezone.localdate()), uur.isoformat(), *(rij.first() or ())]


def _met(kolommen: dict[str, Subquery]) -> list[Any]:
    return [kolommen[naam] for naam in sorted(kolommen)]


def _aantal(rijen: QuerySet[Any]) -> Subquery:
    geteld = rijen.order_by().annotate(een=Value(1)).values("een").annotate(aantal=Count("pk"))
    return Subquery(geteld.values("aantal"))
