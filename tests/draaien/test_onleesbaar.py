"""A NUL, or a number that is none: answered in words, on both databases."""

import pytest
from django.urls import reverse

from config.draaien.onleesbaar import is_onleesbaar
from tests.inlog.conftest import redacteur

__all__ = ["redacteur"]

ADRESSEN = [
    "/media/%00",
    "/media/a%00b.png",
    "/handleiding/%00/",
    "/documenten/1/%00",
    "/cms/pages/%00/",
]
VRAGEN = [
    "/cms/pages/search/?q=%00",
    "/cms/choose-page/search/?q=a%00b",
    "/cms/tag-autocomplete/?term=%00",
    "/cms/images/?q=%00",
    "/cms/pages/?p=%00",
    "/?%00=1",
    "/account/login/?next=%00",
]


@pytest.mark.parametrize("adres", ADRESSEN)
@pytest.mark.parametrize("naam", [None, "redacteur-leeuwarden"])
def test_in_an_address(client, wereld, adres, naam):
    if naam:
        client.force_login(wereld.user(naam))
    response = client.get(adres)
    assert response.status_code == 404
    assert "Collectief tegen Kindermishandeling" in response.text


@pytest.mark.parametrize("adres", VRAGEN)
def test_in_a_question(client, wereld, adres):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    response = client.get(adres)
    assert response.status_code == 400
    assert "Wij begrijpen deze vraag niet" in response.text


def test_in_a_cookie(client, wereld):
    client.cookies["sessionid"] = "\x00aaaaaaaaaaaa"
    assert client.get("/").status_code == 400


@pytest.mark.parametrize("waarde", ["²", "9" * 30, "9" * 5000, "٣x"])
@pytest.mark.parametrize("naam", ["beheerder-leeuwarden", "kernredacteur"])
def test_a_number_that_is_none(client, wereld, naam, waarde):
    """Screens of ours and of Wagtail's that take the number of something in a question."""
    client.force_login(wereld.user(naam))
    client.raise_request_exception = False
    page = wereld.hoofdstuk()
    namen = ("id", "parent_page_id", "pagina", "sinds", "owner", "editie", "p", "aanvraag", "kern")
    vraag = dict.fromkeys(namen, waarde)
    for adres in (
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"]),
        reverse("wagtailadmin_pages:add", args=["handleiding", "inhoudpage", page.pk]),
        reverse("wagtailadmin_explore", args=[page.pk]),
        reverse("beoordelen", args=[page.pk]),
        reverse("verbetervoorstellen"),
        reverse("lezersreacties"),
        reverse("nieuwe_gemeente"),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
    ):
        assert client.get(adres, vraag).status_code < 500, adres
    for adres in (reverse("editie_checklist", args=[wereld.editie().pk]),):
        assert client.post(adres, {"stap": "hoofdstuk", "kern": waarde}).status_code < 500
    adres = reverse("beleid", args=[wereld.editie().pk])
    assert client.post(adres, {"welke": "weg", "page": waarde}).status_code < 500


def test_an_error_of_ours_stays_one():
    for fout in (ValueError("nee"), OverflowError("date value out of range"), KeyError("x")):
        assert not is_onleesbaar(fout)


def test_in_a_form_is_said_at_its_field(client, redacteur):
    response = client.post("/account/login/", {"login": "a\x00b", "password": "x\x00"})
    assert response.status_code == 200
    assert response.context["form"].errors


def test_what_the_database_refuses_is_no_error_of_ours(client, wereld):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    client.raise_request_exception = False
    for adres in ("/cms/tag-autocomplete/", "/cms/choose-page/search/", "/cms/account/"):
        response = client.post(adres, {"q": "\x00", "naam": "\x00", "first_name": "\x00"})
        assert response.status_code < 500
