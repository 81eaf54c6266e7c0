"""Notice on every road what lets somebody in: on our screens, on Wagtail's, and in code."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from wagtail.models import GroupApprovalTask

from gemeenten.models import Toelating
from handleiding.models import VierOgenTask

from . import adres, bevestigen
from .banden import EIGEN_STAPPEN
from .sessies import einde_van_sessies
from .toelating import noteer, wie

Soort = Toelating.Soort
LET_OP = ("email", "is_active", "is_superuser")


def voor_bewaren(
    sender: Any, instance: Any, update_fields: Any = None, raw: bool = False, **kwargs: Any
) -> None:
    """Remember what was stored (signal ``pre_save``); a log-in stores a date only, and asks nothing."""
    instance._was = None
    if instance.pk is not None and (update_fields is None or set(update_fields) & set(LET_OP)):
        instance._was = sender._base_manager.filter(pk=instance.pk).values(*LET_OP).first()
    elif instance.pk is None and not instance.password and wie() is not None:
        # An empty password lets in nobody, but looks like one that was chosen.
        instance.set_unusable_password()
    if not raw and (update_fields is None or "email" in update_fields):
        adres.bewaak(instance, (instance._was or {}).get("email", ""))


def na_bewaren(sender: Any, instance: Any, created: bool, **kwargs: Any) -> None:
    """Write down what changed (signal ``post_save``)."""
    door, was = wie(), instance.__dict__.pop("_was", None)
    if created:
        uitgenodigd = getattr(instance, "wordt_uitgenodigd", False)
        noteer(instance, Soort.UITGENODIGD if uitgenodigd else Soort.AANGEMAAKT, door=door)
    if was is None:
        return
    if was["email"].casefold() != instance.email.casefold():
        noteer(instance, Soort.ADRES, door=door, oud=was["email"], nieuw=instance.email)
    if instance.is_superuser and not was["is_superuser"]:
        noteer(instance, Soort.ROL, door=door)
    if instance.is_active and not was["is_active"]:
        noteer(instance, Soort.WEER_TOEGELATEN, door=door)
    if was["is_active"] and not instance.is_active:
        einde_van_sessies(instance)


def na_groepen(
    sender: Any, instance: Any, action: str, reverse: bool, pk_set: Any, **kwargs: Any
) -> None:
    """Write down who gave the right to approve (signal ``m2m_changed``)."""
    if action != "post_add" or not pk_set or wie() is None:
        return
    groepen = {instance.pk} if reverse else pk_set
    if not any(soort.objects.filter(groups__in=groepen).exists() for soort in _STAPPEN):
        return
    mensen = get_user_model().objects.filter(pk__in=pk_set) if reverse else [instance]
    for mens in mensen:
        noteer(mens, Soort.ROL, door=wie())


_STAPPEN = (VierOgenTask, GroupApprovalTask)


def weer_toegelaten(mensen: Any, door: Any) -> None:
    """Write down what a bulk action did, which saves no account by itself."""
    for mens in mensen:
        noteer(mens, Soort.WEER_TOEGELATEN, door=door)


def na_nieuw_wachtwoord(sender: Any, user: Any, **kwargs: Any) -> None:
    """A password from a mail is no proof beside that same mail (signal ``password_reset``)."""
    if bevestigen.open_herstel(user) is not None:
        noteer(user, Soort.WACHTWOORD)


def bewaak_tweede_stap(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Refuse a new second step until the person proved that it is theirs (signal ``pre_save``)."""
    nieuw = instance._state.adding and instance.type in EIGEN_STAPPEN
    if nieuw and bevestigen.open_herstel(instance.user) is not None:
        raise PermissionDenied(bevestigen.EERST)
