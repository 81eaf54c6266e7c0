"""The end of an edition: everything that is its own goes, nothing of anybody else."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from wagtail.log_actions import log
from wagtail.models import Collection, ReferenceIndex

from gemeenten.goedkeuring.workflows import werkstromen_en_taken
from gemeenten.logacties import EDITIE_VERWIJDERD
from gemeenten.models import GemeentePage, Meting, Verbetervoorstel
from gemeenten.toegang import roles
from gemeenten.toegang.muren.bevroren import vastgehouden
from gemeenten.toegang.muren.collectie import collectie_van
from handleiding.publiek.etalage import in_een_keer

from .bewaking import bewaak, bewaak_offline, bewaak_rust, bewaak_termijn, houd_vast
from .media import MODELLEN
from .mensen import neem_afscheid, zonder_andere_plek
from .sporen import wis_bij_paginas, wis_goedkeuring, wis_log, wis_log_van_media


def wat_verdwijnt(editie: GemeentePage) -> list[tuple[str, int]]:
    """Count what deleting ``editie`` removes, by name; writes nothing."""
    collectie = collectie_van(editie)
    metingen = Meting.objects.filter(werkleergroep__path__startswith=editie.path)
    return [
        ("pagina’s", editie.get_descendants(inclusive=True).count()),
        ("afbeeldingen", _media("image", collectie).count()),
        ("bestanden", _media("document", collectie).count()),
        ("metingen met hun antwoorden", metingen.count()),
        ("verbetervoorstellen", Verbetervoorstel.objects.filter(editie=editie).count()),
        ("groepen", _groepen(editie).count()),
        ("accounts van mensen zonder andere rol", len(zonder_andere_plek(editie))),
        ("verwijzingen naar deze editie van elders", _verwijzingen_van_elders(editie)),
    ]


@in_een_keer()
def verwijder(editie: GemeentePage, *, user: Any, bevestiging: str) -> None:
    """Delete an edition that is offline, after its name was typed, with its people who belong nowhere else.

    The record of it stands in the log of the list of municipalities: who, when, and how much of what.
    """
    bewaak(editie, user)
    houd_vast(editie)
    bewaak_offline(editie)
    bewaak_termijn(editie)
    if bevestiging.strip() != editie.title:
        raise ValidationError(
            {"bevestiging": f"Typ precies de naam van de gemeente: {editie.title}."}
        )
    bewaak_rust(editie.get_descendants(inclusive=True))
    collectie, mensen = collectie_van(editie), zonder_andere_plek(editie)
    ouder, gegevens = editie.get_parent(), {"naam": editie.title, "code": editie.code}
    gegevens["aantallen"] = dict(wat_verdwijnt(editie))
    paginas = list(_ids(editie.get_descendants(inclusive=True)))
    # What tells that these are theirs goes with the page.
    groepen, goedkeuring = list(_ids(_groepen(editie))), werkstromen_en_taken(editie)
    wis_bij_paginas(editie)
    editie.delete()
    Group.objects.filter(pk__in=groepen).delete()
    wis_goedkeuring(*goedkeuring)
    _verwijder_media(collectie)
    wis_log(paginas, mensen)
    neem_afscheid(mensen)
    log(instance=ouder.specific, action=EDITIE_VERWIJDERD, user=user, data=gegevens)


def _media(soort: str, collectie: Collection | None) -> Any:
    model = MODELLEN[soort]()
    if collectie is None:
        return model.objects.none()
    return model.objects.filter(collection__path__startswith=collectie.path)


def _groepen(editie: GemeentePage) -> Any:
    return Group.objects.filter(rolgroep__editie=editie)


def _verwijder_media(collectie: Collection | None) -> None:
    """Delete the collection with what is in it; the files go when the transaction has succeeded.

    What a page elsewhere shows or showed stays, in the collection of the core.
    """
    if collectie is None:
        return
    for soort, model in MODELLEN.items():
        eigen = set(_ids(_media(soort, collectie)))
        blijft = _media(soort, collectie).filter(pk__in=_nog_gebruikt(model(), eigen))
        blijft.update(collection=Collection.objects.get(name=roles.KERN, depth=2))
        weg = list(_media(soort, collectie))
        wis_log_van_media(model(), [ding.pk for ding in weg])
        for ding in weg:
            ding.delete()
    for onder in collectie.get_descendants(inclusive=True).order_by("-path"):
        Collection.objects.get(pk=onder.pk).delete()


def _nog_gebruikt(model: Any, ids: set[int]) -> set[int]:
    """Return which of these something still refers to, a text that waits, or what readers of elsewhere saw."""
    soort = ContentType.objects.get_for_model(model)
    gebruikt = ReferenceIndex.objects.filter(to_content_type=soort).order_by()
    verwezen = {int(pk) for pk in gebruikt.values_list("to_object_id", flat=True).distinct()}
    return ids & verwezen | vastgehouden(model, ids)


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
