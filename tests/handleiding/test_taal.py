"""Frisian, as a page and as a passage: from the editor to the reader, the reviewer and search."""

import json

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from handleiding.blocks.tekst import TEKST_FEATURES
from handleiding.models import Bijdrage, HoofdstukPage, Passage
from handleiding.publiek.zoeken import indexeren, zoek
from handleiding.publiek.zoeken.koppen import alineas
from handleiding.publiek.zoeken.woorden import stam, stammen
from handleiding.verschil.paginatekst import tekst as paginatekst
from handleiding.workflow.actions import dien_in
from handleiding.workflow.contributors import medewerkers


@pytest.fixture(autouse=True)
def verse_woorden(monkeypatch):
    """What a process knows of the words of the index goes by their number, and tests take theirs back."""
    monkeypatch.setattr(zoek._schat, "stand", None)


SCHRIJVER, KEURDER = "redacteur-leeuwarden", "beoordelaar-leeuwarden"
FRIES = '<p data-block-key="k1">Wy sizze: <span lang="fy">bernedeiferbliuwen</span>.</p>'


def schrijf(wereld, html=FRIES, **velden):
    page = wereld.hoofdstuk().get_latest_revision_as_object()
    page.inhoud = json.dumps([{"type": "tekst", "value": html}])
    for naam, waarde in velden.items():
        setattr(page, naam, waarde)
    page.save_revision(user=wereld.user(SCHRIJVER))
    return page


def publiceer(wereld, **meer):
    page = schrijf(wereld, **meer)
    wereld.publiceer(page, SCHRIJVER, KEURDER)
    return HoofdstukPage.objects.get(pk=page.pk)


def test_editor_keeps_the_language_of_a_passage():
    omzetter = ContentstateConverter(TEKST_FEATURES)
    assert omzetter.to_database_format(omzetter.from_database_format(FRIES)) == FRIES
    anders = FRIES.replace('"fy"', '"de"')
    assert "lang" not in omzetter.to_database_format(omzetter.from_database_format(anders))


@pytest.mark.django_db
def test_reader_gets_the_language_of_a_passage_and_of_a_page(client, wereld):
    page = publiceer(wereld)
    html = client.get(page.url).text
    assert '<span lang="fy">bernedeiferbliuwen</span>' in html
    assert html.count('lang="fy"') == 1
    page = publiceer(wereld, taal="fy")
    html = client.get(page.url).text
    assert '<header class="collectief-kop" lang="fy">' in html
    assert 'name="DCTERMS.language" content="fy"' in html
    assert '<html lang="nl">' in html


@pytest.mark.django_db
def test_reviewer_sees_the_language_as_a_change(client, wereld):
    publiceer(wereld, html="<p>Wy sizze: bernedeiferbliuwen.</p>")
    page = schrijf(wereld, taal="fy")
    dien_in(page, wereld.user(SCHRIJVER))
    client.force_login(wereld.user(KEURDER))
    scherm = client.get(f"/cms/beoordelen/{page.pk}/").text
    assert "in het Fries" in scherm
    assert "Taal" in scherm
    assert "Fries" in scherm.replace("in het Fries", "")


@pytest.mark.django_db
def test_search_leaves_frisian_words_as_they_are(client, wereld):
    woord = "bernedeiferbliuwen"
    assert stam(woord) != woord
    page = publiceer(wereld)
    indexeren.werk_bij()
    passage = Passage.objects.get(tekst__contains=woord)
    assert woord in passage.stammen.split()
    assert stam(woord) not in passage.stammen.split()
    gevonden = client.get("/zoeken/", {"q": woord}).text
    assert page.url in gevonden
    assert f"<mark>{woord}</mark>" in gevonden


@pytest.mark.django_db
def test_search_stems_nothing_on_a_frisian_page(client, wereld):
    page = publiceer(wereld, html="<p>De bernetiden binne lang.</p>", taal="fy")
    indexeren.werk_bij()
    passage = Passage.objects.get(tekst__contains="bernetiden")
    assert passage.stammen.splitlines()[2] == "de bernetiden binne lang"
    assert page.url in client.get("/zoeken/", {"q": "bernetiden"}).text


def test_dutch_words_beside_frisian_ones_have_their_stem():
    vreemd = [alinea.vreemd for alinea in alineas(FRIES, "")]
    assert vreemd == ["bernedeiferbliuwen"]
    assert stammen("groepen en groepen", "groepen") == ["groepen", stam("en"), stam("groepen")]


@pytest.mark.django_db
def test_a_version_from_before_these_fields_says_the_same(wereld):
    page = wereld.hoofdstuk()
    nu = page.get_latest_revision().content
    toen = {n: w for n, w in nu.items() if n not in {"taal", "in_het_kort", "uitgesteld"}}
    assert len(toen) == len(nu) - 3
    assert paginatekst(toen) == paginatekst(nu)
    assert paginatekst(nu | {"taal": "fy"}) != paginatekst(toen)
    revision = page.get_latest_revision()
    revision.content = toen
    revision.save(update_fields=["content"])
    Bijdrage.objects.filter(page=page).delete()
    page = wereld.hoofdstuk()
    page.save_revision(user=wereld.user(SCHRIJVER))
    assert wereld.user(SCHRIJVER).pk not in medewerkers(page)
