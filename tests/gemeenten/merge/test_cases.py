"""Hand-made cases about fields and texts; the expectations follow from the contract."""

from __future__ import annotations

import pytest

from tests.gemeenten.merge.bijeenkomst import (
    KENNISMAKEN,
    PROGRAMMA_2,
    SLOT,
    VRAGEN,
    Case,
    blok,
    both,
    changed,
    edit,
    nothing,
    outcome,
    session,
)

CASES = [
    Case("nothing happened", nothing, nothing, nothing),
    Case(
        "core changes a title that the edition left alone",
        edit("title", "Kennismaken"),
        nothing,
        edit("title", "Kennismaken"),
    ),
    Case(
        "edition changes a number that the core left alone",
        nothing,
        edit("programma/d3/minuten", 20),
        edit("programma/d3/minuten", 20),
    ),
    Case(
        "both change the title",
        edit("title", "Kennismaken"),
        edit("title", "Welkom in Wolvega"),
        edit("title", "Welkom in Wolvega"),
        {"title": ("Samen beginnen", "Kennismaken", "Welkom in Wolvega")},
    ),
    Case(
        "both make the same change",
        edit("title", "Kennismaken"),
        edit("title", "Kennismaken"),
        edit("title", "Kennismaken"),
    ),
    Case(
        "two keys of one struct",
        edit("programma/d2/titel", "Wie is wie"),
        edit("programma/d2/minuten", 30),
        both(edit("programma/d2/titel", "Wie is wie"), edit("programma/d2/minuten", 30)),
    ),
    Case(
        "two different numbers in one place",
        edit("programma/d2/minuten", 20),
        edit("programma/d2/minuten", 30),
        edit("programma/d2/minuten", 30),
        {"programma/d2/minuten": (15, 20, 30)},
    ),
    Case(
        "two paragraphs of one rich text",
        edit(PROGRAMMA_2, "<p>Geef iedereen twee kaarten.</p>" + VRAGEN + SLOT),
        edit(PROGRAMMA_2, KENNISMAKEN + VRAGEN + "<p>Sluit de ronde staand af.</p>"),
        edit(
            PROGRAMMA_2,
            "<p>Geef iedereen twee kaarten.</p>" + VRAGEN + "<p>Sluit de ronde staand af.</p>",
        ),
    ),
    Case(
        "the same paragraph, two ways",
        edit(PROGRAMMA_2, "<p>Geef iedereen twee kaarten.</p>" + VRAGEN + SLOT),
        edit(PROGRAMMA_2, "<p>Geef elk tweetal een kaart.</p>" + VRAGEN + SLOT),
        edit(PROGRAMMA_2, "<p>Geef elk tweetal een kaart.</p>" + VRAGEN + SLOT),
        {
            "programma/d2/instructie/p1": (
                KENNISMAKEN,
                "<p>Geef iedereen twee kaarten.</p>",
                "<p>Geef elk tweetal een kaart.</p>",
            )
        },
    ),
    Case(
        "the same paragraph, rewritten beyond recognition by both",
        edit("aandachtspunten/t1", "<p>Korte beurten werken beter.</p>"),
        edit("aandachtspunten/t1", "<p>Wees op tijd klaar, want de zaal sluit.</p>"),
        edit("aandachtspunten/t1", "<p>Wees op tijd klaar, want de zaal sluit.</p>"),
        {
            "aandachtspunten/t1/p1": (
                "<p>Bewaak de tijd.</p>",
                "<p>Korte beurten werken beter.</p>",
                "<p>Wees op tijd klaar, want de zaal sluit.</p>",
            )
        },
    ),
    Case(
        "two list items of one list",
        edit(PROGRAMMA_2, KENNISMAKEN + VRAGEN.replace("Wie ben je?", "Hoe heet je?") + SLOT),
        edit(PROGRAMMA_2, KENNISMAKEN + VRAGEN.replace("werk", "woon") + SLOT),
        edit(
            PROGRAMMA_2,
            KENNISMAKEN + "<ul><li>Hoe heet je?</li><li>Waar woon je?</li></ul>" + SLOT,
        ),
    ),
    Case(
        "both add a list item at the end: core's first",
        edit(PROGRAMMA_2, KENNISMAKEN + VRAGEN.replace("</ul>", "<li>Hoe lang al?</li></ul>")),
        edit(PROGRAMMA_2, KENNISMAKEN + VRAGEN.replace("</ul>", "<li>Met wie?</li></ul>") + SLOT),
        edit(
            PROGRAMMA_2,
            KENNISMAKEN + VRAGEN.replace("</ul>", "<li>Hoe lang al?</li><li>Met wie?</li></ul>"),
        ),
    ),
    Case(
        "core turns a list into a numbered one, edition edits an item",
        edit(
            PROGRAMMA_2, KENNISMAKEN + "<ol><li>Wie ben je?</li><li>Waar werk je?</li></ol>" + SLOT
        ),
        edit(PROGRAMMA_2, KENNISMAKEN + VRAGEN.replace("werk", "woon") + SLOT),
        edit(PROGRAMMA_2, KENNISMAKEN + VRAGEN.replace("werk", "woon") + SLOT),
        {
            "programma/d2/instructie/p2": (
                VRAGEN,
                "<ol><li>Wie ben je?</li><li>Waar werk je?</li></ol>",
                "<ul><li>Wie ben je?</li><li>Waar woon je?</li></ul>",
            )
        },
    ),
    Case(
        "white space and Draftail's keys are no edit",
        edit(
            "doel",
            "<p>De groep leert elkaar goed kennen.</p><p>Iedereen weet wat we gaan doen.</p>",
        ),
        edit(
            "doel",
            '<p data-block-key="a1b2c">De groep leert elkaar kennen.</p>\n'
            "<p>Iedereen weet wat we gaan doen.</p>",
        ),
        edit(
            "doel",
            "<p>De groep leert elkaar goed kennen.</p><p>Iedereen weet wat we gaan doen.</p>",
        ),
    ),
    Case(
        "core moves a paragraph that the edition edits",
        edit("doel", "<p>Iedereen weet wat we gaan doen.</p><p>De groep leert elkaar kennen.</p>"),
        edit(
            "doel",
            "<p>De groep leert elkaar kennen.</p><p>Iedereen weet wat er komt en wat we gaan doen.</p>",
        ),
        edit(
            "doel",
            "<p>Iedereen weet wat er komt en wat we gaan doen.</p><p>De groep leert elkaar kennen.</p>",
        ),
    ),
    Case(
        "each side drops one of the two items of a list: no empty list stays",
        edit(PROGRAMMA_2, KENNISMAKEN + "<ul><li>Waar werk je?</li></ul>" + SLOT),
        edit(PROGRAMMA_2, KENNISMAKEN + "<ul><li>Wie ben je?</li></ul>" + SLOT),
        edit(PROGRAMMA_2, KENNISMAKEN + SLOT),
    ),
    Case(
        "core moves the first paragraph to the end, the edition edits it",
        edit(PROGRAMMA_2, VRAGEN + SLOT + KENNISMAKEN),
        edit(PROGRAMMA_2, KENNISMAKEN.replace("kaart", "foto") + VRAGEN + SLOT),
        edit(PROGRAMMA_2, VRAGEN + SLOT + KENNISMAKEN.replace("kaart", "foto")),
    ),
    Case(
        "both make the same edit, in an editor that writes other white space",
        edit("aandachtspunten/t2", "<p>Let op wie zwijgt.</p>"),
        edit("aandachtspunten/t2", '<p data-block-key="q1w2e">Let op wie zwijgt.</p>\n'),
        edit("aandachtspunten/t2", '<p data-block-key="q1w2e">Let op wie zwijgt.</p>\n'),
    ),
    Case(
        "core drops a paragraph that the edition edited",
        edit("doel", "<p>Iedereen weet wat we gaan doen.</p>"),
        edit(
            "doel",
            "<p>De groep uit Aldlân leert elkaar kennen.</p><p>Iedereen weet wat we gaan doen.</p>",
        ),
        edit(
            "doel",
            "<p>De groep uit Aldlân leert elkaar kennen.</p><p>Iedereen weet wat we gaan doen.</p>",
        ),
        {
            "doel/p1": (
                "<p>De groep leert elkaar kennen.</p>",
                None,
                "<p>De groep uit Aldlân leert elkaar kennen.</p>",
            )
        },
    ),
    Case(
        "two fields of one reference",
        edit("literatuur/l1/url", "https://voorbeeld.nl/nieuw"),
        edit("literatuur/l1/toelichting", "Ligt in de bibliotheek."),
        both(
            edit("literatuur/l1/url", "https://voorbeeld.nl/nieuw"),
            edit("literatuur/l1/toelichting", "Ligt in de bibliotheek."),
        ),
    ),
    Case(
        "a field that the basis does not have yet, filled by the core",
        edit("inleiding", "<p>Welkom.</p>"),
        nothing,
        edit("inleiding", "<p>Welkom.</p>"),
    ),
    Case(
        "a field that the basis does not have yet, filled by both",
        edit("inleiding", "<p>Welkom.</p>"),
        edit("inleiding", "<p>Wolkom.</p>"),
        edit("inleiding", "<p>Wolkom.</p>"),
        {"inleiding": (None, "<p>Welkom.</p>", "<p>Wolkom.</p>")},
    ),
    Case(
        "a new stream, filled by both",
        edit("bijlagen", [blok("item", "k1", "Schema")]),
        edit("bijlagen", [blok("item", "e1", "Plattegrond")]),
        edit("bijlagen", [blok("item", "k1", "Schema"), blok("item", "e1", "Plattegrond")]),
    ),
    Case(
        "a field that turns into something else",
        edit("doel", [blok("tekst", "k1", "<p>Elkaar leren kennen.</p>")]),
        edit("doel", "<p>Ons doel.</p>"),
        edit("doel", "<p>Ons doel.</p>"),
        {
            "doel": (
                session()["doel"],
                [blok("tekst", "k1", "<p>Elkaar leren kennen.</p>")],
                "<p>Ons doel.</p>",
            )
        },
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    assert outcome(case) == (changed(case.expected), case.conflicten)
