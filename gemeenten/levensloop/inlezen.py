"""Bring an edition from a file into this installation: complete, private, all of it as drafts."""

import logging
from pathlib import PurePosixPath
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.dateparse import parse_datetime
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Collection, Page, Revision

from gemeenten import roles
from gemeenten.models import GemeentePage
from gemeenten.onboarding import steps
from gemeenten.onboarding.boom import Tak, geef_kindobjecten, kindrelaties, schrijf_takken
from gemeenten.onboarding.kopie import NIET_MEE
from gemeenten.onboarding.onboard import bewaak_nieuw, wacht_op_beurt
from gemeenten.onboarding.plan import Plan
from gemeenten.onboarding.verwijzingen import herschrijf_pagina
from handleiding.models import OnderdeelPage
from handleiding.workflow.contributors import tekst

from .bestand import GEEN_UITVOER, OngeldigBestand, Uitvoer, lees, schoon
from .bewaking import NIET_VOOR_U
from .logboek import INGEVOERD

logger = logging.getLogger(__name__)
SOORTEN = {"image": get_image_model, "document": get_document_model}
TOEGESTAAN = {
    "image": settings.WAGTAILIMAGES_EXTENSIONS,
    "document": settings.WAGTAILDOCS_EXTENSIONS,
}


def voer_in(bestand: Any, *, user: Any) -> tuple[GemeentePage, list[str]]:
    """Make the edition in ``bestand``; return it with what did not come along.

    All or nothing, files included. Raises ValidationError in Dutch.
    """
    if not roles.is_kernredactie(user):
        raise PermissionDenied(NIET_VOOR_U)
    try:
        uitvoer = lees(bestand)
    except OngeldigBestand as fout:
        raise ValidationError({"bestand": str(fout)}) from fout
    invoer = Invoer(uitvoer, user)
    try:
        return invoer.maak(), invoer.meldingen
    except (KeyError, TypeError, AttributeError, ValueError, LookupError) as fout:
        invoer.ruim_bestanden_op()
        logger.exception("This file of an edition could not be read")
        raise ValidationError({"bestand": GEEN_UITVOER}) from fout
    except BaseException:
        invoer.ruim_bestanden_op()
        raise


