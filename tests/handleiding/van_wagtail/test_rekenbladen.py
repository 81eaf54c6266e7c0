"""Wagtail's own reports as a file: guarded like ours, and opened well by a Dutch spreadsheet."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import PageLogEntry

from tests.formulier import bewaar

TITEL = " ＝HYPERLINK(“kwaad”)"
RAPPORTEN = ["aging_pages", "site_history", "workflow", "workflow_tasks"]


def haal(client, rapport, vorm):
    response = client.get(reverse(f"wagtailadmin_reports:{rapport}"), {"export": vorm})
    assert response.status_code == 200
    return b"".join(response.streaming_content)


@pytest.fixture
def titel(wereld):
    page = wereld.hoofdstuk(editie="leeuwarden")
    PageLogEntry.objects.filter(page=page.pk).update(label=TITEL)
    type(page).objects.filter(pk=page.pk).update(title=TITEL, draft_title=TITEL)
    return page


@pytest.mark.parametrize("rapport", RAPPORTEN)
def test_a_title_is_no_formula(client, wereld, titel, rapport):
    redacteur = wereld.user("redacteur-leeuwarden")
    bewaar(client, redacteur, titel, tekst="<p>Iets</p>", **{"title": TITEL, "action-submit": "1"})
    client.force_login(wereld.user("beheerder-leeuwarden"))
    tekst = haal(client, rapport, "csv").decode()
    assert tekst.startswith("\ufeff")
    assert "HYPERLINK" in tekst
    cellen = [cel.strip('"') for cel in tekst.replace("\r\n", ";").split(";")]
    assert not [cel for cel in cellen if cel.lstrip(" \ufeff")[:1] in {"=", "＝"}]
    blad = load_workbook(io.BytesIO(haal(client, rapport, "xlsx"))).active
    cellen = [str(cel.value) for rij in blad.iter_rows() for cel in rij]
    assert [cel for cel in cellen if "HYPERLINK" in cel]
    assert not [cel for cel in cellen if cel.lstrip()[:1] in {"=", "＝"}]
