"""History that a controller can read: who, what, when, why, which version; also as a file."""

import csv
import io

import pytest
from django.urls import reverse
from odf.opendocument import load
from odf.table import TableRow
from odf.teletype import extractText

from handleiding.workflow.actions import haal_offline
from tests.bewaring import na_de_termijn

from .staten import goedgekeurd, teruggestuurd, vers


@pytest.fixture
def page(wereld):
    page = goedgekeurd(wereld)
    haal_offline(page, wereld.user("beheerder-leeuwarden"), "=Klopt niet; zie §2")
    return vers(page)


def haal(client, wereld, page, naam="beheerder-leeuwarden", **query):
    client.force_login(wereld.user(naam))
    return client.get(reverse("geschiedenis", args=[page.pk]), query)


def test_screen_names_person_act_reason_and_version(client, wereld, page):
    tekst = haal(client, wereld, page).text
    for woord in ("Beheerder", "offline gehaald", "=Klopt niet", "goedgekeurd", "ingediend"):
        assert woord in tekst
    assert str(page.latest_revision_id) in tekst


def test_reason_of_sending_back_is_in_it(client, wereld):
    assert "Noem de wijk." in haal(client, wereld, teruggestuurd(wereld)).text


def test_csv_opens_in_a_spreadsheet_and_runs_nothing(client, wereld, page):
    response = haal(client, wereld, page, vorm="csv")
    assert response.content.startswith(b"\xef\xbb\xbf")
    rijen = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert rijen[0]["Wat"] == "offline gehaald"
    assert rijen[0]["Reden"] == "'=Klopt niet; zie §2"
    assert rijen[0]["Wie"] == "Beheerder Leeuwarden"
    assert [rij["Wat"] for rij in rijen][-1] == "aangemaakt"


def test_ods_holds_the_same_rows(client, wereld, page):
    csv_regels = haal(client, wereld, page, vorm="csv").content.decode().count("\r\n")
    document = load(io.BytesIO(haal(client, wereld, page, vorm="ods").content))
    rijen = document.spreadsheet.getElementsByType(TableRow)
    assert len(rijen) == csv_regels
    assert [extractText(cel) for cel in rijen[1].childNodes][3] == "offline gehaald"


def test_tree_holds_what_is_below(client, wereld, page):
    alleen = haal(client, wereld, wereld.editie(), vorm="csv").content.decode()
    alles = haal(client, wereld, wereld.editie(), vorm="csv", met="eronder").content.decode()
    assert "Proefpagina" not in alleen
    assert "Proefpagina" in alles
    assert "Weststellingwerf" not in alles


@pytest.mark.parametrize("naam", ["redacteur-weststellingwerf", "lezer-weststellingwerf"])
def test_other_municipality_reads_nothing(client, wereld, page, naam):
    assert haal(client, wereld, page, naam).status_code in {302, 403}
    assert haal(client, wereld, page, naam, vorm="csv").status_code in {302, 403}


def test_deletion_stays_in_the_history_of_the_page_above(client, wereld, page):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    client.post(reverse("wagtailadmin_pages:delete", args=[na_de_termijn(page).pk]))
    tekst = haal(client, wereld, wereld.editie()).text
    assert "een pagina eronder verwijderd" in tekst
    assert "Proefpagina" in tekst


def test_screen_costs_the_same_for_many_entries(client, wereld, django_assert_max_num_queries):
    client.force_login(wereld.user("beheerder-leeuwarden"))
    with django_assert_max_num_queries(22):
        client.get(reverse("geschiedenis", args=[wereld.editie().pk]), {"met": "eronder"})
