"""What is not in UTF-8 is refused before Django reads it; all else goes on as it is."""

import io
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.handlers.wsgi import WSGIRequest

from config.voordeur.tekenset import alleen_utf8, is_utf8

DEEL = '--B\r\nContent-Disposition: form-data; name="login"\r\n\r\n{}\r\n--B--\r\n'
# Some make half characters, some raise on what they cannot read, some are no sets of characters.
ANDERE = [
    "hex",
    "idna",
    "utf-7",
    "unicode_escape",
    "utf-16",
    "latin-1",
    "undefined",
    "rot13",
    "a\x00b",
]
EIGEN = ["utf-8", "UTF8", '"utf-8"', "onzin", "", "x" * 5000, "é"]


@pytest.mark.parametrize("tekenset", ANDERE)
def test_another_set(tekenset):
    assert not is_utf8(f"multipart/form-data; boundary=B; charset={tekenset}")


@pytest.mark.parametrize("tekenset", EIGEN)
def test_our_own_set_or_none_that_there_is(tekenset):
    assert is_utf8(f"multipart/form-data; boundary=B; charset={tekenset}")
    assert is_utf8("")
    assert is_utf8("multipart/form-data; boundary=B")


def django(environ, start_response):
    """Read the request as Django does, and say what is in it."""
    gelezen = WSGIRequest(environ)
    start_response("200 OK", [])
    return [f"{gelezen.GET['q']} {gelezen.POST.get('login', '')}".encode()]


def vraag(methode, soort, inhoud):
    """Ask it as a server does; return the number of the status and the text."""
    gezegd = []
    lichaam = inhoud.encode()
    environ = {"REQUEST_METHOD": methode, "PATH_INFO": "/zoeken/", "QUERY_STRING": "q=x"}
    environ |= {"CONTENT_TYPE": soort, "CONTENT_LENGTH": str(len(lichaam))}
    environ["wsgi.input"] = io.BytesIO(lichaam)
    setup_testing_defaults(environ)
    environ["HTTP_HOST"] = "localhost"
    antwoord = alleen_utf8(django)(environ, lambda *begin: gezegd.append(begin))
    return int(gezegd[0][0][:3]), b"".join(antwoord).decode()


@pytest.mark.parametrize("methode", ["GET", "POST"])
@pytest.mark.parametrize("tekenset", ["hex", "idna", "utf-7"])
def test_is_answered_and_never_an_error(methode, tekenset):
    soort = f"multipart/form-data; boundary=B; charset={tekenset}"
    status, tekst = vraag(methode, soort, DEEL.format("x" * 400))
    assert status == 400
    assert "niet in UTF-8" in tekst


@pytest.mark.parametrize("tekenset", ["UTF-8", "onzin"])
def test_a_form_in_utf8_goes_on(tekenset):
    soort = f"multipart/form-data; boundary=B; charset={tekenset}"
    assert vraag("POST", soort, DEEL.format("één")) == (200, "x één")


def test_it_stands_around_the_application():
    """Inside the page cache, which reads nothing in another set."""
    from config import wsgi

    assert wsgi.application._applicatie.__qualname__ == "alleen_utf8.<locals>.deur"