class Invoer:
    """One file on its way in: which page, image and document became which."""

    def __init__(self, uitvoer: Uitvoer, user: Any) -> None:
        self.uitvoer, self.data, self.user = uitvoer, uitvoer.data, user
        self.meldingen: list[str] = []
        self.nieuw: dict[str, dict[int, int]] = {"page": {}, "image": {}, "document": {}}
        self.paginas: dict[int, Page] = {}
        self._bestanden: list[Any] = []

    @transaction.atomic
    def maak(self) -> GemeentePage:
        plan = Plan(
            naam=self.data["naam"],
            code=self.data["code"],
            slug=self.data["slug"],
            buiten_lijst=True,
        )
        plan.validate()
        gemeenten = wacht_op_beurt()
        bewaak_nieuw(plan, gemeenten)
        groepen = roles.ensure_groepen(plan.code)
        self._media(roles.ensure_collectie(roles.collectienaam(plan.code, plan.naam), groepen))
        wortel = self._takken(plan)
        schrijf_takken([wortel], gemeenten, user=self.user, bewerk=self._wijs_links)
        self._oudere_versies()
        editie = GemeentePage.objects.get(pk=wortel.page.pk)
        roles.ensure_paginarechten(editie, groepen)
        steps.ensure_beoordeling(editie, groepen)
        log(
            instance=editie,
            action=INGEVOERD,
            user=self.user,
            data={"weggelaten": self.meldingen},
        )
        return editie

    def ruim_bestanden_op(self) -> None:
        """Take back the files that were stored before it failed."""
        for bestand in self._bestanden:
            bestand.storage.delete(bestand.name)

    def _media(self, collectie: Collection) -> None:
        for deel in self.data["media"]:
            soort, naam = deel["soort"], deel["bestand"]
            if PurePosixPath(naam).suffix.lstrip(".").lower() not in TOEGESTAAN[soort]:
                self.meldingen.append(f"{deel['titel']}: dit soort bestand mag niet")
                continue
            inhoud = ContentFile(self.uitvoer.media(naam), name=PurePosixPath(naam).name)
            ding = SOORTEN[soort]()(title=deel["titel"], file=inhoud, collection=collectie)
            ding.save()
            self._bestanden.append(ding.file)
            self.nieuw[soort][deel["id"]] = ding.pk

    def _takken(self, plan: Plan) -> Tak:
        takken: dict[int, Tak] = {}
        wortel = self.data["paginas"][0]["id"]
        for deel in self.data["paginas"]:
            if deel["id"] != wortel and deel["ouder"] not in takken:
                self.meldingen.append(f"{deel['titel']}: de pagina erboven ontbreekt")
                continue
            page = self._pagina(deel)
            if page is None:
                self.meldingen.append(f"{deel['titel']}: dit soort pagina bestaat hier niet")
                continue
            self.paginas[deel["id"]] = page
            takken[deel["id"]] = Tak(page)
            if deel["id"] != wortel:
                takken[deel["ouder"]].kinderen.append(takken[deel["id"]])
        self._bewaak_wortel(takken[wortel].page, plan)
        return takken[wortel]

    def _bewaak_wortel(self, page: Page, plan: Plan) -> None:
        if not isinstance(page, GemeentePage):
            raise ValidationError({"bestand": GEEN_UITVOER})
        page.code, page.slug = plan.code, plan.adres

    def _pagina(self, deel: dict[str, Any]) -> Page | None:
        try:
            model = apps.get_model(deel["type"])
        except (LookupError, ValueError):
            return None
        if not issubclass(model, Page) or not deel["versies"]:
            return None
        page = _object(model, deel["versies"][-1]["inhoud"])
        if isinstance(page, OnderdeelPage):
            self._zet_herkomst(page, deel)
        return page

    def _zet_herkomst(self, page: OnderdeelPage, deel: dict[str, Any]) -> None:
        """Find the core page by its path, and the revision of it that says what the core said then."""
        page.kern_id = page.basis_id = None
        kern = self._op_pad(deel.get("kern"))
        if kern is None:
            if deel.get("kern"):
                self.meldingen.append(f"{deel['titel']}: de kern heeft deze pagina hier niet")
            return
        page.kern_id = kern.pk
        zelfde = (
            revisie.pk
            for revisie in kern.revisions.order_by("-created_at")
            if deel.get("basis") and _zegt(revisie.content) == _zegt(deel["basis"])
        )
        page.basis_id = next(zelfde, None)
        if page.basis_id is None:
            page.basis_id = kern.live_revision_id or kern.latest_revision_id
            self.meldingen.append(f"{deel['titel']}: gebaseerd op een andere tekst van de kern")

    def _op_pad(self, pad: str | None) -> Page | None:
        if pad is None:
            return None
        return Page.objects.filter(url_path=f"{steps.voorpagina().url_path}{pad}").first()

    def _wijs_links(self, paginas: list[Page]) -> None:
        self.nieuw["page"] = {oud: page.pk for oud, page in self.paginas.items()}
        for oud, pad in self.data["buiten"].items():
            if doel := self._op_pad(pad):
                self.nieuw["page"][int(oud)] = doel.pk
        for page in paginas:
            self._herschrijf(page)

    def _herschrijf(self, page: Page) -> None:
        def vertaal(soort: str, pk: int) -> int | None:
            doel = self.nieuw[soort].get(pk)
            if doel is None:
                self.meldingen.append(f"{page.title}: een link of bestand is weggelaten")
            return doel

        kinderen = (k for r in kindrelaties(type(page)) for k in getattr(page, r.name).all())
        for deel in (page, *kinderen):
            herschrijf_pagina(deel, vertaal)

    def _oudere_versies(self) -> None:
        """Store the earlier versions of each page, without who wrote them."""
        ouder = []
        for deel in self.data["paginas"]:
            page = self.paginas.get(deel["id"])
            for versie in deel["versies"][:-1] if page is not None else []:
                toen = _object(type(page), versie["inhoud"])
                for naam in ("pk", "id", "path", "depth", "numchild", "url_path", "locale_id"):
                    setattr(toen, naam, getattr(page, naam))
                if isinstance(page, OnderdeelPage):
                    toen.kern_id, toen.basis_id = page.kern_id, page.basis_id
                self._herschrijf(toen)
                ouder.append(_revisie(page, toen, parse_datetime(versie["gemaakt_op"])))
        Revision.objects.bulk_create(ouder)


def _zegt(inhoud: dict[str, Any]) -> dict[str, Any]:
    """Return what a reader would see of a core page, without what differs per installation."""
    return {naam: deel for naam, deel in tekst(inhoud).items() if naam not in {"kern", "basis"}}


def _object(model: type[Page], inhoud: dict[str, Any]) -> Page:
    """Return a new page with this content, made clean, and new child objects."""
    velden = {veld.name for veld in model._meta.concrete_fields}
    eigen = {naam: deel for naam, deel in schoon(inhoud).items() if naam not in NIET_MEE}
    page = model.from_serializable_data(eigen | {"pk": None}, check_fks=False)
    kinderen = {}
    for relatie in kindrelaties(model):
        lijst = list(getattr(page, relatie.get_accessor_name()).all())
        for kind in lijst:
            kind.pk = None
        kinderen[relatie.get_accessor_name()] = lijst
    geef_kindobjecten(page, kinderen)
    if "kern" in velden:
        page.kern_id = page.basis_id = None
    return page


def _revisie(page: Page, toen: Page, gemaakt_op: Any) -> Revision:
    laatste = page.get_latest_revision()
    return Revision(
        content_type_id=laatste.content_type_id,
        base_content_type_id=laatste.base_content_type_id,
        object_id=str(page.pk),
        created_at=min(gemaakt_op, laatste.created_at),
        object_str=str(toen),
        content=toen.serializable_data(),
    )
