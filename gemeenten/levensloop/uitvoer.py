"""One edition as a file: pages, their local data, media; revisions on request; no accounts."""

import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from gemeenten.models import GemeentePage
from gemeenten.onboarding.steps import voorpagina
from gemeenten.onboarding.versies import Versie
from gemeenten.onboarding.verwijzingen import herschrijf_pagina
from handleiding.models import OnderdeelPage
from handleiding.workflow.contributors import BOEKHOUDING

from .bestand import FORMAAT, INHOUD
from .bewaking import bewaak
from .logboek import UITGEVOERD

NIET_MEE = BOEKHOUDING | {"kern", "basis", "gearchiveerd_op", "bewaren_tot"}


def voer_uit(editie: GemeentePage, *, user: Any, met_revisies: bool = False) -> bytes:
    """Return ``editie`` as a zip file; logged, as it may hold personal data."""
    bewaak(editie, user)
    paginas = list(editie.get_descendants(inclusive=True).order_by("path"))
    revisies = _revisies(paginas, alles=met_revisies)
    gevraagd = _gevraagd(paginas, revisies)
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as archief:
        data = {
            "formaat": FORMAAT,
            "naam": editie.title,
            "code": editie.code,
            "slug": editie.slug,
            "gemaakt_op": timezone.now(),
            "paginas": _paginas(paginas, revisies),
            "buiten": _buiten(paginas, gevraagd["page"]),
            "media": list(_media(archief, gevraagd)),
        }
        archief.writestr(INHOUD, json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False))
    log(instance=editie, action=UITGEVOERD, user=user, data={"met_revisies": met_revisies})
    return doel.getvalue()


def _revisies(paginas: list[Page], *, alles: bool) -> dict[int, list[Revision]]:
    """Return the versions to export by page, oldest first: what is online and the latest, or all."""
    sleutels = {pk for p in paginas for pk in (p.live_revision_id, p.latest_revision_id) if pk}
    basis = ContentType.objects.get_for_model(Page)
    van_deze = Revision.objects.filter(
        base_content_type=basis, object_id__in=[str(page.pk) for page in paginas]
    ).order_by("created_at", "pk")
    per_pagina: dict[int, list[Revision]] = {page.pk: [] for page in paginas}
    for revisie in van_deze if alles else van_deze.filter(pk__in=sleutels):
        per_pagina[int(revisie.object_id)].append(revisie)
    return per_pagina


def _paginas(paginas: list[Page], revisies: dict[int, list[Revision]]) -> list[dict[str, Any]]:
    op_pad = {page.path: page.pk for page in paginas}
    onderdelen = {
        page.pk: page
        for page in OnderdeelPage.objects.filter(pk__in=op_pad.values()).select_related(
            "kern", "basis"
        )
    }
    wortel = voorpagina().url_path
    return [
        {
            "id": page.pk,
            "ouder": op_pad.get(page.path[: -Page.steplen]),
            "type": page.specific_class._meta.label_lower if page.specific_class else "",
            "titel": page.title,
            **_herkomst(onderdelen.get(page.pk), wortel),
            "versies": [
                {"gemaakt_op": revisie.created_at, "inhoud": _inhoud(revisie)}
                for revisie in revisies[page.pk]
            ],
        }
        for page in paginas
    ]


def _herkomst(onderdeel: OnderdeelPage | None, wortel: str) -> dict[str, Any]:
    """Name the core page by its path, and what the core said then by its content."""
    if onderdeel is None or onderdeel.kern is None:
        return {}
    basis = _inhoud(onderdeel.basis) if onderdeel.basis else None
    return {"kern": onderdeel.kern.url_path.removeprefix(wortel), "basis": basis}


def _inhoud(revisie: Revision) -> dict[str, Any]:
    return {naam: deel for naam, deel in revisie.content.items() if naam not in NIET_MEE}


def _gevraagd(paginas: list[Page], revisies: dict[int, list[Revision]]) -> dict[str, set[int]]:
    """Return what the exported versions point to, by kind."""
    gevraagd: dict[str, set[int]] = {"page": set(), "image": set(), "document": set()}

    def noteer(soort: str, pk: int) -> int:
        gevraagd[soort].add(pk)
        return pk

    for page in paginas:
        for revisie in revisies[page.pk] if page.specific_class else []:
            for deel in Versie(page, revisie.content).objecten():
                herschrijf_pagina(deel, noteer)
    return gevraagd


def _buiten(paginas: list[Page], gevraagd: Iterable[int]) -> dict[int, str]:
    wortel = voorpagina().url_path
    buiten = Page.objects.filter(pk__in=set(gevraagd) - {page.pk for page in paginas})
    return {page.pk: page.url_path.removeprefix(wortel) for page in buiten}


def _media(archief: zipfile.ZipFile, gevraagd: dict[str, set[int]]) -> Iterable[dict[str, Any]]:
    """Write the files that the pages use, and yield what they are."""
    for soort, model in (("image", get_image_model()), ("document", get_document_model())):
        for ding in model.objects.filter(pk__in=gevraagd[soort]).order_by("pk"):
            naam = f"media/{soort}-{ding.pk}{PurePosixPath(ding.file.name).suffix.lower()}"
            with ding.file.open("rb") as bestand:
                archief.writestr(naam, bestand.read())
            yield {"soort": soort, "id": ding.pk, "titel": ding.title, "bestand": naam}
