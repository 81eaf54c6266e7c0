"""What is shipped beside the code says the same as the code: settings, commands, files, licence."""

import re
import tomllib
from pathlib import Path

import pytest
from django.core.management import get_commands

from config.omgeving.lezen import Omgevingswaarden
from config.omgeving.tabel import TABEL

ROOT = Path(__file__).resolve().parents[2]
RIJEN = {rij.naam: rij for rij in TABEL}
INSTALLEREN = (ROOT / "docs/installing.md").read_text(encoding="utf-8")
LOPEND = ["deploy/compose.yaml", "deploy/chart/templates"]


def lees(pad: str) -> str:
    doel = ROOT / pad
    delen = sorted(doel.iterdir()) if doel.is_dir() else [doel]
    return "\n".join(deel.read_text(encoding="utf-8") for deel in delen)


def voorbeeld() -> dict[str, str]:
    """Return what the example of an environment sets for the site."""
    regels = re.findall(r"^(\w+)=(.*)$", lees("deploy/voorbeeld.env"), re.MULTILINE)
    return {naam: waarde for naam, waarde in regels if naam != "POSTGRES_PASSWORD"}


def van_de_chart() -> dict[str, str]:
    """Return the variables that the chart sets by default."""
    [blok] = re.findall(
        r"^omgeving:\n((?:  .*\n)+)", lees("deploy/chart/values.yaml"), re.MULTILINE
    )
    paren = dict(re.findall(r"^  (\w+): (.*)$", blok, re.MULTILINE))
    return {naam: waarde.strip('"') for naam, waarde in paren.items()}


@pytest.mark.parametrize("zet", [voorbeeld, van_de_chart])
def test_what_is_shipped_sets_variables_that_exist_to_values_that_can_be(zet):
    gezet = zet()
    assert len(gezet) > 5
    assert gezet.keys() <= RIJEN.keys()
    Omgevingswaarden(TABEL, gezet)


def test_nothing_secret_is_shipped():
    assert {naam for naam in van_de_chart() if RIJEN[naam].geheim} == set()
    geheim = {naam: waarde for naam, waarde in voorbeeld().items() if RIJEN[naam].geheim}
    # The cache of the example has no password.
    assert {naam for naam, waarde in geheim.items() if "CHANGE" not in waarde} == {"CACHE_URL"}


def test_what_production_cannot_do_without_is_in_the_example_and_named_by_the_chart():
    nodig = {naam for naam, rij in RIJEN.items() if rij.vereist}
    assert nodig <= voorbeeld().keys()
    open_ = {naam for naam in nodig if not RIJEN[naam].geheim}
    assert open_ <= van_de_chart().keys()
    assert all(naam in lees("deploy/chart/values.yaml") for naam in nodig)


@pytest.mark.parametrize("pad", LOPEND)
def test_what_runs_is_what_the_list_says(pad):
    """Every command exists and stands in the one list of processes; every one of the list runs."""
    tekst = lees(pad)
    plat = re.sub(r'[\[\]",]', " ", tekst)
    opdrachten = set(re.findall(r"manage\.py\s+(\w+)", plat))
    assert opdrachten <= get_commands().keys()
    tabel = INSTALLEREN.partition("## All processes and timers")[2].partition("\nAll run with")[0]
    assert opdrachten == set(re.findall(r"manage\.py (\w+)", tabel))
    namen = set(re.findall(r"^\| (\w+) \|", tabel, re.MULTILINE)) - {"name", "proxy"}
    assert all(re.search(rf"\b{naam}\b", tekst) for naam in namen)
    assert "herstel --proef" in re.sub(r"\s+", " ", plat)


def test_nothing_runs_as_root_or_writes_where_it_is():
    image = lees("deploy/Containerfile")
    assert re.search(r"^USER 10001:10001$", image, re.MULTILINE)
    assert "--require-hashes" in image
    for map_ in re.findall(r"^COPY ([a-z]+) \1$", image, re.MULTILINE):
        assert (ROOT / map_).is_dir()
        assert f"!{map_}" in lees(".dockerignore")
    chart = lees("deploy/chart/templates")
    for woord in ("runAsNonRoot: true", "readOnlyRootFilesystem: true", "drop: [ALL]"):
        assert woord in chart
    assert "read_only: true" in lees("deploy/compose.yaml")
    # Every kind of pod takes both blocks.
    for deel in ("web", "werker", "migratie", "planning"):
        tekst = lees(f"deploy/chart/templates/{deel}.yaml")
        assert 'include "handleiding.pod"' in tekst
        assert 'include "handleiding.container"' in tekst


def test_every_value_that_the_chart_asks_is_there():
    waarden = lees("deploy/chart/values.yaml")
    gevraagd = set(re.findall(r"\.Values\.([a-z]+)(?:\.([a-z]+))?", lees("deploy/chart/templates")))
    assert gevraagd
    for eerste, tweede in gevraagd:
        [blok] = re.findall(rf"^{eerste}:.*\n(?:(?:  .*)?\n)*", waarden, re.MULTILINE)
        assert not tweede or re.search(rf"^  {tweede}:", blok, re.MULTILINE), (eerste, tweede)


def test_licence_and_version_are_the_same_everywhere():
    project = tomllib.loads(lees("pyproject.toml"))["project"]
    publiek = lees("publiccode.yml")
    assert "license: EUPL-1.2" in publiek
    assert lees("LICENSE").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert f"softwareVersion: {project['version']}\n" in publiek
    assert f"version: {project['version']}\n" in lees("deploy/chart/Chart.yaml")


PAPIEREN = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]


@pytest.mark.parametrize("papier", PAPIEREN, ids=lambda pad: pad.name)
def test_what_a_page_leads_to_is_there(papier):
    for doel in re.findall(r"\]\(([^)#]+)[^)]*\)", papier.read_text(encoding="utf-8")):
        if "://" not in doel:
            assert (papier.parent / doel).exists(), doel
