"""Files that are no edition, or a bad one: each a clear message in Dutch, and nothing half done."""

import io
import struct
import zipfile
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gemeenten.editie.levensloop import bestand
from gemeenten.editie.levensloop.bestand import INHOUD
from gemeenten.models import GemeentePage
from tests.gemeenten.editie.levensloop.hulp import als_bestand, gewijzigd
from tests.gemeenten.onboarding.hulp import maak_beeld, telling
from tests.werk import vraag_en_wacht


@pytest.fixture
def kern(client, wereld, django_capture_on_commit_callbacks):
    client.force_login(wereld.user("kernredacteur"))
    client.vraag = partial(vraag_en_wacht, client, django_capture_on_commit_callbacks)
    return client


@pytest.fixture
def uitvoer(wereld, db):
    """Leeuwarden with a picture, under a code that is free here."""
    maak_beeld("GM0080 Leeuwarden")
    inhoud = als_bestand(wereld.editie(), wereld.user("kernredacteur"))
    return gewijzigd(inhoud, lambda data: data.update(naam="Elders", code="GM2002", slug="elders"))


def los(**delen: bytes) -> bytes:
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam, inhoud)
    return doel.getvalue()


def pagina(data, soort: str):
    return next(p for p in data["paginas"] if p["type"].endswith(soort))


def met(soort: str, **velden):
    """Change what the latest version of a page of this kind says."""
    return lambda data: pagina(data, soort)["versies"][-1]["inhoud"].update(velden)


def lees_in(client, inhoud: bytes):
    bestand = SimpleUploadedFile("editie.zip", inhoud)
    return client.vraag(reverse("editie_invoeren"), {"bestand": bestand})


def geweigerd(client, inhoud: bytes, reden: str, media_folder) -> None:
    voor, bestanden = telling(), set(media_folder.rglob("*.*"))
    antwoord = lees_in(client, inhoud)
    assert antwoord.status_code == 200
    assert reden in antwoord.context["form"].errors["bestand"][0]
    assert telling() == voor
    assert set(media_folder.rglob("*.*")) == bestanden


def beloofd(groot: int) -> bytes:
    """A zip of a few bytes that announces a file of ``groot`` bytes."""
    inhoud = bytearray(los(**{INHOUD: b"{}"}))
    plek = inhoud.index(b"PK\x01\x02")
    struct.pack_into("<I", inhoud, plek + 24, groot)
    return bytes(inhoud)


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (b"Gewoon een tekst, en geen zip-bestand.", "geen bestand van een editie"),
        (los(**{"brief.txt": b"x"}), "geen bestand van een editie"),
        (los(**{INHOUD: b"geen json"}), "geen bestand van een editie"),
        (los(**{INHOUD: b"[" * 100_000}), "geen bestand van een editie"),
        (los(**{INHOUD: b"[]"}), "geen bestand van een editie"),
        (los(**{INHOUD: b"{}"}), "geen bestand van een editie"),
        (los(**{INHOUD: b'{"formaat": 2}'}), "geen bestand van een editie"),
        (los(**{INHOUD: b'{"formaat": 9}'}), "bestandsversie 9, hier 2"),
        (los(**{INHOUD: b"{}", "../../weg.txt": b"x"}), "namen van bestanden die er niet in horen"),
        (los(**{INHOUD: b"{}", "/etc/weg.txt": b"x"}), "namen van bestanden die er niet in horen"),
        (los(**{INHOUD: b"{}", "c:weg.txt": b"x"}), "namen van bestanden die er niet in horen"),
        (beloofd(bestand.MAXIMUM + 1), "te groot"),
        (beloofd(bestand.MAXIMUM_DEEL + 1), "te groot"),
    ],
    ids=[  # of our own: a zip holds the time it was made, which differs between two processes
        "text",
        "other zip",
        "no json",
        "json too deep",
        "a list",
        "empty",
        "nothing but a version",
        "another version",
        "a step up",
        "from the root",
        "another drive",
        "too large",
        "too large inside",
    ],
)
def test_what_is_no_edition_is_refused(kern, inhoud, reden, media_folder):
    geweigerd(kern, inhoud, reden, media_folder)


