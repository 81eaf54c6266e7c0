"""Who brings a document in is told which names stand in it, on every road, and can have a copy without."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection, ModelLogEntry
from wagtail.utils.file import hash_filelike

from gemeenten.bestanden.versies.keten import versies_van
from gemeenten.logacties import NAMEN_WEGGEHAALD
from handleiding.workflow.actions import keur_goed
from handleiding.workflow.vingerafdruk import vingerafdruk
from tests.gemeenten.bestanden.namen.documenten import BAAS, TEKST, WIE, docx, pdf
from tests.gemeenten.toegang.muren.test_bevroren import (
    KEURDER,
    SCHRIJVER,
    blokken,
    formulier,
    ingediend,
    stukken,
    vers,
)

__all__ = ["stukken"]
XHR = {"x-requested-with": "XMLHttpRequest"}
GEHEIM = WIE.encode()


@pytest.fixture
def collectie(wereld):
    return Collection.objects.get(name__startswith="GM0080")


@pytest.fixture
def schrijver(client, wereld):
    client.force_login(wereld.user(SCHRIJVER))
    return client


def document(inhoud=None, naam="brief.docx", **velden):
    return get_document_model().objects.create(
        title="Brief", file=ContentFile(inhoud or docx(), naam), **velden
    )


@pytest.fixture
def brief(wereld, collectie):
    return document(collection=collectie, uploaded_by_user=wereld.user(SCHRIJVER))


def nieuwste():
    return get_document_model().objects.order_by("-pk").first()


def inhoud_van(stuk):
    with stuk.file.storage.open(stuk.file.name) as bestand:
        return bestand.read()


def is_kaal(stuk):
    stuk = get_document_model().objects.get(pk=stuk.pk)
    inhoud = inhoud_van(stuk)
    from tests.gemeenten.bestanden.namen.test_namen import plat

    alles = plat(inhoud, ".docx")
    assert GEHEIM not in alles
    assert BAAS.encode() not in alles
    assert TEKST.encode() in alles
    assert stuk.file_size == len(inhoud)
    assert stuk.file_hash == hash_filelike(ContentFile(inhoud))
    assert ModelLogEntry.objects.filter(action=NAMEN_WEGGEHAALD, object_id=stuk.pk).exists()
    return True


def test_a_single_upload_leads_to_what_stands_in_it(schrijver, collectie):
    data = {"title": "Brief", "collection": collectie.pk, "tags": ""}
    data["file"] = SimpleUploadedFile("brief.docx", docx())
    antwoord = schrijver.post(reverse("wagtaildocs:add"), data, follow=True)
    stuk = nieuwste()
    assert antwoord.redirect_chain[0][0] == reverse("namen_in_document", args=[stuk.pk])
    for woord in ("Auteur", WIE, "Laatst gewijzigd door", BAAS):
        assert woord in antwoord.text
    naam = stuk.file.name
    schrijver.post(reverse("namen_in_document", args=[stuk.pk]), {"gezien": naam})
    assert is_kaal(stuk)
    assert nieuwste() == stuk
    assert nieuwste().file.name == naam
    antwoord = schrijver.get(reverse("namen_in_document", args=[stuk.pk]))
    assert "geen\n" in antwoord.text or "geen namen" in " ".join(antwoord.text.split())


def test_an_upload_without_names_goes_on_as_ever(schrijver, collectie):
    data = {"title": "Plat", "collection": collectie.pk, "tags": ""}
    data["file"] = SimpleUploadedFile("plat.txt", b"gewoon")
    antwoord = schrijver.post(reverse("wagtaildocs:add"), data)
    assert antwoord.url == reverse("wagtaildocs:index")


def test_another_file_in_its_place_leads_there_too(schrijver, brief):
    data = formulier(brief, file=SimpleUploadedFile("ander.pdf", pdf()), gezien=brief.file.name)
    antwoord = schrijver.post(reverse("wagtaildocs:edit", args=[brief.pk]), data)
    assert antwoord.url == reverse("namen_in_document", args=[brief.pk])
    data = formulier(brief, title="Andere titel")
    antwoord = schrijver.post(reverse("wagtaildocs:edit", args=[brief.pk]), data)
    assert antwoord.url == reverse("wagtaildocs:index")


@pytest.mark.parametrize("kruis", [True, False])
def test_several_uploads_each_say_so_in_their_form(schrijver, collectie, kruis):
    data = {"collection": collectie.pk, "title": "Brief"}
    data["files[]"] = SimpleUploadedFile("brief.docx", docx())
    antwoord = schrijver.post(reverse("wagtaildocs:add_multiple"), data, headers=XHR).json()
    stuk = nieuwste()
    assert f"Auteur: {WIE}" in antwoord["form"]
    assert f"doc-{stuk.pk}-zonder_namen" in antwoord["form"]
    data = formulier(stuk, f"doc-{stuk.pk}-") | (
        {f"doc-{stuk.pk}-zonder_namen": "on"} if kruis else {}
    )
    adres = reverse("wagtaildocs:edit_multiple", args=[stuk.pk])
    assert schrijver.post(adres, data, headers=XHR).json()["success"]
    if kruis:
        assert is_kaal(stuk)
    else:
        assert inhoud_van(stuk) == docx()


def in_de_kiezer(client, collectie, inhoud=None, naam="brief.docx", *, vraag=""):
    voor = "document-chooser-upload-"
    data = {
        f"{voor}title": "Brief",
        f"{voor}collection": collectie.pk,
        f"{voor}tags": "",
        f"{voor}file": SimpleUploadedFile(naam, inhoud or docx()),
    }
    return client.post(reverse("wagtaildocs_chooser:create") + vraag, data, headers=XHR).json()


@pytest.mark.parametrize("vraag", ["", "?multiple=true"])
@pytest.mark.parametrize("kruis", [True, False])
def test_a_chooser_asks_before_it_chooses(schrijver, collectie, kruis, vraag):
    stap = in_de_kiezer(schrijver, collectie, vraag=vraag)
    stuk = nieuwste()
    assert stap["step"] == "reshow_creation_form"
    assert WIE in stap["htmlFragment"]
    adres = reverse("kies_met_namen", args=[stuk.pk]) + vraag
    assert f'action="{adres}"' in stap["htmlFragment"]
    data = {"gezien": stuk.file.name} | ({"zonder_namen": "1"} if kruis else {})
    gekozen = schrijver.post(adres, data, headers=XHR).json()
    assert gekozen["step"] == "chosen"
    uit = gekozen["result"][0] if vraag else gekozen["result"]
    assert uit["id"] == str(stuk.pk)
    assert is_kaal(stuk) if kruis else inhoud_van(stuk) == docx()


def test_a_chooser_chooses_at_once_what_holds_no_name(schrijver, collectie):
    assert in_de_kiezer(schrijver, collectie, b"gewoon", "plat.txt")["step"] == "chosen"


def test_what_a_text_holds_gets_a_version_beside_it(client, wereld, stukken, brief):
    """Its reviewer approves the very file that was read."""
    page = ingediend(wereld, blokken(stukken[0], brief))
    gelezen = vingerafdruk(vers(page).latest_revision)
    client.force_login(wereld.user(SCHRIJVER))
    scherm = client.get(reverse("namen_in_document", args=[brief.pk]))
    assert "Maak een nieuwe versie" in scherm.text
    data = {"gezien": brief.file.name}
    antwoord = client.post(reverse("namen_in_document", args=[brief.pk]), data)
    kopie = versies_van(brief)[-1]
    assert kopie != brief
    assert is_kaal(kopie)
    assert kopie.collection == brief.collection
    assert antwoord.url == reverse("versie_in_teksten_document", args=[kopie.pk])
    assert inhoud_van(brief) == docx()
    assert vingerafdruk(vers(page).latest_revision) == gelezen
    keur_goed(vers(page), wereld.user(KEURDER), gelezen=gelezen)
    assert vers(page).live


def test_a_newer_version_tells_first_and_goes_on_to_the_texts(client, wereld, stukken, brief):
    ingediend(wereld, blokken(stukken[0], brief))
    client.force_login(wereld.user(SCHRIJVER))
    data = {"title": "Nieuw", "tags": "", "file": SimpleUploadedFile("ander.pdf", pdf())}
    antwoord = client.post(reverse("nieuwe_versie_document", args=[brief.pk]), data)
    nieuw = versies_van(brief)[-1]
    assert antwoord.url == reverse("namen_in_document", args=[nieuw.pk]) + "?daarna=teksten"
    verder = reverse("versie_in_teksten_document", args=[nieuw.pk])
    assert f'href="{verder}"' in client.get(antwoord.url).text
    assert client.post(antwoord.url, {"gezien": nieuw.file.name}).url == verder
    assert GEHEIM not in inhoud_van(nieuw)


def test_a_file_that_a_colleague_replaced_meanwhile_is_left_alone(schrijver, brief):
    gezien = brief.file.name
    brief.file.save("ander.docx", ContentFile(docx()))
    antwoord = schrijver.post(
        reverse("namen_in_document", args=[brief.pk]), {"gezien": gezien}, follow=True
    )
    assert "al vervangen" in antwoord.text
    assert inhoud_van(get_document_model().objects.get(pk=brief.pk)) == docx()


@pytest.mark.parametrize("inhoud", [pdf(ondertekend=True), b"%PDF-1.7 stuk"])
def test_what_can_have_no_copy_is_said_and_stays(schrijver, collectie, inhoud):
    stuk = document(inhoud, "brief.pdf", collection=collectie)
    adres = reverse("namen_in_document", args=[stuk.pk])
    scherm = schrijver.get(adres)
    assert "ondertekend" in scherm.text or "beschadigd" in scherm.text
    assert 'name="gezien"' not in scherm.text
    schrijver.post(adres, {"gezien": stuk.file.name})
    assert inhoud_van(stuk) == inhoud


def test_a_file_that_is_gone_is_said(schrijver, brief):
    brief.file.storage.delete(brief.file.name)
    antwoord = schrijver.get(reverse("namen_in_document", args=[brief.pk]))
    assert "niet te lezen" in antwoord.text


@pytest.mark.parametrize("wie", ["redacteur-weststellingwerf", "kernredacteur"])
@pytest.mark.parametrize("naam", ["namen_in_document", "kies_met_namen"])
def test_nobody_elses_document(client, wereld, brief, wie, naam):
    client.force_login(wereld.user(wie))
    adres = reverse(naam, args=[brief.pk])
    data = {"gezien": brief.file.name, "zonder_namen": "1"}
    for antwoord in (client.get(adres), client.post(adres, data)):
        assert antwoord.status_code in {302, 403, 404, 405}
        assert WIE not in antwoord.text
    assert inhoud_van(brief) == docx()
