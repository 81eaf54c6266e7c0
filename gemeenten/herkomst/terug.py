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
    return tuple(b for b in besluiten if _hoort_bij(b.pad, pad) and not _is_eigen(b, pad))


def terug(samen: Samenvoeging, pad: str) -> Pagina:
    """Return the page after the part at ``pad`` went back to the core; the rest stays as it is."""
    return samen.toegepast(
        {besluit.pad: Soort.KERN for besluit in gaat_terug(samen.besluiten, pad)}
    )


def _hoort_bij(pad: str, boven: str) -> bool:
    return boven == HELE_PAGINA or pad == boven or pad.startswith((f"{boven}/", f"{boven}#"))


def _is_eigen(besluit: Besluit, pad: str) -> bool:
    if besluit.handeling is not Handeling.TOEGEVOEGD:
        return False
    if not is_blok(besluit.lokaal):
        return "/" not in besluit.pad  # a field that the core did not have yet
    hoogste = besluit.pad.count("/") == 1
    return hoogste if pad == HELE_PAGINA or "/" not in pad else besluit.pad == pad
