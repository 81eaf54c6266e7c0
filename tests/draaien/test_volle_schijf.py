"""A disk that takes no more: a word at the field, and nothing left behind. The quota is the system's own."""

import io
import os
import resource
from contextlib import contextmanager

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from gemeenten.models import Opdracht
from handleiding.opslag import VOL, OpslagVol
from tests.gemeenten.editie.levensloop.hulp import als_bestand

RUIMTE = 20_000  # bytes that a file may have in these tests
GROOT = b"x" * 100_000


@contextmanager
def volle_schijf(ruimte=RUIMTE):
    """Let no file of this process grow beyond that many bytes."""
    zacht, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ruimte, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (zacht, hard))


@pytest.fixture
def redacteur(client, wereld):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    return client


def collectie() -> Collection:
    return Collection.objects.get(name="GM0080 Leeuwarden")


def foto() -> SimpleUploadedFile:
    inhoud = io.BytesIO()
    Image.frombytes("RGB", (200, 200), os.urandom(120_000)).save(inhoud, "PNG")
    return SimpleUploadedFile("foto.png", inhoud.getvalue())


def bestand(naam="groot.txt", inhoud=GROOT) -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud)


def alles(media_folder) -> set:
    return {pad for pad in media_folder.rglob("*") if pad.is_file()}


def test_storage_keeps_a_file_whole_or_not_at_all(media_folder):
    voor = alles(media_folder)
    with volle_schijf(), pytest.raises(OpslagVol):
        default_storage.save("proef/groot.txt", ContentFile(GROOT))
    assert alles(media_folder) == voor
    assert default_storage.save("proef/groot.txt", ContentFile(GROOT)) == "proef/groot.txt"


def test_file_of_another_with_that_name_stays(media_folder):
    naam = default_storage.save("proef/naam.txt", ContentFile(b"van een ander"))
    with volle_schijf(), pytest.raises(OpslagVol):
        default_storage._save(naam, ContentFile(GROOT))  # two at once, who both found it free
    with default_storage.open(naam) as gebleven:
        assert gebleven.read() == b"van een ander"
    default_storage.delete(naam)


@pytest.mark.parametrize("soort", ["images", "docs"])
def test_screen_says_it_at_the_field_and_keeps_what_was_typed(redacteur, media_folder, soort):
    voor, stuk = alles(media_folder), foto() if soort == "images" else bestand()
    velden = {"title": "Mijn titel", "file": stuk, "collection": collectie().pk}
    with volle_schijf():
        antwoord = redacteur.post(reverse(f"wagtail{soort}:add"), velden)
    assert antwoord.status_code == 200
    assert antwoord.context["form"].errors["file"] == [VOL]
    assert "Mijn titel" in antwoord.text
    assert alles(media_folder) == voor
    stuk.seek(0)
    assert redacteur.post(reverse(f"wagtail{soort}:add"), velden).status_code == 302


@pytest.mark.parametrize(("soort", "naam"), [("images", "foto.png"), ("docs", "groot.txt")])
def test_many_at_once_and_the_chooser_say_it_too(redacteur, media_folder, soort, naam):
    voor, stuk = alles(media_folder), foto() if soort == "images" else bestand()
    with volle_schijf():
        antwoord = redacteur.post(
            reverse(f"wagtail{soort}:add_multiple"),
            {"title": naam, "files[]": stuk, "collection": collectie().pk},
        )
    assert antwoord.json() == {"success": False, "error_message": VOL}
    stuk.seek(0)
    voorvoegsel = "image" if soort == "images" else "document"
    velden = {"title": "T", "file": stuk, "collection": collectie().pk}
    with volle_schijf():
        antwoord = redacteur.post(
            reverse(f"wagtail{soort}_chooser:create"),
            {f"{voorvoegsel}-chooser-upload-{veld}": w for veld, w in velden.items()},
        )
    assert VOL in antwoord.json()["htmlFragment"]
    assert alles(media_folder) == voor


def test_replacing_a_file_keeps_the_old_one(redacteur, media_folder):
    oud = get_document_model().objects.create(
        title="Oud", file=ContentFile(b"oud", "oud.txt"), collection=collectie()
    )
    voor = alles(media_folder)
    adres = reverse("wagtaildocs:edit", args=[oud.pk])
    velden = {"title": "Oud", "collection": collectie().pk}
    with volle_schijf():
        assert VOL in redacteur.post(adres, velden | {"file": bestand()}).text
    assert alles(media_folder) == voor
    oud.refresh_from_db()
    assert oud.file.read() == b"oud"
    oud.file.close()
    nieuw = bestand("nieuw.txt", b"nieuw")
    assert redacteur.post(adres, velden | {"file": nieuw}).status_code == 302
    oud.refresh_from_db()
    with oud.file.open() as inhoud:
        assert inhoud.read() == b"nieuw"


def test_a_good_image_is_stored_once_and_stripped(redacteur, media_folder):
    voor = alles(media_folder)
    velden = {"title": "Mijn titel", "file": foto(), "collection": collectie().pk}
    assert redacteur.post(reverse("wagtailimages:add"), velden).status_code == 302
    beeld = get_image_model().objects.get(title="Mijn titel")
    origineel = {pad for pad in alles(media_folder) - voor if "original_images" in str(pad)}
    assert [str(pad).endswith(beeld.file.name) for pad in origineel] == [True]
    [pad] = origineel
    assert (beeld.file_size, beeld.width) == (pad.stat().st_size, 200)


def test_edition_from_a_file_says_it_at_the_field(client, wereld, media_folder):
    inhoud = als_bestand(wereld.editie(), wereld.user("kernredacteur"), met_revisies=True)
    client.force_login(wereld.user("kernredacteur"))
    voor = alles(media_folder)
    with volle_schijf(len(inhoud) // 2):
        antwoord = client.post(reverse("editie_invoeren"), {"bestand": bestand("e.zip", inhoud)})
    assert antwoord.context["form"].errors["bestand"] == [VOL]
    assert not Opdracht.objects.exists()
    assert alles(media_folder) == voor


def test_where_no_form_says_it_a_page_does(client, wereld, media_folder):
    """A person's picture: the form of the platform stores it while it saves."""
    client.force_login(wereld.user("redacteur-leeuwarden"))
    voor = alles(media_folder)
    client.raise_request_exception = False
    with volle_schijf():
        antwoord = client.post(
            reverse("wagtailadmin_account"),
            {
                "name_email-first_name": "Rika",
                "name_email-last_name": "R",
                "name_email-email": "r@voorbeeld.example",
                "avatar-avatar": foto(),
                "theme-theme": "system",
                "theme-contrast": "system",
                "theme-density": "default",
                "theme-keyboard_shortcuts": "on",
                "locale-preferred_language": "",
                "locale-current_time_zone": "",
            },
        )
    assert antwoord.status_code == 507
    assert "Er is geen ruimte voor dit bestand" in antwoord.text
    assert alles(media_folder) == voor


@pytest.mark.parametrize("model", [get_image_model, get_document_model])
def test_a_file_that_is_gone_from_the_storage_is_not_there(redacteur, model):
    stuk = model().objects.create(
        title="Weg",
        file=ContentFile(foto().read() if model is get_image_model else b"x", "weg.png"),
        collection=collectie(),
    )
    adres = stuk.file.url if model is get_image_model else stuk.url
    antwoord = redacteur.get(adres)
    assert antwoord.status_code == 200
    antwoord.getvalue()
    stuk.file.storage.delete(stuk.file.name)
    assert redacteur.get(adres).status_code == 404
