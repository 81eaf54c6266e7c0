"""What is found of a person in one row, each with a key by which somebody can choose it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.crypto import salted_hmac

from handleiding.vouwen import lees_opmaak, vouw

from .aaneen import treffers_aaneen
from .lezen import Mens, Stuk, lees
from .plaatsen import Zoekplaats, is_van_pagina
from .schijn import schijn
from .sporen import Spoorvraag
from .tabel import Houdt, adresvelden, feitteksten, herkend_aan
from .voornaam import voornamen_alleen
from .zinnen import Zin, zin
from .zoekterm import Treffer, Zeker, Zoekvraag

OMGEVING = 40


@dataclass(frozen=True)
class Vondst:
    """One place. The same sentence in several rows has one ``sleutel``: it is decided about once."""

    sleutel: str
    houdt: Houdt
    plaats: Zoekplaats
    rij: Any
    pagina: int | None
    namen: tuple[str, ...]
    zin: Zin
    zeker: Zeker
    deel: Stuk | Mens
    treffer: Treffer | None = None
    precies: bool = False
    # The words around it, folded; and what it may be other than the person, in Dutch.
    rond: str = ""
    schijn: str = ""
    # The very words, as a reader sees them.
    gelezen: str = ""

    @property
    def mag_weg(self) -> bool:
        """Whether a removal may touch it by itself: never the text of a page, and nothing that is only listed."""
        return self.houdt in {Houdt.PERSOON, Houdt.BEHEER}

    @property
    def mag_vervangen(self) -> bool:
        """Whether other words may come in its place: text of a page, in its row, below it, or in a version."""
        woorden = isinstance(self.deel, Stuk) and bool(self.deel.pad) and self.deel.in_woorden
        return self.houdt is Houdt.PAGINA and woorden and is_van_pagina(type(self.rij))


@dataclass
class Zoeker:
    """Looks for one person. ``eigen`` is what was asked for, ``alles`` also what that led to."""

    eigen: Zoekvraag | Spoorvraag
    alles: Zoekvraag | Spoorvraag
    # The secret of the keys of choices, where it is not today's.
    geheim: str = ""
    _gelezen: dict[tuple[str, bool, bool], tuple[str, list[Treffer]]] = field(default_factory=dict)

    def vondsten(self, plaats: Zoekplaats, rij: models.Model) -> Iterator[Vondst]:
        """Yield what one row holds of the person."""
        pagina = plaats.pagina_van(rij)
        for deel in lees(rij):
            if isinstance(deel, Mens):
                yield from self._van_mens(plaats, rij, pagina, deel)
            elif deel.houdt is Houdt.ONGELEZEN:
                yield _ongelezen(plaats, rij, deel)
            else:
                yield from self._in_stuk(plaats, rij, pagina, deel)

    def van_deze(self, mens: Mens) -> Zeker | None:
        """Tell why a row would be that of the person; None when nothing says so."""
        treffers = self._in_mens(mens)
        return treffers[0][0] if treffers else None

    def is_precies(self, mens: Mens) -> bool:
        adressen = map(mens.tekst, adresvelden(mens.model))
        return any(self.eigen.is_precies(mens.tekst("naam"), adres) for adres in ("", *adressen))

    def leidt_verder(self, mens: Mens) -> bool:
        """Tell whether the numbers in a row are to be sought: only those of who surely is the person."""
        op_naam = isinstance(self.eigen, Zoekvraag) and self.eigen.is_naam_van(mens.tekst("naam"))
        return self.is_precies(mens) or op_naam

    def _in_mens(self, mens: Mens) -> list[tuple[Zeker, str]]:
        teksten = [mens.tekst(veld) for veld in herkend_aan(mens.model)]
        return [
            (treffer.soort, tekst[treffer.start : treffer.eind])
            for tekst in teksten
            for treffer in self.eigen.treffers(tekst)
        ]

    def _van_mens(
        self, plaats: Zoekplaats, rij: Any, pagina: int | None, mens: Mens
    ) -> Iterator[Vondst]:
        zeker = self.van_deze(mens)
        if zeker is None:
            for veld in feitteksten(mens.model):
                if veld.name != "naam":  # of another person
                    namen = (_soort(mens), str(veld.verbose_name))
                    stuk = Stuk(Houdt.PAGINA, (), namen, mens.tekst(veld.name))
                    yield from self._in_stuk(plaats, rij, pagina, stuk)
            return
        naam, adres = mens.tekst("naam"), mens.tekst("email")
        yield Vondst(
            sleutel=self._sleutel(pagina, mens.model._meta.label, vouw(naam) or vouw(adres)),
            houdt=Houdt.PERSOON,
            plaats=plaats,
            rij=rij,
            pagina=pagina,
            namen=(_soort(mens), mens.tekst("functie")),
            zin=Zin("", ", ".join(filter(None, map(mens.tekst, herkend_aan(mens.model)))), ""),
            zeker=zeker,
            deel=mens,
            precies=self.is_precies(mens),
        )

    def _in_stuk(
        self, plaats: Zoekplaats, rij: Any, pagina: int | None, stuk: Stuk
    ) -> Iterator[Vondst]:
        tekst, treffers = self._lees(stuk)
        for treffer in treffers:
            voor = tekst[max(0, treffer.start - OMGEVING) : treffer.start]
            na = tekst[treffer.eind : treffer.eind + OMGEVING]
            rond = vouw(f"{voor}{tekst[treffer.start : treffer.eind]}{na}")
            yield Vondst(
                sleutel=self._sleutel(stuk.houdt.name, *_waarin(rij, pagina, stuk, rond, treffer)),
                houdt=stuk.houdt,
                plaats=plaats,
                rij=rij,
                pagina=pagina,
                namen=stuk.namen,
                zin=zin(tekst, treffer),
                zeker=treffer.soort,
                deel=stuk,
                treffer=treffer,
                rond=rond,
                schijn=stuk.gaat_over or schijn(voor, na),
                gelezen=tekst[treffer.start : treffer.eind],
            )

    def _sleutel(self, *waarin: Any) -> str:
        return _sleutel(*waarin, geheim=self.geheim)

    def _lees(self, stuk: Stuk) -> tuple[str, list[Treffer]]:
        """Return what a reader sees of a text and what is found in it: versions repeat each other."""
        sleutel = (stuk.tekst, stuk.opmaak, stuk.aaneen)
        if sleutel not in self._gelezen:
            tekst = lees_opmaak(stuk.tekst).tekst if stuk.opmaak else stuk.tekst
            if stuk.aaneen and isinstance(self.alles, Zoekvraag):
                self._gelezen[sleutel] = (tekst, treffers_aaneen(self.alles, tekst))
            else:
                self._gelezen[sleutel] = (tekst, self._in_tekst(tekst))
        return self._gelezen[sleutel]

    def _in_tekst(self, tekst: str) -> list[Treffer]:
        """Return what is found in a text; with first names by themselves, of whom the whole name is known."""
        treffers = self.alles.treffers(tekst)
        if not isinstance(self.eigen, Zoekvraag):
            return treffers
        los = [
            los
            for los in voornamen_alleen(self.eigen.namen, tekst)
            if all(los.eind <= t.start or t.eind <= los.start for t in treffers)
        ]
        return sorted([*treffers, *los], key=lambda treffer: treffer.start)


def _waarin(
    rij: models.Model, pagina: int | None, stuk: Stuk, rond: str, treffer: Treffer
) -> tuple[Any, ...]:
    """Return what makes two places one decision."""
    if stuk.houdt is Houdt.ACCOUNT:
        return (rij.pk,)
    if stuk.houdt is Houdt.BESTAND:
        return (rij._meta.label, rij.pk, rond)
    if stuk.houdt in {Houdt.PAGINA, Houdt.ADRES}:
        return (pagina, rond)
    return (stuk.tekst, treffer.start)


def _ongelezen(plaats: Zoekplaats, rij: models.Model, stuk: Stuk) -> Vondst:
    return Vondst(
        sleutel=_sleutel(stuk.houdt.name, rij.pk),
        houdt=stuk.houdt,
        plaats=plaats,
        rij=rij,
        pagina=None,
        namen=stuk.namen,
        zin=Zin("", stuk.tekst, ""),
        zeker=Zeker.MISSCHIEN,
        deel=stuk,
    )


def _soort(mens: Mens) -> str:
    return str(mens.model._meta.verbose_name)


def _sleutel(*waarin: Any, geheim: str = "") -> str:
    """Return a key that says nothing about the person."""
    hmac = salted_hmac(
        "gemeenten.persoonsgegevens", repr(waarin), secret=geheim or None, algorithm="sha256"
    )
    return hmac.hexdigest()[:24]
