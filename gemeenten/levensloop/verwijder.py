"""The end of an edition: everything that is its own goes, nothing of anybody else."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Collection, ReferenceIndex, Task, Workflow

from gemeenten import roles
from gemeenten.models import GemeentePage

from .bewaking import bewaak, bewaak_offline, bewaak_rust
from .logboek import VERWIJDERD


def wat_verdwijnt(editie: GemeentePage) -> list[tuple[str, int]]:
    """Count what deleting ``editie`` removes, by name; writes nothing."""
    collectie = _collectie(editie)
    return [
        ("pagina’s", editie.get_descendants(inclusive=True).count()),
        ("afbeeldingen", _media(get_image_model(), collectie).count()),
        ("bestanden", _media(get_document_model(), collectie).count()),
        ("groepen", _groepen(editie).count()),
        ("verwijzingen naar deze editie van elders", _verwijzingen_van_elders(editie)),
    ]


@transaction.atomic
def verwijder(editie: GemeentePage, *, user: Any, bevestiging: str) -> None:
    """Delete an edition that is offline, after its name was typed. Accounts stay."""
    bewaak(editie, user)
    bewaak_offline(editie)
    if bevestiging.strip() != editie.title:
        raise ValidationError(
            {"bevestiging": f"Typ precies de naam van de gemeente: {editie.title}."}
        )
    bewaak_rust(editie.get_descendants(inclusive=True))
    collectie, code = _collectie(editie), editie.code
    ouder, gegevens = editie.get_parent(), {"naam": editie.title, "code": code}
    gegevens["aantallen"] = dict(wat_verdwijnt(editie))
    editie.delete()
    _groepen(editie).delete()
    Workflow.objects.filter(name__startswith=f"{code}: ").delete()
    Task.objects.filter(name__startswith=f"{code}: ").delete()
    _verwijder_media(collectie)
    log(instance=ouder.specific, action=VERWIJDERD, user=user, data=gegevens)


def _collectie(editie: GemeentePage) -> Collection | None:
    naam = roles.collectienaam(editie.code, editie.title)
    return Collection.objects.filter(name=naam, depth=2).first()


def _media(model: Any, collectie: Collection | None) -> Any:
    if collectie is None:
        return model.objects.none()
    return model.objects.filter(collection__path__startswith=collectie.path)


def _groepen(editie: GemeentePage) -> Any:
    return Group.objects.filter(name__in=roles.groepsnamen(editie.code).values())


def _verwijder_media(collectie: Collection | None) -> None:
    """Delete the collection with what is in it; the files go when the transaction has succeeded."""
    if collectie is None:
        return
    for model in (get_image_model(), get_document_model()):
        for ding in _media(model, collectie):
            ding.delete()
    collectie.delete()


def _verwijzingen_van_elders(editie: GemeentePage) -> int:
    """Count the pages elsewhere that link to a page of ``editie``."""
    eigen = set(map(str, _ids(editie.get_descendants(inclusive=True))))
    naar = ReferenceIndex.objects.filter(
        to_content_type__app_label="wagtailcore",
        to_content_type__model="page",
        to_object_id__in=eigen,
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
    )
    return len(set(naar.values_list("object_id", flat=True)) - eigen)


def _ids(paginas: Any) -> Iterable[int]:
    return paginas.values_list("pk", flat=True)
