"""Who sees a published page: everyone, or only readers of its edition; and not below what hides its tree.

A page may be ``intern``: published for people with an account there. A page type may say that its tree
hides while it is offline itself. Both reach down the tree; the etalage knows of each page how far.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page

from handleiding.publiek.etalage import LEESBAAR, MET_INTERN, Etalage, Etalagezicht

# Called with a user; returns the paths of the trees whose internal pages this person may read.
Leverancier = Callable[[Any], Iterable[str]]

_leveranciers: list[Leverancier] = []


def registreer(leverancier: Leverancier) -> None:
    """Let ``leverancier`` tell from now on what people may read; registering twice changes nothing."""
    if leverancier not in _leveranciers:
        _leveranciers.append(leverancier)


def intern_zelf() -> Q:
    """The page itself is marked as internal (in what is published)."""
    return Q(etalage__eigen__in=MET_INTERN)


def is_verborgen() -> Q:
    """The page stands in a tree that hides while its root is offline."""
    return ~Q(etalage__zicht__in=LEESBAAR)


def is_intern() -> Q:
    """The page or one above it is internal."""
    return Q(etalage__zicht__in=MET_INTERN)


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
    return paginas.live().filter(etalage__zicht=Etalagezicht.OPENBAAR)


def zichtbaar_voor(paginas: Any, user: Any) -> Any:
    """Keep what ``user`` may read; without a user, what everyone may."""
    if user is None or user.is_anonymous:
        return openbaar(paginas)
    leest = Q(etalage__zicht=Etalagezicht.OPENBAAR) | (
        Q(etalage__zicht=Etalagezicht.INTERN) & leesbaar(user)
    )
    return paginas.live().filter(leest)


def lezer(request: Any) -> Any:
    """Return who is logged in, or None. Without a session cookie nobody is: readers get no cookie."""
    if settings.SESSION_COOKIE_NAME not in getattr(request, "COOKIES", {}):
        return None
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


def status(page: Page) -> str:
    """Return ``openbaar``, ``intern`` or ``verborgen`` for a published page.

    Asks nothing of a page that was found by its address: this came with its row. A page that the etalage does not
    know is hidden.
    """
    zicht = page.__dict__.get("etalagezicht")
    if zicht is None:
        zicht = Etalage.objects.filter(pk=page.pk).values_list("zicht", flat=True).first()
    namen = {Etalagezicht.OPENBAAR: "openbaar", Etalagezicht.INTERN: "intern"}
    return namen.get(zicht, "verborgen")


def valt_onder_intern(*paginas: Page) -> list[bool]:
    """Return for each page whether what stands below it is internal, whatever else hides it."""
    ids = [page.pk for page in paginas]
    rijen = Etalage.objects.filter(pk__in=ids, zicht__in=MET_INTERN)
    intern = set(rijen.values_list("pk", flat=True))
    return [pk in intern for pk in ids]


def mag_lezen(page: Page, user: Any) -> bool:
    """Return whether ``user`` may read ``page`` now that it is internal."""
    return Page.objects.filter(pk=page.pk).filter(leesbaar(user)).exists()
