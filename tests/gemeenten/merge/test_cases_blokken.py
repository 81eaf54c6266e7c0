"""Hand-made cases about blocks and their order; the expectations follow from the contract."""

from __future__ import annotations

import pytest

from tests.gemeenten.merge.bijeenkomst import (
    EIGEN,
    NIEUW,
    Case,
    add,
    blok,
    both,
    changed,
    drop,
    edit,
    nothing,
    onderwerp,
    order,
    outcome,
)

CASES = [
    Case(
        "both append to one list: core's first",
        add("materiaal", 3, blok("materiaal", "k1", "Bufferschema")),
        add("materiaal", 3, blok("materiaal", "e1", "Sleutel van de zaal")),
        both(
            add("materiaal", 3, blok("materiaal", "k1", "Bufferschema")),
            add("materiaal", 4, blok("materiaal", "e1", "Sleutel van de zaal")),
        ),
    ),
    Case(
        "both append to a nested list",
        add("onderwerpen/o1/onderdelen", 2, blok("item", "k1", "van de begeleider")),
        add("onderwerpen/o1/onderdelen", 2, blok("item", "e1", "van de gemeente")),
        both(
            add("onderwerpen/o1/onderdelen", 2, blok("item", "k1", "van de begeleider")),
            add("onderwerpen/o1/onderdelen", 3, blok("item", "e1", "van de gemeente")),
        ),
    ),
    Case(
        "insertions stand after their predecessors",
        add("programma", 1, NIEUW),
        add("programma", 2, EIGEN),
        both(add("programma", 1, NIEUW), add("programma", 3, EIGEN)),
    ),
    Case(
        "an insertion after a block that the other side dropped",
        add("programma", 2, NIEUW),
        drop("programma/d2"),
        both(drop("programma/d2"), add("programma", 1, NIEUW)),
    ),
    Case(
        "an insertion follows a predecessor that the other side moved",
        add("programma", 1, NIEUW),
        order("programma", "d2", "d3", "d1"),
        both(order("programma", "d2", "d3", "d1"), add("programma", 3, NIEUW)),
    ),
    Case("core drops a block", drop("materiaal/m2"), nothing, drop("materiaal/m2")),
    Case("both drop a block", drop("materiaal/m2"), drop("materiaal/m2"), drop("materiaal/m2")),
    Case(
        "core drops what the edition edited",
        drop("materiaal/m2"),
        edit("materiaal/m2", "Kaarten van de wijk"),
        edit("materiaal/m2", "Kaarten van de wijk"),
        {
            "materiaal/m2": (
                blok("materiaal", "m2", "Kaarten"),
                None,
                blok("materiaal", "m2", "Kaarten van de wijk"),
            )
        },
    ),
    Case(
        "edition drops what the core edited",
        edit("voorbereidingsvragen/v1", "Wie helpt jou als het misgaat?"),
        drop("voorbereidingsvragen/v1"),
        drop("voorbereidingsvragen/v1"),
        {
            "voorbereidingsvragen/v1": (
                blok("vraag", "v1", "Wie helpt jou?"),
                blok("vraag", "v1", "Wie helpt jou als het misgaat?"),
                None,
            )
        },
    ),
    Case(
        "core drops a block of which the edition edited a nested item",
        drop("onderwerpen/o1"),
        edit("onderwerpen/o1/onderdelen/a2", "van deze tien keer"),
        edit("onderwerpen/o1/onderdelen/a2", "van deze tien keer"),
        {
            "onderwerpen/o1": (
                onderwerp("o1", "Verwachtingen", a1="van elkaar", a2="van de reeks"),
                None,
                onderwerp("o1", "Verwachtingen", a1="van elkaar", a2="van deze tien keer"),
            )
        },
    ),
    Case(
        "core moves a block, the edition edits it",
        order("programma", "d2", "d1", "d3"),
        edit("programma/d1/titel", "Inloop"),
        both(edit("programma/d1/titel", "Inloop"), order("programma", "d2", "d1", "d3")),
    ),
    Case(
        "each side moves another block",
        order("materiaal", "m2", "m3", "m1"),
        both(
            add("materiaal", 3, blok("materiaal", "e1", "Sleutel")),
            order("materiaal", "e1", "m1", "m2", "m3"),
        ),
        both(
            add("materiaal", 3, blok("materiaal", "e1", "Sleutel")),
            order("materiaal", "e1", "m2", "m3", "m1"),
        ),
    ),
    Case(
        "both move the same block, to two places",
        order("materiaal", "m2", "m3", "m1"),
        order("materiaal", "m2", "m1", "m3"),
        order("materiaal", "m2", "m1", "m3"),
        {"materiaal/m1#plaats": (1, 3, 2)},
    ),
    Case(
        "a move that reads two ways is read so that it meets the other side's",
        order("materiaal", "m2", "m1", "m3"),
        order("materiaal", "m2", "m3", "m1"),
        order("materiaal", "m2", "m3", "m1"),
        {"materiaal/m1#plaats": (1, 2, 3)},
    ),
    Case(
        "both move the same block to the same place",
        order("materiaal", "m2", "m3", "m1"),
        order("materiaal", "m2", "m3", "m1"),
        order("materiaal", "m2", "m3", "m1"),
    ),
    Case(
        "core changes the type of a block that the edition edits",
        lambda page: page["aandachtspunten"][0].update(
            type="tekst", value="<p>Kijk op de klok.</p>"
        ),
        edit("aandachtspunten/t1", "<p>Bewaak de tijd, de bus gaat om vijf uur.</p>"),
        edit("aandachtspunten/t1", "<p>Bewaak de tijd, de bus gaat om vijf uur.</p>"),
        {
            "aandachtspunten/t1": (
                blok("punt", "t1", "<p>Bewaak de tijd.</p>"),
                blok("tekst", "t1", "<p>Kijk op de klok.</p>"),
                blok("punt", "t1", "<p>Bewaak de tijd, de bus gaat om vijf uur.</p>"),
            )
        },
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    assert outcome(case) == (changed(case.expected), case.conflicten)
