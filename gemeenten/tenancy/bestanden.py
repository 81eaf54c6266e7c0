"""What was read stays as it was read: a file of a waiting text, or of one that readers see or saw, is neither changed
nor deleted.

A new file is a new image or document (a newer version: ``gemeenten/bestandsversies``), that goes on the page and
through review like any other change.
"""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.db.models.signals import m2m_changed, pre_delete, pre_save
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.documents import get_document_model
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images import get_image_model
from wagtail.images.forms import BaseImageForm

from gemeenten.beelden.veld import SOORT, STUK
from handleiding.opslag import VOL, OpslagVol

from .bevroren import OP_EEN_PAGINA, waarom_blijft, waarom_vast, wacht_met

TITEL_OP_EEN_PAGINA = (
    "Dit document staat op een gepubliceerde pagina, die deze titel kan tonen. Geef de link op de pagina "
    "een eigen tekst, of maak een nieuwe versie van het document."
)
# What a file is, not what somebody said about it.
AFGELEID = frozenset(
    {"id", "file_size", "file_hash", "width", "height", "created_at", "uploaded_by_user"}
)
# Nobody but its writers sees these: they may change when what stands on a page is not read any more.
VOOR_DE_REDACTIE = frozenset({"tags"})
TAGS_WIJZIGEN = frozenset({"pre_add", "pre_remove", "pre_clear"})
REEKSEN = frozenset({"delete", "add_tags", "add_to_collection"})


class BestandForm(forms.BaseForm):
    """Refuses any change to an image or document while a text that was read depends on it.

    A new file is stored as the last of what is looked at: whether there is room is known only then.
    """

    online: dict[str, str] = {}
    bewaard = ""

    def _post_clean(self):
        eerder = list(self.errors.get("file", ()))
        super()._post_clean()
        if eerder:  # of a file that is not there Wagtail says that its name ends wrongly
            self.errors["file"] = self.error_class(eerder)
        if self.errors or "file" not in self.changed_data:
            return
        bestand = self.instance.file
        try:
            bestand.save(bestand.name, bestand.file, save=False)
        except OpslagVol:
            self.add_error("file", VOL)
        else:
            self.bewaard = bestand.name

    def save(self, commit=True):
        try:
            return super().save(commit)
        except BaseException:  # nothing refers to it
            if self.bewaard:
                self.instance.file.storage.delete(self.bewaard)
            raise
        finally:
            if self.bewaard:
                self.instance.file.close()

    def clean(self):
        gegevens = super().clean()
        if self.changed_data:
            for naam, reden in self._bezwaren().items():
                self.add_error(naam if naam in self.fields else None, reden)
        return gegevens

    def _bezwaren(self) -> dict[str, str]:
        if wacht_met(self.instance) is not None:
            reden = waarom_vast(self.instance)
            return dict.fromkeys(self.changed_data, reden or "")
        anders = set(self.changed_data) - VOOR_DE_REDACTIE
        reden = waarom_blijft(self.instance) if anders else None
        if reden is None:
            return {}
        per_veld = self.online if reden == OP_EEN_PAGINA else {}
        return {naam: per_veld.get(naam, reden) for naam in anders}


class BeeldForm(BestandForm, BaseImageForm):
    """The form of an image (``WAGTAILIMAGES_IMAGE_FORM_BASE``)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].error_messages |= {
                "invalid_image_extension": SOORT,
                "invalid_image": STUK,
            }


class DocumentForm(BestandForm, BaseDocumentForm):
    """The form of a document (``WAGTAILDOCS_DOCUMENT_FORM_BASE``)."""

    online = {"title": TITEL_OP_EEN_PAGINA}


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


def bewaak_verwijderen(sender: Any, instance: Model, **kwargs: Any) -> None:
    """Refuse to delete a file that a text which was read depends on."""
    if reden := waarom_vast(instance):
        raise PermissionDenied(reden)


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
    if oud and _verschilt(instance, oud) and (reden := waarom_vast(instance)):
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
            bewaak_verwijderen, sender=model, dispatch_uid=f"vast_verwijderen_{naam}"
        )
        m2m_changed.connect(_bewaak_tags, sender=model.tags.through, dispatch_uid="vast_tags")
