"""Takes what readers see otherwise now out of the cache in front of the site: by a worker, tried again when it fails.

The order for it is written in the transaction of the publication itself: both are there, or neither is, and no worker
sees it before. Half a minute later it is done once more: an answer that was on its way to the cache when the first one
was done may have been made before the publication.

Wagtail's own app ``frontend_cache`` is not installed, only used: it empties the page that was published, at one
address, and what shows its title, another host and a deleted page not at all.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import default_task_backend, task
from wagtail.contrib.frontend_cache.utils import get_backends

from handleiding.publiek.etalage import Gestegen

from .adressen import adressen_van
from .buiten import OpSleutel

NOG_EENS = timedelta(seconds=30)
# Addresses for one piece of work: what fails is done again for these only.
PER_KEER = 500


@task()
def leeg(onderwerpen: list[str], verdwenen: list[str]) -> None:
    """Empty what is kept under these names, and at the addresses of pages that are no more."""
    op_adres = False
    for cache in get_backends().values():
        if isinstance(cache, OpSleutel):
            cache.leeg(onderwerpen)
        else:
            op_adres = True
    if not op_adres:
        return
    eerste, *rest = _in_delen(adressen_van(onderwerpen, verdwenen)) or [[]]
    for deel in rest:
        leeg_adressen.enqueue(deel)
    _leeg(eerste)


@task()
def leeg_adressen(adressen: list[str]) -> None:
    """Empty a part of many addresses."""
    _leeg(adressen)


def na_verandering(gestegen: Gestegen) -> None:
    """Order it, in the transaction in which readers see it change."""
    if not settings.WAGTAILFRONTENDCACHE:
        return
    onderwerpen = gestegen.onderwerpen()
    if not onderwerpen and not gestegen.verdwenen:
        return
    leeg.enqueue(onderwerpen, gestegen.verdwenen)
    if default_task_backend.supports_defer:
        later = leeg.using(run_after=timezone.now() + NOG_EENS)
        later.enqueue(onderwerpen, gestegen.verdwenen)


def _leeg(adressen: Sequence[str]) -> None:
    for cache in get_backends().values():
        if not isinstance(cache, OpSleutel):
            cache.purge_batch(adressen)


def _in_delen(adressen: list[str]) -> list[list[str]]:
    return [adressen[begin : begin + PER_KEER] for begin in range(0, len(adressen), PER_KEER)]