@pytest.mark.parametrize("deel", [0.3, 0.9])
def test_file_that_arrived_in_part_is_refused(kern, uitvoer, deel, media_folder):
    geweigerd(kern, uitvoer[: int(len(uitvoer) * deel)], "niet helemaal overgekomen", media_folder)


def test_file_with_a_broken_picture_inside_is_refused(kern, uitvoer, media_folder):
    plek = uitvoer.index(b"media/image-") + 200
    stuk = uitvoer[:plek] + b"\x00" * 20 + uitvoer[plek + 20 :]
    geweigerd(kern, stuk, "beschadigd", media_folder)


def test_file_that_is_too_large_is_not_even_opened(kern, uitvoer, monkeypatch, media_folder):
    monkeypatch.setattr(bestand, "MAXIMUM", 1000)
    geweigerd(kern, uitvoer, "te groot", media_folder)


def test_nothing_outside_the_file_is_read(kern, uitvoer, media_folder):
    def naar_buiten(data):
        data["media"][0]["bestand"] = "../../geheim.png"

    reden = "namen van bestanden die er niet in horen"
    geweigerd(kern, gewijzigd(uitvoer, naar_buiten), reden, media_folder)


@pytest.mark.parametrize(
    ("doe", "reden"),
    [
        (met("gemeentepage", kleur="red;} body {display:none"), "“Elders” in dit bestand kan niet"),
        (met("contactpage", slug="../weg"), "“Contact” in dit bestand kan niet"),
        (met("contactpage", title=""), "De titel of het adres ontbreekt"),
        (met("contactpage", title="x" * 300), "“x"),
        (met("hoofdstukpage", inhoud=3), "geen bestand van een editie"),
        (lambda data: data.update(code="GM1"), "Schrijf de code als GM en vier cijfers"),
        (lambda data: data.update(slug="Met Spaties"), "Gebruik kleine letters"),
        (lambda data: data.update(naam=""), "Vul de naam"),
        (lambda data: data.update(paginas=[]), "geen bestand van een editie"),
        (lambda data: data["paginas"].reverse(), "geen bestand van een editie"),
        (lambda data: data["eigendom"].update(kernbeleid="zomaar"), "geen bestand van een editie"),
        (lambda data: data["eigendom"].update(herinner_na=99), "30"),
        (lambda data: data.update(code="GM0098"), "Weststellingwerf (GM0098) heeft al een editie"),
        (lambda data: data.update(slug="weststellingwerf"), "is al in gebruik"),
    ],
)
def test_edition_that_cannot_be_right_is_refused(kern, uitvoer, doe, reden, media_folder):
    geweigerd(kern, gewijzigd(uitvoer, doe), reden, media_folder)


def test_form_without_a_file_asks_for_one(kern):
    antwoord = kern.post(reverse("editie_invoeren"))
    assert antwoord.context["form"].errors["bestand"] == ["Dit is een verplicht veld."]


def test_what_has_no_place_here_is_left_out_and_told(kern, uitvoer):
    """A second root, a page where none may be, a picture that is none, a link to another's draft."""

    def verbouw(data):
        wortel, eerste = data["paginas"][0], data["paginas"][1]
        data["paginas"] += [
            wortel | {"id": 10**6, "ouder": eerste["id"], "titel": "Nog een"},
            pagina(data, "contactpage")
            | {"id": 10**6 + 1, "titel": "Tweede", "ouder": wortel["id"]},
        ]
        data["media"].append(data["media"][0] | {"id": 10**6, "bestand": "media/image-1.jpg"})

    inhoud = gewijzigd(uitvoer, verbouw, [("media/image-1.jpg", b"geen plaatje")])
    tekst = lees_in(kern, inhoud).text
    assert "De editie van Elders staat er, als concept" in tekst
    assert "Nog een: dit soort pagina mag hier niet staan" in tekst
    assert "Foto: dit bestand is geen bruikbare afbeelding" in tekst
    editie = GemeentePage.objects.get(code="GM2002")
    assert not GemeentePage.objects.descendant_of(editie).exists()
    assert {"contact", "contact-2"} <= set(editie.get_children().values_list("slug", flat=True))
