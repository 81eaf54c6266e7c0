"""A progress screen renews itself in place: focus stays, what happened is said, and it stops by itself."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import ROOT

ADRES = "http://localhost/voortgang/"
SCRIPT = (ROOT / "handleiding/static/handleiding/verversen.js").read_text()


def scherm(stand, *, klaar=False):
    """The part of a screen that the script works on, as the templates write it."""
    wacht = "" if klaar else 'data-ververs="0.05"'
    return f"""<!doctype html><html lang="nl"><title>Voortgang</title><main>
      <div data-ververs-vak {wacht}>
        <p><progress value="{stand}" max="3"></progress>
        <span data-ververs-stand>{stand} van 3 klaar.</span></p>
        <p><a href="/een/">Pagina een</a> <a href="">Ververs nu</a></p>
      </div>
      <p role="status" data-ververs-melding></p></main><script>{SCRIPT}</script></html>"""


@pytest.fixture
def antwoorden(anoniem):
    """Serve these screens one after the other; count how often the screen is asked for."""
    gevraagd = []

    def serveer(*schermen):
        def antwoord(route):
            gevraagd.append(route.request.url)
            html = schermen[min(len(gevraagd), len(schermen)) - 1]
            route.fulfill(status=200 if html else 500, content_type="text/html", body=html or "")

        anoniem.route(ADRES, antwoord)
        anoniem.goto(ADRES)
        return gevraagd

    return serveer


def test_focus_stays_and_the_end_is_said(anoniem, antwoorden):
    gevraagd = antwoorden(scherm(0), scherm(1), scherm(2), scherm(3, klaar=True))
    anoniem.get_by_role("link", name="Pagina een").focus()
    expect(anoniem.get_by_role("status")).to_have_text("3 van 3 klaar.")
    expect(anoniem.get_by_role("link", name="Pagina een")).to_be_focused()
    expect(anoniem.locator("progress")).to_have_attribute("value", "3")
    aantal = len(gevraagd)
    anoniem.wait_for_timeout(300)
    assert len(gevraagd) == aantal == 4


def test_steps_in_between_are_not_all_said(anoniem, antwoorden):
    antwoorden(scherm(0), scherm(1), scherm(2), scherm(2))
    expect(anoniem.locator("progress")).to_have_attribute("value", "2")
    expect(anoniem.get_by_role("status")).to_have_text("1 van 3 klaar.")


def test_who_lost_the_connection_is_told(anoniem, antwoorden):
    gevraagd = antwoorden(scherm(1), "")
    expect(anoniem.get_by_role("status")).to_have_text(re.compile("Ververs het zelf"))
    assert len(gevraagd) == 6
