"""A search: from what somebody typed to the pages that answer, the best first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from wagtail.models import Page

from handleiding.publiek.etalage import Raam, Raamsoort

from . import motor
from .indexeren import actueel
from .scoren import Gestamd, scoor
from .tabel import Passage, Synoniemen, Vindplaats
from .woordenschat import Woordenschat
from .zoekvraag import Lezersvraag, Synoniemenlijst, lees_synoniemen, lees_vraag

MEESTE = 300  # passages that are weighed: of a common word not all of them are
# A text of one edition stands below one of the core that answers as well, when everything is searched.
VAN_EDITIE = 0.8
WEINIG = 3  # pages with all words; below this also those with one or more of them are shown
OOK = 0.15  # what other passages of a page add


@dataclass
class Gewogen:
    """A page, with its passages that answer: the best first."""

    page_id: int
    passages: list[tuple[float, Vindplaats]] = field(default_factory=list)

    @property
    def score(self) -> float:
        beste, *andere = sorted((score for score, _ in self.passages), reverse=True)
        return beste + OOK * sum(andere[:4])


@dataclass(frozen=True)
class Zoekuitslag:
    """The first ``volledig`` pages have all words together, the others one or more of them.

    ``verbeterd``: by what was typed, the word that it was probably meant to be.
    """

    vraag: Lezersvraag
    gewogen: Sequence[Gewogen]
    volledig: int
    verbeterd: Mapping[str, str]


def zoek(tekst: str, wortel: Page | None = None) -> Zoekuitslag:
    """Return the pages that answer ``tekst``; of the edition ``wortel`` only, when it is given."""
    schat = woordenschat()
    vraag = lees_vraag(tekst, schat, synoniemen())
    gewogen = _weeg(vraag, wortel, schat, alle=True)
    volledig = len(gewogen)
    if volledig < WEINIG and len(vraag.groepen) > 1:
        bekend = {pagina.page_id for pagina in gewogen}
        deels = _weeg(vraag, wortel, schat, alle=False)
        gewogen += [pagina for pagina in deels if pagina.page_id not in bekend]
    return Zoekuitslag(vraag, gewogen, volledig, _te_noemen(vraag, gewogen))


def _te_noemen(vraag: Lezersvraag, gewogen: Iterable[Gewogen]) -> dict[str, str]:
    """Keep the corrections that stand in what was found.

    The words of the index are those of all editions, and for a while of texts that were withdrawn: who searches
    is told no word that they may not read, or that their edition does not use.
    """
    if not vraag.verbeterd:
        return {}
    ids = {plek.passage_id for pagina in gewogen for _, plek in pagina.passages}
    gelezen: set[str] = set()
    for woorden in Passage.objects.filter(pk__in=ids).values_list("woorden", flat=True):
        gelezen.update(woorden.split())
    return {getypt: bedoeld for getypt, bedoeld in vraag.verbeterd.items() if bedoeld in gelezen}


def woordenschat() -> Woordenschat:
    """Return the words of the site. A process keeps them until the index has more passages, others, or fewer."""
    nu = Passage.objects.aggregate(eerste=Min("pk"), laatste=Max("pk"), aantal=Count("pk"))
    stand = (nu["eerste"], nu["laatste"], nu["aantal"])
    if _schat.stand != stand:
        _schat.schat = Woordenschat(motor.aantallen(), nu["aantal"], motor.geschreven())
        _schat.stand = stand
    return _schat.schat


@dataclass
class _Schat:
    schat: Woordenschat
    stand: tuple[int | None, int | None, int] | None = None


_schat = _Schat(Woordenschat({}, 0, ()))


def synoniemen() -> Synoniemenlijst:
    """Return the synonyms of the kernredactie."""
    return _gelezen(tuple(Synoniemen.objects.values_list("woorden", flat=True)))


_gelezen = lru_cache(maxsize=2)(lees_synoniemen)


def _weeg(
    vraag: Lezersvraag, wortel: Page | None, schat: Woordenschat, *, alle: bool
) -> list[Gewogen]:
    """Weigh the passages that the database finds, and gather them by page."""
    plekken = actueel(Vindplaats.objects.all())
    if wortel is not None:
        plekken = plekken.filter(page__etalage__wortel=wortel.pk)
    zichtbaar = Exists(plekken.filter(passage=OuterRef("pk")))
    gevonden = motor.met_stammen(Passage.objects.all(), vraag.groepen, alle=alle)
    passages = {passage.pk: passage for passage in gevonden.filter(zichtbaar)[:MEESTE]}
    paginas: defaultdict[int, Gewogen] = defaultdict(lambda: Gewogen(0))
    for plek, gewicht in _plaatsen(plekken, passages, overal=wortel is None):
        titel, kop, tekst = (
            regel.split() for regel in passages[plek.passage_id].stammen.split("\n")
        )
        score = scoor(vraag, Gestamd(titel, kop, tekst), schat) * gewicht
        paginas[plek.page_id].page_id = plek.page_id
        paginas[plek.page_id].passages.append((score, plek))
    for pagina in paginas.values():
        pagina.passages.sort(key=lambda paar: (-paar[0], paar[1].volgorde))
    return sorted(paginas.values(), key=lambda pagina: (-pagina.score, pagina.page_id))


def _plaatsen(
    plekken: QuerySet[Vindplaats], passages: Iterable[int], *, overal: bool
) -> Iterable[tuple[Vindplaats, float]]:
    """Yield where the passages stand. Of what many editions say alike, one place: that of the core if it says so."""
    plekken = plekken.filter(passage__in=list(passages))
    if not overal:
        yield from ((plek, 1.0) for plek in plekken)
        return
    edities = Raam.objects.filter(soort=Raamsoort.EDITIE).values("wortel")
    van_ons = list(plekken.exclude(page__etalage__wortel__in=edities))
    yield from ((plek, 1.0) for plek in van_ons)
    elders = plekken.exclude(passage__in={plek.passage_id for plek in van_ons})
    eerste = elders.values("passage").annotate(eerste=Min("pk")).values_list("eerste", flat=True)
    for plek in Vindplaats.objects.filter(pk__in=list(eerste)):
        yield plek, VAN_EDITIE


def ook_in(plekken: Sequence[Vindplaats]) -> dict[int, int]:
    """Return for each passage in how many editions it stands word for word, where the core says it too."""
    edities = Q(page__etalage__wortel__raam__soort=Raamsoort.EDITIE)
    waar = actueel(Vindplaats.objects.filter(passage__in=[plek.passage_id for plek in plekken]))
    tel = waar.values("passage").annotate(
        edities=Count("page__etalage__wortel", filter=edities, distinct=True),
        anders=Count("pk", filter=~edities),
    )
    return {rij["passage"]: rij["edities"] for rij in tel if rij["anders"]}
