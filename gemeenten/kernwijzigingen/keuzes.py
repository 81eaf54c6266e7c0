"""Read the choices of the merge screen. Fields are numbered: ``keuze-3`` and ``tekst-3``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gemeenten.merge import Soort

from .weergave import Verschil, eigen_waarde


@dataclass(frozen=True)
class Keuzes:
    """What was chosen per difference; before anything is sent, only safe ones are preselected."""

    data: Mapping[str, str]
    verschillen: Sequence[Verschil]

    def naam(self, i: int) -> str:
        return f"keuze-{i}"

    def gekozen(self, i: int) -> str:
        """Return the choice for difference ``i``: a conflict has none until somebody chooses."""
        verschil = self.verschillen[i]
        standaard = "kern" if verschil.besluit.soort is Soort.KERN else ""
        gestuurd = self.data.get(self.naam(i), "" if self.data else standaard)
        return gestuurd if gestuurd in dict(verschil.keuzes) else ""

    def tekst(self, i: int) -> str:
        """Return what stands in the field for a text of one's own."""
        return self.data.get(f"tekst-{i}", self.verschillen[i].eigen or "")

    def per_pad(self) -> dict[str, Any]:
        """Return the choices as the merge takes them, by path; nothing for what is not chosen."""
        return {
            verschil.pad: self._waarde(i)
            for i, verschil in enumerate(self.verschillen)
            if self.gekozen(i)
        }

    def _waarde(self, i: int) -> Any:
        keuze = self.gekozen(i)
        if keuze != "eigen":
            return keuze
        return {"eigen": eigen_waarde(self.verschillen[i].besluit, self.tekst(i))}


def lees_keuzes(data: Mapping[str, str], verschillen: Sequence[Verschil]) -> Keuzes:
    """Return the choices in a posted form; an empty form means the screen was just opened."""
    return Keuzes(data, verschillen)
