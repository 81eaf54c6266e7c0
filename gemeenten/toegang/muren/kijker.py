"""Who looks at this screen of the CMS. Known to code that Wagtail calls without a request."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_kijker: ContextVar[Any] = ContextVar("kijker", default=None)


def kijker() -> Any:
    """Return the person whose request is being answered in the CMS, or None outside it."""
    return _kijker.get()


@contextmanager
def kijkt(user: Any) -> Iterator[None]:
    """Let ``user`` be the one who looks, until the end of the block."""
    vorige = _kijker.set(user)
    try:
        yield
    finally:
        _kijker.reset(vorige)
