"""What is read of a row when a person is sought: every text, by the definition of its block."""

import json

import pytest

from gemeenten.persoonsgegevens.lezen import lees
from gemeenten.persoonsgegevens.tabel import Houdt
from handleiding.models import InhoudPage

pytestmark = pytest.mark.django_db
TABEL = {
    "columns": [{"type": "tekst", "heading": "Wie"}, {"type": "opgemaakt", "heading": "Waar"}],
    "rows": [{"values": ["Jan de Vries", "<p>Bij <b>Anna</b></p>"]}],
    "caption": "Rooster van Piet",
}


def gelezen(*blokken):
    page = InhoudPage(title="Titel", inhoud=json.dumps(list(blokken)))
    return {stuk.pad: stuk for stuk in lees(page) if stuk.houdt is Houdt.PAGINA}


def test_names_in_a_table_are_read_with_where_they_stand():
    stukken = gelezen({"type": "tabel", "value": TABEL, "id": "een"})
    begin = ("inhoud", 0, "value")
    assert {pad: stuk.tekst for pad, stuk in stukken.items()} == {
        (*begin, "caption"): "Rooster van Piet",
        (*begin, "columns", 0, "heading"): "Wie",
        (*begin, "columns", 1, "heading"): "Waar",
        (*begin, "rows", 0, "values", 0): "Jan de Vries",
        (*begin, "rows", 0, "values", 1): "<p>Bij <b>Anna</b></p>",
    }
    cel = stukken[(*begin, "rows", 0, "values", 1)]
    assert (cel.namen, cel.opmaak) == (("inhoud", "tabel", "rij 1, kolom 2"), True)


def test_choices_and_numbers_of_files_are_no_text():
    stukken = gelezen(
        {
            "type": "afbeelding",
            "value": {
                "afbeelding": {"image": 12, "decorative": False, "alt_text": "Anna"},
                "bijschrift": "Jan",
            },
            "id": "een",
        }
    )
    assert [stuk.tekst for stuk in stukken.values()] == ["Anna", "Jan"]
