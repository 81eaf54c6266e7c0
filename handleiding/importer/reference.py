"""One line of literature to author, title, year, source, pages and address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from handleiding.importer.lines import URL, Leesregel, zonder_teken
from handleiding.literatuur import Verwijzing

TUSSENWOORD = re.compile(
    r"(?:van|de|der|den|het|'t|ter|ten|te|von|du|la|le|el|en|&|met|in|dialoog)"
)
REDACTIE = re.compile(r"^(?P<auteur>.{3,80}?\((?:red|eds?)\.?\))[,.:]?\s+(?P<rest>\S.*)$", re.I)
MET_JAAR = re.compile(
    r"^(?P<auteur>[^()]{3,80}?)[,.]?\s*\((?P<jaar>\d{4})[a-z]?\)[.,:]?\s+(?P<rest>\S.*)$"
)
ACHTERNAAM_EERST = re.compile(r"^[A-Z][\w’'-]+,\s+(?:[A-Z]\.\s*)+")
STREEP = re.compile(r"^(?P<auteur>[^–:,]{5,60}?)\s+[–-]\s+(?P<rest>\S.*)$")
PAGINAS = re.compile(
    r"[,:;]?\s*(?:\bpp?\b[.:]*\s*)?(?P<paginas>\d+\s*[-–]\s*\d+(?:[\d\s.;:,–-]*\d)?)\.?$"
)
EEN_PAGINA = re.compile(r"[,:;]?\s*\bpp?\b[.:]*\s*(?P<paginas>\d+)\.?$")
JAREN = re.compile(r"(?:19|20)\d{2}\s*[-–]\s*(?:19|20)\d{2}")
SLOTJAAR = re.compile(r"[,(]\s*(?P<jaar>(?:19|20)\d{2})\)?\.?$")
JAARGANG = re.compile(r"\b(?P<jaar>(?:19|20)\d{2})/\d")
IN = re.compile(r"(?:^|[\s,.])in:\s+(?P<bron>\S.*)$", re.I)
TIJDSCHRIFT = re.compile(
    r"^(?P<titel>.*[,.?!…][”’“\"]*)\s+(?P<bron>[A-Z][^,.?!…:]*?,?\s+\d+(?:[.,/]\s?\d+)*)$"
)
UITGAVE = re.compile(r"^(?P<titel>.+[.?!][”’“\"]*)\s+(?P<bron>[A-Z][^.?!]{1,60})$")
BRONWOORD = re.compile(r"[,.]\s+(?P<bron>(?:blog|congres|tijdschrift|website)\b.+)$", re.I)
# A line this long is no reference, and not worth taking apart.
LANGSTE = 1000


def is_naam(tekst: str) -> bool:
    """Whether a text can be the names of one or more people."""
    woorden = tekst.split()
    if not 2 <= len(woorden) <= 9 or re.search(r"[:?!“”\"\d‘/]", tekst):
        return False
    hoofdletters = [woord for woord in woorden if woord[0].isupper()]
    rest = [woord for woord in woorden if not woord[0].isupper()]
    bekend = all(TUSSENWOORD.fullmatch(woord.strip(".,")) for woord in rest)
    return woorden[0][0].isupper() and len(hoofdletters) >= 2 and bekend


def bekende_auteurs(regels: Iterable[Leesregel]) -> frozenset[str]:
    """The names that stand before a comma at the start of the list items of the text."""
    namen: set[str] = set()
    for regel in regels:
        voor, komma, _ = zonder_teken(regel.tekst).partition(",")
        if regel.is_item and komma and is_naam(voor):
            namen |= {naam.strip() for naam in re.split(r"\s+(?:en|&|in dialoog met)\s+", voor)}
    return frozenset(naam.casefold() for naam in namen if is_naam(naam))


def ontleed(tekst: str, *, bekend: frozenset[str] = frozenset()) -> Verwijzing:
    """Split a reference; what cannot be split stays in the title, whole."""
    schoon = " ".join(tekst.split())
    if len(schoon) > LANGSTE:
        return Verwijzing(titel=schoon)
    adressen = [adres.rstrip(").,;") for adres in URL.findall(schoon)]
    rest = _kaal(URL.sub(" ", schoon))
    auteur, jaar, rest = _auteur(rest, bekend)
    rest, paginas = _paginas(rest)
    if not jaar:
        rest, jaar = _slotjaar(rest)
    titel, bron = _bron(rest, met_jaar=bool(jaar))
    gang = JAARGANG.search(bron)
    if not titel or titel.isdigit():
        auteur, jaar, bron, paginas = "", "", "", ""
        titel = _kaal(URL.sub(" ", schoon)) or " ".join(adressen[:1])
    return Verwijzing(
        auteur=auteur,
        titel=titel,
        jaar=jaar or (gang["jaar"] if gang else ""),
        bron=bron,
        paginas=re.sub(r"\s*[-–]\s*", "-", paginas),
        url=adressen[0] if adressen else "",
        toelichting=" ".join(adressen[1:]),
    )


def _kaal(tekst: str) -> str:
    return " ".join(tekst.split()).strip(" ,;")


def _auteur(tekst: str, bekend: frozenset[str]) -> tuple[str, str, str]:
    """Author, year behind the author, and the rest."""
    gevonden = MET_JAAR.match(tekst)
    if gevonden:
        auteur = gevonden["auteur"]
        if is_naam(auteur) or ACHTERNAAM_EERST.match(auteur):
            return auteur, gevonden["jaar"], gevonden["rest"]
    gevonden = REDACTIE.match(tekst)
    if gevonden and is_naam(gevonden["auteur"].split(" (")[0]):
        return gevonden["auteur"], "", gevonden["rest"]
    voor, komma, rest = tekst.partition(",")
    if komma and rest.strip() and (is_naam(voor) or voor.casefold() in bekend):
        return voor, "", rest.strip(" ,")
    gevonden = STREEP.match(tekst)
    if gevonden and is_naam(gevonden["auteur"]):
        return gevonden["auteur"], "", gevonden["rest"]
    return _bekende_auteur(tekst, bekend)


def _bekende_auteur(tekst: str, bekend: frozenset[str]) -> tuple[str, str, str]:
    laag = tekst.casefold()
    for naam in sorted(bekend, key=len, reverse=True):
        if laag.startswith(f"{naam} ") and len(laag) == len(tekst):
            return tekst[: len(naam)], "", tekst[len(naam) :].strip()
    return "", "", tekst


def _paginas(tekst: str) -> tuple[str, str]:
    gevonden = PAGINAS.search(tekst) or EEN_PAGINA.search(tekst)
    if not gevonden or JAREN.fullmatch(gevonden["paginas"]) or not gevonden.start():
        return tekst, ""
    return tekst[: gevonden.start()].rstrip(" ,;"), gevonden["paginas"]


def _slotjaar(tekst: str) -> tuple[str, str]:
    gevonden = SLOTJAAR.search(tekst)
    if not gevonden or not gevonden.start():
        return tekst, ""
    return tekst[: gevonden.start()].rstrip(" ,;"), gevonden["jaar"]


def _bron(tekst: str, *, met_jaar: bool) -> tuple[str, str]:
    """Title and source."""
    gevonden = IN.search(tekst)
    if gevonden and _titel(tekst[: gevonden.start()]):
        return _titel(tekst[: gevonden.start()]), gevonden["bron"].rstrip(" ,;.")
    gevonden = TIJDSCHRIFT.match(tekst)
    if gevonden and _titel(gevonden["titel"]):
        return _titel(gevonden["titel"]), gevonden["bron"]
    gevonden = BRONWOORD.search(tekst)
    if gevonden and gevonden.start():
        return _titel(tekst[: gevonden.start()]), gevonden["bron"].rstrip(" .")
    gevonden = UITGAVE.match(tekst.rstrip(". "))
    if met_jaar and gevonden and (":" in gevonden["bron"] or len(gevonden["bron"].split()) <= 3):
        return _titel(gevonden["titel"]), gevonden["bron"]
    return _titel(tekst), ""


def _titel(tekst: str) -> str:
    """A title without the comma or full stop that closed it."""
    schoon = tekst.strip(" ,;")
    return schoon if schoon.endswith("..") else schoon.rstrip(" ,;.")


def alle_woorden(verwijzingen: Sequence[Verwijzing]) -> str:
    """Everything a list of references says, for comparing and checking."""
    return " ".join(" ".join(str(deel) for deel in v.waarde().values()) for v in verwijzingen)
