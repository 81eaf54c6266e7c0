"""How the editions stand beside the core: bij, achter, afwijkend, per page. Looking writes nothing.

The number of queries does not depend on the number of editions. Who is behind is read from two
columns; who differs has to be read from the texts, so only for the editions that are shown.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models.fields.json import KeyTextTransform
from wagtail.models import Page, PageLogEntry

from gemeenten.kernband.wijzigingen.afwijking import aantal_afwijkingen
from gemeenten.models import GemeentePage
from gemeenten.toegang.rollen_op_pagina import onder
from handleiding.logacties import PUBLICATIES
from handleiding.models import Kernpublicatie, OnderdeelPage

# Up to so many editions only their own pages are asked; of more it takes less to read all.
WEINIG = 50


@dataclass
class Paginastand:
    """One core page in one edition. ``afwijkingen`` is None until somebody asked for it."""

    variant_id: int
    titel: str
    hoofdstuk: int
    achter: int
    sinds: datetime | None
    dringend: date | None
    revisie_id: int | None
    basis_id: int | None
    afwijkingen: int | None = None

    @property
    def woord(self) -> str:
        return "achter" if self.achter else "bij"


@dataclass
class Samenvatting:
    """Several pages of one edition taken together: a chapter, or all."""

    paginas: Sequence[Paginastand]

    @property
    def achter(self) -> int:
        """How many core publications wait."""
        return sum(p.achter for p in self.paginas)

    @property
    def sinds(self) -> datetime | None:
        return min((p.sinds for p in self.paginas if p.sinds), default=None)

    @property
    def afwijkend(self) -> int:
        """How many pages differ from the core text they stand on."""
        return sum(bool(p.afwijkingen) for p in self.paginas)

    @property
    def dringend(self) -> date | None:
        """The first date by which this edition must decide and has not."""
        return min((p.dringend for p in self.paginas if p.dringend), default=None)


@dataclass
class Editiestand:
    """One edition beside the core."""

    editie: GemeentePage
    paginas: list[Paginastand] = field(default_factory=list)

    @property
    def alles(self) -> Samenvatting:
        return Samenvatting(self.paginas)

    def per_hoofdstuk(self, hoofdstukken: Iterable[Page]) -> list[Samenvatting]:
        """Return a summary for each of ``hoofdstukken``, in that order."""
        op_hoofdstuk = defaultdict(list)
        for page in self.paginas:
            op_hoofdstuk[page.hoofdstuk].append(page)
        return [Samenvatting(op_hoofdstuk[h.pk]) for h in hoofdstukken]


def hoofdstukken(kernpaginas: Iterable[Page]) -> list[Page]:
    """Return the chapters among the pages of the core: its root and what is directly below it."""
    paginas = list(kernpaginas)
    bovenste = min((p.depth for p in paginas), default=0)
    return [p for p in paginas if p.depth <= bovenste + 1]


def kernpaginas() -> list[OnderdeelPage]:
    """Return the pages of the core, in tree order."""
    return list(OnderdeelPage.objects.kernpaginas().order_by("path"))


def edities_naast_de_kern(
    edities: Sequence[GemeentePage], kern: Sequence[OnderdeelPage]
) -> list[Editiestand]:
    """Return how each of ``edities`` stands, in that order; deviations are not counted yet."""
    varianten = OnderdeelPage.objects.varianten()
    if len(edities) <= WEINIG:
        varianten = varianten.filter(onder([editie.path for editie in edities]))
    return _standen(edities, varianten, kern)


def editie_naast_de_kern(editie: GemeentePage, kern: Sequence[OnderdeelPage]) -> Editiestand:
    """Return how one edition stands; deviations are not counted yet."""
    varianten = OnderdeelPage.objects.descendant_of(editie).varianten()
    return _standen([editie], varianten, kern)[0]


def _standen(
    edities: Iterable[GemeentePage], varianten: Any, kern: Sequence[OnderdeelPage]
) -> list[Editiestand]:
    standen = {editie.path: Editiestand(editie) for editie in edities}
    lengtes = sorted({len(pad) for pad in standen})
    rijen = list(
        varianten.order_by("path").values_list(
            "pk", "path", "kern_id", "basis_id", "live", "live_revision", "latest_revision"
        )
    )
    lezer = _Kernlezer(kern)
    besloten = lezer.besloten(rijen)
    for pk, pad, kern_id, basis_id, live, live_revisie, laatste in rijen:
        stand = next((standen[pad[:n]] for n in lengtes if pad[:n] in standen), None)
        if stand is not None and kern_id in lezer.kern:
            revisie = live_revisie if live else laatste
            stand.paginas.append(
                lezer.stand(pk, kern_id, basis_id, revisie, besloten.get(pk, basis_id))
            )
    return list(standen.values())


class _Kernlezer:
    """What the core published, and when: read once for all editions."""

    def __init__(self, kern: Sequence[OnderdeelPage]) -> None:
        self.kern = {p.pk: p for p in kern}
        stap = Page.steplen
        diepte = min((p.depth for p in kern), default=0) + 1
        op_pad = {p.path: p.pk for p in kern}
        self.hoofdstuk = {p.pk: op_pad.get(p.path[: diepte * stap], p.pk) for p in kern}
        self.publicaties = _publicaties(self.kern)
        self.dringend = dict(
            Kernpublicatie.objects.filter(urgentie=Kernpublicatie.Urgentie.DRINGEND).values_list(
                "revision_id", "uiterlijk"
            )
        )

    def is_achter(self, kern_id: int, basis_id: int | None) -> bool:
        page = self.kern.get(kern_id)
        return page is not None and page.live and basis_id != page.live_revision_id

    def besloten(self, rijen: Iterable[Sequence[Any]]) -> dict[int, int]:
        """Return, for variants that are behind, on which core revision their latest draft stands."""
        if not self.dringend:
            return {}
        achter = OnderdeelPage.objects.achter().filter(
            kern__in=[pk for pk, p in self.publicaties.items() if self.dringend.keys() & set(p[0])]
        )
        tekst = KeyTextTransform("basis", "latest_revision__content")
        paren = achter.annotate(op=tekst).order_by().values_list("pk", "op")
        return {pk: int(op) for pk, op in paren if op}

    def stand(
        self, pk: int, kern_id: int, basis_id: int | None, revisie: int | None, besloten: int | None
    ) -> Paginastand:
        nieuw = self._sinds(kern_id, basis_id) if self.is_achter(kern_id, basis_id) else []
        open_ = self._sinds(kern_id, besloten) if nieuw else []
        data = [self.dringend[r] for r, _ in open_ if r in self.dringend]
        return Paginastand(
            variant_id=pk,
            titel=self.kern[kern_id].title,
            hoofdstuk=self.hoofdstuk[kern_id],
            achter=len(nieuw),
            sinds=nieuw[0][1] if nieuw else None,
            dringend=min(data, default=None),
            revisie_id=revisie,
            basis_id=basis_id,
        )

    def _sinds(self, kern_id: int, basis_id: int | None) -> list[tuple[int, datetime]]:
        """Return the publications of a core page after ``basis_id``, oldest first."""
        revisies, momenten = self.publicaties.get(kern_id, ([], []))
        plek = bisect_right(revisies, basis_id or 0)
        return list(zip(revisies[plek:], momenten[plek:], strict=True))


def _publicaties(kern: Mapping[int, Page]) -> dict[int, tuple[list[int], list[datetime]]]:
    """Return per core page its published revisions with their moments, oldest first.

    What is online now counts also where the log was cleared.
    """
    per_pagina: dict[int, dict[int, datetime]] = defaultdict(dict)
    log = PageLogEntry.objects.filter(
        page__in=OnderdeelPage.objects.kernpaginas().order_by().values("pk"),
        action__in=PUBLICATIES,
        revision__isnull=False,
    )
    for pk, revisie, moment in log.order_by("timestamp").values_list(
        "page_id", "revision_id", "timestamp"
    ):
        per_pagina[pk][revisie] = moment
    for pk, page in kern.items():
        if page.live and page.live_revision_id and page.last_published_at:
            per_pagina[pk].setdefault(page.live_revision_id, page.last_published_at)
    gesorteerd = {pk: sorted(momenten.items()) for pk, momenten in per_pagina.items()}
    return {pk: ([r for r, _ in p], [m for _, m in p]) for pk, p in gesorteerd.items()}


def tel_afwijkingen(standen: Iterable[Editiestand]) -> None:
    """Fill in how many places differ, for the editions that are shown."""
    paginas = [page for stand in standen for page in stand.paginas]
    gevonden = aantal_afwijkingen((p.variant_id, p.basis_id, p.revisie_id) for p in paginas)
    for page in paginas:
        page.afwijkingen = gevonden.get(page.variant_id, 0)
