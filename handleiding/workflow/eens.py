"""What one turn asks of the database it asks once: an answer holds until something is saved that it rests on.

A turn (``beurt``) opens it: nobody else decides about the page or writes it meanwhile. Outside of a turn
everything is asked each time.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple, TypeVar

from django.contrib.auth import get_user_model
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageLogEntry, Revision, Site, Workflow, WorkflowPage

Uitkomst = TypeVar("Uitkomst")


class Onthouden(NamedTuple):
    waarde: Any
    # What may change it by being saved.
    rust_op: tuple[type[Model], ...] = ()


_antwoorden: ContextVar[dict[Hashable, Onthouden] | None] = ContextVar("antwoorden", default=None)


@contextmanager
def vraag_eens() -> Iterator[None]:
    """Remember answers from here to the end; inside another one that one's are shared, and given up when this fails."""
    if is_open():
        try:
            yield
        except BaseException:
            vergeet()
            raise
        return
    bewijs = _antwoorden.set({})
    try:
        yield
    finally:
        _antwoorden.reset(bewijs)


def eens(
    vraag: Callable[[], Uitkomst], *sleutel: Hashable, rust_op: tuple[type[Model], ...]
) -> Uitkomst:
    """Return the answer to ``vraag``, known in this turn by ``sleutel``.

    ``rust_op`` are the models whose saving may change it. Who writes those without saving them one by one
    (``bulk_create``, ``update``) calls ``vergeet``.
    """
    antwoorden = _antwoorden.get()
    if antwoorden is None:
        return vraag()
    if sleutel not in antwoorden:
        antwoorden[sleutel] = Onthouden(vraag(), rust_op)
    return antwoorden[sleutel].waarde


def is_open() -> bool:
    """Return whether answers are remembered now."""
    return _antwoorden.get() is not None


def is_bekend(*sleutel: Hashable) -> bool:
    """Return whether this was remembered in this turn."""
    return sleutel in (_antwoorden.get() or {})


def onthoud_bestaan(model: type[Model], *sleutel: Hashable) -> None:
    """Remember that a row exists, until something is deleted; outside of a turn nothing is remembered."""
    antwoorden = _antwoorden.get()
    if antwoorden is not None:
        antwoorden[model, *sleutel] = Onthouden(True)


def vergeet() -> None:
    """Ask everything again from now on."""
    antwoorden = _antwoorden.get()
    if antwoorden:
        antwoorden.clear()


def na_bewaren(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """Ask again what rests on what was saved. That a step of a review was logged changes no answer."""
    if not _is_stap(instance):
        _laat_los(lambda antwoord: issubclass(sender, antwoord.rust_op))


def na_verwijderen(sender: type[Model], **kwargs: Any) -> None:
    """Ask everything again: much goes along with what is gone, of which nothing is told."""
    vergeet()


def _laat_los(raakt: Callable[[Onthouden], bool]) -> None:
    antwoorden = _antwoorden.get() or {}
    for sleutel in [sleutel for sleutel, antwoord in antwoorden.items() if raakt(antwoord)]:
        del antwoorden[sleutel]


def _is_stap(instance: Model) -> bool:
    return isinstance(instance, PageLogEntry) and instance.action.startswith("wagtail.workflow.")


def verbind() -> None:
    """Listen from now on.

    For deletion only to some: where somebody listens, Django reads rows one by one before it deletes them, and leaves
    what is written about a page while it goes.
    """
    post_save.connect(na_bewaren, dispatch_uid="eens_na_bewaren")
    media = (get_image_model(), get_document_model())
    for model in (Page, Revision, Site, Workflow, WorkflowPage, get_user_model(), *media):
        uid = f"eens_na_verwijderen_{model.__name__}"
        post_delete.connect(na_verwijderen, sender=model, dispatch_uid=uid)
