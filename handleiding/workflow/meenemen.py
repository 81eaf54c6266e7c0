"""Contributors go along with a text: to a copy, back with an old version, and when a version or account goes.

Each is called where the thing itself happens, so on every road.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.db.models.signals import pre_delete, pre_save
from django.utils import timezone
from wagtail.models import Page, Revision

from .bijdragen import Bijdrage, onthoud_adres, schrijf_toe
from .contributors import medewerkers, schreven_aan, schreven_ooit
from .eens import vergeet


def naar_kopie(bron: Page, kopie: Page) -> None:
    """Who wrote the text of ``bron`` since it was published wrote that of its copy."""
    if schrijvers := medewerkers(bron):
        versies = kopie.revisions.order_by("-created_at").values_list("created_at", flat=True)
        schrijf_toe(kopie, schrijvers, versies.first())


def naar_kopieen(kopieen: Mapping[int, Page]) -> None:
    """The same for many that were never published, by the key of what each copies; a few queries for all."""
    bijdragen = schreven_ooit(kopieen)
    versies = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(kopie.pk) for kopie in kopieen.values()],
    )
    momenten = dict(versies.order_by("created_at").values_list("object_id", "created_at"))
    Bijdrage.objects.bulk_create(
        Bijdrage(page_id=kopie.pk, account=account, moment=momenten.get(str(kopie.pk), nu))
        for nu in [timezone.now()]
        for pk, kopie in kopieen.items()
        for account in bijdragen.get(pk, ())
    )
    vergeet()


def neem_deel_mee(bron: Page, doel: Page, *, door: Any) -> None:
    """Who wrote ``bron``, and who put a part of it in ``doel``, wrote in that too."""
    schrijf_toe(doel, medewerkers(bron) | ({door.pk} if door else set()))


def met_oude_versie(vorige: Revision, nieuw: Revision) -> None:
    """Who wrote a version wrote the text in which it is put back."""
    schrijf_toe(nieuw.content_object, schreven_aan(vorige), nieuw.created_at)


def voor_opruimen(versies: Iterable[Revision]) -> None:
    """Keep who wrote in versions that are about to be deleted, as far as it still counts."""
    per_pagina: dict[int, list[Revision]] = {}
    for versie in versies:
        if versie.user_id is not None:
            per_pagina.setdefault(int(versie.object_id), []).append(versie)
    for page in _met_concept(per_pagina):
        tellen_mee = medewerkers(page)
        for versie in per_pagina[page.pk]:
            if versie.user_id in tellen_mee:
                schrijf_toe(page, {versie.user_id}, versie.created_at)


def voor_verwijderen(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Keep, before an account goes, what it wrote that still counts, and its address."""
    onthoud_adres(instance.pk, instance.email)
    eigen = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), user=instance.pk
    )
    laatste: dict[int, Any] = {}
    for object_id, moment in eigen.order_by("created_at").values_list("object_id", "created_at"):
        laatste[int(object_id)] = moment
    for page in _met_concept(laatste):
        if instance.pk in medewerkers(page):
            schrijf_toe(page, {instance.pk}, laatste[page.pk])


def voor_ander_adres(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Keep by what address somebody was known until now."""
    if instance.pk is None:
        return
    oud = sender.objects.filter(pk=instance.pk).values_list("email", flat=True).first()
    if oud and oud != instance.email:
        onthoud_adres(instance.pk, oud)


def verbind() -> None:
    """Listen to accounts that go or change."""
    user = get_user_model()
    pre_delete.connect(voor_verwijderen, sender=user, dispatch_uid="medewerkers.verwijderen")
    pre_save.connect(voor_ander_adres, sender=user, dispatch_uid="medewerkers.ander_adres")


def _met_concept(ids: Iterable[int]) -> list[Page]:
    """Return the pages of which a text waits that nobody approved yet."""
    return list(
        Page.objects.filter(pk__in=ids).filter(Q(live=False) | Q(has_unpublished_changes=True))
    )
