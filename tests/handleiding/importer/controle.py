"""What every import must satisfy, and ways to look into its result."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from html import unescape

from handleiding.importer.parse import parse
from handleiding.importer.structure import JSON, Boekpagina, Handleiding

# What a heading, a bullet or a page reference says by its form is not in the fields as words.
VOORLOOP = re.compile(r"^\W*(?:\d+(?:\.\d+)*[.)]?|[-•–])\s+")
VORMWOORD = {"in", "p", "pp"}


def alle_paginas(handleiding: Handleiding) -> list[Boekpagina]:
    """All pages, parents first."""
    return list(handleiding.rapport.paginas)


def bijeenkomst(handleiding: Handleiding, nummer: int) -> Boekpagina:
    """The page of one session."""
    paginas = [
        pagina
        for pagina in alle_paginas(handleiding)
        if pagina.soort == "bijeenkomst" and pagina.velden["nummer"] == nummer
    ]
    assert len(paginas) == 1
    return paginas[0]


def lees(regels: Sequence[str]) -> Handleiding:
    """Parse, and check the account."""
    handleiding = parse(regels)
    controleer_rekening(regels, handleiding)
    return handleiding


def controleer_rekening(regels: Sequence[str], handleiding: Handleiding) -> None:
    """Every non-empty line is placed, furniture or not placed, and never two of these."""
    rapport = handleiding.rapport
    verwacht = {nr for nr, regel in enumerate(regels, start=1) if regel.strip()}
    geplaatst, niet = set(rapport.plaatsen), set(rapport.niet_geplaatst)
    assert set(rapport.regels) == verwacht
    assert geplaatst | rapport.opmaak | niet == verwacht
    assert len(geplaatst) + len(rapport.opmaak) + len(niet) == len(verwacht)
    json = rapport.to_json()
    assert json["regels"] == len(verwacht)
    assert json["geplaatst"] == len(geplaatst)
    assert json["opmaak"] == len(rapport.opmaak)
    assert [rij["regel"] for rij in json["niet_geplaatst"]] == sorted(niet)  # type: ignore[index, union-attr, call-overload]


def teksten(waarde: JSON) -> Iterator[str]:
    """Every text inside a value, HTML as plain text."""
    if isinstance(waarde, str):
        yield unescape(re.sub(r"<[^>]+>", " ", waarde))
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from teksten(deel)
    elif isinstance(waarde, dict):
        for deel in waarde.values():
            yield from teksten(deel)
    elif waarde is not None:
        yield str(waarde)


def letters(tekst: str) -> str:
    """Only letters and digits: what hyphens, spaces and line breaks cannot change."""
    return "".join(teken for teken in unicodedata.normalize("NFC", tekst) if teken.isalnum())


def woorden(tekst: str) -> set[str]:
    """The words of a line, without what its form says."""
    return {deel for deel in delen(VOORLOOP.sub("", tekst)) if deel.casefold() not in VORMWOORD}


def delen(tekst: str) -> set[str]:
    """All words and numbers of a text."""
    return {letters(deel) for deel in re.split(r"[\s/–—-]+", tekst)} - {""}


def verloren_woorden(handleiding: Handleiding) -> dict[int, set[str]]:
    """Per placed line the words that are not in the page it was placed on.

    A word counts as found when its letters are in the letters of the page: a word broken over two
    lines is whole again there.
    """
    paginas = alle_paginas(handleiding)
    inhoud = [letters(" ".join([pagina.titel, *teksten(pagina.velden)])) for pagina in paginas]
    verloren: dict[int, set[str]] = {}
    for nr, plaatsen in handleiding.rapport.plaatsen.items():
        tekst = "".join(inhoud[plaats.pagina] for plaats in plaatsen)
        weg = {woord for woord in woorden(handleiding.rapport.regels[nr]) if woord not in tekst}
        if weg:
            verloren[nr] = weg
    return verloren
