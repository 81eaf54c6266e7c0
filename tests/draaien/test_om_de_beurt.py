"""Of two at the same moment one does it: the other waits, or finds that it need not."""

import fcntl
import io
import json
import subprocess
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.utils import timezone

from config.draaien.klussen import KLUSSEN
from config.draaien.models import Beurt
from config.draaien.slot import SLOTEN
from gemeenten.goedkeuring import herinneren
from gemeenten.models import Bericht
from handleiding.workflow.actions import dien_in
from tests.draaien.test_periodiek import plan
from tests.kopie import copy_of_the_world
from tests.proces import productie, start


@pytest.fixture
def kopie(django_db_setup, django_db_blocker, tmp_path):
    with django_db_blocker.unblock(), copy_of_the_world(tmp_path) as url:
        yield url


@contextmanager
def een_ander_migreert(database: str):
    if database.startswith("sqlite"):
        with Path(database.removeprefix("sqlite:///") + "-migratie").open("w") as slot:
            fcntl.flock(slot, fcntl.LOCK_EX)
            yield
        return
    with psycopg.connect(database) as ander:
        ander.execute("SELECT pg_advisory_lock(%s)", [SLOTEN["migratie"]])
        yield


def test_migrate_waits_for_another(kopie):
    with een_ander_migreert(kopie):
        proces = start(productie(kopie), "manage.py", "migrate", "--verbosity=0")
        time.sleep(20)
        assert proces.poll() is None
    assert proces.wait(120) == 0


def test_what_is_planned_is_published_by_one(wereld):
    page = plan(wereld)
    Beurt.objects.neem("publish_scheduled", timezone.now(), None)
    gezegd = io.StringIO()
    call_command("publish_scheduled", stdout=gezegd)
    page.refresh_from_db()
    assert page.title != "Op zijn tijd"
    assert "Dit loopt al" in gezegd.getvalue()
    Beurt.objects.update(bezig_sinds=None)
    call_command("publish_scheduled")
    page.refresh_from_db()
    assert page.title == "Op zijn tijd"


def test_who_was_reminded_by_another_run_is_not_reminded_again(wereld, monkeypatch):
    page = wereld.hoofdstuk()
    page.title = "Wacht al lang"
    page.save_revision(user=wereld.user("redacteur-leeuwarden"), changed=True)
    dien_in(page, wereld.user("redacteur-leeuwarden"))
    Bericht.objects.update(verstuurd_op=timezone.now())  # what they were told at once is on its way
    straks = timezone.localdate() + timedelta(days=30)
    gelezen = list(herinneren._mensen())
    monkeypatch.setattr(herinneren, "_mensen", lambda: gelezen)  # both read before either did
    herinneringen = Bericht.objects.filter(soort=Bericht.Soort.WERK)
    assert herinneren.herinner(straks) > 0
    herinneringen.update(created_at=timezone.now() + timedelta(days=30))
    aantal = herinneringen.count()
    assert aantal > 0
    assert herinneren.herinner(straks) == 0
    assert herinneringen.count() == aantal


ZET_KLAAR = """
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from wagtail.models import Page, Revision
from gemeenten.models import GemeentePage, Overnamebeleid
from handleiding.models import HoofdstukPage
editie = GemeentePage.objects.get(slug="leeuwarden")
page = HoofdstukPage.objects.descendant_of(editie).filter(live=True).first()
verleden = timezone.now() - timedelta(minutes=1)
Page.objects.filter(pk=page.pk).update(expire_at=verleden)
from django.contrib.auth import get_user_model
for mens in get_user_model().objects.filter(username__endswith="leeuwarden"):
    mens.email = f"{mens.username}@voorbeeld.example"
    mens.save()
from handleiding.models import InhoudPage
nieuw = InhoudPage(title="Concept dat wacht", slug="concept-dat-wacht", live=False)
editie.add_child(instance=nieuw)
user = get_user_model().objects.get_by_natural_key("redacteur-leeuwarden")
nieuw.save_revision(user=user, log_action="wagtail.create")
from handleiding.workflow.actions import dien_in
dien_in(nieuw, user)
"""
TEL = """
import django
django.setup()
import json, sys
from collections import Counter
from wagtail.models import PageLogEntry
from gemeenten.models import Bericht
from config.draaien.klussen import KLUSSEN
from config.draaien.models import Beurt
dubbel = Counter(Bericht.objects.values_list("user_id", "soort", "werk", "titel"))
sys.stdout.write(json.dumps({
    "verlopen": PageLogEntry.objects.filter(action="wagtail.unpublish.scheduled").count(),
    "berichten": len(dubbel),
    "dubbel": sum(aantal - 1 for aantal in dubbel.values()),
    "bezig": Beurt.objects.exclude(bezig_sinds=None).count(),
    "klaar": Beurt.objects.exclude(klaar_op=None).count(),
}))
"""


def test_two_planned_jobs_at_the_same_moment_do_each_thing_once(kopie):
    """Two real processes, that both find everything due."""
    omgeving = productie(kopie)
    assert start(omgeving, "-c", ZET_KLAAR).wait(120) == 0
    processen = [start(omgeving, "manage.py", "periodiek") for _ in range(2)]
    assert [proces.wait(200) for proces in processen] == [0, 0]
    proces = start(omgeving, "-c", TEL, stdout=subprocess.PIPE, text=True)
    geteld = json.loads(proces.communicate(timeout=120)[0])
    assert geteld.pop("berichten") > 0
    # The command that publishes has a turn of its own too.
    assert geteld == {"verlopen": 1, "dubbel": 0, "bezig": 0, "klaar": len(KLUSSEN) + 1}
