"""Lists of people: names are personal data, so the report points at them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handleiding.importer.blocks import Leesblok
from handleiding.importer.ledger import Grootboek, Grootboekblad
from handleiding.importer.reference import is_naam

# "Voornaam Achternaam – functie"
MET_FUNCTIE = re.compile(r"^(?P<naam>[^–,:(]{4,50}?)\s*[–-]\s+\S")
GENOEG = 2


def meld_personen(blokken: Sequence[Leesblok], blad: Grootboekblad, boek: Grootboek) -> None:
    """Ask for consent where a list names people with what they do."""
    regels = [blok.regels[0].nr for blok in blokken if blok.soort == "item" and _is_persoon(blok)]
    if len(regels) >= GENOEG:
        boek.meld(
            f"{blad.nummer} “{blad.titel}” noemt personen met hun functie ({len(regels)} keer, vanaf "
            f"regel {regels[0]}). Publiceer namen alleen als er toestemming voor is.".strip()
        )


def _is_persoon(blok: Leesblok) -> bool:
    gevonden = MET_FUNCTIE.match(blok.volledig)
    return gevonden is not None and is_naam(gevonden["naam"])
