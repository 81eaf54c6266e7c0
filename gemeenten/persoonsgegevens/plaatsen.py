"""All rows in the database in which text of an edition stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Comment,
    CommentReply,
    ModelLogEntry,
    Page,
    PageLogEntry,
    Revision,
    TaskState,
)

from gemeenten.models import Bericht, GemeentePage, Verbetervoorstel
from gemeenten.toegang.muren.collectie import collectie_van
from gemeenten.toegang.roles import mensen_bij

from .tabel import Houdt, houdt, persoonsvelden, tekstvelden


@dataclass(frozen=True)
class Zoekplaats:
    """Rows of one table that belong to an edition, and how the page that they are about is reached."""

    soort: str
    rijen: models.QuerySet[Any]
    pagina: str = "page_id"
    # What is only listed need not be looked at when something is removed: files are slow to read.
    alleen_tonen: bool = False

    @property
    def model(self) -> type[models.Model]:
        return self.rijen.model

    def van(self, paginas: Iterable[int]) -> models.QuerySet[Any]:
        """Return its rows that are about these pages."""
        if not self.pagina:
            return self.rijen.none()
        veld = self.pagina.replace(".", "__")
        return self.rijen.filter(**{f"{veld}__in": [str(pk) for pk in paginas]})

    def pagina_van(self, rij: models.Model) -> int | None:
        """Return the page that a row is about."""
        waarde: Any = rij if self.pagina else None
        for naam in self.pagina.split("."):
            waarde = getattr(waarde, naam, None)
        return int(waarde) if waarde else None


def plaatsen(editie: GemeentePage) -> Iterator[Zoekplaats]:
    """Yield every place: pages, what hangs below them, revisions, logs, comments, messages."""
    yield from paginas_onder(editie.path)
    yield from _rijen(editie)
    nummers = Page.objects.filter(path__startswith=editie.path).order_by().values("pk")
    als_tekst = [str(pk) for pk in nummers.values_list("pk", flat=True)]
    yield plaats_van_versies(als_tekst)
    yield Zoekplaats("logboek", PageLogEntry.objects.filter(_log_van(editie, nummers)))
    stappen = TaskState.objects.filter(workflow_state__object_id__in=als_tekst)
    yield Zoekplaats(
        "opmerking bij beoordeling",
        stappen.select_related("workflow_state"),
        "workflow_state.object_id",
    )
    yield Zoekplaats("bericht", _berichten(editie, nummers, als_tekst))
    yield Zoekplaats("opmerking", Comment.objects.filter(page__in=nummers))
    reacties = CommentReply.objects.filter(comment__page__in=nummers).select_related("comment")
    yield Zoekplaats("reactie", reacties, "comment.page_id")
    yield from _bestanden(editie)
    yield Zoekplaats(
        "omleiding",
        Redirect.objects.filter(_omleidingen(editie)),
        "redirect_page_id",
        alleen_tonen=True,
    )
    mensen = get_user_model().objects.filter(pk__in=_mensen(editie))
    yield Zoekplaats("account", mensen, "", alleen_tonen=True)


def plaats_van_versies(paginas: Iterable[Any]) -> Zoekplaats:
    """Return the place of all versions of these pages."""
    over = {"base_content_type__app_label": "wagtailcore", "base_content_type__model": "page"}
    versies = Revision.objects.filter(object_id__in=[str(pk) for pk in paginas], **over)
    return Zoekplaats("versie", versies.select_related("content_type"), "object_id")


def heeft_tekst(model: type[models.Model]) -> bool:
    """Tell whether a table holds text of or about people."""
    velden = tekstvelden(model)
    return bool(persoonsvelden(model)) or any(
        houdt(veld) not in {Houdt.NIEMAND, None} for veld in velden
    )


def is_van_pagina(model: type[models.Model]) -> bool:
    """Tell whether a row is (part of) what a page says: its own, one below it, or a version."""
    velden = model._meta.local_concrete_fields
    return issubclass(model, Page | Revision) or any(isinstance(v, ParentalKey) for v in velden)


def _mensen(editie: GemeentePage) -> Any:
    return mensen_bij(editie.code or "").order_by().values("pk")


def _voorstellen(editie: GemeentePage) -> Any:
    return Verbetervoorstel.objects.filter(editie=editie).order_by().values("pk")


def _log_van(editie: GemeentePage, nummers: Any) -> Q:
    """The log of the edition's pages, its proposals on core pages, and its pages that are gone."""
    logboek = PageLogEntry.objects.exclude(page__in=Page.objects.order_by().values("pk"))
    van_ons = logboek.filter(user__in=_mensen(editie)).order_by().values("page")
    voorstellen = list(_voorstellen(editie).values_list("pk", flat=True))
    return Q(page__in=nummers) | Q(page__in=van_ons) | Q(data__voorstel__in=voorstellen)


