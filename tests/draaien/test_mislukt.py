"""The kernredactie sees what failed on the background, tries it again, or takes it from the list."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry

LIJST = "/cms/achtergrondwerk/"


@pytest.fixture
def mislukt(db):
    """A mail that was given up, with something in it that nobody may read on a screen."""
    return DBTaskResult.objects.create(
        task_path="config.draaien.post.bezorg",
        args_kwargs={"args": ["zeergeheim"], "kwargs": {}},
        status="FAILED",
        backend_name="default",
        queue_name="post",
        exception_class_path="config.draaien.post.NietBezorgd",
        traceback="Traceback zeergeheim",
        worker_ids=["a"] * 6,
        finished_at=timezone.now(),
    )


@pytest.fixture
def kern(client, wereld):
    client.force_login(wereld.user("kernredacteur"))
    return client


def adres(naam, rij):
    return reverse(naam, args=[rij.pk])


def test_says_what_failed_why_and_how_often(kern, mislukt):
    pagina = kern.get(LIJST).text
    assert "Een e-mail bezorgen" in pagina
    assert "6 keer geprobeerd" in pagina
    assert "De mailserver was niet bereikbaar, of nam de e-mail niet aan." in pagina
    assert str(mislukt.pk)[:8] in pagina
    assert "zeergeheim" not in pagina
    assert LIJST in kern.get("/cms/").text


def test_what_waits_for_another_try_is_told_and_the_rest_is_not(kern, mislukt):
    over_een_uur = timezone.now() + timedelta(hours=1)
    DBTaskResult.objects.update(status="READY", run_after=over_een_uur, finished_at=None)
    assert "Volgende poging" in kern.get(LIJST).text
    DBTaskResult.objects.update(exception_class_path="")
    assert "Er is niets mislukt." in kern.get(LIJST).text


def test_another_try_begins_anew_and_is_in_the_log(kern, mislukt, wereld):
    assert kern.get(adres("achtergrond_opnieuw", mislukt)).status_code == 405
    pagina = kern.post(adres("achtergrond_opnieuw", mislukt), follow=True).text
    assert "wordt opnieuw geprobeerd" in pagina
    mislukt.refresh_from_db()
    assert (mislukt.status, mislukt.worker_ids) == ("READY", [])
    assert mislukt in DBTaskResult.objects.ready()
    [regel] = ModelLogEntry.objects.filter(action="draaien.opnieuw")
    assert (regel.user, regel.label) == (wereld.user("kernredacteur"), "Een e-mail bezorgen")


def test_taking_it_from_the_list_asks_first_and_is_in_the_log(kern, mislukt, wereld):
    vraag = kern.get(adres("achtergrond_weg", mislukt)).text
    assert "Dit is niet terug te draaien." in vraag
    assert DBTaskResult.objects.exists()
    assert "van de lijst gehaald" in kern.post(adres("achtergrond_weg", mislukt), follow=True).text
    assert not DBTaskResult.objects.exists()
    [regel] = ModelLogEntry.objects.filter(action="draaien.weg")
    assert (regel.user, regel.deleted) == (wereld.user("kernredacteur"), True)


def test_what_runs_again_by_now_is_left_alone(kern, mislukt):
    DBTaskResult.objects.update(status="RUNNING")
    for naam in ("achtergrond_opnieuw", "achtergrond_weg"):
        assert kern.post(adres(naam, mislukt)).status_code == 404
    assert DBTaskResult.objects.get().status == "RUNNING"


@pytest.mark.parametrize("wie", ["beheerder-leeuwarden", "redacteur-leeuwarden"])
def test_what_is_of_no_edition_is_for_the_kernredactie_only(client, wereld, mislukt, wie):
    client.force_login(wereld.user(wie))
    client.get(LIJST)
    for naam in ("achtergrond_opnieuw", "achtergrond_weg"):
        client.post(adres(naam, mislukt))
    mislukt.refresh_from_db()
    assert mislukt.status == "FAILED"
    assert not ModelLogEntry.objects.filter(action__startswith="draaien.").exists()
    assert "Een e-mail bezorgen" not in client.get(LIJST, follow=True).text


def test_work_list_of_the_kernredactie_leads_to_it(kern, client, wereld, mislukt):
    for adres_van in ("wagtailadmin_home", "wacht_op_u"):
        pagina = kern.get(reverse(adres_van)).text
        assert "Er is 1 keer iets opgegeven." in pagina
        assert "zeergeheim" not in pagina
    client.force_login(wereld.user("beheerder-leeuwarden"))
    assert "Achtergrondwerk" not in client.get(reverse("wacht_op_u")).text
    DBTaskResult.objects.update(status="READY", exception_class_path="")
    client.force_login(wereld.user("kernredacteur"))
    assert "iets opgegeven" not in client.get(reverse("wacht_op_u")).text
