"""What lies below a page or a collection is found by index, on SQLite as well."""

import pytest
from django.db import connection
from django.db.models import F
from wagtail.models import Collection, Page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Page, Collection])
def test_subtree_is_what_begins_with_the_path(wereld, model):
    alle = list(model.objects.all())
    assert len(alle) > 3
    for begin in alle:
        gevonden = model.objects.filter(path__startswith=begin.path)
        assert {page.pk for page in gevonden} == {
            page.pk for page in alle if page.path.startswith(begin.path)
        }


def test_subtree_is_asked_of_the_index(wereld):
    plan = Page.objects.descendant_of(wereld.editie("leeuwarden")).explain()
    assert {"sqlite": "path>? AND path<?", "postgresql": "~~"}[connection.vendor] in plan


def test_subtree_of_another_page_in_the_same_query(wereld):
    kernpagina = Page.objects.get(path=wereld.kern.path)
    assert Page.objects.filter(path__startswith=F("path")).count() == Page.objects.count()
    assert Page.objects.exclude(path__startswith=kernpagina.path).count() == (
        Page.objects.count() - kernpagina.get_descendants(inclusive=True).count()
    )
