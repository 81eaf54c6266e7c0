"""Any text may be typed in any search: results or none."""

from urllib.parse import urlencode

import pytest
from django.urls import URLPattern, get_resolver
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from wagtail.models import Page

from tests.wetten import wet

TEKSTEN = ['"', '"a', "'", "kennis* AND (", '"" OR -:^', "%s", "title:x", "-", "\\", "a" * 3000]

OVERGESLAGEN = {"logout", "failwhale"}  # ends the session; fails on purpose


def adressen() -> list[str]:
    """Return every address of the CMS that needs nothing to be reached."""
    [cms] = [deel for deel in get_resolver().url_patterns if str(deel.pattern) == "cms/"]
    gevonden: list[str] = []

    def loop(patronen, begin):
        for deel in patronen:
            pad = begin + str(deel.pattern).removeprefix("^").removesuffix("$").removesuffix("\\Z")
            if isinstance(deel, URLPattern):
                gevonden.append(pad)
            else:
                loop(deel.url_patterns, pad)

    loop(cms.url_patterns, "/cms/")
    return [pad for pad in gevonden if not set(pad) & set("<(?[\\")]


def test_every_screen_takes_any_question(client, wereld):
    client.force_login(wereld.user("admin"))
    client.raise_request_exception = False
    paginas = [f"/cms/pages/{page.pk}/" for page in Page.objects.filter(depth__lte=3)]
    alle = [pad for pad in adressen() if not set(pad.split("/")) & OVERGESLAGEN] + paginas
    assert len(alle) > 60
    for nummer, pad in enumerate(alle):
        tekst = TEKSTEN[nummer % len(TEKSTEN)]
        for vraag in {'"', tekst}:
            velden = dict.fromkeys(("q", "s", "term", "zoek", "action"), vraag)
            response = client.get(f"{pad}?{urlencode(velden)}")
            assert response.status_code < 500, (pad, vraag)


@pytest.mark.parametrize("tekst", TEKSTEN)
@pytest.mark.parametrize(
    "pad",
    [
        "/cms/pages/search/",
        "/cms/choose-page/search/",
        "/cms/images/",
        "/cms/documents/",
        "/cms/users/",
    ],
)
def test_the_searches_take_any_text(client, wereld, pad, tekst):
    client.force_login(wereld.user("admin"))
    assert client.get(pad, {"q": tekst}).status_code == 200


@wet(60, lang=600, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tekst=st.text(alphabet="\"'()*:^-+% aANDORNOT\\{}", min_size=1, max_size=20))
def test_search_never_fails(wereld, tekst):
    list(Page.objects.search(tekst))
    list(Page.objects.autocomplete(tekst))
    Page.objects.search(tekst).count()


def test_marks_beside_a_word_hide_nothing(wereld):
    gezocht = {page.pk for page in Page.objects.search("Kennismaken")}
    assert gezocht
    for tekst in ('"Kennismaken', "Kennismaken -", 'Kennismaken "', '"Kennismaken"'):
        assert {page.pk for page in Page.objects.search(tekst)} == gezocht
