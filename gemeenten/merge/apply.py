"""Applying: a plan and choices in, a page out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from .plan import Blok, BlokKeuze, Keuze, Plan, Rij, RijkeTekst, Vast, Velden, present
from .richtext import is_rich
from .sleutels import with_unique_keys
from .types import (
    Besluit,
    Json,
    Keuzes,
    NietTeCombineren,
    OnbekendPad,
    OngeldigeKeuze,
    Pagina,
    Soort,
)
from .uniek import fill_ids
from .values import is_blok
from .volgorde import arrange
from .vorm import (
    Ledenlijst,
    Lijstlid,
    Opmaaktekst,
    Samenstel,
    als_json,
    copy_json,
    eigen_vorm,
)

EIGEN = "eigen"
BEIDE = "beide"
VERENIGD = "verenigd"


class Applier(NamedTuple):
    """Turns one plan into pages."""

    plan: Plan
    besluiten: tuple[Besluit, ...]
    kern: Pagina
    kaal: bool = False  # plain JSON came in, so it goes out

    def apply(self, keuzes: Keuzes) -> Pagina:
        """Return the page after these choices: a fresh copy in which block ids and keys are unique."""
        check_keuzes(self.besluiten, keuzes)
        ours = {besluit.pad: Soort.LOKAAL for besluit in self.besluiten if besluit.dubbel}
        page: Pagina = copy_json(render(self.plan, {**ours, **keuzes})[0])
        fill_ids(page, self.kern)
        found: Pagina = with_unique_keys(page)
        return als_json(found) if self.kaal else found


def check_keuzes(besluiten: Iterable[Besluit], keuzes: Keuzes) -> None:
    """Raise OnbekendPad, OngeldigeKeuze or NietTeCombineren if a choice cannot be applied."""
    by_pad = {besluit.pad: besluit for besluit in besluiten}
    for pad, keuze in keuzes.items():
        if pad not in by_pad:
            raise OnbekendPad(f"Op pad {pad!r} valt niets te kiezen.")
        _check_keuze(by_pad[pad], keuze)


def _check_keuze(besluit: Besluit, keuze: Json) -> None:
    if keuze in (Soort.KERN, Soort.LOKAAL):
        return
    if keuze == BEIDE:
        if not besluit.kan_beide:
            raise NietTeCombineren(f"Op pad {besluit.pad!r} kunnen niet beide blijven staan.")
    elif keuze == VERENIGD:
        if besluit.verenigd is None:
            raise NietTeCombineren(
                f"Op pad {besluit.pad!r} is er geen tekst met beide wijzigingen."
            )
    elif not (isinstance(keuze, Mapping) and keuze.keys() == {EIGEN}):
        raise OngeldigeKeuze(f"Keuze {keuze!r} op pad {besluit.pad!r} bestaat niet.")
    elif besluit.pad.endswith("#plaats") and type(keuze[EIGEN]) is not int:
        raise OngeldigeKeuze(f"Een eigen plaats is een getal, op pad {besluit.pad!r}.")


def render(plan: Plan, keuzes: Keuzes) -> list[Json]:
    """Return what stands at one place: nothing, one value, or two after "beide"."""
    match plan:
        case Vast(waarde):
            return [waarde]
        case Keuze():
            return _render_keuze(plan, keuzes)
        case BlokKeuze():
            return _render_blok_keuze(plan, keuzes)
        case Blok(type, id, waarde):
            return [Lijstlid(type=type, value=v, id=id) for v in render(waarde, keuzes)]
        case Velden(velden):
            return [_render_velden(velden, keuzes)]
        case Rij():
            return [Ledenlijst(_render_rij(plan, keuzes))]
        case RijkeTekst():
            return _render_tekst(plan, keuzes)


def _join_parts(parts: Sequence[str]) -> str:
    """Join parts. Two loose texts, as in an item above its sub-list, stay two: no tag parts them."""
    joined = parts[0] if parts else ""
    for before, part in pairwise(parts):
        loose = all(text.strip() and not is_rich(text) for text in (before, part))
        joined += f" / {part}" if loose else part
    return joined


def _render_keuze(plan: Keuze, keuzes: Keuzes) -> list[Json]:
    keuze = keuzes.get(plan.besluit.pad)
    if isinstance(keuze, Mapping):
        return [eigen_vorm(keuze[EIGEN], plan.drie)]
    values: dict[Any, list[Json]] = {
        None: [plan.standaard],
        Soort.KERN: [plan.drie.kern],
        Soort.LOKAAL: [plan.drie.lokaal],
        BEIDE: [plan.drie.kern, plan.drie.lokaal],
        VERENIGD: [plan.besluit.verenigd],
    }
    return [value for value in values[keuze] if present(value)]


def _render_blok_keuze(plan: BlokKeuze, keuzes: Keuzes) -> list[Json]:
    """Give a block the id by which it is known; wrap a bare value that a person wrote."""
    values = _render_keuze(plan.keuze, keuzes)
    kinds = [v["type"] for v in reversed(plan.keuze.drie) if is_blok(v)]
    if isinstance(keuzes.get(plan.keuze.besluit.pad), Mapping) and kinds:
        values = [v if is_blok(v) else Lijstlid(type=kinds[0], value=v) for v in values]
    return [Lijstlid(v, id=plan.id) if is_blok(v) else v for v in values]


def _render_velden(velden: Mapping[str, Plan], keuzes: Keuzes) -> Samenstel:
    result = Samenstel()
    for key, plan in velden.items():
        values = render(plan, keuzes)
        if values:
            result[key] = values[0] if len(values) == 1 else join_texts(*values)
    return result


def join_texts(kern: str, lokaal: str) -> str:
    """Return both texts in one: paragraphs below each other, short texts on one line."""
    if not (kern.strip() and lokaal.strip()):
        return kern if kern.strip() else lokaal
    rijk = isinstance(kern, Opmaaktekst) or isinstance(lokaal, Opmaaktekst)
    if rijk and (is_rich(kern) or is_rich(lokaal)):
        return Opmaaktekst(kern + lokaal)
    samen = f"{kern}\n{lokaal}" if "\n" in kern + lokaal else f"{kern} / {lokaal}"
    return Opmaaktekst(samen) if rijk else samen


def _render_rij(plan: Rij, keuzes: Keuzes) -> list[Json]:
    leden = {name: render(lid, keuzes) for name, lid in plan.leden.items()}
    chosen = {name: keuzes.get(besluit.pad) for name, besluit in plan.plaatsen.items()}
    sides = {name: _side(besluit.soort, chosen[name]) for name, besluit in plan.plaatsen.items()}
    names = arrange(plan.volgorde, sides, {name for name, values in leden.items() if values})
    for name, keuze in chosen.items():
        if isinstance(keuze, Mapping) and name in names:
            names.remove(name)
            names.insert(max(keuze[EIGEN] - 1, 0), name)
    return [value for name in names for value in leden[name]]


def _side(soort: Soort, keuze: Any) -> Soort:
    if keuze in (Soort.KERN, Soort.LOKAAL):
        return Soort(keuze)
    return Soort.KERN if soort is Soort.KERN else Soort.LOKAAL


def _render_tekst(plan: RijkeTekst, keuzes: Keuzes) -> list[Json]:
    parts = _render_rij(plan.rij, keuzes)
    if plan.is_list and not parts:
        return []
    if not all(isinstance(part, str) for part in parts):
        raise OngeldigeKeuze("Een eigen stuk tekst is een string.")
    inside = _join_parts(parts)
    begin, eind = (render(side, keuzes)[0] for side in (plan.begin, plan.eind))
    return [Opmaaktekst(f"{begin}{inside}{eind}")]
