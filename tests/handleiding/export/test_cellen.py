"""Cells: nothing that a spreadsheet runs, and nothing lost on the way back."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeenten.invoer import validate_gewone_tekst
from gemeenten.regels.tabellen import lees
from gemeenten.regels.tabellen.cellen import schoon
from handleiding.export.bladen import VORMEN, Blad, csv_regels, naar_csv, schrijf
from handleiding.export.cellen import is_formule, veilige_cel, zonder_voorteken

BEGIN = [
    *"=+-@",
    *"＝＋－＠",
    *"﹦﹢﹣﹫",
    "\t",
    "\r",
    "\n",
    " =",
    "\t=",
    "\u00a0+",
    "\u3000＝",
    "\ufeff=",
    "\u200b@",
    "\x00-",
    " \n =",
]
GEWOON = ["Gewone titel", "a=1", "’t Hummelhûs", "'s-Gravenhage", "—", "1+1", ""]


@pytest.mark.parametrize("begin", BEGIN)
def test_no_cell_is_a_formula(begin):
    assert veilige_cel(f"{begin}cmd|' /C calc'!A0") == f"'{begin}cmd|' /C calc'!A0"


@pytest.mark.parametrize("tekst", GEWOON)
def test_plain_text_stays_as_it_is(tekst):
    assert veilige_cel(tekst) == tekst


def test_nothing_is_an_empty_cell():
    assert veilige_cel(None) == ""


@pytest.mark.parametrize("begin", [teken for teken in BEGIN if teken.strip()])
def test_what_a_cell_may_not_be_a_field_may_not_either(begin):
    with pytest.raises(Exception, match="Begin niet met"):
        validate_gewone_tekst(f"{begin}1")


@given(st.text(st.sampled_from("=+-@＝ \t\r\n\ufeff'ab"), max_size=6))
def test_a_cell_is_safe_and_leads_back(tekst):
    cel = veilige_cel(tekst)
    assert not is_formule(cel)
    assert veilige_cel(cel) == cel
    if not tekst.startswith("'"):
        assert zonder_voorteken(cel) == tekst


@pytest.mark.parametrize("tekst", ["=1+1", "＝1+1", "+31 58", "@home", "’t Hummelhûs"])
@pytest.mark.parametrize("vorm", ["csv", "ods", "xlsx"])
def test_what_we_write_we_read_back(tekst, vorm):
    blad = Blad("Proef", ["naam"], [[tekst]])
    inhoud = naar_csv(blad) if vorm == "csv" else schrijf([blad], vorm)
    (rij,) = lees(f"proef.{vorm}", inhoud).rijen
    assert schoon(rij.cellen[0]) == tekst


def test_csv_is_what_a_dutch_spreadsheet_opens():
    inhoud = b"".join(csv_regels([["naam", "cijfer"], ["Fryslân; zuid", 3.5]]))
    assert inhoud.startswith(b"\xef\xbb\xbf")
    regels = csv.reader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";")
    assert list(regels) == [["naam", "cijfer"], ["Fryslân; zuid", "3,5"]]


def test_every_form_has_a_writer():
    assert set(VORMEN) == {"xlsx", "ods", "csv"}
