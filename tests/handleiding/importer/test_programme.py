"""A list of programme items and the instructions, matched."""

import pytest

from handleiding.importer.blocks import maak_blokken
from handleiding.importer.lines import maak_regels, meet
from handleiding.importer.programme import maak_programma, werkvorm


def programma(lijst, instructie):
    def blokken(tekst):
        regels = maak_regels(tekst.split("\n")) if tekst else []
        return maak_blokken(regels, meet(regels))

    return maak_programma(blokken(lijst), blokken(instructie))


def paren(lijst, instructie):
    return [(w["titel"], w["instructie"]) for w in programma(lijst, instructie).waarden]


def test_items_and_instructions_by_number():
    assert paren("1. Terugblik\n2. Spel", "1. Terugblik\n Kijk terug.\n\n2. Spel\n Speel.") == [
        ("Terugblik", "<p>Kijk terug.</p>"),
        ("Spel", "<p>Speel.</p>"),
    ]


def test_items_in_another_order_are_matched_by_title():
    assert paren("1. Terugblik\n2. Spel", "1. Spel\n Speel.\n\n2. Terugblik\n Kijk terug.") == [
        ("Terugblik", "<p>Kijk terug.</p>"),
        ("Spel", "<p>Speel.</p>"),
    ]


def test_without_a_list_the_instructions_are_the_programme():
    assert paren(
        "", "1. Terugblik\n Kijk terug.\n\n2. Kijk samen naar de film. Praat daarna na."
    ) == [
        ("Terugblik", "<p>Kijk terug.</p>"),
        ("Kijk samen naar de film.", "<p>Praat daarna na.</p>"),
    ]


def test_another_title_is_kept_and_reported():
    gemaakt = programma("1. Film", "1. Korte film over water en zand\n Kijk.")
    assert gemaakt.waarden[0]["instructie"].startswith(
        "<p><b>Korte film over water en zand</b></p>"
    )
    assert gemaakt.opmerkingen == ["“Film” heet in de instructie “Korte film over water en zand”"]


def test_nearly_the_same_title_is_reported_only():
    gemaakt = programma("1. Casus bespreking", "1. Casus bespreken\n Praat.")
    assert gemaakt.waarden[0]["instructie"] == "<p>Praat.</p>"
    assert len(gemaakt.opmerkingen) == 1


def test_more_instructions_than_items():
    gemaakt = programma("1. Film", "1. Film\n Kijk.\n\n2. Slot\n Ruim op.")
    assert [w["titel"] for w in gemaakt.waarden] == ["Film", "Slot"]
    assert gemaakt.opmerkingen == ["“Slot” staat alleen in de instructie"]


def test_item_without_instruction_and_text_before_the_first():
    assert paren("1. Film\n2. Slot", "Zet koffie.\n\n1. Film\n Kijk.") == [
        ("Film", "<p>Zet koffie.</p><p>Kijk.</p>"),
        ("Slot", ""),
    ]


def test_instructions_without_numbers_belong_to_the_first_item():
    assert paren("1. Film", "Kijk samen naar de film.") == [
        ("Film", "<p>Kijk samen naar de film.</p>")
    ]


def test_inner_numbers_stay_inside_their_step():
    waarden = paren(
        "1. Film\n2. Slot",
        "1. Film\n Doe dit:\n1. Licht uit\n2. Film aan\n\n2. Slot\n Ruim op.",
    )
    assert waarden == [
        ("Film", "<p>Doe dit:</p><ol><li>Licht uit</li><li>Film aan</li></ol>"),
        ("Slot", "<p>Ruim op.</p>"),
    ]


@pytest.mark.parametrize("nummers", [(1, 3), (1, 1), (2, 3)])
def test_odd_numbers_lose_nothing(nummers):
    een, twee = nummers
    waarden = paren("1. Film\n2. Slot", f"{een}. Film\n Kijk.\n\n{twee}. Slot\n Ruim op.")
    assert [titel for titel, _ in waarden][:2] == ["Film", "Slot"]
    assert "Ruim op." in waarden[0][1] + waarden[1][1]


def test_minutes():
    (waarde,) = programma("1. Film (20 minuten)", "1. Film\n Kijk.").waarden
    assert (waarde["titel"], waarde["minuten"]) == ("Film", 20)
    (waarde,) = programma("1. Film", "1. Film (ca. 15 min.)\n Kijk.").waarden
    assert (waarde["titel"], waarde["minuten"]) == ("Film", 15)
    assert programma("1. Film", "1. Film\n Kijk.").waarden[0]["minuten"] is None


@pytest.mark.parametrize(
    ("titel", "instructie", "vorm"),
    [
        ("Mindmap over water", "", "mindmap"),
        ("Water (Werkvorm: mind mappen)", "", "mindmap"),
        ("Water (Werkvorm: dansen)", "", "anders"),
        ("PowerPoint", "", "presentatie"),
        ("Casuïstiek bespreken", "", "casuistiek"),
        ("Rollenspel", "", "rollenspel"),
        ("Het waterspel spelen", "", "spel"),
        ("Huiswerkbespreking met oefening", "", "oefening"),
        ("Huiswerkbespreking", "<p>Praat in paren.</p>", "huiswerk"),
        ("Kennismaken", "<p>Praat in 2-tallen.</p>", "in_paren"),
        ("Kennismaken", "<p>Bespreek het plenair.</p>", "plenair"),
        ("Kennismaken", "<p>Geef elkaar een hand.</p>", ""),
    ],
)
def test_form_of_work(titel, instructie, vorm):
    assert werkvorm(titel, instructie) == vorm


def test_items_with_one_title_are_told_apart_by_their_number():
    """The first break has no instruction: it does not take that of the second."""
    lijst = "1. Opening\n2. Pauze\n3. Casus\n4. Pauze"
    instructie = "1. Opening\n Begroet.\n\n3. Casus\n Praat.\n\n4. Pauze\n Strek de benen."
    assert paren(lijst, instructie) == [
        ("Opening", "<p>Begroet.</p>"),
        ("Pauze", ""),
        ("Casus", "<p>Praat.</p>"),
        ("Pauze", "<p>Strek de benen.</p>"),
    ]
