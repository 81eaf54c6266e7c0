"""Who gets which file: what is public now, whole, once made; and a clear word where there is none."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from handleiding.models import Pdf, Pdfversie
from handleiding.publiek.pdf import drukker, maken, vragen
from handleiding.publiek.pdf.maken import maak
from handleiding.publiek.pdf.stukken import BIJEENKOMST, Drukstuk
from handleiding.publiek.pdf.stukken import HANDLEIDING as BOEK
from handleiding.workflow.actions import haal_offline
from tests.handleiding.publiek.pdf.lezen import BIJEENKOMST as SESSIE
from tests.handleiding.publiek.pdf.lezen import HANDLEIDING, tekst
from tests.handleiding.workflow.staten import KEURDER, SCHRIJVER, wijzig

BOEK_PDF, SESSIE_PDF = f"{HANDLEIDING}handleiding.pdf", f"{SESSIE}bijeenkomst.pdf"
ANDER_BOEK = "/gemeenten/weststellingwerf/handleiding/handleiding.pdf"


@pytest.fixture
def geteld(monkeypatch):
    """Count what is printed, and print it."""
    gedrukt = []

    def druk(html, **kwargs):
        gedrukt.append(html)
        return drukker.druk(html, **kwargs)

    monkeypatch.setattr(maken, "druk", druk)
    return gedrukt


@pytest.fixture
def rust(monkeypatch):
    """Let no time pass between a change and its document."""
    monkeypatch.setattr(vragen, "RUST", timedelta(0))


@pytest.fixture
def zonder_weasyprint(monkeypatch):
    monkeypatch.setattr(drukker, "_is_er", lambda: False)


def haal(client, adres, **kwargs):
    antwoord = client.get(adres, **kwargs)
    assert antwoord.status_code == 200, antwoord.content[:500]
    return tekst(antwoord.content)


def verander(wereld, page, **velden):
    page = page.get_latest_revision_as_object()
    for naam, waarde in velden.items():
        setattr(page, naam, waarde)
    page.save_revision(user=wereld.user(SCHRIJVER), log_action=True)
    return page


def test_file_comes_with_what_a_browser_wants_to_know(client, wereld, geteld):
    antwoord = client.get(SESSIE_PDF)
    inhoud = antwoord.content
    assert antwoord.status_code == 200
    assert inhoud.startswith(b"%PDF-1.7")
    assert inhoud.rstrip().endswith(b"%%EOF")
    assert antwoord.headers["Content-Type"] == "application/pdf"
    assert antwoord.headers["Content-Length"] == str(len(inhoud))
    assert antwoord.headers["Content-Disposition"] == (
        'inline; filename="Bijeenkomst-1-Kennismaken-Leeuwarden.pdf"'
    )
    assert antwoord.headers["Content-Language"] == "nl"
    assert antwoord.headers["Cache-Control"] == "no-cache"
    assert not antwoord.cookies
    etag = antwoord.headers["ETag"]
    bekend = client.get(SESSIE_PDF, headers={"if-none-match": etag})
    assert (bekend.status_code, bekend.content) == (304, b"")
    assert bekend.headers["ETag"] == etag
    kop = client.head(SESSIE_PDF)
    assert kop.status_code == 200
    assert kop.headers["Content-Length"] == str(len(inhoud))
    assert kop.content == b""
    assert client.post(SESSIE_PDF).status_code == 405
    assert len(geteld) == 1


def test_many_requests_make_one_file(client, wereld, geteld):
    for _ in range(4):
        client.get(SESSIE_PDF)
        client.get(BOEK_PDF)
    assert len(geteld) == 2
    assert Pdfversie.objects.count() == 2


def test_while_somebody_makes_it_others_are_told_so(client, wereld, geteld):
    page = wereld.bijeenkomst()
    Pdf.objects.create(page=page, soort="bijeenkomst", bezig_sinds=timezone.now())
    antwoord = client.get(SESSIE_PDF)
    assert antwoord.status_code == 503
    assert antwoord.headers["Retry-After"]
    assert "no-store" in antwoord.headers["Cache-Control"]
    assert "wordt gemaakt" in antwoord.text
    assert f'href="{SESSIE}"' in antwoord.text
    assert not geteld
    # Its process died: after a while somebody else makes it.
    Pdf.objects.update(bezig_sinds=timezone.now() - timedelta(minutes=6))
    assert client.get(SESSIE_PDF).status_code == 200


def test_not_everybody_at_once(client, wereld, geteld):
    for nummer in (7, 1):
        Pdf.objects.create(
            page=wereld.bijeenkomst(nummer, "weststellingwerf"),
            soort="bijeenkomst",
            bezig_sinds=timezone.now(),
        )
    assert client.get(SESSIE_PDF).status_code == 503
    assert not geteld


def test_handbook_waits_until_nothing_changes(client, wereld, geteld, monkeypatch):
    eerste = haal(client, BOEK_PDF)
    assert "Zo begint het." in eerste
    wereld.publiceer(
        wijzig(wereld, wereld.hoofdstuk(), "Nu staat er iets anders."), SCHRIJVER, KEURDER
    )
    antwoord = client.get(BOEK_PDF)
    assert antwoord.status_code == 503
    assert "binnen een kwartier" in antwoord.text
    vragen.vraag_uitgaven()
    assert client.get(BOEK_PDF).status_code == 503
    assert len([html for html in geteld if "Leeuwarden" in html]) == 1
    monkeypatch.setattr(vragen, "RUST", timedelta(0))
    vragen.vraag_uitgaven()
    gedrukt = len(geteld)
    nieuw = haal(client, BOEK_PDF)
    assert "Nu staat er iets anders." in nieuw
    assert "Zo begint het." not in nieuw
    # A block in the place of another: one is left out, one is the edition's own.
    assert "op 2 plaatsen aangepast" in " ".join(nieuw.split())
    vragen.vraag_uitgaven()
    assert len(geteld) == gedrukt


def test_only_what_everyone_may_read_is_in_it(client, wereld, rust):
    hoofdstuk = wereld.hoofdstuk()
    wijzig(wereld, hoofdstuk, "Een concept dat niemand goedkeurde.")
    assert "Zo begint het." in haal(client, BOEK_PDF)
    wereld.publiceer(verander(wereld, wereld.bijeenkomst(7), intern=True), SCHRIJVER, KEURDER)
    haal_offline(wereld.bijeenkomst(1), wereld.user(KEURDER), "Klopt niet meer.")
    boek = haal(client, BOEK_PDF)
    assert "Een concept" not in boek
    for weg in ("Als het thuis misgaat", "Kennismaken", "Het doel van bijeenkomst"):
        assert weg not in boek, weg
    assert "Kennismaken" in haal(client, ANDER_BOEK)
    client.force_login(wereld.user("lezer-leeuwarden"))
    assert "Als het thuis misgaat" not in haal(client, BOEK_PDF)
    assert set(default_storage.listdir("pdf")[1]) >= {
        Path(naam).name for naam in Pdfversie.objects.values_list("bestand", flat=True)
    }


def test_what_became_internal_is_served_to_nobody(client, wereld, geteld):
    assert client.get(SESSIE_PDF).status_code == 200
    wereld.publiceer(verander(wereld, wereld.bijeenkomst(), intern=True), SCHRIJVER, KEURDER)
    antwoord = client.get(SESSIE_PDF)
    assert antwoord.status_code == 302
    assert "/login/" in antwoord.headers["Location"]
    client.force_login(wereld.user("lezer-leeuwarden"))
    intern = client.get(SESSIE_PDF)
    assert intern.status_code == 404
    assert "zelf afdrukken" in intern.text
    assert "no-store" in intern.headers["Cache-Control"]
    assert "als pdf" not in client.get(SESSIE).text
    client.force_login(wereld.user("lezer-weststellingwerf"))
    assert client.get(SESSIE_PDF).status_code == 403
    assert len(geteld) == 1


def test_what_was_taken_offline_is_gone(client, wereld):
    assert client.get(SESSIE_PDF).status_code == 200
    haal_offline(wereld.bijeenkomst(), wereld.user(KEURDER), "Klopt niet meer.")
    assert client.get(SESSIE_PDF).status_code == 404
    editie = wereld.editie()
    assert client.get(BOEK_PDF).status_code in (200, 503)
    haal_offline(editie, wereld.user(KEURDER), "Even dicht.")
    assert client.get(BOEK_PDF).status_code == 404


@pytest.mark.parametrize(
    "adres",
    [
        f"{HANDLEIDING}bijeenkomst.pdf",
        f"{SESSIE}handleiding.pdf",
        "/gemeenten/leeuwarden/handleiding.pdf",
        "/bijeenkomst.pdf",
        "/gemeenten/nergens/handleiding/handleiding.pdf",
    ],
)
def test_other_pages_have_no_such_file(client, wereld, adres):
    assert client.get(adres).status_code == 404


def test_address_on_paper_follows_a_page_that_moved(
    client, wereld, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        wereld.publiceer(
            verander(wereld, wereld.bijeenkomst(), slug="eerste-keer"), SCHRIJVER, KEURDER
        )
    antwoord = client.get(SESSIE_PDF)
    assert antwoord.status_code == 301
    assert antwoord.headers["Location"].endswith("/programma/eerste-keer/bijeenkomst.pdf")


def test_pages_lead_to_their_file(client, wereld):
    assert f'href="{SESSIE_PDF}">Deze bijeenkomst als pdf</a>' in client.get(SESSIE).text
    assert f'href="{BOEK_PDF}">Deze handleiding als pdf</a>' in client.get(HANDLEIDING).text
    client.get(BOEK_PDF)
    grootte = Pdfversie.objects.get().grootte / 1024
    assert f"als pdf</a> ({grootte:.1f}".replace(".", ",") in client.get(HANDLEIDING).text


def test_machine_without_pango_says_so_and_leads_to_print(client, wereld, zonder_weasyprint):
    for adres, page in ((SESSIE_PDF, SESSIE), (BOEK_PDF, HANDLEIDING)):
        assert "als pdf" not in client.get(page).text
        antwoord = client.get(adres)
        assert antwoord.status_code == 404
        assert "Hier kan geen pdf worden gemaakt" in antwoord.text
        assert f'href="{page}"' in antwoord.text
    vragen.vraag_uitgaven()
    assert not Pdf.objects.exists()


def test_file_that_was_made_elsewhere_is_served_without_pango(client, wereld, monkeypatch):
    assert client.get(SESSIE_PDF).status_code == 200
    monkeypatch.setattr(drukker, "_is_er", lambda: False)
    assert client.get(SESSIE_PDF).status_code == 200


def test_machine_that_lacks_something_else_says_so_too(client, wereld, monkeypatch):
    """Pango is there, but the library does not load: that shows when it is asked to print."""
    monkeypatch.setattr(drukker, "_weasyprint", lambda: None)
    antwoord = client.get(SESSIE_PDF)
    assert antwoord.status_code == 404
    assert "Hier kan geen pdf worden gemaakt" in antwoord.text


@pytest.mark.parametrize("weg", ["libpango-1.0.so.0", "libpangoft2-1.0.so.0"])
def test_pango_is_looked_for_without_loading_the_library(monkeypatch, weg):
    assert drukker.PANGO == ("libpango-1.0.so.0", "libpangoft2-1.0.so.0")
    monkeypatch.setattr(drukker, "PANGO", (weg.replace("pango", "pango-nergens"),))
    assert drukker._is_er.__wrapped__() is False


def test_killed_half_way_leaves_the_old_one(client, wereld, monkeypatch, rust):
    haal(client, BOEK_PDF)
    oud = Pdfversie.objects.get()

    class Gedood(BaseException):
        pass

    def half(self, *args, **kwargs):
        raise Gedood

    wereld.publiceer(wijzig(wereld, wereld.hoofdstuk(), "Nieuw."), SCHRIJVER, KEURDER)
    page = wereld.bijeenkomst(7).get_parent().get_parent()
    with monkeypatch.context() as patch:
        patch.setattr(Pdfversie, "save", half)
        with pytest.raises(Gedood):
            maak(Drukstuk(page, BOEK))
    assert Pdfversie.objects.get() == oud
    assert default_storage.exists(oud.bestand.name)
    assert "Nieuw." in haal(client, BOEK_PDF)


def test_files_that_no_row_knows_go(wereld, monkeypatch):
    versie = maak(Drukstuk(wereld.bijeenkomst(), BIJEENKOMST))
    verweesd = default_storage.save("pdf/half.pdf", ContentFile(b"%PDF-1.7 half"))
    maken.ruim_op()
    assert default_storage.exists(verweesd)
    monkeypatch.setattr(maken, "VERWEESD", timedelta(0))
    maken.ruim_op()
    assert not default_storage.exists(verweesd)
    assert default_storage.exists(versie.bestand.name)


def test_file_that_is_gone_from_the_storage_is_made_again(client, wereld):
    client.get(SESSIE_PDF)
    default_storage.delete(Pdfversie.objects.get().bestand.name)
    client.get(SESSIE_PDF)
    assert haal(client, SESSIE_PDF)


def test_nothing_outlives_the_removal_of_a_person(
    client, wereld, django_capture_on_commit_callbacks
):
    client.get(SESSIE_PDF)
    client.get(ANDER_BOEK)
    naam = Pdfversie.objects.get(pdf__soort="bijeenkomst").bestand.name
    with django_capture_on_commit_callbacks(execute=True):
        maken.vergeet(wereld.editie())
    assert not default_storage.exists(naam)
    assert Pdfversie.objects.count() == 1


def test_no_address_leads_to_where_files_are_kept(client, wereld):
    client.get(SESSIE_PDF)
    naam = Pdfversie.objects.get().bestand.name
    for adres in (f"/media/{naam}", f"/{naam}", f"/documenten/1/{naam}"):
        assert client.get(adres).status_code == 404
