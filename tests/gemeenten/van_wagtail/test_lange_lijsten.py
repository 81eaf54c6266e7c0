"""Screens of who manages the system say what Wagtail says, and ask no more with many editions."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertHTMLEqual
from wagtail.admin.forms.collections import CollectionChoiceField
from wagtail.models import Collection, Page, Workflow, WorkflowPage

from gemeenten.onboarding import Plan, onboard_gemeente
from gemeenten.van_wagtail.keuzelijsten import INGREPEN
from gemeenten.van_wagtail.werkstroomlijst import aantal_paginas

pytestmark = pytest.mark.django_db


def vragen(client, adres):
    client.get(adres)
    with CaptureQueriesContext(connection) as gevangen:
        assert client.get(adres).status_code == 200
    return len(gevangen)


def nog_enkele():
    for nummer in range(4):
        onboard_gemeente(Plan(naam=f"Gemeente {nummer}", code=f"GM9{nummer:03}", buiten_lijst=True))


@pytest.mark.parametrize("waarde", [None, "", "1", 1, "niets"])
def test_a_list_of_collections_is_what_djangos_templates_make_of_it(wereld, waarde):
    boven = Collection.get_first_root_node()
    onder = boven.add_child(name='Eén & "ander" <b>')
    onder.add_child(name="Kleinkind")
    veld = CollectionChoiceField(
        queryset=Collection.objects.all(),
        disabled_queryset=Collection.objects.filter(pk=onder.pk),
        empty_label="Kies",
    )
    veld.widget.attrs["data-x"] = '"<&'
    attrs = {"id": "id_x", "required": True, "aria-describedby": False}
    ons = veld.widget.render("x", waarde, attrs=attrs)
    assertHTMLEqual(ons, INGREPEN[0].wagtails()(veld.widget, "x", waarde, attrs=attrs))
    assert "<b>" not in ons
    assert ons.count("<option") == Collection.objects.count() + 1


def test_form_of_a_group_asks_the_same_with_more_editions(admin_client, wereld):
    adres = reverse("wagtailusers_groups:edit", args=[Group.objects.first().pk])
    voor = vragen(admin_client, adres)
    nog_enkele()
    assert vragen(admin_client, adres) == voor


def zoals_wagtail_telt():
    return {stroom.pk: stroom.all_pages().count() for stroom in Workflow.objects.all()}


def test_pages_of_a_workflow_are_counted_as_wagtail_does(wereld):
    assert dict(aantal_paginas(Workflow.objects.all())) == zoals_wagtail_telt()
    nog_enkele()
    ander = Workflow.objects.create(name="Van een deel")
    WorkflowPage.objects.create(page=wereld.hoofdstuk(), workflow=ander)
    boven = Workflow.objects.create(name="Van alles")
    WorkflowPage.objects.create(page=Page.get_first_root_node(), workflow=boven)
    leeg = Workflow.objects.create(name="Van niets")
    gevonden = aantal_paginas(Workflow.objects.all())
    verwacht = zoals_wagtail_telt()
    assert {pk: gevonden[pk] for pk in verwacht} == verwacht
    assert sum(verwacht.values()) == Page.objects.count()
    assert gevonden[ander.pk] > 0
    assert gevonden[leeg.pk] == 0
    # Of some of them no more than of all.
    assert aantal_paginas([ander]) == {ander.pk: verwacht[ander.pk]}


def test_list_of_workflows_asks_the_same_with_more_editions(admin_client, wereld):
    adres = reverse("wagtailadmin_workflows:index")
    voor = vragen(admin_client, adres)
    nog_enkele()
    assert vragen(admin_client, adres) == voor
    tekst = " ".join(admin_client.get(adres).text.split())
    for aantal in zoals_wagtail_telt().values():
        assert f"{aantal} pagina" in tekst
