"""What a row says: its texts one by one, and the rows of people in it. Values only, never keys or types."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Revision

from handleiding.inhoud import BEGIN, Inhoudsdeel, Inhoudsoort, Pad, delen_van_veld, opgeslagen
from handleiding.inhoud.woorden import OPGEMAAKT

from .bestanden import Onleesbaar, tekst_van
from .tabel import Houdt, anders_dan_persoon, houdt, persoonsvelden, tekstvelden
from .vervangen import kenmerken

# What holds no words of its own.
_GEEN_TEKST = {soort for soort in Inhoudsoort if soort.is_verwijzing} | {
    Inhoudsoort.KEUZE,
    Inhoudsoort.DING,
    Inhoudsoort.JA_NEE,
}
_MET_TEKST = {Houdt.PAGINA, Houdt.BEHEER, Houdt.ADRES, Houdt.BESTAND}
# An address can be left out; no other words can be in its place.
_GEEN_WOORDEN = {Inhoudsoort.ADRES, Inhoudsoort.MAIL}


@dataclass(frozen=True)
class Stuk:
    """One text in a row. ``pad`` leads to it: the field, and what is in its value."""

    houdt: Houdt
    pad: Pad
    namen: tuple[str, ...]
    tekst: str
    opmaak: bool = False
    # Without spaces, as the name of a file or a web address.
    aaneen: bool = False
    # What a name in this field is of, other than a person: an author, an organisation, a street.
    gaat_over: str = ""
    # Of what rich text says without showing it: that rich text.
    bron: str = ""
    # Whether other words can be in the place of what is found.
    in_woorden: bool = True


@dataclass(frozen=True)
class Mens:
    """A row of one person; without a ``pad`` it is the row itself."""

    model: type[models.Model]
    pad: Pad
    waarden: Mapping[str, Any]

    def tekst(self, veld: str) -> str:
        return str(self.waarden.get(veld) or "")


def lees(rij: models.Model) -> Iterator[Stuk | Mens]:
    """Yield every text of a row, and every person."""
    if isinstance(rij, Revision):
        yield Stuk(Houdt.PAGINA, ("object_str",), ("titel",), rij.object_str)
    for tabel, waarden, pad in _rijen(rij):
        if persoonsvelden(tabel):
            yield Mens(tabel, pad, waarden)
        yield from _teksten(tabel, waarden, pad)
    if isinstance(rij, AbstractDocument | AbstractImage):
        yield from _van_bestand(rij)
    if isinstance(rij, AbstractUser):
        delen = dict.fromkeys(filter(None, (rij.get_full_name(), rij.username, rij.email)))
        yield Stuk(Houdt.ACCOUNT, ("account",), ("account",), ", ".join(delen))


def mensen(rij: models.Model) -> Iterator[Mens]:
    """Yield every person of a row, and walk through no text: of many versions that is most of the work."""
    for tabel, waarden, pad in _rijen(rij):
        if persoonsvelden(tabel):
            yield Mens(tabel, pad, waarden)


Deelrij = tuple[type[models.Model], Mapping[str, Any], Pad]


def _rijen(rij: models.Model) -> Iterator[Deelrij]:
    """Yield the row by itself, or each row that a stored version holds."""
    if isinstance(rij, Revision):
        model = rij.content_type.model_class() if rij.content_type_id else None
        if model is not None:
            yield from _in_rij(model, rij.content, ("content",))
        return
    waarden = {veld.name: opgeslagen(rij, veld) for veld in rij._meta.local_concrete_fields}
    yield type(rij), waarden, ()


def _in_rij(model: type[models.Model], waarden: Mapping[str, Any], pad: Pad) -> Iterator[Deelrij]:
    """Yield what a stored version says of a row, its parents' tables and its children."""
    for tabel in (*model._meta.get_parent_list(), model):
        yield tabel, waarden, pad
    for verband in get_all_child_relations(model):
        naam = verband.get_accessor_name()
        for nummer, kind in enumerate(waarden.get(naam) or []):
            yield from _in_rij(verband.related_model, kind, (*pad, naam, nummer))


def _van_bestand(rij: Any) -> Iterator[Stuk]:
    """Yield what a file says beside its row: its labels, and the text of a document."""
    for naam in (label.name for label in rij.tags.all()):
        yield Stuk(Houdt.BESTAND, ("tags",), ("trefwoord",), naam)
    if isinstance(rij, AbstractDocument):
        try:
            yield Stuk(Houdt.BESTAND, ("inhoud",), ("tekst van het document",), tekst_van(rij))
        except Onleesbaar:
            yield Stuk(Houdt.ONGELEZEN, ("inhoud",), ("tekst van het document",), rij.title)


def _teksten(tabel: type[models.Model], waarden: Mapping[str, Any], pad: Pad) -> Iterator[Stuk]:
    for veld in tekstvelden(tabel):
        soort = houdt(veld)
        if soort not in _MET_TEKST or not waarden.get(veld.name):
            continue
        if soort is Houdt.ADRES or isinstance(veld, models.FileField):
            naam = str(waarden[veld.name])
            naam = naam if soort is Houdt.ADRES else naam.rpartition("/")[2]
            yield Stuk(soort, (*pad, veld.name), (str(veld.verbose_name),), naam, aaneen=True)
        else:
            for deel in delen_van_veld(veld, waarden[veld.name], replace(BEGIN, pad=pad)):
                yield from _stukken(soort, veld, deel)


def _stukken(soort: Houdt, veld: models.Field, deel: Inhoudsdeel) -> Iterator[Stuk]:
    if not deel.is_blad or deel.soort in _GEEN_TEKST or not isinstance(deel.waarde, str):
        return
    opmaak = deel.soort in OPGEMAAKT
    hier = Stuk(
        soort,
        deel.pad,
        deel.namen,
        deel.waarde,
        opmaak=opmaak,
        gaat_over=anders_dan_persoon(veld, deel.pad),
        in_woorden=deel.soort not in _GEEN_WOORDEN,
    )
    yield hier
    if hier.opmaak:
        namen = (*hier.namen, "link of afbeelding")
        for waarde in kenmerken(hier.tekst):
            yield Stuk(soort, hier.pad, namen, waarde, bron=hier.tekst)
