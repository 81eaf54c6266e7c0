"""Mail to one person, about their account: whether it leaves this machine is told to who sends it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.text import Truncator

GEEN_POST = frozenset(
    f"django.core.mail.backends.{soort}" for soort in ("console", "dummy", "filebased")
)


# A longer subject is cut off by the programs that people read mail with.
LANGSTE_ONDERWERP = 78


@dataclass(frozen=True)
class Accountbericht:
    """A message about somebody's account, which nobody switches off. Its words: ``….txt`` and ``…_mail.html``."""

    sjabloon: str
    onderwerp: str
    wie: str


UITNODIGING = Accountbericht(
    "uitnodiging", "Uitnodiging van {editie.title}", "who is invited to work in an edition"
)
HERSTEL = Accountbericht(
    "herstel",
    "Uw tweede stap bij het inloggen is verwijderd",
    "whose second factors were taken away",
)
BEVESTIGEN = Accountbericht(
    "bevestigen",
    "Bevestig dat u het bent",
    "who sets up a new second factor after that, on request",
)
TOELATING = Accountbericht(
    "toelating",
    "{kop}",
    "somebody whom another let in, at the address of before too; and that other",
)
ACCOUNTBERICHTEN = (UITNODIGING, HERSTEL, BEVESTIGEN, TOELATING)


def onderwerpregel(onderwerp: str) -> str:
    """Return the whole subject: on one line, as a title may hold a line break from an import, and short enough."""
    voor = settings.EMAIL_SUBJECT_PREFIX
    return voor + Truncator(" ".join(onderwerp.split())).chars(LANGSTE_ONDERWERP - len(voor))


def heeft_postbode() -> bool:
    """Return whether mail leaves this machine: a console or a folder brings it to nobody."""
    bezorger = getattr(settings, "BEZORG_BACKEND", settings.EMAIL_BACKEND)
    return bezorger.rpartition(".")[0] not in GEEN_POST


def stuur(
    mens: Any, bericht: Accountbericht, context: Mapping[str, Any], *, adres: str | None = None
) -> bool:
    """Mail ``bericht`` to ``mens``, or at another ``adres`` of theirs; return whether it left."""
    naar = mens.email if adres is None else adres
    if not naar:
        return False
    gegevens = {"mens": mens, **context}
    try:
        verstuurd = send_mail(
            onderwerpregel(bericht.onderwerp.format(**context)),
            render_to_string(f"gemeenten/people/{bericht.sjabloon}.txt", gegevens),
            None,
            [naar],
            html_message=render_to_string(
                f"gemeenten/people/{bericht.sjabloon}_mail.html", gegevens
            ),
        )
    except OSError:  # no mail server, or one that refuses: the screen says so
        return False
    return bool(verstuurd) and heeft_postbode()
