"""Take what was chosen out of one row: empty a person, redact words, put others there. Nothing else changes."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from wagtail.fields import StreamField
from wagtail.models import Revision

from handleiding.inhoud import Inhoudsdeel, herschrijf_rij, herschrijf_veld, opgeslagen
from handleiding.inhoud.woorden import OPGEMAAKT

from .lezen import Mens, Stuk
from .tabel import Houdt, houdt, leeg, tekstvelden
from .vervangen import Wissel, wissel, wissel_in_kenmerk, wissel_in_opmaak
from .vinden import Vondst
from .zoekterm import KORT_VERWIJDERD, Treffer, haal_weg

# The stored value of a leaf, and whether it is rich text.
Blad = tuple[str, bool]


@dataclass(frozen=True)
class Wiskeuze:
    """What somebody chose, by key; of text of pages also what comes in its place."""

    gekozen: frozenset[str]
    vervangingen: Mapping[str, str] = field(default_factory=dict)
    # Also all text that only the CMS shows: what was logged of the person after they were removed.
    al_het_beheer: bool = False

    def omvat(self, vondst: Vondst) -> bool:
        """Tell whether this goes."""
        if self.al_het_beheer and vondst.houdt is Houdt.BEHEER:
            return True
        if vondst.sleutel not in self.gekozen:
            return False
        return vondst.mag_weg or (vondst.mag_vervangen and vondst.sleutel in self.vervangingen)


def zonder(rij: Any, vondsten: Iterable[Vondst], keuze: Wiskeuze) -> dict[str, Any]:
    """Return ``{field: value}`` of a row without what was chosen, for the fields that change."""
    nieuw: dict[str, Any] = {}
    teksten: dict[Stuk, list[Treffer]] = defaultdict(list)
    van_pagina: dict[Stuk, list[Wissel]] = defaultdict(list)
    for vondst in vondsten:
        if not keuze.omvat(vondst):
            continue
        if isinstance(vondst.deel, Mens):
            _leeg_mens(rij, nieuw, vondst.deel)
        elif vondst.treffer is not None and vondst.houdt is Houdt.PAGINA:
            woorden = keuze.vervangingen[vondst.sleutel]
            plek = Wissel(vondst.treffer.start, vondst.treffer.eind, woorden)
            van_pagina[vondst.deel].append(plek)
        elif vondst.treffer is not None:
            teksten[vondst.deel].append(vondst.treffer)
    for stuk, treffers in teksten.items():
        _zet(rij, nieuw, stuk, treffers)
    if van_pagina:
        _zet_paginatekst(rij, nieuw, van_pagina)
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


def _zet_paginatekst(
    rij: Any, nieuw: dict[str, Any], gewisseld: Mapping[Stuk, list[Wissel]]
) -> None:
    """Rewrite text of a page by what its leaves say: the same words on one page are one decision."""
    bladen: dict[Blad, tuple[str, str]] = {}
    for stuk, plekken in sorted(gewisseld.items(), key=lambda paar: bool(paar[0].bron)):
        sleutel = (stuk.bron or stuk.tekst, bool(stuk.bron) or stuk.opmaak)
        voluit, kort = bladen.get(sleutel, (sleutel[0], sleutel[0]))
        korte = [replace(plek, woorden=KORT_VERWIJDERD) for plek in plekken]
        bladen[sleutel] = _gewisseld(voluit, stuk, plekken), _gewisseld(kort, stuk, korte)

    def bewerk(deel: Inhoudsdeel) -> Any:
        if not isinstance(deel.waarde, str):
            return deel.waarde
        voluit, kort = bladen.get((deel.waarde, deel.soort in OPGEMAAKT), (deel.waarde, ""))
        # Words typed for a sentence may be too long for a heading: then nothing else of it is lost.
        hoogstens = getattr(deel.bron, "max_length", None)
        return voluit if hoogstens is None or len(voluit) <= hoogstens else kort or voluit

    if isinstance(rij, Revision):
        _in_versie(rij, nieuw, bladen, bewerk)
        return
    for veld in filter(_is_paginatekst, tekstvelden(type(rij))):
        oud = opgeslagen(rij, veld)
        if (waarde := herschrijf_veld(veld, oud, bewerk)) is not oud:
            stroom = isinstance(veld, StreamField)
            nieuw[veld.name] = veld.to_python(json.dumps(waarde)) if stroom else waarde


def _in_versie(
    rij: Revision, nieuw: dict[str, Any], bladen: Mapping[Blad, Any], bewerk: Any
) -> None:
    model: Any = rij.content_type.model_class()
    inhoud = nieuw.get("content", rij.content)
    anders = herschrijf_rij(model, inhoud, bewerk, kies=_is_paginatekst)
    if anders is not inhoud:
        nieuw["content"] = anders
    if (titel := bladen.get((rij.object_str, False))) is not None:
        nieuw["object_str"] = titel[0]


def _gewisseld(waarde: str, stuk: Stuk, plekken: list[Wissel]) -> str:
    if stuk.bron:
        return wissel_in_kenmerk(waarde, stuk.tekst, plekken)
    return (wissel_in_opmaak if stuk.opmaak else wissel)(waarde, plekken)


def _is_paginatekst(veld: Any) -> bool:
    return houdt(veld) is Houdt.PAGINA
