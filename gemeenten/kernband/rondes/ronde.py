"""Rounds: which pages are to be brought up to date. Planning writes down work; ``werk`` does it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from gemeenten.kernband.wijzigingen.voorstel import maak_voorstellen
from gemeenten.models import GemeentePage, Overnameregel, Overnameronde
from gemeenten.toegang.muren.beleid import beleid
from handleiding.models import OnderdeelPage
from handleiding.workflow.beurt import houd_rij
from handleiding.workflow.schrijven import GEEN_RECHT

from .overnamebeleid import automatische_edities

Uitkomst = Overnameregel.Uitkomst
Soort = Overnameronde.Soort

# What a newer core revision makes pointless: it is tried again in the newer round.
NIET_AF = (Uitkomst.WACHT, Uitkomst.UITGESTELD, Uitkomst.MISLUKT)


def plan(page: Page | None = None) -> None:
    """Write down, once, what automatic editions still have to take over.

    ``page`` narrows it to the variants of a core page, to a variant, or to an edition. Safe to run
    twice and beside another worker: a page has one row for each revision of the core.
    """
    per_kern = defaultdict(list)
    paden = tuple(automatische_edities().order_by().values_list("path", flat=True))
    for pk, pad, kern, revisie in _ongepland(page) if paden else ():
        if pad.startswith(paden):
            per_kern[kern].append((pk, revisie))
    for kern, rijen in per_kern.items():
        _plan_kern(kern, rijen)


def _ongepland(page: Page | None) -> Iterable[tuple[int, str, int, int]]:
    gepland = Overnameregel.objects.filter(
        page=OuterRef("pk"), kernrevisie=OuterRef("kern__live_revision")
    )
    varianten = OnderdeelPage.objects.achter().filter(~Exists(gepland))
    if page is not None:
        varianten = varianten.filter(Q(kern=page.pk) | Q(path__startswith=page.path))
    return varianten.order_by("path").values_list("pk", "path", "kern_id", "kern__live_revision_id")


@transaction.atomic
def _plan_kern(kern: int, rijen: list[tuple[int, int]]) -> None:
    """Make one round for a core page. Rows before pages, like the worker: they cannot deadlock."""
    Overnameregel.objects.filter(
        page__in=[pk for pk, _ in rijen], kernrevisie__isnull=False, uitkomst__in=NIET_AF
    ).update(uitkomst=Uitkomst.INGEHAALD, melding="", updated_at=timezone.now())
    ronde = Overnameronde.objects.create(soort=Soort.AUTOMATISCH, kern_id=kern)
    Overnameregel.objects.bulk_create(
        [Overnameregel(ronde=ronde, page_id=pk, kernrevisie=revisie) for pk, revisie in rijen],
        ignore_conflicts=True,
    )
    if not ronde.regels.exists():  # another worker planned the same
        ronde.delete()


@transaction.atomic
def begin_alles(editie: GemeentePage, *, user: Any) -> Overnameronde | None:
    """Order to take over everything in ``editie`` that has no conflict; None when nothing waits.

    Asking twice gives the round that is under way. Raises PermissionDenied for who may not edit.
    """
    if not beleid.user_has_permission_for_instance(user, "change", editie):
        raise PermissionDenied(str(GEEN_RECHT))
    houd_rij(editie.pk)
    lopend = open_ronde(editie)
    if lopend is not None:
        return lopend
    voorstellen = maak_voorstellen(editie)
    if not voorstellen:
        return None
    ronde = Overnameronde.objects.create(soort=Soort.ALLES, editie=editie, door=user)
    Overnameregel.objects.bulk_create(
        Overnameregel(ronde=ronde, page_id=voorstel.variant.pk) for voorstel in voorstellen
    )
    return ronde


def open_ronde(editie: GemeentePage) -> Overnameronde | None:
    """Return the round that somebody ordered for ``editie`` and that is not done."""
    wacht = Overnameregel.objects.filter(ronde=OuterRef("pk"), uitkomst=Uitkomst.WACHT)
    rondes = Overnameronde.objects.filter(soort=Soort.ALLES, editie=editie.pk)
    return rondes.filter(Exists(wacht)).first()


def mislukt_in(editie: GemeentePage) -> int:
    """Return how many pages of ``editie`` could not be brought up to date by themselves."""
    regels = Overnameregel.objects.filter(uitkomst=Uitkomst.MISLUKT, kernrevisie__isnull=False)
    return regels.filter(page__path__startswith=editie.path).count()


def hervat(page: Page | None = None) -> None:
    """Let what was put off be tried again, for a page that changed or a core page; None is all."""
    regels = Overnameregel.objects.filter(uitkomst=Uitkomst.UITGESTELD)
    if page is not None:
        varianten = OnderdeelPage.objects.filter(Q(pk=page.pk) | Q(kern=page.pk))
        regels = regels.filter(page__in=varianten.order_by().values("pk"))
    _opnieuw(regels)


def probeer_opnieuw(regels: QuerySet[Overnameregel]) -> int:
    """Let those of ``regels`` that failed be tried again; return how many."""
    return _opnieuw(regels.filter(uitkomst=Uitkomst.MISLUKT))


def _opnieuw(regels: QuerySet[Overnameregel]) -> int:
    return regels.update(uitkomst=Uitkomst.WACHT, melding="", pogingen=0, updated_at=timezone.now())


def wachtend() -> list[tuple[int, int]]:
    """Return what is to be done, as (row, attempts until now).

    What was interrupted before comes last, so that it stops nobody.
    """
    regels = Overnameregel.objects.filter(uitkomst=Uitkomst.WACHT)
    return list(regels.order_by(F("pogingen"), "pk").values_list("pk", "pogingen"))
