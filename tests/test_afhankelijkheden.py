"""What is imported is declared, and what is declared is used."""

import ast
import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# The benchmarks are scripts beside each other: one imports another by its bare name.
BENCHES = {path.stem for path in (ROOT / "tests" / "bench").glob("*.py")}
OURS = {"handleiding", "gemeenten", "home", "config", "bootstrap", "tests", *BENCHES}
SOURCES = ("site", "home", "handleiding", "gemeenten")
# Used by its name in a setting, on a command line, late or by another package: no import of ours names it.
WITHOUT_IMPORT = {
    "mammoth",
    "django-storages",
    "gunicorn",
    "psycopg",
    "redis",
    "whitenoise",
    "django-upgrade",
    "django-stubs",
    "djhtml",
    "djlint",
    "import-linter",
    "mypy",
    "pytest-django",
    "pytest-xdist",
    "ruff",
}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(*folders: str) -> set[str]:
    """Return the names of the distributions that the code below these folders imports.

    The set-up of the two commands is left out: it imports what it has just installed.
    """
    tops = set()
    for folder in folders:
        for path in set((ROOT / folder).rglob("*.py")) - {ROOT / "site" / "bootstrap.py"}:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    tops |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and not node.level:
                    tops.add((node.module or "").partition(".")[0])
    known = importlib.metadata.packages_distributions()
    outside = tops - OURS - set(sys.stdlib_module_names)
    return {normal(known[top][0]) for top in outside if top in known} | (outside - set(known))


def declared(*extras: str) -> set[str]:
    """Return the names of the packages that are declared, with these extras."""
    lines = list(PROJECT["dependencies"])
    for extra in extras:
        lines += PROJECT["optional-dependencies"][extra]
    names = {normal(re.split(r"[^\w.-]", line, maxsplit=1)[0]) for line in lines}
    return names - {normal(PROJECT["name"])}


def test_what_the_product_imports_is_declared():
    extras = set(PROJECT["optional-dependencies"]) - {"dev"}
    assert imported(*SOURCES) - declared(*extras) == set()


def test_what_the_tests_import_is_declared():
    assert imported("tests") - declared(*PROJECT["optional-dependencies"]) == set()


def test_what_is_declared_is_used():
    used = imported(*SOURCES, "tests") | WITHOUT_IMPORT
    assert declared(*PROJECT["optional-dependencies"]) - used == set()
