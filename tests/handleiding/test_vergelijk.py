"""Two values of an import are the same text, whatever ids and keys they have."""

from handleiding.vergelijk import kaal


def test_editor_keys_say_nothing_and_words_do():
    assert kaal('<p data-block-key="ab1">Tekst</p>') == "<p>Tekst</p>"
    assert kaal("<p>Tekst</p>") != kaal("<p>Tekst.</p>")


def test_what_looks_like_a_key_in_running_text_is_text():
    titel = 'Privacy data-block-key="zie elders"'
    assert kaal(titel) == titel
    assert kaal(f"<p>{titel}</p>") == f"<p>{titel}</p>"
