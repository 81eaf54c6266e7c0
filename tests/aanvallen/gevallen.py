"""What is tried: each attempt by everybody, in each state, in each way; and the table of it for the README."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from handleiding.workflow.rules import Toestand

from .mensen import IEDEREEN, INSIDERS, mag
from .pogingen import POGINGEN, Poging

MET_SPOED = "met spoed"
STATEN = (*(str(staat.value) for staat in Toestand), MET_SPOED)


class Manier(StrEnum):
    VERS = "fresh"  # as the screen of now would send it
    GESMOKKELD = "smuggled"  # with fields that the screen does not have
    VEROUDERD = "stale"  # with a fingerprint of the same version as it was before
    ONGELEZEN = "unread"  # without a fingerprint
    DUBBEL = "doubled"  # sent twice


# Where a way around would do most: while it is read, with a draft behind what is online, and marked.
SPANNEND = (Toestand.TER_BEOORDELING.value, Toestand.GEPUBLICEERD_MET_CONCEPT.value, MET_SPOED)


def mag_in(poging: Poging, naam: str, staat: str) -> bool:
    """Return whether the design lets ``naam`` do this in that state."""
    spoed = staat == MET_SPOED
    return mag(poging, naam, Toestand.GEPUBLICEERD if spoed else Toestand(staat), spoed=spoed)


def gevallen(poging: Poging, staat: str) -> Iterator[tuple[str, Manier]]:
    """Yield who tries it in which way, in that state.

    Who belongs to the edition or the core tries it in every state; who does not, where it would do most. Smuggling is
    tried there by both who may and who may not. What is stale, unread or doubled is tried where a fresh one is done.
    """
    for naam in IEDEREEN:
        if naam in INSIDERS or staat in SPANNEND:
            yield naam, Manier.VERS
        if naam in INSIDERS and staat in SPANNEND:
            yield naam, Manier.GESMOKKELD
        if mag_in(poging, naam, staat):
            if len(poging.acties) < 2:  # else the second time may be the other step
                yield naam, Manier.DUBBEL
            if poging.leest:
                yield naam, Manier.VEROUDERD
                yield naam, Manier.ONGELEZEN


def markdown() -> str:
    """Return the table as it stands in the README."""
    koppen = ("address", "what is tried", "who may", *Manier)
    regels = [f"| {' | '.join(koppen)} |", f"|{' --- |' * len(koppen)}"]
    totaal: Counter[Manier] = Counter()
    for poging in POGINGEN:
        telling = Counter(manier for staat in STATEN for _, manier in gevallen(poging, staat))
        totaal += telling
        stappen = " or ".join(f"*{actie.label}*" for actie in poging.acties)
        wie = f"step {stappen}" if stappen else _met_de_hand(poging)
        cellen = (f"`{poging.adres}`", poging.doel, wie, *_aantallen(telling))
        regels.append(f"| {' | '.join(cellen)} |")
    regels.append(f"| {' | '.join((f'{len(POGINGEN)} attempts', '', '', *_aantallen(totaal)))} |")
    return "\n".join(regels)


def _aantallen(telling: Counter[Manier]) -> tuple[str, ...]:
    return tuple(str(telling[manier] or "") for manier in Manier)


def _met_de_hand(poging: Poging) -> str:
    if not poging.mag:
        return "nobody"
    delen = []
    for rollen, staten in poging.mag:
        wie = ", ".join(sorted(rol.label for rol in rollen))
        waar = ", ".join(staat.label for staat in Toestand if staat in staten)
        delen.append(f"{wie} ({waar})")
    return "; ".join(delen)
