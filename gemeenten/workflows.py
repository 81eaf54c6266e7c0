"""The approval policy of an edition, as a Wagtail workflow on its root page."""

from django.contrib.auth.models import Group
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from handleiding.models import VierOgenTask


def werkstroomnaam(eigenaar: str) -> str:
    """Return the name of the workflow of an edition (by code) or of the core."""
    return f"{eigenaar}: één beoordelaar"


def taaknaam(eigenaar: str) -> str:
    """Return the name of the review task of an edition (by code) or of the core."""
    return f"{eigenaar}: beoordeling"


def ensure_workflow(eigenaar: str, page: Page, beoordelaars: Group) -> Workflow:
    """Make sure ``page`` and all below it are approved by ``beoordelaars``; return the workflow."""
    workflow, _ = Workflow.objects.get_or_create(name=werkstroomnaam(eigenaar))
    task = VierOgenTask.objects.filter(name=taaknaam(eigenaar)).first()
    if task is None:
        task = VierOgenTask.objects.create(name=taaknaam(eigenaar))
    task.groups.add(beoordelaars)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
    return workflow
