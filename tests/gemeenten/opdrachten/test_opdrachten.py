"""Orders for the background: by whom, once, with an end that is seen, and nothing left lying about."""

import os
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import PageLogEntry

from config.draaien.herkansing import geef_op
from config.draaien.taken import POGINGEN
from gemeenten.editie.levensloop import opdrachten as van_editie
from gemeenten.logacties import EDITIE_INGEVOERD, EDITIE_UITGEVOERD
from gemeenten.models import GemeentePage, Opdracht
from gemeenten.opdrachten import soorten
from gemeenten.opdrachten.geven import geef
from gemeenten.opdrachten.opruimen import BEWAARD, ruim_opdrachten_op
from gemeenten.opdrachten.soorten import Opdrachtsoort
from gemeenten.opdrachten.taken import voer_uit
from gemeenten.persoonsgegevens.elders import haal_terug
from gemeenten.persoonsgegevens.zoekterm import Zoekvraag
from tests.gemeenten.editie.levensloop.hulp import als_bestand, gewijzigd
from tests.werk import doe_wat_wacht, vraag_en_wacht

Stand = Opdracht.Stand
INLEZEN = reverse("editie_invoeren")


@pytest.fixture
def kern(client, wereld):
    client.force_login(wereld.user("kernredacteur"))
    return client


@pytest.fixture
def vraag(kern, django_capture_on_commit_callbacks):
    return partial(vraag_en_wacht, kern, django_capture_on_commit_callbacks)


@pytest.fixture(autouse=True)
def lege_map(media_folder):
    """All tests share one folder of media."""
    for pad in bestanden(media_folder):
        pad.unlink()


@pytest.fixture
def wachtrij(settings):
    """Orders wait for a worker, as in production."""
    database = {"BACKEND": "django_tasks_db.DatabaseBackend"}
    settings.TASKS = {"default": settings.TASKS["default"] | database}


@pytest.fixture
def elders(wereld):
    """The file of an edition that is not here."""
    uitvoer = als_bestand(wereld.editie(), wereld.user("kernredacteur"))
    return gewijzigd(uitvoer, lambda data: data.update(naam="Elders", code="GM2002", slug="elders"))


def bestanden(media_folder) -> list[Path]:
    return [pad for pad in (media_folder / "opdrachten").rglob("*") if pad.is_file()]


def ophalen(wereld) -> str:
    return reverse("editie_ophalen", args=[wereld.editie().pk])


def opdracht() -> Opdracht:
    return Opdracht.objects.get()


def scherm(van: Opdracht) -> str:
    return reverse("opdracht", args=[van.sleutel])


def bestand_van(van: Opdracht) -> str:
    return reverse("opdracht_bestand", args=[van.sleutel])


def stuur(kern, inhoud: bytes):
    return kern.post(INLEZEN, {"bestand": SimpleUploadedFile("elders.zip", inhoud)})


