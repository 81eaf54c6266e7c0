"""Hand-made cases in the shape of session pages; the expectations follow from the contract."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import pytest

from gemeenten.merge import Handeling, merge

ONDERDEEL_1, ONDERDEEL_2, ONDERDEEL_3 = "d1", "d2", "d3"

KENNISMAKEN = "<p>Geef iedereen een kaart.</p>"
VRAGEN = "<ul><li>Wie ben je?</li><li>Waar werk je?</li></ul>"
SLOT = "<p>Sluit de ronde samen af.</p>"


def blok(kind: str, key: str | None, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": key}


def onderdeel(key: str, titel: str, instructie: str = "", minuten: int | None = 15) -> Any:
    value = {"titel": titel, "werkvorm": "plenair", "minuten": minuten, "instructie": instructie}
    return blok("onderdeel", key, value)


def onderwerp(key: str, tekst: str, **onderdelen: str) -> Any:
    items = [blok("item", name, value) for name, value in onderdelen.items()]
    return blok("onderwerp", key, {"tekst": tekst, "onderdelen": items})


def verwijzing(key: str, titel: str, **anders: Any) -> Any:
    value = {
        "auteur": "Jansen, A.",
        "titel": titel,
        "jaar": "2019",
        "bron": "Tijdschrift voor de wijk",
        "paginas": "4-9",
        "url": "https://voorbeeld.nl/artikel",
        "soort": "verplicht",
        "moment": "volgende",
        "toelichting": "",
    }
    return blok("verwijzing", key, {**value, **anders})


def session() -> dict[str, Any]:
    return {
        "title": "Samen beginnen",
        "nummer": 1,
        "doel": "<p>De groep leert elkaar kennen.</p><p>Iedereen weet wat we gaan doen.</p>",
        "onderwerpen": [
            onderwerp("o1", "Verwachtingen", a1="van elkaar", a2="van de reeks"),
            onderwerp("o2", "Afspraken", a3="over privacy"),
        ],
        "programma": [
            onderdeel(ONDERDEEL_1, "Ontvangst", "<p>Zet koffie klaar.</p>", 10),
            onderdeel(ONDERDEEL_2, "Kennismaken", KENNISMAKEN + VRAGEN + SLOT),
            onderdeel(ONDERDEEL_3, "Afronden", "<p>Vraag wat mensen meenemen.</p>", None),
        ],
        "materiaal": [
            blok("materiaal", "m1", "Stiften"),
            blok("materiaal", "m2", "Kaarten"),
            blok("materiaal", "m3", "Naambordjes"),
        ],
        "aandachtspunten": [
            blok("punt", "t1", "<p>Bewaak de tijd.</p>"),
            blok("tekst", "t2", "<p>Let op wie stil blijft.</p>"),
        ],
        "literatuur": [verwijzing("l1", "Buren helpen buren")],
        "voorbereidingsvragen": [
            blok("vraag", "v1", "Wie helpt jou?"),
            blok("tekst", "v2", "<p>Neem je antwoord mee.</p>"),
        ],
    }


def find(items: list[Any], key: str) -> Any:
    return next(item for item in items if item["id"] == key)


def at(page: Any, path: str) -> Any:
    """Return what stands at a path of keys and block ids."""
    for step in path.split("/"):
        page = find(page, step)["value"] if isinstance(page, list) else page[step]
    return page


def edit(path: str, value: Any) -> Any:
    def apply(page: Any) -> None:
        parent, _, last = path.rpartition("/")
        holder = at(page, parent) if parent else page
        if isinstance(holder, list):
            find(holder, last)["value"] = value
        else:
            holder[last] = value

    return apply


def drop(path: str) -> Any:
    def apply(page: Any) -> None:
        parent, _, last = path.rpartition("/")
        holder = at(page, parent)
        holder[:] = [item for item in holder if item["id"] != last]

    return apply


def add(path: str, place: int, item: Any) -> Any:
    return lambda page: at(page, path).insert(place, deepcopy(item))


def order(path: str, *ids: str) -> Any:
    return lambda page: at(page, path).sort(key=lambda item: ids.index(item["id"]))


def both(*changes: Any) -> Any:
    def apply(page: Any) -> None:
        for change in changes:
            change(page)

    return apply


def nothing(page: Any) -> None:
    """Change nothing."""


@dataclass
class Case:
    """What each side does, and what the result must be: a change of the basis."""

    name: str
    kern: Any
    lokaal: Any
    expected: Any
    conflicten: dict[str, tuple[Any, Any, Any]] = field(default_factory=dict)


PROGRAMMA_2 = "programma/d2/instructie"
NIEUW = onderdeel("k9", "Pauze", "<p>Tien minuten rust.</p>")
EIGEN = onderdeel("e9", "Rondleiding", "<p>Bekijk het wijkgebouw.</p>")

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


def changed(change: Any) -> dict[str, Any]:
    page = session()
    change(page)
    return page


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    result = merge(session(), changed(case.kern), changed(case.lokaal))
    assert result.inhoud == changed(case.expected)
    found = {b.pad: (b.basis, b.kern, b.lokaal) for b in result.conflicten}
    assert found == case.conflicten


def test_an_item_that_moved_to_another_list_while_it_was_edited() -> None:
    item = blok("item", "a2", "van de reeks")
    kern = changed(
        both(drop("onderwerpen/o1/onderdelen/a2"), add("onderwerpen/o2/onderdelen", 1, item))
    )
    lokaal = changed(edit("onderwerpen/o1/onderdelen/a2", "van deze tien keer"))
    result = merge(session(), kern, lokaal)
    assert [b.pad for b in result.conflicten] == ["onderwerpen/o1/onderdelen/a2"]
    kept = at(result.inhoud, "onderwerpen/o1/onderdelen")
    moved = at(result.inhoud, "onderwerpen/o2/onderdelen")
    assert [i["value"] for i in kept] == ["van elkaar", "van deze tien keer"]
    assert moved[1] == item, "the block keeps its id where the core has it"
    assert kept[1]["id"] not in {"a2", None}
    taken = result.toegepast({"onderwerpen/o1/onderdelen/a2": "kern"})
    assert taken == kern


def test_an_item_that_both_sides_moved_to_another_list() -> None:
    basis = session()
    basis["onderwerpen"].append(onderwerp("o3", "Planning"))
    item = blok("item", "a2", "van de reeks")
    kern, lokaal = deepcopy(basis), deepcopy(basis)
    for page, target in ((kern, "o2"), (lokaal, "o3")):
        drop("onderwerpen/o1/onderdelen/a2")(page)
        add(f"onderwerpen/{target}/onderdelen", 0, item)(page)
    result = merge(basis, kern, lokaal)
    assert {(b.pad, b.handeling) for b in result.conflicten} == {
        ("onderwerpen/o2/onderdelen/a2", Handeling.VERPLAATST),
        ("onderwerpen/o3/onderdelen/a2", Handeling.VERPLAATST),
    }
    assert result.inhoud == lokaal
    assert result.toegepast({b.pad: "kern" for b in result.conflicten}) == kern


def test_blocks_without_ids_are_recognised_and_named() -> None:
    def stripped(page: dict[str, Any]) -> dict[str, Any]:
        page["materiaal"] = [{**item, "id": None} for item in page["materiaal"]]
        return page

    kern = changed(edit("materiaal/m1", "Dikke stiften"))
    lokaal = changed(drop("materiaal/m3"))
    result = merge(stripped(session()), stripped(kern), stripped(lokaal))
    assert not result.conflicten
    assert [item["value"] for item in result.inhoud["materiaal"]] == ["Dikke stiften", "Kaarten"]
    assert all(item["id"] for item in result.inhoud["materiaal"])


def test_an_old_style_list_meets_a_new_style_one() -> None:
    basis = {"lijst": ["koffie", "thee", "water"]}
    kern = {"lijst": ["koffie", "kruidenthee", "water"]}
    lokaal = {
        "lijst": [
            blok("item", "e1", "koffie"),
            blok("item", "e2", "thee"),
            blok("item", "e3", "water met prik"),
        ]
    }
    result = merge(basis, kern, lokaal)
    assert not result.conflicten
    assert result.inhoud["lijst"] == [
        blok("item", "e1", "koffie"),
        blok("item", "e2", "kruidenthee"),
        blok("item", "e3", "water met prik"),
    ]


def test_two_texts_for_an_empty_field_are_a_conflict() -> None:
    result = merge({"doel": ""}, {"doel": "<p>Kennismaken.</p>"}, {"doel": "<p>Vertrouwen.</p>"})
    assert result.inhoud == {"doel": "<p>Vertrouwen.</p>"}
    assert [b.pad for b in result.conflicten] == ["doel"]


def test_a_heading_is_recognised_next_to_a_new_paragraph() -> None:
    versions = ("<h2>Begin</h2>", "<p>Welkom.</p><h2>Start</h2>", "<h2>Aanvang</h2>")
    result = merge(*({"doel": text} for text in versions))
    assert [(b.pad, b.kern) for b in result.conflicten] == [("doel/p1", "<h2>Start</h2>")]
    assert result.inhoud == {"doel": "<p>Welkom.</p><h2>Aanvang</h2>"}


@pytest.mark.parametrize("swapped", [False, True])
def test_a_swap_is_read_as_the_move_that_the_other_side_made(swapped: bool) -> None:
    """Core's order is a swap of a and b; the other side moved b, and only b, elsewhere."""

    def page(ids: str) -> dict[str, Any]:
        return {"lijst": [blok("item", key, key.upper()) for key in ids]}

    sides = [page("bacd"), page("acdb")]
    kern, lokaal = reversed(sides) if swapped else sides
    assert [b.pad for b in merge(page("abcd"), kern, lokaal).conflicten] == ["lijst/b#plaats"]


