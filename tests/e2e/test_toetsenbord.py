"""Whole tasks by keyboard alone: a core change merged, an edition made, a schedule made.

Nothing here clicks or fills in: ``Toetsenbord`` walks with Tab as a person would, types and presses keys. It fails
on a step that cannot be seen: without a ring of focus, or below something that lies over it.
"""

import re
from datetime import date, timedelta

from playwright.sync_api import expect

VER = 140  # so many stops of Tab are too far for anyone
ZICHT = """() => {
  const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
  const boven = document.elementFromPoint(r.left + Math.min(r.width, 60) / 2, r.top + r.height / 2);
  const vrij = boven && (boven === e || e.contains(boven) || boven.contains(e) || boven.control === e);
  return {
    ring: (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== "none",
    vrij: Boolean(vrij),
    naam: e.outerHTML.slice(0, 160),
  };
}"""


class Toetsenbord:
    def __init__(self, page):
        self.page = page

    def __call__(self, *toetsen):
        for toets in toetsen:
            self.page.keyboard.press(toets)

    def naar(self, doel, toets="Tab"):
        """Walk on until focus is on ``doel``."""
        for _ in range(VER):
            self(toets)
            self.kijk()
            if doel.evaluate("e => e === document.activeElement"):
                return
        raise AssertionError(f"Niet te bereiken met {toets}: {doel}")

    def kijk(self):
        """Fail when the place of focus cannot be seen in the page's own part."""
        if self.page.evaluate("Boolean(document.activeElement.closest('main'))"):
            zicht = self.page.evaluate(ZICHT)
            if not (zicht["ring"] and zicht["vrij"]):  # a calendar needs a moment to close
                self.page.wait_for_timeout(500)
                zicht = self.page.evaluate(ZICHT)
            assert zicht["ring"], f"geen ring: {zicht['naam']}"
            assert zicht["vrij"], f"bedekt: {zicht['naam']}"

    def typ(self, doel, tekst):
        self.naar(doel)
        self("Control+A")
        self.page.keyboard.type(tekst)

    def druk(self, doel):
        self.naar(doel)
        self("Enter")


def binnen(inloggen, wie, **opties):
    page = inloggen(wie, reduced_motion="reduce", **opties)
    return page, Toetsenbord(page)


def test_core_change_is_merged(inloggen):
    page, toets = binnen(inloggen, "redacteur-leeuwarden")
    page.goto("/cms/kernwijzigingen/")
    toets.druk(page.get_by_role("main").get_by_role("link", name="Goede ouder"))
    page.wait_for_url(re.compile(r"/cms/kernwijzigingen/\d+/$"))
    bewaar = page.get_by_role("button", name="Bewaren als concept")
    toets.druk(bewaar)

    fouten = page.locator("#fout")
    expect(fouten).to_be_focused()
    expect(fouten.get_by_role("link")).to_have_count(1)
    toets("Tab", "Enter")
    keuzes = page.get_by_role("group", name=re.compile("raakt uw tekst")).get_by_role("radio")
    expect(keuzes.first).to_be_focused()
    toets.kijk()
    toets("ArrowDown")
    toets.kijk()
    expect(keuzes.nth(1)).to_be_checked()
    toets.druk(page.get_by_role("button", name=re.compile("Voorbeeld bekijken")))
    toets.typ(page.get_by_label("Toelichting"), "Onze tekst zegt dit al.")
    with page.expect_popup() as venster:
        toets.druk(page.get_by_role("button", name=re.compile("Voorbeeld bekijken")))
    expect(venster.value.get_by_role("heading", level=1)).to_contain_text("Goede ouder")


def test_edition_is_planned(inloggen):
    page, toets = binnen(inloggen, "kernredacteur", viewport={"width": 320, "height": 640})
    page.goto("/cms/edities/nieuw/")
    toets.druk(page.get_by_role("button", name="Bekijk het plan"))
    expect(page.locator(".fouten")).to_be_focused()
    toets("Tab", "Enter")
    expect(page.locator("[name=naam]")).to_be_focused()
    toets.kijk()
    page.keyboard.type("Dongeradeel")
    toets.typ(page.locator("[name=code]"), "GM1722")
    toets.naar(page.locator("[name=buiten_lijst]"))
    toets("Space")
    toets.typ(page.locator("[name=mensen-0-voornaam]"), "Eerste")
    toets.typ(page.locator("[name=mensen-0-achternaam]"), "Mens")
    toets.typ(page.locator("[name=mensen-0-email]"), "eerste@dongeradeel.example")
    toets.naar(page.get_by_role("group", name="Rollen").first.get_by_label("Beheerder"))
    toets("Space")
    toets.druk(page.get_by_role("button", name="Bekijk het plan"))
    expect(page.get_by_role("heading", name="Het plan voor Dongeradeel")).to_be_visible()
    toets.druk(page.get_by_role("button", name="Plan aanpassen"))
    expect(page.locator("[name=naam]")).to_have_value("Dongeradeel")
    expect(page.locator("[name=mensen-0-email]")).to_have_value("eerste@dongeradeel.example")


def test_schedule_is_made(inloggen):
    page, toets = binnen(inloggen, "redacteur-weststellingwerf")
    page.goto("/gemeenten/weststellingwerf/wolvega/")
    groep = page.locator("wagtail-userbar").evaluate(
        "bar => bar.shadowRoot.querySelector('a[href*=\"/edit/\"]').href.match(/\\d+(?=.edit)/)[0]"
    )
    page.goto(f"/cms/lokaal/rooster/{groep}/")
    toets.druk(page.get_by_role("link", name="Maak een reeks"))
    page.wait_for_url("**/reeks/")
    straks = date.today() + timedelta(days=200)
    toets.typ(page.locator("[name=datum]"), f"{straks:%d-%m-%Y}")
    toets.naar(page.get_by_role("group", name=re.compile("Hoe vaak")).get_by_role("radio").first)
    toets("ArrowDown", "ArrowDown")
    expect(page.get_by_label("elke vier weken")).to_be_checked()
    toets.typ(page.locator("[name=aantal]"), "2")
    toets.druk(page.get_by_role("button", name="Maak een voorstel"))
    expect(page.get_by_role("heading", name="Voorstel")).to_be_visible()

    einde = page.locator("[name$='-1-einde']")
    toets.typ(einde, "08:00")
    bewaar = page.get_by_role("button", name="Bewaar als concept")
    toets.druk(bewaar)
    fouten = page.locator(".fouten")
    expect(fouten).to_be_focused()
    expect(fouten).to_contain_text("2. Eindtijd: De eindtijd moet na de begintijd liggen.")
    toets("Tab", "Enter")
    expect(einde).to_be_focused()
    toets.kijk()
    toets("Control+A")
    page.keyboard.type("18:30")
    toets.druk(bewaar)
    page.wait_for_url(re.compile(rf"/cms/lokaal/rooster/{groep}/(#.*)?$"))
    expect(page.get_by_text("18.30")).to_be_visible()
