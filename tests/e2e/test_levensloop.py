"""Editions go to another installation as a file, and become one there, in a real browser."""

import pytest
from playwright.sync_api import expect

GEMEENTEN = ("Leeuwarden", "Weststellingwerf")


def open_editie(page, naam: str) -> None:
    page.goto("/cms/edities/")
    page.locator("main table").get_by_role("link", name=naam, exact=True).click()


def haal_op(kern, naam: str, map_):
    """Fetch an edition as a file, with all its versions."""
    open_editie(kern, naam)
    kern.get_by_role("link", name="Ophalen als bestand").click()
    kern.get_by_label("Met alle eerdere versies").check()
    kern.get_by_role("button", name="Ophalen").click()
    with kern.expect_download() as download:
        kern.get_by_role("link", name="Download het bestand").click()
    assert download.value.suggested_filename.startswith(f"{naam.lower()}-")
    pad = map_ / f"{naam}.zip"
    download.value.save_as(pad)
    return pad


def lees_in(page, pad) -> None:
    page.goto("/cms/edities/")
    page.get_by_role("link", name="Editie uit een bestand").click()
    page.set_input_files("[name=bestand]", pad)
    page.get_by_role("button", name="Inlezen").click()


def past_op_een_telefoon(page) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.fixture
def ginds(inloggen, elders):
    """The kernredactie of the other installation."""
    return inloggen("kernredacteur", base_url=elders)


def test_editions_are_brought_elsewhere_and_become_one(inloggen, ginds, tmp_path):
    kern = inloggen("kernredacteur")
    paden = [haal_op(kern, naam, tmp_path) for naam in GEMEENTEN]

    half = tmp_path / "half.zip"
    half.write_bytes(paden[0].read_bytes()[:5000])
    lees_in(ginds, half)
    expect(ginds.get_by_text("niet helemaal overgekomen").first).to_be_visible()
    past_op_een_telefoon(ginds)
    for naam, pad in zip(GEMEENTEN, paden, strict=True):
        lees_in(ginds, pad)
        expect(ginds.get_by_text(f"De editie van {naam} staat er, als concept")).to_be_visible()
        past_op_een_telefoon(ginds)
    lees_in(ginds, paden[0])
    expect(ginds.get_by_text("heeft al een editie").first).to_be_visible()

    open_editie(ginds, "Weststellingwerf")
    ginds.get_by_role("link", name="Samenvoegen met een andere gemeente").click()
    past_op_een_telefoon(ginds)
    ginds.get_by_label("Naar de editie van").select_option(label="Leeuwarden")
    ginds.get_by_role("button", name="Samenvoegen").click()
    expect(ginds.get_by_text("staan als concept in de andere editie")).to_be_visible()

    for verhuisd in ("Verhuisd:", "Wolvega"):
        expect(ginds.get_by_text(verhuisd).first).to_be_visible()
    past_op_een_telefoon(ginds)
