"""The kinds of address in the CMS, each with its question: may this person come here with this object?"""

from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from gemeenten.models import Verbetervoorstel
from gemeenten.toegang.roles import is_kernredactie
from gemeenten.toegang.rollen_op_pagina import in_archief, rollen_op_pagina
from handleiding.getallen import GROOTSTE, rijnummer
from handleiding.workflow.rules import Actie
from handleiding.zichtbaarheid import zichtbaar_voor

from .beleid import beleid

Toets = Callable[[HttpRequest, dict[str, Any]], bool]

# Parameters in which Wagtail's screens take a page to work in.
DOELEN = ("new_parent_page", "parent_page_id", "chooser", "childOf")


def vrij(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    """No object in the address; what it lists is narrowed where the list is made."""
    return True


def beheer(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    """For superusers, who do not come past the wall."""
    return False


def _getallen(waarden: Iterable[Any]) -> list[int]:
    """Read ids as Django does, which takes " 12" and "+12" for 12 too."""
    return [getal for waarde in waarden if (getal := _getal(waarde)) is not None]


def _getal(waarde: Any) -> int | None:
    try:
        getal = int(waarde)
    except ValueError:
        return None
    # What no column can hold is no id, and would be an error of the database.
    return getal if abs(getal) <= GROOTSTE else None


def alle_eigen(user: Any, ids: Iterable[int]) -> bool:
    """Return whether each of these pages stands in a tree of ``user``. What is gone is nobody's."""
    paginas = Page.objects.filter(pk__in=set(ids)).order_by().only("pk", "path", "depth", "owner")
    return all(beleid.eigen(user, page) for page in paginas)


def leesbare_paginas(user: Any) -> Any:
    """Return the pages ``user`` may know of: the own trees, and what is published for them."""
    eigen = beleid.eigen_paginas(user)
    gepubliceerd = zichtbaar_voor(Page.objects.all(), user)
    return Page.objects.filter(pk__in=eigen.values("pk")) | Page.objects.filter(
        pk__in=gepubliceerd.order_by().values("pk")
    )


def eigen_pagina(*namen: str) -> Toets:
    """The pages named in the address, and those sent along to work in, stand in an own tree."""

    def toets(request, kwargs):
        meegestuurd = [
            waarde
            for naam in DOELEN
            for waarde in (*request.GET.getlist(naam), *request.POST.getlist(naam))
        ]
        ids = _getallen([*(kwargs[naam] for naam in namen if kwargs.get(naam)), *meegestuurd])
        return not ids or alle_eigen(request.user, ids)

    return toets


def verkenbaar(naam: str) -> Toets:
    """A page to look below: an own one, or one on the way to it."""

    def toets(request, kwargs):
        paginas = beleid.explorable_instances(request.user)
        return _ontbreekt(kwargs[naam]) or paginas.filter(pk=kwargs[naam]).exists()

    return toets


def _ontbreekt(pk: int) -> bool:
    return not Page.objects.filter(pk=pk).exists()


def leesbaar(naam: str) -> Toets:
    """A page to choose from: an own one, one that is published, or the root of all."""

    def toets(request, kwargs):
        page = Page.objects.filter(pk=kwargs[naam]).first()
        if page is None or page.is_root():
            return True
        return leesbare_paginas(request.user).filter(pk=page.pk).exists()

    return toets


def leesbare_keuze(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    """Each page chosen (``?id=``) is one to choose from."""
    gevraagd = request.GET.getlist("id")
    ids = set(_getallen(gevraagd))
    if any(rijnummer(waarde) is None for waarde in gevraagd):
        return False
    bestaand = Page.objects.filter(pk__in=ids).count()
    return leesbare_paginas(request.user).filter(pk__in=ids).count() == bestaand


def te_beoordelen(naam: str) -> Toets:
    """A page of an own tree, or one that waits for exactly this reviewer (deputy, second step)."""

    def toets(request, kwargs):
        if alle_eigen(request.user, [kwargs[naam]]):
            return True
        page = Page.objects.filter(pk=kwargs[naam]).first()
        task = page.current_workflow_task if page else None
        mag_beoordelen = getattr(task, "mag_beoordelen", None)
        return mag_beoordelen is not None and mag_beoordelen(request.user)

    return toets


def handeling(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    """A step on a page of an own tree; of any edition only the emergency publication, for the kernredactie."""
    if kwargs["actie"] == Actie.SPOEDPUBLICATIE:
        return spoed(request, kwargs)
    return alle_eigen(request.user, [kwargs["page_id"]])


def spoed(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    """Any page, for the kernredactie: an emergency may be anywhere. Others have their own tree."""
    return is_kernredactie(request.user) or alle_eigen(request.user, [kwargs["page_id"]])


def werkstuk(naam: str) -> Toets:
    """An edition in the hands of its own people, or of the kernredactie, that helps it get started.

    The screens behind it ask themselves which roles the person has there.
    """

    def toets(request, kwargs):
        return alle_eigen(request.user, [kwargs[naam]]) or is_kernredactie(request.user)

    return toets


def kernredactie(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    """For the people of the core, who see all editions beside each other."""
    return is_kernredactie(request.user)


def eigen_voorstel(naam: str) -> Toets:
    """A proposal of an own edition. What is gone is nobody's."""

    def toets(request, kwargs):
        voorstel = Verbetervoorstel.objects.filter(pk=kwargs[naam]).first()
        return voorstel is not None and alle_eigen(request.user, [voorstel.variant_id])

    return toets


def inzage(vraag: Toets, naam: str) -> Toets:
    """As ``vraag``; and a page in the archive, for who had a role there: they read, no more."""

    def toets(request, kwargs):
        if vraag(request, kwargs):
            return True
        page = Page.objects.filter(pk=kwargs[naam])
        return any(in_archief(een) and rollen_op_pagina(een, request.user) for een in page)

    return toets


def _media(model: Any, naam: str, acties: tuple[str, ...], *, alle_mag: bool = False) -> Toets:
    def toets(request, kwargs):
        gevraagd = [kwargs[naam]] if naam in kwargs else request.GET.getlist("id")
        if alle_mag:
            gevraagd = [waarde for waarde in gevraagd if waarde != "all"]
        ids = _getallen(gevraagd)
        if len(ids) < len(gevraagd):
            return False
        alle = model()._default_manager.filter(pk__in=ids)
        eigen = policy_registry.get_by_type(model()).instances_user_has_any_permission_for(
            request.user, acties
        )
        return eigen.filter(pk__in=ids).count() == alle.count()

    return toets


def beeld(naam: str = "image_id", acties: tuple[str, ...] = ("change", "choose")) -> Toets:
    """An image of a collection one may use."""
    return _media(get_image_model, naam, acties)


def document(naam: str = "document_id", acties: tuple[str, ...] = ("change", "choose")) -> Toets:
    """A document of a collection one may use."""
    return _media(get_document_model, naam, acties)


def bulk(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    """Every object of a bulk action is an own one; "all" means all that one may list."""
    model = _model(kwargs)
    if model is Page:
        if "all" in request.GET.getlist("id") and not request.GET.get("childOf"):
            return False
        ids = _getallen(request.GET.getlist("id"))
        return eigen_pagina()(request, {}) and alle_eigen(request.user, ids)
    if model is get_image_model():
        return _media(get_image_model, "", ("change",), alle_mag=True)(request, {})
    if model is get_document_model():
        return _media(get_document_model, "", ("change",), alle_mag=True)(request, {})
    return False


def sessie(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    """The editing of a page (of an own tree); nothing else is edited here."""
    model = _model(kwargs)
    nummer = rijnummer(kwargs["object_id"])
    if model is None or not issubclass(model, Page) or nummer is None:
        return False
    return alle_eigen(request.user, [nummer])


def _model(kwargs: dict[str, Any]) -> Any:
    try:
        return apps.get_model(kwargs["app_label"], kwargs["model_name"])
    except LookupError:
        return None
