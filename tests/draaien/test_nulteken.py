"""A NUL in an address, a question, a form or a cookie is answered in words, on both databases."""

import pytest

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
