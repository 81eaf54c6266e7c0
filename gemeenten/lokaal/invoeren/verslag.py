"""What a file would change, row by row. Nothing is written here."""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from enum import StrEnum
from types import SimpleNamespace
from typing import Any

from django.core.exceptions import ValidationError

from gemeenten.regels.tabellen import Tabel, Tabelrij
from gemeenten.regels.tabellen.cellen import CelFout, schoon
from handleiding.namen import naamsleutel

from .kolommen import Invoersoort, Kolom, kolommen_van, toon
from .koppel import TWIJFEL

VERPLICHT = "Vul hier iets in."
DUBBEL = "Staat ook op regel {nummer}. Haal een van beide weg."
VAKER = "Meer rijen in uw lijst passen hierbij. Zet er een naam of e-mailadres bij."
LEEG = "leeg"


class Stand(StrEnum):
    FOUT = "fout"
    NIEUW = "nieuw"
    BIJGEWERKT = "bijgewerkt"
    ONGEWIJZIGD = "ongewijzigd"


@dataclass
class Verslagregel:
    """One row of the file: what it is about, what it changes, what is wrong with it."""

    nummer: int
    waarden: dict[str, Any]
    fouten: list[tuple[str, str]] = field(default_factory=list)
    wijzigingen: list[tuple[str, str, str]] = field(default_factory=list)
    is_nieuw: bool = False
    oud: Any = None
    object: Any = None

    @property
    def stand(self) -> Stand:
        if self.fouten:
            return Stand.FOUT
        if self.is_nieuw:
            return Stand.NIEUW
        return Stand.BIJGEWERKT if self.wijzigingen else Stand.ONGEWIJZIGD

    @property
    def titel(self) -> str:
        delen = (self.waarden.get(veld, "") for veld in ("functie", "organisatie", "naam"))
        return ", ".join(str(deel)[:80] for deel in delen if deel) or "—"


@dataclass(frozen=True)
class Verslag:
    soort: Invoersoort
    regels: list[Verslagregel]
    onbekend: list[str]
    bezwaar: str = ""
    opmerkingen: tuple[str, ...] = ()

    def met(self, stand: Stand) -> list[Verslagregel]:
        return [regel for regel in self.regels if regel.stand is stand]

    @property
    def gesorteerd(self) -> list[Verslagregel]:
        """Return the rows with what asks for attention first."""
        return [regel for stand in Stand for regel in self.met(stand)]

    @property
    def aantallen(self) -> dict[Stand, int]:
        return {stand: len(self.met(stand)) for stand in Stand}

    @property
    def te_bewaren(self) -> list[Verslagregel]:
        return [*self.met(Stand.NIEUW), *self.met(Stand.BIJGEWERKT)]

    @property
    def kan_bewaren(self) -> bool:
        return bool(self.te_bewaren) and not self.bezwaar and not self.met(Stand.FOUT)


def maak_verslag(soort: Invoersoort, tabel: Tabel, bestaand: Sequence[Any]) -> Verslag:
    """Work out what ``tabel`` would change in the ``bestaand`` rows. Raises TabelFout."""
    kolommen, onbekend = kolommen_van(soort, tabel)
    regels = [_lees_rij(rij, kolommen) for rij in tabel.rijen]
    _meld_dubbele(regels)
    _koppel(soort, regels, bestaand)
    for regel in regels:
        _vul(soort, regel)
    nieuw = sum(regel.is_nieuw for regel in regels)
    bezwaar = ""
    if len(bestaand) + nieuw > soort.maximum:
        bezwaar = (
            f"Samen met wat er al staat worden het {len(bestaand) + nieuw} regels. "
            f"Meer dan {soort.maximum} kan niet."
        )
    return Verslag(soort, regels, onbekend, bezwaar, tabel.opmerkingen)


def _lees_rij(rij: Tabelrij, kolommen: dict[int, Kolom]) -> Verslagregel:
    """Return the values of the cells that are filled; an empty cell says nothing."""
    regel = Verslagregel(rij.nummer, {})
    cellen = (*rij.cellen, *[""] * (max(kolommen) + 1 - len(rij.cellen)))
    for plaats, kolom in kolommen.items():
        try:
            if tekst := schoon(cellen[plaats]):
                regel.waarden[kolom.veld] = kolom.lees(tekst)
            elif kolom.verplicht:
                regel.fouten.append((kolom.kop, VERPLICHT))
        except CelFout as fout:
            regel.fouten.append((kolom.kop, str(fout)))
    return regel


def _meld_dubbele(regels: Iterable[Verslagregel]) -> None:
    gezien: dict[tuple[str, ...], int] = {}
    for regel in regels:
        velden = ("functie", "organisatie", "naam", "email")
        merk = tuple(naamsleutel(str(regel.waarden.get(veld, ""))) for veld in velden)
        if any(merk) and merk in gezien:
            regel.fouten.append(("regel", DUBBEL.format(nummer=gezien[merk])))
        gezien.setdefault(merk, regel.nummer)


def _koppel(soort: Invoersoort, regels: Iterable[Verslagregel], bestaand: Sequence[Any]) -> None:
    goed = [regel for regel in regels if not regel.fouten]
    leeg = {kolom.veld: "" for kolom in soort.kolommen}
    rijen = [SimpleNamespace(**(leeg | regel.waarden)) for regel in goed]
    for regel, oud in zip(goed, soort.koppel(rijen, list(bestaand)), strict=True):
        if oud is TWIJFEL:
            regel.fouten.append(("regel", VAKER))
        else:
            regel.oud, regel.is_nieuw = oud, oud is None


def _vul(soort: Invoersoort, regel: Verslagregel) -> None:
    """Make the row as it would become, and hold it against the rules of its model."""
    if regel.fouten:
        return
    regel.object = soort.nieuw() if regel.is_nieuw else copy(regel.oud)
    waarden = regel.waarden
    if not regel.is_nieuw:
        waarden = _zonder_oude_toestemming(regel.oud, waarden)
    koppen = {kolom.veld: kolom.kop for kolom in soort.kolommen}
    for veld, waarde in waarden.items():
        oud = getattr(regel.object, veld)
        if oud != waarde:
            regel.wijzigingen.append((koppen[veld], toon(oud) or LEEG, toon(waarde) or LEEG))
            setattr(regel.object, veld, waarde)
    if regel.wijzigingen or regel.is_nieuw:
        _toets(regel, koppen)


def _zonder_oude_toestemming(oud: Any, waarden: dict[str, Any]) -> dict[str, Any]:
    """Consent is of a person: with another name in its place, that of the one before is gone."""
    naam = waarden.get("naam")
    if not hasattr(oud, "toestemming") or not naam or naamsleutel(naam) == naamsleutel(oud.naam):
        return waarden
    return {"toestemming": False, "toestemming_op": None} | waarden


def _toets(regel: Verslagregel, koppen: dict[str, str]) -> None:
    try:
        regel.object.clean_fields(exclude=["page"])
        regel.object.clean()
    except ValidationError as fout:
        regel.fouten += [
            (koppen.get(veld, "regel"), melding)
            for veld, meldingen in fout.message_dict.items()
            for melding in meldingen
        ]
