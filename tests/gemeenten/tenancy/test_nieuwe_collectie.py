"""The collection of an edition is put in the tree by us; the tree stays sound."""

import pytest
from wagtail.models import Collection

from gemeenten import roles

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
