"""Decisions of a merge in words that an editor reads: where, what was, what is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from wagtail.blocks import EmailBlock, URLBlock
from wagtail.blocks.field_block import BaseChoiceBlock

from gemeenten.merge import Besluit, Handeling, Soort
from gemeenten.merge.vorm import Lijstlid
from handleiding.models import OnderdeelPage
from handleiding.verschil.doelen import Doelnamen

from .plaatsnamen import bronnen_op, buurman, plaatsen_van, plek
from .tekstverschil import Leesbaar
from .zelfschrijven import Eigenveld, eigenveld

# A choice from a list, or an address: two of them make no third, and not every text is one.
VASTE_WAARDE = (BaseChoiceBlock, URLBlock, EmailBlock)


@dataclass(frozen=True)
class Verschil:
    """One decision, ready to be shown: texts are plain, a line for each paragraph."""

    besluit: Besluit
    plek: str
    leesbaar: Leesbaar
    plaatsen: Mapping[int, str]
    keuzes: tuple[tuple[str, str], ...]
    eigen: Eigenveld | None
    # Of an item of a list: after what it stands, where it is.
    waar: str = ""

    @property
    def pad(self) -> str:
        return self.besluit.pad

    @property
    def conflict(self) -> bool:
        return self.besluit.soort is Soort.CONFLICT

    @property
    def verplaatst(self) -> bool:
        return self.besluit.handeling is Handeling.VERPLAATST

    @property
    def was(self) -> str:
        return self._woorden(self.besluit.basis)

    @property
    def kern(self) -> str:
        return self._woorden(self.besluit.kern)

    @property
    def lokaal(self) -> str:
        return self._woorden(self.besluit.lokaal)

    @property
    def gemarkeerd(self) -> SafeString | str:
        """The core's text as HTML, with the difference from ours marked to the word."""
        if self.besluit.kern is None:
            return "(niets: dit staat niet in de kern)"
        return self.leesbaar.gemarkeerd(self.besluit.lokaal, self.besluit.kern)

    @property
    def lokaal_gemarkeerd(self) -> SafeString | str:
        """Our text as HTML, with the difference from the core's marked to the word."""
        if self.besluit.lokaal is None:
            return "(niets: dit is weggelaten)"
        return self.leesbaar.gemarkeerd(self.besluit.kern, self.besluit.lokaal)

    @property
    def kernwijziging(self) -> SafeString | str:
        """What the core changed: its text as HTML, marked to the word against what it said before."""
        return self._gewijzigd(self.besluit.kern)

    @property
    def eigen_wijziging(self) -> SafeString | str:
        """What we changed in what the core said before, in the same way."""
        return self._gewijzigd(self.besluit.lokaal)

    @property
    def verenigd(self) -> SafeString | str:
        """How the text would read with the changes of both; empty where there is none to choose."""
        tekst = self.besluit.verenigd
        if tekst is None or "verenigd" not in dict(self.keuzes):
            return ""
        return self.leesbaar.gemarkeerd(tekst, tekst)

    @property
    def zin(self) -> str:
        """Say in words what happened to an item as a whole, and where; empty where its text tells it."""
        basis, kern, lokaal = self.besluit.basis, self.besluit.kern, self.besluit.lokaal
        if self.verplaatst:
            return f"De kern zet dit {self.kern}. Bij ons staat het {self.lokaal}."
        if not self.waar:
            return ""
        delen = []
        if kern is None and basis is not None:
            delen.append(f"De kern haalde dit weg. Bij ons staat het {self.waar}.")
        if basis is None and kern is not None:
            delen.append(f"De kern zette dit erbij, {self.waar}.")
        if lokaal is None and basis is not None:
            delen.append(f"Wij lieten dit weg. In de kern staat het {self.waar}.")
        return " ".join(delen)

    def _gewijzigd(self, naar: Any) -> SafeString | str:
        if self.verplaatst:
            return self._woorden(naar)
        van = self.besluit.basis
        return self.leesbaar.gemarkeerd(van, naar) + self.leesbaar.dingen(van, naar)

    def _woorden(self, waarde: Any) -> str:
        if self.verplaatst and waarde is not None:
            return self.plaatsen.get(waarde, f"plaats {waarde}")
        return self.leesbaar.woorden(waarde)


def verschillen(
    besluiten: Iterable[Besluit],
    model: type[OnderdeelPage],
    *versies: Mapping[str, Any],
    namen: Doelnamen | None = None,
) -> list[Verschil]:
    """Return decisions in words; ``model`` names the fields, ``versies`` hold the blocks.

    ``namen`` is given where the names of several pages are read at once.
    """
    besluiten = list(besluiten)
    namen = namen or Doelnamen()
    namen.ook(model, *versies)
    return [_verschil(besluit, model, versies, namen) for besluit in besluiten]


def _verschil(
    besluit: Besluit,
    model: type[OnderdeelPage],
    versies: Sequence[Mapping[str, Any]],
    namen: Doelnamen,
) -> Verschil:
    boven, soort = bronnen_op(besluit.pad, model, *versies)
    namen.ook_waarden(
        *(
            (boven, [besluit.basis])
            if isinstance(besluit.basis, Lijstlid)
            else (soort, besluit.basis)
        )
    )
    vrij = not isinstance(soort, VASTE_WAARDE)
    eigen = eigenveld(besluit, soort) if vrij else None
    return Verschil(
        besluit=besluit,
        plek=plek(besluit, model, *versies),
        leesbaar=Leesbaar(soort, namen, boven),
        plaatsen=plaatsen_van(besluit.pad, model, versies),
        keuzes=_keuzes(besluit, vrij=vrij, eigen=eigen is not None),
        eigen=eigen,
        waar=buurman(besluit.pad, model, versies[::-1] if besluit.lokaal is None else versies),
    )


def _keuzes(besluit: Besluit, *, vrij: bool, eigen: bool) -> tuple[tuple[str, str], ...]:
    if besluit.handeling is Handeling.VERPLAATST:
        return (("kern", "Verplaatsen zoals de kern"), ("lokaal", "Laten staan waar het staat"))
    kern = "Ook bij ons weghalen" if besluit.kern is None else "De tekst van de kern"
    lokaal = "Weglaten" if besluit.lokaal is None else "Onze tekst"
    keuzes = [("kern", kern), ("lokaal", lokaal)]
    if besluit.kan_beide and vrij:
        keuzes.append(("beide", "Beide teksten"))
    if besluit.verenigd is not None and vrij:
        keuzes.append(("verenigd", "Beide wijzigingen samen"))
    if eigen:
        keuzes.append(("eigen", "Zelf schrijven"))
    return tuple(keuzes)
