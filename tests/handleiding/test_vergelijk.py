"""Two stored values are the same text, whatever the database and the editor did to their form."""

import json

from handleiding.vergelijk import kaal, kaal_opgeslagen


def test_order_of_names_in_a_block_says_nothing():
    een = json.dumps([{"type": "tekst", "value": "<p>a</p>", "id": "1"}])
    ander = json.dumps([{"id": "1", "type": "tekst", "value": "<p>a</p>"}])
    assert een != ander
    assert kaal_opgeslagen(een) == kaal_opgeslagen(ander)


def test_order_of_blocks_is_text():
    blokken = [{"type": "vraag", "value": "a"}, {"type": "vraag", "value": "b"}]
    assert kaal_opgeslagen(json.dumps(blokken)) != kaal_opgeslagen(json.dumps(blokken[::-1]))


def test_editor_keys_say_nothing_and_words_do():
    assert kaal('<p data-block-key="ab1">Tekst</p>') == "<p>Tekst</p>"
    assert kaal("<p>Tekst</p>") != kaal("<p>Tekst.</p>")


def test_a_title_that_looks_like_json_stays_text():
    assert kaal_opgeslagen("[concept] Inleiding") == "[concept] Inleiding"
