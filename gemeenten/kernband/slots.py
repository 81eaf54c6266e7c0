"""An edition's own data, for the local slots in its copy of the handbook.

Everything is lazy: a page without a slot pays for nothing but finding its edition.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import Page

from gemeenten.kernband.wijzigingen.publiek import afwijkende_plekken, dringend_sinds
from gemeenten.models import Contactpersoon, DeelnemendeOrganisatie, GemeentePage, Sessie
from handleiding.publiek.geheugen import onthouden
from handleiding.zichtbaarheid import openbaar


class EditieGegevens(Mapping[str, Any]):
    """Local data of one edition by slot name, each read on first use."""

    namen = (
        "editie",
        "contactpersonen",
        "sessies",
        "organisaties",
        "steunpunt",
        "afwijkingen",
        "aantal_afwijkingen",
        "landelijke_pagina",
        "landelijk_gewijzigd",
    )

    def __init__(self, editie: GemeentePage, page: Page) -> None:
        self._editie = editie
        self._page = page
        self._gelezen: dict[str, Any] = {}

    def __getitem__(self, naam: str) -> Any:
        if naam not in self.namen:
            raise KeyError(naam)
        if naam not in self._gelezen:
            self._gelezen[naam] = getattr(self, f"_lees_{naam}")()
        return self._gelezen[naam]

    def __iter__(self) -> Iterator[str]:
        return iter(self.namen)

    def __len__(self) -> int:
        return len(self.namen)

    def _lees_editie(self):
        # An ancestor comes with its own fields deferred: one query for all beats one for each.
        if self._editie.get_deferred_fields():
            return GemeentePage.objects.get(pk=self._editie.pk)
        return self._editie

    def _lees_contactpersonen(self):
        personen = Contactpersoon.objects.gepubliceerd_in(self._editie).openbaar()
        return list(personen.order_by("sort_order"))

    def _lees_sessies(self):
        return onthouden(self._page, "sessies", self._sessies)

    def _sessies(self):
        nummer = getattr(self._page, "nummer", None)
        if nummer is None:
            return []
        sessies = Sessie.objects.gepubliceerd_in(self._editie).filter(nummer=nummer)
        return list(sessies.select_related("werkleergroep").chronologisch())

    def _lees_organisaties(self):
        organisaties = DeelnemendeOrganisatie.objects.gepubliceerd_in(self._editie)
        namen = dict(DeelnemendeOrganisatie.Soort.choices)
        eenmaal = organisaties.eenmaal(self._editie)
        return [o | {"soort_naam": namen.get(o["soort"], "")} for o in eenmaal]

    def _lees_afwijkingen(self):
        """Where this page differs from the national handbook, when the edition tells readers so."""
        return self._plekken if self["editie"].toon_afwijkingen else []

    def _lees_aantal_afwijkingen(self):
        """In how many places this page differs; a number is told whatever the edition tells of the places."""
        return len(self._plekken)

    def _lees_landelijke_pagina(self):
        """The core page of a variant, if everyone may read it; ``canoniek`` when both say exactly the same."""
        return onthouden(self._page, "landelijke_pagina", self._landelijke_pagina)

    def _landelijke_pagina(self):
        kern_id = getattr(self._page, "kern_id", None)
        kern = Page.objects.filter(pk=kern_id) if kern_id else Page.objects.none()
        kern = openbaar(kern).first()
        if kern is None:
            return None
        return {"url": kern.full_url, "canoniek": not self._plekken}

    def _lees_landelijk_gewijzigd(self):
        """Return when the national text changed, if it was urgent and the day to decide has passed; else None."""
        maak = partial(dringend_sinds, self._page)
        sinds = onthouden(self._page, "dringend_sinds", maak)
        te_laat = [op for uiterlijk, op in sinds if uiterlijk < timezone.localdate()]
        return min(te_laat) if te_laat and self["landelijke_pagina"] else None

    @cached_property
    def _plekken(self):
        maak = partial(afwijkende_plekken, self._page, self._editie)
        return onthouden(self._page, "afwijkende_plekken", maak)

    def _lees_steunpunt(self):
        return self["editie"].steunpunt


def gegevens_van_editie(page: Page, voorouders: Sequence[Page]) -> EditieGegevens | None:
    """Return the data of the edition ``page`` stands in, or None outside an edition."""
    for kandidaat in (*voorouders, page):
        if issubclass(kandidaat.specific_class or Page, GemeentePage):
            return EditieGegevens(kandidaat.specific, page)
    return None
