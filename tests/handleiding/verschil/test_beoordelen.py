"""What a reviewer is shown is all that differs: links by name and place, markup in words, order, settings."""

import json
import re
from copy import deepcopy
from datetime import time

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gemeenten.models import ContactPage, OrganisatiesPage, WerkleergroepPage
from handleiding.workflow.actions import dien_in
from tests.handleiding.workflow.staten import goedgekeurd
from tests.handleiding.workflow.test_medewerkers import SOORTEN, gewijzigd, pagina, stromen_van

pytestmark = pytest.mark.django_db


def verschil(client, wereld, page, naam="beoordelaar-leeuwarden"):
    """Return the table of differences of the review screen, by field: text, and text of marks."""
    client.force_login(wereld.user(naam))
    antwoord = client.get(reverse("beoordelen", args=[page.pk]))
    assert antwoord.status_code == 200
    return tabel(antwoord.text)


def tabel(html):
    rijen = {}
    for rij in BeautifulSoup(html, "html.parser").select("table.verschillen tbody tr"):
        if rij.th:
            cel = rij.td
            merken = [
                (m["class"][0], m.get_text()) for m in cel.select("span.addition, span.deletion")
            ]
            rijen[rij.th.get_text().strip(" :\n")] = (cel.get_text(), merken)
    return rijen


def wijzig_en_dien_in(wereld, page, **velden):
    redacteur = wereld.user("redacteur-leeuwarden")
    concept = page.get_latest_revision_as_object()
    for naam, waarde in velden.items():
        setattr(concept, naam, waarde)
    concept.save_revision(user=redacteur, log_action=True)
    dien_in(type(page).objects.get(pk=page.pk), redacteur)
    return type(page).objects.get(pk=page.pk)


def met_tekst(page, html):
    blokken = list(page.get_latest_revision_as_object().inhoud.get_prep_value())
    blokken[0]["value"] = html
    return blokken


LINK = '<p>Bel <a id="{}" linktype="page">de gemeente</a>.</p>'


def test_only_a_target_changed(client, wereld):
    contact = ContactPage.objects.descendant_of(wereld.editie()).get()
    groep = WerkleergroepPage.objects.descendant_of(wereld.editie()).first()
    page = goedgekeurd(wereld)
    page.inhoud = met_tekst(page, LINK.format(contact.pk))
    page.save()
    wijzig_en_dien_in(wereld, page, inhoud=met_tekst(page, LINK.format(groep.pk)))
    tekst, merken = verschil(client, wereld, page)["Inhoud"]
    assert "Bel de gemeente" in tekst
    assert merken == [
        ("deletion", f" [link naar pagina ‘{contact.title}’ in Gemeenten › Leeuwarden]"),
        ("addition", f" [link naar pagina ‘{groep.title}’ in Gemeenten › Leeuwarden]"),
    ]


@pytest.mark.parametrize(
    ("html", "noot"),
    [
        ('<p><a href="https://example.nl/x">Een</a>.</p>', " [link naar https://example.nl/x]"),
        ('<p><a href="mailto:a@example.nl">Een</a>.</p>', " [link naar e-mailadres a@example.nl]"),
        ('<p><a href="tel:0581234567">Een</a>.</p>', " [link naar telefoonnummer 0581234567]"),
        (
            '<p><a id="9999" linktype="page">Een</a>.</p>',
            " [link naar pagina 9999, die er niet meer is]",
        ),
        ("<p><b>Een</b>.</p>", " [vet]"),
    ],
)
def test_only_a_link_or_bold_was_added(client, wereld, html, noot):
    page = goedgekeurd(wereld)
    wijzig_en_dien_in(wereld, page, inhoud=met_tekst(page, html))
    tekst, merken = verschil(client, wereld, page)["Inhoud"]
    assert merken == [("addition", noot)]
    assert "Een" in tekst


def test_blocks_that_moved_say_where_they_stood(client, wereld):
    page = goedgekeurd(wereld)
    een, twee, drie = (
        {
            "type": "tekst",
            "value": f"<p>{woord}</p>",
            "id": f"00000000-0000-4000-8000-00000000000{n}",
        }
        for n, woord in enumerate(("Een", "Twee", "Drie"))
    )
    page.inhoud = [een, twee, drie]
    page.save()
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    wijzig_en_dien_in(wereld, page, inhoud=[drie, een, twee])
    _, merken = verschil(client, wereld, page)["Inhoud"]
    assert merken == [("deletion", "[stond na ‘Twee’]"), ("addition", "[staat nu vooraan]")]


