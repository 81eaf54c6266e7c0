"""The mould of the test world: a copy is what was built, and an older one is never taken for it."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection
from wagtail.models import Page

from tests import gietvorm
from tests.gietvorm import Gietvorm

MEMORY = "file:een-ander-geheugen?mode=memory&cache=shared"


def is_poured(folder) -> bool:
    """Take a turn with a world that is built already, and say whether it was poured."""
    mould = Gietvorm(folder)
    mould.pour()
    mould.finish(lambda: None)
    return mould.poured


@pytest.mark.django_db
@pytest.mark.skipif(
    not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"), reason="memory"
)
def test_a_copy_holds_the_rows_and_the_files_of_what_was_built(
    django_db_setup, django_db_blocker, tmp_path, monkeypatch, settings
):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "een-bestand").write_bytes(b"inhoud")
    monkeypatch.setitem(connection.settings_dict["TEST"], "NAME", MEMORY)
    with django_db_blocker.unblock():
        assert not is_poured(tmp_path)
        (settings.MEDIA_ROOT / "een-bestand").unlink()
        assert is_poured(tmp_path)
        expected = sorted(Page.objects.values_list("title", flat=True))
    with closing(sqlite3.connect(MEMORY, uri=True)) as copy:
        titles = sorted(title for (title,) in copy.execute("SELECT title FROM wagtailcore_page"))
    assert titles == expected
    assert (settings.MEDIA_ROOT / "een-bestand").read_bytes() == b"inhoud"


def test_a_mould_is_of_one_state_of_the_code_and_of_one_day(tmp_path, monkeypatch):
    (tmp_path / "gemeenten").mkdir()
    monkeypatch.setattr(gietvorm, "ROOT", tmp_path)
    monkeypatch.setattr(gietvorm, "ALONE", ())
    today = date(2026, 11, 29)
    seen = {gietvorm.fingerprint(today), gietvorm.fingerprint(today + timedelta(1))}
    for content in ("a = 1", "a = 2"):
        (tmp_path / "gemeenten" / "een.py").write_text(content)
        seen.add(gietvorm.fingerprint(today))
    (tmp_path / "gemeenten" / "een.py").rename(tmp_path / "gemeenten" / "twee.py")
    seen.add(gietvorm.fingerprint(today))
    assert len(seen) == 5
    assert gietvorm.fingerprint(today) in seen
