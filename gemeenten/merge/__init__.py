"""Three-way merge of page content: what the core said, what it says now, what the edition says.

Pure: plain JSON values in, plain JSON values out; no Django, no Wagtail.
"""

from __future__ import annotations

from .apply import Applier
from .decide import decide
from .dubbel import markeer_dubbel
from .helft import half_genomen
from .herkomst import afwijkingen, herkomst
from .knopen import Keuring
from .menging import gemengd
from .types import (
    Besluit,
    Botsing,
    Handeling,
    Herkomst,
    NietTeCombineren,
    OnbekendPad,
    OngeldigeKeuze,
    Pagina,
    Samenvoeging,
    Soort,
)
from .uitstel import basis_na, half_uitgesteld, te_onthouden
from .vorm import gelezen, is_gelezen

__all__ = [
    "Besluit",
    "Botsing",
    "Handeling",
    "Herkomst",
    "NietTeCombineren",
    "OnbekendPad",
    "OngeldigeKeuze",
    "Samenvoeging",
    "Soort",
    "afwijkingen",
    "basis_na",
    "gemengd",
    "half_genomen",
    "half_uitgesteld",
    "herkomst",
    "merge",
    "te_onthouden",
]


def merge(basis: Pagina, kern: Pagina, lokaal: Pagina) -> Samenvoeging:
    """Merge what the core changed since `basis` into what the edition says.

    Each argument maps field names to JSON values as Wagtail serialises them: plain values, rich
    text as an HTML string, a stream or list as [{"type", "value", "id"}]. They are not mutated.
    What a value is, is told by its class where who calls knows the definitions (`vorm`); of plain
    JSON it is taken from its looks.

    Laws: merge(b, b, l).inhoud == l, merge(b, k, b).inhoud == k, merge(b, x, x).inhoud == x,
    none with a conflict (up to the ids and keys of blocks that had none, or one that another block has).
    Every changed text of `kern` and of `lokaal` is in `inhoud` or in `conflicten`. A sentence stands
    in `inhoud` at most as often as in `kern` or in `lokaal`, or it is in `conflicten`; one that was
    edited counts as the one it was. Block
    ids in a result are unique, and Draftail's block keys within each rich text. The same input always
    gives the same result. Raises nothing on JSON that Wagtail can store.
    """
    kaal = not is_gelezen(basis, kern, lokaal)
    basis, kern, lokaal = gelezen(basis, kern, lokaal)
    plan, besluiten = decide(basis, kern, lokaal)
    besluiten = markeer_dubbel(besluiten)
    applier = Applier(plan, besluiten, kern, kaal)
    return Samenvoeging(applier.apply({}), besluiten, applier.apply, Keuring(besluiten))
