"""Background work that only tests need."""

import contextlib
import time

from django_tasks import task


@task()
def altijd_mis() -> None:
    """Fail."""
    raise RuntimeError("mis")


@task()
def slaap(seconden: float) -> None:
    """Take that long, and catch all that a careless programmer would."""
    with contextlib.suppress(Exception):
        time.sleep(seconden)
