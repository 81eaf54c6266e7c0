"""Source lines as values, and what can be told from one line alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

OPSOMTEKEN = re.compile(r"^(?:[-•●▪◦∙·*–—\uf0b7]\s+|-(?=[A-Z‘“]))(?P<tekst>\S.*)$")
NUMMERTEKEN = re.compile(r"^(?P<nummer>\d{1,2})[.)]\s+(?P<tekst>\S.*)$")
LETTERTEKEN = re.compile(r"^[a-h]\)\s+(?P<tekst>\S.*)$")
URL = re.compile(r"(?:https?://|www\.)\S+")
WOORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
EINDE = re.compile(r"[.!?:;…][”’“\"')\]´]*$")
ZINSEINDE = re.compile(r"[.!?…][”’“\"')\]´]*$")
# "…, in:" and "…, red:" introduce the rest of a reference.
BRONVOORZETSEL = re.compile(r"\b(?:in|red|uit|door|pp?)\s*:$", re.IGNORECASE)
# Words after which no sentence, heading or reference can end.
HANGEND = re.compile(
    r"(?:[,(/‘“-]|\b(?:de|het|een|en|of|van|in|op|te|voor|met|aan|bij|om|door|naar|dat|die|als))$",
    re.IGNORECASE,
)
# What stands between the cells of a row; after a full stop two spaces are a habit of typing.
CELGRENS = re.compile(r"(?<=[^\s.!?])(?: {2,}| *\t\s*)(?=\S)")
VOL = 0.88


@dataclass(frozen=True)
class Leesregel:
    """A non-empty line: its number in the file (from 1) and its text without outer space."""

    nr: int
    tekst: str
    inspring: int = 0
    wit_ervoor: bool = False
    paginastart: bool = False
    pagina: int = 0  # counted by form feeds: 0 where the source has none before this line
    kolommen: bool = False  # words stand apart in it, as the cells of a table do

    @property
    def is_url(self) -> bool:
        """Whether the line is nothing but a web address, with or without a bullet."""
        return URL.fullmatch(zonder_teken(self.tekst)) is not None

    @property
    def is_item(self) -> bool:
        """Whether the line starts a list item."""
        return any(teken.match(self.tekst) for teken in (OPSOMTEKEN, NUMMERTEKEN, LETTERTEKEN))

    @property
    def begint_klein(self) -> bool:
        """Whether the line starts in the middle of a sentence, by its first letter."""
        return self.tekst[0].islower()

    @property
    def is_open(self) -> bool:
        """Whether the line ends without the end of a sentence."""
        return not EINDE.search(self.tekst) or BRONVOORZETSEL.search(self.tekst) is not None

    def met(self, tekst: str) -> Leesregel:
        """The same line with only a part of its text."""
        return replace(self, tekst=tekst)


@dataclass(frozen=True)
class Tekstmaat:
    """How wide the lines are, and which words the text uses: to tell a joined line from a new."""

    breedte: int
    woorden: frozenset[str]

    def is_vol(self, regel: Leesregel, volgende: Leesregel) -> bool:
        """Whether the next line's first word would not have fitted on this line."""
        eerste = volgende.tekst.split(" ", 1)[0]
        lengte = len(regel.tekst) + regel.inspring + 1 + len(eerste)
        return lengte >= VOL * self.breedte


def zonder_teken(tekst: str) -> str:
    """The text of a list item without its bullet or number."""
    for teken in (OPSOMTEKEN, NUMMERTEKEN, LETTERTEKEN):
        gevonden = teken.match(tekst)
        if gevonden:
            return gevonden["tekst"]
    return tekst


def maak_regels(bron: Sequence[str]) -> list[Leesregel]:
    """All non-empty lines, numbered as in the file."""
    regels: list[Leesregel] = []
    wit, nieuwe_pagina, pagina = True, True, 0
    for nr, ruw in enumerate(bron, start=1):
        tekst = " ".join(ruw.split())
        voor = ruw[: len(ruw) - len(ruw.lstrip())]
        nieuwe_pagina = nieuwe_pagina or "\f" in voor
        pagina += voor.count("\f")
        if not tekst:
            wit = True
            continue
        inspring = len(voor.replace("\t", "    ").replace("\f", ""))
        # In text drawn from a PDF, a single space before a word is where a page began.
        los = inspring == 1 and not OPSOMTEKEN.match(tekst)
        rij = CELGRENS.search(zonder_teken(ruw.strip())) is not None
        regels.append(Leesregel(nr, tekst, inspring, wit, nieuwe_pagina or los, pagina, rij))
        wit, nieuwe_pagina = False, False
    return regels


def meet(regels: Sequence[Leesregel]) -> Tekstmaat:
    """The width of the page and the vocabulary of the text."""
    lengtes = sorted(len(regel.tekst) + regel.inspring for regel in regels)
    lang = [lengte for lengte in lengtes if lengte > 40] or [80]
    woorden = {woord.lower() for regel in regels for woord in WOORD.findall(regel.tekst)}
    return Tekstmaat(breedte=lang[int(len(lang) * 0.9)], woorden=frozenset(woorden))
