"""Rounds that are done and old are cleaned up; how each one ended stays in the log.

What was decided about a page stands in the log of that page, as ever. A round is only the paper that
the work was done from.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from gemeenten.logacties import RONDE_OPGERUIMD
from gemeenten.models import Overnameregel, Overnameronde

Uitkomst = Overnameregel.Uitkomst
NIET_KLAAR = (Uitkomst.WACHT, Uitkomst.UITGESTELD)


def ruim_op(nu: datetime | None = None) -> int:
    """Delete the rounds that ended longer ago than the setting says; return how many.

    ``OVERNAMERONDES_BEWAREN`` is a number of days; 0 keeps all. Safe to run twice, also at once.
    """
    grens = _grens(nu)
    nummers = list(te_oude_rondes(nu).order_by("pk").values_list("pk", flat=True))
    return sum(_ruim_op(pk, grens) for pk in nummers) if grens else 0


def _grens(nu: datetime | None) -> datetime | None:
    dagen: int = settings.OVERNAMERONDES_BEWAREN
    return (nu or timezone.now()) - timedelta(days=dagen) if dagen else None


def te_oude_rondes(nu: datetime | None = None) -> QuerySet[Overnameronde]:
    """Return the rounds that ``ruim_op`` deletes."""
    grens = _grens(nu)
    return oude_rondes(grens) if grens else Overnameronde.objects.none()


def oude_rondes(grens: datetime) -> QuerySet[Overnameronde]:
    """Return the rounds in which nothing waits and nothing happened since ``grens``.

    Not those about what the core says now: its rows are how planning knows that a page was tried.
    """
    regels = Overnameregel.objects.filter(ronde=OuterRef("pk"))
    nodig = regels.filter(
        Q(uitkomst__in=NIET_KLAAR)
        | Q(updated_at__gte=grens)
        | Q(kernrevisie=OuterRef("kern__live_revision"))
    )
    return Overnameronde.objects.filter(~Exists(nodig), created_at__lt=grens)


@transaction.atomic
def _ruim_op(pk: int, grens: datetime) -> bool:
    """Write down how a round ended, and delete it; False when it is needed again, or gone."""
    rondes = Overnameronde.objects.select_for_update(of=("self",))
    if not rondes.filter(pk=pk).exists():
        return False
    ronde = oude_rondes(grens).select_related("kern", "editie").filter(pk=pk).first()
    if ronde is None:
        return False
    log(
        instance=ronde.kern or ronde.editie, action=RONDE_OPGERUIMD, user=None, data=_verslag(ronde)
    )
    ronde.delete()
    return True


def _verslag(ronde: Overnameronde) -> dict[str, Any]:
    tellingen = ronde.regels.order_by().values_list("uitkomst").annotate(aantal=Count("pk"))
    return {
        "ronde": ronde.pk,
        "soort": ronde.get_soort_display(),
        "begonnen": ronde.created_at.isoformat(),
        "uitkomsten": dict(tellingen),
    }
