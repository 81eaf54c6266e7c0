"""Rows of a page each stand on a place of their own: a database gives rows that share one in any order."""

from datetime import time
from importlib import import_module

import pytest
from django.apps import apps
from wagtail.models import Orderable

from gemeenten.lokaal.planning.acties import plan_reeks
from gemeenten.models import Contactpersoon, Ronde, Sessie, WerkleergroepPage
from handleiding.inhoud import orden_kindobjecten
from tests.gemeenten.lokaal.groepen import concept, groep, keur_goed, over

BEURT = {"nummer": 1, "datum": over(30), "begin": time(15), "einde": time(17)}


def plekken(relatie):
    return list(relatie.values_list("sort_order", flat=True))


def test_a_planned_round_stands_behind_the_ones_there(wereld):
    redacteur = wereld.user("redacteur-leeuwarden")
    for naam in ("Najaar", "Voorjaar"):
        plan_reeks(groep(), [BEURT, BEURT | {"nummer": 2}], naam=naam, user=redacteur)
    namen = [ronde.naam for ronde in concept().rondes.all()]
    assert namen[-2:] == ["Najaar", "Voorjaar"]
    keur_goed(wereld, groep())
    for relatie in (groep().rondes, groep().sessies, groep().stellingen):
        assert plekken(relatie) == list(range(relatie.count()))


def test_no_row_of_the_world_shares_its_place(wereld):
    soorten = [model for model in apps.get_models() if issubclass(model, Orderable)]
    eigen = [model for model in soorten if model._meta.app_label == "gemeenten"]
    assert len(eigen) == 8
    for model in eigen:
        ouder = "page" if hasattr(model, "page_id") else "werkleergroep"
        rijen = list(model.objects.values_list(ouder, "sort_order"))
        assert None not in {plek for _, plek in rijen}, model
        assert len(set(rijen)) == len(rijen), model


@pytest.mark.parametrize(
    ("gegeven", "volgorde"),
    [
        ([("a", None), ("b", None)], "ab"),
        ([("a", 3), ("b", 3), ("c", 1)], "cab"),
        ([("a", None), ("b", 0)], "ba"),
    ],
)
def test_what_has_no_place_comes_last(gegeven, volgorde):
    page = WerkleergroepPage(rondes=[Ronde(naam=naam, sort_order=plek) for naam, plek in gegeven])
    orden_kindobjecten(page)
    assert [(r.naam, r.sort_order) for r in page.rondes.all()] == [
        (naam, plek) for plek, naam in enumerate(volgorde)
    ]


def test_places_of_their_own_stay():
    page = WerkleergroepPage(
        sessies=[Sessie(nummer=1, sort_order=4), Sessie(nummer=2, sort_order=9)]
    )
    orden_kindobjecten(page)
    assert [sessie.sort_order for sessie in page.sessies.all()] == [4, 9]


def test_what_was_stored_before_is_numbered(wereld):
    page = wereld.editie().get_children().type(Contactpersoon.page.field.related_model).get()
    Contactpersoon.objects.all().delete()
    for functie, plek in (("c", None), ("a", 2), ("b", 2), ("d", None)):
        Contactpersoon.objects.create(page_id=page.pk, functie=functie, sort_order=plek)
    import_module("gemeenten.migrations.0038_rijen_genummerd").nummer(apps, None)
    rijen = Contactpersoon.objects.order_by("sort_order")
    assert list(rijen.values_list("functie", "sort_order")) == [
        ("a", 0),
        ("b", 1),
        ("c", 2),
        ("d", 3),
    ]
