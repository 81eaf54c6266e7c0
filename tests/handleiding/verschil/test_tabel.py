"""The table of differences in the CMS has names for who does not see it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse


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
