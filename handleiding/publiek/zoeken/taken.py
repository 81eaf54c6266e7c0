"""When the index is brought up to date: after whatever readers see changed, in the background."""

from django.db import transaction
from django_tasks import task

from handleiding.publiek.etalage import Gestegen

from . import indexeren


@task()
def werk_bij() -> None:
    """Read what changed since the index was written."""
    indexeren.werk_bij()


def na_verandering(gestegen: Gestegen) -> None:
    """Ask for it when this transaction has ended. Readers do not wait, and find no old text meanwhile."""
    transaction.on_commit(werk_bij.enqueue)
