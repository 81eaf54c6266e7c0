"""SQLite learns daily how long its tables are, and then finds what stands in one edition by its path."""

import pytest
from django.db import connection
from wagtail.models import Page

from config.draaien.klussen import KLUSSEN
from config.draaien.statistiek import ververs_statistiek
from gemeenten.models import ContactPage

pytestmark = pytest.mark.django_db


def test_it_is_done_daily():
    assert [k.daags_vanaf for k in KLUSSEN if k.doe is ververs_statistiek] == [4]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL does so by itself")
def test_the_length_of_each_table_is_known(wereld):
    ververs_statistiek()
    with connection.cursor() as cursor:
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = 'wagtailcore_page'")
        lengtes = {int(stat.split()[0]) for (stat,) in cursor.fetchall()}
    assert lengtes == {Page.objects.count()}


def test_nothing_is_found_that_was_not(wereld):
    voor = list(ContactPage.objects.child_of(wereld.editie()).openbaar())
    ververs_statistiek()
    assert list(ContactPage.objects.child_of(wereld.editie()).openbaar()) == voor != []