def test_one_time_of_a_schedule_is_one_change_in_dutch(client, wereld):
    page = WerkleergroepPage.objects.descendant_of(wereld.editie()).filter(live=True).first()
    concept = page.get_latest_revision_as_object()
    sessies = list(concept.sessies.all())
    assert len(sessies) > 5
    sessies[3].begin = time(8, 15)
    was = page.sessies.get(sleutel=sessies[3].sleutel)
    concept.sessies = sessies
    redacteur = wereld.user("redacteur-leeuwarden")
    concept.save_revision(user=redacteur, log_action=True)
    dien_in(WerkleergroepPage.objects.get(pk=page.pk), redacteur)
    rijen = verschil(client, wereld, page)
    assert list(rijen) == ["Rooster"]
    tekst, merken = rijen["Rooster"]
    oud = f"{was.begin.hour:02}.{was.begin.minute:02} uur"
    assert f"bijeenkomst {was.nummer} op" in tekst
    assert "".join(m for soort, m in merken if soort == "deletion") in oud
    assert "08.15 uur" in re.sub(r"\s+", " ", tekst) or "15" in dict(reversed(merken)).get(
        "addition", ""
    )
    for woord in ("False", "None", "Afgelast", "Opmerking"):
        assert woord not in tekst


@pytest.mark.parametrize("model", SOORTEN, ids=lambda model: model.__name__)
def test_no_stored_difference_shows_as_none(rf, wereld, model):
    """Each value of each page type, changed alone, gives a mark in the comparison of the CMS."""
    page = pagina(wereld, model)
    content = json.loads(json.dumps(page.latest_revision.content))
    request = rf.get("/")
    request.user = wereld.user("admin")
    vergelijkers = (
        model.get_edit_handler()
        .get_bound_panel(instance=page, request=request, form=None)
        .get_comparison()
    )
    aantal = 0
    for wat, nieuw in enkele(gewijzigd(model, content, stromen_van(model))):
        try:
            oud_object, nieuw_object = (
                model.from_serializable_data(deepcopy(c)) for c in (content, nieuw)
            )
        except (ValueError, ValidationError):
            continue  # no value that the database could hold
        if oud_object is None or nieuw_object is None:
            continue
        rijen = [v(oud_object, nieuw_object) for v in vergelijkers]
        getoond = "".join(html_van(rij) for rij in rijen if rij.has_changed())
        assert re.search(r'class="[^"]*\b(addition|deletion)\b', getoond), wat
        aantal += 1
    assert aantal > 4


def enkele(varianten, hoogste=120):
    """Yield of each place one change, and no more than a page needs."""
    gezien = set()
    for wat, nieuw in varianten:
        if wat not in gezien and len(gezien) < hoogste and wat[-1] != "type":
            gezien.add(wat)
            yield wat, nieuw


def html_van(rij):
    if rij.is_field:
        return rij.htmldiff()
    delen = []
    for kind in rij.get_child_comparisons():
        soort = "addition" if kind.is_addition() else "deletion" if kind.is_deletion() else ""
        delen.append(f'<div class="x {soort}">' if soort else "<div>")
        delen += [veld.htmldiff() for veld in kind.get_field_comparisons()]
    return "".join(map(str, delen))


def test_number_of_queries_does_not_grow_with_the_links(client, wereld):
    contact = ContactPage.objects.descendant_of(wereld.editie()).get()
    lijst = OrganisatiesPage.objects.descendant_of(wereld.editie()).first() or contact
    page = goedgekeurd(wereld)
    aantallen = []
    for keer in (1, 30):
        html = "".join(
            LINK.format(p.pk) for p in (contact, lijst, wereld.editie()) for _ in range(keer)
        )
        concept = page.get_latest_revision_as_object()
        concept.inhoud = met_tekst(page, html)
        concept.save_revision(user=wereld.user("redacteur-leeuwarden"))
        client.force_login(wereld.user("beoordelaar-leeuwarden"))
        adres = reverse("beoordelen", args=[page.pk])
        client.get(adres)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(adres)
        aantallen.append(len(queries))
    assert aantallen[0] == aantallen[1]


def test_history_compares_in_the_same_words(client, wereld):
    page = goedgekeurd(wereld)
    wijzig_en_dien_in(wereld, page, inhoud=met_tekst(page, "<p><b>Een</b>.</p>"))
    client.force_login(wereld.user("redacteur-leeuwarden"))
    adres = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", "latest"])
    assert tabel(client.get(adres).text)["Inhoud"][1] == [("addition", " [vet]")]
