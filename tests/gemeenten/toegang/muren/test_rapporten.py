"""The reports of the CMS: of use to an edition's people, and about their own pages."""

import pytest
from django.urls import reverse

A, B = "leeuwarden", "weststellingwerf"


@pytest.mark.parametrize("naam", ["redacteur", "beoordelaar", "beheerder"])
def test_aging_pages_are_the_own_ones(client, wereld, naam):
    client.force_login(wereld.user(f"{naam}-{A}"))
    url = reverse("wagtailadmin_reports:aging_pages")
    for vraag in ({}, {"export": "csv"}):
        response = client.get(url, vraag)
        inhoud = b"".join(response.streaming_content) if response.streaming else response.content
        tekst = inhoud.decode()
        assert wereld.hoofdstuk(editie=A).title in tekst
        assert "Weststellingwerf" not in tekst
    html = client.get(url).text
    assert reverse("wagtailadmin_pages:edit", args=[wereld.hoofdstuk(editie=A).pk]) in html
    assert reverse("wagtailadmin_pages:edit", args=[wereld.hoofdstuk(editie=B).pk]) not in html


def test_menu_offers_no_report_that_refuses(client, wereld):
    client.force_login(wereld.user(f"beheerder-{A}"))
    html = client.get(reverse("wagtailadmin_home")).text
    assert reverse("wagtailadmin_reports:aging_pages") in html
    for naam in ("locked_pages", "page_types_usage"):
        url = reverse(f"wagtailadmin_reports:{naam}")
        assert url not in html
        assert client.get(url).status_code == 302


def test_pages_in_the_sidebar_are_the_own_ones(client, wereld):
    """The menu "Pagina\u2019s" asks the API of the CMS, which reaches no further than the explorer."""
    client.force_login(wereld.user(f"redacteur-{A}"))
    editie = wereld.editie(A)
    url = reverse("wagtailadmin_api:pages:listing")
    response = client.get(url, {"child_of": editie.pk, "for_explorer": "1"})
    assert response.status_code == 200
    titels = {item["admin_display_title"] for item in response.json()["items"]}
    assert wereld.hoofdstuk(editie=A).get_parent().title in titels
    assert client.get(url, {"child_of": wereld.editie(B).pk}).status_code in {400, 404}
    detail = reverse("wagtailadmin_api:pages:detail", args=[wereld.editie(B).pk])
    assert client.get(detail).status_code == 404
