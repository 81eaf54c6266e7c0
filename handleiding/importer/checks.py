"""Is this a handbook, and is it whole?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NoReturn

from handleiding.importer.annex import Bijlagen
from handleiding.importer.headings import Kopdeel
from handleiding.importer.lines import HANGEND, Leesregel
from handleiding.importer.session import Bijeenkomst
from handleiding.importer.structure import ImportFout

AANTAL = 10
MEESTE_REGELS = 20_000
LANGSTE_REGEL = 20_000
NOEMT_BIJLAGE = re.compile(r"\bbijlage\s+\d", re.IGNORECASE)
NOEMT_LITERATUUR = re.compile(r"\bliteratuur(?:lijst|overzicht)\b", re.IGNORECASE)
VERPLICHT = {
    "doel": "Doel",
    "onderwerpen": "Onderwerpen",
    "materiaal": "Benodigd materiaal",
    "instructie": "Instructie programmaonderdelen",
    "aandachtspunten": "Aandachtspunten",
}


def controleer_regels(regels: Sequence[Leesregel]) -> None:
    """Refuse an empty text, and a text no handbook can be: before any work is done on it."""
    if not regels:
        raise ImportFout("Het bestand is leeg: er staat geen tekst in.")
    if len(regels) > MEESTE_REGELS or any(len(regel.tekst) > LANGSTE_REGEL for regel in regels):
        raise ImportFout(
            "Dit lijkt geen handleiding: de tekst is veel te lang, of heeft geen regels. "
            "Controleer of u het goede bestand hebt gekozen."
        )


def controleer_begin(delen: Sequence[Kopdeel]) -> None:
    """Refuse a text without sessions."""
    if any(_is_bijeenkomst(kind) for deel in delen for kind in deel.kinderen):
        return
    fout = (
        "Dit lijkt geen handleiding. Er is geen hoofdstuk gevonden met bijeenkomsten, zoals "
        "“3.1 Bijeenkomst 1: …”."
    )
    hoofdstukken = [deel for deel in delen if deel.kop.soort == "hoofdstuk"]
    if hoofdstukken:
        laatste = [*hoofdstukken[-1:], *hoofdstukken[-1].kinderen][-1].kop
        fout += f" Het laatste dat is gevonden: {laatste.nummer} “{laatste.titel}”."
        fout += " Misschien is het bestand afgebroken."
    raise ImportFout(f"{fout} Controleer of u het goede bestand hebt gekozen.")


def controleer_einde(
    regels: Sequence[Leesregel],
    delen: Sequence[Kopdeel],
    bijeenkomsten: Sequence[Bijeenkomst],
    bijlagen: Bijlagen | None,
) -> None:
    """Refuse a text that stops too early."""
    reden = _reden(regels, delen, bijeenkomsten, bijlagen)
    if reden:
        _breek_af(reden, regels, bijeenkomsten[-1], bijlagen)


def _reden(
    regels: Sequence[Leesregel],
    delen: Sequence[Kopdeel],
    bijeenkomsten: Sequence[Bijeenkomst],
    bijlagen: Bijlagen | None,
) -> str:
    """Why the text cannot be whole, or ""."""
    stopt = any(map(_is_bijeenkomst, delen[-1].kinderen))
    if stopt and len(bijeenkomsten) < AANTAL:
        return te_weinig(bijeenkomsten)
    mist = _ontbrekend(bijeenkomsten)
    if stopt and mist:
        return f"Van bijeenkomst {bijeenkomsten[-1].nummer} ontbreekt “{VERPLICHT[mist]}”."
    tekst = "\n".join(regel.tekst for regel in regels)
    if stopt and NOEMT_BIJLAGE.search(tekst):
        return "De tekst verwijst naar een bijlage, maar er zijn geen bijlagen gevonden."
    if bijlagen is not None:
        if bijlagen.literatuur is None and NOEMT_LITERATUUR.search(tekst):
            return "De tekst noemt een literatuurlijst, maar die is niet gevonden."
        laatste = _overzicht_stopt(bijlagen, bijeenkomsten)
        if laatste:
            return f"Het literatuuroverzicht stopt bij bijeenkomst {laatste}."
    return "De laatste zin is niet af." if HANGEND.search(regels[-1].tekst) else ""


def te_weinig(bijeenkomsten: Sequence[Bijeenkomst]) -> str:
    """How many sessions there are, where these are fewer than in most handbooks; else ""."""
    if len(bijeenkomsten) >= AANTAL:
        return ""
    return f"Er zijn {len(bijeenkomsten)} van de {AANTAL} bijeenkomsten gevonden."


def _overzicht_stopt(bijlagen: Bijlagen, bijeenkomsten: Sequence[Bijeenkomst]) -> int:
    """The last session of an overview that ends the text before the literature does, or 0."""
    blad = bijlagen.literatuur
    if blad is None or blad.velden["overige"] or bijlagen.blad.kinderen[-1] is not blad:
        return 0
    nodig = max(
        (
            bijeenkomst.nummer + (verwijzing.moment == "volgende")
            for bijeenkomst in bijeenkomsten
            for verwijzing in bijeenkomst.literatuur
        ),
        default=0,
    )
    laatste = max(bijlagen.gedrukt, default=0)
    return laatste if laatste < min(nodig, len(bijeenkomsten)) else 0


def _breek_af(
    reden: str, regels: Sequence[Leesregel], laatste: Bijeenkomst, bijlagen: Bijlagen | None
) -> NoReturn:
    if bijlagen is not None:
        blad = [bijlagen.blad, *bijlagen.blad.kinderen][-1]
        waar = f"{blad.nummer} “{blad.titel}”".strip()
    else:
        waar = f"bijeenkomst {laatste.nummer}"
        if laatste.onderdelen and laatste.onderdelen[-1].titel:
            waar += f", onderdeel “{laatste.onderdelen[-1].titel}”"
    raise ImportFout(
        f"Het bestand lijkt afgebroken. {reden} Het laatste dat is gevonden: {waar}. "
        f"De tekst stopt bij regel {regels[-1].nr}. Controleer of u het hele bestand hebt."
    )


def _is_bijeenkomst(deel: Kopdeel) -> bool:
    return deel.kop.soort == "bijeenkomst"


def _ontbrekend(bijeenkomsten: Sequence[Bijeenkomst]) -> str:
    """The first part that the last session lacks and most others have, or ""."""
    for naam in VERPLICHT:
        aantal = sum(naam in bijeenkomst.namen() for bijeenkomst in bijeenkomsten[:-1])
        if aantal > len(bijeenkomsten) / 2 and naam not in bijeenkomsten[-1].namen():
            return naam
    return ""
