"""A reader sees, modestly, where an edition's page differs from the national handbook."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handleiding.models import HandleidingPage

ADRES = "/gemeenten/leeuwarden/handleiding/programma/bijeenkomst-1/"
LANDELIJK = "/handleiding/programma/bijeenkomst-1/"
NOTITIE = "af van de landelijke handleiding"


@pytest.fixture
def afwijkend(wereld, wijzig_lokaal):
    wijzig_lokaal(doel="<p>Ons eigen doel.</p>", title="Kennismaken in Leeuwarden")
    wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")


def canoniek(tekst: str) -> str:
    return tekst.split('rel="canonical" href="')[1].split('"')[0]


def test_unchanged_variant_says_nothing_and_points_to_the_core(client, wereld):
    tekst = client.get(ADRES).text
    assert NOTITIE not in tekst
    assert canoniek(tekst).endswith(LANDELIJK)
    assert "/gemeenten/" not in canoniek(tekst)


def test_variant_does_not_point_to_a_core_page_that_not_everyone_reads(client, wereld, wijzig_kern):
    wijzig_kern(intern=True)
    tekst = client.get(ADRES).text
    assert canoniek(tekst).endswith(ADRES)
    assert f'"http://localhost{LANDELIJK}"' not in tekst


def test_changed_variant_tells_where_and_is_its_own_page(client, afwijkend):
    tekst = client.get(ADRES).text
    assert "op 2 plaatsen" in " ".join(tekst.split())
    assert "Doel, alinea 1" in tekst
    assert canoniek(tekst).endswith(ADRES)


def test_note_is_about_what_is_published(client, wereld, wijzig_lokaal):
    wijzig_lokaal(doel="<p>Nog een concept.</p>")
    assert NOTITIE not in client.get(ADRES).text


def test_edition_can_switch_the_note_off(client, wereld, afwijkend):
    editie = wereld.editie()
    editie.toon_afwijkingen = False
    editie.save()
    assert NOTITIE not in client.get(ADRES).text


def test_core_and_own_pages_have_no_note(client, wereld, afwijkend):
    for adres in (LANDELIJK, "/gemeenten/leeuwarden/privacy/"):
        tekst = client.get(adres).text
        assert NOTITIE not in tekst
        assert canoniek(tekst).endswith(adres)


def test_saving_in_the_editor_without_a_change_is_no_deviation(client, wereld, wijzig_lokaal):
    page = wereld.bijeenkomst().get_latest_revision_as_object()
    list(page.programma)
    wijzig_lokaal(nummer=1, intern=page.intern)
    wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    assert NOTITIE not in client.get(ADRES).text


def test_changed_session_page_stays_within_its_budget(client, afwijkend):
    client.get(ADRES)
    with CaptureQueriesContext(connection) as gevangen:
        client.get(ADRES)
    assert len(gevangen) <= 20


def test_note_counts_what_was_changed_added_and_left_out(client, wereld):
    page = wereld.bijeenkomst().get_latest_revision_as_object()
    programma = list(page.programma.get_prep_value())
    eigen = {"titel": "Rondje", "werkvorm": "plenair", "minuten": 5, "instructie": "<p>Loop.</p>"}
    page.programma = json.dumps([programma[0], {"type": "onderdeel", "value": eigen}])
    page.doel = "<p>Ons eigen doel.</p>"
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    tekst = client.get(ADRES).text
    assert "op 3 plaatsen" in " ".join(tekst.split())
    assert re.findall(r'list__item">([^<]+(?:aangepast|eigen tekst|weggelaten))<', tekst) == [
        "Doel, alinea 1: aangepast",
        "Programma, ‘Casus’: weggelaten",
        "Programma, ‘Rondje’: eigen tekst",
    ]


def test_two_own_blocks_that_begin_alike_are_two_places(client, wereld):
    page = wereld.bijeenkomst().get_latest_revision_as_object()
    materiaal = list(page.materiaal.get_prep_value())
    stift = {"type": "materiaal", "value": "Stiften"}
    page.materiaal = json.dumps([*materiaal, stift, stift])
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    assert "op 2 plaatsen" in " ".join(client.get(ADRES).text.split())


def test_first_page_of_the_handbook_has_a_note_too(client, wereld):
    page = HandleidingPage.objects.child_of(wereld.editie()).get()
    concept = page.get_latest_revision_as_object()
    concept.inleiding = "<p>Zo doen wij het in Leeuwarden.</p>"
    concept.save_revision(user=wereld.user("redacteur-leeuwarden"))
    wereld.publiceer(page, "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    tekst = client.get("/gemeenten/leeuwarden/handleiding/").text
    assert "op 1 plaats " in " ".join(tekst.split())
    assert "Inleiding, alinea 1: eigen tekst" in tekst or "Inleiding: aangepast" in tekst
