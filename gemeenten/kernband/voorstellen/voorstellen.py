"""An edition makes a proposal, and withdraws it."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from gemeenten import logacties
from gemeenten.kernband.wijzigingen.samenhang import Bewoording, bewaak_botsingen
from gemeenten.kernband.wijzigingen.voorstel import editie_van
from gemeenten.models import GemeentePage, Verbetervoorstel
from gemeenten.toegang.roles import SCHRIJVERS
from handleiding.models import OnderdeelPage
from handleiding.workflow.beurt import houd_rij
from handleiding.workflow.rollen import rollen_op

from . import logboek
from .melden import meld_nieuw, vergeet_nieuw
from .tekst import gepubliceerd

Staat = Verbetervoorstel.Staat

GEEN_ROL = "U werkt niet mee aan deze editie."
NIET_ONLINE = "Deze pagina staat niet online. Alleen goedgekeurde tekst kunt u voorstellen."
VEROUDERD = "De pagina is opnieuw gepubliceerd sinds u dit scherm opende. Kies opnieuw."
KIES = "Kies minstens één passage die u wilt voorstellen."
TOELICHTING = "Vertel de kernredactie waarom dit een verbetering is."
DUBBEL = "Een deel van deze passages stelde u al voor. Dat voorstel is nog open."
HALF = Bewoording(
    "Neemt de kern alleen dit over, dan",
    "Stel ook voor wat erbij hoort, of zet een vinkje als u dit zo bedoelt.",
)
NIET_OPEN = "Dit voorstel is niet meer open. Bekijk eerst wat ermee gebeurde."


def werkt_mee(user: Any, page: Page) -> bool:
    """Return whether ``user`` is a redacteur, beoordelaar or beheerder where ``page`` stands."""
    return bool(rollen_op(page, user) & set(SCHRIJVERS))


def bewaak_rol(user: Any, page: Page) -> None:
    if not werkt_mee(user, page):
        raise PermissionDenied(GEEN_ROL)


@transaction.atomic
def stel_voor(
    variant: OnderdeelPage,
    paden: Iterable[str],
    *,
    toelichting: str,
    toon_dank: bool,
    user: Any,
    gelezen: str,
    bedoeld: str = "",
) -> Verbetervoorstel:
    """Propose passages of the published text of ``variant``; what is proposed does not change any more.

    ``gelezen`` is the id of the revision that was on the screen. Raises PermissionDenied and, for
    what can be mended in the form, ValidationError by field; both in Dutch. Raises KeuzesBotsen for a half
    of what belongs together, unless ``bedoeld`` confirms just that.
    """
    houd_rij(variant.pk)
    variant = OnderdeelPage.objects.varianten().get(pk=variant.pk)
    bewaak_rol(user, variant)
    editie = editie_van(variant)
    tekst = gepubliceerd(variant, editie)
    if tekst is None:
        raise PermissionDenied(NIET_ONLINE)
    if str(tekst.revision.pk) != gelezen:
        raise PermissionDenied(VEROUDERD)
    gevraagd = set(paden)
    gekozen = [b.pad for b in tekst.passages if b.pad in gevraagd]
    _keur(variant, gekozen, toelichting)
    bewaak_botsingen(tekst.botsingen(gekozen), bedoeld=bedoeld, woorden=HALF)
    voorstel = Verbetervoorstel.objects.create(
        editie=editie,
        variant=variant,
        revision=tekst.revision,
        basis=tekst.basis,
        paden=gekozen,
        toelichting=toelichting.strip(),
        toon_dank=toon_dank,
        door=user,
    )
    logboek.noteer(
        logacties.VERBETERING_VOORGESTELD,
        voorstel,
        variant,
        user=user,
        reden=voorstel.toelichting,
        paden=gekozen,
    )
    meld_nieuw(voorstel, door=user)
    return voorstel


def _keur(variant: OnderdeelPage, gekozen: list[str], toelichting: str) -> None:
    fouten = {}
    if not gekozen:
        fouten["passages"] = KIES
    elif _al_voorgesteld(variant, gekozen):
        fouten["passages"] = DUBBEL
    if not toelichting.strip():
        fouten["toelichting"] = TOELICHTING
    if fouten:
        raise ValidationError(fouten)


def _al_voorgesteld(variant: OnderdeelPage, gekozen: list[str]) -> bool:
    bestaand = Verbetervoorstel.objects.filter(
        variant=variant,
        revision=variant.live_revision_id,
        staat__in=(Staat.OPEN, Staat.IN_CONCEPT),
    )
    return any(set(gekozen) & set(paden) for paden in bestaand.values_list("paden", flat=True))


def op_slot(voorstel_id: int) -> Verbetervoorstel:
    """Read a proposal anew, held until the transaction ends: of two decisions one waits."""
    Verbetervoorstel.objects.select_for_update().get(pk=voorstel_id)
    return Verbetervoorstel.objects.met_paginas().get(pk=voorstel_id)


@transaction.atomic
def trek_in(voorstel: Verbetervoorstel, *, user: Any) -> Verbetervoorstel:
    """Withdraw a proposal that is open. Raises PermissionDenied, in Dutch."""
    voorstel = op_slot(voorstel.pk)
    bewaak_rol(user, voorstel.variant)
    if not voorstel.is_open:
        raise PermissionDenied(NIET_OPEN)
    voorstel.staat = Staat.INGETROKKEN
    voorstel.besluit_op = timezone.now()
    voorstel.save()
    vergeet_nieuw(voorstel)
    logboek.noteer(logacties.VERBETERING_INGETROKKEN, voorstel, voorstel.variant, user=user)
    return voorstel


@transaction.atomic
def kies_dank(voorstel: Verbetervoorstel, *, tonen: bool, user: Any) -> Verbetervoorstel:
    """Let readers of the core see, or no longer see, from which municipality the text came."""
    voorstel = op_slot(voorstel.pk)
    bewaak_rol(user, voorstel.variant)
    voorstel.toon_dank = tonen
    voorstel.save(update_fields=["toon_dank"])
    return voorstel


def voorstellen_van(editie: GemeentePage) -> Any:
    """Return the proposals of ``editie``, newest first."""
    return Verbetervoorstel.objects.filter(editie=editie).met_paginas()
