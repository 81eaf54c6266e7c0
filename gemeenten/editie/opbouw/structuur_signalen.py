"""What must be remembered when pages move or go, on whatever route."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import pre_delete
from wagtail.models import Page
from wagtail.signals import pre_page_move

from gemeenten.models import GemeentePage, Kernorde, Structuurbesluit
from gemeenten.toegang.muren.kijker import kijker
from handleiding.models import OnderdeelPage

from .structuur import kernwortel, orde_van_de_kern


def onthoud_orde(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Before the core moves a page: give every edition the order it knew, where it has none yet."""
    wortel = kernwortel()
    if wortel is None or not instance.path.startswith(wortel.path):
        return
    zonder = GemeentePage.objects.filter(kernorde__isnull=True).order_by()
    orde = orde_van_de_kern()
    Kernorde.objects.bulk_create(
        [Kernorde(editie_id=pk, orde=orde) for pk in zonder.values_list("pk", flat=True)],
        ignore_conflicts=True,
    )


def onthoud_weggelaten(sender: Any, instance: OnderdeelPage, origin: Any = None, **kwargs) -> None:
    """A variant that is deleted was left out on purpose, unless its whole edition goes."""
    if instance.kern_id is None:
        return
    editie = GemeentePage.objects.ancestor_of(instance).first()
    if editie is None or _gaat_mee(editie, origin) or _heeft_nog_een(editie, instance):
        return
    user = kijker()
    Structuurbesluit.objects.update_or_create(
        editie=editie,
        kern_id=instance.kern_id,
        soort=Structuurbesluit.Soort.WEGGELATEN,
        defaults={"door": user if getattr(user, "pk", None) else None, "reden": ""},
    )


def _gaat_mee(editie: GemeentePage, origin: Any) -> bool:
    return isinstance(origin, QuerySet) and origin.filter(pk=editie.pk).exists()


def _heeft_nog_een(editie: GemeentePage, variant: OnderdeelPage) -> bool:
    """Return whether the edition has a second copy of the same core page."""
    anderen = OnderdeelPage.objects.descendant_of(editie).filter(kern=variant.kern_id)
    return anderen.exclude(pk=variant.pk).exists()


def verbind() -> None:
    pre_page_move.connect(onthoud_orde, dispatch_uid="structuur_onthoud_orde")
    pre_delete.connect(
        onthoud_weggelaten, sender=OnderdeelPage, dispatch_uid="structuur_onthoud_weggelaten"
    )
