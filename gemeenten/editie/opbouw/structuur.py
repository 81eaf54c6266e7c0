"""How an edition's tree stands beside the core's: what is new, gone or moved. Looking writes nothing.

Derived from both trees, in a fixed number of queries. Two things cannot be derived and are stored:
what an edition decided (``Structuurbesluit``) and the core's order it last dealt with (``Kernorde``).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices
from wagtail.models import Page

from gemeenten.models import GemeentePage, Kernorde, Structuurbesluit
from gemeenten.toegang.rollen_op_pagina import onder
from handleiding.models import HandleidingPage, OnderdeelPage

from .plaatsen import Orde, Plaats, besloten, verplaatst

Besluitsoort = Structuurbesluit.Soort


class Aanbodsoort(TextChoices):
    NIEUW = "nieuw", "nieuw in de kern"
    WEG = "weg", "uit de kern gehaald"
    VERPLAATST = "verplaatst", "verplaatst in de kern"
    WEGGELATEN = "weggelaten", "bewust weggelaten"


@dataclass(frozen=True)
class Aanbod:
    """One page of the core about whose place in the edition there is something to decide.

    ``variant`` is None where the edition has none. ``stand`` names what was shown: a decision is only
    carried out on that.
    """

    soort: Aanbodsoort
    kern: OnderdeelPage
    variant: OnderdeelPage | None = None
    plaats: Plaats | None = None
    waar: str = ""
    besluit: Structuurbesluit | None = None

    @property
    def stand(self) -> str:
        kenmerk = self.plaats.stand if self.plaats else kernstand(self.kern)
        return f"{self.soort.value}:{kenmerk}"

    @property
    def titel(self) -> str:
        """What the edition calls the page, else what the core calls it."""
        return (self.variant.draft_title or self.variant.title) if self.variant else self.kern.title


def kernstand(kern: Page) -> str:
    """Name the state of a core page for a decision: another publication is another state."""
    moment = kern.last_published_at.isoformat() if kern.last_published_at else ""
    return f"{int(kern.live)} {moment}"


@dataclass
class Boom:
    """An edition beside the core, read once."""

    editie: GemeentePage
    kern: dict[int, OnderdeelPage]
    varianten: dict[int, OnderdeelPage]
    kernorde: Orde
    lokaal: Orde
    basis: Orde
    besluiten: dict[tuple[int, str], Structuurbesluit]
    wortel: int | None
    ouders: Mapping[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self.ouders = {kind: boven for boven, rij in self.kernorde.items() for kind in rij}

    def aanbod(self) -> list[Aanbod]:
        """Return what waits for a decision, in the order of the core."""
        plaatsen = verplaatst(self.basis, self.kernorde, self.lokaal)
        gevonden = (self._van(page, plaatsen.get(pk)) for pk, page in self.kern.items())
        return [a for a in gevonden if a is not None and a.soort is not Aanbodsoort.WEGGELATEN]

    def weggelaten(self) -> list[Aanbod]:
        """Return what the edition left out on purpose and can fetch back."""
        gevonden = (self._van(page, None) for page in self.kern.values())
        return [a for a in gevonden if a is not None and a.soort is Aanbodsoort.WEGGELATEN]

    def van(self, kern_id: int) -> Aanbod | None:
        """Return what there is to decide about one page of the core, if anything."""
        return next((a for a in [*self.aanbod(), *self.weggelaten()] if a.kern.pk == kern_id), None)

    def _van(self, kern: OnderdeelPage, plaats: Plaats | None) -> Aanbod | None:
        if kern.pk == self.wortel:
            return None
        variant = self.varianten.get(kern.pk)
        if variant is None:
            return self._zonder_variant(kern)
        if not kern.live:
            return self._uit_de_kern(kern, variant)
        if plaats is None:
            return None
        return Aanbod(Aanbodsoort.VERPLAATST, kern, variant, plaats, self._waar(kern))

    def _zonder_variant(self, kern: OnderdeelPage) -> Aanbod | None:
        """New, or left out on purpose. What is below a page that is not there comes along with it."""
        if not kern.live or self.ouders[kern.pk] not in self.varianten:
            return None
        besluit = self.besluiten.get((kern.pk, Besluitsoort.WEGGELATEN))
        soort = Aanbodsoort.WEGGELATEN if besluit else Aanbodsoort.NIEUW
        return Aanbod(soort, kern, waar=self._waar(kern), besluit=besluit)

    def _uit_de_kern(self, kern: OnderdeelPage, variant: OnderdeelPage) -> Aanbod | None:
        """What the edition took offline itself needs no further decision."""
        ook_offline = not variant.live and variant.first_published_at is not None
        besluit = self.besluiten.get((kern.pk, Besluitsoort.BEHOUDEN))
        behouden = besluit is not None and besluit.stand == kernstand(kern)
        return None if ook_offline or behouden else Aanbod(Aanbodsoort.WEG, kern, variant)

    def _waar(self, kern: OnderdeelPage) -> str:
        """Say where the core has a page, by what the edition has around it."""
        ouder = self.ouders[kern.pk]
        rij = self.kernorde[ouder]
        ervoor = [pk for pk in rij[: list(rij).index(kern.pk)] if pk in self.varianten]
        plek = f"na “{self._naam(ervoor[-1])}”" if ervoor else "als eerste"
        return plek if ouder == self.wortel else f"in “{self._naam(ouder)}”, {plek}"

    def _naam(self, kern_id: int) -> str:
        variant = self.varianten.get(kern_id)
        return variant.title if variant is not None else self.kern[kern_id].title


def lees_boom(editie: GemeentePage) -> Boom:
    """Read the core, the edition's variants and its decisions."""
    return lees_bomen([editie])[0]


