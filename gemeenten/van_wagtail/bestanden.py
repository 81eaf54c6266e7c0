"""Images and documents that a text which was read depends on: Wagtail's screens know, and their ``delete`` asks."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import connection, transaction
from django.utils.functional import cached_property
from wagtail.models.reference_index import ReferenceGroups

from gemeenten.toegang.muren.bestanden import bewaak_verwijderen, is_bestand
from gemeenten.toegang.muren.bevroren import waarom_vast
from handleiding.van_wagtail.ingreep import Ingreep


class Bestandsgebruik(ReferenceGroups):
    """Stands in for ``ReferenceGroups``: by its ``is_protected`` Wagtail's screens refuse a deletion."""

    def __init__(self, qs: Any, stuk: Any) -> None:
        super().__init__(qs)
        self.stuk = stuk

    def __getitem__(self, plek: Any) -> Any:
        if isinstance(
            plek, str
        ):  # a template looks here first, and would read all that uses the file
            raise KeyError(plek)
        return super().__getitem__(plek)

    @cached_property
    def waarom_vast(self) -> str | None:
        """Say which text holds the file fast, for the screen that would delete it."""
        return waarom_vast(self.stuk)

    @cached_property
    def is_protected(self) -> bool:
        return ReferenceGroups(self.qs).is_protected or self.waarom_vast is not None


def met_bewaking(stuk: Any, groepen: ReferenceGroups) -> ReferenceGroups:
    return Bestandsgebruik(groepen.qs, stuk) if is_bestand(stuk) else groepen


def gebruik(wagtails: Any) -> Any:
    def van_een(index: Any, stuk: Any) -> ReferenceGroups:
        return met_bewaking(stuk, wagtails.__func__(index, stuk))

    return classmethod(van_een)


def gebruik_van_vele(wagtails: Any) -> Any:
    def van_vele(index: Any, stukken: Any) -> dict[Any, ReferenceGroups]:
        groepen = wagtails.__func__(index, stukken)
        return {stuk: met_bewaking(stuk, groep) for stuk, groep in groepen.items()}

    return classmethod(van_vele)


def eerst_gevraagd(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a model's ``delete``: asked before its transaction begins, so that whoever asked can go on."""

    @wraps(wagtails)
    def bewaakt(stuk: Any, *args: Any, **kwargs: Any) -> Any:
        bewaak_verwijderen(type(stuk), stuk)
        return wagtails(stuk, *args, **kwargs)

    return bewaakt


def in_een_transactie(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a model's ``save``: between the look at the texts and the writing nobody comes."""

    @wraps(wagtails)
    def bewaar(stuk: Any, *args: Any, **kwargs: Any) -> Any:
        if connection.in_atomic_block:
            return wagtails(stuk, *args, **kwargs)
        with transaction.atomic():
            return wagtails(stuk, *args, **kwargs)

    return bewaar


VERWIJZINGEN = "wagtail.models:ReferenceIndex"

INGREPEN = (
    Ingreep(
        plek=f"{VERWIJZINGEN}.get_grouped_references_to",
        rekent_op="(cls, object)",
        waarom="By what it returns Wagtail's screens refuse to delete a file that is read, and say why.",
        ons=gebruik,
    ),
    Ingreep(
        plek=f"{VERWIJZINGEN}.get_grouped_references_to_in_bulk",
        rekent_op="(cls, objects)",
        waarom="The same for many at once.",
        ons=gebruik_van_vele,
    ),
    *(
        Ingreep(
            plek=f"{model}.save",
            rekent_op="(self, *args, force_insert=False, force_update=False, using=None, update_fields=None)",
            waarom="Its signals run before its own transaction begins: a text could be submitted in between.",
            ons=in_een_transactie,
        )
        for model in (
            "wagtail.images:get_image_model()",
            "wagtail.documents:get_document_model()",
        )
    ),
    *(
        Ingreep(
            plek=f"{model}.delete",
            rekent_op="(self, using=None, keep_parents=False)",
            waarom="Is refused before its transaction begins; a signal would break the transaction of who asks.",
            ons=eerst_gevraagd,
        )
        for model in (
            "wagtail.images:get_image_model()",
            "wagtail.documents:get_document_model()",
        )
    ),
)
