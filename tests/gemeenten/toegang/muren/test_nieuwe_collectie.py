"""The collection of an edition is put in the tree by us; the tree stays sound."""

import pytest
from wagtail.models import Collection

from gemeenten.toegang import roles

pytestmark = pytest.mark.django_db


def test_only_the_root_counts_a_new_collection(wereld):
    aantallen = dict(Collection.objects.values_list("pk", "numchild"))
    wortel = Collection.get_first_root_node()
    roles.ensure_collectie("GM9999 Proefstad", {})
    nieuw = Collection.objects.get(name="GM9999 Proefstad")
    aantallen |= {wortel.pk: aantallen[wortel.pk] + 1, nieuw.pk: 0}
    assert dict(Collection.objects.values_list("pk", "numchild")) == aantallen
    assert nieuw.get_parent().pk == wortel.pk
    assert not any(Collection.find_problems())


def test_one_of_that_name_below_another_is_not_taken_for_it(wereld):
    """Who may use the one above may use what lies below it: an edition's own has none above it but the root."""
    elders = Collection.objects.get(name="GM0098 Weststellingwerf")
    genest = elders.add_child(name="GM9999 Proefstad")
    groepen = roles.groepen_bij("GM0080")
    nieuw = roles.ensure_collectie("GM9999 Proefstad", groepen)
    assert nieuw.pk != genest.pk
    assert nieuw.get_parent().is_root()
    assert not genest.group_permissions.exists()


def test_made_again_it_is_the_one_of_that_name(wereld):
    roles.ensure_collectie("GM9998 Ergens", {})
    nieuw = roles.ensure_collectie("GM9999 Proefstad", {})
    aantal = Collection.objects.count()
    assert roles.ensure_collectie("GM9999 Proefstad", {}) == nieuw
    assert Collection.objects.count() == aantal
