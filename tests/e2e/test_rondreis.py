"""What was chosen on the merge screen is stored like that; saving it untouched in the editor changes nothing."""

import json
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.e2e import rondreis
from tests.e2e.conftest import ROOT, built_before, free_port, serve

MANIEREN = dict(zip(("kern", "lokaal", "beide", "eigen"), rondreis.SESSIES, strict=True))
ZELF = " met elkaar"
# What stands at each place afterwards, in words.
VERWACHT = {
    "kern": ("elk gezin overal.", "de tijd overal.", "goed ging overal.", "Rondje overal"),
    "lokaal": ("elk gezin bij ons.", "de tijd bij ons.", "goed ging bij ons.", "Rondje bij ons"),
    "beide": (
        "elk gezin overal.|elk gezin bij ons.",
        "de tijd overal.|de tijd bij ons.",
        "goed ging overal.|goed ging bij ons.",
        "Rondje overal / Rondje bij ons",
    ),
    "eigen": (
        f"elk gezin bij ons.{ZELF}",
        f"de tijd bij ons.{ZELF}",
        f"goed ging bij ons.{ZELF}",
        f"Rondje bij ons{ZELF}",
    ),
}


class Omgeving:
    """A demo in which four sessions have conflicts, served on a port of its own."""

    def __init__(self, url, environment):
        self.url, self.environment = url, environment

    def stand(self, opdracht="lezen"):
        command = [sys.executable, ROOT / "tests/e2e/rondreis.py", opdracht]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def omgeving(demo, tmp_path_factory):
    folder, port = tmp_path_factory.mktemp("rondreis"), free_port()
    with built_before(demo, folder, "rondreis") as environment:
        url = f"http://127.0.0.1:{port}"
        omgeving = Omgeving(url, environment | {"BASIS_URL": url})
        omgeving.stand("klaarzetten")
        with serve(port, omgeving.environment, folder / "gunicorn.log"):
            yield omgeving


def kies(page, manier):
    """Choose the same at each conflict; who writes a text of their own adds words to ours."""
    vragen = page.locator("fieldset").filter(has_text="raakt uw tekst")
    assert vragen.count() == 4
    for vraag in vragen.all():
        vraag.locator(f"input[type=radio][value={manier}]").check()
        if manier != "eigen":
            continue
        editor = vraag.locator("[contenteditable=true], textarea:not([hidden])").first
        editor.click()
        editor.press("ControlOrMeta+End")
        page.keyboard.type(ZELF)
        veld = vraag.locator("[name^=tekst-]")
        expect(veld).to_have_value(re.compile(ZELF))
    page.get_by_role("button", name="Bewaren als concept").click()
    page.wait_for_url("**/edit/")


def plaatsen(inhoud):
    """Return what stands at the four places: the texts of two paragraphs of one place are joined by |."""
    doel, onderdeel = inhoud["doel"], inhoud["programma"][0]["value"]
    return (
        _teksten(doel, "gezin"),
        _teksten(doel, "ruim"),
        _teksten(onderdeel["instructie"], "goed ging"),
        onderdeel["titel"],
    )


def _teksten(html, met):
    delen = [re.sub(r"<[^>]*>", "", deel) for deel in re.split(r"</(?:p|li)>", html)]
    return "|".join(deel for deel in delen if met in deel)


@pytest.mark.parametrize("manier", MANIEREN)
def test_choosing_and_then_saving_untouched_changes_nothing(inloggen, omgeving, manier):
    nummer = str(MANIEREN[manier])
    page = inloggen("redacteur-leeuwarden", base_url=omgeving.url)
    pk = omgeving.stand()[nummer]["pk"]
    page.goto(f"/cms/kernwijzigingen/{pk}/")
    kies(page, manier)
    gekozen = omgeving.stand()[nummer]
    assert not gekozen["achter"]
    for staat, verwacht in zip(plaatsen(gekozen["inhoud"]), VERWACHT[manier], strict=True):
        delen = zip(staat.split("|"), verwacht.split("|"), strict=True)
        assert all(deel.endswith(woorden) for deel, woorden in delen), staat
    keren = 2 if manier == "beide" else 1
    instructie = gekozen["inhoud"]["programma"][0]["value"]["instructie"]
    for html, merk in ((gekozen["inhoud"]["doel"], "<i>elk</i>"), (instructie, rondreis.LINK)):
        assert html.count("<b>samen</b>") == html.count(merk) == keren
        assert len(set(re.findall('data-block-key="(.*?)"', html))) == html.count("data-block-key")

    page.goto(f"/cms/pages/{pk}/edit/")
    expect(page.locator("[data-contentpath=doel] [contenteditable=true]").first).to_be_visible(
        timeout=30_000
    )
    page.wait_for_load_state("networkidle")
    with page.expect_navigation():
        page.locator("button.action-save").first.click()
    bewaard = omgeving.stand()[nummer]
    assert bewaard["revisie"] != gekozen["revisie"]
    assert bewaard == gekozen | {"revisie": bewaard["revisie"]}
