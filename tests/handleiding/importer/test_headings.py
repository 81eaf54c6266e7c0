"""What looks like a heading by its number, and is a sentence of the text."""

import pytest

from handleiding.importer.parts import lees_bijeenkomst
from tests.handleiding.importer import voorbeeld
from tests.handleiding.importer.controle import alle_paginas, lees, letters, teksten

GEWOON = [(p.nummer, p.titel) for p in alle_paginas(lees(voorbeeld.regels()))]


def inhoud(handleiding, nummer):
    (pagina,) = (p for p in alle_paginas(handleiding) if p.nummer == nummer)
    return letters(" ".join(teksten(pagina.velden)))


def boom(handleiding):
    return [(p.nummer, p.titel) for p in alle_paginas(handleiding)]


@pytest.mark.parametrize(
    "zin",
    [
        "Bijeenkomst 5 was de leukste.",
        "Bijeenkomst 5 was de leukste, zei Anna",
        "Bijeenkomst 5 samen met de buren?",
        "Bijeenkomst 5 met alle mensen uit de straat en\nmet de buren.",
        "Bijeenkomst 5. Dat was de leukste.",
        "Bijeenkomst 5: dat was de leukste.",
        "Het ging zoals in\nbijeenkomst 5.",
        "Het ging zoals in\nsessie 5: met de buren.",
    ],
)
@pytest.mark.parametrize(
    ("oud", "waar"),
    [("3.7.6 Aandachtspunten", "3.7"), ("Bijeenkomst 7: Onderwerp nummer G\n-", "4.2")],
    ids=["above a part", "in the overview"],
)
def test_a_sentence_about_a_session_is_text(zin, oud, waar):
    tekst = voorbeeld.tekst()
    assert tekst.count(oud) == 1
    handleiding = lees(tekst.replace(oud, f"{zin}\n\n{oud}").split("\n"))
    assert boom(handleiding) == GEWOON
    assert letters(zin) in inhoud(handleiding, waar)
    assert not any("geen eigen nummer" in zin for zin in handleiding.rapport.opmerkingen)


@pytest.mark.parametrize(
    ("kop", "titel"),
    [
        ("Bijeenkomst 5: Samen eten", "Samen eten"),
        ("Bijeenkomst 5: Samen eten.", "Samen eten."),
        ("Bijeenkomst 9: Kun je samen eten?", "Kun je samen eten?"),
        ("Bijeenkomst 9. Kun je samen eten?", "Kun je samen eten?"),
        ("Bijeenkomst 5 Samen eten", "Samen eten"),
        ("Bijeenkomst 5 over samen eten", "over samen eten"),
        ("Sessie 5 – samen eten", "samen eten"),
        ("BIJEENKOMST 5", ""),
        ("Bijeenkomst 5.", ""),
        ("3.5 Bijeenkomst 5 is samen eten.", "is samen eten."),
    ],
)
def test_the_heading_of_a_session(kop, titel):
    gevonden = lees_bijeenkomst(kop)
    assert gevonden
    assert gevonden["titel"] == titel


OVERZICHT, ANDERE = "Bijeenkomst 7: Onderwerp nummer G\n-", "4.3 Bijlage 3"
GENUMMERD = ["5 Kinderen kwamen", "5. Kinderen kwamen", "5 Kinderen kwamen\nnaar school."]


@pytest.mark.parametrize("regel", GENUMMERD, ids=["bare", "as a chapter", "sentence"])
@pytest.mark.parametrize("wit", ["", "\n"], ids=["close", "apart"])
@pytest.mark.parametrize("oud", [OVERZICHT, ANDERE], ids=["overview", "sections"])
def test_a_numbered_line_where_a_chapter_goes_on_is_text(regel, wit, oud):
    tekst = voorbeeld.tekst()
    assert tekst.count(oud) == 1
    handleiding = lees(tekst.replace(oud, f"{wit}{regel}\n{wit}{oud}").split("\n"))
    assert boom(handleiding) == GEWOON
    assert "Kinderenkwamen" in inhoud(handleiding, "4.2")


@pytest.mark.parametrize(
    "regel", ["5 Kinderen kwamen", "5 Kinderen kwamen\nnaar school.", "5: Kinderen kwamen"]
)
def test_a_numbered_line_unlike_the_chapters_is_text(regel):
    handleiding = lees([*voorbeeld.regels(), *regel.split("\n"), "Tekst."])
    handleiding_wit = lees([*voorbeeld.regels(), "", *regel.split("\n"), "", "Tekst."])
    assert boom(handleiding) == boom(handleiding_wit) == GEWOON
    assert "Kinderenkwamen" in inhoud(handleiding_wit, "4.2")


@pytest.mark.parametrize(
    ("vervang", "kop"),
    [
        (lambda tekst: tekst, "5. Nawoord"),
        (
            lambda tekst: tekst.replace("2. De groep", "Hoofdstuk 2: De groep"),
            "Hoofdstuk 5: Nawoord",
        ),
        (
            lambda tekst: tekst.replace("2. De groep", "2 De groep").replace("3. Prog", "3 Prog"),
            "5. Nawoord",
        ),
    ],
    ids=["as the others", "named", "as one of the others"],
)
def test_a_chapter_after_the_annexes(vervang, kop):
    tekst = f"{vervang(voorbeeld.tekst())}\n{kop}\nDank aan iedereen die eraan heeft meegewerkt.\n"
    handleiding = lees(tekst.split("\n"))
    assert boom(handleiding) == [*GEWOON, ("5", "Nawoord")]


@pytest.mark.parametrize(
    "kop",
    [
        "3.5 Bijeenkomst 5:\nSamen eten",
        "3.5 Bijeenkomst 5:\nsamen eten",
        "3.5 Bijeenkomst 5 –\nSamen eten",
        "3.5 Bijeenkomst 5\nSamen eten",
        "3.5 Bijeenkomst 5: Samen\neten",
        "Bijeenkomst 5:\nSamen eten",
        "BIJEENKOMST 5\nSamen eten",
    ],
)
def test_a_heading_over_two_lines_keeps_its_whole_title(kop):
    tekst = voorbeeld.tekst()
    oud = "3.5 Bijeenkomst 5: Onderwerp nummer E"
    assert tekst.count(oud) == 1
    gelezen = [
        (nummer, titel.lower()) for nummer, titel in boom(lees(tekst.replace(oud, kop).split("\n")))
    ]
    assert gelezen == [
        (nummer, "samen eten" if nummer == "3.5" else titel.lower()) for nummer, titel in GEWOON
    ]


@pytest.mark.parametrize("kop", ["3.5 Bijeenkomst 5", "3.5 Bijeenkomst 5:"])
def test_a_heading_without_a_title_takes_no_part_for_it(kop):
    tekst = voorbeeld.tekst().replace("3.5 Bijeenkomst 5: Onderwerp nummer E", kop)
    handleiding = lees(tekst.split("\n"))
    assert [nummer for nummer, _ in boom(handleiding)] == [nummer for nummer, _ in GEWOON]
    (sessie,) = (p for p in alle_paginas(handleiding) if p.nummer == "3.5")
    (gewoon,) = (p for p in alle_paginas(lees(voorbeeld.regels())) if p.nummer == "3.5")
    assert sessie.velden == gewoon.velden
