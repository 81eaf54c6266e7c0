"""The whole life of an edition in a real browser: made, filled by who was invited, online, renamed, gone."""

import re
from datetime import date, timedelta
from email import message_from_bytes, policy
from pathlib import Path

from playwright.sync_api import expect

WACHTWOORD = "een-lang-geheim-woord"
NAAM, NIEUWE_NAAM = "Heerenveen", "Oostergo"
REDACTEUR = ("Redacteur", "Nieuw", "redacteur@heerenveen.example", ("redacteur", "beheerder"))
BEOORDELAAR = ("Beoordelaar", "Nieuw", "beoordelaar@heerenveen.example", ("beoordelaar",))


def maak_editie(page) -> str:
    """Go through the wizard; return the address of the new edition's checklist."""
    page.goto("/cms/edities/nieuw/")
    page.fill("[name=naam]", NAAM)
    for nummer, (voornaam, achternaam, email, rollen) in enumerate((REDACTEUR, BEOORDELAAR)):
        rij = f"mensen-{nummer}"
        page.fill(f"[name={rij}-voornaam]", voornaam)
        page.fill(f"[name={rij}-achternaam]", achternaam)
        page.fill(f"[name={rij}-email]", email)
        for rol in rollen:
            page.check(f"[name={rij}-rollen][value={rol}]")
    page.get_by_role("button", name="Bekijk het plan").click()
    expect(
        page.get_by_text(f"een uitnodiging voor Redacteur Nieuw ({REDACTEUR[2]})")
    ).to_be_visible()
    page.get_by_role("button", name="Editie maken").click()
    page.wait_for_url(re.compile(r"/cms/edities/\d+/$"))
    expect(page.get_by_text("verplichte punten open")).to_be_visible()
    return page.url


def link_uit_mail(demo, adres: str) -> str:
    """Return the link in the last mail to this address, as its owner reads it."""
    brieven = Path(demo.environment["TEST_WEBROOT"], "mail").glob("*.log")
    for brief in sorted(brieven, key=lambda pad: pad.stat().st_mtime_ns, reverse=True):
        bericht = message_from_bytes(brief.read_bytes(), policy=policy.default)
        tekst = bericht.get_body(("plain",)).get_content()
        if bericht["To"] == adres and (link := re.search(r"https?://\S+/uitnodiging/\S+", tekst)):
            return link[0]
    raise AssertionError(f"No invitation was mailed to {adres}.")


