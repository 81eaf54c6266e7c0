"""Reading the XML of a Word document by the names of its elements, in both of its spellings."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element  # the type only; defusedxml parses

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W_STRIKT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
# Changed text that is no longer there, and how a thing is set: no words of the text.
GEEN_TEKST = frozenset({"del", "moveFrom", "Fallback", "rPr", "pPr", "instrText"})
TUSSENRUIMTE = frozenset({"tab", "br", "cr", "p"})


def naam(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def waarde(element: Element | None, attribuut: str = "val") -> str:
    """An attribute of Word's own, or ""."""
    if element is None:
        return ""
    return element.get(f"{W}{attribuut}") or element.get(f"{W_STRIKT}{attribuut}") or ""


def kinderen(element: Element | None) -> Iterator[Element]:
    """What stands in an element, if there is one."""
    return iter(()) if element is None else iter(element)


def kind(element: Element | None, *pad: str) -> Element | None:
    """The first child by name, and so on."""
    for stap in pad:
        element = next((deel for deel in kinderen(element) if naam(deel) == stap), None)
    return element


def staat_aan(element: Element | None) -> bool:
    """Whether a property is on: named without a value, or with one that is no "no"."""
    return element is not None and waarde(element) not in ("0", "false", "off")


def doorloop(element: Element) -> Iterator[Element]:
    """An element and all in it, in their order, but for what is no text."""
    yield element
    for deel in element:
        if naam(deel) not in GEEN_TEKST:
            yield from doorloop(deel)


def tekst(element: Element) -> str:
    """The words that stand in an element, on one line."""
    uit = ""
    for deel in doorloop(element):
        if naam(deel) == "t":
            uit += deel.text or ""
        elif naam(deel) == "noBreakHyphen":
            uit += "\u2011"
        elif naam(deel) in TUSSENRUIMTE:
            uit += " "
    return " ".join(uit.split())
