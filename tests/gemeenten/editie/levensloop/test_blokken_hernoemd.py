"""Blocks of a file get the ids that they have here; a field that is called id holds somebody's words."""

import json

from gemeenten.editie.levensloop.kernplek import blokkenkaart, hernoem_blokken
from tests.proef.models import ProefPage


def versie(naam, veld):
    vreemd = {
        "id": veld,
        "type": "item",
        "value": "<p>Tekst.</p>",
        "werkvorm": [{"type": "item", "value": {"type": "a", "value": veld}, "id": f"{naam}-lid"}],
    }
    return {
        "title": naam,
        "inhoud": json.dumps([{"type": "vreemd", "value": vreemd, "id": naam}]),
        "kaarten": [{"titel": naam, "pk": 3}],
    }


def test_ids_of_blocks_are_those_of_the_same_blocks_here():
    kaart = blokkenkaart(ProefPage, versie("daar", "zelfde"), versie("hier", "zelfde"))
    assert kaart == {"daar": "hier", "daar-lid": "hier-lid"}


def test_only_blocks_are_called_otherwise():
    kaart = {"daar": "hier", "daar-lid": "hier-lid"}
    na = hernoem_blokken(ProefPage, versie("daar", "daar"), kaart)
    assert na == versie("hier", "daar") | {"title": "daar", "kaarten": [{"titel": "daar", "pk": 3}]}


def test_nothing_to_rename_is_left_as_it_is():
    voor = versie("daar", "daar")
    assert hernoem_blokken(ProefPage, voor, {"elders": "hier"}) is voor
