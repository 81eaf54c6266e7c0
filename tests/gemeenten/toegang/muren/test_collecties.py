"""A collection can be made and moved whatever order the others stand in."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection

from gemeenten.toegang.roles import ensure_collectie

NAMEN = ("GM0600 Zuid", "GM0100 Noord", "GM0900 West", "GM0300 Oost")


@pytest.fixture
def wanorde(wereld):
    """Collections of editions, in the order in which the editions came."""
    for naam in NAMEN:
        ensure_collectie(naam, {})
    return Collection.get_first_root_node()


@pytest.fixture
def beheer(wereld):
    client = Client()
    client.force_login(wereld.user("admin"))
    return client


def is_gezond():
    return not any(Collection.find_problems())


@pytest.mark.parametrize("naam", ["AA", "GM0200 Midden", "GM0700", "ZZ"])
def test_technical_management_adds_a_collection(wanorde, beheer, naam):
    al = list(Collection.objects.values_list("name", flat=True))
    scherm = reverse("wagtailadmin_collections:add")
    antwoord = beheer.post(scherm, {"name": naam, "parent": wanorde.pk})
    assert antwoord.status_code == 302
    assert Collection.objects.get(name=naam).get_parent() == wanorde
    assert set(Collection.objects.values_list("name", flat=True)) == {*al, naam}
    assert is_gezond()


@pytest.mark.parametrize("naam", NAMEN)
def test_it_is_moved_below_another_and_back(wanorde, beheer, naam):
    collectie = Collection.objects.get(name=naam)
    boven = wanorde.add_child(name="Bovenste")
    for ouder in (boven, wanorde):
        scherm = reverse("wagtailadmin_collections:edit", args=[collectie.pk])
        antwoord = beheer.post(scherm, {"name": naam, "parent": ouder.pk})
        assert antwoord.status_code == 302
        assert Collection.objects.get(pk=collectie.pk).get_parent() == ouder
        assert is_gezond()


def test_after_a_new_name_others_are_still_added(wanorde, beheer):
    eerste = Collection.objects.get(name="GM0600 Zuid")
    Collection.objects.filter(pk=eerste.pk).update(name="ZZ")
    for naam in ("GM0500", "GM0050", "GM0950"):
        wanorde.refresh_from_db()
        wanorde.add_child(name=naam)
    assert is_gezond()


def test_where_they_stand_in_order_a_new_one_comes_in_its_place(db):
    wortel = Collection.get_first_root_node()
    for naam in ("b", "d", "a", "c"):
        wortel.add_child(name=f"ordelijk {naam}")
    namen = [kind.name for kind in wortel.get_children() if kind.name.startswith("ordelijk")]
    assert namen == [f"ordelijk {letter}" for letter in "abcd"]
