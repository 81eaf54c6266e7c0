"""Bad luck while a file is stored or replaced: the old file and its row stay together, and what is left is found."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DatabaseError
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import ModelLogEntry

from gemeenten.bestanden.versies import losse
from handleiding.opslag import HeleBestanden, OpslagVol
from tests.gemeenten.bestanden.versies.test_nieuwe_versie import (
    SOORTEN,
    bestand,
    maak,
    nieuwste,
    van,
)
from tests.gemeenten.toegang.muren.test_bevroren import SCHRIJVER, feiten, formulier, stukken

# Wagtail leaves the temporary file of a new rendition to be closed when it is forgotten.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")
__all__ = ["stukken"]
BEWERKEN = {"image": "wagtailimages:edit", "document": "wagtaildocs:edit"}


def in_opslag():
    return {
        f"{map_}/{naam}"
        for map_ in ("documents", "original_images")
        for naam in default_storage.listdir(map_)[1]
    }


def vervang(client, wereld, soort, stuk, **velden):
    client.force_login(wereld.user(SCHRIJVER))
    data = formulier(stuk, file=bestand(soort)) | velden
    return client.post(reverse(BEWERKEN[soort], args=[stuk.pk]), data)


@pytest.fixture
def geen_ruimte(monkeypatch):
    def vol(*args):
        raise OpslagVol

    monkeypatch.setattr(HeleBestanden, "_save", vol)


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_full_disk_leaves_the_old_file(client, wereld, stukken, soort, geen_ruimte):
    stuk = van(soort, stukken)
    voor, lag_er = feiten(stuk), in_opslag()
    assert "geen ruimte" in vervang(client, wereld, soort, stuk).text
    assert "geen ruimte" in maak(client, soort, stuk).text
    assert feiten(stuk) == voor
    assert in_opslag() == lag_er


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_row_that_cannot_be_saved_keeps_its_file(client, wereld, stukken, soort, monkeypatch):
    """Wagtail throws the old file of a document away before it writes the row."""
    stuk = van(soort, stukken)
    voor, lag_er = feiten(stuk), in_opslag()

    def stuk_gegaan(*args, **kwargs):
        raise DatabaseError("weg")

    monkeypatch.setattr(type(stuk), "save", stuk_gegaan)
    with pytest.raises(DatabaseError):
        vervang(client, wereld, soort, stuk)
    monkeypatch.undo()
    assert feiten(stuk) == voor
    assert in_opslag() == lag_er


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_version_that_cannot_be_written_down_leaves_nothing(
    client, wereld, stukken, soort, monkeypatch
):
    stuk = van(soort, stukken)
    lag_er = in_opslag()
    client.force_login(wereld.user(SCHRIJVER))

    def stuk_gegaan(*args, **kwargs):
        raise DatabaseError("weg")

    monkeypatch.setattr(ModelLogEntry, "save", stuk_gegaan)
    with pytest.raises(DatabaseError):
        maak(client, soort, stuk)
    monkeypatch.undo()
    assert nieuwste(soort) == stuk
    assert in_opslag() == lag_er


@pytest.mark.parametrize("soort", SOORTEN)
def test_what_was_replaced_is_gone(
    client, wereld, stukken, soort, django_capture_on_commit_callbacks
):
    stuk = van(soort, stukken)
    oud = stuk.file.name
    if soort == "image":
        oud_klein = stuk.get_rendition("max-4x4").file.name
    with django_capture_on_commit_callbacks(execute=True):
        assert vervang(client, wereld, soort, stuk).status_code == 302
    assert not default_storage.exists(oud)
    if soort == "image":
        assert not default_storage.exists(oud_klein)
        assert not stuk.renditions.exists()
    assert default_storage.exists(type(stuk).objects.get(pk=stuk.pk).file.name)


def test_a_colleagues_file_is_not_thrown_away_unseen(client, wereld, stukken):
    """Both screens were open; the second one is told, and may do it after a look."""
    stuk = stukken[1]
    client.force_login(wereld.user(SCHRIJVER))
    scherm = client.get(reverse("wagtaildocs:edit", args=[stuk.pk])).text
    gezien = f'name="gezien" value="{stuk.file.name}"'
    assert gezien in scherm
    geopend = {"gezien": stuk.file.name}
    assert vervang(client, wereld, "document", stuk, **geopend).status_code == 302
    ander = SimpleUploadedFile("ander.txt", b"van de tweede")
    antwoord = vervang(client, wereld, "document", stuk, file=ander, **geopend)
    assert "Intussen heeft een collega dit bestand al vervangen" in antwoord.text
    assert feiten(stuk)["inhoud"] == b"nieuwer"
    # What is no file goes on as before: a title is not thrown away unseen.
    antwoord = client.post(
        reverse("wagtaildocs:edit", args=[stuk.pk]), formulier(stuk, title="Beter", **geopend)
    )
    assert antwoord.status_code == 302
    nu = type(stuk).objects.get(pk=stuk.pk)
    ander.seek(0)
    opnieuw = vervang(client, wereld, "document", nu, file=ander, gezien=nu.file.name)
    assert opnieuw.status_code == 302
    assert feiten(stuk)["inhoud"] == b"van de tweede"


@pytest.fixture
def eigen_opslag(settings, tmp_path):
    """A storage of its own: other tests leave files behind."""
    settings.MEDIA_ROOT = tmp_path


def los():
    uit = StringIO()
    call_command("losse_bestanden", stdout=uit)
    return uit.getvalue().splitlines()


def test_what_a_killed_process_left_is_found(eigen_opslag, stukken, monkeypatch):
    """Between the writing of a file and that of its row."""
    namen = [
        default_storage.save(f"{map_}/half.bin", ContentFile(b"half"))
        for map_ in ("documents", "original_images", "images", "avatar_images/diep")
    ]
    assert los() == ["0 losse bestanden gevonden. Er is niets gewijzigd."]  # it may be going on
    monkeypatch.setattr(losse, "VERWEESD", timedelta(0))
    assert los() == [*namen, "4 losse bestanden gevonden. Er is niets gewijzigd."]
    assert all(default_storage.exists(naam) for naam in namen)
    call_command("losse_bestanden", "--verwijder", stdout=StringIO())
    assert not any(default_storage.exists(naam) for naam in namen)
    for stuk in stukken:
        assert default_storage.exists(stuk.file.name)


def test_a_row_that_was_deleted_is_not_saved_again(stukken):
    from django.core.exceptions import PermissionDenied

    stuk = stukken[1]
    zelfde = get_document_model().objects.get(pk=stuk.pk)
    stuk.delete()
    zelfde.title = "Terug"
    with pytest.raises(PermissionDenied, match="intussen verwijderd"):
        zelfde.save()
    assert not get_document_model().objects.filter(pk=zelfde.pk).exists()