def test_ids_that_the_core_filled_in_are_known_in_the_edition() -> None:
    """The edition has core's ids, with the texts the other way round: those are two edits."""
    basis = {"lijst": [blok("item", None, "aap"), blok("item", None, "noot")]}
    kern = {"lijst": [blok("item", "x", "aap"), blok("item", "y", "noot")]}
    lokaal = {"lijst": [blok("item", "x", "noot"), blok("item", "y", "aap")]}
    result = merge(basis, kern, lokaal)
    assert result.inhoud == lokaal
    assert [b.pad for b in result.besluiten] == ["lijst/x", "lijst/y"]


def test_a_long_list_without_ids_is_recognised_by_its_rare_words() -> None:
    def page(title: str, text: str) -> list[Any]:
        values = [{"titel": f"{title} {n}", "tekst": f"{text} nr{n}"} for n in range(150)]
        return [blok("punt", None, value) for value in values]

    extra = blok("punt", None, {"titel": "Nieuw", "tekst": "Erbij"})
    basis, lokaal = page("Vraag", "Lees"), page("Vraag", "Bespreek")
    result = merge({"l": basis}, {"l": [extra, *page("Stap", "Lees")]}, {"l": lokaal})
    assert not result.conflicten
    found = [item["value"] for item in result.inhoud["l"]]
    assert found == [item["value"] for item in [extra, *page("Stap", "Bespreek")]]


def test_a_table_is_decided_as_a_whole() -> None:
    def page(*rows: list[str]) -> dict[str, Any]:
        return {"tabel": {"data": list(rows), "first_row_is_table_header": True}}

    wide = page(["dag", "tijd", "zaal"], ["ma", "10", "A"])
    long = page(["dag", "tijd"], ["ma", "10"], ["di", "11"])
    result = merge(page(["dag", "tijd"], ["ma", "10"]), wide, long)
    assert result.inhoud == long
    assert [(b.pad, b.kern) for b in result.conflicten] == [("tabel", wide["tabel"])]


def test_decisions_are_in_reading_order() -> None:
    kern = changed(
        both(edit("nummer", 2), edit("programma/d3/titel", "Slot"), drop("materiaal/m1"))
    )
    lokaal = changed(both(edit("title", "Welkom"), edit("programma/d1/titel", "Inloop")))
    paden = [b.pad for b in merge(session(), kern, lokaal).besluiten]
    assert paden == [
        "title",
        "nummer",
        "programma/d1/titel",
        "programma/d3/titel",
        "materiaal/m1",
    ]
