"""Search as readers meet it: all that is public and nothing else, at once, on both databases."""

import io
import re

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gemeenten.models import ContactPage
from handleiding.models import Passage, Synoniemen, Vindplaats
from handleiding.publiek.etalage import Gebeurtenis, werk_bij
from handleiding.publiek.zoeken import indexeren, motor
from handleiding.publiek.zoeken.zoek import zoek
from handleiding.workflow.actions import dien_in, haal_offline, keur_goed
from tests.handleiding.workflow.staten import (
    KEURDER,
    SCHRIJVER,
    concept,
    goedgekeurd,
    ingediend,
    vers,
    wijzig,
)

LEEUWARDEN = "/gemeenten/leeuwarden/zoeken/"
WESTSTELLINGWERF = "/gemeenten/weststellingwerf/zoeken/"


@pytest.fixture(autouse=True)
def bij(wereld):
    indexeren.werk_bij()


def vraag(client, tekst, adres="/zoeken/", **meer):
    return client.get(adres, {"q": tekst} | meer)


def gevonden(client, tekst, adres="/zoeken/"):
    """Return the addresses that were found, without the place in the page."""
    html = vraag(client, tekst, adres).content.decode()
    lijst = html.partition('<ol class="collectief-treffers"')[2].partition("</ol>")[0]
    return re.findall(r'<h3[^>]*>\s*<a[^>]*href="([^"#]+)', lijst)


def publiceer(wereld, tekst, **velden):
    page = goedgekeurd(wereld, **velden)
    page = wijzig(wereld, page, tekst)
    dien_in(page, wereld.user(SCHRIJVER))
    keur_goed(vers(page), wereld.user(KEURDER))
    return vers(page)


def test_approved_text_is_found_and_a_draft_is_not(client, wereld):
    page = publiceer(wereld, "Het kwikzilveren paard.")
    wijzig(wereld, page, "De porseleinen olifant.")
    indexeren.werk_bij()
    assert gevonden(client, "kwikzilveren") == [page.url]
    assert gevonden(client, "porseleinen") == []


def test_old_text_is_not_found_even_before_the_index_is_written(client, wereld):
    page = publiceer(wereld, "Het kwikzilveren paard.")
    indexeren.werk_bij()
    wijzig(wereld, page, "De porseleinen olifant.")
    dien_in(vers(page), wereld.user(SCHRIJVER))
    keur_goed(vers(page), wereld.user(KEURDER))
    assert gevonden(client, "kwikzilveren") == []
    indexeren.werk_bij()
    assert gevonden(client, "porseleinen") == [page.url]
    assert not Passage.objects.filter(tekst__contains="kwikzilveren").exists()


@pytest.mark.parametrize("stand", ["concept", "ingediend", "offline", "intern", "editie offline"])
def test_what_is_not_public_is_not_found(client, wereld, stand):
    velden = {"title": "Kwikzilveren paard", "slug": "kwikzilver"}
    if stand == "concept":
        concept(wereld, **velden)
    elif stand == "ingediend":
        ingediend(wereld, **velden)
    else:
        page = goedgekeurd(wereld, intern=stand == "intern", **velden)
        if stand == "offline":
            indexeren.werk_bij()
            haal_offline(page, wereld.user(KEURDER), "Het klopt niet meer.")
        if stand == "editie offline":
            indexeren.werk_bij()
            editie = wereld.editie()
            editie.live = False
            type(editie).objects.filter(pk=editie.pk).update(live=False)
            werk_bij([editie], Gebeurtenis.OFFLINE)
    for _ in range(2):
        assert gevonden(client, "kwikzilveren") == []
        indexeren.werk_bij()
    assert not Passage.objects.filter(titel__contains="Kwikzilveren").exists()


def test_reader_with_an_account_finds_no_internal_page_either(client, wereld):
    goedgekeurd(wereld, title="Kwikzilveren paard", slug="kwikzilver", intern=True)
    indexeren.werk_bij()
    client.force_login(wereld.user(SCHRIJVER))
    assert gevonden(client, "kwikzilveren", LEEUWARDEN) == []


def test_edition_searches_its_own_text_only(client, wereld):
    page = publiceer(wereld, "Het kwikzilveren paard.")
    indexeren.werk_bij()
    assert gevonden(client, "kwikzilveren", LEEUWARDEN) == [page.url]
    assert gevonden(client, "kwikzilveren", WESTSTELLINGWERF) == []
    assert all(
        adres.startswith("/gemeenten/weststellingwerf/")
        for adres in gevonden(client, "inleiding", WESTSTELLINGWERF)
    )


