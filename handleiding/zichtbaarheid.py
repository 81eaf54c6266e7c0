"""Who sees a published page: everyone, or only readers of its edition; and not below what hides its tree.

A page may be ``intern``: published for people with an account there. A page type may say that its tree
hides while it is offline itself. Both reach down the tree, in one indexed question to the database.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Length, Substr
from wagtail.models import Page

# Down to this level of the tree, each level above a page is a look-up in the index of paths. What lies deeper
# is found as well: from this level on as a range of that index, asked for such pages only.
DIEPSTE = 12

# Called with a user; returns the paths of the trees whose internal pages this person may read.
Leverancier = Callable[[Any], Iterable[str]]

_leveranciers: list[Leverancier] = []


def registreer(leverancier: Leverancier) -> None:
    """Let ``leverancier`` tell from now on what people may read; registering twice changes nothing."""
    if leverancier not in _leveranciers:
        _leveranciers.append(leverancier)


@cache
def _types(kenmerk: str) -> tuple[str, ...]:
    """Return, as in a query on ``Page``, each page type for which ``kenmerk`` holds."""
    direct = [model for model in apps.get_models() if _staat_op_page(model)]
    return tuple(model._meta.model_name for model in direct if _heeft(model, kenmerk))


def _staat_op_page(model: Any) -> bool:
    verwijzing = model._meta.pk.remote_field
    return issubclass(model, Page) and verwijzing is not None and verwijzing.model is Page


def _heeft(model: type[Page], kenmerk: str) -> bool:
    if kenmerk == "intern":
        return any(veld.name == "intern" for veld in model._meta.local_fields)
    return bool(getattr(model, kenmerk, False))


def intern_zelf(voorvoegsel: str = "") -> Q:
    """The page itself is marked as internal (in what is published)."""
    vraag = Q(pk__in=[])
    for naam in _types("intern"):
        vraag |= Q(**{f"{voorvoegsel}{naam}__intern": True})
    return vraag


def kan_verbergen() -> Q:
    """The page is of a type whose tree hides while it is offline."""
    vraag = Q(pk__in=[])
    for naam in _types("verbergt_wat_eronder_ligt"):
        vraag |= Q(**{f"{naam}__isnull": False})
    return vraag


def _verbergt() -> Q:
    return kan_verbergen() & Q(live=False)


def _begin(lengte: Any) -> Substr:
    """The beginning of the path of the page that is asked about: the path of one above it."""
    return Substr(OuterRef("path"), 1, lengte)


def _nergens_op_of_boven(vraag: Q) -> Q:
    """Neither the page nor one above it is what ``vraag`` asks, however deep the page stands."""
    paginas = Page.objects.order_by().filter(vraag)
    boven = paginas.filter(path__in=[_begin(Page.steplen * n) for n in range(2, DIEPSTE + 1)])
    bereik = paginas.filter(path__gt=_begin(Page.steplen * DIEPSTE), path__lte=OuterRef("path"))
    diep = bereik.filter(path=_begin(Length("path")))
    return ~Q(Exists(boven)) & ~(Q(depth__gt=DIEPSTE) & Q(Exists(diep)))


def is_verborgen() -> Q:
    """The page stands in a tree that hides while its root is offline."""
    return ~_nergens_op_of_boven(_verbergt())


def is_intern() -> Q:
    """The page or one above it is internal."""
    return ~_nergens_op_of_boven(intern_zelf())


def leesbaar(user: Any) -> Q:
    """Pages whose internal text ``user`` may read."""
    vraag = Q(pk__in=[])
    if user is None or not user.is_active:
        return vraag
    if user.is_superuser:
        return ~vraag
    for leverancier in _leveranciers:
        for pad in leverancier(user):
            vraag |= Q(path__startswith=pad)
    return vraag


def openbaar(paginas: Any) -> Any:
    """Keep what everyone may read."""
    return paginas.live().filter(~is_verborgen(), ~is_intern())


def zichtbaar_voor(paginas: Any, user: Any) -> Any:
    """Keep what ``user`` may read; without a user, what everyone may."""
    if user is None or user.is_anonymous:
        return openbaar(paginas)
    return paginas.live().filter(~is_verborgen()).filter(leesbaar(user) | ~Q(is_intern()))


def lezer(request: Any) -> Any:
    """Return who is logged in, or None. Without a session cookie nobody is: readers get no cookie."""
    if settings.SESSION_COOKIE_NAME not in getattr(request, "COOKIES", {}):
        return None
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


def status(page: Page) -> str:
    """Return ``openbaar``, ``intern`` or ``verborgen`` for a published page, in one query."""
    rij = (
        Page.objects.filter(pk=page.pk)
        .annotate(_verborgen=is_verborgen(), _intern=is_intern())
        .values_list("_verborgen", "_intern")
        .first()
    )
    verborgen, intern = rij or (False, False)
    if verborgen:
        return "verborgen"
    return "intern" if intern else "openbaar"


def valt_onder_intern(*paginas: Page) -> list[bool]:
    """Return for each page whether what stands below it is internal, whatever else hides it."""
    intern = set(
        Page.objects.filter(pk__in=[page.pk for page in paginas])
        .filter(is_intern())
        .values_list("pk", flat=True)
    )
    return [page.pk in intern for page in paginas]


def mag_lezen(page: Page, user: Any) -> bool:
    """Return whether ``user`` may read ``page`` now that it is internal."""
    return Page.objects.filter(pk=page.pk).filter(leesbaar(user)).exists()
