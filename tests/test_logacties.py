"""One table of log actions for each app: nothing is logged that it does not know, and its words reach people."""

import ast
import re
from pathlib import Path

import pytest
from wagtail.log_actions import registry
from wagtail.models import PageLogEntry

from gemeenten import logacties as van_gemeenten
from gemeenten.lezers.reacties import logacties as van_lezers
from gemeenten.persoonsgegevens import logacties as van_personen
from handleiding import logacties as van_handleiding
from handleiding.logacties import noteer

PROJECT = Path(__file__).parents[1]
CODE = re.compile(r"(gemeenten|handleiding)\.[a-z_]+(\.[a-z_]+)?")
TABELLEN = (van_handleiding, van_gemeenten, van_lezers, van_personen)
TABEL = tuple(rij for module in TABELLEN for rij in module.TABEL)
# Words of this form that are no module and mean something else: a salt, a file, a logger.
ANDERS = {
    "gemeenten.toegang.mensen.uitnodiging",
    "gemeenten.csv",
    "handleiding.inloggen",
    "handleiding.txt",
    "handleiding.pdf",
    "handleiding.vroeger_adres",
}


def is_module(tekst):
    pad = PROJECT / tekst.replace(".", "/")
    return pad.is_dir() or pad.with_suffix(".py").is_file()


def teksten():
    """Yield each text in the product's own code, with where it stands."""
    for app in ("gemeenten", "handleiding", "home"):
        for bestand in (PROJECT / app).rglob("*.py"):
            if "migrations" in bestand.parts or bestand.name == "logacties.py":
                continue
            for knoop in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))):
                if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
                    yield knoop.value, f"{bestand.relative_to(PROJECT)}:{knoop.lineno}"


def test_a_code_is_written_in_its_table_only():
    gevonden = {(tekst, waar) for tekst, waar in teksten() if CODE.fullmatch(tekst)}
    los = sorted(
        f"{waar} {tekst}"
        for tekst, waar in gevonden
        if tekst not in ANDERS and not is_module(tekst)
    )
    assert los == [], "Give it a row in logacties.py and use the constant."


def test_every_constant_has_a_row_and_every_code_is_there_once():
    for module in TABELLEN:
        codes = {
            waarde
            for naam, waarde in vars(module).items()
            if naam.isupper() and isinstance(waarde, str)
            if not waarde.startswith("wagtail.")  # Wagtail has a row for those
        }
        assert codes == {rij.code for rij in module.TABEL}
    assert len({rij.code for rij in TABEL}) == len(TABEL)


@pytest.mark.parametrize("rij", TABEL, ids=lambda rij: rij.code)
def test_wagtail_knows_the_words(rij):
    assert registry.action_exists(rij.code)
    assert registry.get_action_label(rij.code) == rij.label
    assert rij.label[:1].isupper()
    assert rij.bericht[:1].isupper()


def test_the_grounds_to_go_online_without_a_review():
    """An emergency, a name of one's own municipality, and a text that others approved already."""
    assert {rij.code for rij in TABEL if rij.grond} == set(van_handleiding.gronden())
    assert {rij.code for rij in TABEL if rij.grond} == {
        "handleiding.spoedpublicatie",
        "gemeenten.editie_hernoemd",
        "gemeenten.kern_automatisch",
        "gemeenten.bij_door_verbetering",
    }


@pytest.mark.parametrize("rij", TABEL, ids=lambda rij: rij.code)
def test_who_changes_a_text_is_logged_as_its_writer(wereld, rij):
    page = wereld.hoofdstuk(editie="leeuwarden")
    revision = page.save_revision()
    noteer(page, rij.code, user=wereld.user("redacteur-leeuwarden"), revision=revision)
    assert (
        PageLogEntry.objects.get(action=rij.code, revision=revision).content_changed == rij.wijzigt
    )


def test_what_has_no_row_is_not_logged(wereld):
    with pytest.raises(KeyError):
        noteer(wereld.editie(), "gemeenten.verzonnen", user=None)
