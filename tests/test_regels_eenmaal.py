"""Rules that stood in several places and drifted: a second copy is noticed here."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).parents[1]
# What a page says of itself about being written. Elsewhere than in the workflow it is asked for another
# reason than to decide whether somebody may write.
SLOTEN = {
    "get_lock",
    "page_locked",
    "workflow_in_progress",
    "scheduled_revision",
    "approved_schedule",
}
GEEN_BEWAKING = {
    "handleiding/views/menu.py": "opens the reviewer's screen",
    "gemeenten/onboarding/livegang.py": "whether the edition as a whole was submitted",
}


@cache
def bomen() -> dict[str, ast.Module]:
    """The product's own code, by path."""
    bestanden = (
        pad for app in ("gemeenten", "handleiding") for pad in (PROJECT / app).rglob("*.py")
    )
    return {
        str(pad.relative_to(PROJECT)): ast.parse(pad.read_text(encoding="utf-8"))
        for pad in bestanden
        if "migrations" not in pad.parts
    }


def knopen(soort: type) -> Iterator[tuple[str, ast.AST]]:
    for pad, boom in bomen().items():
        for knoop in ast.walk(boom):
            if isinstance(knoop, soort):
                yield pad, knoop


def test_whether_a_page_may_be_written_is_decided_in_one_place():
    elders = {
        pad
        for pad, knoop in knopen(ast.Attribute)
        if knoop.attr in SLOTEN and not pad.startswith("handleiding/workflow/")
    }
    assert elders == set(GEEN_BEWAKING), "Ask handleiding.workflow.schrijven.beletsel."


def test_the_row_of_a_page_is_held_in_one_place():
    houders = {
        pad
        for pad, knoop in knopen(ast.Attribute)
        if knoop.attr == "select_for_update" and ast.unparse(knoop.value) == "Page.objects"
    }
    assert houders == {"handleiding/workflow/beurt.py"}, "Take een_tegelijk, op_beurt or houd_rij."


def test_two_texts_are_laid_beside_each_other_in_one_place():
    """Python's own matcher takes seconds for text that repeats; it is left to measure likeness."""
    lenen = {pad for pad, knoop in knopen(ast.ImportFrom) if knoop.module == "difflib"}
    lenen |= {
        pad for pad, k in knopen(ast.Import) if any(naam.name == "difflib" for naam in k.names)
    }
    assert lenen == {
        "handleiding/importer/ids.py",
        "handleiding/importer/match.py",
        "gemeenten/onboarding/lijst.py",
    }, "Take gemene_rij or stappen of handleiding.verschil.uitlijnen."
