"""Take a core change over because an edition's policy says so. Nobody reads it first, so the rules are narrow.

What goes online by itself has been approved twice: the edition's text by the edition, the change by
the kernredactie. It is published only when every single text on the page is, to the letter, one of the
two. A paragraph of theirs and a paragraph of ours in one text would be a text that nobody approved:
that, like a conflict, is for people.
"""

from dataclasses import dataclass

from django.template.defaultfilters import date as datum
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from gemeenten.kernband.wijzigingen.blokken import bezwaar_tegen_bewaren
from gemeenten.kernband.wijzigingen.overnemen import SAMENGEVOEGD, bewaar
from gemeenten.kernband.wijzigingen.uitstel import ALLEEN_MENSEN, wacht_iets
from gemeenten.kernband.wijzigingen.voorstel import Voorstel, editie_van, maak_voorstel
from gemeenten.logacties import KERN_AUTOMATISCH, KERN_OVERGENOMEN, KERN_TERUGGEDRAAID
from gemeenten.merge import gemengd
from gemeenten.models import Overnameregel
from handleiding.models import OnderdeelPage
from handleiding.workflow.beurt import een_tegelijk
from handleiding.workflow.contributors import spoed_open
from handleiding.workflow.schrijven import beletsel

from .overnamebeleid import is_automatisch

Uitkomst = Overnameregel.Uitkomst

UIT_HET_BELEID = "Deze editie beslist nu zelf over elke kernwijziging, of is gearchiveerd."
SPOED = "Deze pagina is met spoed gepubliceerd en nog niet achteraf goedgekeurd."
SPOED_IN_DE_KERN = "De kern is met spoed gepubliceerd en nog niet achteraf goedgekeurd."
RAAKT_ONS = "De wijziging raakt uw eigen tekst."
GEMENGD = "De wijziging past vanzelf, maar staat in een tekst die u zelf ook wijzigde."
TERUG = "Iemand draaide hier een kernwijziging terug."
ZONDER_BASIS = "Van deze pagina is niet bekend op welke kerntekst zij rust."


@dataclass(frozen=True)
class Overnameuitslag:
    """How it ended for one page, with the reason where there is something to tell."""

    uitkomst: Overnameregel.Uitkomst
    melding: str = ""


@een_tegelijk
def neem_automatisch_over(page: OnderdeelPage) -> Overnameuitslag:
    """Bring ``page``, a variant, up to date with what the core says now, as far as the policy reaches.

    A page that is online, and has no draft, stays online with the change in it. A draft gets the
    change as a draft: who worked on it keeps counting. Nothing happens to a page under review.
    """
    editie = editie_van(page)
    if not is_automatisch(editie):
        return Overnameuitslag(Uitkomst.OVERGESLAGEN, UIT_HET_BELEID)
    if reden := wacht_op(page):
        return Overnameuitslag(Uitkomst.UITGESTELD, reden)
    voorstel = maak_voorstel(page)
    if voorstel is None:
        return Overnameuitslag(Uitkomst.BIJ)
    if reden := _is_voor_mensen(page, voorstel):
        return Overnameuitslag(Uitkomst.CONFLICT, reden)
    if not (editie.live and is_zoals_online(page)):
        _bewaar(voorstel, KERN_OVERGENOMEN)
        return Overnameuitslag(Uitkomst.CONCEPT)
    if gemengd(voorstel.samenvoeging.inhoud, voorstel.teksten[1], voorstel.teksten[0]):
        return Overnameuitslag(Uitkomst.CONFLICT, GEMENGD)
    _bewaar(voorstel, KERN_AUTOMATISCH).publish(skip_permission_checks=True)
    return Overnameuitslag(Uitkomst.GEPUBLICEERD)


def wacht_op(page: OnderdeelPage) -> str:
    """Return what has to end before anything may happen to ``page`` by itself; empty when nothing has."""
    if hinder := beletsel(page):
        return str(hinder)
    if spoed_open(page):
        return SPOED
    return SPOED_IN_DE_KERN if spoed_open(page.kern) else ""


def _is_voor_mensen(page: OnderdeelPage, voorstel: Voorstel) -> str:
    """Return why a person has to decide; empty when the change fits by itself."""
    if voorstel.basis is None:
        return ZONDER_BASIS
    if voorstel.conflicten:
        return RAAKT_ONS
    if wacht_iets(voorstel):
        return ALLEEN_MENSEN
    if reden := bezwaar_tegen_bewaren(voorstel.samenvoeging.inhoud, type(page)):
        return reden
    besluiten = PageLogEntry.objects.filter(
        page=page.pk, action__in=[*SAMENGEVOEGD, KERN_TERUGGEDRAAID]
    ).order_by("-pk")
    laatste = besluiten.values_list("action", flat=True).first()
    return TERUG if laatste == KERN_TERUGGEDRAAID else ""


def is_zoals_online(page: OnderdeelPage) -> bool:
    """Return whether the latest text of ``page`` is simply what is published now."""
    return (
        page.live
        and page.live_revision_id == page.latest_revision_id
        and not page.has_unpublished_changes
        and page.current_workflow_state is None
        and (page.go_live_at is None or page.go_live_at <= timezone.now())
    )


def _bewaar(voorstel: Voorstel, actie: str) -> Revision:
    return bewaar(voorstel, {}, user=None, reden=_reden(voorstel), actie=actie)


def _reden(voorstel: Voorstel) -> str:
    kern = voorstel.kern
    moment = datum(timezone.localtime(kern.created_at), "j F Y")
    waarom = "; ".join(p.reden for p in voorstel.publicaties)
    return f"Kernversie {kern.pk} van {moment}" + (f": {waarom}" if waarom else "")
