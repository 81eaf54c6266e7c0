"""The named parts of a session: which line is the heading of which part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handleiding.importer.lines import HANGEND, ZINSEINDE, Leesregel
from handleiding.vouwen import vouw

GENUMMERD = re.compile(
    r"^(?P<nummer>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?P<titel>[^\W\d_].*|[‘“'\"(].*)$"
)
GEPLAKT = re.compile(r"(?<=\S)\s+(?=\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\.?\s+[A-Z])")
BIJEENKOMST = re.compile(
    r"^(?:(?P<nummer>\d{1,2}(?:\.\d{1,2})?)\.?\s+)?(?:bijeenkomst|sessie)\s+(?P<volg>\d{1,2})\b"
    r"\s*(?P<teken>[:.–-]?)\s*(?P<titel>.*)$",
    re.IGNORECASE,
)
LANGSTE_KOP = 80
# What goes on from a number to say something of it, and is no title.
WERKWOORD = re.compile(
    r"(?:is|was|waren|wordt|werd|gaat|ging|heeft|had|kan|kon|moet|mag|zal|zou|komt|kwam|staat|stond|"
    r"begint|begon|duurt|duurde|volgt|eindigt|vond|vonden|vindt|bestaat|leert|leerde)\b"
)
# A label inside a list of literature, unless it has a number.
LEESLABEL = re.compile(r"(?:overige|aanvullende|extra|verplichte)\b", re.IGNORECASE)
OVERIG = "overig"
# First match wins; each pattern is the beginning of the normalised heading.
ONDERDELEN: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (naam, re.compile(patroon))
    for naam, patroon in (
        ("doel", r"(?:de |het )?doel(?:en|stelling|stellingen)?\b"),
        ("instructie", r"(?:instructies?|werkwijze|uitwerking|toelichting)\b"),
        ("onderwerpen", r"(?:de |het )?(?:onderwerp(?:en)?|themas?)\b"),
        ("programma", r"(?:het )?(?:programma ?onderdelen|programma|onderdelen|agenda)\b"),
        ("materiaal", r"(?:benodigd\w*|materiaal|materialen|wat heeft u nodig)\b"),
        ("aandachtspunten", r"(?:aandachtspunt(?:en)?|let op|tips)\b"),
        ("voorbereidingsvragen", r"(?:vragen|voorbereidings?vragen|voorbereiding)\b"),
        ("literatuur", r"(?:\w+ )?(?:literatuur\w*|leeslijst|leeswerk|te lezen)\b"),
    )
)


@dataclass(frozen=True)
class Boekonderdeel:
    """One part of a session: its heading and the lines under it."""

    naam: str
    nummer: str
    titel: str
    kop: Leesregel | None
    regels: tuple[Leesregel, ...]


def normaal(tekst: str) -> str:
    """Lower case, without accents and punctuation."""
    return " ".join(re.findall(r"[a-z0-9]+", vouw(tekst).replace("'", "")))


def lees_bijeenkomst(tekst: str) -> re.Match[str] | None:
    """A heading of a session, and not a sentence about one: "Bijeenkomst 5 was de leukste."."""
    gevonden = BIJEENKOMST.match(tekst)
    if not gevonden or "." in (gevonden["nummer"] or ""):
        return gevonden
    titel, af = gevonden["titel"], ZINSEINDE.search(tekst) is not None
    klein = titel[:1].islower()
    zin = (
        (af and (klein or tekst[0].islower()))
        or (klein and not gevonden["teken"] and WERKWOORD.match(titel) is not None)
        or (gevonden["teken"] == "." and titel.endswith("."))
    )
    return None if zin else gevonden


def onderdeelnaam(titel: str) -> str:
    """The part that a heading names, or "" when it names none."""
    tekst = normaal(titel)
    for naam, patroon in ONDERDELEN:
        if patroon.match(tekst):
            return naam
    return ""


def is_onderdeelkop(tekst: str, *, genummerd: bool = True) -> bool:
    """Whether a line is the heading of a known part."""
    gevonden = GENUMMERD.match(tekst)
    if gevonden:
        return bool(onderdeelnaam(gevonden["titel"]))
    if genummerd:
        return False
    kort = len(tekst.split()) <= 6 and tekst[0].isupper() and tekst[-1] not in ".,;?!"
    return kort and not LEESLABEL.match(tekst) and bool(onderdeelnaam(tekst))


def regels_van_kop(regels: Sequence[Leesregel], i: int) -> tuple[Leesregel, ...]:
    """The lines of a heading: it runs on when the next line starts in mid-sentence."""
    kop = [regels[i]]
    for regel in regels[i + 1 : i + 3]:
        los = regel.wit_ervoor or regel.is_item or is_onderdeelkop(regel.tekst)
        verder = regel.begint_klein or HANGEND.search(kop[-1].tekst) or _titel_volgt(kop, regel)
        if los or len(regel.tekst) > LANGSTE_KOP or not verder:
            break
        kop.append(regel)
    return tuple(kop)


def _titel_volgt(kop: Sequence[Leesregel], regel: Leesregel) -> bool:
    """Whether a heading is the number of a session only, and a line of its own right below has the title."""
    gevonden = lees_bijeenkomst(kop[-1].tekst) if len(kop) == 1 else None
    andere_kop = is_onderdeelkop(regel.tekst, genummerd=False) or lees_bijeenkomst(regel.tekst)
    if gevonden is None or gevonden["titel"] or andere_kop:
        return False
    # Without a sign that something follows, only a line that is no sentence can be the title.
    return gevonden["teken"] in (":", "-", "–") or not ZINSEINDE.search(regel.tekst)


def onderdeel_volgt(regels: Sequence[Leesregel], i: int) -> bool:
    """Whether the heading of a part stands in the lines below."""
    return any(
        is_onderdeelkop(regel.tekst, genummerd=False) and not regel.is_item
        for regel in regels[i + 1 : i + 4]
    )


def splits_geplakte_koppen(regels: Sequence[Leesregel]) -> list[Leesregel]:
    """Headings that a PDF glued to the end of a line, back on a line of their own."""
    uit: list[Leesregel] = []
    for regel in regels:
        begin = 0
        for naad in GEPLAKT.finditer(regel.tekst):
            rest = regel.tekst[naad.end() :]
            if _is_zekere_kop(rest):
                uit.append(regel.met(regel.tekst[begin : naad.start()]))
                begin = naad.end()
        uit.append(regel.met(regel.tekst[begin:]) if begin else regel)
    return uit


def _is_zekere_kop(tekst: str) -> bool:
    gevonden = lees_bijeenkomst(tekst)
    if gevonden and gevonden["nummer"]:
        return True
    return tekst.split(" ", 1)[0].count(".") >= 2 and is_onderdeelkop(tekst)


def verdeel_onderdelen(regels: Sequence[Leesregel]) -> list[Boekonderdeel]:
    """The body of a session in parts; lines before the first heading form a part "" first."""
    genummerd = sum(is_onderdeelkop(regel.tekst) for regel in regels) >= 2
    koppen: list[tuple[str, str, str, Leesregel | None, list[Leesregel]]] = [("", "", "", None, [])]
    for regel in regels:
        kop = _lees_kop(regel, genummerd=genummerd)
        if kop:
            nummer, titel, rest = kop
            naam = onderdeelnaam(titel) or OVERIG
            koppen.append((naam, nummer, titel, regel, [regel.met(rest)] if rest else []))
        else:
            koppen[-1][4].append(regel)
    return [
        Boekonderdeel(naam, nummer, titel, kop_regel, tuple(eigen))
        for naam, nummer, titel, kop_regel, eigen in koppen
        if kop_regel or eigen
    ]


def _lees_kop(regel: Leesregel, *, genummerd: bool) -> tuple[str, str, str] | None:
    """Number, title and the text behind the colon; None when the line is no heading."""
    gevonden = GENUMMERD.match(regel.tekst)
    if gevonden and gevonden["nummer"].count(".") >= 2:
        titel, rest = _titel_en_rest(gevonden["titel"])
        return gevonden["nummer"], titel, rest
    if is_onderdeelkop(regel.tekst, genummerd=genummerd) and not regel.is_item:
        titel = gevonden["titel"] if gevonden else regel.tekst
        return gevonden["nummer"] if gevonden else "", titel.rstrip(" :"), ""
    return None


def _titel_en_rest(titel: str) -> tuple[str, str]:
    kop, dubbelepunt, rest = titel.partition(":")
    if dubbelepunt and rest.strip() and onderdeelnaam(kop) and len(kop.split()) <= 6:
        return kop.strip(), rest.strip()
    return titel.rstrip(" :"), ""
