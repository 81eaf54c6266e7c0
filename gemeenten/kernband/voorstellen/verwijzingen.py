"""What in a proposed text belongs to the edition: its images, its files, its own pages.

Images and files are copied to the core's collection, or left out, as a person chose; never shared.
A link to a page of the edition itself becomes plain text.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import TextChoices
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page
from wagtail.utils.file import hash_filelike

from gemeenten.models import GemeentenPage
from gemeenten.toegang import roles
from gemeenten.toegang.muren.vreemd import vreemde_media
from handleiding.inhoud.verwijzingen import verwijzingen_van, wijs_elders
from handleiding.models import OnderdeelPage

MODELLEN = {"image": get_image_model, "document": get_document_model}
OVER_TE_NEMEN = (
    "title",
    "description",
    "focal_point_x",
    "focal_point_y",
    "focal_point_width",
    "focal_point_height",
)

Vervanging = Mapping[tuple[str, int], int | None]


class Media(TextChoices):
    KOPIEREN = "kopieren", "Een kopie maken in de collectie van de kern"
    WEGLATEN = "weglaten", "Weglaten uit de tekst van de kern"


@dataclass(frozen=True)
class Vreemd:
    """What a text refers to and the core may not use: things by kind, and pages."""

    media: Mapping[str, list[Any]]
    paginas: list[Page]

    @property
    def alle_media(self) -> list[Any]:
        return [*self.media.get("image", ()), *self.media.get("document", ())]


def vreemd_in(tekst: OnderdeelPage, kern: OnderdeelPage) -> Vreemd:
    """Return what ``tekst`` refers to that ``kern`` did not and that is a municipality's own."""
    gevraagd, bekend = _doelen(tekst), _doelen(kern)
    nieuw = {soort: ids - bekend.get(soort, set()) for soort, ids in gevraagd.items()}
    ids = vreemde_media(nieuw)
    media = {s: list(MODELLEN[s]().objects.filter(pk__in=pks)) for s, pks in ids.items()}
    return Vreemd(media, _plaatselijke_paginas(nieuw.get("page", set())))


def _doelen(page: OnderdeelPage) -> dict[str, set[int]]:
    gevonden: dict[str, set[int]] = defaultdict(set)
    for soort, pk in verwijzingen_van([page]):
        gevonden[soort].add(pk)
    return gevonden


def _plaatselijke_paginas(ids: set[int]) -> list[Page]:
    lijst = GemeentenPage.objects.first()
    if lijst is None or not ids:
        return []
    return list(Page.objects.filter(pk__in=ids, path__startswith=lijst.path))


def vervanging(vreemd: Vreemd, keuze: str, user: Any) -> dict[tuple[str, int], int | None]:
    """Return where each foreign target goes in the core; copies what has to be copied."""
    kernen = dict(
        OnderdeelPage.objects.varianten()
        .filter(pk__in=[page.pk for page in vreemd.paginas])
        .values_list("pk", "kern_id")
    )
    nieuw: dict[tuple[str, int], int | None] = {
        ("page", page.pk): kernen.get(page.pk) for page in vreemd.paginas
    }
    for soort, dingen in vreemd.media.items():
        for ding in dingen:
            kopie = kopieer(ding, user) if keuze == Media.KOPIEREN else None
            nieuw[soort, ding.pk] = kopie.pk if kopie else None
    return nieuw


def kopieer(ding: Any, user: Any) -> Any:
    """Return a copy of an image or document in the core's collection; the same file only once."""
    model, collectie = type(ding), _kerncollectie()
    with ding.file.open("rb") as bestand:
        inhoud = ContentFile(bestand.read(), name=ding.filename)
    kenmerk = hash_filelike(inhoud)
    bestaand = model.objects.filter(collection=collectie, file_hash=kenmerk).first()
    if bestaand is not None:
        return bestaand
    velden = {naam: getattr(ding, naam) for naam in OVER_TE_NEMEN if hasattr(ding, naam)}
    return model.objects.create(
        collection=collectie,
        uploaded_by_user=user,
        file=inhoud,
        file_size=inhoud.size,
        file_hash=kenmerk,
        **velden,
    )


def _kerncollectie() -> Collection:
    return roles.ensure_collectie(roles.KERN, roles.ensure_groepen(roles.KERN))


def herschrijf(page: OnderdeelPage, nieuw: Vervanging) -> None:
    """Lead what ``page`` refers to elsewhere, in memory."""
    wijs_elders(page, lambda soort, pk: nieuw.get((soort, pk), pk))
