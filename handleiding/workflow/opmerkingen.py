"""Comments that wait for an answer of somebody: on their text, or in a conversation they are in."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.text import Truncator
from wagtail.models import Comment

from .eigen_werk import eigen_paginas
from .werklijst import naam_van
from .werkregels import Werkregel
from .werksoorten import OPMERKING

TEKENS = 160


def onbeantwoord(user: Any) -> Iterator[Werkregel]:
    """Comments that nobody resolved and of which ``user`` did not have the last word.

    Theirs are the comments on a text that they wrote last, submitted or own, on a page that they follow,
    and those they took part in.
    """
    van_mij = (
        Q(page__latest_revision__user=user)
        | Q(page__owner=user)
        | Q(page__subscribers__user=user, page__subscribers__comment_notifications=True)
        | Q(user=user)
        | Q(replies__user=user)
    )
    mijn = Comment.objects.filter(
        van_mij, resolved_at=None, page__in=eigen_paginas(user).values("pk")
    )
    opmerkingen = Comment.objects.filter(pk__in=mijn.order_by().values("pk"))
    for opmerking in opmerkingen.select_related("page", "user").prefetch_related("replies__user"):
        antwoorden = sorted(opmerking.replies.all(), key=lambda antwoord: antwoord.pk)
        laatste = antwoorden[-1] if antwoorden else opmerking
        if laatste.user_id != user.pk:
            yield _regel(opmerking, laatste)


def _regel(opmerking: Comment, laatste: Any) -> Werkregel:
    page = opmerking.page
    return Werkregel(
        soort=OPMERKING,
        nummer=f"{opmerking.pk}-{laatste.pk}" if laatste is not opmerking else str(opmerking.pk),
        titel=page.draft_title or page.title,
        url=f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}?comment={opmerking.pk}",
        pad=page.path,
        page_id=page.pk,
        uitleg=f"{naam_van(laatste.user)}: “{Truncator(laatste.text).chars(TEKENS)}”",
        sinds=laatste.created_at,
        door=laatste.user_id,
    )
