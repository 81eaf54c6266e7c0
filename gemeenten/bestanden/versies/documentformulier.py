"""The form of a document; where one has just come in, it offers to take the names out of the file."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gemeenten.bestanden.bestandsformulier import DocumentForm
from gemeenten.bestanden.namen.eigenschap import GelezenNamen

from .zonder_namen import haal_namen_weg, in_woorden, namen_in

VELD = "zonder_namen"
UITLEG = (
    "In dit bestand staan gegevens die u op de bladzijden niet ziet. Wie het bestand downloadt, kan ze lezen. "
    "Kruis dit aan, en een kopie zonder die gegevens komt ervoor in de plaats. Op de bladzijden verandert niets."
)


class NaamloosForm(DocumentForm):
    """The form of a document (``WAGTAILDOCS_DOCUMENT_FORM_BASE``).

    Among several uploads there is no screen for each: there the form asks, and without its file.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._mens = kwargs.get("user")
        super().__init__(*args, **kwargs)
        if self.instance.pk and "file" not in self.fields:
            self.instance.file.close()  # Wagtail leaves what was just uploaded open
            self._vraag(namen_in(self.instance))

    def _vraag(self, gelezen: GelezenNamen) -> None:
        if gelezen.eigenschappen or gelezen.bezwaar:
            self.fields[VELD] = forms.BooleanField(
                required=False,
                disabled=bool(gelezen.bezwaar),
                label="Haal deze gegevens uit het bestand",
                help_text=_uitleg(gelezen),
            )

    def save(self, commit: bool = True) -> Any:
        stuk = super().save(commit)
        if commit and self.cleaned_data.get(VELD):
            return haal_namen_weg(stuk, stuk.file.name, user=self._mens)
        return stuk


def _uitleg(gelezen: GelezenNamen) -> SafeString:
    lijst = in_woorden(gelezen) if gelezen.eigenschappen else ""
    waarom = UITLEG if gelezen.eigenschappen and not gelezen.bezwaar else gelezen.bezwaar
    return format_html("{} {} {}", waarom, lijst, " ".join(gelezen.blijft))
