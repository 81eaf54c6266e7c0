"""Overview, export and removal of a person's data in one edition. Only its beheerder may."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.search import index

from gemeenten.logacties import PERSOON_VERWIJDERD
from gemeenten.models import GemeentePage
from gemeenten.rollen_op_pagina import rollen_op_pagina
from handleiding.publiek.etalage import Gebeurtenis, werk_bij
from handleiding.publiek.terugblik import gewist
from handleiding.workflow.beurt import houd_rijen
from handleiding.workflow.rules import Rol

from .elders import haal_terug
from .lezen import Mens, mensen
from .overzicht import MEESTE_PLEKKEN, Overzicht, in_groepen
from .plaatsen import Plaats, plaatsen
from .tabel import Houdt
from .vinden import Vondst, Zoeker
from .voorvertoningen import gooi_weg
from .wegblijven import onthoud
from .wissen import zonder
from .zoekterm import Zoekvraag

Gevonden = tuple[Plaats, Any, list[Vondst]]

KORTSTE = 3
LANGSTE = 200
MEESTE_REGELS = 50


@dataclass(frozen=True)
class Uitslag:
    """How a removal ended: how many of the choices were carried out, in how many rows.

    ``post`` is how much mail that waited was taken back, or lost the name.
    """

    gedaan: int
    rijen: int
    gemist: int
    post: int = 0


def mag(editie: GemeentePage, user: Any) -> bool:
    return user.is_active and (user.is_superuser or Rol.BEHEERDER in rollen_op_pagina(editie, user))


def bewaak(editie: GemeentePage, user: Any) -> None:
    if not mag(editie, user):
        raise PermissionDenied("Alleen de beheerder van deze gemeente mag dit.")


def vind(editie: GemeentePage, *zoektermen: str, ook: Iterable[str] = (), user: Any) -> Overzicht:
    """Return each place of the edition in which the person stands. Writes nothing.

    ``ook`` are addresses and numbers that lead to places, but say of no row that it is the person's.
    """
    bewaak(editie, user)
    zoeker, ook = _zoeker(editie, zoektermen, ook)
    gevonden = (vondst for _, _, vondsten in _gevonden(editie, zoeker) for vondst in vondsten)
    soorten = in_groepen(editie, gevonden)
    uit = (soorten[Houdt.PERSOON], soorten[Houdt.BEHEER], soorten[Houdt.PAGINA])
    return Overzicht(*uit, ook, _waarom_niet(zoeker.eigen, sum(map(len, uit))))


def exporteer(
    editie: GemeentePage, *zoektermen: str, ook: Iterable[str] = (), user: Any
) -> dict[str, Any]:
    """Return all that was found, for the person who asks for it."""
    overzicht = vind(editie, *zoektermen, ook=ook, user=user)
    if overzicht.reden:
        raise ValidationError(overzicht.reden)
    return {
        "gemeente": editie.title,
        "gezocht": [*filter(None, zoektermen), *overzicht.ook],
        "gevonden": [groep.feiten() for groep in overzicht.alle],
    }


def verwijder(
    editie: GemeentePage,
    *zoektermen: str,
    gekozen: Collection[str],
    ook: Iterable[str] = (),
    user: Any,
) -> Uitslag:
    """Remove what was chosen, by the keys of ``vind``; text of pages is never touched.

    The rows of the person stay, with their function, so that an editor sees that someone is missing.
    """
    bewaak(editie, user)
    zoeker, _ = _zoeker(editie, zoektermen, ook)
    alles = list(_gevonden(editie, zoeker))
    groepen = {vondst.sleutel for _, _, vondsten in alles for vondst in vondsten}
    if reden := _waarom_niet(zoeker.eigen, len(groepen)):
        raise ValidationError(reden)
    gekozen = set(gekozen)
    with transaction.atomic():
        alles += _intussen(editie, zoeker, _houd_paginas(_gekozen(alles, gekozen)))
        te_wissen = _gekozen(alles, gekozen)
        uitslag = _wis(zoeker, [(v.plaats, v.rij.pk) for v in te_wissen], gekozen)
        if uitslag.gedaan:
            onthoud(te_wissen)
            gooi_weg(editie, zoeker.alles)
            mensen = [vondst.deel for vondst in te_wissen if isinstance(vondst.deel, Mens)]
            uitslag = replace(uitslag, post=haal_terug(editie, mensen, zoeker.eigen))
            data = {"keuzes": uitslag.gedaan, "rijen": uitslag.rijen, "post": uitslag.post}
            log(instance=editie, action=PERSOON_VERWIJDERD, user=user, data=data)
            transaction.on_commit(leeg_schrijflogboek, robust=True)
    return uitslag


def _gekozen(alles: Iterable[Gevonden], gekozen: Collection[str]) -> list[Vondst]:
    vondsten = (vondst for _, _, vondsten in alles for vondst in vondsten)
    return [vondst for vondst in vondsten if vondst.mag_weg and vondst.sleutel in gekozen]


def _houd_paginas(vondsten: Iterable[Vondst]) -> list[int]:
    """Hold the pages of what goes: who saves one of them waits, and looks again then."""
    return houd_rijen({vondst.pagina for vondst in vondsten if vondst.pagina})


def _intussen(editie: GemeentePage, zoeker: Zoeker, paginas: list[int]) -> list[Gevonden]:
    """Return what these pages hold of the person now: somebody may have saved since we looked."""
    return [
        (plaats, rij.pk, vondsten)
        for plaats in plaatsen(editie)
        for rij in plaats.van(paginas).order_by("pk").iterator(chunk_size=100)
        if (vondsten := list(zoeker.vondsten(plaats, rij)))
    ]


def leeg_schrijflogboek(verbinding: Any = connection) -> None:
    """Empty SQLite's write-ahead log, in which what was removed stands until that part is used again."""
    if verbinding.vendor == "sqlite" and not verbinding.in_atomic_block:
        with verbinding.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _zoeker(
    editie: GemeentePage, zoektermen: Iterable[str], ook: Iterable[str]
) -> tuple[Zoeker, list[str]]:
    """Return what looks for the person, also by what stands in the person's own rows."""
    zoektermen, ook = [*filter(str.strip, zoektermen)], [*filter(str.strip, ook)]
    if lang := next((len(term) for term in [*zoektermen, *ook] if len(term) > LANGSTE), 0):
        raise ValidationError(
            f"U vulde {lang} tekens in. Een naam, adres of nummer heeft er hoogstens {LANGSTE}. "
            "Er is niets gezocht en niets veranderd."
        )
    if len(ook) > MEESTE_REGELS:
        raise ValidationError(f"Vul hoogstens {MEESTE_REGELS} nummers en adressen in.")
    eigen = Zoekvraag.van(zoektermen)
    if not eigen.letters:
        raise ValidationError("Vul een naam in, of een e-mailadres. Er is niets veranderd.")
    zoeker = Zoeker(eigen, eigen)
    if eigen.letters >= KORTSTE:
        ook = list(dict.fromkeys([*ook, *_bij_de_persoon(editie, zoeker)]))[:MEESTE_REGELS]
    zoeker.alles = eigen.met(ook)
    return zoeker, ook


