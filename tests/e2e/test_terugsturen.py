"""Submit, sent back with a reason, change, submit, approve: with what each person sees on the way."""

import re

from playwright.sync_api import expect

SESSIE = "handleiding/programma/bijeenkomst-3/"
EERST = "Wij beginnen om twee uur."
BETER = "Wij beginnen om twee uur in de wijk Aldlân."
REDEN = "Noem ook de wijk, anders zoekt men."


def editor_address(page) -> str:
    page.goto("/cms/pages/search/?q=Bufferprocessen")
    link = page.locator("main a[href*='/edit/']").filter(has_text="Bufferprocessen")
    return link.first.get_attribute("href")


def write_and_submit(page, address: str, tekst: str) -> None:
    page.goto(address)
    doel = page.locator("[data-contentpath=doel] [contenteditable=true]")
    doel.click()
    doel.press("ControlOrMeta+A")
    page.keyboard.type(tekst)
    expect(page.locator("input[name=doel]")).to_have_value(re.compile(re.escape(tekst)))
    page.get_by_role("button", name="Meer acties").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Indienen ter beoordeling").click()


def dashboard_list(page, naam: str):
    page.goto("/cms/")
    return page.get_by_role("region", name=re.compile(naam))


def test_sent_back_with_a_reason_changed_and_approved(inloggen, anoniem):
    redacteur = inloggen("redacteur-leeuwarden")
    beoordelaar = inloggen("beoordelaar-leeuwarden")
    address = editor_address(redacteur)
    write_and_submit(redacteur, address, EERST)

    # The writer sees it waits, why approving is not theirs to do, and may withdraw.
    expect(dashboard_list(redacteur, "Om te weten")).to_contain_text("Bufferprocessen")
    redacteur.goto(address)
    paneel = redacteur.locator(".toestand-panel")
    expect(paneel).to_contain_text("ter beoordeling")
    expect(paneel.get_by_role("link", name="Terugtrekken")).to_be_visible()
    expect(paneel.get_by_role("link", name="Goedkeuren")).to_have_count(0)

    # The reviewer finds it on the dashboard; sending back without a reason is refused.
    wacht = dashboard_list(beoordelaar, "Wacht op u")
    wacht.get_by_role("link", name=re.compile("Bufferprocessen")).click()
    beoordelaar.get_by_role("button", name="Terugsturen").click()
    expect(beoordelaar.locator("#fout")).to_contain_text("Geef een reden")
    beoordelaar.get_by_label("Opmerking of reden").fill(REDEN)
    beoordelaar.get_by_role("button", name="Terugsturen").click()
    expect(beoordelaar.get_by_text("is teruggestuurd met uw reden")).to_be_visible()

    # The writer reads the reason, on the dashboard and above the text; readers see nothing of it.
    expect(dashboard_list(redacteur, "Wacht op u")).to_contain_text(REDEN)
    redacteur.goto(address)
    expect(redacteur.locator(".toestand-panel")).to_contain_text(REDEN)
    anoniem.goto(f"/gemeenten/leeuwarden/{SESSIE}")
    expect(anoniem.get_by_text(EERST)).to_have_count(0)

    write_and_submit(redacteur, address, BETER)
    wacht = dashboard_list(beoordelaar, "Wacht op u")
    wacht.get_by_role("link", name=re.compile("Bufferprocessen")).click()
    expect(beoordelaar.get_by_text("in de wijk Aldlân").first).to_be_visible()
    beoordelaar.get_by_role("button", name="Goedkeuren en publiceren").click()
    expect(beoordelaar.get_by_text("is goedgekeurd")).to_be_visible()

    anoniem.reload()
    expect(anoniem.get_by_text(BETER)).to_be_visible()
    redacteur.goto(address)
    expect(redacteur.locator(".toestand-panel")).to_contain_text("gepubliceerd")
    redacteur.get_by_role("link", name="Geschiedenis", exact=True).first.click()
    expect(redacteur.get_by_role("table")).to_contain_text(REDEN)
