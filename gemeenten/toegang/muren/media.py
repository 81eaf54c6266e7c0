"""Which files are public: those used on a published page. Others are for who may use their collection.

Of an image readers get what was made of it for a page. The original is for its writers only: it may be
larger than anybody needs, and its name says what the writer called it.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db.models import IntegerField
from django.db.models.functions import Cast
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.permissions import policy_registry
from wagtail.users.models import UserProfile

from gemeenten.toegang.roles import plekken_van
from handleiding.verschil.dingen import getekend
from handleiding.workflow.werklijst import te_beoordelen
from handleiding.zichtbaarheid import lezer, openbaar, zichtbaar_voor

from .bevroren import teksten_met

# Called with a file and a person; says whether readers saw it in a text that this person may look back at.
Terugblik = Callable[[Any, Any], bool]
_terugblikken: list[Terugblik] = []

VIJF_MINUTEN = 300  # how long a public file may still be seen after its page went offline


def registreer(terugblik: Terugblik) -> None:
    """Let ``terugblik`` say who else may have a file; registering twice changes nothing."""
    if terugblik not in _terugblikken:
        _terugblikken.append(terugblik)


def gebruikende_paginas(stuk: Any) -> Any:
    """Return the pages whose published text uses ``stuk``.

    Wagtail's reference index follows the rows of the pages: of a page that is online those hold the
    published text, and the visibility below leaves the other pages out.
    """
    gebruik = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(stuk),
        to_object_id=str(stuk.pk),
    ).annotate(pagina=Cast("object_id", IntegerField()))
    return Page.objects.filter(pk__in=gebruik.order_by().values("pagina"))


def is_openbaar(stuk: Any) -> bool:
    """Return whether everyone may have this image or document."""
    return openbaar(gebruikende_paginas(stuk)).exists()


def mag_hebben(stuk: Any, user: Any) -> bool:
    """Return whether ``user`` may have a file that is not public."""
    if user is None or not user.is_active:
        return False
    if werkt_ermee(stuk, user) or zichtbaar_voor(gebruikende_paginas(stuk), user).exists():
        return True
    return mag_terugzien(stuk, user)


def mag_terugzien(stuk: Any, user: Any) -> bool:
    """Return whether readers saw this file in a text that ``user`` may look back at."""
    if user is None or not user.is_active:
        return False
    return any(mag(stuk, user) for mag in _terugblikken)


def werkt_ermee(stuk: Any, user: Any) -> bool:
    """Return whether ``user`` may have the original: who works with its collection, or judges it now."""
    if user is None or not user.is_active:
        return False
    return mag_gebruiken(stuk, user) or staat_in_te_beoordelen_tekst(stuk, user)


def mag_gebruiken(stuk: Any, user: Any) -> bool:
    """Return whether ``user``, who is active, works with the collection that this file is in."""
    beleid = policy_registry.get(stuk)
    return bool(beleid.user_has_any_permission_for_instance(user, ["change", "choose"], stuk))


def staat_in_te_beoordelen_tekst(stuk: Any, user: Any) -> bool:
    """Return whether ``stuk`` is in a text that waits for ``user`` to judge it, now.

    A deputy and the second step read exactly the submitted text, and what stands in it; before that,
    and once they have decided, its files are closed to them again.
    """
    wacht_op_hem = Revision.objects.filter(pk__in=te_beoordelen(user).values("revision"))
    return any(teksten_met(stuk, wacht_op_hem))


def bewaak_document(document: Any, request: HttpRequest) -> None:
    """Guard the serving of a document (hook ``before_serve_document``)."""
    if not (is_openbaar(document) or mag_hebben(document, lezer(request))):
        raise Http404("Dit bestand is niet openbaar.")
    if not document.file.storage.exists(document.file.name):
        raise Http404("Dit bestand bestaat niet.")


@require_safe
def media(request: HttpRequest, pad: str) -> HttpResponse:
    """Serve an image, or a rendition of it, to who may have it. Documents have an address of their own."""
    model = get_image_model()
    gemaakt = model.get_rendition_model().objects.filter(file=pad).select_related("image").first()
    if gemaakt is not None:
        return _rendition(pad, gemaakt.image, request)
    origineel = model.objects.filter(file=pad).first()
    if origineel is not None:
        return _origineel(pad, origineel, lezer(request))
    if avatar := _avatar(request, pad):
        return avatar
    raise Http404("Dit bestand bestaat niet, of is niet openbaar.")


def _origineel(pad: str, image: Any, user: Any) -> HttpResponse:
    """Serve the original to who works with it; who looks back gets what readers saw of it at most."""
    if werkt_ermee(image, user):
        return _bestand(pad, openbaar=False)
    if mag_terugzien(image, user) and (beeld := getekend(image)):
        return _afgeschermd(HttpResponse(beeld, content_type="image/webp"))
    raise Http404("Dit bestand bestaat niet, of is niet openbaar.")


def _rendition(pad: str, image: Any, request: HttpRequest) -> HttpResponse:
    if is_openbaar(image):
        return _bestand(pad, openbaar=True)
    if mag_hebben(image, lezer(request)):
        return _bestand(pad, openbaar=False)
    raise Http404("Dit bestand is niet openbaar.")


def _avatar(request: HttpRequest, pad: str) -> HttpResponse | None:
    """Serve a person's picture to that person and to colleagues with a role in the same place."""
    user = lezer(request)
    profiel = UserProfile.objects.filter(avatar=pad).select_related("user").first()
    if user is None or profiel is None or not user.is_active:
        return None
    collega = bool(plekken_van(user).keys() & plekken_van(profiel.user).keys())
    if user.is_superuser or user.pk == profiel.user_id or collega:
        return _bestand(pad, openbaar=False)
    return None


def _bestand(pad: str, *, openbaar: bool) -> HttpResponse:
    try:
        response = FileResponse(default_storage.open(pad))
    except FileNotFoundError as fout:
        raise Http404("Dit bestand bestaat niet.") from fout
    if not openbaar:
        return _afgeschermd(response)
    patch_cache_control(response, public=True, max_age=VIJF_MINUTEN)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _afgeschermd(response: HttpResponse) -> HttpResponse:
    """Let nobody keep a copy, or take it for something else."""
    add_never_cache_headers(response)
    response["X-Content-Type-Options"] = "nosniff"
    return response
