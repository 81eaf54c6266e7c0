"""Of a deleted edition how it approved and what its people might goes along, and that of no other."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from gemeenten.editie.levensloop.verwijder import verwijder
from gemeenten.models import Rolgroep
from handleiding.workflow.actions import haal_offline

pytestmark = pytest.mark.django_db

# Of what an edition approves by and of its rights: the table, and where it says whose it is.
VAN_WIE = {
    Workflow: "name",
    Task: "name",
    WorkflowTask: "workflow__name",
    WorkflowPage: "workflow__name",
    Group: "name",
    Rolgroep: "group__name",
    GroupPagePermission: "group__name",
    GroupCollectionPermission: "group__name",
    Collection: "name",
}


def rijen_van_anderen() -> dict[str, list[dict]]:
    rijen = {
        model._meta.label: model.objects.exclude(**{f"{veld}__startswith": "GM0080"})
        for model, veld in VAN_WIE.items()
    }
    niet = {"numchild"}  # the root of the collections has one less
    return {
        naam: [
            {k: w for k, w in rij.items() if k not in niet} for rij in vraag.order_by("pk").values()
        ]
        for naam, vraag in rijen.items()
    }


def test_how_others_approve_and_what_they_may_stays(wereld):
    haal_offline(wereld.editie(), wereld.user("beoordelaar-leeuwarden"), "Herindeling")
    ons = [m.objects.filter(**{f"{v}__startswith": "GM0080"}) for m, v in VAN_WIE.items()]
    assert all(vraag.exists() for vraag in ons)
    voor = rijen_van_anderen()
    verwijder(wereld.editie(), user=wereld.user("kernredacteur"), bevestiging="Leeuwarden")
    assert not any(vraag.all().exists() for vraag in ons)
    assert rijen_van_anderen() == voor
