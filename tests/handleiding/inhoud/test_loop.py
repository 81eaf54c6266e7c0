"""Laws of the walk, for any block of any page type and any value that it can store."""

import json
import re

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st
from wagtail.fields import StreamField
from wagtail.models import Page

from handleiding.inhoud import (
    WEG,
    Inhoudsoort,
    bladen,
    bron_van,
    delen,
    delen_van_veld,
    herschrijf,
    herschrijf_veld,
)
from tests.proef.models import ProefBlock, ProefPage, VreemdBlock

from .maak import Maker

MERK = re.compile(r"merk\d+einde")
STROMEN = [
    veld
    for model in apps.get_models()
    if issubclass(model, Page)
    for veld in model._meta.local_concrete_fields
    if isinstance(veld, StreamField)
]


def volg(waarde, pad):
    for stap in pad:
        waarde = waarde[stap]
    return waarde


def anders(blad):
    return f"~{blad.waarde}" if isinstance(blad.waarde, str) else blad.waarde


def terug(blad):
    return blad.waarde[1:] if isinstance(blad.waarde, str) else blad.waarde


@pytest.mark.parametrize("veld", STROMEN, ids=str)
@given(toeval=st.randoms(use_true_random=False))
def test_walk_that_changes_nothing_gives_the_same_bytes(veld, toeval):
    opgeslagen = json.dumps(Maker(toeval, image=3, document=4, page=5).waarde(veld.stream_block))
    assert herschrijf_veld(veld, opgeslagen, lambda blad: blad.waarde) is opgeslagen
    heen = herschrijf_veld(veld, opgeslagen, anders)
    assert herschrijf_veld(veld, heen, terug) == opgeslagen


@pytest.mark.parametrize("veld", STROMEN, ids=str)
@given(toeval=st.randoms(use_true_random=False))
def test_every_text_is_visited_once_at_its_path(veld, toeval):
    maker = Maker(toeval)
    waarde = maker.waarde(veld.stream_block)
    gevonden = list(bladen(bron_van(veld), waarde))
    merken = [merk for blad in gevonden for merk in MERK.findall(str(blad.waarde))]
    assert sorted(merken) == sorted(maker.merken)
    assert all(volg(waarde, blad.pad) is blad.waarde for blad in gevonden)
    assert len({blad.pad for blad in gevonden}) == len(gevonden)
    assert not [blad for blad in gevonden if blad.onbekend or blad.soort is Inhoudsoort.ONBEKEND]


@pytest.mark.parametrize("veld", STROMEN, ids=str)
def test_rewriting_leaves_structure_ids_and_choices_alone(veld):
    waarde = Maker(image=3, document=4, page=5).waarde(veld.stream_block)
    voor = json.dumps(waarde)
    nieuw = herschrijf(bron_van(veld), waarde, anders)
    assert json.dumps(waarde) == voor
    for oud, nu in zip(delen(bron_van(veld), waarde), delen(bron_van(veld), nieuw), strict=True):
        assert (oud.pad, oud.blokken, oud.type, oud.namen) == (
            nu.pad,
            nu.blokken,
            nu.type,
            nu.namen,
        )


def stroom(naam, waarde):
    return [{"type": naam, "value": waarde, "id": "een"}]


VREEMD = {
    "soort": "<p>geen opmaak</p>",
    "type": "item",
    "id": "12",
    "value": "<p>wel opmaak</p>",
    "image": "een woord",
    "document": 4,
    "werkvorm": [
        {"type": "a", "value": "b"},
        {"type": "item", "value": {"type": "c", "value": "d"}},
    ],
    "moment": "b",
}


def test_field_is_what_its_definition_says_whatever_it_is_called():
    gevonden = {blad.pad: blad.soort for blad in bladen(VreemdBlock(), VREEMD)}
    assert gevonden == {
        ("soort",): Inhoudsoort.TEKST,
        ("type",): Inhoudsoort.TEKST,
        ("id",): Inhoudsoort.TEKST,
        ("value",): Inhoudsoort.RIJK,
        ("image",): Inhoudsoort.TEKST,
        ("document",): Inhoudsoort.GETAL,
        ("werkvorm", 0, "type"): Inhoudsoort.TEKST,
        ("werkvorm", 0, "value"): Inhoudsoort.TEKST,
        ("werkvorm", 1, "value", "type"): Inhoudsoort.TEKST,
        ("werkvorm", 1, "value", "value"): Inhoudsoort.TEKST,
        ("moment",): Inhoudsoort.KEUZE,
    }


def test_place_is_named_by_labels_and_blocks_by_their_ids():
    veld = ProefPage._meta.get_field("inhoud")
    waarde = stroom("vreemd", {"id": "x"})
    [blad] = [deel for deel in delen_van_veld(veld, json.dumps(waarde)) if deel.is_blad]
    assert blad.plek == "inhoud, vreemd, kenmerk"
    assert blad.pad == ("inhoud", 0, "value", "id")
    assert blad.blokken == ("een",)


@pytest.mark.parametrize(
    ("voor", "na"),
    [
        (stroom("pagina", 5), []),
        (stroom("beeld", {"image": 5, "decorative": True, "alt_text": ""}), []),
        (stroom("beeld", 5), []),
        (stroom("verwijzing", {"pagina": 5, "beeld": None, "tekst": ""}), []),
        (
            stroom("verwijzing", {"pagina": None, "beeld": 5, "tekst": "a"}),
            stroom("verwijzing", {"pagina": None, "beeld": None, "tekst": "a"}),
        ),
        (stroom("paginas", [4, {"type": "item", "value": 5, "id": "x"}]), stroom("paginas", [])),
    ],
)
def test_what_cannot_do_without_its_target_goes_with_it(voor, na):
    def bewerk(blad):
        return WEG if blad.soort.is_verwijzing and blad.waarde is not None else blad.waarde

    assert herschrijf(ProefBlock(), voor, bewerk) == na


def test_what_has_no_definition_any_more_is_there_and_is_named():
    waarde = [
        *stroom("vroeger", {"kop": "eerste", "leden": ["tweede", 3]}),
        *stroom("verwijzing", {"pagina": None, "weg": "derde", "leeg": ""}),
        *stroom("tabel", {"columns": [{"type": "oud", "heading": "vierde"}], "rows": []}),
    ]
    alles = list(delen(ProefBlock(), waarde))
    assert [deel.onbekend for deel in alles if deel.onbekend] == ["vroeger", "weg", "oud"]
    teksten = [deel.waarde for deel in alles if deel.is_blad and isinstance(deel.waarde, str)]
    assert {"eerste", "tweede", "derde", "vierde"} <= set(teksten)
    assert herschrijf(ProefBlock(), waarde, lambda blad: blad.waarde) is waarde


@pytest.mark.parametrize(
    "kapot", [None, "", "tekst", "[", [], [None], [3], [{"type": "pagina"}], {"a": 1}]
)
def test_value_that_is_no_stream_is_left_as_it_is(kapot):
    veld = ProefPage._meta.get_field("inhoud")
    assert herschrijf_veld(veld, kapot, lambda blad: blad.waarde) is kapot
