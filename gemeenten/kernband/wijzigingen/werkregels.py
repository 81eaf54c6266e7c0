"""For the work list: what the core changed, what was merged, and what was taken over by itself."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import F
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.template.defaultfilters import date as datum
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from gemeenten.logacties import KERN_AUTOMATISCH, KERN_OVERGENOMEN
from gemeenten.models import Uitstel
from gemeenten.toegang.roles import KERN, SCHRIJVERS, rollen_bij
from gemeenten.toegang.rollen_op_pagina import onder, werkplekken
from handleiding.models import Kernpublicatie, OnderdeelPage
from handleiding.namen import naamvolgorde
from handleiding.workflow.lijst import in_rust
from handleiding.workflow.rules import Rol
from handleiding.workflow.werkregels import Werkregel
from handleiding.workflow.werksoorten import (
    AUTOMATISCH,
    KERNWIJZIGING,
    NIET_BESLIST,
    SAMENGEVOEGD,
)

from .gehoord import BESLISSERS, edities_van
from .onbeslist import Dringendeopen, dringend_open
from .uitstel import stand_van, uitstel_van
from .voorstel import publicaties_tussen, publicaties_van

TE_WETEN = timedelta(days=14)
# So many editions are named in one line; the screen behind it has them all.
MET_NAAM = 25


def kernwijzigingen(user: Any) -> Iterator[Werkregel]:
    """Core changes about which an edition of ``user`` has not decided, with their date.

    Merges nothing: what the decision would be about is for the screen that shows it.
    """
    rijen = _achter(werkplekken(user, *BESLISSERS))
    publicaties = publicaties_van(rij.kern_id for rij in rijen) if rijen else {}
    als_redacteur = tuple(werkplekken(user, Rol.REDACTEUR))
    uitstel = uitstel_van({rij.pk: stand_van(rij.op, rij.wacht) for rij in rijen})
    for rij in rijen:
        nieuw = rij.kern.live_revision_id
        sinds = publicaties_tussen(publicaties, rij.kern_id, rij.op, nieuw)
        redenen = " ".join(publicatie.reden for publicatie in sinds)
        later = uitstel.get(rij.pk, [])
        yield Werkregel(
            soort=KERNWIJZIGING,
            nummer=f"{rij.pk}-{nieuw}{_terug(later)}",
            titel=rij.draft_title,
            url=reverse("kernwijziging", args=[rij.pk]),
            pad=rij.path,
            page_id=rij.pk,
            uitleg=" ".join(filter(None, [*map(_uitgesteld, later), redenen])),
            rol=str(Rol.REDACTEUR if rij.path.startswith(als_redacteur) else Rol.BEHEERDER),
            sinds=rij.kern.last_published_at,
            uiterlijk=min((p.uiterlijk for p in sinds if p.uiterlijk), default=None),
        )


def _uitgesteld(rij: Uitstel) -> str:
    return f"Uitgesteld tot {datum(rij.terug_op, 'j F Y')}: {rij.notitie.rstrip('.')}."


def _terug(later: list[Uitstel]) -> str:
    """Return what makes it another line than before: a day has come on which somebody would look again."""
    voorbij = sum(rij.terug_op <= timezone.localdate() for rij in later)
    return f"-terug-{voorbij}" if voorbij else ""


def _achter(paden: list[str]) -> list[OnderdeelPage]:
    """Return the variants whose latest draft does not stand on what the core says now.

    ``op`` is what it stands on, ``wacht`` what was left for later when a part was decided.
    """
    if not paden:
        return []
    achter = OnderdeelPage.objects.achter().filter(onder(paden), latest_revision__isnull=False)
    rijen = achter.select_related("kern").annotate(
        basis_van_concept=KeyTextTransform("basis", "latest_revision__content"),
        wacht=KeyTransform("uitgesteld", "latest_revision__content"),
    )
    rijen = list(rijen.order_by("path"))
    for rij in rijen:
        rij.op = int(rij.basis_van_concept) if rij.basis_van_concept else None
        rij.wacht = rij.wacht or []
    return [rij for rij in rijen if rij.op != rij.kern.live_revision_id]


def nog_niet_beslist(user: Any) -> Iterator[Werkregel]:
    """Urgent core changes whose date passed, for the people of the core, with the editions that did not decide."""
    if rollen_bij(KERN, user).isdisjoint(SCHRIJVERS):
        return
    voorbij = Kernpublicatie.objects.dringend().online().filter(uiterlijk__lt=timezone.localdate())
    for punt in dringend_open(voorbij.select_related("revision").order_by("uiterlijk", "pk")):
        yield Werkregel(
            soort=NIET_BESLIST,
            nummer=str(punt.publicatie.pk),
            titel=punt.kern.draft_title,
            url=f"{reverse('kernoverzicht')}?toon=dringend",
            pad=punt.kern.path,
            page_id=punt.kern.pk,
            uitleg=_wie_niet(punt),
            rol=str(Rol.KERNREDACTIE),
            sinds=_begin_van(punt.publicatie.uiterlijk + timedelta(days=1)),
        )


def _wie_niet(punt: Dringendeopen) -> str:
    namen = sorted((editie.title for editie in edities_van(punt)), key=naamvolgorde)
    meer = f" en nog {len(namen) - MET_NAAM}" if len(namen) > MET_NAAM else ""
    wie = "gemeente besliste" if len(namen) == 1 else "gemeenten beslisten"
    op = datum(punt.publicatie.uiterlijk, "j F Y")
    return f"{len(namen)} {wie} niet voor {op}: {', '.join(namen[:MET_NAAM])}{meer}."


def _begin_van(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time()))


def nog_in_te_dienen(user: Any) -> Iterator[Werkregel]:
    """Drafts in which a core change was merged last, for who did it and the redacteurs there."""
    paden = werkplekken(user, Rol.REDACTEUR)
    if not paden:
        return
    concepten = in_rust(Page.objects.filter(onder(paden), has_unpublished_changes=True))
    log = PageLogEntry.objects.filter(
        action=KERN_OVERGENOMEN,
        page__in=concepten.order_by().values("pk"),
        revision_id=F("page__latest_revision_id"),
    )
    for regel in log.select_related("page", "user").order_by("page__path"):
        page = regel.page
        wie = "Dit werd vanzelf" if regel.user is None else f"{_naam(regel.user)} heeft dit"
        yield Werkregel(
            soort=SAMENGEVOEGD,
            nummer=str(regel.pk),
            titel=page.draft_title,
            url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            pad=page.path,
            page_id=page.pk,
            uitleg=f"{wie} in een concept verwerkt. Lees het na en dien het in.",
            rol=str(Rol.REDACTEUR),
            sinds=regel.timestamp,
            door=regel.user_id,
        )


def _naam(user: Any) -> str:
    return user.get_full_name() or user.get_username()


def vanzelf_overgenomen(user: Any) -> Iterator[Werkregel]:
    """What was published by an edition's policy in the last days: nobody read it first, so it is told."""
    paden = werkplekken(user, Rol.REDACTEUR, Rol.BEOORDELAAR)
    if not paden:
        return
    log = PageLogEntry.objects.filter(
        onder(paden, "page__path"),
        action=KERN_AUTOMATISCH,
        timestamp__gte=timezone.now() - TE_WETEN,
    )
    laatste = {regel.page_id: regel for regel in log.select_related("page").order_by("timestamp")}
    for regel in laatste.values():
        yield Werkregel(
            soort=AUTOMATISCH,
            nummer=str(regel.pk),
            titel=regel.page.title,
            url=reverse("geschiedenis", args=[regel.page_id]),
            pad=regel.page.path,
            page_id=regel.page_id,
            uitleg=f"Dit staat online. {regel.data.get('reden', '')}",
            sinds=regel.timestamp,
        )
