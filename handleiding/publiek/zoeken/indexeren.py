"""The one writer of the index: brings passages and places in line with what readers may read now.

The law: an up-to-date page has the passages that ``knippen`` makes of its approved row, and nothing else is found.
Written after a publication by a task of its own; what is not written yet is not found (see ``Vindplaats``).
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from wagtail.models import Page

from handleiding.publiek.etalage import Etalage, Etalagezicht

from . import motor
from .knippen import Zoekstuk, stukken
from .tabel import Passage, Vindplaats

PER_KEER = 50


def openbaar() -> QuerySet[Etalage]:
    """Return the rows of pages that everyone may read; the root of the tree has no address."""
    return Etalage.objects.filter(page__live=True, page__depth__gt=1, zicht=Etalagezicht.OPENBAAR)


def achterstand() -> QuerySet[Etalage]:
    """Return the rows of public pages that the index does not know as they are now."""
    bij = Vindplaats.objects.filter(page=OuterRef("pk"), stempel=OuterRef("stempel"))
    return openbaar().exclude(Exists(bij))


def verouderd() -> QuerySet[Vindplaats]:
    """Return the places that nobody finds any more: their page changed, or is not for everyone."""
    nog = openbaar().filter(pk=OuterRef("page"), stempel=OuterRef("stempel"))
    return Vindplaats.objects.exclude(Exists(nog))


def werk_bij() -> int:
    """Bring the whole index up to date and return how many pages were read. Doing it twice changes nothing."""
    gelezen: set[int] = set()
    while ids := list(
        achterstand().exclude(pk__in=gelezen).values_list("pk", flat=True)[:PER_KEER]
    ):
        indexeer(ids)
        gelezen |= set(ids)
    ruim_op()
    return len(gelezen)


def indexeer(ids: Iterable[int]) -> None:
    """Read these pages and keep their passages.

    The stamp is read before the text: a page that changes meanwhile stays behind, and is read again. The rows of
    the etalage are not locked, so that no publication waits for it.
    """
    with transaction.atomic():
        stempels = dict(openbaar().filter(pk__in=list(ids)).values_list("pk", "stempel"))
        paginas = Page.objects.filter(pk__in=stempels).specific()
        gesneden = {page.pk: stukken(page) for page in paginas}
        passages = _bewaar(stuk for delen in gesneden.values() for stuk in delen)
        Vindplaats.objects.filter(page__in=list(ids)).delete()
        Vindplaats.objects.bulk_create(
            (
                Vindplaats(
                    passage_id=passages[stuk.digest],
                    page_id=page_id,
                    stempel=stempels[page_id],
                    volgorde=volgorde,
                    anker=stuk.anker[:80],
                )
                for page_id, delen in gesneden.items()
                for volgorde, stuk in enumerate(delen)
            ),
            ignore_conflicts=True,  # somebody else read it at the same moment
        )


def _bewaar(delen: Iterable[Zoekstuk]) -> dict[str, int]:
    """Return the key of the passage of each digest, held until the end; new ones are made."""
    stuk_van = {stuk.digest: stuk for stuk in delen}
    bekend = {passage.digest: passage.pk for passage in _houd(stuk_van)}
    nieuw = sorted(set(stuk_van) - set(bekend))
    Passage.objects.bulk_create(
        (
            Passage(
                digest=digest,
                titel=stuk_van[digest].titel,
                kop=stuk_van[digest].kop,
                tekst=stuk_van[digest].tekst,
                stammen=stuk_van[digest].stammen,
                woorden=stuk_van[digest].woorden,
            )
            for digest in nieuw
        ),
        ignore_conflicts=True,
    )
    gemaakt = _houd(nieuw)
    motor.neem_op(gemaakt)
    return bekend | {passage.digest: passage.pk for passage in gemaakt}


def _houd(digests: Iterable[str]) -> list[Passage]:
    """Return these passages, which nobody tidies away until the end of the transaction."""
    passages = Passage.objects.filter(digest__in=list(digests)).order_by("digest")
    return list(passages.select_for_update())


def ruim_op() -> None:
    """Delete what nobody finds any more: a text that was withdrawn leaves the index too.

    What somebody is about to point to is left alone: whoever has read it first holds it, and else reads it anew.
    """
    with transaction.atomic():
        verouderd().delete()
        nergens = Passage.objects.exclude(Exists(Vindplaats.objects.filter(passage=OuterRef("pk"))))
        losse = nergens.select_for_update(of=("self",), skip_locked=True)
        gehouden = list(losse.values_list("pk", flat=True))
        # Asked again now that they are held: a place may have been written since the question before.
        motor.haal_weg(list(nergens.filter(pk__in=gehouden).values_list("pk", flat=True)))


def maak_leeg() -> None:
    """Forget the whole index: nothing is found until it is written again."""
    with transaction.atomic():
        motor.haal_weg(Passage.objects.values_list("pk", flat=True))


def actueel(vindplaatsen: QuerySet[Vindplaats]) -> QuerySet[Vindplaats]:
    """Keep the places where everyone reads the passage now."""
    return vindplaatsen.filter(
        page__live=True,
        page__etalage__zicht=Etalagezicht.OPENBAAR,
        page__etalage__stempel=F("stempel"),
    )
