"""One planned job does all that is due, each piece once, and goes on where a piece fails."""

import io
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.admin.models import FormState
from wagtail.models import PageLogEntry, Revision

from config.draaien import klussen
from config.draaien.klussen import Klus, doe
from config.draaien.models import HOOGSTENS, Beurt
from config.draaien.post import bezorg
from gemeenten.models import Bericht

NU = datetime(2026, 11, 29, 12, tzinfo=UTC)


def periodiek(*args: str) -> str:
    uit = io.StringIO()
    call_command("periodiek", *args, stdout=uit)
    return uit.getvalue()


def plan(wereld) -> object:
    """Let a page of Leeuwarden be approved for a moment that has come by now."""
    page = wereld.hoofdstuk()
    page.title = "Op zijn tijd"
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision(user=wereld.user("redacteur-leeuwarden"), changed=True)
    wereld.publiceer(page, "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    revisie = Revision.objects.get(pk=page.latest_revision_id)
    verleden = timezone.now() - timedelta(minutes=1)
    revisie.content["go_live_at"] = verleden.isoformat()
    revisie.approved_go_live_at = verleden
    revisie.save()
    return page


def test_a_planned_page_comes_online(client, wereld):
    page = plan(wereld)
    assert "Op zijn tijd" not in client.get(page.url).text
    assert "geplande publicaties: gedaan" in periodiek()
    assert "Op zijn tijd" in client.get(page.url).text
    log = PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish.scheduled")
    assert log.count() == 1
    periodiek()
    assert log.count() == 1


def test_says_when_it_last_did(wereld):
    assert periodiek("--stand").count("nog nooit") == len(klussen.KLUSSEN)
    assert "herinneringen: gedaan" in periodiek()
    assert "nog nooit" not in periodiek("--stand")


@pytest.mark.parametrize("veld", ["bezig_sinds", "klaar_op"])
def test_goes_on_when_a_clock_that_was_ahead_is_put_right(db, veld):
    klus = Klus("proef", lambda: None, daags_vanaf=0)
    Beurt.objects.create(klus=klus.naam, **{veld: timezone.now() + timedelta(days=365)})
    assert doe(klus) == "gedaan"
    assert doe(klus) == "niet nu"


def test_clocks_of_two_machines_may_differ_a_little(db):
    klus = Klus("proef", lambda: None, daags_vanaf=0)
    Beurt.objects.create(klus=klus.naam, bezig_sinds=timezone.now() + timedelta(minutes=1))
    assert doe(klus) == "niet nu"


def test_reminds_once_a_day(wereld):
    periodiek()
    Bericht.objects.all().delete()
    assert "herinneringen: niet nu" in periodiek()
    Beurt.objects.filter(klus="herinneringen").update(klaar_op=timezone.now() - timedelta(days=1))
    assert "herinneringen: gedaan" in periodiek()


@pytest.mark.parametrize(
    ("nu", "vanaf"),
    [
        (datetime(2026, 11, 29, 12, tzinfo=UTC), datetime(2026, 11, 29, 6, tzinfo=UTC)),
        (datetime(2026, 11, 29, 5, tzinfo=UTC), datetime(2026, 11, 28, 6, tzinfo=UTC)),
        # The night that summer time ends: seven o'clock the day before was an hour earlier.
        (datetime(2026, 10, 25, 2, tzinfo=UTC), datetime(2026, 10, 24, 5, tzinfo=UTC)),
    ],
)
def test_a_day_begins_at_its_hour_here(nu, vanaf):
    assert Klus("x", lambda: None, daags_vanaf=7).niet_sinds(nu) == vanaf


def test_what_fails_stops_nothing_else_and_is_tried_again(db, monkeypatch):
    def mis():
        raise RuntimeError("mis")

    gedaan = []
    goed = Klus("goed", lambda: gedaan.append(1))
    monkeypatch.setattr(klussen, "KLUSSEN", (Klus("mis", mis, daags_vanaf=7), goed))
    for _ in range(2):
        with pytest.raises(CommandError, match="Mislukt: mis"):
            periodiek()
    assert gedaan == [1, 1]


def test_a_turn_is_taken_by_one_and_comes_free_when_its_taker_died(db):
    assert Beurt.objects.neem("x", NU, None)
    assert not Beurt.objects.neem("x", NU, None)
    later = NU + HOOGSTENS + timedelta(seconds=1)
    assert Beurt.objects.neem("x", later, None)
    Beurt.objects.geef_terug("x", NU, klaar_op=NU)  # by the first, who was slow
    assert not Beurt.objects.neem("x", later, None)
    Beurt.objects.geef_terug("x", later, klaar_op=later)
    assert Beurt.objects.get().klaar_op == later


@pytest.mark.postgresql
def test_two_at_the_same_moment_do_it_once(django_db_setup, django_db_blocker):
    """Without a surrounding transaction: what is committed here is removed again at the end."""
    gedaan, klaar = [], threading.Barrier(4)
    klus = Klus("x", lambda: gedaan.append(1), daags_vanaf=0)

    def werk():
        klaar.wait()
        doe(klus)
        connection.close()

    draden = [threading.Thread(target=werk) for _ in range(4)]
    with django_db_blocker.unblock():
        for draad in draden:
            draad.start()
        for draad in draden:
            draad.join()
        Beurt.objects.filter(klus="x").delete()
        connection.close()
    assert gedaan == [1]


def test_what_somebody_typed_and_left_goes_after_a_day(wereld):
    page, user = wereld.hoofdstuk(), wereld.user("redacteur-leeuwarden")
    for uren in (23, 25):
        FormState.objects.update_or_create_by_instance(
            page,
            user=user,
            parent_object_id=str(uren),
            defaults={"data": "x", "last_updated_at": timezone.now() - timedelta(hours=uren)},
        )
    periodiek()
    assert FormState.objects.get().parent_object_id == "23"


def test_old_results_go_and_stuck_mail_leaves_after_all(db, settings):
    database = {"BACKEND": "django_tasks_db.DatabaseBackend"}
    settings.TASKS = {"default": settings.TASKS["default"] | database}
    lang_geleden = timezone.now() - timedelta(days=15)
    bezorg.enqueue("een")
    bezorg.enqueue("twee")
    oud, vast = DBTaskResult.objects.order_by("enqueued_at")
    DBTaskResult.objects.filter(pk=oud.pk).update(status="SUCCESSFUL", finished_at=lang_geleden)
    DBTaskResult.objects.filter(pk=vast.pk).update(status="RUNNING", started_at=lang_geleden)
    periodiek()
    [over] = DBTaskResult.objects.filter(task_path=bezorg.module_path)
    assert (over.pk, over.status) == (vast.pk, "READY")
