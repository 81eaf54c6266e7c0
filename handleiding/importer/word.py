"""What a Word document says where mammoth does not look, put where it does; what cannot be kept is told. Pure.

Mammoth leaves out what it does not know without a word: a field, a formula, text that runs the other way. It keeps
what nobody sees: hidden and struck-through text. It brings all notes to the end of the book. So the document is
written anew before mammoth reads it, and what a page cannot hold (pictures, comments, running heads) is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, tostring  # building only; defusedxml parses

from defusedxml.ElementTree import fromstring

from handleiding.importer.wordlijsten import Woordlijsten
from handleiding.importer.wordnamen import W, doorloop, kinderen, naam, tekst, waarde
from handleiding.importer.wordstijlen import Woordstijlen

# What only wraps text: mammoth passes over it and all that is in it.
OMHULSEL = frozenset({"fldSimple", "dir", "bdo"})
FORMULE = frozenset({"oMath", "oMathPara"})
NOTEN = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
BEELD = frozenset({"drawing", "pict", "object"})
LANGSTE_AANHALING = 80


def herschrijf(delen: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[str]]:
    """The parts of a document as mammoth has to read them, and in Dutch what was left out or changed."""
    wortels = {pad: fromstring(deel, forbid_dtd=True) for pad, deel in delen.items()}
    document = _Woorddocument({naam(wortel): wortel for wortel in wortels.values()})
    uit = dict(delen)
    for pad, wortel in wortels.items():
        if naam(wortel) == "document":
            document.herschrijf(wortel)
        if naam(wortel) in ("document", "styles"):
            uit[pad] = tostring(wortel, encoding="utf-8", xml_declaration=True)
    for wortel in wortels.values():
        document.meld_deel(wortel)
    return uit, list(dict.fromkeys(document.opmerkingen))


@dataclass
class _Woorddocument:
    """Goes through the text once, in its order."""

    wortels: Mapping[str, Element]
    opmerkingen: list[str] = field(default_factory=list)
    vorige: str = ""

    def __post_init__(self) -> None:
        self.stijlen = Woordstijlen(self.wortels.get("styles"))
        self.lijsten = Woordlijsten(self.wortels.get("numbering"), self.stijlen)
        self.noten = {
            (soort, waarde(noot, "id")): tekst(noot)
            for soort in NOTEN.values()
            for noot in kinderen(self.wortels.get(soort))
        }

    def herschrijf(self, ouder: Element) -> None:
        """Rewrite what stands in ``ouder``, at every depth."""
        ouder[:] = [nieuw for kind in list(ouder) for nieuw in self._kind(kind)]

    def _kind(self, kind: Element) -> list[Element]:
        soort = naam(kind)
        if soort == "p":
            return self._alinea(kind)
        if soort == "r" and (reden := self.stijlen.ongezien(kind)):
            self._meld_weg(kind, reden)
            return []
        if soort in FORMULE:
            return [_loop(tekst(kind))]
        if soort == "AlternateContent":
            return self._keuze(kind)
        if soort in BEELD:
            return self._beeld(kind)
        if soort in NOTEN:
            return [_woorden(self._noot(kind))]
        self.herschrijf(kind)
        return list(kind) if soort in OMHULSEL else [kind]

    def _alinea(self, alinea: Element) -> list[Element]:
        """A heading keeps its words only: its note is a paragraph below it."""
        onder: list[Element] = []
        if self.stijlen.is_kop(alinea):
            for deel in list(doorloop(alinea)):
                for kind in [kind for kind in deel if naam(kind) in NOTEN]:
                    onder.append(_nieuw("p", _loop(self._noot(kind).strip())))
                    deel.remove(kind)
        self.lijsten.tel(alinea)
        self.herschrijf(alinea)
        self.vorige = tekst(alinea) or self.vorige
        return [alinea, *onder]

    def _keuze(self, keuze: Element) -> list[Element]:
        """Of two ways to write one thing mammoth reads the old one, if there is one."""
        oud = next((kind for kind in keuze if naam(kind) == "Fallback"), None)
        if oud is None or (tekst(keuze[0]) and not tekst(oud)):
            oud = keuze[0]
        self.herschrijf(oud)
        return list(oud)

    def _beeld(self, beeld: Element) -> list[Element]:
        kaders = [deel for deel in doorloop(beeld) if naam(deel) == "txbxContent"]
        if not kaders:
            plek = f" na “{_kort(self.vorige)}”" if self.vorige else " aan het begin"
            over = next((over for deel in doorloop(beeld) if (over := deel.get("descr"))), "")
            self.opmerkingen.append(
                f"Een afbeelding of tekening{plek} is niet overgenomen"
                f"{f' (“{_kort(over)}”)' if over else ''}. Voeg haar daar toe, met een beschrijving."
            )
            return []
        for kader in kaders:
            self.herschrijf(kader)
        return [_nieuw("pict", *kaders)]

    def _noot(self, verwijzing: Element) -> str:
        noot = self.noten.get((NOTEN[naam(verwijzing)], waarde(verwijzing, "id")), "")
        if not noot:
            return ""
        self.opmerkingen.append(f"Een noot staat nu in de tekst zelf: “{_kort(noot)}”.")
        return f" [noot: {noot}]"

    def _meld_weg(self, loop: Element, reden: str) -> None:
        if weg := tekst(loop):
            self.opmerkingen.append(f"{reden} is niet overgenomen: “{weg}”.")

    def meld_deel(self, wortel: Element) -> None:
        """Tell what a part beside the text says, where a page has no place for it."""
        soort = naam(wortel)
        if soort == "comments":
            for opmerking in wortel:
                self._meld_weg(opmerking, "Een opmerking in de kantlijn")
        elif soort in ("hdr", "ftr") and any(map(str.isalpha, tekst(wortel))):
            self._meld_weg(wortel, "Een kop- of voettekst van de bladzijden")


def _kort(zin: str) -> str:
    return zin if len(zin) <= LANGSTE_AANHALING else f"{zin[:LANGSTE_AANHALING]}…"


def _nieuw(soort: str, *kinderen: Element) -> Element:
    element = Element(f"{W}{soort}")
    element.extend(kinderen)
    return element


def _woorden(zin: str) -> Element:
    element = _nieuw("t")
    element.text = zin
    return element


def _loop(zin: str) -> Element:
    return _nieuw("r", _woorden(zin))
