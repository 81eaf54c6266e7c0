"""Read the choices of the merge screen. Fields are numbered: ``keuze-3`` and ``tekst-3``.

What somebody decides about later has its reason and its day in ``notitie-3`` and ``terug-3``.
``kenmerk-3`` says which difference number 3 was. When the core or our text changed while the screen was
open, the numbers mean something else: a choice stays with the texts it was made about, and a text of
one's own with its place.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import DateField, Media
from django.utils import timezone

from gemeenten.merge import Soort

from .kenmerk import kort
from .uitstel import LATER, Latere, Uitstelkeuze
from .weergave import Verschil
from .zelfschrijven import tekst_van

DAGEN = ["%Y-%m-%d", "%d-%m-%Y"]


@dataclass(frozen=True)
class Keuzes:
    """What was chosen per difference; before anything is sent, only safe ones are preselected."""

    data: Mapping[str, str]
    verschillen: Sequence[Verschil]
    # Where one may decide later: what waits already, and the day that a new one starts with.
    later: Latere | None = field(default=None)

    def naam(self, i: int) -> str:
        return f"keuze-{i}"

    def kenmerk(self, i: int) -> str:
        """Return by what difference ``i`` is known again: its place, and what both sides say there."""
        besluit = self.verschillen[i].besluit
        return f"{kort(besluit.pad)}-{kort([besluit.kern, besluit.lokaal])}"

    def gekozen(self, i: int) -> str:
        """Return the choice for difference ``i``: a conflict has none until somebody chooses."""
        verschil = self.verschillen[i]
        nummer = self._nummers.get(self.kenmerk(i)) if self._nummers else i
        if nummer is None or not self.data:
            return self._vooraf(verschil)
        gestuurd = self.data.get(f"keuze-{nummer}", "")
        mogelijk = {*dict(verschil.keuzes), *([LATER] if self.later else [])}
        return gestuurd if gestuurd in mogelijk else ""

    def _vooraf(self, verschil: Verschil) -> str:
        """Return what is chosen before anything is sent: what waits goes on waiting until its day."""
        wacht = self.later and self.later.op.get(verschil.pad)
        if wacht and wacht.terug_op > timezone.localdate():
            return LATER
        return "kern" if verschil.besluit.soort is Soort.KERN else ""

    def tekst(self, i: int) -> str | None:
        """Return what was sent in the field for a text of one's own; None when nothing was."""
        return self._gestuurd("tekst", i)

    def _gestuurd(self, veld: str, i: int) -> str | None:
        """Return what was sent in a field at the place of difference ``i``."""
        plek = kort(self.verschillen[i].besluit.pad)
        nummers = {kenmerk.partition("-")[0]: nr for kenmerk, nr in self._nummers.items()}
        nummer = nummers.get(plek) if nummers else i
        return self.data.get(f"{veld}-{nummer}")

    def uitstel(self) -> dict[str, Uitstelkeuze]:
        """Return what somebody decides about later, by path, with what they filled in there."""
        later = (i for i in range(len(self.verschillen)) if self.gekozen(i) == LATER)
        return {
            self.verschillen[i].pad: Uitstelkeuze(
                (self._gestuurd("notitie", i) or "").strip(), _dag(self._gestuurd("terug", i))
            )
            for i in later
        }

    def rijen(
        self,
        ontbrekend: Collection[str] = (),
        botst: Collection[str] = (),
        uitstelfouten: Mapping[str, str] = MappingProxyType({}),
    ) -> list[dict[str, Any]]:
        """Return, for the screen, each difference with what was chosen and written.

        ``ontbrekend`` are the paths without a choice, ``botst`` those with choices that do not fit together,
        ``uitstelfouten`` what is missing where somebody decides later.
        """
        return [
            {
                "verschil": verschil,
                "naam": self.naam(i),
                "kenmerk": self.kenmerk(i),
                "gekozen": self.gekozen(i),
                "tekst": self.tekst(i),
                "veld": verschil.eigen and verschil.eigen.toon(f"tekst-{i}", self.tekst(i)),
                "ontbreekt": verschil.pad in ontbrekend,
                "botst": verschil.pad in botst,
                "uitstelfout": uitstelfouten.get(verschil.pad, ""),
                "later": self._later(i),
                "hoort_bij": self._hoort_bij(i),
            }
            for i, verschil in enumerate(self.verschillen)
        ]

    def _later(self, i: int) -> dict[str, Any] | None:
        """Return the fields of difference ``i`` for who decides later: what was sent, or was kept before."""
        if self.later is None:
            return None
        wacht = self.later.op.get(self.verschillen[i].pad)
        notitie, terug = self._gestuurd("notitie", i), self._gestuurd("terug", i)
        dag = wacht.terug_op if wacht else self.later.begin
        return {
            "wacht": wacht,
            "notitie": (wacht.notitie if wacht else "") if notitie is None else notitie,
            "terug_op": dag.isoformat() if terug is None else terug,
        }

    def _hoort_bij(self, i: int) -> list[dict[str, str]]:
        """Return the other differences about a sentence of difference ``i``: what to call them, and where."""
        samen = self.verschillen[i].besluit.samen
        return [
            {"naam": self.naam(n), "plek": verschil.plek}
            for n, verschil in enumerate(self.verschillen)
            if samen and n != i and verschil.besluit.samen == samen
        ]

    @property
    def media(self) -> Media:
        """What the fields need in the page."""
        return sum((v.eigen.media for v in self.verschillen if v.eigen), Media())

    @cached_property
    def _nummers(self) -> dict[str, str]:
        """Where each difference stood on the screen that was sent; empty when it does not say so."""
        return {
            waarde: naam.removeprefix("kenmerk-")
            for naam, waarde in self.data.items()
            if naam.startswith("kenmerk-")
        }

    def per_pad(self) -> dict[str, Any]:
        """Return the choices as the merge takes them, by path; nothing for what is not chosen."""
        return {
            verschil.pad: self._waarde(i)
            for i, verschil in enumerate(self.verschillen)
            if self.gekozen(i) not in ("", LATER)
        }

    def _waarde(self, i: int) -> Any:
        keuze = self.gekozen(i)
        veld = self.verschillen[i].eigen
        if keuze != "eigen" or veld is None:
            return keuze
        return {"eigen": veld.waarde(self.tekst(i))}


def _dag(gestuurd: str | None) -> date | None:
    try:
        return DateField(input_formats=DAGEN, required=False).clean(gestuurd)
    except ValidationError:
        return None


def geschreven(data: Mapping[str, str]) -> list[str]:
    """Return the texts that somebody wrote themselves in a posted form, and chose."""
    nummers = (naam.removeprefix("keuze-") for naam, waarde in data.items() if waarde == "eigen")
    teksten = (tekst_van(data.get(f"tekst-{nummer}", "")).strip() for nummer in nummers)
    return [tekst for tekst in teksten if tekst]


def lees_keuzes(
    data: Mapping[str, str], verschillen: Sequence[Verschil], later: Latere | None = None
) -> Keuzes:
    """Return the choices in a posted form; an empty form means the screen was just opened."""
    return Keuzes(data, verschillen, later)
