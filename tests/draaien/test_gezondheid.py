"""Who watches over the process gets an answer: by any name, without a session, whatever is away."""

import json
import re
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.checks import Tags, run_checks
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, Revision

from config.draaien.gezondheid import GezondheidMiddleware
from config.draaien.klussen import KLUSSEN
from config.draaien.models import Beurt, Werker
from tests.draaien.servers import vrije_poort
from tests.handleiding.workflow.staten import ingediend
from tests.kopie import copy_of_the_world
from tests.proces import productie, start

SLEUTEL = "de-sleutel-van-de-wacht"
VREEMD = "iets.heel.anders"
GEEF = {"Authorization": f"Bearer {SLEUTEL}"}


@contextmanager
def gunicorn(database: str):
    """Serve as production does, https and all; yield a function that asks it something."""
    poort = vrije_poort()
    bind = f"127.0.0.1:{poort}"
    omgeving = productie(database, GEZONDHEID_SLEUTEL=SLEUTEL)
    proces = start(omgeving, "-m", "gunicorn", "config.wsgi", "--bind", bind, "--no-control-socket")

    def vraag(pad: str, **koppen: str) -> tuple[int, dict, dict]:
        verzoek = urllib.request.Request(f"http://{bind}{pad}", headers={"Host": VREEMD} | koppen)
        try:
            antwoord = urllib.request.urlopen(verzoek, timeout=30)
        except urllib.error.HTTPError as fout:
            antwoord = fout
        with antwoord:
            return antwoord.status, json.loads(antwoord.read()), dict(antwoord.headers)

    try:
        einde = time.monotonic() + 90
        while True:
            try:
                vraag("/livez")
                break
            except OSError:
                assert time.monotonic() < einde
                time.sleep(0.3)
        yield vraag
    finally:
        proces.terminate()
        proces.wait(30)


def test_gunicorn_answers_while_the_database_is_away():
    weg = f"postgres://wij:zeergeheim@127.0.0.1:{vrije_poort()}/weg"
    with gunicorn(weg) as vraag:
        assert vraag("/livez")[:2] == (200, {"status": "leeft"})
        assert vraag("/readyz")[:2] == (503, {"status": "de database antwoordt niet"})
        assert vraag("/healthz")[0] == 403
        assert vraag("/healthz", **GEEF)[:2] == (503, {"status": "de database antwoordt niet"})


@pytest.fixture
def kopie(django_db_setup, django_db_blocker, tmp_path):
    with django_db_blocker.unblock(), copy_of_the_world(tmp_path) as url:
        yield url


def test_gunicorn_answers_by_any_name_and_nothing_is_kept(kopie):
    with gunicorn(kopie) as vraag:
        assert vraag("/readyz")[:2] == (200, {"status": "klaar"})
        code, gezegd, koppen = vraag("/healthz", **GEEF)
        assert (code, gezegd["status"]) == (200, "aandacht")
        assert "geen werker: post" in gezegd["aandacht"]
        assert "no-store" in koppen["Cache-Control"]
        assert "Set-Cookie" not in koppen


@pytest.fixture
def wacht(settings):
    settings.GEZONDHEID_SLEUTEL = SLEUTEL
    return Client(headers={"host": VREEMD, "authorization": f"Bearer {SLEUTEL}"})


@pytest.mark.parametrize("pad", ["/livez", "/readyz", "/healthz", "/metrics"])
def test_only_asking_is_possible_and_no_session_begins(db, wacht, pad):
    assert wacht.get(pad).status_code == 200
    assert wacht.head(pad).content == b""
    assert wacht.post(pad).status_code == 405
    assert not wacht.cookies


def test_is_not_ready_before_the_database_is_migrated(db, client, monkeypatch):
    monkeypatch.setattr(GezondheidMiddleware, "bijgewerkt", False)
    MigrationRecorder.Migration.objects.filter(app="draaien", name="0003_werkvaneditie").delete()
    assert client.get("/readyz").status_code == 503
    MigrationRecorder.Migration.objects.create(app="draaien", name="0003_werkvaneditie")
    assert client.get("/readyz").status_code == 200


@pytest.mark.parametrize("pad", ["/healthz", "/metrics"])
@pytest.mark.parametrize("kop", ["", "Bearer", "Bearer verkeerd", f"Basic {SLEUTEL}", "Bearer é"])
def test_detail_needs_the_key(db, client, settings, kop, pad):
    settings.GEZONDHEID_SLEUTEL = SLEUTEL
    antwoord = client.get(pad, headers={"authorization": kop})
    assert antwoord.status_code == 403
    assert b"wacht" not in antwoord.content


