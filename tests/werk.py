"""The work that waits, done inside a test, by the worker but without its loop: that closes connections."""

from typing import Any

from django_tasks_db.models import DBTaskResult

from config.draaien.werker import GeduldigeWerker


def doe_wat_wacht() -> None:
    """Let a worker do, once, each piece that is due now."""
    werker = GeduldigeWerker()
    for rij in DBTaskResult.objects.ready():
        rij.claim(werker.worker_id)
        werker.run_task(rij)


def vraag_en_wacht(client: Any, vang_op: Any, adres: str, data: dict[str, Any]) -> Any:
    """Send a form that gives an order, let the background do it, and see where its screen leads.

    ``vang_op`` is the fixture ``django_capture_on_commit_callbacks``. A form that is refused at once comes back.
    """
    with vang_op(execute=True):
        antwoord = client.post(adres, data)
    return client.get(antwoord.url, follow=True) if antwoord.status_code == 302 else antwoord
