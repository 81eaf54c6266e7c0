"""What writing, submitting and approving a page cost, by the screens that people do it on, as production has them.

What the worker does there (search, references, mail) is no part of it; here it would be done at once.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handleiding.workflow.rules import Toestand
from handleiding.workflow.state import toestand_van
from tests.formulier import hoofdstuk_data

from .staten import KEURDER, SCHRIJVER, gelezen, vers

OPENEN, BEWAREN, VANZELF, INDIENEN, GOEDKEUREN = 52, 42, 60, 90, 90


@pytest.fixture(autouse=True)
def met_werker(settings):
    settings.TASKS = {
        "default": settings.TASKS["default"] | {"BACKEND": "django_tasks_db.DatabaseBackend"}
    }
    settings.EMAIL_BACKEND = "config.draaien.post.Wachtrij"


def kosten(client, adres, data, *, status=302, **kop) -> int:
    """Count the questions of one post; a test is inside a transaction, so its own savepoints are none."""
    with CaptureQueriesContext(connection) as queries:
        assert client.post(adres, data, **kop).status_code == status
    return sum("SAVEPOINT" not in query["sql"] for query in queries)


def test_opening_and_saving_stay_affordable(client, wereld):
    page = wereld.hoofdstuk()
    client.force_login(wereld.user(SCHRIJVER))
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.get(editor)
    with CaptureQueriesContext(connection) as openen:
        client.get(editor)
    bewaren = kosten(client, editor, hoofdstuk_data(page, tekst="<p>Nieuw.</p>"))
    json = {"status": 200, "headers": {"accept": "application/json"}}
    vanzelf = [kosten(client, editor, hoofdstuk_data(page, tekst="<p>Nieuwer.</p>"), **json)]
    laatste = vers(page).latest_revision_id
    for tekst in ("<p>Nieuwst.</p>", "<p>Nog nieuwer.</p>"):
        data = hoofdstuk_data(page, tekst=tekst, overwrite_revision_id=str(laatste))
        vanzelf.append(kosten(client, editor, data, **json))
    assert vers(page).latest_revision_id == laatste  # written over
    assert "Nog nieuwer" in str(vers(page).latest_revision.content["inhoud"])
    gevonden = (len(openen), bewaren, max(vanzelf))
    assert all(n <= mag for n, mag in zip(gevonden, (OPENEN, BEWAREN, VANZELF), strict=True)), (
        gevonden
    )


def test_submitting_and_approving_stay_affordable(client, wereld):
    page = wereld.hoofdstuk()
    client.force_login(wereld.user(SCHRIJVER))
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.get(editor)
    data = hoofdstuk_data(page, tekst="<p>Nieuw.</p>") | {"action-submit": "1"}
    indienen = kosten(client, editor, data)
    assert toestand_van(vers(page)) == Toestand.TER_BEOORDELING
    client.force_login(wereld.user(KEURDER))
    scherm = reverse("beoordelen", args=[page.pk])
    client.get(scherm)
    besluit = {"besluit": "goedkeuren", "gelezen": gelezen(page)}
    goedkeuren = kosten(client, scherm, besluit)
    assert toestand_van(vers(page)) == Toestand.GEPUBLICEERD
    assert (indienen <= INDIENEN, goedkeuren <= GOEDKEUREN) == (True, True), (indienen, goedkeuren)
