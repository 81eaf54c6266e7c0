"""Deciding: three versions in, a plan and a list of decisions out. Nothing is applied here."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import partial

from .diff import Lid
from .plan import Blok, BlokKeuze, Keuze, Plan, Rij, RijkeTekst, Vast, Velden, present
from .reeks import Blokreeks, make_reeks, read_blokken, read_delen
from .richtext import normalise, split
from .thuis import Thuis
from .types import ONTBREEKT, Besluit, Drie, Handeling, Json, Pagina, Soort
from .values import fingerprint, is_blok, join_pad, same
from .verenigen import verenigd
from .volgorde import Volgorde, arrange, compare_order
from .vorm import Ledenlijst, Opmaaktekst, Samenstel

MAX_DEPTH = 40
PLAATS = "#plaats"

Says = Callable[[Json], Hashable]
DecideLid = Callable[[str, str, Drie], Plan]


def decide(basis: Pagina, kern: Pagina, lokaal: Pagina) -> tuple[Plan, tuple[Besluit, ...]]:
    """Decide about every difference between three versions of a page.

    Returns the plan of the merged page and its decisions in reading order. Decides only: the page
    is made by `apply.render`.
    """
    beslisser = Beslisser(Thuis(Drie(basis, kern, lokaal)))
    plan = beslisser.decide_velden("", Drie(basis, kern, lokaal), 0)
    return plan, tuple(beslisser.besluiten)


def choose_soort(drie: Drie, says: Says) -> Soort | None:
    """Return whose value to take, or None if there is no difference.

    A side that changed nothing, or nothing that anyone reads, gives way to the other.
    """
    basis, kern, lokaal = drie
    if same(kern, lokaal):
        return None if same(kern, basis) else Soort.GELIJK
    if same(lokaal, basis):
        return Soort.KERN
    if same(kern, basis):
        return Soort.LOKAAL
    text_basis, text_kern, text_lokaal = says(basis), says(kern), says(lokaal)
    if text_kern == text_lokaal:
        return Soort.GELIJK
    if text_lokaal == text_basis:
        return Soort.KERN
    return Soort.LOKAAL if text_kern == text_basis else Soort.CONFLICT


def choose_handeling(drie: Drie, says: Says) -> Handeling:
    """Return what happened to a value."""
    if not present(drie.basis):
        return Handeling.TOEGEVOEGD
    if not (present(drie.kern) and present(drie.lokaal)):
        return Handeling.VERWIJDERD
    if says(drie.basis) == says(drie.kern) == says(drie.lokaal):
        return Handeling.OPMAAK
    return Handeling.GEWIJZIGD


class Beslisser:
    """Walks three versions side by side and collects decisions."""

    def __init__(self, thuis: Thuis) -> None:
        self.thuis = thuis
        self.besluiten: list[Besluit] = []

    # values

    def decide_waarde(self, pad: str, drie: Drie, depth: int, *, in_rij: bool = False) -> Plan:
        """Decide about a value that at least one version has."""
        if same(drie.basis, drie.kern) and same(drie.basis, drie.lokaal):
            return Vast(drie.lokaal)
        if depth < MAX_DEPTH:
            if _all_are(Samenstel, drie):
                return self.decide_velden(pad, _basis_or(drie, Samenstel()), depth)
            if _all_are(Ledenlijst, drie):
                return self.decide_lijst(pad, _basis_or(drie, Ledenlijst()), depth)
            if all(isinstance(text, str) for text in drie) and _is_rich_text(drie):
                return self.decide_tekst(pad, drie)
        return self.decide_keuze(pad, drie, fingerprint, in_rij=in_rij)

    def decide_keuze(self, pad: str, drie: Drie, says: Says, *, in_rij: bool) -> Plan:
        """Decide about a value as a whole."""
        soort = choose_soort(drie, says)
        if soort is None:
            return Vast(drie.lokaal)
        return self._add(pad, drie, soort, choose_handeling(drie, says), in_rij=in_rij, says=says)

    def _add(
        self, pad: str, drie: Drie, soort: Soort, handeling: Handeling, *, in_rij: bool, says: Says
    ) -> Keuze:
        two = present(drie.kern) and present(drie.lokaal)
        both = two and (in_rij or (isinstance(drie.kern, str) and isinstance(drie.lokaal, str)))
        shown = Drie(*(value if present(value) else None for value in drie))
        can = both and says(drie.kern) != says(drie.lokaal)
        besluit = Besluit(
            pad, soort, *shown, handeling=handeling, kan_beide=can, verenigd=_een_tekst(soort, drie)
        )
        self.besluiten.append(besluit)
        return Keuze(besluit, drie)

    def decide_velden(self, pad: str, drie: Drie, depth: int) -> Velden:
        """Decide about a page or a struct, key by key; keys stand in the local order."""
        keys = {**drie.lokaal, **drie.kern, **drie.basis}
        return Velden(
            {
                key: self.decide_waarde(
                    join_pad(pad, str(key)),
                    Drie(*(version.get(key, ONTBREEKT) for version in drie)),
                    depth + 1,
                )
                for key in keys
            }
        )

    # sequences

    def decide_lijst(self, pad: str, drie: Drie, depth: int) -> Rij:
        """Decide about a stream, a list of items or a bare list."""
        reeks = make_reeks(pad, *map(read_blokken, drie))
        return self._decide_rij(pad, reeks, partial(self._decide_item, depth=depth))

    def decide_tekst(self, pad: str, drie: Drie) -> RijkeTekst:
        """Decide about a rich text, part by part."""
        return RijkeTekst(self._decide_delen(pad, Drie(*map(split, drie))))

    def _decide_delen(self, pad: str, drie: Drie) -> Rij:
        return self._decide_rij(pad, make_reeks(pad, *map(read_delen, drie)), self._decide_deel)

    def _decide_rij(self, pad: str, reeks: Blokreeks, decide_lid: DecideLid) -> Rij:
        order = compare_order(list(reeks.basis), list(reeks.kern), list(reeks.lokaal))
        versions = (reeks.basis, reeks.kern, reeks.lokaal)
        places = [{name: n for n, name in enumerate(version, 1)} for version in versions]
        leden, plaatsen = {}, {}
        for name in _reading_order(order):
            lid_pad = join_pad(pad, name)
            drie = Drie(*(_value(version.get(name)) for version in versions))
            leden[name] = decide_lid(lid_pad, name, drie)
            if name in order.moved:
                three = Drie(*(place.get(name) for place in places))
                plaatsen[name] = self._add_plaats(lid_pad, order.moved[name], three)
        return Rij(leden, order, plaatsen)

    def _add_plaats(self, pad: str, soort: Soort, places: Drie) -> Besluit:
        besluit = Besluit(pad + PLAATS, soort, *places, handeling=Handeling.VERPLAATST)
        self.besluiten.append(besluit)
        return besluit

    # items of sequences

    def _decide_item(self, pad: str, name: str, drie: Drie, *, depth: int) -> Plan:
        types = Drie(*(value["type"] if is_blok(value) else None for value in drie))
        if all(map(present, drie)) and (len(set(types)) == 1 or set(types) == {None, "item"}):
            bare = Drie(*(value["value"] if is_blok(value) else value for value in drie))
            plan = self.decide_waarde(pad, bare, depth + 1, in_rij=True)
            form = types.lokaal if types.kern == types.basis else types.kern
            return plan if form is None else Blok(form, name, plan)
        if self.thuis.moved_apart(pad, name):
            args = (Soort.CONFLICT, Handeling.VERPLAATST)
            return BlokKeuze(self._add(pad, drie, *args, in_rij=True, says=fingerprint), name)
        plan = self.decide_keuze(pad, drie, fingerprint, in_rij=True)
        return BlokKeuze(plan, name) if isinstance(plan, Keuze) else plan

    def _decide_deel(self, pad: str, name: str, drie: Drie) -> Plan:
        texts = Drie(*(Opmaaktekst(deel.tekst) if present(deel) else ONTBREEKT for deel in drie))
        if texts.basis == texts.kern == texts.lokaal:
            return Vast(texts.lokaal)
        drie = _once_each(drie)
        if _share_shell(drie):
            return self._decide_sublijst(pad, drie)
        return self.decide_keuze(pad, texts, _normalise_or_none, in_rij=True)

    def _decide_sublijst(self, pad: str, drie: Drie) -> Plan:
        begin, eind = (
            self.decide_keuze(
                f"{pad}#{side}",
                Drie(*(getattr(deel, side) for deel in drie)),
                normalise,
                in_rij=False,
            )
            for side in ("begin", "eind")
        )
        rij = self._decide_delen(pad, Drie(*(deel.kinderen for deel in drie)))
        return RijkeTekst(rij, begin, eind, is_list=True)


def _all_are(kind: type, drie: Drie) -> bool:
    """Tell whether a side-by-side walk is possible; a basis without a value is an empty one."""
    basis_fits = isinstance(drie.basis, kind) or drie.basis is None or not present(drie.basis)
    return basis_fits and isinstance(drie.kern, kind) and isinstance(drie.lokaal, kind)


def _basis_or(drie: Drie, empty: Json) -> Drie:
    return drie if isinstance(drie.basis, type(empty)) else drie._replace(basis=empty)


def _is_rich_text(drie: Drie) -> bool:
    """Tell whether to walk part by part.

    If the basis is empty there is no paragraph that both sides started from: two texts for one
    empty field are a conflict, not two paragraphs.
    """
    return any(isinstance(text, Opmaaktekst) for text in drie) and bool(drie.basis.strip())


def _een_tekst(soort: Soort, drie: Drie) -> str | None:
    """Return the text with the changes of both sides, where that is a question and there is one."""
    if soort is not Soort.CONFLICT or not all(isinstance(text, str) for text in drie):
        return None
    return verenigd(*drie)


def _normalise_or_none(text: Json) -> Hashable:
    return normalise(text) if present(text) else None


def _share_shell(delen: Drie) -> bool:
    """Tell whether all versions have the same kind of list here."""
    if not all(map(present, delen)) or delen.basis.shell is None:
        return False
    shell = delen.basis.shell
    return all(deel.shell == shell for deel in (delen.kern, delen.lokaal))


def _once_each(delen: Drie) -> Drie:
    """Return parts of which equal ones are the same object, so that each is looked into once."""
    basis, kern, lokaal = delen
    kern = basis if kern == basis else kern
    return Drie(basis, kern, basis if lokaal == basis else lokaal)


def _reading_order(order: Volgorde) -> list[str]:
    everything = {*order.basis, *order.kern, *order.lokaal}
    sides: Mapping[str, Soort] = dict.fromkeys(order.moved, Soort.LOKAAL)
    return arrange(order, sides, everything)


def _value(lid: Lid | None) -> Json:
    return ONTBREEKT if lid is None else lid.value
