"""Blocks keep their identity when a handbook is imported again."""

from itertools import count

from wagtail import blocks

from gemeenten.inleesronde.behoud import behoud

ONDERWERP = blocks.StructBlock(
    [("tekst", blocks.CharBlock()), ("onderdelen", blocks.ListBlock(blocks.CharBlock()))]
)
STROOM = blocks.StreamBlock(
    [
        ("vraag", blocks.CharBlock()),
        ("tekst", blocks.RichTextBlock()),
        ("onderwerp", ONDERWERP),
        (
            "odd",
            blocks.ListBlock(
                blocks.StructBlock([("type", blocks.CharBlock()), ("id", blocks.CharBlock())])
            ),
        ),
    ]
)


def nummers():
    teller = count(1)
    return lambda: f"n{next(teller)}"


def blok(tekst, id_=None):
    return {"type": "vraag", "value": tekst} | ({"id": id_} if id_ else {})


def ids(blokken):
    return [b["id"] for b in blokken]


def test_same_text_keeps_its_id_and_new_text_gets_one():
    oud = [blok("a", "1"), blok("b", "2")]
    nieuw = behoud(STROOM, oud, [blok("a"), blok("x"), blok("b")], nummers())
    assert [b["value"] for b in nieuw] == ["a", "x", "b"]
    assert ids(nieuw)[0] == "1"
    assert ids(nieuw)[2] == "2"
    assert ids(nieuw)[1] not in {"1", "2"}


def test_changed_text_in_the_same_place_keeps_its_id():
    nieuw = behoud(STROOM, [blok("a", "1"), blok("b", "2")], [blok("a"), blok("beter")], nummers())
    assert ids(nieuw) == ["1", "2"]
    assert nieuw[1]["value"] == "beter"


def test_another_type_in_the_same_place_gets_an_id_of_its_own():
    nieuw = behoud(STROOM, [blok("a", "1")], [{"type": "tekst", "value": "<p>a</p>"}], nummers())
    assert ids(nieuw) == ["n1"]


def test_bare_list_items_become_blocks_with_ids():
    waarde = {"tekst": "t", "onderdelen": ["x", "y"]}
    nieuw = behoud(STROOM, [], [{"type": "onderwerp", "value": waarde}], nummers())
    onderdelen = nieuw[0]["value"]["onderdelen"]
    assert [(o["type"], o["value"]) for o in onderdelen] == [("item", "x"), ("item", "y")]
    assert all(o["id"] for o in onderdelen)


def test_rich_text_that_differs_in_editor_keys_only_stays_as_it_was():
    oud = '<p data-block-key="abc12">Tekst</p>'
    assert behoud(blocks.RichTextBlock(), oud, '<p data-block-key="zzzzz">Tekst</p>') == oud


def test_what_looks_like_a_key_in_running_text_is_text():
    oud, nieuw = (f'Privacy data-block-key="zie {waar}"' for waar in ("hier", "elders"))
    assert behoud(blocks.CharBlock(), oud, nieuw) == nieuw
    assert behoud(blocks.RichTextBlock(), f"<p>{oud}</p>", f"<p>{nieuw}</p>") == f"<p>{nieuw}</p>"


def test_field_called_type_or_id_is_a_text_like_any_other():
    oud = [
        {
            "type": "odd",
            "value": [{"type": "item", "value": {"type": "a", "id": "b"}, "id": "lid"}],
            "id": "een",
        }
    ]
    nieuw = behoud(STROOM, oud, [{"type": "odd", "value": [{"type": "a", "id": "c"}]}], nummers())
    assert nieuw == [
        {
            "type": "odd",
            "value": [{"type": "item", "value": {"type": "a", "id": "c"}, "id": "lid"}],
            "id": "een",
        }
    ]
