"""Versions that something rests on are not deleted, not even by a purge.

What readers see, or saw since the term of keeping began, what waits for its date or its reviewer, the newest draft,
and the text from which it is counted who contributed. Also a core revision that some version of a variant stands on:
the column ``basis`` protects what published variants stand on; drafts and older versions name theirs in their content
only, and without it such a version could no longer be opened. With its page a version goes.
"""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import ProtectedError, Q
from wagtail.models import Page, Revision, WorkflowState
from wagtail.models.revisions import RevisionQuerySet

from handleiding.models import Etalage, OnderdeelPage
from handleiding.publiek.etalage import bewaren_sinds, was_online_na
from handleiding.workflow.contributors import laatst_gepubliceerd, spoed_open
from handleiding.workflow.meenemen import voor_opruimen

IN_GEBRUIK = "Een versie van een editie rust op deze tekst van de kern."
NODIG = "Deze versie staat of stond online, ligt ter beoordeling, wordt nog nagelezen, is ingepland of is de nieuwste."
LOPEND = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


def bewaak_versies(versies: RevisionQuerySet) -> None:
    """Raise ProtectedError, in Dutch, when one of ``versies`` is needed."""
    gezocht = Revision.objects.filter(pk__in=versies.order_by().values("pk"))
    if nodig := set(_in_gebruik(gezocht)):
        raise ProtectedError(NODIG, nodig)
    if bases := {versie for versie in _van_paginas(gezocht) if is_basis(versie)}:
        raise ProtectedError(IN_GEBRUIK, bases)


def onthoud_schrijvers(versies: RevisionQuerySet) -> None:
    """Keep who wrote in versions of pages that go, and may go."""
    gezocht = Revision.objects.filter(pk__in=versies.order_by().values("pk"))
    voor_opruimen(_van_paginas(gezocht))


def _in_gebruik(gezocht: RevisionQuerySet) -> Iterator[Revision]:
    """Yield what a page names as its own, what waits or is still to be read, and from what contributors are counted."""
    wacht = Q(approved_go_live_at__isnull=False) | Q(task_states__workflow_state__status__in=LOPEND)
    yield from gezocht.filter(wacht)
    getoond = Etalage.objects.filter(laatste__in=gezocht).order_by()
    yield from gezocht.filter(pk__in=getoond.values("laatste"))
    gelezen = was_online_na(bewaren_sinds()).filter(revision__in=gezocht).order_by()
    yield from gezocht.filter(pk__in=gelezen.values("revision"))
    for veld in ("live_revision", "latest_revision"):
        genoemd = Page.objects.filter(**{f"{veld}__in": gezocht}).order_by()
        yield from gezocht.filter(pk__in=genoemd.values(veld))
    versies = _van_paginas(gezocht)
    for page in Page.objects.filter(pk__in={int(versie.object_id) for versie in versies}):
        grens, spoed = laatst_gepubliceerd(page), spoed_open(page)
        nodig = {grens and grens.pk, spoed and spoed.revision_id}
        yield from (versie for versie in versies if versie.pk in nodig)


def _van_paginas(gezocht: RevisionQuerySet) -> RevisionQuerySet:
    return gezocht.page_revisions().defer("content")


def is_basis(revision: Revision) -> bool:
    """Return whether a version of a variant, however old, stands on ``revision``."""
    if revision.base_content_type_id != ContentType.objects.get_for_model(Page).pk:
        return False
    varianten = OnderdeelPage.objects.filter(kern=revision.object_id).order_by()
    ids = [str(pk) for pk in varianten.values_list("pk", flat=True)]
    versies = Revision.objects.filter(
        base_content_type=revision.base_content_type_id, object_id__in=ids
    )
    return bool(ids) and (
        versies.filter(content__basis=revision.pk).exists() or _houdt_uitstel(versies, revision)
    )


def _houdt_uitstel(versies: RevisionQuerySet, revision: Revision) -> bool:
    """Return whether an edition decided about a part of what ``revision`` changed."""
    met_uitstel = versies.filter(content__uitgesteld__0__isnull=False)
    stappen = met_uitstel.values_list("content__uitgesteld", flat=True)
    return any(stap["kern"] == revision.pk for rij in stappen.iterator() for stap in rij)
