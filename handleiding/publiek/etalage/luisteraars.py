"""What happens on Wagtail's roads is told to the etalage, inside the transaction in which it happens."""

from typing import Any

from django.apps import apps
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Revision, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from .bestanden import bestanden_in, vul_bestanden_aan
from .bewaring import bewaak_bewaring
from .bundel import raam_gewijzigd, vertel, werk_bij
from .controle import vul_aan
from .gebeurd import Gebeurtenis, Verdwenen
from .tabel import Etalage, Raamsoort
from .vertoning import vertoning_van


def na_publicatie(sender: Any, instance: Page, revision: Revision, **kwargs: Any) -> None:
    """A planned publication is none yet: it only wrote its dates."""
    if not instance.live:
        return
    with vertel() as bundel:
        bundel.gevels[revision.pk] = vertoning_van(sender).gevel(revision.content)
        bundel.bestanden[revision.pk] = bestanden_in(sender, revision.content)
        werk_bij([instance], Gebeurtenis.GEPUBLICEERD)


def na_offline(sender: Any, instance: Page, **kwargs: Any) -> None:
    werk_bij([instance], Gebeurtenis.OFFLINE)


def na_verplaatsing(
    sender: Any, instance: Page, url_path_before: str, url_path_after: str, **kwargs: Any
) -> None:
    verhuisd = url_path_before != url_path_after
    werk_bij([instance], Gebeurtenis.ADRES if verhuisd else Gebeurtenis.PLEK)


def voor_verwijdering(sender: Any, instance: Etalage, **kwargs: Any) -> None:
    """A row goes with its page, unless readers saw that within the term. Asks nothing else: a tree goes page by page.

    Also a page that nobody read may be one that others link to, or where links of the core led in its edition.
    """
    bewaak_bewaring(instance.pk)
    ramen = (Raamsoort.SITE, Raamsoort.KERN) if instance.pk == instance.wortel_id else ()
    with vertel() as bundel:
        bundel.verdwenen[instance.pk] = Verdwenen(instance.wortel_id, ramen)


def voor_verwijdering_van_pagina(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Its row in the etalage goes with it, and knows no address; what is told here goes along with that."""
    with vertel() as bundel:
        bundel.oude_paden.add(instance.url_path)


def na_host_of_omleiding(sender: Any, **kwargs: Any) -> None:
    raam_gewijzigd()


def na_leesbeperking(sender: Any, instance: PageViewRestriction, **kwargs: Any) -> None:
    werk_bij([instance.page_id], Gebeurtenis.PLEK)


def na_migreren(sender: Any, apps: Any, **kwargs: Any) -> None:
    """Give pages that a migration made their row, unless the migrations stopped before the etalage is as it is now."""
    publicatie = apps.all_models["handleiding"].get("publicatie")
    if publicatie and any(veld.name == "bestanden" for veld in publicatie._meta.get_fields()):
        vul_aan()
        vul_bestanden_aan()


def verbind() -> None:
    """Listen from now on."""
    page_published.connect(na_publicatie, dispatch_uid="etalage_publicatie")
    page_unpublished.connect(na_offline, dispatch_uid="etalage_offline")
    post_page_move.connect(na_verplaatsing, dispatch_uid="etalage_verplaatsing")
    pre_delete.connect(voor_verwijdering, sender=Etalage, dispatch_uid="etalage_verwijdering")
    pre_delete.connect(
        voor_verwijdering_van_pagina, sender=Page, dispatch_uid="etalage_verwijdering_pagina"
    )
    for model in (Site, Redirect):
        for signaal in (post_save, post_delete):
            uid = f"etalage_{model.__name__}"
            signaal.connect(na_host_of_omleiding, sender=model, dispatch_uid=uid)
    for signaal in (post_save, post_delete):
        signaal.connect(na_leesbeperking, sender=PageViewRestriction, dispatch_uid="etalage_lezen")
    van_ons = apps.get_app_config("handleiding")
    post_migrate.connect(na_migreren, sender=van_ons, dispatch_uid="etalage_migreren")
