"""Where somebody goes after a step on a page, and what that page is called on the way."""

from typing import Any

from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import policy_registry

from handleiding.workflow.vingerafdruk import AndereTekst


def lijst_van(page: Page, user: Any) -> str:
    """Return the address of the list ``page`` stands in, or of the dashboard for who may not look there."""
    verkenbaar = policy_registry.get_by_type(Page).explorable_instances(user)
    ouder = verkenbaar.filter(path=page.path[: -page.steplen]).values_list("pk", flat=True).first()
    if ouder is not None:
        return reverse("wagtailadmin_explore", args=[ouder])
    return reverse("wagtailadmin_home")


def werkplek_van(page: Page, user: Any) -> str:
    """Return the address of the editor of ``page``, or of where else ``user`` comes from."""
    beleid = policy_registry.get_by_type(Page)
    if beleid.user_has_any_permission_for_instance(user, ["add", "change"], page):
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    return lijst_van(page, user)


def titel_van(page: Page) -> str:
    """Return the draft's title, for screens that show the draft itself."""
    return page.draft_title or page.title


def verschil_sinds(page: Page, user: Any, weigering: Exception) -> str:
    """Return the address of what changed since ``user`` read the text, if they may see it there.

    Empty when the version that was read no longer says what it said: it was written over.
    """
    if not isinstance(weigering, AndereTekst) or weigering.gelezen in {None, weigering.nu}:
        return ""
    if weigering.nu is None or not page.revisions.filter(pk=weigering.gelezen).exists():
        return ""
    if not page.permissions_for_user(user).can_edit():
        return ""
    versies = [page.pk, weigering.gelezen, weigering.nu]
    return reverse("wagtailadmin_pages:revisions_compare", args=versies)
