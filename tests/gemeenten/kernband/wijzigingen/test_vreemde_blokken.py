"""A block of a kind nobody thought of, with fields that are called what others call their own."""

from gemeenten.kernband.wijzigingen.plaatsnamen import bronnen_op, plaatsen_van, plek_van
from gemeenten.kernband.wijzigingen.tekstverschil import Leesbaar
from gemeenten.kernband.wijzigingen.versies import met_links_van
from gemeenten.merge.vorm import Lijstlid
from handleiding.verschil.doelen import Doelnamen
from tests.proef.models import ProefPage

VREEMD = {
    "soort": "Een verhaal",
    "type": "lang",
    "id": "12",
    "value": "<p>Wat er gebeurde.</p>",
    "image": "een woord",
    "document": 4,
    "werkvorm": [],
    "moment": "b",
}
BLOK = {"type": "vreemd", "value": VREEMD, "id": "een"}
TWEE = {"type": "vreemd", "value": {**VREEMD, "soort": "", "type": "kort"}, "id": "twee"}
PAGINA = {"inhoud": [BLOK, TWEE]}


def test_place_is_named_by_its_first_words_whatever_the_field_is_called():
    assert plek_van("inhoud/een/soort", ProefPage, PAGINA) == "Inhoud, ‘Een verhaal’, soort"
    assert plek_van("inhoud/twee/id", ProefPage, PAGINA) == "Inhoud, ‘kort’, kenmerk"
    assert plek_van("inhoud/een/value/p2", ProefPage, PAGINA).endswith("value, alinea 2")


def test_place_of_what_moved_is_named_by_its_neighbour():
    pad = "inhoud/twee#plaats"
    versies = (PAGINA, {"inhoud": [TWEE, BLOK]})
    assert plaatsen_van(pad, ProefPage, versies) == {2: "na ‘Een verhaal’", 1: "vooraan"}


def test_every_part_is_shown_by_its_definition():
    boven, soort = bronnen_op("inhoud/een", ProefPage, PAGINA)
    leesbaar = Leesbaar(soort, Doelnamen(), boven)
    assert leesbaar.woorden(Lijstlid(BLOK)).splitlines() == [
        "Een verhaal",
        "lang",
        "12",
        "Wat er gebeurde.",
        "een woord",
        "Document: 4",
        "Moment: in de middag",
    ]


def naar_pagina(pk):
    return {
        "tekst": f'<p><a linktype="page" id="{pk}">a</a> <a linktype="document" id="5">b</a></p>',
        "verwant": pk,
        "inhoud": [
            {"type": "pagina", "value": pk, "id": "een"},
            {"type": "paginas", "value": [{"type": "item", "value": pk, "id": "x"}], "id": "twee"},
            {"type": "bestand", "value": 5, "id": "drie"},
        ],
    }


def test_core_text_is_compared_as_the_copy_points_choices_too():
    assert met_links_van(naar_pagina(5), ProefPage, {5: 50}) == naar_pagina(50)
    assert met_links_van(naar_pagina(5), ProefPage, {6: 60}) == naar_pagina(5)
