"""The kernredactie decides about a proposal: takes it over in a draft of the core, or refuses it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from gemeenten import logacties
from gemeenten.kernband.wijzigingen.blokken import bewaak_blokken
from gemeenten.kernband.wijzigingen.overnemen import (
    KeuzeOntbreekt,
    OngeldigeTekst,
    Verouderd,
    bewaar_concept,
)
from gemeenten.kernband.wijzigingen.samenhang import Bewoording, bewaak_botsingen
from gemeenten.models import Verbetervoorstel
from gemeenten.toegang.roles import is_kernredactie
from handleiding.models import OnderdeelPage
from handleiding.verwijzingen import bezwaren
from handleiding.workflow.beurt import houd_rij
from handleiding.workflow.schrijven import GEEN_RECHT, beletsel

from . import logboek
from .melden import meld_uitkomst, vergeet_nieuw
from .vergelijken import Vergelijking, vergelijk
from .verwijzingen import Media, herschrijf, vervanging
from .voorstellen import NIET_OPEN, op_slot

Staat = Verbetervoorstel.Staat

ALLEEN_KERN = "Alleen de kernredactie beslist over een verbetervoorstel."
BLIJFT_OPEN = "Over de kernpagina: {beletsel} Het voorstel blijft open."
VEROUDERD = (
    "De kern is gewijzigd sinds u dit scherm opende. Bekijk het voorstel opnieuw; "
    "uw keuzes staan er nog."
)
NIETS_OVER = "U neemt zo niets over. Wijs het voorstel af met een reden, of neem een passage over."
KIES_MEDIA = "Kies wat er met de afbeeldingen en bestanden van de gemeente gebeurt."
GEEN_REDEN = "Geef een reden. De gemeente leest die."
RAAD = Bewoording(
    "Na uw keuzes",
    "Neem ook over wat erbij hoort. Stelde de gemeente dat niet voor, schrijf dan zelf wat er moet staan. "
    "Of zet een vinkje als u dit zo bedoelt.",
)
NIET_TERUG = "Er is na het overnemen verder gewerkt aan de kernpagina. Gebruik de geschiedenis."


@transaction.atomic
def neem_over(
    voorstel: Verbetervoorstel,
    keuzes: Mapping[str, Any],
    *,
    stand: str,
    user: Any,
    media: str = "",
    reden: str = "",
    bedoeld: str = "",
) -> Revision:
    """Save the core page with the chosen passages as a draft; ``user`` becomes a contributor.

    ``keuzes`` maps every passage to "kern", "lokaal" (the proposal), "beide" or {"eigen": value}.
    Raises PermissionDenied (in Dutch), Verouderd, KeuzeOntbreekt, KeuzesBotsen unless ``bedoeld`` confirms
    just that, and the merge's own ValueErrors.
    """
    voorstel, vergelijking = _te_beslissen(voorstel, user)
    if vergelijking.stand != stand:
        raise Verouderd(VEROUDERD)
    open_ = [b.pad for b in vergelijking.te_kiezen if b.pad not in keuzes]
    if open_:
        raise KeuzeOntbreekt(open_)
    if all(keuze == "kern" for keuze in keuzes.values()):
        raise PermissionDenied(NIETS_OVER)
    bewaak_botsingen(vergelijking.botsingen(keuzes), bedoeld=bedoeld, woorden=RAAD)
    vreemd = vergelijking.vreemd.alle_media
    if vreemd and media not in Media.values:
        raise PermissionDenied(KIES_MEDIA)
    revision, nieuw = _bewaar(vergelijking, keuzes, media, user)
    voorstel.overname = {
        "vorige": vergelijking.kern.pk,
        "besluiten": _verslag(vergelijking, keuzes),
        "weggelaten": [str(ding) for ding in vreemd if media == Media.WEGLATEN],
        "gekopieerd": [pk for (soort, _), pk in nieuw.items() if soort != "page" and pk],
    }
    voorstel.resultaat = revision
    _besluit(voorstel, Staat.IN_CONCEPT, reden)
    _noteer(
        logacties.VERBETERING_IN_CONCEPT, vergelijking, user, reden, revision, **voorstel.overname
    )
    return revision


def _te_beslissen(voorstel: Verbetervoorstel, user: Any) -> tuple[Verbetervoorstel, Vergelijking]:
    voorstel = _open(voorstel, user)
    houd_rij(voorstel.variant.kern_id)
    vergelijking = vergelijk(voorstel)
    bewaak_kernpagina(vergelijking.kernpagina, user)
    return voorstel, vergelijking


def _open(voorstel: Verbetervoorstel, user: Any) -> Verbetervoorstel:
    if not is_kernredactie(user):
        raise PermissionDenied(ALLEEN_KERN)
    voorstel = op_slot(voorstel.pk)
    if not voorstel.is_open:
        raise PermissionDenied(NIET_OPEN)
    return voorstel


def bewaak_kernpagina(page: OnderdeelPage, user: Any) -> None:
    """Raise PermissionDenied when ``user`` may not change the core page, or nobody may now."""
    if bezwaar := bezwaar_tegen_overnemen(page, user):
        raise PermissionDenied(bezwaar)


def bezwaar_tegen_overnemen(page: OnderdeelPage, user: Any) -> str:
    """Return why nothing can be taken over in the core page now, in Dutch, or an empty string."""
    hinder = beletsel(page, user)
    if hinder == GEEN_RECHT:
        return ALLEEN_KERN
    return BLIJFT_OPEN.format(beletsel=hinder) if hinder else ""


def _bewaar(
    vergelijking: Vergelijking, keuzes: Mapping[str, Any], media: str, user: Any
) -> tuple[Revision, dict[tuple[str, int], int | None]]:
    bewaak_blokken(vergelijking.samenvoeging.toegepast(keuzes), type(vergelijking.kernpagina))
    page = vergelijking.uitkomst(keuzes)
    nieuw = vervanging(vergelijking.vreemd, media, user)
    herschrijf(page, nieuw)
    _keur_eigen(vergelijking, keuzes, nieuw, user)
    return bewaar_concept(page, user), nieuw


def _keur_eigen(
    vergelijking: Vergelijking,
    keuzes: Mapping[str, Any],
    nieuw: Mapping[tuple[str, int], int | None],
    user: Any,
) -> None:
    """Raise OngeldigeTekst when ``user`` wrote a link, image or file that they could not have chosen."""
    eigen = {pad: keuze for pad, keuze in keuzes.items() if isinstance(keuze, Mapping)}
    if not eigen:
        return
    kern = {besluit.pad: "kern" for besluit in vergelijking.samenvoeging.besluiten}
    page = vergelijking.uitkomst(kern | eigen)
    herschrijf(page, nieuw)
    if fouten := bezwaren(page, user):
        raise OngeldigeTekst(" ".join(fouten))


def _verslag(vergelijking: Vergelijking, keuzes: Mapping[str, Any]) -> list[dict[str, str]]:
    """Say per passage what was decided, without the texts themselves."""
    regels = []
    for besluit in vergelijking.te_kiezen:
        keuze = keuzes[besluit.pad]
        naam = "eigen" if isinstance(keuze, Mapping) else str(keuze)
        regels.append({"pad": besluit.pad, "soort": besluit.soort.value, "keuze": naam})
    return regels


def _besluit(voorstel: Verbetervoorstel, staat: Staat, reden: str) -> None:
    voorstel.staat, voorstel.reden = staat, reden.strip()[:1000]
    voorstel.besluit_op = timezone.now()
    voorstel.save()
    vergeet_nieuw(voorstel)


def _noteer(
    actie: str, v: Vergelijking, user: Any, reden: str, revision: Revision | None, **extra: Any
) -> None:
    """Record on the core page, and on the page of the edition, whose people read it there."""
    logboek.noteer(
        actie, v.voorstel, v.kernpagina, user=user, reden=reden, revision=revision, **extra
    )
    logboek.noteer(actie, v.voorstel, v.voorstel.variant, user=user, reden=reden)


@transaction.atomic
def wijs_af(voorstel: Verbetervoorstel, *, user: Any, reden: str) -> Verbetervoorstel:
    """Refuse a proposal, with a reason that the edition reads. Raises PermissionDenied, in Dutch."""
    voorstel = _open(voorstel, user)
    if not reden.strip():
        raise PermissionDenied(GEEN_REDEN)
    _besluit(voorstel, Staat.AFGEWEZEN, reden)
    for page in (voorstel.variant.kern, voorstel.variant):
        logboek.noteer(logacties.VERBETERING_AFGEWEZEN, voorstel, page, user=user, reden=reden)
    meld_uitkomst(voorstel, door=user)
    return voorstel


def kan_terug(voorstel: Verbetervoorstel) -> bool:
    """Return whether the last thing that happened to the core page was taking this over."""
    laatste = voorstel.variant.kern.latest_revision_id
    return voorstel.is_in_concept and voorstel.resultaat_id == laatste


@transaction.atomic
def draai_terug(voorstel: Verbetervoorstel, *, user: Any) -> Revision:
    """Undo a take-over that is not online yet, as one step; the proposal is open again."""
    if not is_kernredactie(user):
        raise PermissionDenied(ALLEEN_KERN)
    voorstel = op_slot(voorstel.pk)
    houd_rij(voorstel.variant.kern_id)
    page = OnderdeelPage.objects.get(pk=voorstel.variant.kern_id).specific
    bewaak_kernpagina(page, user)
    vorige = page.revisions.filter(pk=voorstel.overname.get("vorige")).first()
    if not kan_terug(voorstel) or vorige is None:
        raise PermissionDenied(NIET_TERUG)
    revision = vorige.as_object().save_revision(
        user=user, previous_revision=vorige, log_action=logacties.VERBETERING_TERUGGEDRAAID
    )
    heropen(voorstel)
    logboek.noteer(logacties.VERBETERING_TERUGGEDRAAID, voorstel, voorstel.variant, user=user)
    return revision


def heropen(voorstel: Verbetervoorstel) -> None:
    """Make a proposal wait for a decision again: nothing of it is in the core."""
    voorstel.staat, voorstel.reden, voorstel.besluit_op = Staat.OPEN, "", None
    voorstel.resultaat, voorstel.overname = None, {}
    voorstel.save()
