"""A PDF is read in a process of its own, that ends."""

import io
import os
import time

import pytest
from django.core.management import CommandError, call_command

from handleiding.importer import pdf
from handleiding.importer.structure import ImportFout
from tests.handleiding.importer.zware_pdf import ZWAAR

ELK = pytest.mark.parametrize("inhoud", ZWAAR.values(), ids=ZWAAR.keys())


@pytest.fixture
def kort(monkeypatch):
    """Hours of work end after a second of it."""
    monkeypatch.setattr(pdf, "LANGST_REKENEN", 1)


@ELK
def test_what_would_take_hours_ends_and_is_said(kort, inhoud):
    begin = time.monotonic()
    with pytest.raises(ImportFout, match="kost te veel tijd"):
        pdf.lees(inhoud)
    assert time.monotonic() - begin < 60


def test_the_clock_ends_it_where_the_system_sets_no_limit(monkeypatch):
    monkeypatch.setattr(pdf, "LANGST_WACHTEN", 1)
    with pytest.raises(ImportFout, match="kost te veel tijd"):
        pdf.lees(next(iter(ZWAAR.values())))


@pytest.mark.django_db
def test_the_command_says_so(kort, tmp_path):
    pad = tmp_path / "boek.pdf"
    pad.write_bytes(ZWAAR["a drawing that is drawn time and again"])
    with pytest.raises(CommandError, match="kost te veel tijd"):
        call_command("importeer_handleiding", str(pad), dry_run=True, stdout=io.StringIO())


def test_the_reader_gets_none_of_our_secrets(monkeypatch):
    """What reads a file of a stranger needs no key of ours."""
    monkeypatch.setenv("SECRET_KEY", "geheim")
    toon = "import os, json; print(json.dumps({'paginas': [*os.environ], 'eigenschappen': []}))"
    monkeypatch.setattr(pdf, "LEZER", (pdf.LEZER[0], "-c", toon))
    assert "SECRET_KEY" in os.environ
    assert "SECRET_KEY" not in pdf.lees(b"").paginas
