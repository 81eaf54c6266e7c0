"""The earlier versions of each page of a file, stored without who wrote them, at the moment they had."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Page, Revision

from handleiding.models import OnderdeelPage

from .opbouw import maak_object
from .paginas_in import Paginas

# Where a page stands, which every version of it shares.
PLAATS = ("pk", "id", "path", "depth", "numchild", "url_path", "locale_id", "translation_key")


def schrijf_versies(paginas: Paginas) -> dict[tuple[int, int], int]:
    """Store the earlier versions; return every version here by its page and place in the file."""
    ouder: list[Revision] = []
    namen: list[tuple[int, int]] = []
    alle: dict[tuple[int, int], int] = {}
    for deel in paginas.delen:
        page = paginas.op_id.get(deel["id"])
        if page is None:
            continue
        laatste = len(deel["versies"]) - 1
        for nummer in range(laatste):
            ouder.append(_versie(paginas, deel, nummer, page))
            namen.append((deel["id"], nummer))
        alle[deel["id"], laatste] = page.latest_revision_id
        _dateer(page, _moment(deel["versies"][laatste]))
    opgeslagen = Revision.objects.bulk_create(ouder)
    return alle | {naam: rij.pk for naam, rij in zip(namen, opgeslagen, strict=True)}


def _versie(paginas: Paginas, deel: dict[str, Any], nummer: int, page: Page) -> Revision:
    toen = maak_object(type(page), paginas.inhoud(deel, nummer))
    for naam in PLAATS:
        setattr(toen, naam, getattr(page, naam))
    if isinstance(page, OnderdeelPage):
        toen.kern_id, toen.basis_id = page.kern_id, paginas.basis(deel, nummer)
    paginas.herschrijf(toen)
    laatste = page.get_latest_revision()
    return Revision(
        content_type_id=laatste.content_type_id,
        base_content_type_id=laatste.base_content_type_id,
        object_id=str(page.pk),
        created_at=min(_moment(deel["versies"][nummer]), _moment(deel["versies"][-1])),
        object_str=str(toen),
        content=toen.serializable_data(),
    )


def _dateer(page: Page, moment: datetime) -> None:
    """Give the latest version the moment it had."""
    Revision.objects.filter(pk=page.latest_revision_id).update(created_at=moment)
    Page.objects.filter(pk=page.pk).update(latest_revision_created_at=moment)


def _moment(versie: dict[str, Any]) -> datetime:
    moment = parse_datetime(versie["gemaakt_op"])
    if moment is None:
        raise ValueError(versie["gemaakt_op"])
    return min(moment, timezone.now())
