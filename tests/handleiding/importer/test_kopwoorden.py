"""A handbook with other words for its parts is read when somebody says what they mean."""

import re

import pytest

from handleiding.importer.kopwoorden import lees_woorden, raad, vertaal
from handleiding.importer.structure import ImportFout
from tests.handleiding.importer import voorbeeld
from tests.handleiding.importer.controle import alle_paginas, lees

ANDERS = re.sub(r"(?m)^(?:3\.\d+ )?Bijeenkomst (?=\d)", "Avond ", voorbeeld.tekst())


def boom(regels):
    return [(p.soort, p.nummer, p.titel, p.velden) for p in alle_paginas(lees(regels))]


def test_evenings_are_refused_with_what_they_could_mean():
    regels = ANDERS.split("\n")
    with pytest.raises(ImportFout):
        lees(regels)
    [zin] = raad(regels)
    assert "“Avond 1” tot en met “Avond 10”" in zin
    assert "--woord avond=bijeenkomst" in zin


def test_evenings_that_are_sessions_are_read_as_those():
    regels, gezegd = vertaal(ANDERS.split("\n"), lees_woorden(["avond=bijeenkomst"]))
    assert boom(regels) == boom(voorbeeld.regels())
    assert gezegd[0].startswith("“avond” is ")
    assert gezegd[0].endswith("keer gelezen als bijeenkomst.")


@pytest.mark.parametrize(
    ("regel", "woord", "wordt"),
    [
        ("Avond 3: Samen eten", "avond=bijeenkomst", "Bijeenkomst 3: Samen eten"),
        ("3.3 AVOND 3 – Samen eten", "Avond=bijeenkomst", "3.3 Bijeenkomst 3 – Samen eten"),
        ("Avond 3 was de leukste.", "avond=bijeenkomst", "Avond 3 was de leukste."),
        ("Avonden 3", "avond=bijeenkomst", "Avonden 3"),
        ("Deel B: De groep", "deel=hoofdstuk", "Hoofdstuk 2: De groep"),
        ("Deel 2 De groep", "deel=hoofdstuk", "Hoofdstuk 2: De groep"),
        ("Deel 2 van de groep", "deel=hoofdstuk", "Deel 2 van de groep"),
        ("Blad A Lezen", "blad=bijlage", "Bijlage A Lezen"),
        ("3.1.4 Wat ligt klaar:", "wat ligt klaar=materiaal", "3.1.4 Benodigd materiaal:"),
        ("Wat ligt klaar is veel.", "wat ligt klaar=materiaal", "Wat ligt klaar is veel."),
    ],
)
def test_only_a_heading_is_read_otherwise(regel, woord, wordt):
    assert vertaal([regel], lees_woorden([woord]))[0] == [wordt]


@pytest.mark.parametrize("woord", ["avond", "avond=feest", "=bijeenkomst"])
def test_a_meaning_that_is_none_is_refused_with_those_there_are(woord):
    with pytest.raises(ImportFout, match=r"avond=bijeenkomst.*bijlage"):
        lees_woorden([woord])
