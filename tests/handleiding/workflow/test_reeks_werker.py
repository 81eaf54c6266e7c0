"""A worker is killed in the middle of a series, for real; the series goes on by itself."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from handleiding.models import Reeks, ReeksRegel
from handleiding.workflow import reeks
from handleiding.workflow.reeks import MAX_POGINGEN, voer_uit
from tests.kopie import copy_of_the_world

SCRIPT = Path(__file__).with_name("reekswerker.py")


@pytest.fixture
def run(django_db_setup, django_db_blocker, tmp_path):
    """Return a function that runs the script on a database of its own."""
    with django_db_blocker.unblock(), copy_of_the_world(tmp_path) as url:

        def run(what: str) -> tuple[int, str, str]:
            klaar = subprocess.run(
                [sys.executable, SCRIPT, what],
                env=os.environ | {"DATABASE_URL": url},
                capture_output=True,
                text=True,
                check=False,
                timeout=300,
            )
            return klaar.returncode, klaar.stdout, klaar.stderr

        yield run


def stand(gelopen) -> dict:
    code, uit, fouten = gelopen
    assert code == 0, fouten
    return json.loads(uit)


def test_a_series_whose_worker_was_killed_goes_on_by_itself(run):
    total = stand(run("prepare"))["pages"]
    assert total > 4
    assert run("die")[0] == -signal.SIGKILL
    after = stand(run("work"))
    assert after == {
        "pages": total,
        "outcomes": {"gelukt": total},
        "attempts": [1] * (total - 1) + [2],
        "renewed": total,
        "half": 0,
        "approved": total,
    }


def een_regel(wereld, pogingen: int = 0) -> ReeksRegel:
    werk = Reeks.objects.create(soort="indienen", door=wereld.user("redacteur-leeuwarden"))
    return ReeksRegel.objects.create(
        reeks=werk, page=wereld.hoofdstuk(), titel="Zomaar", pogingen=pogingen
    )


def test_a_row_that_costs_each_worker_its_life_is_given_up(wereld):
    regel = een_regel(wereld, MAX_POGINGEN)
    voer_uit.call(regel.reeks_id)
    regel.refresh_from_db()
    assert (regel.uitkomst, regel.melding) == ("geweigerd", reeks.AFGEBROKEN)


def test_an_order_is_whole_or_it_is_not_there(wereld):
    """A page that was never saved has no row to write down: then there is no order either."""
    paginas = [wereld.hoofdstuk(), Page(title="Nooit bewaard")]
    with pytest.raises(ValueError, match="unsaved"):
        reeks.begin(Reeks.Soort.INDIENEN, wereld.user("admin"), wereld.editie(), paginas)
    assert not Reeks.objects.exists()


def test_of_two_workers_that_read_the_same_row_one_begins(wereld):
    regel = een_regel(wereld)
    assert [reeks._begin_poging(regel.pk, 0) for _ in range(2)] == [True, False]
    regel.refresh_from_db()
    assert (regel.uitkomst, regel.pogingen) == ("wacht", 1)


def test_a_worker_leaves_a_row_to_who_began_after_it(wereld):
    regel = een_regel(wereld, pogingen=2)
    assert reeks._vastgehouden(regel.pk, 1) is None
    assert reeks._vastgehouden(regel.pk, 2) == regel
    ReeksRegel.objects.filter(pk=regel.pk).update(uitkomst="gelukt")
    assert reeks._vastgehouden(regel.pk, 2) is None


def test_an_outcome_is_written_once_and_of_one_row(wereld):
    """Who comes too late, after another worker did it, changes nothing."""
    regel = een_regel(wereld)
    ander = ReeksRegel.objects.create(reeks=regel.reeks, titel="Een ander")
    reeks._schrijf(regel.pk, reeks.Uitkomst.GELUKT)
    reeks._schrijf(regel.pk, reeks.Uitkomst.GEWEIGERD, "Te laat.")
    regel.refresh_from_db()
    ander.refresh_from_db()
    assert (regel.uitkomst, regel.melding) == ("gelukt", "")
    assert ander.uitkomst == "wacht"


@pytest.mark.postgresql
@pytest.mark.django_db
def test_a_second_worker_passes_over_the_row_that_the_first_holds(run):
    """Without waiting: there may be more rows to do. SQLite lets one write at a time anyway."""
    assert stand(run("both")) == {"first": True, "second": False}


@pytest.mark.parametrize(
    ("fout", "melding"),
    [(RuntimeError("mis"), reeks.ONVERWACHT), (PermissionDenied("Nee."), "Nee.")],
)
def test_a_row_that_fails_stops_no_other(wereld, monkeypatch, fout, melding):
    def mis(*args):
        raise fout

    monkeypatch.setattr(reeks, "dien_in", mis)
    regel = een_regel(wereld)
    tweede = ReeksRegel.objects.create(reeks=regel.reeks, page=None, titel="Weg")
    voer_uit.call(regel.reeks_id)
    regel.refresh_from_db()
    tweede.refresh_from_db()
    assert (regel.uitkomst, regel.melding) == ("geweigerd", melding)
    assert (tweede.uitkomst, tweede.melding) == ("geweigerd", reeks.PAGINA_WEG)


def test_nobody_acts_in_the_name_of_an_account_that_is_closed(wereld):
    regel = een_regel(wereld)
    door = regel.reeks.door
    door.is_active = False
    door.save()
    voer_uit.call(regel.reeks_id)
    regel.refresh_from_db()
    assert (regel.uitkomst, regel.melding) == ("geweigerd", reeks.ACCOUNT_WEG)
