"""On paper: the text, where it came from, and nothing that can only be clicked on."""

import io

import pytest
from django.utils import timezone
from pypdf import PdfReader

EDITIE = "/gemeenten/leeuwarden/"
BLADEN = {
    f"{EDITIE}handleiding/programma/bijeenkomst-4/": (4, "Wanneer?"),
    f"{EDITIE}aldlan/": (2, "Deelnemende organisaties"),
    f"{EDITIE}aldlan/draaiboek/4/": (4, "Leeg bufferschema"),
    f"{EDITIE}aldlan/draaiboek/": (3, "Materiaal voor de hele ronde"),
    f"{EDITIE}contact/": (1, "Beleidsmedewerker jeugd"),
}
ALLEEN_OP_SCHERM = ("Naar de inhoud", "Voorpagina", "Inhoud van de handleiding", "in uw agenda")


@pytest.mark.parametrize("adres", BLADEN)
def test_page_on_paper(anoniem, adres):
    anoniem.goto(adres)
    pdf = PdfReader(io.BytesIO(anoniem.pdf(prefer_css_page_size=True)))
    teksten = [blad.extract_text() for blad in pdf.pages]
    geheel = " ".join(" ".join(teksten).split())
    bladen, inhoud = BLADEN[adres]
    assert len(teksten) <= bladen
    assert inhoud in geheel
    assert "Nu in gevaar? Bel 112" in geheel
    assert "Op het web: http" in geheel
    assert [woord for woord in ALLEEN_OP_SCHERM if woord in geheel] == []


def test_blank_form_and_footer_share_the_last_page_of_a_pack(anoniem):
    anoniem.goto(f"{EDITIE}aldlan/draaiboek/4/")
    laatste = PdfReader(io.BytesIO(anoniem.pdf(prefer_css_page_size=True))).pages[-1]
    tekst = laatste.extract_text()
    assert "Leeg bufferschema" in tekst
    assert "Nu in gevaar?" in tekst


def test_what_stood_online_is_printed_whole(inloggen):
    """An answer to a complaint: all of the text, not what fits in the window, and nothing to click on."""
    page = inloggen("beoordelaar-leeuwarden")
    vraag = "/cms/api/main/pages/?slug=bijeenkomst-4&fields=_,id,html_url"
    [nummer] = [
        gevonden["id"]
        for gevonden in page.request.get(vraag).json()["items"]
        if EDITIE in gevonden["meta"]["html_url"]
    ]
    page.goto(f"/cms/online-op-een-dag/{nummer}/?dag={timezone.localdate():%Y-%m-%d}")
    artikel = "".join(page.locator("article.terugblik").inner_text().split())
    bladen = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    geheel = "".join("".join(blad.extract_text() for blad in bladen).split())
    assert len(bladen) > 1
    assert artikel[-80:] in geheel
    assert "Toonwateronlinestond" not in geheel


def test_pages_work_without_script(nieuwe_pagina):
    page = nieuwe_pagina(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page.goto(f"{EDITIE}handleiding/programma/bijeenkomst-4/")
    menu = page.get_by_role("navigation", name="Menu van Leeuwarden")
    menu.get_by_text("Menu", exact=True).click()
    menu.get_by_role("link", name="Contact").click()
    page.get_by_role("heading", level=1, name="Contact").wait_for()
