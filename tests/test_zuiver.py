"""What says that it is pure is held to it: by a contract on imports, and by the strict type checker."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FOLDERS = {"handleiding": ROOT, "gemeenten": ROOT, "home": ROOT, "config": ROOT / "site"}
CLAIM = re.compile(r"\bPure\b|: pure\b")
# Held to the strict types as well, though it reads or writes.
ONLY_TYPED = {
    "handleiding/importer",  # all of it but what writes, which is excluded by name
    "site/bootstrap.py",
    "site/config/inlog/omgeving.py",
    "handleiding/versleuteling.py",
    "site/config/omgeving",
}
# What a pure module may take from Django: values and types, nothing that reads or writes.
HARMLESS = {
    ("django.core.exceptions", "ValidationError"),
    ("django.core.validators", "validate_email"),
    ("django.db.models", "TextChoices"),
    ("django.utils.text", "slugify"),
}


def modules() -> dict[str, ast.Module]:
    """Return all modules of the product by dotted name."""
    found = {}
    for package, parent in FOLDERS.items():
        for path in (parent / package).rglob("*.py"):
            parts = path.relative_to(parent).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def says_pure(tree: ast.Module) -> bool:
    return bool(CLAIM.search(ast.get_docstring(tree) or ""))


def contract() -> dict:
    (found,) = (c for c in PROJECT["tool"]["importlinter"]["contracts"] if "pure" in c["name"])
    return found


def test_what_says_that_it_is_pure_stands_in_the_contract():
    held = tuple(contract()["source_modules"])
    claims = {name for name, tree in modules().items() if says_pure(tree)}
    assert len(claims) > 20
    loose = {n for n in claims if n not in held and not n.startswith(tuple(f"{h}." for h in held))}
    assert loose == set()


def test_what_stands_in_the_contract_says_so():
    trees = modules()
    assert {name for name in contract()["source_modules"] if not says_pure(trees[name])} == set()


def place(name: str) -> str:
    """Return the file or folder of a module, as mypy is told it."""
    path = FOLDERS[name.partition(".")[0]] / name.replace(".", "/")
    return str((path if path.is_dir() else path.with_suffix(".py")).relative_to(ROOT))


def test_the_strict_types_hold_all_that_is_pure_and_a_few_more():
    typed = set(PROJECT["tool"]["mypy"]["files"])
    pure = {place(name) for name in contract()["source_modules"]}
    loose = {p for p in pure - typed if not any(p.startswith(f"{t}/") for t in typed)}
    assert loose == set()
    assert typed - pure == ONLY_TYPED
    assert "exclude" not in PROJECT["tool"]["mypy"]


@pytest.mark.parametrize("line", contract()["ignore_imports"])
def test_an_exception_takes_types_and_values_only(line):
    name = line.partition(" -> ")[0]
    taken = {
        (node.module, alias.name)
        for node in ast.walk(modules()[name])
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django")
        for alias in node.names
    }
    assert taken
    assert taken <= HARMLESS
