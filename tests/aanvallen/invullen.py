"""An address of the CMS with a page filled in wherever it takes one."""

import uuid
from typing import Any

from tests.gemeenten.toegang.muren.adressen import PARAMETER

VERGELIJK = r"^(?P<pk>\d+)/revisions/compare/(?P<revision_id_a>live|earliest|\d+)\.\.\."


def ingevuld(naam: str, route: str, page: Any, wereld: Any) -> str:
    """Return the address ``naam`` about ``page``; fails on what it takes that is not known here."""
    if naam == "wagtailadmin_pages:revisions_compare":
        return f"/cms/pages/{page.pk}/revisions/compare/earliest...latest/"
    waarden = _waarden(naam, page, wereld)
    pad = PARAMETER.sub(lambda m: str(waarden[m.group(1)]), route.replace("^", ""))
    return f"/{pad}"


def _waarden(naam: str, page: Any, wereld: Any) -> dict[str, Any]:
    editie = wereld.editie()
    stap = page.current_workflow_task_state
    over_editie = naam.startswith("editie_")
    return {
        "page_id": page.pk,
        "parent_page_id": page.pk,
        "page_to_move_id": page.pk,
        "page_pk": page.pk,
        "object_id": page.pk,
        "hoofdstuk_id": page.pk,
        "kern_id": page.pk,
        "pk": editie.pk if over_editie else page.pk,
        "editie_id": editie.pk,
        "destination_id": editie.pk,
        "revision_id": page.latest_revision_id,
        "task_id": stap.task_id if stap else 1,
        "task_state_id": stap.pk if stap else 1,
        "workflow_state_id": stap.workflow_state_id if stap else 1,
        "workflow_pk": 1,
        "session_id": 1,
        "user_id": wereld.user("redacteur-leeuwarden").pk,
        "sleutel": uuid.UUID(int=1),
        "action_name": "publish",
        "actie": "archiveren",
        "content_type_app_name": "handleiding",
        "content_type_model_name": "inhoudpage",
        "app_label": "handleiding",
        "model_name": "inhoudpage",
    }
