"""The link with which an invited person chooses a password. It runs out, works once, and never lets in anybody else.

Who sees the link could use it. So it goes to the account's own address and to no screen, and there is none for who
ever came in.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from gemeenten.logacties import GEMAILD
from gemeenten.models import Toelating
from handleiding.adressen.hosts import op_hoofdhost

from .acties import hoort_ook_elders
from .binnen import heeft_eigen_sleutel
from .post import UITNODIGING, stuur
from .toelating import noteer

HULP = (
    "Op het inlogscherm stuurt ‘Wachtwoord vergeten?’ een mail naar het eigen adres. Lukt dat niet, "
    "dan helpt het technisch beheer."
)
AL_BINNEN = f"Deze persoon heeft al eens ingelogd en krijgt geen nieuwe link van een ander. {HULP}"
OOK_ELDERS = f"Deze persoon hoort ook ergens anders bij en krijgt geen nieuwe link van u. {HULP}"


class UitnodigingToken(PasswordResetTokenGenerator):
    """Not the token for a forgotten password: one cannot stand in for the other."""

    key_salt = "gemeenten.toegang.mensen.uitnodiging"

    def check_token(self, user, token):
        """A link from before ends when its person comes in, whichever way that was."""
        return super().check_token(user, token) and not heeft_eigen_sleutel(user)


tokens = UitnodigingToken()


def bezwaar(editie: Any, mens: Any) -> str:
    """Return why ``mens`` gets no link from the people of ``editie``, or an empty string."""
    if heeft_eigen_sleutel(mens):
        return AL_BINNEN
    return OOK_ELDERS if hoort_ook_elders(editie, mens) else ""


def maak_link(mens: Any, editie: Any) -> str:
    """Return the full address at which ``mens`` chooses a password, on the main host.

    Raises PermissionDenied, with who can help, for whom a link could let in somebody else.
    """
    if weigering := bezwaar(editie, mens):
        raise PermissionDenied(weigering)
    uid = urlsafe_base64_encode(force_bytes(mens.pk))
    return op_hoofdhost(reverse("uitnodiging", args=[uid, tokens.make_token(mens)]))


def geldig_tot() -> Any:
    """Return until when a link made now works."""
    return timezone.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


def verstuur(mens: Any, link: str, editie: Any, *, door: Any = None) -> bool:
    """Mail the link, log it, and tell who asked for it; return whether that worked."""
    context = {
        "link": link,
        "editie": editie,
        "geldig_tot": geldig_tot(),
        "door": (door.get_full_name() or door.get_username()) if door else "",
    }
    gemaild = stuur(mens, UITNODIGING, context)
    wie = mens.get_full_name() or mens.get_username()
    log(
        instance=editie,
        action=GEMAILD,
        user=door,
        data={"wie": wie, "mens": mens.pk, "gemaild": gemaild},
    )
    noteer(mens, Toelating.Soort.LINK, door=door)
    return gemaild


def gemaild_aan(editie: Any) -> dict[int, bool]:
    """Return who was mailed an invitation to ``editie``, with whether the last one left."""
    entries = PageLogEntry.objects.filter(page=editie.pk, action=GEMAILD).order_by(
        "timestamp", "pk"
    )
    return {data["mens"]: data["gemaild"] for data in entries.values_list("data", flat=True)}