def test_without_a_key_nobody_gets_in(db, client, settings):
    settings.GEZONDHEID_SLEUTEL = None
    for kop in ("Bearer ", "Bearer None"):
        assert client.get("/healthz", headers={"authorization": kop}).status_code == 403
        assert client.get("/metrics", headers={"authorization": kop}).status_code == 404


def taak(rij: str, status: str, geleden: timedelta = timedelta(), **meer) -> None:
    nieuw = DBTaskResult.objects.create(
        task_path="x.y",
        args_kwargs={"args": ["zeergeheim"], "kwargs": {}},
        queue_name=rij,
        status=status,
        backend_name="default",
        **meer,
    )
    DBTaskResult.objects.filter(pk=nieuw.pk).update(enqueued_at=timezone.now() - geleden)


@pytest.fixture
def alles_goed(db, settings):
    """Workers of both queues that live, and planned work that was done just now."""
    database = {"BACKEND": "django_tasks_db.DatabaseBackend"}
    settings.TASKS = {"default": settings.TASKS["default"] | database}
    for rij in ("default", "post"):
        Werker.objects.create(naam=rij, rij=rij, gezien_op=timezone.now())
    for klus in KLUSSEN:
        Beurt.objects.create(klus=klus.naam, klaar_op=timezone.now())


def test_nothing_to_look_at(alles_goed, wacht):
    taak("post", "READY", timedelta(minutes=2))
    gezegd = wacht.get("/healthz").json()
    assert (gezegd["status"], gezegd["aandacht"]) == ("goed", [])
    post = gezegd["wachtrij"]["post"]
    assert (post["wacht"], post["bezig"], post["werkers"]) == (1, 0, 1)
    assert 119 <= post["oudste_seconden"] <= 180


def test_says_what_to_look_at_and_nothing_of_what_it_is_about(alles_goed, wacht):
    taak("default", "READY", timedelta(minutes=20))
    taak("post", "FAILED", exception_class_path="x.Fout", traceback="zeergeheim")
    Werker.objects.filter(rij="post").update(gezien_op=timezone.now() - timedelta(minutes=3))
    Beurt.objects.filter(klus="kernwijzigingen").update(
        klaar_op=timezone.now() - timedelta(minutes=16)
    )
    antwoord = wacht.get("/healthz")
    assert set(antwoord.json()["aandacht"]) == {
        "wacht te lang: default",
        "geen werker: post",
        "werk opgegeven",
        "niet op tijd: kernwijzigingen",
    }
    assert b"geheim" not in antwoord.content


def cijfers(wacht) -> dict[str, float]:
    """Read the figures as Prometheus does, and see that each is announced."""
    antwoord = wacht.get("/metrics")
    assert antwoord.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert "no-store" in antwoord.headers["Cache-Control"]
    gelezen, soorten = {}, set()
    for regel in antwoord.text.splitlines():
        if found := re.fullmatch(r"# TYPE (\w+) gauge", regel):
            soorten.add(found[1])
        elif not regel.startswith("# HELP "):
            found = re.fullmatch(r'((\w+)(?:\{\w+="[^"\\]*"\})?) (\d+)', regel)
            assert found[2] in soorten
            gelezen[found[1]] = int(found[3])
    return gelezen


def test_figures_say_the_same_as_the_health_page(alles_goed, wacht):
    taak("post", "READY", timedelta(minutes=20))
    taak("default", "FAILED", exception_class_path="x.Fout", traceback="zeergeheim")
    gezien = cijfers(wacht)
    assert gezien['handleiding_wachtrij_wacht{rij="post"}'] == 1
    assert gezien['handleiding_wachtrij_wacht{rij="default"}'] == 0
    assert 1199 <= gezien['handleiding_wachtrij_oudste_seconden{rij="post"}'] <= 1300
    # What does not wait has no age, and that is no zero.
    assert 'handleiding_wachtrij_oudste_seconden{rij="default"}' not in gezien
    assert gezien["handleiding_opgegeven"] == 1
    assert gezien["handleiding_te_laat"] == gezien["handleiding_zonder_keurder"] == 0
    assert gezien['handleiding_periodiek_seconden_geleden{klus="geplande publicaties"}'] <= 120
    assert b"geheim" not in wacht.get("/metrics").content


