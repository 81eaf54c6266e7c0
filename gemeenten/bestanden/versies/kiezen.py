"""What the choosers of images and documents offer: the newest version of a file, and older ones for who asks."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from wagtail.permissions import policy_registry

from gemeenten.models import Bestandsversie
from handleiding.inhoud import soort_van_model

from .keten import VELDEN

OUDERE = "oudere"
OUDER, NIEUWST = "Oudere versie: {}", "{} (nieuwste versie)"


def zonder_oudere(media: Any, request: HttpRequest) -> Any:
    """Leave out a file of which one may choose a newer version (hook ``construct_…_chooser_queryset``)."""
    if request.GET.get(OUDERE):
        return media
    veld = _veld(media.model)
    te_kiezen = policy_registry.get_by_type(media.model).instances_user_has_any_permission_for(
        request.user, ["choose"]
    )
    nieuwer = Bestandsversie.objects.filter(
        reeks=OuterRef("versie__reeks"),
        pk__gt=OuterRef("versie__pk"),
        **{f"{veld}__in": te_kiezen.order_by().values("pk")},
    )
    # Search understands a list of keys, and no question within the query.
    aangeboden = media.model.objects.filter(~Exists(nieuwer))
    return media.filter(pk__in=aangeboden.order_by().values("pk"))


def bied_oudere_aan(form: Any) -> Any:
    """Give the form above a chooser's list the question whether older versions are shown too."""
    form.fields[OUDERE] = forms.BooleanField(
        label="Toon ook oudere versies",
        required=False,
        widget=forms.CheckboxInput({"data-chooser-modal-search-filter": True}),
    )
    return form


def noem_versies(stukken: Iterable[Any]) -> list[Any]:
    """Say in the title that is shown which of these files is the newest of its versions, and which are older."""
    lijst = list(stukken)
    if not lijst:
        return lijst
    veld = f"{_veld(type(lijst[0]))}_id"
    van_lijst = Bestandsversie.objects.filter(**{f"{veld}__in": [stuk.pk for stuk in lijst]})
    reeksen = Bestandsversie.objects.filter(reeks__in=van_lijst.values("reeks"))
    per_reeks: dict[Any, list[int]] = defaultdict(list)
    for reeks, pk in reeksen.order_by("pk").values_list("reeks", veld):
        per_reeks[reeks].append(pk)
    woorden = {}
    for nummers in per_reeks.values():
        if len(nummers) > 1:
            woorden |= dict.fromkeys(nummers, OUDER) | {nummers[-1]: NIEUWST}
    for stuk in lijst:
        if stuk.pk in woorden:
            stuk.title = woorden[stuk.pk].format(stuk.title)
    return lijst


def _veld(model: Any) -> str:
    return VELDEN[soort_van_model(model).value]
