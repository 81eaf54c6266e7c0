"""The ways in which people shorten and turn round a name, and words that only look like one."""

import re
from pathlib import Path

import pytest

from gemeenten.persoonsgegevens.zoekterm import Zeker, Zoekvraag

DEMO = Path(__file__).parents[3] / "gemeenten/demo/handleiding.txt"


def gevonden(tekst, naam):
    return [(tekst[t.start : t.eind], t.soort) for t in Zoekvraag.van([naam]).treffers(tekst)]


MEER, BAKKER = "Pieter van der Meer", "Jan Bakker"
GESCHREVEN = [
    *(
        (MEER, f"Pieter {tussen} Meer", Zeker.NAAM)
        for tussen in ("v.d.", "v. d.", "v d", "vd", "vd.", "v/d", "v.d", "v. der", "van d.", "Vd")
    ),
    (MEER, "Pieter v.d.Meer", Zeker.NAAM),
    (MEER, "PIETER V.D. MEER", Zeker.NAAM),
    (MEER, "Pieter\u200bvan\u200bder\u200bMeer", Zeker.NAAM),
    (MEER, "Pieter van der Me\u200ber", Zeker.NAAM),
    ("Anna de Boer", "Anna d. Boer", Zeker.NAAM),
    ("Anna van den Berg", "Anna v.d. Berg", Zeker.NAAM),
    ("Anna van de Berg", "Anna v/d Berg", Zeker.NAAM),
    ("Anna van Dam", "Anna v. Dam", Zeker.NAAM),
    ("Anna ten Brink", "Anna t. Brink", Zeker.NAAM),
    ("Anna ter Horst", "Anna t. Horst", Zeker.NAAM),
    ("Anna te Velde", "Anna t. Velde", Zeker.NAAM),
    ("Anna van 't Hof", "Anna v. 't Hof", Zeker.NAAM),
    ("Anna van 't Hof", "Anna v 't Hof", Zeker.NAAM),
    ("Anna van 't Hof", "Anna van het Hof", Zeker.NAAM),
    ("Anna van het Hof", "Anna v.h. Hof", Zeker.NAAM),
    ("Anna op den Akker", "Anna o.d. Akker", Zeker.NAAM),
    ("Anna in 't Veld", "Anna i.t. Veld", Zeker.NAAM),
    ("Anna d' Hondt", "Anna d. Hondt", Zeker.NAAM),
    *(
        (MEER, vorm, Zeker.LIJKT_OP)
        for vorm in (
            "P. v.d. Meer",
            "P v/d Meer",
            "PJ van der Meer",
            "PJ vd Meer",
            "P.J. v.d. Meer",
            "Pieter J. v.d. Meer",
            "Meer, P. v.d.",
            "Meer, Pieter vd",
            "Meer v.d., Pieter",
            "v.d. Meer, Pieter",
            "vd Meer, P",
            "van der Meer, PJ",
            "MEER, PIETER VAN DER",
            "Meer, Pieter",
        )
    ),
    *(
        (BAKKER, vorm, Zeker.LIJKT_OP)
        for vorm in (
            "Bakker, J",
            "Bakker J.",
            "J Bakker",
            "JP Bakker",
            "Bakker, J.P.",
            "Bakker, Jan",
            "Bakker Jan",
            "BAKKER JAN",
        )
    ),
    *(
        ("Theo Bakker", vorm, Zeker.LIJKT_OP)
        for vorm in (
            "Th. Bakker",
            "Th.J. Bakker",
            "Th. J. M. Bakker",
            "TH. BAKKER",
            "Bakker, Th.",
            "Bakker Th.",
            "Bakker, Th.J.",
        )
    ),
    ("Anna Bakker", "A.Th. Bakker", Zeker.LIJKT_OP),
    ("Johan van der Meer", "Joh. v.d. Meer", Zeker.LIJKT_OP),
    ("Christiaan Bos", "Chr. Bos", Zeker.LIJKT_OP),
    ("Wilhelmina de Boer", "de Boer, Wilh.", Zeker.LIJKT_OP),
    *(
        (MEER, vorm, Zeker.MISSCHIEN)
        for vorm in ("vd Meer", "v.d. Meer", "Van der Meer", "van der Meer", "VD MEER", "v/d Meer")
    ),
    ("Anna in 't Veld", "In 't Veld", Zeker.MISSCHIEN),
    ("Jan d'Hondt", "d'Hondt, Jan", Zeker.LIJKT_OP),
    *(
        (MEER, vorm, Zeker.MISSCHIEN)
        for vorm in (
            "Pieter Bos-van der Meer",
            "Pieter Bos - v.d. Meer",
            "Pieter van den Bos-van der Meer",
            "P. Bos-van der Meer",
            "Pieter V.D. Meer",
            "Pieter Klaas v.d. Meer",
        )
    ),
    ("Jan de Boer", "Jan D. Boer", Zeker.MISSCHIEN),
    (BAKKER, "Jan Bos-Bakker", Zeker.MISSCHIEN),
]


@pytest.mark.parametrize(("naam", "tekst", "soort"), GESCHREVEN)
def test_a_shortened_or_turned_name_is_found_whole_with_its_certainty(naam, tekst, soort):
    rond = "WIJ VROEGEN ({}) OM RAAD" if tekst.isupper() else "Wij vroegen ({}) om raad"
    [(woorden, zo)] = gevonden(rond.format(tekst), naam)
    assert zo is soort
    assert woorden.removesuffix(".") == tekst.removesuffix(".")


