"""Lists of editions with few and with many: in pages, with a search."""

import pytest
from django.core.paginator import Page as Bladzijde
from django.urls import reverse

from gemeenten.editie.levensloop import edities as edities_scherm
from gemeenten.models import GemeentenPage
from home import models as voorpagina


@pytest.fixture
def kern(client, wereld):
    client.force_login(wereld.user("kernredacteur"))
    return client


def titels(antwoord):
    bladzijde = antwoord.context["bladzijde"]
    assert isinstance(bladzijde, Bladzijde)
    return [editie.title for editie in bladzijde]


def test_editions_stand_in_pages(kern, monkeypatch):
    alle = titels(kern.get(reverse("edities")))
    assert (
        "Zoek" not in kern.get(reverse("edities")).text.split("<main", 1)[1].split("</main", 1)[0]
    )
    monkeypatch.setattr(edities_scherm, "PER_PAGINA", 1)
    delen = [
        titels(kern.get(reverse("edities"), {"p": nummer})) for nummer in range(1, len(alle) + 1)
    ]
    assert [deel for deel in delen if len(deel) != 1] == []
    assert [titel for [titel] in delen] == alle
    assert 'name="gemeente"' in kern.get(reverse("edities")).text


@pytest.mark.parametrize(
    ("gezocht", "gevonden"),
    [
        ("leeuw", ["Leeuwarden"]),
        ("LEEÚW", ["Leeuwarden"]),
        ("gm0080", ["Leeuwarden"]),
        ("x" * 5000, []),
        ("<script>", []),
    ],
)
def test_an_edition_is_found_by_its_name_or_code(kern, gezocht, gevonden):
    antwoord = kern.get(reverse("edities"), {"gemeente": gezocht, "p": "9" * 400})
    assert titels(antwoord) == gevonden
    assert "<script>a" not in antwoord.text
    assert ("Geen editie heet zo" in antwoord.text) == (not gevonden)


def test_who_has_one_edition_finds_no_other(client, wereld):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    assert titels(client.get(reverse("edities"), {"gemeente": "weststelling"})) == []


def test_the_front_page_shows_few_editions_and_counts_many(client, wereld, monkeypatch):
    overzicht = GemeentenPage.objects.get()
    kaart = f'href="{wereld.editie().url}"'
    weinig = client.get("/").text
    assert kaart in weinig
    assert 'name="gemeente"' not in weinig
    monkeypatch.setattr(voorpagina, "VEEL", 1)
    veel = client.get("/").text
    assert kaart not in veel
    assert "2 gemeenten hebben een eigen editie" in veel
    assert f'action="{overzicht.url}"' in veel
