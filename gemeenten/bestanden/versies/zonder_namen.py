"""A document without the names that stand beside its text: in its place, or where a text holds it, as a newer version.

Which of the two is decided where the file is held: a text may have been submitted since somebody looked.
"""

import os
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.html import format_html, format_html_join
from wagtail.log_actions import log
from wagtail.permissions import policy_registry
from wagtail.utils.file import hash_filelike

from gemeenten.bestanden.bestandsformulier import INTUSSEN
from gemeenten.bestanden.namen.eigenschap import GelezenNamen
from gemeenten.bestanden.namen.kantoor import KantoorOnleesbaar
from gemeenten.bestanden.namen.lezen import GROOTSTE, NIET_TE_LEZEN, kopie_zonder_namen, lees_namen
from gemeenten.logacties import BESTAND_VERNIEUWD, NAMEN_WEGGEHAALD
from gemeenten.toegang.muren.bevroren import waarom_vast
from handleiding.logacties import noteer
from handleiding.opslag import VOL, OpslagVol, vervang_inhoud
from handleiding.workflow.bestanden import houd_bestanden

from .keten import WEG, maak_versie
from .rechten import mag_vernieuwen

NIETS = "In dit bestand staan geen namen meer. Er is niets veranderd."


def namen_in(document: Any) -> GelezenNamen:
    """Return what a document says of people beside its text."""
    return lees_namen(_inhoud(document), _eind(document))


def mag_namen_weghalen(document: Any, user: Any) -> bool:
    """Return whether ``user`` may change this document."""
    beleid = policy_registry.get_by_type(type(document))
    return bool(beleid.user_has_permission_for_instance(user, "change", document))


def haal_namen_weg(document: Any, gezien: str, *, user: Any) -> Any:
    """Return the document that holds the copy: the same one, or a newer version of what a text holds fast.

    ``gezien`` is the name of the file that was looked at. Raises PermissionDenied, in Dutch.
    """
    if not mag_namen_weghalen(document, user):
        raise PermissionDenied("U kunt dit bestand niet wijzigen.")
    kopie = _kopie_van(document)
    try:
        with transaction.atomic():
            if not houd_bestanden(type(document), [document.pk]):
                raise PermissionDenied(WEG)
            nu = type(document).objects.get(pk=document.pk)
            if nu.file.name != gezien:
                raise PermissionDenied(INTUSSEN)
            if waarom_vast(nu) is None:
                return _vervang(nu, kopie, user)
            return _als_versie(nu, kopie, user)
    except OpslagVol:
        raise PermissionDenied(VOL) from None


def _kopie_van(document: Any) -> bytes:
    gelezen = namen_in(document)
    if gelezen.bezwaar:
        raise PermissionDenied(gelezen.bezwaar)
    if not gelezen.eigenschappen:
        raise PermissionDenied(NIETS)
    try:
        return kopie_zonder_namen(_inhoud(document), _eind(document))
    except KantoorOnleesbaar:
        raise PermissionDenied(NIET_TE_LEZEN) from None


def _vervang(document: Any, kopie: bytes, user: Any) -> Any:
    """Put the copy in the place of the file, under its own address: nobody reads it by a text yet."""
    document.file_size, document.file_hash = len(kopie), hash_filelike(ContentFile(kopie))
    document.save(update_fields=["file_size", "file_hash"])
    log(instance=document, action="wagtail.edit", user=user)
    noteer(document, NAMEN_WEGGEHAALD, user=user)
    vervang_inhoud(document.file.storage, document.file.name, kopie)
    return document


def _als_versie(document: Any, kopie: bytes, user: Any) -> Any:
    if not mag_vernieuwen(document, user):
        raise PermissionDenied(waarom_vast(document) or WEG)
    nieuw = type(document)(
        title=document.title, collection=document.collection, uploaded_by_user=user
    )
    naam = os.path.basename(document.file.name)  # noqa: PTH119 - a name in a storage
    nieuw.file.save(naam, ContentFile(kopie), save=False)
    try:
        with transaction.atomic():
            nieuw.file_size, nieuw.file_hash = len(kopie), hash_filelike(ContentFile(kopie))
            nieuw.save()
            nieuw.tags.set(document.tags.all())
            maak_versie(document, nieuw)
            log(instance=nieuw, action="wagtail.create", user=user)
            noteer(nieuw, BESTAND_VERNIEUWD, user=user, data={"vorige": document.pk})
            noteer(nieuw, NAMEN_WEGGEHAALD, user=user)
    except BaseException:
        nieuw.file.storage.delete(nieuw.file.name)
        raise
    return nieuw


def in_woorden(gelezen: GelezenNamen) -> Any:
    """Return what stands in a file as a list in HTML, for a form."""
    regels = format_html_join(
        "", "<li>{}: {}</li>", ((een.wat, een.waarde) for een in gelezen.eigenschappen)
    )
    return format_html("<ul>{}</ul>", regels)


def _eind(document: Any) -> str:
    return PurePosixPath(document.file.name).suffix.lower()


def _inhoud(document: Any) -> bytes:
    """Return the bytes of a file; nothing of one that is gone, which says so itself."""
    try:
        with document.file.storage.open(document.file.name, "rb") as bron:
            return bytes(bron.read(GROOTSTE + 1))
    except (OSError, ValueError, SuspiciousFileOperation):
        return b""
