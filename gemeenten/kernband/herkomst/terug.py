"""Which differences go when a part of a page goes back to the core. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from gemeenten.merge import Besluit, Handeling, Samenvoeging, Soort, merge
from gemeenten.merge.types import Pagina
from gemeenten.merge.values import is_blok

HELE_PAGINA = ""


def samenvoeging(basis: Pagina, lokaal: Pagina) -> Samenvoeging:
    """Return the merge in which the core said nothing new: its decisions are the deviations."""
    return merge(basis, basis, lokaal)


def gaat_terug(besluiten: Iterable[Besluit], pad: str) -> tuple[Besluit, ...]:
    """Return the decisions that go back to the core with the page (""), a field or a block.

    A block that only the edition has is not the core's to take back: it stays, unless it stands
    inside a block that goes back.
    """
    return tuple(b for b in besluiten if hoort_bij(b.pad, pad) and not _is_eigen(b, pad))


def keuzes_voor(besluiten: Iterable[Besluit], paden: Iterable[str]) -> dict[str, Soort]:
    """Return the choices by which the parts at these paths go back; all else stays ours."""
    alle = tuple(besluiten)
    return {b.pad: Soort.KERN for pad in paden for b in gaat_terug(alle, pad)}


def terug(samen: Samenvoeging, *paden: str) -> Pagina:
    """Return the page after the parts at these paths went back to the core; the rest stays as it is."""
    return samen.toegepast(keuzes_voor(samen.besluiten, paden))


def hoort_bij(pad: str, boven: str) -> bool:
    """Tell whether a path is that of a part of the page, or lies in it."""
    return boven == HELE_PAGINA or pad == boven or pad.startswith((f"{boven}/", f"{boven}#"))


def _is_eigen(besluit: Besluit, pad: str) -> bool:
    if besluit.handeling is not Handeling.TOEGEVOEGD:
        return False
    if not is_blok(besluit.lokaal):
        return "/" not in besluit.pad  # a field that the core did not have yet
    hoogste = besluit.pad.count("/") == 1
    return hoogste if pad == HELE_PAGINA or "/" not in pad else besluit.pad == pad
