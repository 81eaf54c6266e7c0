"""What somebody read, recognised by its content: one revision may be written over and keep its number."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Revision

from handleiding.getallen import rijnummer

from .bestanden import bestandsfeiten
from .omgeving import Kantelmoment, Omgeving, na_offline, omgeving_van, omgevingen
from .rules import NIET_DE_LAATSTE

LENGTE = 90  # a number, a hyphen and 64 characters
ADRES = "Het adres van deze pagina is intussen anders dan u las. Bekijk het hieronder, en beslis opnieuw."
LEZERS = (
    "Voor wie deze pagina zichtbaar wordt, is intussen anders dan u las: een pagina erboven veranderde. "
    "Bekijk het hieronder, en beslis opnieuw."
)
ERONDER = (
    "Wat er voor bezoekers verandert onder deze pagina, is intussen anders dan u las. "
    "Bekijk het hieronder, en beslis opnieuw."
)
# Of the 64 characters, how many tell the text and how many each thing around it.
TEKST, DEEL = 34, 10
REDENEN = (ADRES, LEZERS, ERONDER)


class AndereTekst(PermissionDenied):
    """What is decided on is not what was on the screen; ``gelezen`` and ``nu`` are revision numbers."""

    def __init__(self, gelezen: str, nu: int | None, reden: str = NIET_DE_LAATSTE) -> None:
        super().__init__(reden)
        self.gelezen = versie_van(gelezen)
        self.nu = nu


def afdruk(nummer: int, inhoud: Any) -> str:
    """Return the fingerprint of stored content; the order of its names says nothing."""
    return f"{nummer}-{_som(inhoud).hexdigest()}"


def _som(inhoud: Any) -> Any:
    vast = json.dumps(inhoud, sort_keys=True, separators=(",", ":"), cls=DjangoJSONEncoder)
    return sha256(vast.encode())


def _kort(inhoud: Any, lengte: int) -> str:
    return urlsafe_b64encode(_som(inhoud).digest()).decode()[:lengte]


def vingerafdruk(revision: Any, *, meteen: bool = False) -> str:
    """Return the fingerprint of ``revision`` and of what goes online with it; empty when there is none.

    ``meteen``: it goes online at once, whatever date the text asks for.
    """
    if revision is None:
        return ""
    bestanden = bestandsfeiten([revision]).get(revision.pk)
    return _afdruk(revision, bestanden, omgeving_van(revision, meteen=meteen))


def _afdruk(revision: Any, bestanden: list[Any] | None, omgeving: Omgeving | None) -> str:
    rond = (
        (omgeving.adres, _lezers(omgeving), _momenten(omgeving.eronder)) if omgeving else ("",) * 3
    )
    delen = [_kort(deel, DEEL) for deel in rond]
    return f"{_van_tekst(revision, bestanden)}{''.join(delen)}"


def _van_tekst(revision: Any, bestanden: list[Any] | None) -> str:
    tekst = [revision.content, bestanden] if bestanden else revision.content
    return f"{revision.pk}-{_kort(tekst, TEKST)}"


def _is_van_tekst(gelezen: str, revision: Any) -> bool:
    """Return whether ``gelezen`` tells the text of ``revision``, and nothing around it: that is not asked then."""
    if revision is None or gelezen != alleen_tekst(gelezen):
        return False
    return gelezen == _van_tekst(revision, bestandsfeiten([revision]).get(revision.pk))


def _lezers(omgeving: Omgeving) -> Any:
    straks = _momenten(omgeving.door_boven)
    return [omgeving.zicht.value, straks] if straks else omgeving.zicht.value


def _momenten(momenten: Iterable[Kantelmoment]) -> Any:
    return [
        [moment.wanneer, [[gevolg.zin, gevolg.paginas] for gevolg in moment.gevolgen]]
        for moment in momenten
    ]


def vingerafdruk_van_offline(page: Any) -> str:
    """Return the fingerprint of taking ``page`` offline: what is online, and what changes below it."""
    return afdruk(page.live_revision_id or 0, _momenten(na_offline(page)))


def alleen_tekst(vingerafdruk: str) -> str:
    """Return of a fingerprint what tells the text: for many that go online together in one step."""
    nummer, streep, rest = vingerafdruk.partition("-")
    return f"{nummer}{streep}{rest[:TEKST]}"


def versie_van(vingerafdruk: str) -> int | None:
    """Return the number of the revision that a fingerprint was taken of, if it is one."""
    nummer, _, rest = vingerafdruk.partition("-")
    return rijnummer(nummer) if rest else None


def bewaak_gelezen(gelezen: str | None, revision: Any, *, meteen: bool = False) -> None:
    """Raise AndereTekst when ``revision``, or what goes online with it, is not what was read.

    None is for code, which has no screen; a screen that sends nothing sends an empty text. ``meteen`` as above.
    """
    if gelezen is None or _is_van_tekst(gelezen, revision):
        return
    if gelezen == (nu := vingerafdruk(revision, meteen=meteen)):
        return
    if not nu or alleen_tekst(gelezen) != alleen_tekst(nu):
        raise AndereTekst(gelezen, revision.pk if revision is not None else None)
    if gelezen != alleen_tekst(nu):
        raise AndereTekst(gelezen, revision.pk, _wat_anders(gelezen, nu))


def _wat_anders(gelezen: str, nu: str) -> str:
    was, wordt = (heel[len(alleen_tekst(nu)) :] for heel in (gelezen, nu))
    anders = (
        reden
        for plek, reden in enumerate(REDENEN)
        if was[plek * DEEL : (plek + 1) * DEEL] != wordt[plek * DEEL : (plek + 1) * DEEL]
    )
    return next(anders, NIET_DE_LAATSTE)


def bewaak_gelezen_offline(gelezen: str | None, page: Any) -> None:
    """Raise AndereTekst when taking ``page`` offline changes something else than was read.

    Where nothing changes below it there is nothing to have read.
    """
    if gelezen is None or not na_offline(page):
        return
    if gelezen != vingerafdruk_van_offline(page):
        raise AndereTekst(gelezen, page.live_revision_id, ERONDER)


def afdrukken(revision_ids: Iterable[int | None]) -> dict[int, str]:
    """Return the fingerprints of these revisions, by page, in a few queries."""
    return {pk: afdruk for pk, (afdruk, _) in met_omgeving(revision_ids).items()}


def met_omgeving(revision_ids: Iterable[int | None]) -> dict[int, tuple[str, Omgeving | None]]:
    """Return the fingerprints by page, each with what goes online with the text."""
    revisies = list(Revision.objects.filter(pk__in=[pk for pk in revision_ids if pk]))
    rond, bestanden = omgevingen(revisies), bestandsfeiten(revisies)
    return {
        int(revisie.object_id): (
            _afdruk(revisie, bestanden.get(revisie.pk), rond.get(revisie.pk)),
            rond.get(revisie.pk),
        )
        for revisie in revisies
    }