def test_request_only_asks_and_the_worker_does_it(
    kern, wereld, elders, wachtrij, media_folder, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = stuur(kern, elders)
    assert antwoord.url == scherm(opdracht())
    pagina = kern.get(antwoord.url).text
    assert "wacht op haar beurt" in pagina
    assert 'data-ververs="2"' in pagina
    # For who has no script: in the head, where it works.
    assert (
        '<noscript><meta http-equiv="refresh" content="5"></noscript>' in pagina.split("<body")[0]
    )
    assert not GemeentePage.objects.filter(code="GM2002").exists()
    assert len(bestanden(media_folder)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        doe_wat_wacht()
    klaar = kern.get(antwoord.url, follow=True)
    editie = GemeentePage.objects.get(code="GM2002")
    assert klaar.redirect_chain[0][0] == reverse("editie_checklist", args=[editie.pk])
    assert "De editie van Elders staat er, als concept." in klaar.text
    assert bestanden(media_folder) == []
    assert PageLogEntry.objects.get(action=EDITIE_INGEVOERD).user == wereld.user("kernredacteur")


def test_a_second_run_does_nothing_more(vraag, wereld, elders):
    vraag(INLEZEN, {"bestand": SimpleUploadedFile("elders.zip", elders)})
    voer_uit.call(opdracht().pk)
    assert GemeentePage.objects.filter(title="Elders").count() == 1
    assert PageLogEntry.objects.filter(action=EDITIE_INGEVOERD).count() == 1


def test_what_cannot_be_is_told_at_its_field_and_the_file_goes(vraag, wereld, media_folder):
    uitvoer = als_bestand(wereld.editie(), wereld.user("kernredacteur"))
    antwoord = vraag(INLEZEN, {"bestand": SimpleUploadedFile("x.zip", uitvoer)})
    assert antwoord.redirect_chain[0][0].startswith(INLEZEN)
    assert "heeft al een editie" in antwoord.context["form"].errors["bestand"][0]
    assert bestanden(media_folder) == []


def test_what_is_no_edition_is_told_at_once_and_kept_nowhere(kern, db, media_folder):
    antwoord = stuur(kern, b"Gewoon een tekst.")
    assert "geen bestand van een editie" in antwoord.context["form"].errors["bestand"][0]
    assert not Opdracht.objects.exists()
    assert bestanden(media_folder) == []


def test_the_file_of_an_edition_is_for_who_asked_for_it(client, vraag, wereld, media_folder):
    assert "Download het bestand" in vraag(ophalen(wereld), {}).text
    adres = bestand_van(opdracht())
    antwoord = client.get(adres)
    assert antwoord.headers["Content-Disposition"].startswith('attachment; filename="leeuwarden-')
    assert antwoord.getvalue()[:2] == b"PK"
    for naam in ("kernbeoordelaar", "beheerder-leeuwarden", "lezer-leeuwarden", "admin"):
        client.force_login(wereld.user(naam))
        for pad in (adres, scherm(opdracht())):
            assert client.get(pad).status_code in {302, 403, 404}
            assert client.post(pad).status_code in {302, 403, 404, 405}
    client.logout()
    assert client.get(adres).status_code == 302
    [bestand] = bestanden(media_folder)
    assert client.get(f"/media/opdrachten/{bestand.name}").status_code == 404


def test_who_is_no_longer_of_the_kernredactie_gets_nothing(client, vraag, wereld):
    vraag(ophalen(wereld), {})
    wereld.user("kernredacteur").groups.clear()
    client.force_login(wereld.user("kernredacteur"))
    assert client.get(bestand_van(opdracht())).status_code in {302, 403}


def test_the_work_asks_again_who_may(
    kern, wereld, wachtrij, elders, media_folder, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        stuur(kern, elders)
        wereld.user("kernredacteur").groups.clear()
    with django_capture_on_commit_callbacks(execute=True):
        doe_wat_wacht()
    assert opdracht().stand == Stand.GEWEIGERD
    assert not GemeentePage.objects.filter(code="GM2002").exists()
    assert bestanden(media_folder) == []


def test_an_account_that_was_switched_off_gets_nothing_done(
    kern, wereld, wachtrij, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        kern.post(ophalen(wereld), {})
    gever = wereld.user("kernredacteur")
    gever.is_active = False
    gever.save()
    doe_wat_wacht()
    assert opdracht().uitkomst["fouten"] == {
        "": ["Wie dit vroeg, heeft geen account meer dat kan inloggen."]
    }
    assert not PageLogEntry.objects.filter(action=EDITIE_UITGEVOERD).exists()


class Kapot(Exception):
    pass


@pytest.fixture
def kapot(monkeypatch):
    """Let reading an edition in fail, as a mistake of ours would; call it to mend that."""

    def doe(opdracht, meld):
        raise Kapot("zeergeheim")

    soort = Opdrachtsoort(
        naam="editie_in", titel="x", uitleg="x", doe=doe, terug=van_editie.INVOER.terug
    )
    monkeypatch.setitem(soorten._soorten, "editie_in", soort)
    return lambda: monkeypatch.setitem(soorten._soorten, "editie_in", van_editie.INVOER)


def test_what_fails_is_tried_again_with_its_file_and_given_up_in_words(
    kern, elders, wachtrij, kapot, media_folder, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        stuur(kern, elders)
    doe_wat_wacht()
    pagina = kern.get(scherm(opdracht())).text
    assert "Wij proberen het vanzelf opnieuw." in pagina
    assert "zeergeheim" not in pagina
    assert len(bestanden(media_folder)) == 1
    for _ in range(POGINGEN - 1):
        DBTaskResult.objects.update(run_after=timezone.now())
        doe_wat_wacht()
    pagina = kern.get(scherm(opdracht())).text
    assert f"ook niet na {POGINGEN} keer" in pagina
    assert 'data-ververs="' not in pagina
    assert len(bestanden(media_folder)) == 1
    kapot()  # mended
    with django_capture_on_commit_callbacks(execute=True):
        kern.post(scherm(opdracht()))
        doe_wat_wacht()
    with django_capture_on_commit_callbacks(execute=True):
        doe_wat_wacht()
    assert "staat er, als concept" in kern.get(scherm(opdracht()), follow=True).text
    assert bestanden(media_folder) == []


def test_given_up_work_started_again_from_the_list_goes_on(
    kern, elders, wachtrij, kapot, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        stuur(kern, elders)
    DBTaskResult.objects.update(status="FAILED", exception_class_path="x.Kapot")
    geef_op(DBTaskResult.objects.get())
    assert opdracht().stand == Stand.MISLUKT
    kapot()
    kern.post(reverse("achtergrond_opnieuw", args=[DBTaskResult.objects.get().pk]))
    with django_capture_on_commit_callbacks(execute=True):
        doe_wat_wacht()
    assert opdracht().stand == Stand.KLAAR


def test_says_when_nobody_works(kern, wereld, wachtrij):
    kern.post(ophalen(wereld), {})
    Opdracht.objects.update(created_at=timezone.now() - Opdracht.GEDULD * 2)
    pagina = kern.get(scherm(opdracht())).text
    assert "Dit duurt langer dan gewoon." in pagina
    assert 'data-ververs="15"' in pagina


def test_an_order_of_which_nobody_was_told_is_done_by_the_planned_job(kern, wereld):
    kern.post(ophalen(wereld), {})  # the process died before it told the background
    assert opdracht().stand == Stand.WACHT
    call_command("periodiek")
    assert opdracht().stand == Stand.KLAAR


@pytest.mark.parametrize("stand", BEWAARD)
def test_what_ended_is_kept_for_its_term_and_then_goes_with_its_file(
    wereld, media_folder, stand, django_capture_on_commit_callbacks
):
    rij = geef(van_editie.INVOER, wereld.user("kernredacteur"), bestand=ContentFile(b"x", "a.zip"))
    net_niet = timezone.now() - BEWAARD[stand] + timedelta(minutes=5)
    Opdracht.objects.filter(pk=rij.pk).update(stand=stand, klaar_op=net_niet)
    call_command("periodiek")
    assert len(bestanden(media_folder)) == 1
    Opdracht.objects.filter(pk=rij.pk).update(klaar_op=net_niet - timedelta(minutes=10))
    with django_capture_on_commit_callbacks(execute=True):
        call_command("periodiek")
    assert not Opdracht.objects.exists()
    assert bestanden(media_folder) == []


def test_a_file_that_no_order_knows_goes_after_a_day(wereld, media_folder):
    geef(van_editie.INVOER, wereld.user("kernredacteur"), bestand=ContentFile(b"x", "a.zip"))
    default_storage.save("opdrachten/verweesd.zip", ContentFile(b"x"))
    ruim_opdrachten_op()
    assert len(bestanden(media_folder)) == 2
    gisteren = (timezone.now() - timedelta(hours=25)).timestamp()
    for pad in bestanden(media_folder):
        os.utime(pad, (gisteren, gisteren))
    ruim_opdrachten_op()
    assert [pad.name for pad in bestanden(media_folder)] == [f"{opdracht().sleutel}.zip"]


def test_a_file_with_a_person_in_it_does_not_outlive_their_removal(
    vraag, wereld, media_folder, django_capture_on_commit_callbacks
):
    vraag(ophalen(wereld), {})
    with django_capture_on_commit_callbacks(execute=True):
        haal_terug(wereld.editie("weststellingwerf"), [], Zoekvraag.van(["Jan Jansen"]))
    assert len(bestanden(media_folder)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        haal_terug(wereld.editie(), [], Zoekvraag.van(["Jan Jansen"]))
    assert bestanden(media_folder) == []


def test_the_end_of_an_edition_takes_the_files_made_of_it_along(
    vraag, wereld, media_folder, django_capture_on_commit_callbacks
):
    vraag(ophalen(wereld), {})
    assert len(bestanden(media_folder)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        Opdracht.objects.filter(editie=wereld.editie()).delete()
    assert bestanden(media_folder) == []
