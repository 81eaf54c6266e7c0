"""Bring an edition from a file into this installation: complete, private, all of it as drafts."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError
from wagtail.log_actions import log
from wagtail.models import Collection

from gemeenten.logacties import EDITIE_INGEVOERD
from gemeenten.models import GemeentePage
from gemeenten.onboarding import steps
from gemeenten.onboarding.boom import schrijf_takken
from gemeenten.onboarding.onboard import wacht_op_beurt
from gemeenten.onboarding.plan import Plan
from gemeenten.onboarding.vrij import bewaak_nieuw
from gemeenten.toegang import roles
from handleiding.publiek.etalage import in_een_keer

from .bestand import GEEN_UITVOER, Editieuitvoer, OngeldigBestand, lees
from .bewaking import NIET_VOOR_U
from .eigendom_in import Eigendomsplek, zet_neer
from .kernplek import Kernplekken
from .media import BESTANDEN, lees_media
from .paginas_in import Paginas
from .versies_in import schrijf_versies

logger = logging.getLogger(__name__)
# What data of another shape than ours leads to, wherever it is met.
ANDERS = (KeyError, TypeError, AttributeError, ValueError, LookupError, RecursionError)


def voer_in(
    bestand: Any, *, user: Any, meld: Callable[..., None] = lambda *stand: None
) -> tuple[GemeentePage, list[str]]:
    """Make the edition in ``bestand``; return it with what did not come along.

    All or nothing, files included. Raises ValidationError in Dutch. ``meld`` hears each step.
    """
    if not roles.is_kernredactie(user):
        raise PermissionDenied(NIET_VOOR_U)
    try:
        invoer = Invoer(lees(bestand), user, meld)
    except OngeldigBestand as fout:
        raise ValidationError({"bestand": str(fout)}) from fout
    try:
        return invoer.maak(), list(dict.fromkeys(invoer.meldingen))
    except BaseException as fout:
        invoer.ruim_bestanden_op()
        if isinstance(fout, OngeldigBestand):
            raise ValidationError({"bestand": str(fout)}) from fout
        if isinstance(fout, (*ANDERS, DatabaseError)):
            logger.exception("This file of an edition could not be read")
            raise ValidationError({"bestand": GEEN_UITVOER}) from fout
        raise


class Invoer:
    """One file on its way in."""

    def __init__(self, uitvoer: Editieuitvoer, user: Any, meld: Callable[..., None]) -> None:
        self.uitvoer, self.data, self.user = uitvoer, uitvoer.data, user
        self.meld = meld
        self.meldingen: list[str] = []
        self.media: dict[str, dict[int, int]] = {"image": {}, "document": {}}
        self._bestanden: list[Any] = []

    @in_een_keer()
    def maak(self) -> GemeentePage:
        plan = self._plan()
        gemeenten = wacht_op_beurt()
        bewaak_nieuw(plan, gemeenten)
        self._media(roles.ensure_collectie(roles.collectienaam(plan.code, plan.naam), {}))
        self.meld("de pagina’s")
        kern = Kernplekken(self.data["buiten"])
        paginas = Paginas(self.data["paginas"], plan, kern, self.meldingen.append)
        paginas.media = self.media
        schrijf_takken([paginas.wortel], gemeenten, user=self.user, bewerk=paginas.wijs_links)
        editie = GemeentePage.objects.get(pk=paginas.wortel.page.pk)
        groepen = steps.ensure_groepen(editie)
        steps.ensure_collectie(editie, groepen)
        steps.ensure_beoordeling(editie)
        self.meld("de gegevens van de gemeente")
        self._eigendom(editie, paginas, kern)
        gegevens = {"weggelaten": list(dict.fromkeys(self.meldingen))}
        log(instance=editie, action=EDITIE_INGEVOERD, user=self.user, data=gegevens)
        return editie

    def ruim_bestanden_op(self) -> None:
        """Take back the files that were stored before it failed."""
        for bestand in self._bestanden:
            bestand.storage.delete(bestand.name)

    def _plan(self) -> Plan:
        """Return what to make. A name or code that cannot be is a fault of the file."""
        plan = Plan(
            naam=str(self.data["naam"]),
            code=str(self.data["code"]),
            slug=str(self.data["slug"]),
            buiten_lijst=True,
        )
        plan.validate()
        return plan

    def _media(self, collectie: Collection) -> None:
        for klaar, deel in enumerate(self.data["media"]):
            self.meld(BESTANDEN, klaar, len(self.data["media"]))
            try:
                ding = lees_media(deel, self.uitvoer, collectie)
            except ValidationError as fout:
                self.meldingen.extend(fout.messages)
                continue
            self._bestanden.append(ding.file)
            self.media[deel["soort"]][deel["id"]] = ding.pk

    def _eigendom(self, editie: GemeentePage, paginas: Paginas, kern: Kernplekken) -> None:
        plek = Eigendomsplek(
            editie=editie,
            paginas=paginas.op_id,
            versies=schrijf_versies(paginas),
            bases=paginas.bases,
            kaarten=paginas.kaarten,
            kern=kern,
        )
        zet_neer(self.data.get("eigendom", {}), plek, self.meldingen.append)
