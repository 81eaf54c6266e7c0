"""Which moment is asked about: a day, perhaps with a time, on the clock of the Netherlands."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format

from handleiding.publiek.momenten import dag_van, is_dubbel, momenten

NET_ERVOOR = timedelta(microseconds=1)
OVERGESLAGEN = "Dit tijdstip was er niet: die nacht ging de klok een uur vooruit. Kies een tijd ervoor of erna."
TOEKOMST = "Deze dag moet nog komen. Kies een dag die voorbij is, of vandaag."
LATER = "Dit tijdstip moet nog komen. Kies een eerder tijdstip."


@dataclass(frozen=True)
class Gevraagd:
    """The moment asked about and the day it is in; ``ook`` is when the clock said the same a second time."""

    moment: datetime
    dag: tuple[datetime, datetime]
    hele_dag: bool = False
    ook: datetime | None = None


class TerugblikForm(forms.Form):
    """A day and a time; or ``op``, an exact moment, in the links of the screen itself."""

    dag = forms.DateField(
        label="Dag",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        error_messages={
            "required": "Kies een dag.",
            "invalid": "Dit is geen dag die bestaat. Schrijf bijvoorbeeld 31-12-2026.",
        },
    )
    tijd = forms.TimeField(
        label="Tijd",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        error_messages={"invalid": "Dit is geen tijd. Schrijf bijvoorbeeld 14:30."},
        help_text="Leeg: het einde van die dag.",
    )

    def clean_dag(self) -> Any:
        dag = self.cleaned_data["dag"]
        if dag > timezone.localdate():
            raise ValidationError(TOEKOMST)
        return dag

    def clean(self) -> Any:
        gegevens = super().clean()
        if self.errors:
            return gegevens
        dag, tijd = gegevens["dag"], gegevens.get("tijd")
        try:
            grenzen = dag_van(dag, _zone())
        except OverflowError:
            self.add_error("dag", self.fields["dag"].error_messages["invalid"])
            return gegevens
        if tijd is None:
            einde = min(grenzen[1] - NET_ERVOOR, timezone.now())
            gegevens["gevraagd"] = Gevraagd(einde, grenzen, hele_dag=True)
            return gegevens
        gevonden = momenten(dag, tijd, _zone())
        if not gevonden:
            self.add_error("tijd", OVERGESLAGEN)
        elif gevonden[0] > timezone.now():
            self.add_error("tijd", LATER)
        else:
            ook = gevonden[1] if len(gevonden) > 1 else None
            gegevens["gevraagd"] = Gevraagd(gevonden[0], grenzen, ook=ook)
        return gegevens


def lees_vraag(data: Any) -> tuple[TerugblikForm, Gevraagd | None]:
    """Return the form as the screen shows it, and what is asked if it is a moment that was."""
    moment = _exact(data.get("op", ""))
    if moment is not None:
        lokaal = timezone.localtime(moment)
        waarden = {"dag": lokaal.date(), "tijd": lokaal.time().replace(second=0, microsecond=0)}
        return TerugblikForm(initial=waarden), Gevraagd(moment, dag_van(lokaal.date(), _zone()))
    if "dag" not in data:
        return TerugblikForm(initial={"dag": timezone.localdate()}), None
    form = TerugblikForm(data)
    return form, form.cleaned_data.get("gevraagd") if form.is_valid() else None


def _exact(tekst: str) -> datetime | None:
    try:
        moment = parse_datetime(tekst.replace(" ", "+"))
        moment = moment.astimezone(UTC) if moment and timezone.is_aware(moment) else None
    except (ValueError, OverflowError):
        return None
    return moment if moment and moment.year > 1 and moment <= timezone.now() else None


def noem(moment: datetime | None) -> str:
    """Name a moment in words; where the clock said the same twice, also which of the two."""
    if moment is None:
        return ""
    lokaal = timezone.localtime(moment)
    woorden = f"{date_format(lokaal, 'j F Y, H.i')} uur"
    if not is_dubbel(moment, _zone()):
        return woorden
    return f"{woorden} ({'zomertijd' if lokaal.dst() else 'wintertijd'})"


def _zone() -> Any:
    return timezone.get_default_timezone()
