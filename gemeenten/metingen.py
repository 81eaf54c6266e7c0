"""Opening and closing a questionnaire, and keeping an answer."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.log_actions import log

from gemeenten.models import Antwoord, Meting, WerkleergroepPage
from gemeenten.models.meting import MAX_ANTWOORDEN


def bewaak(page: WerkleergroepPage, user) -> None:
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied("Uw rol laat dit niet toe.")


@transaction.atomic
def open_meting(page: WerkleergroepPage, *, moment: str, ronde: int, user) -> Meting:
    """Open a questionnaire with the published statements of the group."""
    bewaak(page, user)
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
    log(instance=page, action="gemeenten.meting.open", user=user, data={"meting": str(meting)})
    return meting


def _uitleg(fout: ValidationError) -> str:
    if "__all__" in fout.message_dict:
        return "Deze meting is er al voor deze ronde."
    return "Kies een startmeting of een eindmeting, en een ronde van 1 tot en met 99."


@transaction.atomic
def zet_open(meting: Meting, *, is_open: bool, user) -> None:
    bewaak(meting.werkleergroep, user)
    meting.is_open = is_open
    meting.save(update_fields=["is_open"])
    actie = "gemeenten.meting.open" if is_open else "gemeenten.meting.sluit"
    log(instance=meting.werkleergroep, action=actie, user=user, data={"meting": str(meting)})


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
