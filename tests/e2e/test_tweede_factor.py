"""The second factor in a real browser: a security key, an app with codes, recovery codes, and none left.

The browser's own virtual key answers; each screen on the way is held against WCAG, wide and narrow.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.test_accessibility import TAGS
from tests.inlog.wegen import code_of

KEY = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasResidentKey": False,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Mens:
    """Somebody at a browser, who checks each screen that is passed."""

    def __init__(self, page, address, name, password):
        self.page, self.address, self.name, self.password = page, address, name, password
        self.found = {}
        page.on("console", self.heard)

    def heard(self, message):
        if message.type == "error" and "Content Security Policy" in message.text:
            self.found["csp"] = message.text

    def go(self, path):
        self.page.goto(self.address + path)

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name):
        self.page.get_by_role("link", name=name, exact=True).click()

    def give_password(self):
        self.page.fill("input[name=password]", self.password)
        self.page.press("input[name=password]", "Enter")

    def log_in(self):
        self.go("/cms/")
        self.page.fill("input[name=login]", self.name)
        self.give_password()

    def log_out(self):
        self.go("/account/logout/")
        self.press("Uitloggen")
        self.page.wait_for_url(self.address + "/")

    def sees(self, heading):
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        self.check(heading)

    def check(self, name):
        for width in (1280, 320):
            self.page.set_viewport_size({"width": width, "height": 900})
            results = Axe().run(self.page, options={"runOnly": {"type": "tag", "values": TAGS}})
            found = [violation["id"] for violation in results.response["violations"]]
            if self.page.evaluate("document.documentElement.scrollWidth") > width:
                found.append("wider than the screen")
            if found:
                self.found[f"{name} ({width})"] = found
        self.page.set_viewport_size({"width": 1280, "height": 900})

    def is_in_the_cms(self):
        self.page.wait_for_url(self.address + "/cms/")


@pytest.fixture
def iemand(nieuwe_pagina, streng, demo):
    def open_browser(name):
        return Mens(nieuwe_pagina(), streng, name, demo.wachtwoord)

    return open_browser


def plug_in_a_key(page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def test_a_security_key_from_first_log_in_to_taking_it_away(iemand):
    mens = iemand("redacteur-weststellingwerf")
    page = mens.page
    mens.log_in()
    mens.sees("Inloggen in twee stappen")
    expect(page.get_by_text("U hebt nog geen tweede stap")).to_be_visible()
    mens.go("/cms/pages/")
    assert page.url.endswith("/account/2fa/")

    mens.follow("Sleutel toevoegen")
    mens.sees("Laat zien dat u het bent")
    mens.give_password()
    mens.sees("Beveiligingssleutel toevoegen")
    plug_in_a_key(page)
    page.fill("input[name=name]", "Sleutel aan mijn bos")
    mens.press("Sleutel toevoegen")
    mens.sees("Uw herstelcodes")
    page.get_by_role("link", name="Ik heb de codes bewaard").click()
    mens.is_in_the_cms()

    mens.log_out()
    mens.log_in()
    mens.sees("Tweede stap van het inloggen")
    mens.go("/cms/")
    assert page.url.endswith("/account/2fa/authenticate/")
    mens.press("Sleutel gebruiken")
    mens.is_in_the_cms()

    mens.go("/account/2fa/webauthn/")
    mens.sees("Uw beveiligingssleutels")
    page.get_by_role("link", name="Naam wijzigen").click()
    mens.follow("Met een beveiligingssleutel")
    mens.sees("Laat zien dat u het bent")
    mens.press("Sleutel gebruiken")
    mens.sees("Naam van de sleutel wijzigen")
    page.fill("input[name=name]", "Reservesleutel")
    mens.press("Opslaan")
    expect(page.get_by_role("heading", name="Reservesleutel")).to_be_visible()
    page.get_by_role("link", name="Weghalen").click()
    mens.sees("Sleutel weghalen")
    mens.press("Sleutel weghalen")
    mens.sees("Inloggen in twee stappen")
    expect(page.get_by_text("U hebt nog geen tweede stap")).to_be_visible()
    assert mens.found == {}


def test_a_failed_reading_of_the_key_is_said_on_the_page(iemand):
    mens = iemand("beheerder-weststellingwerf")
    mens.log_in()
    mens.go("/account/2fa/webauthn/add/")
    mens.give_password()
    stopped = "Promise.reject(new DOMException('', 'NotAllowedError'))"
    mens.page.evaluate(f"() => {{ navigator.credentials.create = () => {stopped}; }}")
    mens.press("Sleutel toevoegen")
    expect(mens.page.get_by_role("alert")).to_contain_text("niet gelukt of u bent gestopt")
    mens.check("de melding")
    assert mens.found == {}


def test_an_app_with_codes_and_a_recovery_code(iemand):
    mens = iemand("beoordelaar-weststellingwerf")
    page = mens.page
    mens.log_in()
    mens.follow("App instellen")
    mens.give_password()
    mens.sees("App met codes instellen")
    secret = page.get_by_label("Sleutel voor de app").input_value()
    page.fill("input[name=code]", "000000")
    mens.press("App instellen")
    expect(page.get_by_role("alert")).to_contain_text("Dit klopt niet")
    mens.check("een foute code")
    page.fill("input[name=code]", code_of(secret))
    mens.press("App instellen")
    mens.sees("Uw herstelcodes")
    expect(page.get_by_text("De app met codes is ingesteld.")).to_be_visible()
    recovery = page.get_by_label("Codes die nog werken").input_value().split()
    assert len(recovery) == 10
    page.get_by_role("link", name="Ik heb de codes bewaard").click()
    mens.is_in_the_cms()

    for code in (code_of(secret), recovery[0]):
        mens.log_out()
        mens.log_in()
        page.fill("input[name=code]", code)
        mens.press("Inloggen")
        mens.is_in_the_cms()
    mens.go("/account/2fa/")
    expect(page.get_by_text("U hebt er nog 9.")).to_be_visible()
    mens.follow("Herstelcodes bekijken")
    mens.give_password()
    mens.sees("Uw herstelcodes")
    assert recovery[0] not in page.get_by_label("Codes die nog werken").input_value()

    mens.go("/account/2fa/")
    mens.follow("App weghalen")
    mens.sees("App met codes weghalen")
    mens.press("App weghalen")
    mens.sees("Inloggen in twee stappen")
    mens.go("/cms/")
    assert page.url.endswith("/account/2fa/")
    assert mens.found == {}


def test_the_other_screens_are_accessible_too(iemand):
    mens = iemand("beheerder-weststellingwerf")
    for path in (
        "/account/login/",
        "/account/password/reset/",
        "/account/password/reset/done/",
        "/account/password/reset/key/1-x/",
        "/account/inactive/",
        "/account/verbonden/login/cancelled/",
        "/account/verbonden/login/error/",
    ):
        mens.go(path)
        mens.check(path)
    assert mens.found == {}
