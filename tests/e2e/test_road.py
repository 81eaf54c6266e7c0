"""One local change travels the whole road, in a real browser, as the people themselves do it."""

import re

from playwright.sync_api import expect

SESSIE = "handleiding/programma/bijeenkomst-2/"
NIEUW = "In onze wijk beginnen wij met een rondje langs de tafels."
BEOORDELEN = "Beoordelen"


def editor_address(page) -> str:
    """Find the session through the CMS's own search; return the address of its editor."""
    page.goto("/cms/pages/search/?q=Kwetsbaarheid")
    link = page.locator("main a[href*='/edit/']").filter(has_text="Kwetsbaarheid van ouders")
    return link.first.get_attribute("href")


def write_and_submit(page, address: str) -> None:
    page.goto(address)
    doel = page.locator("[data-contentpath=doel] [contenteditable=true]")
    doel.click()
    doel.press("ControlOrMeta+End")
    page.keyboard.type(f" {NIEUW}")
    expect(page.locator("input[name=doel]")).to_have_value(re.compile(re.escape(NIEUW)))
    page.get_by_role("button", name="Meer acties").click()
    with page.expect_navigation():
        page.locator("button[name=action-submit]").click()


def open_review(page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name=BEOORDELEN).first.click()
    expect(page.get_by_role("heading", name=re.compile(BEOORDELEN))).to_be_visible()


def look_at_change(page, address: str) -> None:
    """Open the same screen as the one who waits for the review."""
    page.goto(address)
    page.get_by_role("button", name="Meer acties").click()
    page.get_by_role("link", name="Wijziging bekijken").click()
    expect(page.get_by_role("heading", name=re.compile(BEOORDELEN))).to_be_visible()


def force_approval(page) -> None:
    """Send the decision that the screen does not offer, as somebody with the browser's tools can."""
    with page.expect_navigation():
        page.evaluate(
            """() => {
                const form = document.querySelector("main form[method=post]");
                const besluit = document.createElement("input");
                besluit.name = "besluit";
                besluit.value = "goedkeuren";
                form.append(besluit);
                form.submit();
            }"""
        )


def test_local_change_is_written_submitted_approved_and_read(inloggen, anoniem):
    redacteur = inloggen("redacteur-leeuwarden")
    address = editor_address(redacteur)
    write_and_submit(redacteur, address)

    anoniem.goto(f"/gemeenten/leeuwarden/{SESSIE}")
    expect(anoniem.get_by_text(NIEUW)).to_have_count(0)

    look_at_change(redacteur, address)
    expect(redacteur.get_by_role("button", name="Goedkeuren")).to_have_count(0)
    force_approval(redacteur)
    expect(redacteur.get_by_text("is goedgekeurd")).to_have_count(0)
    anoniem.reload()
    expect(anoniem.get_by_text(NIEUW)).to_have_count(0)

    beoordelaar = inloggen("beoordelaar-leeuwarden")
    open_review(beoordelaar, address)
    expect(beoordelaar.get_by_text(NIEUW)).to_be_visible()
    beoordelaar.get_by_role("button", name="Goedkeuren en publiceren").click()
    expect(beoordelaar.get_by_text("is goedgekeurd")).to_be_visible()

    anoniem.reload()
    expect(anoniem.get_by_text(NIEUW)).to_be_visible()
    for elders in (f"/{SESSIE}", f"/gemeenten/weststellingwerf/{SESSIE}"):
        anoniem.goto(elders)
        expect(anoniem.get_by_role("heading", level=1)).to_be_visible()
        expect(anoniem.get_by_text(NIEUW)).to_have_count(0)
