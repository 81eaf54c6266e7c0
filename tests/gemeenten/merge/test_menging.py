"""A text is the core's, or ours, or made of both."""

import pytest

from gemeenten.merge import gemengd, merge


def blok(naam: str, tekst: str) -> dict[str, object]:
    return {"type": "onderdeel", "value": {"titel": naam, "tekst": tekst}, "id": naam}


BASIS = {
    "titel": "T",
    "doel": "<p>Een.</p><p>Twee.</p><p>Drie.</p>",
    "stappen": [blok("a", "A"), blok("b", "B")],
}


def pas_aan(**velden: object) -> dict[str, object]:
    return {**BASIS, **velden}


@pytest.mark.parametrize(
    ("kern", "lokaal", "verwacht"),
    [
        (pas_aan(titel="K"), BASIS, ()),
        (pas_aan(titel="K"), pas_aan(doel="<p>Ons.</p>"), ()),
        (
            pas_aan(doel="<p>Een!</p><p>Twee.</p><p>Drie.</p>"),
            pas_aan(doel="<p>Een.</p><p>Twee.</p><p>Drie!</p>"),
            ("doel",),
        ),
        (
            pas_aan(stappen=[blok("a", "K"), blok("b", "B")]),
            pas_aan(stappen=[blok("a", "A"), blok("b", "L")]),
            (),
        ),
        (
            pas_aan(stappen=[blok("a", "A"), blok("b", "B"), blok("k", "K")]),
            pas_aan(stappen=[blok("b", "B"), blok("l", "L")]),
            (),
        ),
        (
            pas_aan(stappen=[blok("a", "<p>Een!</p><p>Twee.</p>")]),
            pas_aan(stappen=[blok("a", "<p>Een.</p><p>Twee!</p>")]),
            ("stappen/a/onderdeel/tekst",),
        ),
    ],
)
def test_only_a_text_that_both_changed_is_mixed(kern, lokaal, verwacht):
    basis = BASIS
    if verwacht and verwacht[0].startswith("stappen"):
        basis = pas_aan(stappen=[blok("a", "<p>Een.</p><p>Twee.</p>")])
    uitkomst = merge(basis, kern, lokaal)
    assert not uitkomst.conflicten
    assert gemengd(uitkomst.inhoud, kern, lokaal) == verwacht
