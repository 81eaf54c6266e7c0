"""The bufferschema prints on one A4, blank and filled in, and keeps what is typed to itself."""

import io

import pytest
from pypdf import PdfReader

ADDRESS = "/handleiding/bijlagen/het-bufferschema/"
A4_POINTS = (595, 842)


def printed(page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("filled", [False, True])
def test_prints_on_exactly_one_a4_with_all_that_was_typed(anoniem, filled):
    anoniem.goto(ADDRESS)
    fields = anoniem.locator("main textarea")
    assert fields.count() >= 4
    if filled:
        for number, field in enumerate(fields.all()):
            room = int(field.get_attribute("maxlength"))
            field.fill(f"begin{number} " + "woord " * ((room - 20) // 6) + f"slot{number}")
    document = printed(anoniem)
    assert len(document.pages) == 1
    size = document.pages[0].mediabox
    assert (round(size.width), round(size.height)) == A4_POINTS
    if filled:
        text = document.pages[0].extract_text()
        assert all(f"slot{number}" in text for number in range(fields.count()))


def test_nothing_typed_is_sent_or_stored(anoniem):
    requests = []
    anoniem.goto(ADDRESS, wait_until="networkidle")
    anoniem.on("request", lambda request: requests.append(request.url))
    for field in anoniem.locator("main textarea").all():
        field.fill("geheim")
        assert field.get_attribute("name") is None
    assert requests == []
    assert anoniem.evaluate("localStorage.length + sessionStorage.length") == 0
    anoniem.reload()
    assert anoniem.locator("main textarea").first.input_value() == ""
