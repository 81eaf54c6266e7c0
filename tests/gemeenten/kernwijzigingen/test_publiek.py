"""A reader sees, modestly, where an edition's page differs from the national handbook."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

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