def test_what_editions_say_alike_is_found_once_in_the_core(client, wereld):
    kern = wereld.kernbijeenkomst(1)
    adressen = gevonden(client, kern.title)
    assert adressen.count(kern.url) == 1
    assert wereld.bijeenkomst(1).url not in adressen
    assert wereld.bijeenkomst(1).url in gevonden(client, kern.title, LEEUWARDEN)


def test_core_offline_leaves_one_edition(client, wereld):
    kern = wereld.kernbijeenkomst(1)
    type(kern).objects.filter(pk=kern.pk).update(live=False)
    werk_bij([kern], Gebeurtenis.OFFLINE)
    adressen = gevonden(client, kern.title)
    assert kern.url not in adressen
    edities = {wereld.bijeenkomst(1, slug).url for slug in ("leeuwarden", "weststellingwerf")}
    assert len(edities & set(adressen)) == 1


def test_name_of_a_person_is_never_in_the_index(wereld):
    page = ContactPage.objects.child_of(wereld.editie()).get()
    persoon = page.contactpersonen.first()
    persoon.naam, persoon.toestemming, persoon.functie = "Kwikzilver de Paard", True, "Glasblazer"
    persoon.save()
    werk_bij([page])
    indexeren.maak_leeg()
    indexeren.werk_bij()
    assert Passage.objects.filter(tekst__contains="Glasblazer").exists()
    for veld in ("titel", "kop", "tekst", "stammen", "woorden"):
        assert not Passage.objects.filter(**{f"{veld}__icontains": "kwikzilver"}).exists()


def test_hidden_contact_is_not_found(client, wereld):
    page = ContactPage.objects.child_of(wereld.editie()).get()
    persoon = page.contactpersonen.first()
    persoon.openbaar, persoon.functie = False, "Glasblazer"
    persoon.save()
    werk_bij([page])
    indexeren.maak_leeg()
    indexeren.werk_bij()
    assert gevonden(client, "glasblazer") == []


@pytest.mark.parametrize(
    "tekst",
    [
        "x" * 10_000,
        "%",
        "_",
        "*",
        '"',
        "'",
        "' OR 1=1 --",
        "); DROP TABLE handleiding_passage; --",
        "NEAR(a b)",
        "a AND",
        "OR",
        "NOT",
        "stammen:ouder",
        "ouder*",
        "^ouder",
        "(",
        "&",
        "|",
        "!",
        "<->",
        "<script>alert(1)</script>",
        "\x00",
        "ouder\x00kind",
        "\ud7ff\U0001f600",
        "   ",
        "ﬁ ǆ ß İ",
    ],
)
@pytest.mark.parametrize("adres", ["/zoeken/", LEEUWARDEN])
def test_bad_input_is_answered(client, tekst, adres):
    antwoord = vraag(client, tekst, adres)
    assert antwoord.status_code == (400 if "\x00" in tekst else 200)
    assert "<script>alert" not in antwoord.content.decode()
    assert not antwoord.cookies


@pytest.mark.parametrize("p", ["0", "-1", "99999999999999", "x", "", "１"])
def test_page_out_of_range_is_answered(client, p):
    assert vraag(client, "ouders", p=p).status_code == 200


def test_search_is_asked_and_nothing_else(client):
    assert client.post("/zoeken/", {"q": "ouders"}).status_code == 405
    antwoord = client.head("/zoeken/?q=ouders")
    assert antwoord.status_code == 200
    assert "no-store" in antwoord["Cache-Control"]


def test_edition_that_is_not_there_has_no_search(client):
    assert client.get("/gemeenten/bestaat-niet/zoeken/").status_code == 404
    assert client.get("/gemeenten/leeuwarden/contact/zoeken/").status_code == 404
    assert client.get("/gemeenten/sjabloon/zoeken/").status_code == 404


def test_nothing_found_helps_on(client):
    html = vraag(client, "xylofoonlessen").content.decode()
    assert "Niets gevonden" in html
    assert "0800-2000" in html


def test_not_all_words_together_says_so(client, wereld):
    page = publiceer(wereld, "Het kwikzilveren paard.")
    indexeren.werk_bij()
    html = vraag(client, "kwikzilveren xylofoonlessen").content.decode()
    assert "Op geen enkele pagina staan al uw woorden bij elkaar" in html
    html = vraag(client, "kwikzilveren kennismaken").content.decode()
    assert "Op geen enkele pagina" in html
    html = vraag(client, "paard kwikzilveren ouders").content.decode()
    assert page.url in html


