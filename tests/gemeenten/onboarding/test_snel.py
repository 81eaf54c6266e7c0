"""What onboarding costs: a number of queries that grows with neither pages nor editions."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from gemeenten.onboarding import Plan, onboard_gemeente
from gemeenten.onboarding.boom import Tak, schrijf_takken
from handleiding.models import HandleidingPage, HoofdstukPage, OnderdeelPage


def plan(nummer: int, **velden) -> Plan:
    code = f"GM9{999 - nummer}"  # downwards: the hard order for what is kept sorted by code
    return Plan(naam=f"Proef {nummer}", code=code, buiten_lijst=True, **velden)


def zoekvragen(nummer: int, **velden) -> int:
    with CaptureQueriesContext(connection) as vragen:
        onboard_gemeente(plan(nummer, **velden))
    return len(vragen)


def vul_sjabloon(wereld, aantal: int) -> None:
    """Give the sjabloon ``aantal`` more chapters, the cheap way."""
    kern = HoofdstukPage.objects.kernpaginas().first()
    handleiding = HandleidingPage.objects.child_of(wereld.sjabloon).get()
    takken = [
        Tak(
            HoofdstukPage(
                title=f"Extra {nummer}", slug=f"extra-{nummer}", kern=kern, basis=kern.live_revision
            )
        )
        for nummer in range(aantal)
    ]
    schrijf_takken(takken, handleiding)


def test_number_of_queries_does_not_grow_with_editions(wereld):
    zoekvragen(0)
    eerste = zoekvragen(1)
    for nummer in range(2, 8):
        zoekvragen(nummer)
    assert zoekvragen(8) == eerste


def test_number_of_queries_does_not_grow_with_pages(wereld):
    """But for the batches SQLite asks for: it takes 999 parameters in a statement."""
    zoekvragen(0)
    weinig = zoekvragen(1)
    vul_sjabloon(wereld, 50)
    assert zoekvragen(2) - weinig <= (0 if connection.vendor == "postgresql" else 6)


def test_source_of_two_thousand_pages_is_copied_whole(wereld):
    vul_sjabloon(wereld, 2000)
    editie = onboard_gemeente(plan(1))
    bron = OnderdeelPage.objects.descendant_of(wereld.sjabloon).count()
    assert OnderdeelPage.objects.descendant_of(editie).count() == bron > 2000
    laatste = OnderdeelPage.objects.descendant_of(editie).order_by("path").last()
    assert laatste.slug == "extra-1999"
    assert laatste.latest_revision.content["title"] == "Extra 1999"


def test_search_index_is_not_scanned_to_weigh_titles(wereld):
    onboard_gemeente(plan(0))
    with CaptureQueriesContext(connection) as vragen:
        onboard_gemeente(plan(1))
    gewogen = [v["sql"] for v in vragen if 'UPDATE "wagtailsearch_indexentry"' in v["sql"]]
    assert bool(gewogen) == (connection.vendor == "postgresql")
    assert all('"object_id" IN' in sql for sql in gewogen)
    assert not any("AVG(" in vraag["sql"] for vraag in vragen)
