"""The form of a newer version: that of any upload, with the words of the version before it."""

import io
from typing import Any

from django import forms
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form
from wagtail.utils.file import hash_filelike

from gemeenten.bestanden.beelden.houders import BeeldStuk
from gemeenten.bestanden.beelden.ontdoe import ontdoe
from handleiding.workflow.bestanden import kenmerk_van

from .keten import soort, versies_van

VELDEN = {"image": ("title", "file", "description", "tags"), "document": ("title", "file", "tags")}
OVERGENOMEN = ("title", "description")
ZELFDE = (
    "Dit is precies hetzelfde bestand als de versie van {dag} (“{titel}”). Er is dus niets te vernieuwen. "
    "Kies een ander bestand, of kies die versie opnieuw bij de versies van het bestand."
)


class VersieForm(forms.BaseForm):
    """Refuses bytes that are a version already; goes before Wagtail's form in a class."""

    oud: Any = None

    def clean(self):
        gegevens = super().clean()
        bestand = gegevens.get("file")
        if bestand and (zelfde := _zelfde(bestand, versies_van(self.oud))):
            dag = f"{zelfde.created_at:%d-%m-%Y}"
            self.add_error("file", ZELFDE.format(dag=dag, titel=zelfde.title))
        return gegevens


def versieform(oud: Any, user: Any, *gepost: Any) -> Any:
    """Return the form of a version that comes after ``oud``, in the same collection."""
    model, wat = type(oud), soort(oud)
    basis = get_image_form if wat == "image" else get_document_form
    klasse = type("Versieform", (VersieForm, basis(model, fields=VELDEN[wat])), {"oud": oud})
    woorden = {naam: getattr(oud, naam) for naam in OVERGENOMEN if hasattr(oud, naam)}
    nieuw = model(collection=oud.collection, uploaded_by_user=user, **woorden)
    form = klasse(*gepost, instance=nieuw, user=user, initial={"tags": list(oud.tags.all())})
    form.fields.pop("collection", None)
    form.collections = form.collections.filter(pk=oud.collection_id)
    # The title is that of the version before it, not the name of the file that is chosen.
    attrs = form.fields["file"].widget.attrs
    form.fields["file"].widget.attrs = {n: w for n, w in attrs.items() if not n.startswith("data-")}
    return form


def _zelfde(bestand: Any, versies: list[Any]) -> Any:
    """Return the version that holds what this file would hold once it is stored, if any."""
    bestand.seek(0)
    inhoud = bestand.read()
    bestand.seek(0)
    kenmerken = {hash_filelike(io.BytesIO(inhoud)), hash_filelike(io.BytesIO(_kaal(inhoud)))}
    return next((stuk for stuk in versies if kenmerk_van(stuk) in kenmerken), None)


def _kaal(inhoud: bytes) -> bytes:
    """Return a picture as it is stored; what is none comes back as it is."""
    try:
        return ontdoe(inhoud)
    except BeeldStuk:
        return inhoud
