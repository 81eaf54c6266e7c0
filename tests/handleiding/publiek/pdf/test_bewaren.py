"""What stays of files that are no longer right: a handbook's, thinned out; nobody gets one but who runs the server."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from hypothesis import given
from hypothesis import strategies as st

from handleiding.models import Pdfversie
from handleiding.publiek.pdf import maken, vragen
from handleiding.publiek.pdf.bewaren import NIET, overbodig, termijnen
from tests.handleiding.publiek.pdf.lezen import BIJEENKOMST, HANDLEIDING, tekst
from tests.handleiding.workflow.staten import KEURDER, SCHRIJVER, wijzig

NU = datetime(2026, 11, 30, 12, tzinfo=UTC)
TERMIJN = termijnen(10)["handleiding"]
ADRES = f"{HANDLEIDING}handleiding.pdf"


def op(jaar, maand, dag, uur=9):
    return datetime(jaar, maand, dag, uur, tzinfo=UTC)


@pytest.mark.parametrize(
    ("gemaakt", "weg"),
    [
        ([], set()),
        ([op(2000, 1, 1)], set()),  # the newest stays, however old
        ([op(2026, 11, 30, 9), op(2026, 11, 30, 11)], {op(2026, 11, 30, 9)}),
        ([op(2026, 11, 28), op(2026, 11, 29), op(2026, 11, 30)], set()),
        ([op(2026, 3, 1), op(2026, 3, 9), op(2026, 11, 30)], {op(2026, 3, 1)}),
        ([op(2016, 10, 1), op(2017, 1, 1), op(2026, 11, 30)], {op(2016, 10, 1)}),
    ],
)
def test_last_of_each_day_then_of_each_month_then_nothing(gemaakt, weg):
    assert overbodig(gemaakt, NU, TERMIJN) == weg


def test_other_kinds_keep_the_newest_alone():
    assert overbodig([op(2026, 11, 29), op(2026, 11, 30)], NU, NIET) == {op(2026, 11, 29)}


@given(
    st.sets(st.integers(0, 12 * 366 * 24), max_size=60).map(
        lambda u: [NU - timedelta(hours=n) for n in u]
    )
)
def test_newest_stays_and_thinning_twice_is_thinning_once(gemaakt):
    weg = overbodig(gemaakt, NU, TERMIJN)
    over = set(gemaakt) - weg
    assert not gemaakt or max(gemaakt) in over
    assert overbodig(over, NU, TERMIJN) == set()


@pytest.fixture
def twee_versies(client, wereld, monkeypatch):
    """The handbook as it was yesterday, and as it is now."""
    monkeypatch.setattr(vragen, "RUST", timedelta(0))
    assert client.get(ADRES).status_code == 200
    Pdfversie.objects.update(gemaakt_op=op(2026, 3, 3))
    wereld.publiceer(wijzig(wereld, wereld.hoofdstuk(), "Iets nieuws."), SCHRIJVER, KEURDER)
    assert "Iets nieuws." in tekst(client.get(ADRES).content)


def test_past_file_is_kept_and_served_to_nobody(client, twee_versies):
    assert Pdfversie.objects.filter(pdf__soort="handleiding").count() == 2
    client.get(f"{BIJEENKOMST}bijeenkomst.pdf")
    maken.ruim_op()
    assert Pdfversie.objects.filter(pdf__soort="handleiding").count() == 2
    assert "Zo begint het." not in tekst(client.get(ADRES).content)


def test_who_runs_the_server_gets_the_file_of_a_day(twee_versies, tmp_path, capsys):
    call_command("pdfversies", HANDLEIDING)
    regels = capsys.readouterr().out.splitlines()
    assert len(regels) == 2
    assert regels[1].startswith("03-03-2026 10:00")
    doel = tmp_path / "toen.pdf"
    call_command("pdfversies", HANDLEIDING, op="2026-03-04", naar=str(doel))
    assert "Zo begint het." in tekst(doel.read_bytes())
    for vraag in (
        {"op": "2026-03-04", "naar": str(doel)},
        {"op": "2026-03-02", "naar": str(tmp_path / "a.pdf")},
        {"op": "gisteren", "naar": str(tmp_path / "a.pdf")},
        {"op": "2026-03-04"},
    ):
        with pytest.raises(CommandError):
            call_command("pdfversies", HANDLEIDING, **vraag)
    with pytest.raises(CommandError):
        call_command("pdfversies", "/gemeenten/leeuwarden/")