def lees_bomen(edities: Sequence[GemeentePage]) -> list[Boom]:
    """Read the core, and what these editions have of it, in a number of queries that does not grow."""
    wortel = kernwortel()
    kern = list(_onder(wortel)) if wortel is not None else []
    nu = orde(kern, {page.path: page.pk for page in kern})
    varianten = _varianten(edities)
    ordes = {rij.editie_id: rij for rij in Kernorde.objects.filter(editie__in=edities)}
    besluiten: dict[int, dict[tuple[int, str], Structuurbesluit]] = defaultdict(dict)
    for besluit in Structuurbesluit.objects.filter(editie__in=edities).select_related("door"):
        besluiten[besluit.editie_id][besluit.kern_id, besluit.soort] = besluit
    return [
        Boom(
            editie=editie,
            kern={page.pk: page for page in kern},
            varianten=varianten[editie.pk],
            kernorde=nu,
            lokaal=_lokale_orde(varianten[editie.pk]),
            basis=lees_orde(ordes[editie.pk]) if editie.pk in ordes else nu,
            besluiten=besluiten[editie.pk],
            wortel=wortel.pk if wortel is not None else None,
        )
        for editie in edities
    ]


def _lokale_orde(varianten: Mapping[int, OnderdeelPage]) -> dict[int, list[int]]:
    return orde(varianten.values(), {page.path: page.kern_id for page in varianten.values()})


def kernwortel() -> Page | None:
    """Return the root of the core; an edition may have handbook pages of its own, deeper in the tree."""
    return HandleidingPage.objects.kernpaginas().order_by("depth", "path").first()


def orde_van_de_kern() -> dict[int, list[int]]:
    """Return the core's order as it is now: children by parent."""
    wortel = kernwortel()
    kern = list(_onder(wortel)) if wortel is not None else []
    return orde(kern, {page.path: page.pk for page in kern})


def lees_orde(rij: Kernorde) -> dict[int, list[int]]:
    """Return a stored order; JSON knows only strings for keys."""
    return {int(ouder): list(kinderen) for ouder, kinderen in rij.orde.items()}


def werk_orde_bij(editie: GemeentePage, kern_ids: Iterable[int], nu: Orde | None = None) -> None:
    """Remember that this edition dealt with the places of these core pages, in tree order.

    ``nu`` is the order that was decided about, else the core's as it is: what the core moved since is asked again.
    """
    rij = Kernorde.objects.filter(editie=editie).first()
    if rij is None:
        return
    nu, gekend = nu or orde_van_de_kern(), lees_orde(rij)
    for kern_id in kern_ids:
        gekend = besloten(gekend, nu, kern_id)
    rij.orde = gekend
    rij.save(update_fields=["orde"])


def orde(paginas: Any, namen: Mapping[str, int]) -> dict[int, list[int]]:
    """Return children by parent, by the names that ``namen`` gives to paths, in tree order.

    A page whose parent has no name is left out.
    """
    gevonden: dict[int, list[int]] = {}
    for page in paginas:
        naam = namen[page.path]
        gevonden.setdefault(naam, [])
        if ouder := namen.get(page.path[: -Page.steplen]):
            gevonden.setdefault(ouder, []).append(naam)
    return gevonden


def _onder(wortel: Page) -> Sequence[OnderdeelPage]:
    return (
        OnderdeelPage.objects.descendant_of(wortel, inclusive=True).kernpaginas().order_by("path")
    )


def _varianten(edities: Iterable[GemeentePage]) -> dict[int, dict[int, OnderdeelPage]]:
    """Return the variants by edition and core page; of copies within an edition the first counts."""
    gevonden: dict[int, dict[int, OnderdeelPage]] = {editie.pk: {} for editie in edities}
    op_pad = {editie.path: gevonden[editie.pk] for editie in edities}
    alle = OnderdeelPage.objects.varianten().filter(onder(op_pad))
    for page in alle.order_by("path") if op_pad else ():
        van = next(rij for pad, rij in op_pad.items() if page.path.startswith(pad))
        van.setdefault(page.kern_id, page)
    return gevonden
