"""Whether a text can still go online as it is: its address is free, and its end has not passed while it waited."""

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Page, Revision

from .adres import bezwaar_tegen_adres

EINDE_VOORBIJ = (
    "De einddatum van deze tekst is voorbij: de pagina zou meteen weer verdwijnen. "
    "Kies eerst een latere einddatum, of haal de einddatum weg."
)


def bezwaar_tegen_tekst(page: Page, revision: Revision | None) -> str:
    """Return why ``revision`` may not be what ``page`` shows from now on, in Dutch, or an empty string."""
    return bezwaar_tegen_adres(page, revision) or _bezwaar_tegen_einde(revision)


def _bezwaar_tegen_einde(revision: Revision | None) -> str:
    einde = revision.content.get("expire_at") if revision else None
    moment = parse_datetime(einde) if isinstance(einde, str) else None
    return EINDE_VOORBIJ if moment and moment <= timezone.now() else ""
