"""Take what was chosen out of one row: empty a person, redact words. Nothing else in it changes."""

from collections import defaultdict
from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from .lezen import Mens, Stuk
from .tabel import leeg
from .vinden import Vondst
from .zoekterm import Treffer, haal_weg


def zonder(rij: Any, vondsten: Iterable[Vondst]) -> dict[str, Any]:
    """Return ``{field: value}`` of a row without these, for the fields that change."""
    nieuw: dict[str, Any] = {}
    teksten: dict[Stuk, list[Treffer]] = defaultdict(list)
    for vondst in vondsten:
        if not vondst.mag_weg:
            continue
        if isinstance(vondst.deel, Mens):
            _leeg_mens(rij, nieuw, vondst.deel)
        elif vondst.treffer is not None:
            teksten[vondst.deel].append(vondst.treffer)
    for stuk, treffers in teksten.items():
        _zet(rij, nieuw, stuk, treffers)
    return nieuw


def _leeg_mens(rij: Any, nieuw: dict[str, Any], mens: Mens) -> None:
    wissen = {veld: waarde for veld, waarde in leeg(mens.model).items() if veld in mens.waarden}
    if not mens.pad:
        nieuw |= wissen
        return
    houder = _waarde(rij, nieuw, str(mens.pad[0]))
    for stap in mens.pad[1:]:
        houder = houder[stap]
    houder |= wissen


def _zet(rij: Any, nieuw: dict[str, Any], stuk: Stuk, treffers: list[Treffer]) -> None:
    veld, *binnen = stuk.pad
    hoogstens = None if binnen else getattr(rij._meta.get_field(veld), "max_length", None)
    tekst = haal_weg(stuk.tekst, treffers, hoogstens=hoogstens)
    if not binnen:
        nieuw[str(veld)] = tekst
        return
    houder = _waarde(rij, nieuw, str(veld))
    for stap in binnen[:-1]:
        houder = houder[stap]
    houder[binnen[-1]] = tekst


def _waarde(rij: Any, nieuw: dict[str, Any], veld: str) -> Any:
    """Return the new value of a field that holds JSON, to be changed in place."""
    if veld not in nieuw:
        nieuw[veld] = deepcopy(getattr(rij, veld))
    return nieuw[veld]