def kom_binnen(kern, checklist: str, nieuwe_pagina, persoon, demo):
    """Let the kernredactie mail a new link; choose a password with it and log in."""
    kern.goto(checklist)
    kern.get_by_role("link", name="Mensen uitnodigen").click()
    kern.get_by_role("link", name=f"Nieuwe link voor {persoon[0]} {persoon[1]}").click()
    kern.get_by_role("button", name="Nieuwe link mailen").click()
    expect(kern.get_by_text("Het account van")).to_be_visible()
    assert "/uitnodiging/" not in kern.content()
    page = nieuwe_pagina()
    page.goto(link_uit_mail(demo, persoon[2]))
    page.fill("[name=new_password1]", WACHTWOORD)
    page.fill("[name=new_password2]", WACHTWOORD)
    page.get_by_role("button", name="Opslaan").click()
    page.fill("[name=login]", persoon[2])
    page.fill("[name=password]", WACHTWOORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/cms/")
    return page


def bewaar(page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Bewaar concept").click()
    expect(page.get_by_text(re.compile("is (opgeslagen|gemaakt)")).first).to_be_visible()


def vul_contact(page, checklist: str) -> None:
    page.goto(checklist)
    page.locator("main").get_by_role("link", name="Contact", exact=True).click()
    page.locator("#id_contactpersonen-ADD").click()
    page.fill("[name=contactpersonen-0-functie]", "Beleidsmedewerker jeugd")
    page.fill("[name=contactpersonen-0-email]", "jeugd@heerenveen.example")
    bewaar(page)


def vul_verklaring(page, checklist: str, titel: str) -> None:
    page.goto(checklist)
    page.locator("main").get_by_role("link", name=titel).click()
    inhoud = page.locator("[data-contentpath=inhoud]").first
    inhoud.get_by_role("button", name="Blok invoegen").click()
    page.get_by_role("option", name="Tekst", exact=True).click()
    tekst = inhoud.locator("[contenteditable=true]").last
    tekst.click()
    page.keyboard.type(f"Dit is onze {titel.lower()}.")
    # The editor hands its text to the form a moment after the last key.
    expect(page.locator("[name=inhoud-0-value]")).to_have_value(re.compile(titel.lower()))
    bewaar(page)


def maak_groep(page, checklist: str) -> None:
    page.goto(checklist)
    page.locator("main").get_by_role("link", name="Werk-leergroep maken").first.click()
    page.fill("[name=title]", "Werk-leergroep Midden")
    page.fill("[name=gebied]", "Midden")
    page.locator("#id_sessies-ADD").click()
    straks = date.today() + timedelta(days=30)
    for veld, waarde in {
        "nummer": "1",
        "datum": f"{straks:%d-%m-%Y}",
        "begin": "09:30",
        "einde": "11:30",
    }.items():
        page.fill(f"[name=sessies-0-{veld}]", waarde)
        page.press(f"[name=sessies-0-{veld}]", "Tab")
    page.locator("#id_organisaties-ADD").click()
    page.fill("[name=organisaties-0-naam]", "Basisschool De Kring")
    page.select_option("[name=organisaties-0-soort]", label="onderwijs")
    bewaar(page)


def doe(kern, checklist: str, handeling: str, **velden: str) -> None:
    """Carry out one thing from the edition's own screen."""
    kern.goto(checklist)
    kern.locator("main").get_by_role("link", name=handeling, exact=True).click()
    for veld, waarde in velden.items():
        vak = kern.locator(f"[name={veld}]")
        vak.check() if waarde == "aan" else vak.fill(waarde)
    kern.locator("main form button[type=submit]").first.click()


def verstuur(page, checklist: str, stap: str) -> str:
    """Send a step of the checklist by hand, past its buttons; return what the answer says."""
    page.goto(checklist)
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    velden = {"stap": stap, "csrfmiddlewaretoken": token}
    antwoord = page.request.post(checklist, form=velden, headers={"Referer": checklist})
    assert antwoord.status == 200
    return antwoord.text()


def verwijder(kern, checklist: str) -> None:
    """Delete the edition: not before its term, and not without its name."""
    doe(kern, checklist, "Verwijderen", bevestiging=NIEUWE_NAAM)
    expect(kern.get_by_text("moet bewaard blijven tot").first).to_be_visible()
    doe(kern, checklist, "Uit het archief halen")
    doe(kern, checklist, "Archiveren", bewaren_tot="")
    expect(kern.get_by_text("Er is geen bewaartermijn vastgelegd")).to_be_visible()
    doe(kern, checklist, "Verwijderen", bevestiging="oostergo")
    expect(kern.get_by_text("Typ precies de naam van de gemeente").first).to_be_visible()
    doe(kern, checklist, "Verwijderen", bevestiging=NIEUWE_NAAM)
    expect(kern.get_by_text("De editie is verwijderd")).to_be_visible()
    expect(kern.locator("main table").get_by_text(NIEUWE_NAAM)).to_have_count(0)


def test_region_is_made_filled_put_online_renamed_archived_and_deleted(
    inloggen, nieuwe_pagina, anoniem, demo
):
    kern = inloggen("kernredacteur")
    checklist = maak_editie(kern)
    beoordelaar = kom_binnen(kern, checklist, nieuwe_pagina, BEOORDELAAR, demo)
    redacteur = kom_binnen(kern, checklist, nieuwe_pagina, REDACTEUR, demo)

    redacteur.goto(checklist)
    expect(redacteur.get_by_role("button", name="Editie indienen")).to_have_count(0)
    assert "De editie kan nog niet live" in verstuur(redacteur, checklist, "indienen")
    vul_contact(redacteur, checklist)
    for titel in ("Privacyverklaring", "Toegankelijkheidsverklaring"):
        vul_verklaring(redacteur, checklist, titel)
    maak_groep(redacteur, checklist)

    redacteur.goto(checklist)
    redacteur.get_by_role("button", name="Editie indienen").click()
    expect(redacteur.get_by_text("Een collega zet de editie live")).to_be_visible()
    expect(redacteur.get_by_role("button", name="Editie live zetten")).to_have_count(0)
    assert "is live" not in verstuur(redacteur, checklist, "live")
    assert anoniem.goto("/gemeenten/heerenveen/").status == 404
    beoordelaar.goto(checklist)
    beoordelaar.get_by_role("button", name="Editie live zetten").click()
    expect(beoordelaar.get_by_text("is live")).to_be_visible()
    assert anoniem.goto("/gemeenten/heerenveen/contact/").status == 200
    expect(anoniem.get_by_text("Beleidsmedewerker jeugd")).to_be_visible()

    doe(kern, checklist, "Hernoemen", naam=NIEUWE_NAAM, code="GM2001", buiten_lijst="aan")
    expect(kern.get_by_text("heeft haar nieuwe naam")).to_be_visible()
    assert anoniem.goto("/gemeenten/heerenveen/contact/").status == 200
    assert anoniem.url.endswith("/gemeenten/oostergo/contact/")

    doe(beoordelaar, checklist, "Offline halen", reden="Herindeling")
    assert anoniem.goto("/gemeenten/oostergo/contact/").status == 410
    doe(kern, checklist, "Archiveren")
    expect(kern.get_by_text("is gearchiveerd")).to_be_visible()
    redacteur.goto(checklist)
    expect(redacteur.get_by_text("Niemand kan haar wijzigen")).to_be_visible()
    redacteur.get_by_role("link", name="Contact", exact=True).click()
    expect(redacteur.get_by_text("Beleidsmedewerker jeugd")).to_be_visible()

    verwijder(kern, checklist)
    redacteur.goto("/cms/")
    assert "/login/" in redacteur.url
    for gemeente in ("leeuwarden", "weststellingwerf"):
        assert anoniem.goto(f"/gemeenten/{gemeente}/contact/").status == 200
