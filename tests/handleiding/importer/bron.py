"""Where the real source is. It is no part of this project."""

import os
from functools import cache
from pathlib import Path

import pytest

from handleiding.importer.read import read_regels
from handleiding.importer.structure import Handleiding
from tests.handleiding.importer.controle import lees

PROJECT = Path(__file__).resolve().parents[3]
STANDAARD = PROJECT.parent / "shared" / "bron" / "handleiding.txt"
BRON = Path(os.environ.get("HANDLEIDING_BRON") or STANDAARD)

needs_source = pytest.mark.skipif(
    not BRON.is_file(), reason="handleiding.txt is not here: set HANDLEIDING_BRON to its path"
)


@cache
def gelezen() -> Handleiding:
    """The real handbook, parsed once."""
    return lees(read_regels(BRON))
