"""Every table that points to an edition is known: what goes along in its file, and what does not."""

from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.contenttypes.fields import GenericForeignKey
from wagtail.models import Collection, Page, Revision, Site, Task, Workflow, WorkflowState

from gemeenten.editie.levensloop.bezit import BEZIT, Reis
from gemeenten.editie.levensloop.eigendom_uit import verzamel
from gemeenten.models import Meting

# What an edition is made of; a table that points to one of these may hold something of an edition.
DELEN = (Page, Revision, Collection, Site, Task, Workflow, WorkflowState, Meting)
# Wagtail's and Django's own tables between these, that hold nothing of an edition.
STELSEL = {
    "auth.User_groups",
    "handleiding.VierOgenTask",
    "wagtailcore.GroupApprovalTask",
    "wagtailcore.WorkflowContentType",
    "wagtailcore.WorkflowTask",
}


def wijst_aan(model) -> bool:
    """Return whether a row of ``model`` can point to a part of an edition."""
    if any(isinstance(veld, GenericForeignKey) for veld in model._meta.private_fields):
        return True
    velden = (*model._meta.local_fields, *model._meta.local_many_to_many)
    doelen = [veld.remote_field.model for veld in velden if veld.remote_field]
    return any(issubclass(doel, DELEN) for doel in doelen)


def test_every_table_that_points_to_an_edition_is_named():
    van_ons = {
        model._meta.label
        for model in apps.get_models()
        if not issubclass(model, (*DELEN[:-1], Group))
        and model._meta.app_label != "proef"
        and wijst_aan(model)
    }
    onbekend = van_ons - set(BEZIT) - STELSEL
    assert not onbekend, (
        f"Say in gemeenten/editie/levensloop/bezit.py where these go: {sorted(onbekend)}"
    )


def test_no_name_in_the_list_is_of_a_table_that_is_gone():
    assert {apps.get_model(naam)._meta.label for naam in BEZIT} == set(BEZIT)


def test_what_goes_along_is_collected(wereld):
    """As many lists in the file as there are tables with a list of their own; answers are in theirs."""
    eigen = [naam for naam, reis in BEZIT.items() if reis == Reis.EIGEN]
    gevuld = verzamel(wereld.editie(), revisies={}, bases={}, wortel="/home/")
    assert len(gevuld) == len(eigen) - len({"gemeenten.Antwoord"})
