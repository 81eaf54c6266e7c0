"""Rules that stood in several places and drifted: a second copy is noticed here."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

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
    "handleiding/van_wagtail/onthouden.py": "passes on what was read with the row to whoever decides",
    "gemeenten/onboarding/livegang.py": "whether the edition as a whole was submitted",
}


@cache
def bomen() -> dict[str, ast.Module]:
    """The product's own code, by path."""
    bestanden = (
        pad for app in ("gemeenten", "handleiding", "home") for pad in (PROJECT / app).rglob("*.py")
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
    assert houders == {"handleiding/workflow/beurt.py"}, (
        "Take een_tegelijk, op_beurt, houd_rij or houd_rijen."
    )


def test_two_texts_are_laid_beside_each_other_in_one_place():
    """Python's own matcher takes seconds for text that repeats; it is left to measure likeness."""
    lenen = {pad for pad, knoop in knopen(ast.ImportFrom) if knoop.module == "difflib"}
    lenen |= {
        pad for pad, k in knopen(ast.Import) if any(naam.name == "difflib" for naam in k.names)
    }
    assert lenen == {
        "handleiding/importer/match.py",
        "gemeenten/regels/gemeentelijst/lijst.py",
    }, "Take gemene_rij or stappen of handleiding.verschil.uitlijnen."


def geroepen(naam: str) -> set[str]:
    """The files that call, or import, what is called ``naam``."""
    return {
        pad
        for pad, knoop in knopen(ast.AST)
        if (isinstance(knoop, ast.Attribute) and ast.unparse(knoop) == naam)
        or (isinstance(knoop, ast.Name) and knoop.id == naam)
        or (isinstance(knoop, ast.ImportFrom) and naam in {alias.name for alias in knoop.names})
    }


@pytest.mark.parametrize(
    ("naam", "plekken"),
    [
        ("csv.writer", {"handleiding/export/bladen.py"}),
        ("csv.DictWriter", set()),
        # Who may what with pages ends at the walls: the policy in Wagtail's registry, never a bare one.
        ("PagePermissionPolicy", {"gemeenten/toegang/muren/beleid.py"}),
        ("page_permission_policy", set()),
        # A free name looks at the addresses of the site too: handleiding.adressen.vrij_adres.
        ("find_available_slug", set()),
        # What a group is called is words for people, and no way to find a role.
        ("groepsnaam", {"gemeenten/toegang/roles.py"}),
        ("roles.groepsnaam", {"gemeenten/editie/levensloop/hernoem.py"}),
        (
            "roles.groepsnamen",
            {"gemeenten/onboarding/vrij.py", "gemeenten/onboarding/overzicht.py"},
        ),
        ("EmailMultiAlternatives", {"gemeenten/goedkeuring/post.py"}),
        ("send_mail", {"gemeenten/toegang/mensen/post.py"}),
    ],
)
def test_what_has_an_owner_is_used_by_nobody_else(naam, plekken):
    assert geroepen(naam) == plekken


def test_nobody_asks_a_group_for_its_name():
    """A role is a row. The demo knows its own people by the name of a group that gives no role."""
    vragers = {
        pad
        for pad, knoop in knopen(ast.keyword)
        if re.search(r"(^|__)groups?__name", knoop.arg or "")
    }
    assert vragers == {"gemeenten/demo/bouw.py", "gemeenten/demo/mensen.py"}, (
        "Ask gemeenten.toegang.roles who has which role."
    )


def test_what_the_log_calls_a_publication_is_said_once():
    """Beside it stands only what people read for each of them."""
    genoemd = {
        pad
        for pad, knoop in knopen(ast.Constant)
        if knoop.value in {"wagtail.publish", "wagtail.publish.scheduled"}
    }
    assert genoemd == {"handleiding/logacties.py", "handleiding/workflow/geschiedenis.py"}, (
        "Take PUBLICATIES of handleiding.logacties."
    )


# What people read as a name; the order of a database is not that of Dutch names.
NAAMVELDEN = {
    "title",
    "draft_title",
    "naam",
    "name",
    "first_name",
    "last_name",
    "gebied",
    "username",
}


def op_kale_naam(aanroep: ast.Call) -> bool:
    """Whether a call puts names in the order of their characters."""
    wat = ast.unparse(aanroep.func).rpartition(".")[2]
    if wat == "order_by":
        velden = [a.value for a in aanroep.args if isinstance(a, ast.Constant)]
        return any(str(veld).lstrip("-").rpartition("__")[2] in NAAMVELDEN for veld in velden)
    if wat not in {"sorted", "sort"}:
        return False
    sleutel = next((ast.unparse(k.value) for k in aanroep.keywords if k.arg == "key"), "")
    if sleutel:
        return sleutel.rpartition(".")[2] in NAAMVELDEN
    gesorteerd = ast.unparse(aanroep.args[0] if aanroep.args else aanroep.func)
    woorden = set(re.findall(r"[a-z_]+", gesorteerd.replace("__", " ")))
    return bool(woorden & {*NAAMVELDEN, "namen", "begeleiders"})


def test_names_are_put_in_order_in_one_way():
    elders = {f"{pad}: {ast.unparse(k)}" for pad, k in knopen(ast.Call) if op_kale_naam(k)}
    assert elders == set(), "Take naamvolgorde or mensvolgorde of handleiding.namen, or op_naam()."


@pytest.mark.parametrize(
    ("bron", "verwacht"),
    [
        ("x.order_by('editie__title')", True),
        ("x.order_by('pk', '-last_name')", True),
        ("sorted(x, key=lambda p: p.naam)", True),
        ("sorted(set(x.values_list('editie__title', flat=True)))", True),
        ("namen.sort()", True),
        ("sorted(x, key=lambda p: naamvolgorde(p.naam))", False),
        ("x.order_by('path')", False),
        ("sorted(ids)", False),
    ],
)
def test_what_counts_as_the_order_of_characters(bron, verwacht):
    assert op_kale_naam(ast.parse(bron, mode="eval").body) is verwacht


def test_text_is_folded_in_one_place():
    """Elsewhere Unicode's forms serve another end than to find, compare or order."""
    elders = {
        pad
        for pad, knoop in knopen(ast.Call)
        if ast.unparse(knoop.func) in {"unicodedata.normalize", "unicodedata.combining"}
    }
    assert elders == {
        "handleiding/vouwen.py",
        "handleiding/export/cellen.py",  # what a spreadsheet takes for the beginning of a formula
        "handleiding/importer/read.py",  # one form of Unicode for all that is imported
        "handleiding/workflow/bijdragen.py",  # of addresses; hashes of it are stored
    }, "Take vouw of handleiding.vouwen, or naamsleutel of handleiding.namen."


def test_which_signs_begin_a_formula_is_said_once():
    tekens = {
        pad
        for pad, knoop in knopen(ast.Constant)
        if isinstance(knoop.value, str) and set("=+-@") <= set(knoop.value) and len(knoop.value) < 9
    }
    assert tekens == {"handleiding/export/cellen.py"}


def test_the_form_of_the_editor_is_built_once():
    bouwers = {
        pad.name
        for pad in (PROJECT / "tests").rglob("*.py")
        if "import inline_formset, nested_form_data" in pad.read_text(encoding="utf-8")
    }
    assert bouwers == {"formulier.py", Path(__file__).name}
