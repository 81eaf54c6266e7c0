"""What lies below a page is found by index, and by whatever the beginning of a path is compared with."""

import pytest
from django.db import connection
from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Concat, Lower
from wagtail.models import Page

pytestmark = pytest.mark.django_db


def met_begin(begin: str) -> set[int]:
    """The pages of a tree, told apart here and not by the database."""
    return {pk for pk, pad in Page.objects.values_list("pk", "path") if pad.startswith(begin)}


def nummers(vraag) -> set[int]:
    return set(vraag.values_list("pk", flat=True))


def test_a_path_that_is_given_is_found_by_index(wereld):
    vraag = Page.objects.filter(path__startswith=wereld.editie().path)
    assert nummers(vraag) == met_begin(wereld.editie().path)
    if connection.vendor == "sqlite":
        assert "(path>? AND path<?)" in vraag.order_by().explain()


def test_a_path_that_the_database_makes_is_asked_as_django_does(wereld):
    pad = wereld.editie().path
    gelezen = Subquery(Page.objects.filter(path=pad).values("path")[:1])
    gemaakt = Concat(Value(pad[:4]), Value(pad[4:]), output_field=CharField())
    for begin in (gelezen, gemaakt):
        assert nummers(Page.objects.filter(path__startswith=begin)) == met_begin(pad)
    assert nummers(Page.objects.filter(path__startswith=F("path"))) == met_begin("")


def test_so_are_the_pages_above_another(wereld):
    page = wereld.bijeenkomst()
    onder = Page.objects.filter(pk=page.pk, path__startswith=OuterRef("path")).values("pk")[:1]
    boven = Page.objects.annotate(onder=Subquery(onder)).filter(onder=page.pk)
    assert nummers(boven) == nummers(page.get_ancestors(inclusive=True))


def test_a_path_that_was_changed_first_is_the_changed_one(wereld):
    pad = Page._meta.get_field("path")
    verlengd = Concat(Value("x"), Lower("path"), output_field=pad)
    vraag = Page.objects.annotate(verlengd=verlengd)
    begin = wereld.editie().path
    assert nummers(vraag.filter(verlengd__startswith=f"x{begin.lower()}")) == met_begin(begin)
    assert not vraag.filter(verlengd__startswith=begin).exists()
