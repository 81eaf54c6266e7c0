"""Work that fails is tried again with growing pauses; what its worker left goes on by itself."""

import sys
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult
from wagtail.tasks import update_reference_index_task

from config.draaien.herkansing import zet_onderbroken_terug
from config.draaien.models import Werker
from config.draaien.taken import GRENZEN, POGINGEN, SOORTEN, WACHT
from gemeenten.kernband.voorstellen.bij import maak_bij
from tests.proef.taken import altijd_mis, slaap
from tests.werk import doe_wat_wacht

ONS = ("config.", "gemeenten.", "handleiding.", "home.", "wagtail.", "modelsearch.")


@pytest.fixture(autouse=True)
def rij(settings, db):
    database = {"BACKEND": "django_tasks_db.DatabaseBackend"}
    settings.TASKS = {"default": settings.TASKS["default"] | database}


def bezig(task, wie: str, sinds: timedelta, *args, pogingen: int = 1) -> DBTaskResult:
    """Let ``task`` be under way with this worker since that long."""
    task.enqueue(*args)
    DBTaskResult.objects.filter(status="READY").update(
        status="RUNNING", worker_ids=[wie] * pogingen, started_at=timezone.now() - sinds
    )
    return DBTaskResult.objects.get()


def gezien(wie: str, geleden: timedelta) -> None:
    Werker.objects.create(naam=wie, rij="default", gezien_op=timezone.now() - geleden)


def test_every_kind_of_work_has_a_name_and_exists():
    gevonden = {
        task.module_path
        for config in apps.get_app_configs()
        if config.name.startswith(ONS) or config.name in {"gemeenten", "handleiding", "wagtail"}
        for task in _taken_van(config.name)
    }
    assert gevonden <= set(SOORTEN)
    assert all(isinstance(import_string(pad), Task) for pad in SOORTEN)


def _taken_van(naam: str):
    for pad, module in list(sys.modules.items()):
        if pad == naam or pad.startswith(f"{naam}."):
            yield from (w for w in vars(module).values() if isinstance(w, Task))


def test_pauses_grow_and_end(monkeypatch):
    monkeypatch.setitem(SOORTEN, altijd_mis.module_path, SOORTEN[maak_bij.module_path])
    altijd_mis.enqueue()
    for poging, pauze in enumerate(WACHT, start=1):
        doe_wat_wacht()
        [taak] = DBTaskResult.objects.all()
        wacht = (taak.run_after - timezone.now()).total_seconds()
        assert (taak.status, len(taak.worker_ids)) == ("READY", poging)
        assert pauze - 10 < wacht <= pauze
        DBTaskResult.objects.update(run_after=timezone.now())
    doe_wat_wacht()
    [taak] = DBTaskResult.objects.all()
    assert (taak.status, len(taak.worker_ids)) == ("FAILED", POGINGEN)


def test_what_nobody_described_is_not_done_again():
    altijd_mis.enqueue()
    doe_wat_wacht()
    assert DBTaskResult.objects.get().status == "FAILED"
    DBTaskResult.objects.all().delete()
    bezig(altijd_mis, "weg", timedelta(hours=2))
    zet_onderbroken_terug()
    taak = DBTaskResult.objects.get()
    assert (taak.status, taak.exception_class_path.rpartition(".")[2]) == ("FAILED", "WerkerWeg")


def test_what_is_gone_needs_no_index():
    update_reference_index_task.enqueue("wagtailcore", "page", "99999999")
    doe_wat_wacht()
    assert not DBTaskResult.objects.exists()


@pytest.mark.parametrize(
    ("laatst_gezien", "bezig_sinds", "status"),
    [
        (timedelta(seconds=30), timedelta(hours=3), "RUNNING"),  # it lives, whatever it does
        (timedelta(minutes=3), timedelta(minutes=4), "READY"),
        (None, timedelta(minutes=59), "RUNNING"),  # a worker that never says that it lives
        (None, timedelta(minutes=61), "READY"),
    ],
)
def test_work_is_put_back_once_its_worker_is_gone(laatst_gezien, bezig_sinds, status):
    if laatst_gezien is not None:
        gezien("w", laatst_gezien)
    bezig(maak_bij, "w", bezig_sinds, 1)
    zet_onderbroken_terug()
    assert DBTaskResult.objects.get().status == status


def test_work_that_costs_each_worker_its_life_is_given_up():
    gezien("w", timedelta(minutes=3))
    bezig(maak_bij, "w", timedelta(minutes=4), 1, pogingen=POGINGEN)
    zet_onderbroken_terug()
    taak = DBTaskResult.objects.get()
    assert (taak.status, taak.finished_at is None) == ("FAILED", False)


def test_work_has_a_time_and_a_worker_says_that_it_lives(monkeypatch):
    monkeypatch.setitem(GRENZEN, "default", 0.3)
    slaap.enqueue(20)
    doe_wat_wacht()
    taak = DBTaskResult.objects.get()
    assert (taak.status, taak.exception_class_path.rpartition(".")[2]) == ("FAILED", "TeLang")
    assert (taak.finished_at - taak.started_at).total_seconds() < 5
