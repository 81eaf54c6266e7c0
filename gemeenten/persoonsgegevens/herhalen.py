"""The list of removals as a file apart from the backup, and doing them again where that backup was put back.

What two people decided is not decided anew: it goes in place, also from what is online. Only a sentence that was chosen
goes; the same words elsewhere are counted, for who looks.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_datetime

from gemeenten.models import GemeentePage, Verwijderregel
from handleiding.logacties import noteer

from .acties import gevonden
from .elders import haal_terug
from .lezen import Mens
from .lijst import keuze_van, zoeker_van
from .logacties import PERSOON_HERHAALD
from .paginatekst import Online
from .sporen import geheimen, proef
from .verwijderen import leeg_schrijflogboek, wis_rijen
from .zoekterm import Zoekvraag

SOORT, VORM = "lijst van verwijderingen", 1
VELDEN = {"editie": int, "code": str, "wie": str, "op": str, "keuzes": dict, "woorden": dict}
GEEN_LIJST = "Dit is geen lijst van verwijderingen: {reden}. Er is niets veranderd."
ANDERE_SLEUTEL = (
    "Deze lijst is gemaakt met een andere SECRET_KEY. Zet die erbij in SECRET_KEY_FALLBACKS en probeer het opnieuw. "
    "Er is niets veranderd."
)


class LijstFout(Exception):
    """The file cannot be used; says why, in Dutch."""


@dataclass(frozen=True)
class Herhaald:
    """What became of one removal: in how many rows it was done, and where the same words stand otherwise."""

    wie: str
    waar: str
    rijen: int = 0
    elders: int = 0
    reden: str = ""


def schrijf_lijst() -> Iterator[str]:
    """Yield the lines of the file: no name stands in it."""
    yield json.dumps({"soort": SOORT, "vorm": VORM, "proef": proef()})
    for regel in Verwijderregel.objects.select_related("editie").order_by("pk"):
        yield json.dumps(
            {
                "editie": regel.editie_id,
                "code": regel.editie.code or "",
                "wie": regel.wie,
                "op": regel.op.isoformat(),
                "keuzes": regel.keuzes,
                "woorden": regel.woorden,
            }
        )


def lees_lijst(regels: Iterable[str]) -> tuple[str, list[dict[str, Any]]]:
    """Return by which secret a list was made, and its removals. Raises LijstFout."""
    kop, *rest = [_ontleed(nummer, regel) for nummer, regel in enumerate(regels, 1)] or [{}]
    if kop.get("soort") != SOORT or kop.get("vorm") != VORM:
        raise LijstFout(GEEN_LIJST.format(reden="de eerste regel klopt niet"))
    geheim = next((geheim for geheim in geheimen() if proef(geheim) == kop.get("proef")), None)
    if geheim is None:
        raise LijstFout(ANDERE_SLEUTEL)
    for nummer, regel in enumerate(rest, 2):
        if not all(isinstance(regel.get(veld), soort) for veld, soort in VELDEN.items()):
            raise LijstFout(GEEN_LIJST.format(reden=f"regel {nummer} klopt niet"))
    return geheim, rest


def _ontleed(nummer: int, regel: str) -> dict[str, Any]:
    try:
        inhoud = json.loads(regel)
    except ValueError:
        inhoud = None
    if not isinstance(inhoud, dict):
        raise LijstFout(GEEN_LIJST.format(reden=f"regel {nummer} klopt niet"))
    return inhoud


@transaction.atomic
def herhaal(regel: dict[str, Any], geheim: str, *, droog: bool = False) -> Herhaald:
    """Do one removal again, on what stands there now; twice changes nothing. ``droog`` counts only."""
    editie = GemeentePage.objects.filter(pk=regel["editie"]).first()
    if editie is None or (editie.code or "") != regel["code"]:
        return Herhaald(regel["wie"], regel["code"], reden="deze editie is er niet (meer)")
    bewaard = _bewaar(editie, regel)
    zoeker, keuze = zoeker_van(bewaard, geheim), keuze_van(bewaard)
    alles = list(gevonden(editie, zoeker, te_wissen=True))
    vondsten = [vondst for _, _, hier in alles for vondst in hier]
    weg = [vondst for vondst in vondsten if keuze.omvat(vondst)]
    rijen = dict.fromkeys((vondst.plaats, vondst.rij.pk) for vondst in weg)
    elders = len(
        {v.sleutel for v in vondsten if v.mag_weg or v.mag_vervangen} - {v.sleutel for v in weg}
    )
    uit = Herhaald(regel["wie"], editie.title, len(rijen), elders)
    if droog:
        transaction.set_rollback(True)
    elif rijen:
        wis_rijen(zoeker, rijen, keuze, Online({}))
        mensen = [vondst.deel for vondst in weg if isinstance(vondst.deel, Mens)]
        haal_terug(editie, mensen, Zoekvraag())
        data = {"wie": regel["wie"], "rijen": len(rijen)}
        noteer(editie, PERSOON_HERHAALD, user=None, data=data)
        transaction.on_commit(leeg_schrijflogboek, robust=True)
    return uit


def _bewaar(editie: GemeentePage, regel: dict[str, Any]) -> Verwijderregel:
    """Return the line as it is kept; one that the backup did not know is written down again."""
    inhoud = {"keuzes": regel["keuzes"], "woorden": regel["woorden"]}
    op = parse_datetime(regel["op"])
    rijen = Verwijderregel.objects.filter(editie=editie, wie=regel["wie"], **inhoud)
    nieuw = {"editie": editie, "wie": regel["wie"], "op": op, **inhoud}
    return rijen.first() or Verwijderregel.objects.create(**nieuw)
