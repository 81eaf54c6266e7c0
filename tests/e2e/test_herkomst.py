"""Provenance in the page editor: labels beside blocks, found by keyboard, and at the width of a phone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

EIGEN = "De wijkkaart van Leeuwarden"
BREEDTES = [{"width": 1280, "height": 900}, {"width": 320, "height": 640}]


def adres_van(page) -> str:
    page.goto("/cms/afwijkingen/")
    rij = page.get_by_role("row").filter(has_text=EIGEN)
    page.goto(rij.get_by_role("rowheader").get_by_role("link").get_attribute("href"))
    return page.get_by_role("link", name="Naar de pagina").get_attribute("href")


def past(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("viewport", BREEDTES, ids=["breed", "smal"])
def test_blocks_and_fields_say_where_they_come_from(inloggen, viewport):
    page = inloggen("redacteur-leeuwarden", viewport=viewport)
    page.goto(adres_van(page))
    paneel = page.locator("#herkomst-paneel")
    expect(paneel.locator("summary").first).to_contain_text("1 aangepast, 2 eigen")
    expect(page.locator("label[for=id_doel] .herkomst")).to_have_text("Aangepast")
    expect(page.locator("label[for=id_title] .herkomst")).to_have_text("Kern")
    doel = page.locator("[data-panel]").filter(has=page.locator("[data-contentpath=doel]")).last
    doel.get_by_text("Verschil met de kern").click()
    expect(doel.locator("ins").first).to_be_visible()

    paneel.locator("summary").first.press("Enter")
    paneel.get_by_role("link", name=re.compile(f"Naar de tekst.*{EIGEN}")).press("Enter")
    blok = page.locator("[data-streamfield-child]").filter(has_text=EIGEN).last
    label = blok.locator("[data-panel-heading] > .herkomst")
    expect(label).to_have_text("Eigen")
    expect(label).to_be_in_viewport(ratio=1)
    expect(blok.locator("[data-panel-toggle]")).to_be_focused()
    expect(blok).to_be_in_viewport()
    assert past(page)


@pytest.mark.parametrize("viewport", BREEDTES, ids=["breed", "smal"])
def test_screens_can_be_read_by_everyone(inloggen, viewport):
    page = inloggen("redacteur-leeuwarden", viewport=viewport)
    pk = re.search(r"\d+", adres_van(page))[0]
    for adres in (f"herkomst/{pk}/", f"herkomst/{pk}/terug/", "afwijkingen/"):
        page.goto(f"/cms/{adres}")
        gevonden = Axe().run(page, context="#main")
        assert gevonden.violations_count == 0, gevonden.generate_report()
        assert past(page), adres