def test_group_and_municipality_are_answers_of_their_own(client, wereld):
    html = vraag(client, "wanneer Aldlan").content.decode()
    assert "Werk-leergroep Aldlân" in html
    html = vraag(client, "contact leeuwarden").content.decode()
    assert 'href="/gemeenten/leeuwarden/contact/"' in html
    html = vraag(client, "wanneer", WESTSTELLINGWERF).content.decode()
    assert "Werk-leergroep Aldlân" not in html
    assert "Werk-leergroep" in html


def test_synonym_of_the_kernredactie_works_at_once(client, wereld):
    page = publiceer(wereld, "Het kwikzilveren paard.")
    indexeren.werk_bij()
    assert gevonden(client, "glimdier") == []
    Synoniemen.objects.create(woorden="glimdier, kwikzilveren")
    assert gevonden(client, "glimdier") == [page.url]


def test_queries_do_not_grow_with_what_is_found(client, wereld):
    """One more when only editions say it, whatever their number."""
    vraag(client, "ouders")
    for tekst in ("kennismaken", "ouders", "leeuwarden", "de en het"):
        with CaptureQueriesContext(connection) as gesteld:
            vraag(client, tekst, LEEUWARDEN)
        assert len(gesteld) <= 23, tekst
        with CaptureQueriesContext(connection) as gesteld:
            vraag(client, tekst)
        assert len(gesteld) <= 19, tekst


def test_index_is_what_it_is_derived_from(wereld):
    assert not indexeren.achterstand().exists()
    assert not indexeren.verouderd().exists()

    def inhoud():
        return sorted(
            Vindplaats.objects.values_list(
                "page", "volgorde", "anker", "passage__digest", "stempel"
            )
        )

    voor = inhoud()
    assert indexeren.werk_bij() == 0
    call_command("zoekindex", "--opnieuw", stdout=io.StringIO())
    assert inhoud() == voor
    assert Passage.objects.count() == len({rij[3] for rij in voor})


def test_command_says_what_is_behind(wereld, capsys):
    call_command("zoekindex", "--controleer")
    assert "is bij" in capsys.readouterr().out
    goedgekeurd(wereld)
    with pytest.raises(CommandError, match="1 pagina niet in de zoekindex"):
        call_command("zoekindex", "--controleer")


def test_place_to_jump_to_is_on_the_page(client, wereld):
    plekken = Vindplaats.objects.exclude(anker="").select_related("page")
    assert plekken.count() > 10
    paginas = {}
    for plek in plekken:
        if plek.page_id not in paginas:
            paginas[plek.page_id] = client.get(plek.page.get_url()).content.decode()
        assert f'id="{plek.anker}"' in paginas[plek.page_id], (plek.page, plek.anker)


def test_search_without_fts5_finds_the_same(client, wereld, monkeypatch):
    """Some builds of SQLite have no FTS5."""
    vragen = ["ouders", "taakverdeling", "kennismaken solidariteit", "complimnet", "buffer schema"]
    met = [[g.page_id for g in zoek(tekst).gewogen] for tekst in vragen]
    monkeypatch.setattr(motor, "heeft_fts", lambda: False)
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL searches by its own means.")
    assert [[g.page_id for g in zoek(tekst).gewogen] for tekst in vragen] == met
    assert any(met)


def test_root_of_the_tree_is_no_page_to_find(client, wereld):
    assert 'href=""' not in vraag(client, "root").text


def test_correction_is_a_word_of_what_this_edition_says(client, wereld):
    publiceer(wereld, "Het kwikzilveren paard.")
    indexeren.werk_bij()
    assert "kwikzilveren" in vraag(client, "kwikzilvren inleiding", LEEUWARDEN).text
    assert "kwikzilveren" not in vraag(client, "kwikzilvren inleiding", WESTSTELLINGWERF).text


def test_correction_is_no_word_of_a_withdrawn_text(client, wereld):
    page = publiceer(wereld, "Het kwikzilveren paard.")
    indexeren.werk_bij()
    goedgekeurd(wereld, title="Een latere pagina", slug="later")
    indexeren.werk_bij()
    assert "kwikzilveren" in vraag(client, "kwikzilvren inleiding").text
    haal_offline(vers(page), wereld.user(KEURDER), "Het klopt niet meer.")
    for _ in range(2):
        assert "kwikzilveren" not in vraag(client, "kwikzilvren inleiding").text
        indexeren.werk_bij()
