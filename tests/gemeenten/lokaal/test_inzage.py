"""The file of one person: that person's facts and sentences, readable, and nothing of anybody else."""

import csv
import io
from functools import partial

import pytest
from django.urls import reverse
from pypdf import PdfReader
from wagtail.models import Comment, Page

from gemeenten.models import Contactpersoon
from tests.gemeenten.lokaal.groepen import keur_goed, over
from tests.gemeenten.lokaal.persoon import MAIL, NAAM, NUMMER, contact, vermeld
from tests.werk import vraag_en_wacht

ANDER = {"naam": "Z. d'Ambrozzio", "email": "ander@voorbeeld.example", "telefoon": "058 111 22 33"}


@pytest.fixture
def gevonden(client, wereld, django_capture_on_commit_callbacks):
    """The address of what is found of a person whose page also has another, of almost that name."""
    vermeld(wereld)
    page = contact(wereld).get_latest_revision_as_object()
    rijen = list(page.contactpersonen.all())
    mee = {"toestemming": True, "toestemming_op": over(-1)}
    page.contactpersonen = [*rijen, Contactpersoon(functie="Arts", sort_order=9, **ANDER, **mee)]
    redacteur = wereld.user("redacteur-leeuwarden")
    page.save_revision(user=redacteur)
    keur_goed(wereld, page)
    for tekst in (
        f"=Bel {NAAM} even op {NUMMER}",
        f"Nog iets over {NAAM.upper()}",
        f"Vraag stichting {NAAM} om raad",
    ):
        Comment.objects.create(
            page=Page.objects.get(pk=page.pk), user=redacteur, text=tekst, contentpath="inleiding"
        )
    client.force_login(wereld.user("beheerder-leeuwarden"))
    vraag = partial(vraag_en_wacht, client, django_capture_on_commit_callbacks)
    zoeken = reverse("persoonsgegevens", args=[wereld.editie().pk])
    return vraag(zoeken, {"naam": NAAM})


def rijen(antwoord):
    tekst = antwoord.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(tekst), delimiter=";"))


def test_a_sheet_holds_each_fact_and_sentence_of_the_person(client, gevonden):
    adres = gevonden.redirect_chain[-1][0]
    bestand = client.post(adres, {"actie": "csv"})
    assert bestand.headers["Content-Disposition"] == 'attachment; filename="inzage.csv"'
    assert "no-store" in bestand.headers["Cache-Control"]
    inhoud = [(rij["Gegeven"], rij["Inhoud"]) for rij in rijen(bestand)]
    for feit in (("naam", NAAM), ("email", MAIL), ("telefoon", NUMMER), ("toestemming", "ja")):
        assert feit in inhoud
    # No formula, and once, though it holds the name and the number.
    assert inhoud.count(("zin", f"'=Bel {NAAM} even op {NUMMER}")) == 1
    assert ("zin", f"Nog iets over {NAAM.upper()}") in inhoud


def test_nothing_of_who_may_be_another_unless_it_was_ticked(client, gevonden):
    adres = gevonden.redirect_chain[-1][0]
    [ander] = gevonden.context["resultaat"].waarschijnlijke
    tekst = client.post(adres, {"actie": "csv"}).content.decode()
    assert not any(waarde in tekst for waarde in (*ANDER.values(), "stichting"))
    gekozen = client.post(adres, {"actie": "csv", "kies": [ander.sleutel]}).content.decode()
    assert all(waarde in gekozen for waarde in ANDER.values())


def test_on_paper_it_says_the_same_and_counts_what_is_left_out(client, gevonden):
    pytest.importorskip("weasyprint")
    bestand = client.post(gevonden.redirect_chain[-1][0], {"actie": "pdf"})
    assert bestand.headers["Content-Type"] == "application/pdf"
    lezer = PdfReader(io.BytesIO(bestand.content))
    tekst = " ".join(" ".join(blad.extract_text() for blad in lezer.pages).split())
    for deel in (NAAM, MAIL, NUMMER, "Wie leest dit", "Op 2 plekken staat"):
        assert deel in tekst
    assert not any(waarde in tekst for waarde in ANDER.values())


def test_without_what_makes_a_pdf_the_screen_says_so(client, gevonden, monkeypatch):
    monkeypatch.setattr("handleiding.publiek.pdf.drukker._weasyprint", lambda: None)
    antwoord = client.post(gevonden.redirect_chain[-1][0], {"actie": "pdf"})
    assert "kan geen pdf worden gemaakt" in antwoord.text


@pytest.mark.parametrize("wie", ["beoordelaar-leeuwarden", "beheerder-weststellingwerf"])
@pytest.mark.parametrize("vorm", ["csv", "pdf"])
def test_the_file_is_for_who_searched(client, wereld, gevonden, wie, vorm):
    client.force_login(wereld.user(wie))
    antwoord = client.post(gevonden.redirect_chain[-1][0], {"actie": vorm})
    assert antwoord.status_code in {302, 403, 404}
    assert "mbrozzio" not in antwoord.text
