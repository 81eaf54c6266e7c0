"""One part of an office file, read and written again without the names in it. Pure.

Written as it was read, prefixes and all: office programs take other prefixes for damage.
"""

import io
import re
from typing import Any
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from defusedxml.sax import parseString

from .eigenschap import NIEMAND, Eigenschap
from .regels import (
    DUBLIN_CORE,
    EIGEN,
    GEWOON_SJABLOON,
    LABELS,
    MAP,
    SJABLOON,
    STIL,
    VOORBEELD,
    Deelregel,
)

# By attribute or element, what comes in the place of a name where that is not ``NIEMAND``.
LETTERS = frozenset({"initials", "creator-initials", "sender-initials"})
LEEG = frozenset({"url"})
GEEN = frozenset({"providerId"})
GEEN_REGEL = Deelregel(re.compile(""))


def zonder_namen(inhoud: bytes, regel: Deelregel) -> tuple[bytes, list[Eigenschap]]:
    """Return a part without names, and what stood in it. Raises what the parser raises."""
    schrijver = _Schrijver(regel)
    parseString(inhoud, schrijver, forbid_dtd=True)
    return schrijver.geschreven, schrijver.gevonden


def zonder_verwijzingen(inhoud: bytes) -> tuple[bytes, list[Eigenschap]]:
    """Return the relations of a file without those to somebody's computer and to a picture of its first page."""
    schrijver = _Relaties(GEEN_REGEL)
    parseString(inhoud, schrijver, forbid_dtd=True)
    return schrijver.geschreven, schrijver.gevonden


def vervanging(naam: str) -> str:
    if naam in LETTERS:
        return NIEMAND[0]
    if naam in GEEN:
        return "None"
    return "" if naam in LEEG else NIEMAND


class _Schrijver(XMLGenerator):
    """Writes what it reads, but for the names."""

    def __init__(self, regel: Deelregel) -> None:
        self._doel = io.BytesIO()
        super().__init__(self._doel, encoding="utf-8", short_empty_elements=True)
        self.gevonden: list[Eigenschap] = []
        self._regel = regel
        self._dublin_core: set[str] = set()
        self._weg = 0  # how deep in something that goes
        self._label = ""
        self._naam_in = ""
        self._tekst: list[str] = []

    @property
    def geschreven(self) -> bytes:
        return self._doel.getvalue()

    def startElement(self, name: str, attrs: Any) -> None:
        self._dublin_core |= {
            naam.partition(":")[2]
            for naam, waarde in attrs.items()
            if naam.startswith("xmlns:") and waarde == DUBLIN_CORE
        }
        if self._weg or self._gaat_weg(name, attrs):
            self._begin_weg(name, attrs)
            return
        super().startElement(name, AttributesImpl(self._kenmerken(name, attrs)))
        if self._sleutel(name) in self._regel.namen:
            self._naam_in, self._tekst = name, []

    def endElement(self, name: str) -> None:
        if self._weg:
            self._weg -= 1
            if not self._weg and self._label:
                self.gevonden.append(Eigenschap(self._label, "".join(self._tekst)))
            return
        if name == self._naam_in:
            self._sluit_naam(name)
        super().endElement(name)

    def characters(self, content: str) -> None:
        if self._weg or self._naam_in:
            self._tekst.append(content)
        else:
            super().characters(content)

    def _sluit_naam(self, name: str) -> None:
        self._naam_in, tekst = "", "".join(self._tekst)
        self._meld(self._regel.namen[self._sleutel(name)], tekst)
        if tekst.strip():
            super().characters(vervanging(_kaal(name)))

    def _begin_weg(self, name: str, attrs: Any) -> None:
        self._weg += 1
        if self._weg > 1:
            return
        kaal, eigen = _kaal(name), attrs.get("name") or attrs.get("meta:name")
        label = f"{EIGEN} “{eigen}”" if eigen else LABELS.get(kaal, EIGEN)
        self._label = "" if kaal in STIL else label
        self._tekst = []
        for naam in attrs.keys():  # noqa: SIM118 - no mapping
            if woord := self._regel.kenmerken.get(_kaal(naam)):
                self._label = ""
                self._meld(woord, attrs[naam])

    def _gaat_weg(self, name: str, attrs: Any) -> bool:
        kaal = _kaal(name)
        houd = self._regel.houd
        return kaal in self._regel.weg or (houd is not None and kaal not in houd)

    def _kenmerken(self, name: str, attrs: Any) -> dict[str, str]:
        nieuw = dict(attrs.items())
        for naam, waarde in nieuw.items():
            woord = self._regel.kenmerken.get(_kaal(naam))
            if woord is not None and waarde and not naam.startswith("xmlns"):
                self._meld(woord, waarde)
                nieuw[naam] = vervanging(_kaal(naam))
        return nieuw

    def _meld(self, woord: str, waarde: str) -> None:
        if woord:
            self.gevonden.append(Eigenschap(woord, waarde))

    def _sleutel(self, name: str) -> str:
        voor, _, kaal = name.rpartition(":")
        return f"dc:{kaal}" if voor in self._dublin_core else kaal


class _Relaties(_Schrijver):
    """Of the list of parts, and of what refers to what."""

    def _gaat_weg(self, name: str, attrs: Any) -> bool:
        return str(attrs.get("Type", "")).endswith(VOORBEELD) or (
            str(attrs.get("manifest:full-path", "")).startswith("Thumbnails/")
        )

    def _begin_weg(self, name: str, attrs: Any) -> None:
        self._weg += 1
        self._label = ""

    def _kenmerken(self, name: str, attrs: Any) -> dict[str, str]:
        nieuw = dict(attrs.items())
        doel = nieuw.get("Target", "")
        if str(nieuw.get("Type", "")).endswith(SJABLOON) and doel != GEWOON_SJABLOON:
            self._meld(MAP, doel)
            nieuw["Target"] = GEWOON_SJABLOON
        return nieuw


def _kaal(naam: str) -> str:
    return naam.rpartition(":")[2]