def _berichten(editie: GemeentePage, nummers: Any, als_tekst: list[str]) -> Any:
    """Messages about the edition's pages and proposals, whoever got them, sent or waiting.

    A message about a page that is gone belongs to the edition whose people got it.
    """
    vraag = Q(page__in=nummers) | Q(voorstel__in=_voorstellen(editie))
    vraag |= Q(task_state__workflow_state__object_id__in=als_tekst)
    vraag |= Q(page=None, user__in=_mensen(editie))
    return Bericht.objects.filter(vraag)


def _bestanden(editie: GemeentePage) -> Iterator[Zoekplaats]:
    """Documents and images of the edition, and what the log says of them, also of those that are gone."""
    collectie = collectie_van(editie)
    logboek = Q()
    for soort, model in (("document", get_document_model()), ("afbeelding", get_image_model())):
        eigen = Q(collection__path__startswith=collectie.path) if collectie else Q(pk__in=[])
        rijen = model.objects.filter(eigen)
        yield Zoekplaats(soort, rijen.prefetch_related("tags"), "", alleen_tonen=True)
        nummers = [str(pk) for pk in rijen.values_list("pk", flat=True)]
        van_ons = Q(object_id__in=nummers) | Q(user__in=_mensen(editie))
        logboek |= Q(content_type=ContentType.objects.get_for_model(model)) & van_ons
    yield Zoekplaats("logboek van bestanden", ModelLogEntry.objects.filter(logboek), "")


def _omleidingen(editie: GemeentePage) -> Q:
    """Old addresses that lead to the edition, or began with its own."""
    vraag = Q(redirect_page__path__startswith=editie.path) | Q(site__root_page=editie)
    voorpagina = editie.get_ancestors().filter(depth=2).first()
    if voorpagina is None:
        return vraag
    adres = f"/{editie.url_path.removeprefix(voorpagina.url_path)}"
    return vraag | Q(old_path__startswith=adres) | Q(redirect_link__startswith=adres)


def paginas_onder(pad: str) -> Iterator[Zoekplaats]:
    """Yield the pages below a path, one place for each of the tables that make up a page."""
    for model in apps.get_models():
        if issubclass(model, Page) and heeft_tekst(model):
            yield Zoekplaats("pagina", model._base_manager.filter(path__startswith=pad), "pk")


def _rijen(editie: GemeentePage) -> Iterator[Zoekplaats]:
    """Yield the tables of ours that point to a page of the edition."""
    for model in apps.get_models():
        if model._meta.app_label not in {"gemeenten", "handleiding"} or issubclass(model, Page):
            continue
        verwijzingen = _naar_pagina(model)
        if model is not Bericht and verwijzingen and heeft_tekst(model):
            vraag = Q()
            for naam in verwijzingen:
                vraag |= Q(**{f"{naam}__path__startswith": editie.path})
            rijen = model._base_manager.filter(vraag)
            yield Zoekplaats(
                str(model._meta.verbose_name), rijen, f"{_dichtst_bij(verwijzingen)}_id"
            )


def _naar_pagina(model: type[models.Model]) -> list[str]:
    """Return the names of the fields that point to a page."""
    doelen = {
        str(veld.name): getattr(veld.remote_field, "model", None)
        for veld in model._meta.local_concrete_fields
    }
    return [
        naam for naam, doel in doelen.items() if isinstance(doel, type) and issubclass(doel, Page)
    ]


def _dichtst_bij(verwijzingen: list[str]) -> str:
    """Return the field that names the page itself, before the edition that it stands in."""
    return next((naam for naam in verwijzingen if naam not in {"editie", "kern"}), verwijzingen[0])
