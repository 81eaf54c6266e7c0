"""Is this a whole handbook? And what is odd about its numbering?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from handleiding.importer.annex import Bijlagen
from handleiding.importer.headings import Deel
from handleiding.importer.ledger import Grootboek
from handleiding.importer.lines import HANGEND, Regel
from handleiding.importer.parts import OVERIG, normaal
from handleiding.importer.session import Bijeenkomst
from handleiding.importer.structure import ImportFout

AANTAL = 10
NOEMT_BIJLAGE = re.compile(r"\bbijlage\s+\d", re.IGNORECASE)
NOEMT_LITERATUUR = re.compile(r"\bliteratuur(?:lijst|overzicht)\b", re.IGNORECASE)
NAMEN = {
    "doel": "Doel",
    "onderwerpen": "Onderwerpen",
    "programma": "Programmaonderdelen",
    "instructie": "Instructie programmaonderdelen",
    "materiaal": "Benodigd materiaal",
    "aandachtspunten": "Aandachtspunten",
}
VERPLICHT = ("doel", "onderwerpen", "materiaal", "instructie", "aandachtspunten")


def controleer_begin(regels: Sequence[Regel], delen: Sequence[Deel]) -> None:
    """Refuse a text without sessions."""
    if not regels:
        raise ImportFout("Het bestand is leeg: er staat geen tekst in.")
    if not any(_is_bijeenkomst(kind) for deel in delen for kind in deel.kinderen):
        raise ImportFout(
            "Dit lijkt geen handleiding. Er is geen hoofdstuk gevonden met bijeenkomsten, zoals "
            "“3.1 Bijeenkomst 1: …”. Controleer of u het goede bestand hebt gekozen."
        )


def controleer_einde(
    regels: Sequence[Regel],
    delen: Sequence[Deel],
    bijeenkomsten: Sequence[Bijeenkomst],
    bijlagen: Bijlagen | None,
) -> None:
    """Refuse a text that stops too early."""
    laatste = bijeenkomsten[-1]
    if len(bijeenkomsten) < AANTAL:
        _fout(
            f"Er zijn {len(bijeenkomsten)} van de {AANTAL} bijeenkomsten gevonden.", laatste, regels
        )
    na = delen[-1].kop is not None and not any(map(_is_bijeenkomst, delen[-1].kinderen))
    mist = _ontbrekend(bijeenkomsten)
    if mist and not na:
        _fout(f"Van bijeenkomst {laatste.nummer} ontbreekt “{NAMEN[mist]}”.", laatste, regels)
    tekst = "\n".join(regel.tekst for regel in regels)
    if not na and bijlagen is None and NOEMT_BIJLAGE.search(tekst):
        _fout(
            "De tekst verwijst naar een bijlage, maar er zijn geen bijlagen gevonden.",
            laatste,
            regels,
        )
    if bijlagen is not None:
        _controleer_bijlagen(bijlagen, bijeenkomsten, tekst, regels)
    if HANGEND.search(regels[-1].tekst):
        _fout("De laatste zin is niet af.", laatste, regels)


def _controleer_bijlagen(
    bijlagen: Bijlagen, bijeenkomsten: Sequence[Bijeenkomst], tekst: str, regels: Sequence[Regel]
) -> None:
    laatste = bijeenkomsten[-1]
    blad = bijlagen.literatuur
    if blad is None:
        if NOEMT_LITERATUUR.search(tekst):
            _fout("De tekst noemt een literatuurlijst, maar die is niet gevonden.", laatste, regels)
        return
    met_literatuur = {
        bijeenkomst.nummer + (verwijzing.moment == "volgende")
        for bijeenkomst in bijeenkomsten
        for verwijzing in bijeenkomst.literatuur
    }
    stopt = bijlagen.gedrukt and max(bijlagen.gedrukt) < max(met_literatuur, default=0)
    if stopt and not blad.velden["overige"] and bijlagen.blad.kinderen[-1] is blad:
        nummer = max(bijlagen.gedrukt)
        _fout(f"Het literatuuroverzicht stopt bij bijeenkomst {nummer}.", laatste, regels)


def _fout(reden: str, laatste: Bijeenkomst, regels: Sequence[Regel]) -> None:
    onderdeel = laatste.onderdelen[-1].titel if laatste.onderdelen else ""
    waar = f"bijeenkomst {laatste.nummer}" + (f", onderdeel “{onderdeel}”" if onderdeel else "")
    raise ImportFout(
        f"Het bestand lijkt afgebroken. {reden} Het laatste dat is gevonden: {waar}. "
        f"De tekst stopt bij regel {regels[-1].nr}. Controleer of u het hele bestand hebt."
    )


def _is_bijeenkomst(deel: Deel) -> bool:
    return deel.kop is not None and deel.kop.soort == "bijeenkomst"


def _ontbrekend(bijeenkomsten: Sequence[Bijeenkomst]) -> str:
    """The first part that the last session lacks and most others have, or ""."""
    for naam in VERPLICHT:
        aantal = sum(naam in bijeenkomst.namen() for bijeenkomst in bijeenkomsten[:-1])
        if aantal > len(bijeenkomsten) / 2 and naam not in bijeenkomsten[-1].namen():
            return naam
    return ""


def meld_nummering(bijeenkomsten: Sequence[Bijeenkomst], boek: Grootboek) -> None:
    """Tell which sessions differ from the rest in the names and order of their parts."""
    gewoon = {naam: _gewone_titel(bijeenkomsten, naam) for naam in NAMEN}
    for plek, bijeenkomst in enumerate(bijeenkomsten, start=1):
        if bijeenkomst.nummer != plek:
            boek.meld(f"Bijeenkomst {bijeenkomst.nummer} staat als {plek}e in de tekst.")
        for naam, titel in gewoon.items():
            _meld_onderdeel(bijeenkomst, naam, titel, boek)
        _meld_volgorde(bijeenkomst, boek)


def _gewone_titel(bijeenkomsten: Sequence[Bijeenkomst], naam: str) -> str:
    titels = [o.titel for b in bijeenkomsten for o in b.onderdelen if o.naam == naam]
    vormen = Counter(_vorm(titel) for titel in titels)
    if not vormen or vormen.most_common(1)[0][1] <= len(bijeenkomsten) / 2:
        return ""
    vorm = vormen.most_common(1)[0][0]
    return next(titel for titel in titels if _vorm(titel) == vorm)


def _vorm(titel: str) -> str:
    return normaal(titel).replace(" ", "")


def _meld_onderdeel(bijeenkomst: Bijeenkomst, naam: str, titel: str, boek: Grootboek) -> None:
    eigen = [onderdeel for onderdeel in bijeenkomst.onderdelen if onderdeel.naam == naam]
    if not eigen and titel:
        bron = "; het programma komt uit de instructies" if naam == "programma" else ""
        boek.meld(f"Bijeenkomst {bijeenkomst.nummer} heeft geen onderdeel “{titel}”{bron}.")
    for onderdeel in eigen:
        if titel and _vorm(onderdeel.titel) != _vorm(titel):
            boek.meld(
                f"{onderdeel.nummer} heet “{onderdeel.titel}”; bij de meeste bijeenkomsten heet "
                f"dit onderdeel “{titel}”."
            )


def _meld_volgorde(bijeenkomst: Bijeenkomst, boek: Grootboek) -> None:
    """Numbers that skip, repeat or belong to another session."""
    nummers = [o.nummer for o in bijeenkomst.onderdelen if o.nummer and o.naam != OVERIG]
    verwacht = [f"{bijeenkomst.blad.nummer}.{i}" for i in range(1, len(nummers) + 1)]
    vreemd = [nummer for nummer, goed in zip(nummers, verwacht, strict=True) if nummer != goed]
    if vreemd:
        boek.meld(
            f"Bijeenkomst {bijeenkomst.nummer}: de nummering van de onderdelen is onregelmatig "
            f"({', '.join(vreemd)})."
        )
