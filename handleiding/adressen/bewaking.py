"""Keeps pages out of the addresses of the table on roads that end in no form: moves, new hosts, code."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models.signals import pre_save
from wagtail.models import Page, Site
from wagtail.signals import pre_page_move

from .plek import bezwaar, bezwaar_tegen_host, is_naam, is_voorpagina, vast_adres
from .tabel import Adres

VAST = "Het adres van deze pagina ligt vast: “{adres}”, onder de voorpagina. Het staat op papier en in mails."
BLIJFT = (
    f"{VAST} De pagina kan niet worden verplaatst, gekopieerd of verwijderd. "
    "Wijzig de tekst, of haal de pagina offline."
)


def bewaak(page: Page) -> None:
    """Raise ValidationError when ``page`` would get a name that it may not have. For ``clean``."""
    if vast := vast_adres(page):
        bewaak_vast_adres(page, vast)
    if is_naam(page.slug) and (reden := bezwaar(page.slug, page.get_parent(), page)):
        raise ValidationError({"slug": reden})


def bewaak_vast_adres(page: Page, vast: Adres) -> None:
    """Raise ValidationError when an editable page of the table would get another name or place."""
    ouder = page.get_parent()  # none yet in the editor of a new page
    if page.slug != vast.kop or not (ouder is None or is_voorpagina(ouder)):
        raise ValidationError(VAST.format(adres=vast.kop))


def bewaak_verwijderen(instance: Page, **kwargs: Any) -> None:
    """Raise PermissionDenied: an editable page of the table stays (signal ``pre_delete`` of its type)."""
    raise PermissionDenied(bezwaar_tegen_weggaan(instance))


def bezwaar_tegen_weggaan(page: Page) -> str:
    """Return why ``page`` is not moved, copied or deleted, in Dutch, or an empty string."""
    vast = vast_adres(page)
    return BLIJFT.format(adres=vast.kop) if vast else ""


def bewaak_verplaatsen(
    instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    """Raise PermissionDenied when the name of ``instance`` is taken where it would go."""
    if parent_page_before.pk == parent_page_after.pk:
        return
    if reden := bezwaar_tegen_weggaan(instance) or bezwaar(instance.slug, parent_page_after):
        raise PermissionDenied(reden)


def bezwaar_tegen_site(site: Site, wortel: Page) -> str:
    """Return why ``site`` may not begin at ``wortel``, in Dutch, or an empty string when it does already."""
    if site.pk and Site.objects.filter(pk=site.pk, root_page=wortel).exists():
        return ""
    hoofd = Site.objects.filter(is_default_site=True, root_page=wortel).exists()
    return bezwaar_tegen_host(wortel, hoofd=hoofd or site.is_default_site)


def bewaak_host(instance: Site, raw: bool = False, **kwargs: Any) -> None:
    """Raise ValidationError when a host name would put pages out of reach."""
    if not raw and (reden := bezwaar_tegen_site(instance, instance.root_page)):
        raise ValidationError({"root_page": reden})


def bewaak_adressen() -> None:
    """Connect the guards."""
    pre_page_move.connect(bewaak_verplaatsen, dispatch_uid="adressen_verplaatsen")
    pre_save.connect(bewaak_host, sender=Site, dispatch_uid="adressen_host")
