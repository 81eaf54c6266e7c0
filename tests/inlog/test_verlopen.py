"""A session that ends while somebody types takes nothing with it."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from handleiding.models import HoofdstukPage
from tests.formulier import hoofdstuk_data

VAN_HIER = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate"}


@pytest.fixture
def hoofdstuk(wereld):
    return HoofdstukPage.objects.get(slug="inleiding", url_path__contains="/leeuwarden/")


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=True)


def verstuur(browser, page, data, **headers):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return browser.post(url, data, headers=headers or VAN_HIER)


def velden(antwoord):
    """What the page would send, as a browser reads it."""
    from html import unescape

    gevonden = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', antwoord.text)
    return {unescape(naam): unescape(waarde) for naam, waarde in gevonden}


def test_what_was_typed_is_sent_again_after_a_new_log_in(browser, wereld, hoofdstuk):
    getypt = hoofdstuk_data(hoofdstuk, tekst="<p>Mijn “lange” tekst & meer.</p>")
    verlopen = verstuur(browser, hoofdstuk, getypt)
    assert verlopen.status_code == 403
    assert "niet meer ingelogd" in verlopen.text
    assert getypt.items() <= velden(verlopen).items()

    browser.force_login(wereld.user("redacteur-leeuwarden"))  # in another tab
    weer = verstuur(browser, hoofdstuk, velden(verlopen) | {"csrfmiddlewaretoken": "van vroeger"})
    assert "weer ingelogd" in weer.text
    assert HoofdstukPage.objects.get(pk=hoofdstuk.pk).latest_revision == hoofdstuk.latest_revision

    assert verstuur(browser, hoofdstuk, velden(weer)).status_code == 302
    nieuw = HoofdstukPage.objects.get(pk=hoofdstuk.pk).get_latest_revision_as_object()
    assert "Mijn “lange” tekst" in str(nieuw.inhoud)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
        {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"},
        {"Accept": "text/html"},
    ],
)
@pytest.mark.parametrize("ingelogd", [True, False])
def test_what_another_site_or_a_script_sends_is_not_shown_back(
    browser, wereld, hoofdstuk, headers, ingelogd
):
    if ingelogd:
        browser.force_login(wereld.user("redacteur-leeuwarden"))
    antwoord = verstuur(browser, hoofdstuk, {"title": "Van een ander"}, **headers)
    assert antwoord.status_code == 403
    assert "Van een ander" not in antwoord.text
    assert "Uw formulier is niet verstuurd" in antwoord.text


def test_a_password_is_never_written_in_a_page(browser, wereld):
    antwoord = browser.post(
        reverse("wagtailadmin_home"), {"password1": "geheim-woord"}, headers=VAN_HIER
    )
    assert "geheim-woord" not in antwoord.text


def test_the_answer_is_kept_nowhere(browser, wereld, hoofdstuk):
    antwoord = verstuur(browser, hoofdstuk, {"title": "Van mij"})
    assert "no-store" in antwoord["Cache-Control"]
    assert settings.SESSION_COOKIE_NAME not in antwoord.cookies
