"""The merge screen and provenance tell links, markup and places in the words of the reviewer's screen."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gemeenten.models import ContactPage

pytestmark = pytest.mark.django_db


def scherm(client, wereld):
    antwoord = client.get(reverse("kernwijziging", args=[wereld.bijeenkomst().pk]))
    return BeautifulSoup(antwoord.text, "html.parser")


def merken(soep):
    """Return what is marked as added or gone, without the words for a screen reader."""
    for voorlezer in soep.select(".w-sr-only"):
        voorlezer.decompose()
    return [(m.name, m.get_text()) for m in soep.select(".samenvoegen__tekst :is(ins, del)")]


def test_core_adds_a_link_and_bold(redacteur, wereld, wijzig_kern):
    wijzig_kern(doel='<p>Het <b>doel</b> van <a href="https://example.nl/x">bijeenkomst</a> 1.</p>')
    soep = scherm(redacteur, wereld)
    assert merken(soep) == [("ins", " [vet]"), ("ins", " [link naar https://example.nl/x]")]
    assert "Het doel [vet] van bijeenkomst [link naar https://example.nl/x] 1." in soep.get_text()


def test_both_change_only_the_target(redacteur, wereld, wijzig_kern, wijzig_lokaal):
    link = '<p>Het doel van <a href="{}">bijeenkomst</a> 1.</p>'
    wijzig_lokaal(doel=link.format("mailto:wij@example.nl"))
    wijzig_kern(doel=link.format("https://example.nl/kern"))
    soep = scherm(redacteur, wereld)
    assert merken(soep) == [
        ("ins", " [link naar e-mailadres wij@example.nl]"),
        ("ins", " [link naar https://example.nl/kern]"),
    ]


def test_a_choice_reads_by_its_label_and_a_move_by_its_neighbours(redacteur, wereld, wijzig_kern):
    programma = list(
        wereld.kernbijeenkomst().get_latest_revision_as_object().programma.get_prep_value()
    )
    programma[0]["value"]["werkvorm"] = "huiswerk"
    wijzig_kern(programma=programma[::-1])
    tekst = scherm(redacteur, wereld).get_text()
    assert "huiswerk bespreken" in tekst
    assert "na ‘Terugblik’" in tekst or "na ‘Casus’" in tekst
    assert "plaats 1" not in tekst


def test_provenance_tells_a_link_that_only_we_have(redacteur, wereld, wijzig_lokaal):
    contact = ContactPage.objects.descendant_of(wereld.editie()).get()
    link = f'<a id="{contact.pk}" linktype="page">bijeenkomst</a>'
    wijzig_lokaal(doel=f"<p>Het doel van {link} 1.</p>")
    tekst = redacteur.get(reverse("herkomst", args=[wereld.bijeenkomst().pk])).text
    assert f"[link naar pagina ‘{contact.title}’ in Gemeenten › Leeuwarden]" in tekst


def test_names_cost_the_same_for_one_link_and_for_many(redacteur, wereld, wijzig_kern):
    contact = ContactPage.objects.descendant_of(wereld.editie()).get()
    aantallen = []
    for keer in (1, 20):
        link = f'<p>Zie <a id="{contact.pk}" linktype="page">contact</a> en {{}}.</p>'
        wijzig_kern(doel="".join(link.format(n) for n in range(keer)))
        adres = reverse("kernwijziging", args=[wereld.bijeenkomst().pk])
        redacteur.get(adres)
        with CaptureQueriesContext(connection) as queries:
            redacteur.get(adres)
        aantallen.append(len(queries))
    assert aantallen[0] == aantallen[1]
