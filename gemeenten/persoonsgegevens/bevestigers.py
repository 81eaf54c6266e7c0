"""Who is the second person for removing somebody: as for a text of the edition, and never who asked.

It is who takes the first step of the edition's reviews, a deputy of the kernredactie where that is its policy, or
another beheerder. Whom the asker let in, and who proved no factor of their own since, is no second person.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import Task

from gemeenten.models import GemeentePage
from gemeenten.toegang.roles import mensen_bij
from handleiding.workflow.bijdragen import dezelfde_personen
from handleiding.workflow.goedkeurders import HULP, hulp_bij, kan_binnen, leden
from handleiding.workflow.rules import GEEN_ROL, Rol
from handleiding.workflow.stappen import eerste_stap
from handleiding.workflow.tweede_persoon import GEEN, banden, is_verbonden

ACCOUNT_WEG = "Wie deze verwijdering vroeg, heeft geen account meer. Vraag haar opnieuw aan."
ZELF_GEVRAAGD = "U vroeg deze verwijdering zelf. Iemand anders bevestigt haar."
VERBONDEN = (
    "Wie deze verwijdering vroeg, regelde uw toegang. Stel eerst een eigen tweede stap bij het inloggen in, "
    "of laat een ander bevestigen."
)
NIEMAND = (
    "Er kan nog niets verwijderd worden: een tweede persoon bevestigt een verwijdering, en die is er nu niet. "
    "{hulp}"
)


def bevestigers(editie: GemeentePage, aanvrager: int | None) -> frozenset[int]:
    """Return who can confirm what ``aanvrager`` asks."""
    mensen = _mensen(editie) - dezelfde_personen({aanvrager} - {None})
    los = banden(mensen)
    return frozenset(mens for mens in mensen if not los.get(mens, GEEN).raakt({aanvrager}))


def bezwaar_zonder_bevestiger(editie: GemeentePage, aanvrager: int | None) -> str:
    """Return, in Dutch, that nobody can confirm and who can help; nothing when somebody can."""
    if bevestigers(editie, aanvrager):
        return ""
    stap = _eerste_stap(editie)
    return NIEMAND.format(hulp=hulp_bij(stap) if stap else HULP)


def bezwaar_tegen_bevestiger(editie: GemeentePage, aanvrager: int | None, user: Any) -> str:
    """Return why ``user`` may not confirm what ``aanvrager`` asks, or an empty string.

    A superuser may step in, as in a review.
    """
    if aanvrager is None:
        return ACCOUNT_WEG
    if user.pk in dezelfde_personen({aanvrager}):
        return ZELF_GEVRAAGD
    if not user.is_active or not (user.is_superuser or user.pk in _mensen(editie)):
        return GEEN_ROL
    return VERBONDEN if is_verbonden(user, {aanvrager}) else ""


def bewaak_bevestiger(editie: GemeentePage, aanvrager: int | None, user: Any) -> None:
    """Raise PermissionDenied when ``user`` is no second person for ``aanvrager``."""
    if user is None:
        raise PermissionDenied(GEEN_ROL)
    if bezwaar := bezwaar_tegen_bevestiger(editie, aanvrager, user):
        raise PermissionDenied(bezwaar)


def _mensen(editie: GemeentePage) -> frozenset[int]:
    beheerders = mensen_bij(editie.code or "", [Rol.BEHEERDER]).filter(kan_binnen())
    stap = _eerste_stap(editie)
    keurders = leden(stap) if stap else frozenset()
    return keurders | frozenset(beheerders.values_list("pk", flat=True))


def _eerste_stap(editie: GemeentePage) -> Task | None:
    werkstroom = editie.get_workflow()
    return eerste_stap(werkstroom) if werkstroom else None
