"""The work that waits, done inside a test, by the worker but without its loop: that closes connections."""

from django_tasks_db.models import DBTaskResult

from config.draaien.werker import GeduldigeWerker


def doe_wat_wacht() -> None:
    """Let a worker do, once, each piece that is due now."""
    werker = GeduldigeWerker()
    for rij in DBTaskResult.objects.ready():
        rij.claim(werker.worker_id)
        werker.run_task(rij)
