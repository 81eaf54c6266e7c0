"""Screens of the CMS cost the same with two editions as with many, each with people and work of its own."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Workflow

from gemeenten.goedkeuring import workflows
from gemeenten.goedkeuring.workflows import Beleid
from gemeenten.models import GemeentePage
from gemeenten.onboarding import Plan, onboard_gemeente
from handleiding.models import InhoudPage
from handleiding.workflow.actions import dien_in

from .staten import ingediend

MEER = 10


def tel(client, adres) -> int:
    """Count the queries of a screen that was shown before, for a person who comes back."""
    client.get(adres)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(adres).status_code == 200, adres
    return len(queries)


def voeg_editie_toe(nummer: int) -> None:
    """A municipality with its own writer, policy and a page that waits."""
    editie = onboard_gemeente(
        Plan(naam=f"Proef {nummer}", code=f"GM90{nummer:02}", buiten_lijst=True)
    )
    user = get_user_model().objects.create(username=f"proef-{nummer}")
    user.groups.add(*Group.objects.filter(name__startswith=editie.code))
    workflows.ensure_beleid(editie.code, Beleid.TWEE_STAPPEN)
    page = InhoudPage(title=f"Wacht {nummer}", slug="wacht", live=False)
    editie.add_child(instance=page)
    page.save_revision(user=user)
    collega = get_user_model().objects.create(username=f"collega-{nummer}")
    collega.groups.add(Group.objects.get(name=f"{editie.code} beoordelaar"))
    dien_in(page, user)


def schermen(wereld, page) -> dict[str, str]:
    editie = wereld.editie()
    return {
        "verkenner": reverse("wagtailadmin_explore", args=[editie.pk]),
        "dashboard": reverse("wagtailadmin_home"),
        "editor": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "onderweg": reverse("onderweg", args=[editie.pk]),
        "geschiedenis": reverse("geschiedenis", args=[editie.pk]) + "?met=eronder",
        "beoordelen": reverse("beoordelen", args=[page.pk]),
        "kiezer": reverse("wagtailadmin_choose_page_child", args=[editie.pk]),
        "afbeeldingen": reverse("wagtailimages:index"),
        "sitegeschiedenis": reverse("wagtailadmin_reports:site_history"),
        "zoeken": reverse("wagtailadmin_pages:search") + "?q=Proefpagina",
    }


@pytest.fixture
def page(wereld):
    return ingediend(wereld)


@pytest.mark.parametrize("naam", ["redacteur", "beoordelaar", "beheerder"])
def test_screens_do_not_grow_with_the_editions(client, wereld, page, naam):
    client.force_login(wereld.user(f"{naam}-leeuwarden"))
    adressen = schermen(wereld, page)
    if naam == "beheerder":
        adressen["mensen"] = reverse("mensen", args=[wereld.editie().pk])
    voor = {scherm: tel(client, adres) for scherm, adres in adressen.items()}
    rechten = GroupPagePermission.objects.count(), Workflow.objects.count()
    for nummer in range(MEER):
        voeg_editie_toe(nummer)
    assert GemeentePage.objects.edities().count() == 2 + MEER
    assert (GroupPagePermission.objects.count(), Workflow.objects.count()) > rechten
    cache.clear()
    assert {scherm: tel(client, adres) for scherm, adres in adressen.items()} == voor
