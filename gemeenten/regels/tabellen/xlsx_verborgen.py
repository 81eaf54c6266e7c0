"""Which rows and columns of a sheet of an Excel workbook are hidden, read from its XML: openpyxl drops it. Pure."""

import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from posixpath import join, normpath
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring, iterparse

from handleiding.uitpakken import Uitpakker

from .veilig import MAX_KOLOMMEN

BOEK = "xl/workbook.xml"
RELATIES = "xl/_rels/workbook.xml.rels"
WAAR = {"1", "true", "on"}


@dataclass(frozen=True)
class Verborgen:
    """Rows by their number, counted from 1; columns in order, each whether it is hidden."""

    rijen: set[int] = field(default_factory=set)
    kolommen: list[bool] = field(default_factory=lambda: [False] * MAX_KOLOMMEN)


def verborgen_in(uitpakker: Uitpakker, blad: str) -> Verborgen:
    """Return what is hidden in the sheet of this name; of a workbook put together otherwise nothing is known."""
    gevonden = Verborgen()
    with suppress(KeyError):
        deel = _deel(uitpakker, blad)
        for element in _elementen(uitpakker.lees(deel)):
            _lees(element, gevonden)
    return gevonden


def _deel(uitpakker: Uitpakker, blad: str) -> str:
    """Return the part of the zip in which a sheet stands. Raises KeyError."""
    sleutels = {
        element.get("name"): next(w for naam, w in element.items() if naam.endswith("}id"))
        for element in fromstring(uitpakker.lees(BOEK)).iter()
        if _naam(element) == "sheet"
    }
    doelen = {
        element.get("Id"): element.get("Target", "")
        for element in fromstring(uitpakker.lees(RELATIES)).iter()
        if _naam(element) == "Relationship"
    }
    doel = doelen[sleutels[blad]]
    return doel.lstrip("/") if doel.startswith("/") else normpath(join("xl", doel))


def _elementen(xml: bytes) -> Iterator[Element]:
    for _, element in iterparse(io.BytesIO(xml)):
        if _naam(element) in {"row", "col"}:
            yield element
            element.clear()


def _lees(element: Element, gevonden: Verborgen) -> None:
    if element.get("hidden", "").lower() not in WAAR:
        return
    if _naam(element) == "row":
        gevonden.rijen.add(int(element.get("r", "0")))
        return
    eerste, laatste = (int(element.get(naam, "0")) for naam in ("min", "max"))
    for nummer in range(max(eerste, 1), min(laatste, MAX_KOLOMMEN) + 1):
        gevonden.kolommen[nummer - 1] = True


def _naam(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
