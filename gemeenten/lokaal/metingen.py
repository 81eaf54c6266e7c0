"""Opening and closing a questionnaire, and keeping an answer.

Each form that is handed out carries a slip (``bon``) that is good for one answer. It stands in the page
and, once used, for a day in the cache: never with an answer, and nothing in it says whose it was.
"""

import secrets

from django.core import signing
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.log_actions import log

from gemeenten.logacties import METING_GEOPEND, METING_GESLOTEN
from gemeenten.models import Antwoord, Meting, WerkleergroepPage
from gemeenten.models.meting import MAX_ANTWOORDEN
from gemeenten.models.sessie import HOOGSTE_RONDE
from gemeenten.regels.meting import telt_mee

ZOUT = "gemeenten.regels.meting"
DAG = 24 * 60 * 60
VERLOPEN = (
    "Deze pagina stond te lang open. Uw antwoorden staan er nog. Kies nog een keer “Verstuur”."
)
GEEN_RONDE = f"Kies een ronde van 1 tot en met {HOOGSTE_RONDE}."
GEEN_MOMENT = "Kies een startmeting of een eindmeting."


class AlBewaard(Exception):
    """The answers of this form have been kept before: a second click, or the page sent again."""


def geef_bon(meting: Meting) -> str:
    """Return the slip for a form that is handed out."""
    return signing.dumps([meting.pk, secrets.token_hex(12)], salt=ZOUT)


def _lees_bon(meting: Meting, bon: str) -> str:
    """Return what marks the slip as used. Raises ValidationError when it is not of this meting."""
    try:
        meting_pk, nummer = signing.loads(bon, salt=ZOUT, max_age=DAG)
    except signing.BadSignature as fout:
        raise ValidationError(VERLOPEN) from fout
    if meting_pk != meting.pk:
        raise ValidationError(VERLOPEN)
    return f"meting-bon-{nummer}"


def bewaak(page: WerkleergroepPage, user) -> None:
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied("Uw rol laat dit niet toe.")


@transaction.atomic
def open_meting(page: WerkleergroepPage, *, moment: str, ronde: int | None, user) -> Meting:
    """Open a questionnaire with the published statements of the group."""
    bewaak(page, user)
    if ronde is None or not 1 <= ronde <= HOOGSTE_RONDE:
        raise ValidationError(GEEN_RONDE)
    stellingen = list(page.stellingen.values_list("tekst", flat=True)) if page.live else []
    if not stellingen:
        raise ValidationError(
            "Deze groep heeft nog geen goedgekeurde stellingen. Zet ze op de pagina en dien die in."
        )
    meting = Meting(werkleergroep=page, moment=moment, ronde=ronde, stellingen=stellingen)
    try:
        meting.full_clean()
    except ValidationError as fout:
        raise ValidationError(_uitleg(fout)) from fout
    meting.save()
    log(instance=page, action=METING_GEOPEND, user=user, data={"meting": str(meting)})
    return meting


def _uitleg(fout: ValidationError) -> str:
    if "__all__" in fout.message_dict:
        return "Deze meting is er al voor deze ronde."
    return GEEN_MOMENT


@transaction.atomic
def zet_open(meting: Meting, *, is_open: bool, user) -> None:
    """Open or close it. At a closing its outcomes are shown, of as many answers as may be (``telt_mee``)."""
    bewaak(meting.werkleergroep, user)
    nu = Meting.objects.select_for_update().get(pk=meting.pk)
    if nu.is_open and not is_open:
        nu.getoond = telt_mee(nu.antwoorden.count(), nu.getoond)
    nu.is_open = is_open
    nu.save(update_fields=["is_open", "getoond"])
    actie = METING_GEOPEND if is_open else METING_GESLOTEN
    log(instance=meting.werkleergroep, action=actie, user=user, data={"meting": str(meting)})


def neem_aan(meting: Meting, scores: list[int], bon: str) -> None:
    """Keep one anonymous answer from a form, once. Raises AlBewaard, or ValidationError in Dutch."""
    merk = _lees_bon(meting, bon)
    if not cache.add(merk, value=True, timeout=DAG):
        raise AlBewaard
    try:
        bewaar_antwoord(meting, scores)
    except BaseException:
        cache.delete(merk)
        raise


@transaction.atomic
def bewaar_antwoord(meting: Meting, scores: list[int]) -> None:
    """Keep one anonymous answer. Raises ValidationError when the questionnaire is closed or full."""
    meting = Meting.objects.select_for_update().get(pk=meting.pk)
    if not meting.is_open:
        raise ValidationError("Deze vragenlijst is gesloten.")
    if meting.antwoorden.count() >= MAX_ANTWOORDEN:
        raise ValidationError("Deze vragenlijst is vol.")
    if len(scores) != len(meting.stellingen) or not set(scores) <= {1, 2, 3, 4, 5}:
        raise ValidationError("Geef bij elke stelling een antwoord.")
    Antwoord.objects.create(meting=meting, scores=scores)