def naar_buiten(wacht) -> tuple[dict, dict]:
    return wacht.get("/healthz").json(), cijfers(wacht)


def test_counts_the_texts_that_nobody_can_approve(alles_goed, wacht, wereld):
    page = ingediend(wereld)
    keurders = get_user_model().objects.filter(groups__name="GM0080 beoordelaar")
    gezegd, gezien = naar_buiten(wacht)
    assert (gezegd["zonder_keurder"], gezien["handleiding_zonder_keurder"]) == (0, 0)
    with CaptureQueriesContext(connection) as voor:
        wacht.get("/healthz")
    keurders.update(is_active=False)
    gezegd, gezien = naar_buiten(wacht)
    assert (gezegd["zonder_keurder"], gezien["handleiding_zonder_keurder"]) == (1, 1)
    assert gezegd["aandacht"] == ["niemand kan goedkeuren"]
    assert page.title not in json.dumps(gezegd)
    keurders.update(is_active=True)
    for nummer in range(3):  # texts that somebody can approve cost nothing more
        ingediend(wereld, slug=f"proef-{nummer}")
    with CaptureQueriesContext(connection) as na:
        wacht.get("/healthz")
    assert len(na) == len(voor)


@pytest.mark.parametrize(("minuten", "te_laat"), [(10, 0), (20, 1)])
def test_counts_what_should_have_come_online_or_gone_offline(
    alles_goed, wacht, wereld, minuten, te_laat
):
    moment = timezone.now() - timedelta(minutes=minuten)
    online = wereld.hoofdstuk()
    Page.objects.filter(pk=online.pk).update(live=True, expire_at=moment)
    gezegd, gezien = naar_buiten(wacht)
    assert gezegd["te_laat"] == gezien["handleiding_te_laat"] == te_laat
    Revision.objects.filter(pk=online.latest_revision_id).update(approved_go_live_at=moment)
    gezegd, gezien = naar_buiten(wacht)
    assert gezegd["te_laat"] == gezien["handleiding_te_laat"] == 2 * te_laat
    assert ("geplande pagina’s te laat" in gezegd["aandacht"]) == bool(te_laat)


GEEN_KOPIE = "geen back-up in het afgelopen etmaal"
NIET_BEPROEFD = "terugzetten een week niet gelukt of niet geprobeerd"


@pytest.mark.parametrize(
    ("uren", "proef", "aandacht"),
    [
        (None, None, [GEEN_KOPIE, NIET_BEPROEFD]),
        (24, 24 * 7, []),
        (26, 24 * 6, [GEEN_KOPIE]),
        (1, 24 * 8, [NIET_BEPROEFD]),
    ],
)
def test_says_how_old_the_newest_copy_is_and_the_last_test_of_it(
    alles_goed, wacht, settings, uren, proef, aandacht
):
    for klus, geleden in (("backup", uren), ("terugzetproef", proef)):
        if geleden:
            moment = timezone.now() - timedelta(hours=geleden)
            Beurt.objects.create(klus=klus, klaar_op=moment)
    assert wacht.get("/healthz").json()["aandacht"] == []  # no place: somebody else makes them
    settings.BACKUP_PLEK = "/ergens"
    gezegd, gezien = naar_buiten(wacht)
    assert gezegd["aandacht"] == aandacht
    if uren is None:  # what is unknown is no zero
        assert gezegd["backup_seconden"] is None
        assert "handleiding_backup_seconden" not in gezien
    else:
        assert 0 <= gezien["handleiding_backup_seconden"] - uren * 3600 < 100
        assert 0 <= gezien["handleiding_terugzetproef_seconden"] - proef * 3600 < 100


def gewaarschuwd(**opties) -> set[str]:
    gevonden = run_checks(include_deployment_checks=True, **opties)
    return {melding.id for melding in gevonden} & {"draaien.W006", "draaien.W007"}


def test_the_check_of_a_deployment_asks_whether_anybody_works(alles_goed):
    database = {"tags": [Tags.database], "databases": ["default"]}
    assert gewaarschuwd(**database) == set()
    Werker.objects.filter(rij="post").delete()
    assert gewaarschuwd(**database) == {"draaien.W006"}
    Beurt.objects.all().delete()
    assert gewaarschuwd(**database) == {"draaien.W006", "draaien.W007"}
    assert gewaarschuwd() == set()  # without a database nobody knows
