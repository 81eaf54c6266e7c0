"""One guard “may this be written now”, and that nothing beside it decides so."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import Page

from gemeenten.editie.levensloop.archief import archiveer
from gemeenten.models import GemeentePage
from handleiding.models import InhoudPage
from handleiding.workflow import schrijven
from handleiding.workflow.actions import haal_offline
from handleiding.workflow.beurt import een_tegelijk
from handleiding.workflow.rules import BEWERKBAAR
from handleiding.workflow.schrijven import beletsel, beletsels, bewaak_schrijven

from .staten import STATEN, concept, goedgekeurd, ingediend

REDACTEUR = "redacteur-leeuwarden"


def ingepland(wereld):
    return goedgekeurd(wereld, go_live_at=timezone.now() + timedelta(days=3))


@pytest.mark.parametrize(
    ("staat", "verwacht"),
    [
        (concept, None),
        (goedgekeurd, None),
        (ingediend, schrijven.BEOORDELING),
        (ingepland, schrijven.INGEPLAND),
    ],
)
@pytest.mark.parametrize("naam", [REDACTEUR, "beheerder-leeuwarden", "admin", None])
def test_state_of_the_page_counts_for_everybody(wereld, staat, verwacht, naam):
    page = staat(wereld)
    assert beletsel(page, naam and wereld.user(naam)) == verwacht


@pytest.mark.parametrize("toestand", STATEN)
def test_says_the_same_as_the_table_of_the_workflow(wereld, toestand):
    vrij = beletsel(STATEN[toestand](wereld), wereld.user(REDACTEUR)) is None
    assert vrij == (toestand in BEWERKBAAR)


def test_lock_counts_for_all_but_who_put_it_there(wereld):
    page = concept(wereld)
    mijn = wereld.user(REDACTEUR)
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=mijn)
    assert beletsel(page, mijn) is None
    assert beletsel(page, wereld.user("beheerder-leeuwarden")) == schrijven.OP_SLOT
    assert beletsel(page) == schrijven.OP_SLOT, "a rule writes for nobody"


@pytest.mark.parametrize("naam", ["redacteur-weststellingwerf", "lezer-leeuwarden"])
def test_who_has_no_right_is_refused(wereld, naam):
    with pytest.raises(PermissionDenied, match="Uw rol"):
        bewaak_schrijven(concept(wereld), wereld.user(naam))


def test_page_that_was_deleted_meanwhile_is_refused(wereld):
    page = concept(wereld)
    Page.objects.get(pk=page.pk).delete()
    assert beletsel(page, wereld.user(REDACTEUR)) == schrijven.WEG
    stap = een_tegelijk(lambda page: None)
    with pytest.raises(PermissionDenied, match="bestaat niet meer"):
        stap(page)


def test_archive_is_closed_for_technical_management_too(wereld):
    page = concept(wereld)
    haal_offline(wereld.editie(), wereld.user("beoordelaar-leeuwarden"), "Klaar")
    archiveer(wereld.editie(), user=wereld.user("kernredacteur"))
    Page.objects.filter(pk=page.pk).update(locked=False)
    assert "gearchiveerd" in str(beletsel(page, wereld.user("admin")))
    assert "gearchiveerd" in str(beletsel(page))
    elders = wereld.bijeenkomst(editie="weststellingwerf")
    assert beletsel(elders, wereld.user("redacteur-weststellingwerf")) is None


def test_many_pages_cost_no_more_than_one(wereld, django_assert_num_queries):
    ingediend(wereld)
    alle = GemeentePage.objects.get(slug="leeuwarden").get_descendants()
    (wacht,) = beletsels(alle).items()
    assert wacht == (InhoudPage.objects.get(slug="proefpagina").pk, schrijven.BEOORDELING)
    ids = [page.pk for page in alle]
    for gekozen in (ids, ids[:1]):
        with django_assert_num_queries(2):
            beletsels(Page.objects.filter(pk__in=gekozen))
