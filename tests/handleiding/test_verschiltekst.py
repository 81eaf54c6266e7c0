"""A reviewer reads paragraphs and points apart, and what changed in one of them."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.admin import compare
from wagtail.blocks import RichTextBlock
from wagtail.rich_text import RichText

from handleiding.verschiltekst import tekst_met_regels

OUD = "<h2>Begin</h2><p>Praat met   mensen.</p><ul><li>Vraag door.</li><li>Luister.</li></ul>"


def test_each_paragraph_and_point_has_a_line():
    assert tekst_met_regels(OUD) == "Begin\nPraat met mensen.\n• Vraag door.\n• Luister."


def test_break_within_a_paragraph_is_a_line():
    assert tekst_met_regels("<p>een<br/>twee &amp; drie</p>") == "een\ntwee & drie"


def test_nothing_is_nothing():
    assert tekst_met_regels(None or "") == ""


def test_cms_compares_lines():
    blok = RichTextBlock()
    nieuw = RichText(OUD.replace("Luister", "Wacht"))
    verschil = compare.RichTextBlockComparison(blok, True, True, RichText(OUD), nieuw).htmldiff()
    assert "Begin\nPraat met mensen.\n" in verschil
    assert '<span class="deletion">Luister.</span><span class="addition">Wacht.</span>' in verschil


@pytest.mark.django_db
def test_table_of_differences_has_a_name_and_headers_and_keeps_every_word(client, wereld):
    redacteur = wereld.user("redacteur-leeuwarden")
    page = wereld.hoofdstuk().specific
    page.save_revision()
    page.title = "Een <nieuw> begin & meer"
    page.save_revision(user=redacteur)
    client.force_login(redacteur)
    adres = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", "latest"])
    soep = BeautifulSoup(client.get(adres).text, "html.parser")
    tabel = soep.find(role="region", attrs={"aria-label": "Verschillen"}).table
    assert tabel.caption.get_text() == "Verschillen"
    assert [kop["scope"] for kop in tabel.thead.find_all("th")] == ["col", "col"]
    (rij,) = (tr for tr in tabel.tbody.find_all("tr") if "Titel" in tr.th.get_text())
    assert rij.th["scope"] == "row"
    veld = rij.td.find(class_="comparison__veld")
    assert "Een <nieuw> begin & meer" in veld.find(class_="addition").get_text()
    assert veld.get_text() == veld.get_text().strip()
