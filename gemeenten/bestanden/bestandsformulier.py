"""The forms of an image and a document: what a text holds fast is not changed, and a new file is kept whole or not.

What is stored and what the row says change together: the old file goes when the new one stands in the row.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from gemeenten.bestanden.beelden.veld import SOORT, STUK
from gemeenten.toegang.muren.bestanden import bestandsnaam, ruim_bestand_op
from gemeenten.toegang.muren.bevroren import OP_EEN_PAGINA, waarom_blijft, waarom_vast, wacht_met
from handleiding.opslag import VOL, OpslagVol
from handleiding.workflow.bestanden import houd_bestanden

TITEL_OP_EEN_PAGINA = (
    "Dit document staat op een gepubliceerde pagina, die deze titel kan tonen. Geef de link op de pagina "
    "een eigen tekst, of maak een nieuwe versie van het document."
)
INTUSSEN = (
    "Intussen heeft een collega dit bestand al vervangen. Er is niets veranderd. Open dit scherm opnieuw en bekijk het "
    "bestand van uw collega. Wilt u het uwe toch? Vervang het dan nog een keer."
)
# The name of the file that was there when the screen was opened.
GEZIEN = "gezien"
# Nobody but its writers sees these: they may change when what stands on a page is not read any more.
VOOR_DE_REDACTIE = frozenset({"tags"})


class GezienField(forms.CharField):
    """What a screen was opened with: that is no change."""

    def has_changed(self, initial, data):
        return False


class BestandForm(forms.BaseForm):
    """Refuses any change to an image or document while a text that was read depends on it.

    A new file is stored as the last of what is looked at: whether there is room is known only then.
    """

    online: dict[str, str] = {}
    bewaard = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "file" in self.fields:
            self.fields[GEZIEN] = GezienField(
                required=False, widget=forms.HiddenInput, initial=self.original_file.name
            )

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
        # Wagtail would throw the old file away before it knows that the new one may come in its place.
        oud, self.original_file = self.original_file, None
        try:
            with self.of_niets(), transaction.atomic():
                self._bewaak_gezien(oud)
                stuk = super().save(commit)
                if commit and oud and "file" in self.changed_data:
                    self._ruim_op(oud)
            return stuk
        finally:
            if self.bewaard:
                self.instance.file.close()

    @contextmanager
    def of_niets(self) -> Iterator[None]:
        """Throw the new file away when what is done inside fails: nothing refers to it."""
        try:
            yield
        except BaseException:
            if self.bewaard:
                self.instance.file.storage.delete(self.bewaard)
            raise

    def _bewaak_gezien(self, oud):
        """Hold the file that is replaced; refuse when a colleague was first, whose file would be thrown away unseen."""
        model, pk = type(self.instance), self.instance.pk
        vervangt = "file" in self.changed_data and pk and houd_bestanden(model, [pk])
        if vervangt and bestandsnaam(model, pk) != oud.name:
            raise PermissionDenied(INTUSSEN)

    def _ruim_op(self, oud):
        """Throw the old file away, and what was made of it, once the row that says so is there."""
        if hasattr(self.instance, "renditions"):
            self.instance.renditions.all().delete()
        opslag, naam = oud.storage, oud.name
        transaction.on_commit(lambda: ruim_bestand_op(opslag, naam))

    def clean(self):
        gegevens = super().clean()
        gezien = gegevens.get(GEZIEN)
        if gezien and "file" in self.changed_data and gezien != self.original_file.name:
            self.add_error("file", INTUSSEN)
        if self.changed_data:
            for naam, reden in self._bezwaren().items():
                self.add_error(naam, reden)
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
    """What every form of a document asks."""

    online = {"title": TITEL_OP_EEN_PAGINA}
