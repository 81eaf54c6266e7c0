"""What a reader gets: every page type, in the core and in an edition, without cookies, within budget."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gemeenten.onboarding import Plan, onboard_gemeente

BUDGET = 10
KERN = [
    "/",
    "/handleiding/",
    "/handleiding/inleiding/",
    "/handleiding/programma/bijeenkomst-1/",
    "/handleiding/bijlagen/het-bufferschema/",
    "/handleiding/bijlagen/literatuur/",
    "/de-aanpak/",
    "/gemeenten/",
]
EDITIE = [
    "/gemeenten/leeuwarden/",
    "/gemeenten/leeuwarden/aldlan/",
    "/gemeenten/leeuwarden/contact/",
    "/gemeenten/leeuwarden/privacy/",
    "/gemeenten/leeuwarden/handleiding/programma/bijeenkomst-1/",
]
SESSIE = "/gemeenten/leeuwarden/handleiding/programma/bijeenkomst-1/"


@pytest.mark.parametrize("adres", KERN + EDITIE)
def test_reader_gets_the_page_without_a_cookie_and_with_a_strict_policy(client, wereld, adres):
    response = client.get(adres)
    assert response.status_code == 200
    assert not response.cookies
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert response.text.count("<h1") == 1
    assert '<html lang="nl"' in response.text


def test_slot_shows_the_dates_of_the_edition_and_a_neutral_text_in_the_core(client, wereld):
    assert (
        "De data verschillen per werk-leergroep"
        in client.get("/handleiding/programma/bijeenkomst-1/").text
    )
    tekst = client.get(SESSIE).text
    assert "De data verschillen per werk-leergroep" not in tekst
    assert "Aldlân" in tekst
    assert "15.00" in tekst
    assert "Wolvega" not in tekst


def test_draft_of_an_edition_is_not_public(client, wereld):
    page = wereld.bijeenkomst()
    page.doel = "<p>Nog geheim.</p>"
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    assert "Nog geheim" not in client.get(SESSIE).text


def test_sjabloon_is_never_public(client, wereld):
    assert client.get("/gemeenten/sjabloon/").status_code == 404
    assert client.get("/gemeenten/sjabloon/handleiding/").status_code == 404
    assert "Sjabloon" not in client.get("/gemeenten/").text


def test_previous_and_next_follow_the_handbook(client, wereld):
    tekst = client.get("/handleiding/programma/bijeenkomst-1/").text
    assert link(tekst, "prev") == "/handleiding/programma/"
    assert link(tekst, "next") == "/handleiding/programma/bijeenkomst-7/"


def link(tekst: str, rel: str) -> str:
    """Return where the link with this relation in the body points to."""
    ankers = [a for a in re.findall(r"<a\b[^>]*>", tekst) if f'rel="{rel}"' in a]
    return re.search(r'href="([^"]*)"', ankers[0])[1]


def test_literature_overview_is_drawn_from_the_sessions(client, wereld):
    tekst = client.get("/handleiding/bijlagen/literatuur/").text
    assert "Werk 1" in tekst
    assert "Werk 7" in tekst


def queries(client, adres: str) -> int:
    """What a page costs that was read before."""
    client.get(adres)
    client.get(adres)
    with CaptureQueriesContext(connection) as gevangen:
        assert client.get(adres).status_code == 200
    return len(gevangen)


def test_session_page_costs_the_same_with_2_and_with_50_editions(client, wereld):
    met_twee = queries(client, SESSIE)
    for nummer in range(48):
        onboard_gemeente(Plan(naam=f"Gemeente {nummer}", code=f"GM9{nummer:03}", buiten_lijst=True))
    assert queries(client, SESSIE) == met_twee
    assert met_twee <= BUDGET


@pytest.mark.parametrize("adres", KERN + EDITIE)
def test_every_page_stays_within_the_budget(client, wereld, adres):
    assert queries(client, adres) <= BUDGET
