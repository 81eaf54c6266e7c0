"""What somebody read, recognised by its content: one revision may be written over and keep its number."""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Revision

from .rules import NIET_DE_LAATSTE

LENGTE = 90  # a number, a hyphen and 64 characters


class AndereTekst(PermissionDenied):
    """What is decided on is not what was on the screen; ``gelezen`` and ``nu`` are revision numbers."""

    def __init__(self, gelezen: str, nu: int | None) -> None:
        super().__init__(NIET_DE_LAATSTE)
        self.gelezen = versie_van(gelezen)
        self.nu = nu


def afdruk(nummer: int, inhoud: Any) -> str:
    """Return the fingerprint of stored content; the order of its names says nothing."""
    vast = json.dumps(inhoud, sort_keys=True, separators=(",", ":"), cls=DjangoJSONEncoder)
    return f"{nummer}-{sha256(vast.encode()).hexdigest()}"


def vingerafdruk(revision: Any) -> str:
    """Return the fingerprint of ``revision``; empty when there is none."""
    return "" if revision is None else afdruk(revision.pk, revision.content)


def versie_van(vingerafdruk: str) -> int | None:
    """Return the number of the revision that a fingerprint was taken of, if it is one."""
    nummer, _, rest = vingerafdruk.partition("-")
    return int(nummer) if rest and nummer.isascii() and nummer.isdecimal() else None


def bewaak_gelezen(gelezen: str | None, revision: Any) -> None:
    """Raise AndereTekst when ``revision`` does not say what was read.

    None is for code, which has no screen; a screen that sends nothing sends an empty text.
    """
    if gelezen is not None and gelezen != vingerafdruk(revision):
        raise AndereTekst(gelezen, revision.pk if revision is not None else None)


def afdrukken(revision_ids: Iterable[int | None]) -> dict[int, str]:
    """Return the fingerprints of these revisions, by page, in one query."""
    revisies = Revision.objects.filter(pk__in=[pk for pk in revision_ids if pk])
    return {int(revision.object_id): vingerafdruk(revision) for revision in revisies}
