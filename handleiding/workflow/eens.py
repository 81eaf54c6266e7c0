"""What one turn asks of the database it asks once: an answer holds until something is saved that it rests on.

A turn (``beurt``) opens it: nobody else decides about the page or writes it meanwhile. Outside of a turn
everything is asked each time.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple, TypeVar

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import PageLogEntry

Uitkomst = TypeVar("Uitkomst")


class Antwoord(NamedTuple):
    waarde: Any
    # What may change it by being saved or deleted, and what by being deleted only.
    rust_op: tuple[type[Model], ...] = ()
    bestaat_als: tuple[type[Model], ...] = ()


_antwoorden: ContextVar[dict[Hashable, Antwoord] | None] = ContextVar("antwoorden", default=None)


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
        antwoorden[sleutel] = Antwoord(vraag(), rust_op)
    return antwoorden[sleutel].waarde


def is_open() -> bool:
    """Return whether answers are remembered now."""
    return _antwoorden.get() is not None


def is_bekend(*sleutel: Hashable) -> bool:
    """Return whether this was remembered in this turn."""
    return sleutel in (_antwoorden.get() or {})


def onthoud_bestaan(model: type[Model], *sleutel: Hashable) -> None:
    """Remember that a row exists, until one of its model is deleted; outside of a turn nothing is remembered."""
    antwoorden = _antwoorden.get()
    if antwoorden is not None:
        antwoorden[model, *sleutel] = Antwoord(True, bestaat_als=(model,))


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
    """Ask again what rested on what is gone; Django tells of each row of each model."""
    _laat_los(lambda antwoord: issubclass(sender, antwoord.rust_op + antwoord.bestaat_als))


def _laat_los(raakt: Callable[[Antwoord], bool]) -> None:
    antwoorden = _antwoorden.get() or {}
    for sleutel in [sleutel for sleutel, antwoord in antwoorden.items() if raakt(antwoord)]:
        del antwoorden[sleutel]


def _is_stap(instance: Model) -> bool:
    return isinstance(instance, PageLogEntry) and instance.action.startswith("wagtail.workflow.")


def verbind() -> None:
    """Listen from now on."""
    post_save.connect(na_bewaren, dispatch_uid="eens_na_bewaren")
    post_delete.connect(na_verwijderen, dispatch_uid="eens_na_verwijderen")