@pytest.mark.parametrize("tekst", ["bakker, jan", "Lijst\nbakker, jan\nsmit, piet", "bakker, j."])
def test_in_a_list_without_capitals_the_surname_first_counts(tekst):
    [(_, soort)] = gevonden(tekst, BAKKER)
    assert soort is Zeker.LIJKT_OP


@pytest.mark.parametrize("tekst", ["Vraag mevr. vd Meer.", "Vraag dhr. v.d. Meer."])
def test_a_title_with_a_shortened_surname_may_be_somebody_else(tekst):
    [(_, soort)] = gevonden(tekst, MEER)
    assert soort is Zeker.MISSCHIEN


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        (MEER, "Het wordt steeds meer, Pieter van den Berg komt"),
        (MEER, "Het wordt steeds meer, Pieter komt"),
        (MEER, "het wordt steeds meer, pieter van den berg komt"),
        (MEER, "Meer, Pieter van den Berg"),
        (MEER, "Meer, Pieter van der Berg"),
        (MEER, "Piet van der Meer"),
        (MEER, "Paul v.d. Meer"),
        (MEER, "PIM VAN DER MEER"),
        (MEER, "Pieter v.d. Meeren"),
        (MEER, "Pieter d.v. Meer"),
        (MEER, "Pieter Bos-van den Meer"),
        (BAKKER, "de bakker, Jan"),
        (BAKKER, "Naar de bakker J. bracht"),
        (BAKKER, "Bakker, Jos"),
        (BAKKER, "BAKKER, JO"),
        (BAKKER, "Jos Bakker"),
        (BAKKER, "Bakker, Jan van den Berg"),
        (BAKKER, "Bakker, JGZ"),
        (MEER, "Karel vd Meer"),
        (MEER, "Wij zagen Karel van der Meer."),
        (MEER, "K. van der Meer"),
        (MEER, "karel vd meer"),
        (MEER, "KAREL VD MEER"),
        (MEER, "Karel Bos-vd Meer"),
        (MEER, "de kleur van der meer"),
        (MEER, "Meer vd Pieters"),
        (BAKKER, "Karin Bakker Jan"),
        (BAKKER, "Wij gaan naar bakker Jan"),
        (BAKKER, "wij gaan naar bakker jan"),
        (BAKKER, "Bakker jan"),
        ("Theo Bakker", "T.H. Bos"),
        ("Theo Bakker", "Ta. Bakker"),
        ("Theo Bakker", "De th. bakker"),
        ("Theo Bakker", "Tim. Bakker"),
        ("Anna de Jong", "De Jong belde, en de Jong kwam"),
        ("Els", "In de tuin staat een els."),
        ("Els", "in de tuin staat een els"),
    ],
)
def test_what_only_looks_like_the_name_stays(naam, tekst):
    assert gevonden(tekst, naam) == []


@pytest.mark.parametrize("tekst", ["Els", "Vraag Els om raad", "els", "VRAAG ELS"])
def test_one_word_is_never_certain(tekst):
    [(_, soort)] = gevonden(tekst, "Els")
    assert soort is Zeker.MISSCHIEN
    assert Zoekvraag.van(["Els"]).zekere(tekst) == []


@pytest.mark.parametrize("tekst", ["In de tuin staat een els.", "Vraag Els om raad."])
def test_who_types_a_word_without_a_capital_seeks_the_word(tekst):
    [(woord, soort)] = gevonden(tekst, "els")
    assert woord.lower() == "els"
    assert soort is Zeker.MISSCHIEN


def test_the_name_behind_what_looked_like_it_is_found():
    assert gevonden("Nog meer, Pieter van der Meer", MEER) == [(MEER, Zeker.NAAM)]


@pytest.mark.parametrize("tekst", ["Bakker Jan bakt goed brood.", "Goed. Bakker Jan bakt brood."])
def test_where_a_sentence_begins_it_may_be_the_baker(tekst):
    assert gevonden(tekst, BAKKER) == [("Bakker Jan", Zeker.MISSCHIEN)]


@pytest.mark.parametrize("tekst", ["vd meer", "Lijst\nvd meer\nbakker", "Vraag vd Meer om raad"])
def test_a_surname_by_itself_in_a_list_or_behind_a_verb(tekst):
    [(woorden, soort)] = gevonden(tekst, MEER)
    assert woorden.casefold() == "vd meer"
    assert soort is Zeker.MISSCHIEN


NAMEN = [MEER, BAKKER, "Theo Bakker", "Anna in 't Veld", "Johan van den Berg"]
WOORDEN = sorted(
    set(re.findall(r"[^\W\d_]{2,}", DEMO.read_text(encoding="utf-8")))
    - {deel for naam in NAMEN for woord in naam.split() for deel in (woord, woord.lower())}
)
OM_EEN_WOORD = [
    "{}",
    "de {} Jan",
    "{} Jan",
    "{} Pieter",
    "Pieter {}",
    "Th. {}",
    "{} Th.",
    "vd {}",
    "v.d. {}",
    "van der {}",
    "{} v.d.",
    "Jan, {}",
]


@pytest.mark.parametrize("vorm", OM_EEN_WOORD)
def test_a_thousand_other_words_are_no_name(vorm):
    assert len(WOORDEN) > 1000
    for naam in NAMEN:
        vraag = Zoekvraag.van([naam])
        for zo in (str, str.capitalize, str.upper, str.lower):
            tekst = "\n".join(vorm.format(zo(woord)) for woord in WOORDEN)
            assert [tekst[t.start : t.eind] for t in vraag.treffers(tekst)] == []
