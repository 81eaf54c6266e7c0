"""What a core change would do to a variant. Looking writes nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from wagtail.models import Page, Revision

from gemeenten.merge import Besluit, Samenvoeging, Soort, merge
from gemeenten.models import GemeentePage
from handleiding.models import Kernpublicatie, OnderdeelPage

from .versies import (
    Stappen,
    basistekst,
    inhoud_van_revisie,
    kernversies,
    kopie_van,
    met_links_van,
    stappen_van,
    stempel,
)


@dataclass(frozen=True)
class Voorstel:
    """A merge of one variant with what its core page says now.

    ``lokaal`` is the variant's latest draft, ``basis`` the core revision that draft stands on.
    ``teksten`` are the local and the core content; ``stand`` names the three
    versions: a decision is only carried out on these. ``publicaties`` are the reasons that the
    kernredactie gave since ``basis``, newest first.
    """

    variant: OnderdeelPage
    basis: Revision | None
    kern: Revision
    lokaal: Revision
    samenvoeging: Samenvoeging
    teksten: tuple[Mapping[str, Any], Mapping[str, Any]]
    publicaties: tuple[Kernpublicatie, ...] = ()

    @property
    def stand(self) -> str:
        return "-".join(map(stempel, (self.basis, self.kern, self.lokaal)))

    @property
    def stappen(self) -> Stappen:
        """What the edition decided about before, all but some places that wait; mostly nothing."""
        return stappen_van(self.lokaal)

    @cached_property
    def te_kiezen(self) -> tuple[Besluit, ...]:
        """What came from the core: changes that fit by themselves, and conflicts."""
        return self._van_soort(Soort.KERN, Soort.CONFLICT)

    @cached_property
    def eigen(self) -> tuple[Besluit, ...]:
        """What the edition changed itself and the core left alone: it stays."""
        return self._van_soort(Soort.LOKAAL)

    @property
    def passend(self) -> int:
        """How many changes fit by themselves."""
        return len(self._van_soort(Soort.KERN))

    @property
    def conflicten(self) -> int:
        """How many changes touch the edition's own text."""
        return len(self.samenvoeging.conflicten)

    @property
    def uiterlijk(self) -> date | None:
        """The first date by which the edition must decide, if something of it is urgent."""
        return min((p.uiterlijk for p in self.publicaties if p.uiterlijk), default=None)

    def _van_soort(self, *soorten: Soort) -> tuple[Besluit, ...]:
        return tuple(b for b in self.samenvoeging.besluiten if b.soort in soorten)


def editie_van(variant: Page) -> GemeentePage:
    """Return the edition ``variant`` stands in; raises GemeentePage.DoesNotExist outside one."""
    return GemeentePage.objects.ancestor_of(variant).get()


def maak_voorstel(variant: OnderdeelPage) -> Voorstel | None:
    """Return the merge of ``variant`` with its published core page, or None when it is bij.

    A variant whose draft already handled the core's present text is bij as well.
    """
    rij = _met_versies(OnderdeelPage.objects.filter(pk=variant.pk)).first()
    if rij is None:
        return None
    bases = kernversies([rij.latest_revision])
    kopieen = kopie_van(editie_van(variant)) if bases else {}
    return _voorstel(rij, bases, kopieen, publicaties_van([rij.kern_id]))


def maak_voorstellen(editie: GemeentePage) -> list[Voorstel]:
    """Return the proposals for all of an edition, in a fixed number of queries.

    In tree order, but what is urgent comes first, by date.
    """
    rijen = list(_met_versies(OnderdeelPage.objects.descendant_of(editie)).order_by("path"))
    bases, kopieen = kernversies(rij.latest_revision for rij in rijen), kopie_van(editie)
    publicaties = publicaties_van(rij.kern_id for rij in rijen)
    gemaakt = (_voorstel(rij, bases, kopieen, publicaties) for rij in rijen)
    return sorted(filter(None, gemaakt), key=lambda voorstel: voorstel.uiterlijk or date.max)


def _met_versies(paginas):
    """Variants that are behind, with every revision that a merge reads."""
    met_revisie = paginas.achter().filter(latest_revision__isnull=False)
    return met_revisie.select_related("latest_revision", "kern__live_revision")


def publicaties_van(kern_ids: Iterable[int]) -> dict[str, list[Kernpublicatie]]:
    """Read the reasons that go with these core pages, newest first, by page key."""
    van_kern = Kernpublicatie.objects.online().filter(
        revision__base_content_type=ContentType.objects.get_for_model(Page),
        revision__object_id__in={str(pk) for pk in kern_ids},
    )
    gevonden: dict[str, list[Kernpublicatie]] = {}
    for publicatie in van_kern.annotate(kern=F("revision__object_id")).order_by("-revision_id"):
        gevonden.setdefault(publicatie.kern, []).append(publicatie)
    return gevonden


def _voorstel(
    rij: OnderdeelPage,
    bases: Mapping[int, Revision],
    kopieen: Mapping[int, int],
    publicaties: Mapping[str, list[Kernpublicatie]],
) -> Voorstel | None:
    kern, lokaal, model = rij.kern.live_revision, rij.latest_revision, rij.specific_class
    basis_id = lokaal.content.get("basis")
    if model is None or basis_id == kern.pk:
        return None
    basis = bases.get(basis_id)
    oud = basistekst(basis, model, lambda: kopieen, stappen_van(lokaal), bases)
    nieuw = met_links_van(inhoud_van_revisie(kern, model), model, kopieen)
    ons = inhoud_van_revisie(lokaal, model)
    sinds = publicaties_tussen(publicaties, rij.kern_id, basis_id, kern.pk)
    return Voorstel(rij, basis, kern, lokaal, merge(oud, nieuw, ons), (ons, nieuw), sinds)


def publicaties_tussen(
    publicaties: Mapping[str, list[Kernpublicatie]], kern_id: int, basis_id: int | None, tot: int
) -> tuple[Kernpublicatie, ...]:
    """Return the reasons of a core page's publications after ``basis_id``, up to ``tot``."""
    van_pagina = publicaties.get(str(kern_id), ())
    return tuple(p for p in van_pagina if (basis_id or 0) < p.revision_id <= tot)
