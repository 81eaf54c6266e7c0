"""How each database finds the passages that have some stems in them: the only place that differs.

PostgreSQL keeps a column of its own (``vector``, made by the database from ``stammen``) with a GIN index. SQLite
keeps a table of FTS5; where its Python has none, the stems are looked for one by one. Both know every word:
``aantallen`` tells in how many passages it stands.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from django.db import connection, models
from django.db.models import Func, Q, Value

from .tabel import Passage
from .zoekvraag import Woordgroep

FTS = "handleiding_passage_fts"
Stammengroepen = Sequence[Sequence[Sequence[str]]]


def als_groepen(groepen: Iterable[Woordgroep]) -> Stammengroepen:
    return [[list(ander.stammen) for ander in groep.alternatieven] for groep in groepen]


@cache
def _heeft_fts(alias: str, naam: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM sqlite_master WHERE name = %s", [FTS])
        return cursor.fetchone() is not None


def heeft_fts() -> bool:
    """Return whether this SQLite has the table of FTS5."""
    return _heeft_fts(connection.alias, str(connection.settings_dict["NAME"]))


def met_stammen(
    passages: models.QuerySet, groepen: Iterable[Woordgroep], *, alle: bool
) -> models.QuerySet:
    """Keep the passages in which of ``alle`` groups (or of one) an alternative stands, the likeliest first."""
    delen = als_groepen(groepen)
    if not delen:
        return passages.none()
    if connection.vendor == "postgresql":
        vraag = Value(_vraag(delen, alle, _PG))
        rang = Func(vraag, template=_PG_RANG, output_field=models.FloatField())
        raakt = Func(vraag, template=_PG_RAAKT, output_field=models.BooleanField())
        return passages.filter(raakt).order_by(rang.desc(), "pk")
    if heeft_fts():
        vraag = Value(_vraag(delen, alle, _FTS5))
        return passages.filter(
            Func(vraag, template=_FTS5_RAAKT, output_field=models.BooleanField())
        )
    return passages.filter(_een_voor_een(delen, alle))


_PG_RAAKT = "handleiding_passage.vector @@ to_tsquery('simple', %(expressions)s)"
_PG_RANG = "ts_rank(handleiding_passage.vector, to_tsquery('simple', %(expressions)s))"
# SQLite ranks before it knows where passages stand, so it is asked for many.
_FTS5_RAAKT = (
    "handleiding_passage.id IN (SELECT rowid FROM handleiding_passage_fts "
    "WHERE handleiding_passage_fts MATCH %(expressions)s ORDER BY rank LIMIT 2000)"
)
_PG = ("'{}'", " & ", " | ")
_FTS5 = ('"{}"', " AND ", " OR ")


def _vraag(groepen: Stammengroepen, alle: bool, taal: tuple[str, str, str]) -> str:
    """Return the question in the language of the database. Stems are letters and digits only."""
    woord, en, of = taal
    return (en if alle else of).join(
        f"({of.join(f'({en.join(woord.format(stam) for stam in stammen)})' for stammen in groep)})"
        for groep in groepen
    )


def _een_voor_een(groepen: Stammengroepen, alle: bool) -> Q:
    vraag = Q()
    for groep in groepen:
        een = Q()
        for stammen in groep:
            samen = Q()
            for stam in stammen:
                samen &= Q(stammen__iregex=rf"(^|\s){stam}(\s|$)")
            een |= samen
        vraag = vraag & een if alle else vraag | een
    return vraag


def neem_op(passages: Sequence[Passage]) -> None:
    """Let SQLite find these new passages; PostgreSQL does by itself."""
    if connection.vendor == "sqlite" and passages and heeft_fts():
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO handleiding_passage_fts (rowid, stammen) VALUES (%s, %s)",
                [(passage.pk, passage.stammen) for passage in passages],
            )


def haal_weg(passages: Iterable[int]) -> None:
    """Delete passages, also from what the database keeps of them."""
    weg = list(passages)
    for begin in range(0, len(weg), 500):
        deel = weg[begin : begin + 500]
        if connection.vendor == "sqlite" and heeft_fts():
            with connection.cursor() as cursor:
                weg_uit_fts = "DELETE FROM handleiding_passage_fts WHERE rowid = %s"
                cursor.executemany(weg_uit_fts, [(pk,) for pk in deel])
        Passage.objects.filter(pk__in=deel).delete()
    if weg and connection.vendor == "sqlite" and heeft_fts():
        with (
            connection.cursor() as cursor
        ):  # else what was deleted stays in the file until FTS5 merges
            cursor.execute(
                "INSERT INTO handleiding_passage_fts (handleiding_passage_fts) VALUES ('optimize')"
            )


def aantallen() -> Mapping[str, int]:
    """Return every stem with the number of passages that it stands in."""
    if connection.vendor == "postgresql":
        bron = "SELECT word, ndoc FROM ts_stat('SELECT vector FROM handleiding_passage')"
        return dict(_rijen(bron))
    tellers: Counter[str] = Counter()
    for stammen in Passage.objects.values_list("stammen", flat=True).iterator():
        tellers.update(set(stammen.split()))
    return tellers


def geschreven() -> set[str]:
    """Return every word as it is written, folded."""
    if connection.vendor == "postgresql":
        bron = "SELECT DISTINCT unnest(string_to_array(woorden, ' ')) FROM handleiding_passage"
        return {woord for (woord,) in _rijen(bron)}
    alle: set[str] = set()
    for woorden in Passage.objects.values_list("woorden", flat=True).iterator():
        alle.update(woorden.split())
    return alle


def _rijen(bron: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(bron)
        return cursor.fetchall()
