"""What search answers at once: a municipality, its contact, a group and its next dates.

Only what everyone may read, asked at the moment itself: no date or contact is kept in an index.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.formats import date_format, time_format
from wagtail.models import Page

from gemeenten.models import ContactPage, GemeentePage, Sessie, WerkleergroepPage
from handleiding.publiek.zoeken.antwoorden import GevraagdDoorLezer, Zoekantwoord
from handleiding.publiek.zoeken.woorden import stammen
from handleiding.zichtbaarheid import openbaar

MEESTE_DATA = 3
# Who asks one of these wants to know when.
WANNEER = frozenset(stammen("wanneer datum data dag tijd agenda rooster volgende eerstvolgende"))


def antwoorden(gevraagd: GevraagdDoorLezer) -> Iterator[Zoekantwoord]:
    """Yield groups first: who asks for a place wants to know when and where."""
    yield from _groepen(gevraagd)
    yield from _gemeenten(gevraagd)


def _gemeenten(gevraagd: GevraagdDoorLezer) -> Iterator[Zoekantwoord]:
    edities = openbaar(GemeentePage.objects.in_gebruik())
    if gevraagd.wortel is not None:
        edities = edities.filter(pk=gevraagd.wortel.pk)
    genoemd = [editie for editie in edities.op_naam() if _genoemd(gevraagd, editie.title)]
    for editie in genoemd:
        groepen = _op_volgorde(openbaar(WerkleergroepPage.objects.child_of(editie)))
        contact = openbaar(ContactPage.objects.child_of(editie)).first()
        verder = [(f"Contact in {editie.title}", contact)] if contact else []
        verder += [(f"Werk-leergroep {groep.title}", groep) for groep in groepen]
        yield Zoekantwoord(
            editie.title,
            _adres(editie, gevraagd),
            ("Deze gemeente doet mee, met een eigen editie van de handleiding.",),
            tuple((tekst, _adres(page, gevraagd)) for tekst, page in verder),
        )


def _groepen(gevraagd: GevraagdDoorLezer) -> Iterator[Zoekantwoord]:
    groepen = openbaar(WerkleergroepPage.objects.all())
    if gevraagd.wortel is not None:
        groepen = groepen.filter(path__startswith=gevraagd.wortel.path)
    alle = _op_volgorde(groepen)
    genoemd = [g for g in alle if _genoemd(gevraagd, g.title) or _genoemd(gevraagd, g.gebied)]
    if not genoemd and gevraagd.wortel is not None and gevraagd.stammen & WANNEER:
        genoemd = alle
    for groep in genoemd:
        komend = Sessie.objects.filter(werkleergroep=groep).komend().chronologisch()[:MEESTE_DATA]
        regels = tuple(map(_regel, komend)) or ("Er staan nog geen nieuwe data.",)
        plaats = (f"Plaats: {groep.locatie}",) if groep.locatie else ()
        yield Zoekantwoord(
            f"Werk-leergroep {groep.title}", _adres(groep, gevraagd), (*regels, *plaats)
        )


def _op_volgorde(groepen: Any) -> Sequence[WerkleergroepPage]:
    return list(groepen.order_by("path"))


def _genoemd(gevraagd: GevraagdDoorLezer, naam: str) -> bool:
    """Return whether all words of a name were asked."""
    delen = set(stammen(naam))
    return bool(delen) and delen <= gevraagd.stammen


def _regel(sessie: Sessie) -> str:
    dag = date_format(sessie.datum, "l j F Y")
    begin, einde = (time_format(tijd, "H.i") for tijd in (sessie.begin, sessie.einde))
    return f"{dag[:1].upper()}{dag[1:]}, {begin}–{einde} uur"


def _adres(page: Page, gevraagd: GevraagdDoorLezer) -> str:
    return page.get_url(gevraagd.request) or ""
