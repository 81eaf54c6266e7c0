"""Answers with a page that was kept, or has it made and keeps it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from config.draaien.verzoek import KOP, geef_nummer
from handleiding.publiek.etalage.sleutel import (
    Stempels,
    stempel_van_geheel,
    stempels_als_openbaar,
)
from handleiding.publiek.geheugen.openbaar import MERK, OpenbarePagina
from handleiding.publiek.geheugen.stand import ONBEKEND, geheel_bij_binnenkomst, nieuwe_houder

from .antwoord import Paginavorm, is_gewone_pagina, maak_vorm
from .elders import koppen_voor_caches
from .stempelvraag import na_afloop, vandaag, vraag_database
from .vluchten import Vluchten
from .vraag import Environ, Paginavraag, is_genoemde_host, lees_vraag

# How many seconds somebody waits for a page that another is having made, before having it made too.
GEDULD = 5
StartResponse = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Bewaardepagina:
    """A page as it was made under stamps, on a day."""

    van: OpenbarePagina
    dag: date
    vorm: Paginavorm


class Opvang:
    """Takes what Django begins its answer with, and tells the server when it is known what to say."""

    def __init__(self) -> None:
        self.status = ""
        self.koppen: list[tuple[str, str]] = []
        self.fout: Any = None

    def __call__(self, status: str, koppen: list[tuple[str, str]], exc_info: Any = None) -> None:
        self.status, self.koppen, self.fout = status, koppen, exc_info

    def geef_door(self, start_response: StartResponse) -> None:
        if self.fout:
            start_response(self.status, self.koppen, self.fout)
        else:
            start_response(self.status, self.koppen)


class Voordeur:
    """A WSGI application around Django's, with no more than ``grens`` bytes of pages in this process."""

    def __init__(
        self, applicatie: Callable[..., Iterable[bytes]], grens: int, geduld: float = GEDULD
    ) -> None:
        self._applicatie = applicatie
        self._bewaart = grens > 0
        self._houder = nieuwe_houder(grens)
        self._vluchten = Vluchten(geduld)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        vraag = lees_vraag(environ)
        if vraag is None:
            return self._applicatie(environ, start_response)
        bewaard, geheel = self._kijk(vraag)
        if bewaard is None and self._bewaart and vraag.sleutel is not None and geheel is not None:
            if self._vluchten.begin(vraag.sleutel):
                try:
                    return self._maak(environ, start_response, vraag, geheel)
                finally:
                    self._vluchten.klaar(vraag.sleutel)
            self._vluchten.wacht(vraag.sleutel)
            bewaard, geheel = self._kijk(vraag)
        if bewaard is not None:
            na_afloop()
            nummer = (KOP, geef_nummer(vraag.nummer))
            return _antwoord(start_response, vraag, bewaard, [nummer], elders=True)
        return self._maak(environ, start_response, vraag, geheel)

    def _kijk(self, vraag: Paginavraag) -> tuple[Bewaardepagina | None, int | None]:
        """Return what may be answered as it is, and the stamp of the whole; neither where the database is away."""
        bewaard: Bewaardepagina | None = vraag.sleutel and self._houder.haal(vraag.sleutel)
        if bewaard is not None:
            nu = vraag_database(_stempels_nu, bewaard.van)
            if nu == ONBEKEND:
                return None, None
            if nu == bewaard.van.sleutel and vandaag() == bewaard.dag:
                return bewaard, None
        geheel = vraag_database(stempel_van_geheel)
        return None, None if geheel == ONBEKEND else geheel

    def _maak(
        self,
        environ: Environ,
        start_response: StartResponse,
        vraag: Paginavraag,
        geheel: int | None,
    ) -> Iterable[bytes]:
        """Have Django answer; a page that everyone may read is answered by the rules of a kept one, and kept."""
        opvang, dag = Opvang(), vandaag()
        environ.pop(MERK, None)
        # Without a stamp nothing that is made now may be remembered, by nobody.
        bewijs = geheel_bij_binnenkomst.set(ONBEKEND if geheel is None else geheel)
        try:
            antwoord = self._applicatie(environ, opvang)
        finally:
            geheel_bij_binnenkomst.reset(bewijs)
        openbaar: OpenbarePagina | None = environ.pop(MERK, None)
        if openbaar is None or not is_gewone_pagina(opvang.status, opvang.koppen):
            opvang.geef_door(start_response)
            return antwoord
        try:
            genoemd = vraag.sleutel is not None and is_genoemde_host(environ, openbaar.site)
            nummer = [kop for kop in opvang.koppen if kop[0] == KOP]
            koppen = [kop for kop in opvang.koppen if kop[0] != KOP]
            vorm = maak_vorm(koppen, b"".join(antwoord), pak=vraag.sleutel is not None)
            gemaakt = Bewaardepagina(openbaar, dag, vorm)
            if genoemd and self._mag_bewaren(vraag, openbaar, dag):
                bewaard = replace(gemaakt, vorm=vorm.te_bewaren())
                self._houder.bewaar(vraag.sleutel, bewaard, gewicht=bewaard.vorm.gewicht)
        finally:
            if sluit := getattr(antwoord, "close", None):
                sluit()
        return _antwoord(start_response, vraag, gemaakt, nummer, elders=genoemd)

    def _mag_bewaren(self, vraag: Paginavraag, openbaar: OpenbarePagina, dag: date) -> bool:
        """Return whether what was made belongs to its stamps and its day as a whole."""
        return (
            self._bewaart
            and not vraag.hoofd
            and dag == vandaag()
            and vraag_database(_stempels_nu, openbaar) == openbaar.sleutel
        )


def _stempels_nu(pagina: OpenbarePagina) -> Stempels | None:
    return stempels_als_openbaar(pagina.pk, pagina.wortelsoort)


def _antwoord(
    start_response: StartResponse,
    vraag: Paginavraag,
    pagina: Bewaardepagina,
    nummer: list[tuple[str, str]],
    *,
    elders: bool,
) -> Iterable[bytes]:
    status, koppen, inhoud = pagina.vorm.antwoord(
        if_none_match=vraag.if_none_match, gzipt=vraag.gzipt, hoofd=vraag.hoofd
    )
    voor_caches = koppen_voor_caches(pagina.van.onderwerpen if elders else ())
    start_response(status, [*koppen, *voor_caches, *nummer])
    return [inhoud]
