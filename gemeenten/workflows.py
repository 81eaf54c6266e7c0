"""The approval policy of an edition, as a Wagtail workflow on its root page."""

from django.contrib.auth.models import Group
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from handleiding.models import VierOgenTask


def ensure_workflow(eigenaar: str, page: Page, beoordelaars: Group) -> Workflow:
    """Make sure ``page`` and all below it are approved by ``beoordelaars``; return the workflow."""
    naam = f"{eigenaar}: één beoordelaar"
    workflow, _ = Workflow.objects.get_or_create(name=naam)
    task = VierOgenTask.objects.filter(name=f"{eigenaar}: beoordeling").first()
    if task is None:
        task = VierOgenTask.objects.create(name=f"{eigenaar}: beoordeling")
    task.groups.add(beoordelaars)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
    return workflow
