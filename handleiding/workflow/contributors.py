"""Who worked on a text since it was last published. Derived from its revisions, never stored."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision

from handleiding.logacties import ACHTERAF, PUBLICATIES, SPOED
from handleiding.verschil.paginatekst import tekst

from .bestanden import veranderden_bestanden
from .bijdragen import Bijdrage, dezelfde_personen, toegeschreven
from .eens import eens

# What Wagtail logs when somebody writes; of our own entries each that changed the content counts.
SCHRIJFACTIES = ("wagtail.create", "wagtail.edit", "wagtail.revert")


def schrijvers(revisies: Iterable[Revision], gepubliceerd: Mapping[str, Any] | None) -> set[int]:
    """Return the ids of users whose revision changed the text of the one before it.

    ``revisies`` come oldest first; ``gepubliceerd`` is the content they started from, or None.
    """
    vorige = tekst(gepubliceerd) if gepubliceerd is not None else None
    gevonden: set[int] = set()
    for revisie in revisies:
        nu = tekst(revisie.content)
        if nu != vorige and revisie.user_id is not None:
            gevonden.add(revisie.user_id)
        vorige = nu
    return gevonden


def spoed_open(page: Page) -> PageLogEntry | None:
    """Return the emergency publication of ``page`` that nobody approved afterwards, if any.

    A later approved publication does not settle it: its reviewer compared with the emergency text.
    """
    logboek = PageLogEntry.objects.filter(page=page.pk, action__in=(SPOED, ACHTERAF))
    laatste = eens(logboek.order_by("-pk").first, "laatste spoed", page.pk, rust_op=(PageLogEntry,))
    return laatste if laatste is not None and laatste.action == SPOED else None


def laatst_gepubliceerd(page: Page) -> Revision | None:
    """Return the revision that was last published, also when the page is offline now.

    An emergency publication does not count until somebody else has approved it.
    """
    if spoed_open(page) is not None:
        return _laatste_revisie(_goedgekeurde_publicaties(page))
    # A copy that is not online may name its own draft as such.
    if page.live and page.live_revision_id:
        return page.live_revision
    return eens(
        lambda: _laatste_revisie(_publicaties(page)),
        "laatst gepubliceerd",
        page.pk,
        rust_op=(PageLogEntry, Revision),
    )


def _publicaties(page: Page):
    return PageLogEntry.objects.filter(
        page=page.pk,
        action__in=PUBLICATIES,
        revision__isnull=False,
    ).order_by("-pk")


def _goedgekeurde_publicaties(page: Page):
    logboek = PageLogEntry.objects.filter(page=page.pk)
    spoed = logboek.filter(action=SPOED).order_by("pk")
    achteraf = logboek.filter(action=ACHTERAF).order_by("-pk").first()
    if achteraf is not None:
        spoed = spoed.filter(pk__gt=achteraf.pk)
    eerste = spoed.first()
    publicaties = _publicaties(page)
    return publicaties.filter(pk__lt=eerste.pk) if eerste else publicaties


def _laatste_revisie(publicaties) -> Revision | None:
    revision_id = publicaties.values_list("revision_id", flat=True).first()
    return Revision.objects.filter(pk=revision_id).first() if revision_id else None


class Begin(NamedTuple):
    """From what text, and since when, it is counted who contributed.

    Since when by the clock or by the number of that version: a clock may go back, or run behind on another machine, and
    what an edition brought along has older moments at higher numbers. Who is after it by either contributed.
    """

    moment: datetime
    content: Mapping[str, Any]
    versie: int


def _begin(page: Page) -> Begin | None:
    basis = laatst_gepubliceerd(page)
    if basis is not None:
        return Begin(basis.created_at, basis.content, basis.pk)
    return _van_verdwenen(page) if page.live and spoed_open(page) is None else None


def _van_verdwenen(page: Page) -> Begin | None:
    """What readers see of a page whose published revision was cleared away: its row still says it.

    Since when is in the log: the moment that revision was written, or else published.
    """
    publicatie = _publicaties(page).first()
    if publicatie is None:
        return None
    geschreven = PageLogEntry.objects.filter(
        page=page.pk,
        revision_id=publicatie.revision_id,
        action__in=SCHRIJFACTIES,
        timestamp__lte=publicatie.timestamp,
    ).order_by("-timestamp")
    moment = (geschreven.first() or publicatie).timestamp
    return Begin(moment, json.loads(page.specific.to_json()), publicatie.revision_id)


def medewerkers(page: Page, *, tot: Revision | None = None) -> set[int]:
    """Return the ids of all users who contributed to ``page`` since it was last published.

    ``tot`` leaves out what was written after that revision. Who gave a file in the text other contents or another
    name after it was written contributed as well: its writer has not seen those.
    """
    return _sinds(page, _begin(page), tot)


def schreven_aan(revision: Revision) -> set[int]:
    """Return the ids of all users whose words ``revision`` holds and that nobody else approved then."""
    page = revision.content_object
    eerder = _publicaties(page).filter(timestamp__lt=revision.created_at)
    if _publicaties(page).filter(revision_id=revision.pk).exists():
        return set()
    basis = _laatste_revisie(eerder)
    begin = Begin(basis.created_at, basis.content, basis.pk) if basis else None
    return _sinds(page, begin, revision)


class Sindsdien(NamedTuple):
    """What is recorded of who wrote since: the versions, oldest first, and who wrote what none of them says."""

    revisies: list[Revision]
    van_opgeruimde: set[int]
    bewaard: list[tuple[int, datetime]]


def _sinds(page: Page, begin: Begin | None, tot: Revision | None) -> set[int]:
    sindsdien = eens(
        lambda: _lees_sinds(page, begin),
        "sinds",
        page.pk,
        begin and (begin.moment, begin.versie),
        rust_op=(Revision, PageLogEntry, Bijdrage),
    )
    revisies = [revisie for revisie in sindsdien.revisies if _telt_mee(revisie, tot)]
    gevonden = schrijvers(revisies, begin.content if begin else None) | sindsdien.van_opgeruimde
    gevonden |= {
        account for account, moment in sindsdien.bewaard if tot is None or moment <= tot.created_at
    }
    if revisies:
        gevonden |= eens(
            lambda: veranderden_bestanden(revisies[-1]),
            "veranderden bestanden",
            revisies[-1].pk,
            rust_op=(Revision, ModelLogEntry),
        )
    return dezelfde_personen(gevonden)


def _telt_mee(revisie: Revision, tot: Revision | None) -> bool:
    return tot is None or revisie.created_at <= tot.created_at or revisie.pk <= tot.pk


def _lees_sinds(page: Page, begin: Begin | None) -> Sindsdien:
    revisies = page.revisions.order_by("created_at", "pk")
    if begin is not None:
        later = Q(created_at__gte=begin.moment) | Q(pk__gt=begin.versie)
        revisies = revisies.filter(later).exclude(pk=begin.versie)
    gelezen = _met_schrijver(list(revisies))
    return Sindsdien(
        gelezen,
        _schrijvers_van_opgeruimde(page, begin, {revisie.pk for revisie in gelezen}),
        toegeschreven(page, begin.moment if begin else None),
    )


def schreven_ooit(paginas: Iterable[int]) -> dict[int, set[int]]:
    """Return who ever wrote in these pages, by page, in a few queries: for text that was never published."""
    ids = list(paginas)
    revisies = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(pk) for pk in ids],
    )
    per_pagina: dict[int, list[Revision]] = {}
    for revisie in revisies.order_by("created_at", "pk"):
        per_pagina.setdefault(int(revisie.object_id), []).append(revisie)
    gevonden = {pk: schrijvers(rij, None) for pk, rij in per_pagina.items()}
    bestaand = {revisie.pk for rij in per_pagina.values() for revisie in rij}
    log = _schreef(PageLogEntry.objects.filter(page__in=ids)).exclude(revision_id__in=bestaand)
    bewaard = Bijdrage.objects.filter(page__in=ids)
    for pk, account in [
        *log.values_list("page_id", "user_id"),
        *bewaard.values_list("page_id", "account"),
    ]:
        gevonden.setdefault(pk, set()).add(account)
    return gevonden


def _met_schrijver(revisies: list[Revision]) -> list[Revision]:
    """Let versions of which the account is gone know its number again: the log keeps it."""
    zonder = {revisie.pk: revisie for revisie in revisies if revisie.user_id is None}
    if zonder:
        log = PageLogEntry.objects.filter(revision_id__in=zonder, action__in=SCHRIJFACTIES)
        for pk, user_id in log.values_list("revision_id", "user_id"):
            zonder[pk].user_id = user_id
    return revisies


def _schrijvers_van_opgeruimde(page: Page, begin: Begin | None, aanwezig: set[int]) -> set[int]:
    """Return who wrote revisions that were cleared away since: the log still knows them."""
    log = _schreef(PageLogEntry.objects.filter(page=page.pk)).exclude(revision_id__in=aanwezig)
    if begin is not None:
        log = log.filter(Q(timestamp__gt=begin.moment) | Q(revision_id__gt=begin.versie))
        log = log.exclude(revision_id=begin.versie)
    kandidaten = log.values_list("revision_id", "user_id")
    bestaand = set(
        Revision.objects.filter(pk__in=[pk for pk, _ in kandidaten]).values_list("pk", flat=True)
    )
    return {user_id for pk, user_id in kandidaten if pk not in bestaand}


def _schreef(log: Any) -> Any:
    """Keep the entries of who wrote a version, with what each changed."""
    van_ons = ~Q(action__startswith="wagtail.")
    schreef = log.filter(user__isnull=False, revision_id__isnull=False, content_changed=True)
    return schreef.filter(Q(action__in=SCHRIJFACTIES) | van_ons)


def werkte_mee(page: Page, user: Any) -> bool:
    """Return whether ``user`` contributed to ``page`` since it was last published."""
    return user.pk in medewerkers(page)
