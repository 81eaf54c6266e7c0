"""Who was removed stays away: an editor that was open meanwhile does not bring the person back.

A removal leaves keyed hashes with the pages it touched, for as long as such an editor can be saved. Only forms that
were loaded before it are held against them: who types a person in anew does so knowingly.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Model
from django.http import QueryDict
from django.utils import timezone
from django.utils.crypto import salted_hmac
from modelcluster.models import get_all_child_relations
from wagtail.models import Comment, CommentReply, Page, Revision

from gemeenten.models.persoon import Persoon
from gemeenten.models.verwijdering import GELDIG, Verwijdering
from gemeenten.models.verwijderlijst import Verwijderregel
from handleiding.getallen import rijnummer
from handleiding.stempel import Stempel
from handleiding.vouwen import vouw

from .lezen import Mens, lees
from .lijst import keuze_van, zoeker_van
from .plaatsen import plaats_van_versies
from .tabel import Houdt, herkend_aan, nummervelden
from .vinden import Vondst
from .zoekterm import VERWIJDERD

VELD = "verwijderde_personen"
OPMERKING = "opmerking"
IN_RIJ = (
    "Deze persoon is verwijderd terwijl u deze pagina open had. Maak de gegevens van deze persoon leeg, "
    "of haal de rij weg. De rest van uw werk blijft staan."
)
OP_PAGINA = (
    "Er is niets bewaard: op deze pagina staat iemand die intussen verwijderd is. Haal die gegevens weg "
    "en bewaar opnieuw."
)
IN_TEKST = (
    "Er is niets bewaard: uit de tekst van deze pagina zijn intussen woorden over een persoon weggehaald, en in uw "
    "tekst staan zij nog. Open de pagina in een tweede scherm om te zien wat er nu staat. Pas uw tekst aan en "
    "bewaar opnieuw."
)
_TEKST_VAN_OPMERKING = re.compile(r"comments-\d+-(?:replies-\d+-)?text")

Waarden = Mapping[str, Any]


def onthoud(vondsten: Iterable[Vondst], regel: Verwijderregel) -> None:
    """Remember, with each page, who was removed from it; and of its text by which line of the list."""
    sporen: dict[int, set[str]] = defaultdict(set)
    teksten = {vondst.pagina for vondst in vondsten if vondst.houdt is Houdt.PAGINA}
    for vondst in vondsten:
        if vondst.pagina:
            sporen[vondst.pagina] |= set(_sporen_van(vondst.pagina, vondst))
    Verwijdering.objects.bulk_create(
        Verwijdering(page_id=pk, sporen=sorted(gevonden), regel=regel if pk in teksten else None)
        for pk, gevonden in sporen.items()
        if gevonden or pk in teksten
    )


def oude_sporen() -> Any:
    """Return what no open editor can bring back any more."""
    return Verwijdering.objects.filter(op__lt=timezone.now() - GELDIG)


def _sporen_van(page_id: int, vondst: Vondst) -> Iterator[str]:
    if isinstance(vondst.deel, Mens):
        yield from _sporen(page_id, vondst.deel.model, vondst.deel.waarden)
    elif "text" in vondst.deel.pad:
        yield _spoor(page_id, OPMERKING, vondst.deel.tekst)


def _sporen(page_id: int, model: type[Model], waarden: Waarden) -> dict[str, str]:
    """Return the traces of a person, each with the field it stands in."""
    teksten = {veld: str(waarden.get(veld) or "").strip() for veld in herkend_aan(model)}
    nummers = nummervelden(model)
    return {
        _spoor(page_id, veld, tekst, nummer=veld in nummers): veld
        for veld, tekst in teksten.items()
        if tekst
    }


def _spoor(page_id: int, soort: str, tekst: str, *, nummer: bool = False) -> str:
    kaal = re.sub(r"\D", "", tekst)[-9:] if nummer else vouw(tekst).strip()
    sleutel = "gemeenten.persoonsgegevens.wegblijven"
    return salted_hmac(sleutel, f"{page_id}:{soort}:{kaal}", algorithm="sha256").hexdigest()[:32]


def stempel_van(page: Page) -> str:
    """Return the last removal from ``page`` that a form loaded now knows of."""
    laatste = Verwijdering.objects.filter(page=page.pk).order_by("-pk")
    return str(laatste.values_list("pk", flat=True).first() or 0)


def _weg(page: Page, stempel: str) -> set[str]:
    """Return the traces of who was removed since; not of what the page as it is now says of others."""
    sporen = _sindsdien(page, stempel).values_list("sporen", flat=True)
    weg = {spoor for sporen in sporen for spoor in sporen}
    return weg - _van_anderen(page.pk) if weg else weg


def _sindsdien(page: Page, stempel: str) -> Any:
    gezien = rijnummer(stempel) or 0
    return Verwijdering.objects.filter(page=page.pk, pk__gt=gezien, op__gte=timezone.now() - GELDIG)


def _tekst_komt_terug(page: Page, stempel: str) -> bool:
    """Tell whether ``page`` would say again what was taken out of its text since."""
    regels = Verwijderregel.objects.filter(
        pk__in=_sindsdien(page, stempel).exclude(regel=None).values("regel")
    )
    for regel in regels:
        versie = Revision(
            content_type=page.cached_content_type,
            object_id=str(page.pk),
            object_str=str(page),
            content=page.serializable_data(),
        )
        keuze = keuze_van(regel)
        plaats = plaats_van_versies([page.pk])
        if any(map(keuze.omvat, zoeker_van(regel).vondsten(plaats, versie))):
            return True
    return False


def _van_anderen(page_id: int) -> set[str]:
    """Return the traces of who stands in the latest version: people share a number."""
    laatste = Page.objects.filter(pk=page_id).values("latest_revision")
    versie = Revision.objects.filter(pk__in=laatste).select_related("content_type").first()
    mensen = (deel for deel in lees(versie) if isinstance(deel, Mens)) if versie else ()
    return {spoor for mens in mensen for spoor in _sporen(page_id, mens.model, mens.waarden)}


def schoon(data: Any, page: Page, stempel: str) -> Any:
    """Return what was sent with comments as they are now: the editor sends all of them, changed or not."""
    velden = [veld for veld in data if _TEKST_VAN_OPMERKING.fullmatch(veld)]
    weg = _weg(page, stempel) if velden else set()
    terug = [veld for veld in velden if _spoor(page.pk, OPMERKING, data[veld]) in weg]
    if not terug:
        return data
    data = data.copy()
    for veld in terug:
        data[veld] = _tekst_nu(data, veld)
    return data


def _tekst_nu(data: QueryDict, veld: str) -> str:
    model: Any = CommentReply if "replies" in veld else Comment
    nummer = rijnummer(data.get(f"{veld.removesuffix('text')}id"))
    rij = model.objects.filter(pk=nummer).first()
    return rij.text if rij else VERWIJDERD


def keur(form: Any, stempel: str) -> None:
    """Say at each row that it would bring somebody back."""
    rijen = [
        rij
        for formset in form.formsets.values()
        for rij in formset.forms
        if issubclass(formset.model, Persoon) and not _gaat_weg(rij)
    ]
    weg = _weg(form.instance, stempel) if rijen else set()
    for rij in rijen if weg else ():
        model = rij._meta.model
        waarden = {veld: rij[veld].value() for veld in herkend_aan(model) if veld in rij.fields}
        sporen = _sporen(form.instance.pk, model, waarden)
        if veld := next((sporen[spoor] for spoor in sporen if spoor in weg), None):
            rij.add_error(veld, IN_RIJ)
    if not form.errors and _tekst_komt_terug(form.instance, stempel):
        form.add_error(None, IN_TEKST)


def _gaat_weg(rij: Any) -> bool:
    return rij.data.get(rij.add_prefix("DELETE"), "") not in {"", "false", "False"}


def bezwaar(page: Page, stempel: str) -> str:
    """Look again once the page is held: the removal may have been between the form and this moment."""
    mensen = [
        mens
        for verband in get_all_child_relations(type(page))
        if issubclass(verband.related_model, Persoon)
        for mens in getattr(page, verband.get_accessor_name()).all()
    ]
    weg = _weg(page, stempel) if mensen else set()
    if any(weg & set(_sporen(page.pk, type(mens), vars(mens))) for mens in mensen):
        return OP_PAGINA
    return IN_TEKST if _tekst_komt_terug(page, stempel) else ""


STEMPEL = Stempel(VELD, stempel_van, schoon, keur, bezwaar)
