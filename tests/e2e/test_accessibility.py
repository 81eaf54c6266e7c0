"""axe (WCAG 2.2 AA) finds nothing on any kind of public page or on any screen of our own, wide or narrow.

Each page is opened once and looked at in both widths. Nothing scrolls sideways but a box that has a name.
"""

import json
import subprocess
import sys
from itertools import groupby

import pytest
from axe_playwright_python.sync_playwright import Axe

from gemeenten.toegang.muren.indeling import INDELING

from .conftest import ROOT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
BREEDTES = (1280, 320)
PUBLIEK = [
    "/",
    "/de-aanpak/",
    "/handleiding/",
    "/handleiding/inleiding/",
    "/handleiding/programma/",
    "/handleiding/programma/bijeenkomst-2/",
    "/handleiding/bijlagen/begrippen/",
    "/handleiding/bijlagen/het-bufferschema/",
    "/handleiding/bijlagen/literatuuroverzicht-per-bijeenkomst/",
    "/gemeenten/",
    "/gemeenten/leeuwarden/",
    "/gemeenten/leeuwarden/aldlan/",
    "/gemeenten/leeuwarden/aldlan/draaiboek/",
    "/gemeenten/leeuwarden/aldlan/draaiboek/3/",
    "/gemeenten/leeuwarden/contact/",
    "/gemeenten/leeuwarden/organisaties/",
    "/gemeenten/leeuwarden/privacy/",
    "/gemeenten/leeuwarden/toegankelijkheid/",
    "/zoeken/",
    "/zoeken/?q=ouders",
    "/handleiding/wijzigingen/",
    "/gemeenten/leeuwarden/handleiding/wijzigingen/?sinds=gisteren",
    "/v/bestaatniet/",
    "/zoeken/?q=xylofoonles",
    "/gemeenten/leeuwarden/zoeken/?q=wanneer+Aldlân",
    "/gemeenten/leeuwarden/handleiding/programma/bijeenkomst-4/",
    "/gemeenten/leeuwarden/handleiding/programma/bijeenkomst-7/",
    "/gemeenten/weststellingwerf/wolvega/",
    "/cms/login/",
    "/account/password/reset/",
    "/uitnodiging/x/y/",
    "/bestaat-niet/",
]
# What they answer with, where that is not 200.
ANDERS = {
    "/bestaat-niet/": 404,
    "/v/bestaatniet/": 404,
    "/gemeenten/leeuwarden/handleiding/wijzigingen/?sinds=gisteren": 400,
}
# Screens that are not here, and why.
ELDERS = {
    **dict.fromkeys(
        (
            *("synoniemen:index", "synoniemen:index_results", "synoniemen:add", "synoniemen:edit"),
            *("synoniemen:delete", "synoniemen:history", "synoniemen:history_results"),
            "synoniemen:usage",
        ),
        "Wagtail’s own screens for a list of rows, without a template of ours",
    ),
    "mens_herstel": "asks for the password again first; the form template of mens_rollen with a list",
    "structuur": "needs a page that came to the core; the same template as structuur_weglaten",
    "eerste_uitnodigen": "needs an edition without a beheerder; the same template as mens_uitnodigen",
    "eerste_link": "needs an edition without a beheerder; the same template as mens_link",
    "achtergrond_opnieuw": "a button of achtergrondwerk, without a screen of its own",
    "kies_met_namen": "a step in the window of a chooser; the same words as namen_in_document",
    "opdracht_bestand": "a file to keep, without a screen of its own",
    "wacht_op_u_aantallen": "numbers for the menu, without a screen of its own",
    "editie_lezen": "a public page in the archive",
    "spoed_voorbeeld": "a public page before it is online",
    "kernwijziging_voorbeeld": "a public page before it is online",
    "kernvoorstel_voorbeeld": "a public page before it is online",
}


@pytest.fixture(scope="module")
def schermen(demo):
    """Who opens which address of which screen of our own."""
    run = subprocess.run(
        [sys.executable, ROOT / "tests" / "e2e" / "schermen.py"],
        cwd=ROOT,
        env=demo.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout.splitlines()[-1])


def bezwaren(page, address, status=200):
    """Return what is wrong with one address, in each width."""
    page.set_viewport_size({"width": BREEDTES[0], "height": 900})
    response = page.goto(address)
    gevonden = {}
    if response.status != status:
        gevonden[f"{address} (status)"] = response.status
    for breedte in BREEDTES:
        page.set_viewport_size({"width": breedte, "height": 900})
        uitslag = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        if uitslag.violations_count:
            gevonden[f"{address} ({breedte})"] = [
                (v["id"], [n["html"][:120] for n in v["nodes"]][:3])
                for v in uitslag.response["violations"]
            ]
        breed = page.evaluate("document.documentElement.scrollWidth")
        if breed > breedte:
            gevonden[f"{address} (breder dan {breedte})"] = breed
        if naamloos := page.evaluate(NAAMLOOS):
            gevonden[f"{address} (vak zonder naam, {breedte})"] = naamloos
        if afgekapt := page.evaluate(AFGEKAPT):
            gevonden[f"{address} (titel afgekapt, {breedte})"] = afgekapt
    return gevonden


# A box that scrolls sideways, and that nobody can reach by keyboard or hears the name of.
NAAMLOOS = """() => [...document.querySelectorAll("main *")].filter((vak) => {
  const stijl = getComputedStyle(vak);
  const rolt = ["auto", "scroll"].includes(stijl.overflowX) && vak.scrollWidth > vak.clientWidth + 1;
  return rolt && vak.querySelector("table") && !(vak.tabIndex === 0 &&
    (vak.getAttribute("aria-label") || vak.getAttribute("aria-labelledby")));
}).map((vak) => vak.outerHTML.slice(0, 120))"""

# A title, in the bar at the top or in the page, of which a box around it leaves out a part.
AFGEKAPT = """() => [
  ...document.querySelectorAll("main h1:not(.w-sr-only), .w-breadcrumbs li:last-child"),
].filter((titel) => {
  const rand = titel.getBoundingClientRect();
  for (let vak = titel; rand.width && vak !== document.body; vak = vak.parentElement) {
    const buiten = Math.max(rand.right, rand.left + titel.scrollWidth) - vak.getBoundingClientRect().right;
    if (getComputedStyle(vak).overflowX !== "visible" && buiten > 1) return true;
  }
  return rand.right > document.documentElement.clientWidth + 1;
}).map((titel) => titel.innerText)"""


def test_every_kind_of_public_page(nieuwe_pagina, schermen):
    page = nieuwe_pagina()
    gevonden = {}
    for address in [*PUBLIEK, *(adres for wie, _, adres in schermen if not wie)]:
        gevonden |= bezwaren(page, address, ANDERS.get(address, 200))
    assert gevonden == {}


def test_every_screen_of_our_own(inloggen, schermen):
    gevonden = {}
    eigen = sorted(scherm for scherm in schermen if scherm[0])
    for wie, rijen in groupby(eigen, key=lambda scherm: scherm[0]):
        page = inloggen(wie)
        for _, _, address in rijen:
            gevonden |= bezwaren(page, address)
        page.context.close()
    assert gevonden == {}


def test_no_screen_of_our_own_is_forgotten(schermen):
    """A new screen belongs in ``schermen.py``."""
    ons = {naam for naam in INDELING if not naam.startswith("wagtail")} - ELDERS.keys()
    assert ons - {naam for _, naam, _ in schermen} == set()
