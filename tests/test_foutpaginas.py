"""What somebody sees when a request cannot be answered: Dutch, in our style, and nothing of the inside."""

import pytest
from django.core.exceptions import SuspiciousOperation
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views import defaults


def toon_goed(response, status, kop):
    assert response.status_code == status
    assert '<html lang="nl"' in response.text
    assert f">{kop}</h1>" in response.text
    assert "Veilig Thuis" in response.text


def test_unknown_address(client, wereld):
    response = client.get("/bestaat-niet/")
    assert response.status_code == 404
    assert "Collectief tegen Kindermishandeling" in response.text


@pytest.mark.django_db
def test_another_host_name_needs_no_database_to_be_refused(
    client, settings, django_assert_num_queries
):
    settings.ALLOWED_HOSTS = ["www.example.nl"]
    settings.DEBUG = False
    with django_assert_num_queries(0):
        response = client.get("/", headers={"host": "kwaad.example"})
    toon_goed(response, 400, "Wij begrijpen deze vraag niet")
    assert "kwaad.example" not in response.text


def test_what_was_wrong_with_a_request_is_not_shown():
    response = defaults.bad_request(RequestFactory().get("/"), SuspiciousOperation("het geheim"))
    assert "het geheim" not in response.content.decode()


def test_form_without_its_token(settings, db):
    settings.DEBUG = False
    response = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "iemand"})
    toon_goed(response, 403, "Uw formulier is niet verstuurd")


def test_error_of_ours_shows_no_cause():
    tekst = render_to_string("500.html")
    assert ">Er ging iets mis</h1>" in tekst
    assert "Dat ligt aan ons, niet aan u." in tekst
