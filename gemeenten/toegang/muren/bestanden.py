"""What was read stays as it was read: a file of a waiting text, or of one that readers see or saw, is neither changed
nor deleted.

A new file is a new image or document (a newer version: ``gemeenten/bestanden/versies``), that goes on the page and
through review like any other change.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.db.models.signals import m2m_changed, pre_delete, pre_save
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.tasks import delete_file_from_storage_task

from handleiding.workflow.bestanden import houd_bestanden

from .bevroren import waarom_vast, wacht_met

WEG = "Dit bestand is intussen verwijderd."
# What a file is, not what somebody said about it.
AFGELEID = frozenset(
    {"id", "file_size", "file_hash", "width", "height", "created_at", "uploaded_by_user"}
)
TAGS_WIJZIGEN = frozenset({"pre_add", "pre_remove", "pre_clear"})
REEKSEN = frozenset({"delete", "add_tags", "add_to_collection"})


def weiger_reeks(
    request: HttpRequest, action_type: str, objects: list[Any], reeks: Any
) -> HttpResponse | None:
    """Refuse a bulk action on files of which one may not change (hook ``before_bulk_action``).

    It stands here too because Wagtail moves many at once to a collection without saving each.
    """
    if action_type not in REEKSEN or reeks.model not in _modellen():
        return None
    for stuk in objects:
        vast = wacht_met(stuk) if action_type == "add_tags" else True
        if vast and (reden := waarom_vast(stuk)):
            messages.error(request, f"{stuk.title}: {reden}")
            return redirect(reeks.next_url)
    return None


def bestandsnaam(model: Any, pk: int) -> str:
    """Return under which name a file is kept now."""
    return str(model._base_manager.values_list("file", flat=True).get(pk=pk))


def ruim_bestand_op(opslag: Any, naam: str) -> None:
    """Leave it to the queue to throw a file away, as Wagtail does of a row that is deleted."""
    delete_file_from_storage_task.enqueue(opslag.deconstruct(), naam)


def bewaak_verwijderen(sender: Any, instance: Model, **kwargs: Any) -> None:
    """Refuse to delete a file that a text which was read depends on."""
    if reden := waarom_vast(instance):
        raise PermissionDenied(reden)


def _bewaak_verwijdering(sender: Any, instance: Model, **kwargs: Any) -> None:
    """Look again, inside the transaction that deletes: a text may have been submitted meanwhile."""
    if houd_bestanden(sender, [instance.pk]):
        # It may be replaced meanwhile: it is the file of now that goes with the row.
        instance.file.name = bestandsnaam(sender, instance.pk)
    bewaak_verwijderen(sender, instance)


def _bewaak_wijzigen(
    sender: Any, instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """Refuse to save other facts about a file than were read; asks nothing more when none changed."""
    if raw or not instance.pk:
        return
    velden = {
        veld.attname
        for veld in sender._meta.concrete_fields
        if veld.name not in AFGELEID
        and (update_fields is None or {veld.name, veld.attname} & set(update_fields))
    }
    oud = sender._base_manager.filter(pk=instance.pk).values(*velden).first() if velden else None
    zelfde = not _verschilt(instance, oud) if oud else instance._state.adding
    if not velden or zelfde:
        return
    if not houd_bestanden(sender, [instance.pk]):  # saving would bring it back
        raise PermissionDenied(WEG)
    if reden := waarom_vast(instance):
        raise PermissionDenied(reden)


def _verschilt(stuk: Any, oud: dict[str, Any]) -> bool:
    nieuw_bestand = "file" in oud and not stuk.file._committed
    return nieuw_bestand or any(getattr(stuk, naam) != waarde for naam, waarde in oud.items())


def _bewaak_tags(
    sender: Any, instance: Any, action: str, pk_set: Any = None, **kwargs: Any
) -> None:
    """Refuse other tags while a text waits; those of what is online are for its writers to tidy."""
    wijzigt = action in TAGS_WIJZIGEN and (pk_set or action == "pre_clear")
    if wijzigt and is_bestand(instance) and wacht_met(instance) is not None:
        raise PermissionDenied(waarom_vast(instance))


def _modellen() -> tuple[Any, Any]:
    return get_image_model(), get_document_model()


def is_bestand(stuk: Any) -> bool:
    """Return whether this is an image or a document."""
    return isinstance(stuk, _modellen())


def bescherm_bestanden() -> None:
    """Put the guards in place."""
    for model in _modellen():
        naam = model._meta.label_lower
        pre_save.connect(_bewaak_wijzigen, sender=model, dispatch_uid=f"vast_wijzigen_{naam}")
        pre_delete.connect(
            _bewaak_verwijdering, sender=model, dispatch_uid=f"vast_verwijderen_{naam}"
        )
        m2m_changed.connect(_bewaak_tags, sender=model.tags.through, dispatch_uid="vast_tags")
