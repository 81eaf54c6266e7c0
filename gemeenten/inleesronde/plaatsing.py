"""Where the pages of the book stand: what the book moved goes along, what the editors moved stays."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from wagtail.models import Page

from gemeenten.editie.opbouw.plaatsen import Orde, verplaatst
from gemeenten.merge import Soort
from gemeenten.merge.volgorde import compare_order
from gemeenten.models import Inleesgeheugen

from .boek import Boek, Boekblad


@dataclass(frozen=True)
class Plaatsing:
    """By key: the pages that the book moved, those that both moved, and those that the editors moved."""

    komt: frozenset[int]
    botst: frozenset[int]
    blijft: frozenset[int]


def bepaal(boek: Boek, wortel: Page) -> Plaatsing:
    """Compare three orders of the pages: the book's of last time, its present one, and the core's."""
    basis = _orde_van_toen(boek, wortel)
    kern = _orde_van_het_boek(boek, wortel)
    lokaal = _orde_van_de_kern(wortel)
    for ouder, kinderen in kern.items():  # what will be there, a page can be moved to
        nieuw = [kind for kind in kinderen if kind < 0]
        lokaal = {**lokaal, ouder: [*lokaal.get(ouder, ()), *nieuw]} if nieuw else lokaal
    door_boek = set(verplaatst(basis, kern, lokaal))
    ook_door_ons, door_ons = _door_ons(basis, kern, lokaal)
    botst = door_boek & ook_door_ons
    return Plaatsing(frozenset(door_boek - botst), frozenset(botst), frozenset(door_ons))


def _door_ons(basis: Orde, kern: Orde, lokaal: Orde) -> tuple[set[int], set[int]]:
    """Return the pages that the book and the editors both moved, and those that the editors moved."""
    elders = _elders(basis, lokaal)
    beide, wij = set(elders), set(elders)
    for ouder in kern:
        rijen = [orde.get(ouder, ()) for orde in (basis, kern, lokaal)]
        samen = set.intersection(*map(set, rijen))
        namen = [[str(page) for page in rij if page in samen] for rij in rijen]
        for naam, soort in compare_order(*namen).moved.items():
            beide |= {int(naam)} if soort is Soort.CONFLICT else set()
            wij |= {int(naam)} if soort in (Soort.CONFLICT, Soort.LOKAAL) else set()
    return beide, wij


def _elders(basis: Orde, lokaal: Orde) -> set[int]:
    """Return the pages that stand below another page than last time."""
    toen, nu = (
        {kind: ouder for ouder, kinderen in orde.items() for kind in kinderen}
        for orde in (basis, lokaal)
    )
    return {kind for kind, ouder in toen.items() if nu.get(kind, ouder) != ouder}


def _orde_van_toen(boek: Boek, wortel: Page) -> Orde:
    gelezen = [blad.geheugen for blad in boek.bladen if blad.geheugen and blad.page]
    rijen: dict[int, list[int]] = defaultdict(list)
    for geheugen in sorted(gelezen, key=lambda g: (g.plek, g.pk)):
        rijen[_ouder_van_toen(geheugen, wortel)].append(geheugen.page_id)
    return dict(rijen)


def _ouder_van_toen(geheugen: Inleesgeheugen, wortel: Page) -> int:
    if geheugen.ouder is None:
        return wortel.pk
    return geheugen.ouder.page_id or -1_000_000 - geheugen.ouder_id


def _orde_van_het_boek(boek: Boek, wortel: Page) -> Orde:
    rijen: dict[int, list[int]] = defaultdict(list)
    for blad in boek.bladen:
        weg = blad.weggehaald or (blad.ouder is not None and blad.ouder.weggehaald)
        if not weg:
            rijen[blad.ouder.sleutel if blad.ouder else wortel.pk].append(blad.sleutel)
    return dict(rijen)


def _orde_van_de_kern(wortel: Page) -> Orde:
    """Return what stands below what in the core, the editors' own pages too."""
    paginas = wortel.get_descendants().order_by("path").values_list("pk", "path")
    op_pad = {wortel.path: wortel.pk} | {pad: pk for pk, pad in paginas}
    rijen: dict[int, list[int]] = defaultdict(list)
    for pk, pad in paginas:
        rijen[op_pad[pad[: -Page.steplen]]].append(pk)
    return dict(rijen)


def voorganger(blad: Boekblad, ouder: Page, los: Collection[int]) -> Page | None:
    """Return the page after which a page of the book comes: the nearest one before it that stands there."""
    for ander in reversed(blad.broers[: blad.broers.index(blad)]):
        if ander.page is None or ander.sleutel in los:
            continue
        page = Page.objects.filter(pk=ander.page.pk).child_of(ouder).first()
        if page is not None:
            return page
    return None