def _bij_de_persoon(editie: GemeentePage, zoeker: Zoeker) -> Iterator[str]:
    """Yield the addresses and numbers in rows that are the person's."""
    for plaats in plaatsen(editie):
        for rij in plaats.rijen.order_by("pk").iterator(chunk_size=100):
            for mens in mensen(rij):
                if zoeker.leidt_verder(mens):
                    yield from filter(None, (mens.tekst("email"), mens.tekst("telefoon")))


def _waarom_niet(eigen: Zoekvraag, aantal: int) -> str:
    """Return why nothing may be chosen of what was found; empty when it may."""
    if eigen.letters < KORTSTE:
        return f"Een naam om te verwijderen heeft ten minste {KORTSTE} letters."
    if aantal > MEESTE_PLEKKEN and not any(" " in naam for naam in eigen.namen):
        return "Dit is te vaak voor één persoon. Vul de voornaam en de achternaam in."
    return ""


def _gevonden(editie: GemeentePage, zoeker: Zoeker) -> Iterator[Gevonden]:
    for plaats in plaatsen(editie):
        for rij in plaats.rijen.order_by("pk").iterator(chunk_size=100):
            if vondsten := list(zoeker.vondsten(plaats, rij)):
                yield plaats, rij.pk, vondsten


def _wis(zoeker: Zoeker, rijen: Iterable[tuple[Plaats, Any]], gekozen: set[str]) -> Uitslag:
    """Carry out the choices on rows as they are now, each under a lock."""
    gedaan: set[str] = set()
    paginas: set[int] = set()
    geraakt: set[int] = set()
    versies: set[int] = set()
    aantal = 0
    for plaats, pk in dict.fromkeys(rijen):
        rij = plaats.model._base_manager.select_for_update(of=("self",)).filter(pk=pk).first()
        if rij is None:
            continue
        hier = [v for v in zoeker.vondsten(plaats, rij) if v.mag_weg and v.sleutel in gekozen]
        if nieuw := zonder(rij, hier):
            plaats.model._base_manager.filter(pk=pk).update(**nieuw)
            aantal += 1
            versies |= {pk} if plaats.model is Revision else set()
            gedaan |= {vondst.sleutel for vondst in hier}
            geraakt |= {v.pagina for v in hier if v.pagina}
            paginas |= {v.pagina for v in hier if v.pagina and v.houdt is Houdt.PERSOON}
    for page in Page.objects.filter(pk__in=paginas).specific():
        index.insert_or_update_object(page)
    gewist(versies)
    werk_bij(geraakt, Gebeurtenis.GEWIST)
    return Uitslag(len(gedaan), aantal, len(gekozen - gedaan))
