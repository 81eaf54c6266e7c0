"""axe finds nothing on any public page type, wide or narrow, and no page scrolls sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = [
    "/",
    "/de-aanpak/",
    "/handleiding/",
    "/handleiding/inleiding/",
    "/handleiding/programma/bijeenkomst-2/",
    "/handleiding/bijlagen/het-bufferschema/",
    "/handleiding/bijlagen/literatuuroverzicht-per-bijeenkomst/",
    "/gemeenten/",
    "/gemeenten/leeuwarden/",
    "/gemeenten/leeuwarden/aldlan/",
    "/gemeenten/leeuwarden/contact/",
    "/gemeenten/leeuwarden/handleiding/programma/bijeenkomst-7/",
    "/gemeenten/weststellingwerf/wolvega/",
    "/bestaat-niet/",
]


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_and_nothing_sticks_out(nieuwe_pagina, width):
    page = nieuwe_pagina(viewport={"width": width, "height": 900})
    found = {}
    for address in PAGES:
        response = page.goto(address)
        assert response.status == (404 if "bestaat-niet" in address else 200)
        results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        if results.violations_count:
            found[address] = [violation["id"] for violation in results.response["violations"]]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found[f"{address} (width)"] = wide
    assert found == {}
