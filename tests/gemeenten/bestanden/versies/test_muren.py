"""Versions stay behind the walls, whatever number is guessed; what comes in is what it says it is, or is refused."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gemeenten.bestanden.versies.keten import versies_van
from handleiding.workflow.actions import dien_in, keur_goed
from tests.gemeenten.bestanden.versies.test_nieuwe_versie import (
    SOORTEN,
    bestand,
    kies,
    maak,
    nieuwste,
    van,
)
from tests.gemeenten.toegang.muren.test_bevroren import (
    KEURDER,
    SCHRIJVER,
    blokken,
    ingediend,
    stukken,
    vers,
)

# Wagtail leaves the temporary file of a new rendition to be closed when it is forgotten.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")
__all__ = ["stukken"]
BUITEN = [
    None,
    "lezer-leeuwarden",
    "lezer-weststellingwerf",
    "redacteur-weststellingwerf",
    "beoordelaar-weststellingwerf",
    "beheerder-weststellingwerf",
]
CMS = {
    "image": ("wagtailimages:edit", "wagtailimages:delete", "wagtailimages_chooser:chosen"),
    "document": ("wagtaildocs:edit", "wagtaildocs:delete", "wagtaildocs_chooser:chosen"),
}


@pytest.fixture
def drie(client, wereld, stukken):
    """Of each kind a version that readers saw, the one that they see, and one that nobody approved."""
    page = ingediend(wereld, blokken(*stukken))
    keur_goed(page, wereld.user(KEURDER))
    client.force_login(wereld.user(SCHRIJVER))
    for soort in SOORTEN:
        maak(client, soort, van(soort, stukken))
        kies(client, soort, nieuwste(soort), page)
    dien_in(vers(page), wereld.user(SCHRIJVER))
    keur_goed(vers(page), wereld.user(KEURDER))
    for soort in SOORTEN:
        maak(client, soort, nieuwste(soort), bestand(soort, kleur="green", tekst=b"derde"))
    client.logout()
    return {soort: versies_van(van(soort, stukken)) for soort in SOORTEN}


def bytes_van(soort, stuk):
    """The addresses that readers could guess: of the file, and of what was made of it."""
    if soort == "document":
        return [stuk.url, default_storage.url(stuk.file.name)]
    return [stuk.get_rendition("width-4").file.url, stuk.file.url]


@pytest.mark.parametrize("wie", BUITEN)
@pytest.mark.parametrize("soort", SOORTEN)
def test_only_what_is_online_is_for_others(client, wereld, drie, soort, wie):
    if wie:
        client.force_login(wereld.user(wie))
    wat = [[client.get(adres).status_code for adres in bytes_van(soort, s)] for s in drie[soort]]
    assert wat == [[404, 404], [200, 404], [404, 404]]


@pytest.mark.parametrize("wie", BUITEN[1:])
@pytest.mark.parametrize("soort", SOORTEN)
def test_nor_do_their_screens_tell_of_them(client, wereld, drie, soort, wie):
    client.force_login(wereld.user(wie))
    namen = [*CMS[soort], f"nieuwe_versie_{soort}", f"versie_in_teksten_{soort}"]
    for stuk in drie[soort]:
        for naam in namen:
            antwoord = client.get(reverse(naam, args=[stuk.pk]))
            assert antwoord.status_code in {302, 403, 404}, naam
            assert stuk.title not in antwoord.text
        antwoord = client.post(reverse(namen[1], args=[stuk.pk]))
        assert antwoord.status_code in {302, 403, 404}
        assert type(stuk).objects.filter(pk=stuk.pk).exists()


@pytest.mark.parametrize("soort", SOORTEN)
@pytest.mark.parametrize("nummer", ["0", "99999999999999999999", "-1"])
def test_numbers_of_nothing(client, wereld, soort, nummer):
    client.force_login(wereld.user("admin"))
    for naam in (f"nieuwe_versie_{soort}", f"versie_in_teksten_{soort}"):
        adres = reverse(naam, args=[1]).replace("/1/", f"/{nummer}/")
        assert client.get(adres).status_code == 404


VORMEN = {
    "leeg document": ("document", SimpleUploadedFile("leeg.txt", b""), "leeg"),
    "leeg beeld": ("image", SimpleUploadedFile("leeg.png", b""), "leeg"),
    "tekst die zegt dat zij een beeld is": (
        "image",
        SimpleUploadedFile("foto.png", b"<svg onload=alert(1)>"),
        "niet te lezen",
    ),
    "beeld van een andere soort dan zijn naam": (
        "image",
        lambda: SimpleUploadedFile("foto.jpg", bestand("image", kleur="blue").read()),
        "",
    ),
    "programma": ("document", SimpleUploadedFile("a.exe", b"MZ"), ""),
    "tekening met script": ("image", SimpleUploadedFile("a.svg", b"<svg/>"), ".jpg"),
}


@pytest.mark.parametrize("vorm", VORMEN)
def test_what_is_refused_is_said_at_the_field_and_leaves_nothing(client, wereld, stukken, vorm):
    soort, stuk, woord = VORMEN[vorm]
    oud = van(soort, stukken)
    lag_er = set(
        default_storage.listdir("documents")[1] + default_storage.listdir("original_images")[1]
    )
    client.force_login(wereld.user(SCHRIJVER))
    antwoord = maak(client, soort, oud, stuk() if callable(stuk) else stuk)
    assert antwoord.status_code == 200
    fouten = " ".join(antwoord.context["form"].errors["file"])
    assert fouten
    assert woord in fouten
    assert nieuwste(soort) == oud
    er_is = set(
        default_storage.listdir("documents")[1] + default_storage.listdir("original_images")[1]
    )
    assert er_is == lag_er


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_name_of_300_characters_is_kept_shorter(client, wereld, stukken, soort):
    client.force_login(wereld.user(SCHRIJVER))
    nieuw = bestand(soort, naam="n" * 300, kleur="blue")
    inhoud = nieuw.read()
    nieuw.seek(0)
    assert maak(client, soort, van(soort, stukken), nieuw).status_code == 302
    stuk = nieuwste(soort)
    assert len(stuk.file.name) <= 100
    assert stuk.file.name.rpartition(".")[2] == {"document": "txt", "image": "png"}[soort]
    with stuk.file.open("rb") as bewaard:
        assert bewaard.read() == inhoud


def test_the_same_name_is_another_file(client, wereld, stukken):
    oud = stukken[1]
    naam = oud.file.name.rpartition("/")[2]
    client.force_login(wereld.user(SCHRIJVER))
    maak(client, "document", oud, SimpleUploadedFile(naam, b"anders"))
    nieuw = nieuwste("document")
    assert nieuw.file.name != oud.file.name
    assert [stuk.file.open("rb").read() for stuk in (oud, nieuw)] == [b"gelezen", b"anders"]
    for stuk in (oud, nieuw):
        stuk.file.close()


def test_a_page_that_says_it_is_a_pdf_is_given_as_one(client, wereld, stukken):
    """Nothing can tell by its name what is in a document: so no browser is let guess."""
    client.force_login(wereld.user(SCHRIJVER))
    maak(client, "document", stukken[1], SimpleUploadedFile("a.pdf", b"<script>alert(1)</script>"))
    antwoord = client.get(nieuwste("document").url)
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in antwoord["Content-Security-Policy"]
    antwoord.close()
