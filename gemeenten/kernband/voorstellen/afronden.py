"""A core page goes live: what became of the proposals in it, and who hears of it."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from gemeenten import logacties
from gemeenten.kernband.wijzigingen.versies import inhoud_van_revisie
from gemeenten.merge import Soort, merge
from gemeenten.models import Verbetervoorstel
from handleiding.logacties import PUBLICATIES
from handleiding.models import Kernpublicatie, OnderdeelPage
from handleiding.namen import met_hoofdletter, naamsleutel

from . import logboek
from .bij import maak_bij
from .melden import meld_uitkomst
from .overnemen import heropen

Staat = Verbetervoorstel.Staat


def bij_publicatie(sender: Any, instance: Any, revision: Revision | None, **kwargs: Any) -> None:
    """Follow a publication (signal ``page_published``): of a core page, or of a variant."""
    if not isinstance(instance, OnderdeelPage) or revision is None:
        return
    if instance.kern_id is None:
        rond_af(instance, revision)
    elif Verbetervoorstel.objects.overgenomen().filter(variant=instance.pk).exists():
        transaction.on_commit(lambda: maak_bij.enqueue(instance.pk))


def rond_af(kernpagina: OnderdeelPage, revision: Revision) -> None:
    """Settle the proposals that ``revision`` brought into the published core."""
    wachtend = Verbetervoorstel.objects.in_concept().filter(
        variant__kern=kernpagina.pk, resultaat__lte=revision.pk
    )
    klaar = []
    for voorstel in wachtend.met_paginas().select_related("resultaat"):
        staat = uitkomst(voorstel, revision, kernpagina.specific_class)
        if staat is None:
            heropen(voorstel)
            logboek.noteer(
                logacties.VERBETERING_TERUGGEDRAAID, voorstel, voorstel.variant, user=None
            )
        else:
            voorstel.staat, voorstel.besluit_op = staat, timezone.now()
            voorstel.save()
            klaar.append(voorstel)
    if klaar:
        transaction.on_commit(lambda: vertel_verder(klaar, revision))


def uitkomst(
    voorstel: Verbetervoorstel, revision: Revision, model: type[OnderdeelPage]
) -> Staat | None:
    """Return how much of a proposal the published ``revision`` holds; None for nothing.

    What was taken over may have been changed, or thrown away, before it was approved.
    """
    overname = voorstel.overname
    heel = not overname["weggelaten"] and all(
        b["keuze"] == Soort.LOKAAL for b in overname["besluiten"]
    )
    vorige = Revision.objects.filter(pk=overname["vorige"]).first()
    if vorige is not None:
        teksten = (vorige, revision, voorstel.resultaat)
        besluiten = merge(*(inhoud_van_revisie(tekst, model) for tekst in teksten)).besluiten
        soorten = {b.soort for b in besluiten} - {Soort.KERN}
        if soorten == {Soort.LOKAAL}:
            return None
        heel = heel and soorten <= {Soort.GELIJK}
    return Staat.OVERGENOMEN if heel else Staat.GEDEELTELIJK


def vertel_verder(voorstellen: list[Verbetervoorstel], revision: Revision) -> None:
    """Name the municipalities with the publication, tell them, and bring them up to date."""
    noem_gemeenten(revision, [voorstel.naam for voorstel in voorstellen])
    door = _goedgekeurd_door(revision)
    for voorstel in voorstellen:
        for page in (voorstel.variant.kern, voorstel.variant):
            logboek.noteer(
                logacties.VERBETERING_OVERGENOMEN, voorstel, page, user=door, revision=None
            )
        meld_uitkomst(voorstel, door=door)
    for variant_id in {voorstel.variant_id for voorstel in voorstellen}:
        maak_bij.enqueue(variant_id)


def noem_gemeenten(revision: Revision, namen: list[str]) -> None:
    """Let other editions read whose proposal it was, where they read why the core changed."""
    publicatie = Kernpublicatie.objects.filter(revision=revision).first()
    if publicatie is None:
        publicatie = Kernpublicatie(
            revision=revision, urgentie=Kernpublicatie.Urgentie.INHOUDELIJK, reden=""
        )
    bekend = naamsleutel(publicatie.reden)
    nieuw = [n for n in dict.fromkeys(namen) if naamsleutel(toeschrijving([n])) not in bekend]
    if not nieuw:
        return
    tekst = toeschrijving(nieuw)
    reden = publicatie.reden.rstrip()
    publicatie.reden = f"{reden} ({tekst})" if reden else f"{met_hoofdletter(tekst)}."
    publicatie.save()


def toeschrijving(namen: list[str]) -> str:
    """Return “voorstel van Leeuwarden”, for one or more municipalities."""
    return f"voorstel van {' en '.join(namen)}"


def _goedgekeurd_door(revision: Revision) -> Any:
    log = PageLogEntry.objects.filter(revision=revision, action__in=PUBLICATIES)
    entry = log.select_related("user").order_by("-pk").first()
    return entry.user if entry else None
