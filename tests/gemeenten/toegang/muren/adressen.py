"""Every address of the CMS with objects of the other side filled in."""

import re
from collections.abc import Iterable

from django.urls import URLPattern, get_resolver

WORTEL = "cms/"
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


def lopen(resolver, route="", namen=()) -> Iterable[tuple[str, str]]:
    """Yield each pattern below ``resolver`` as (route, name with its namespaces)."""
    for deel in resolver.url_patterns:
        hier = route + str(deel.pattern)
        if isinstance(deel, URLPattern):
            yield hier, ":".join((*namen, deel.name or ""))
        else:
            yield from lopen(deel, hier, (*namen, deel.namespace) if deel.namespace else namen)


def cms_adressen(resolver=None) -> list[tuple[str, str]]:
    """Return each pattern of the CMS: (route, name)."""
    alle = lopen(resolver or get_resolver())
    return [(route, naam) for route, naam in alle if route.startswith(WORTEL) and naam]


def ingevuld(route: str, naam: str, overkant, page) -> str:
    """Return the address for ``route`` about ``page`` and what hangs on it."""
    waarden = _waarden(naam, overkant, page)
    route = (
        route.replace(
            r"^(?P<pk>\d+)/revisions/compare/(?P<revision_id_a>live|earliest|\d+)\.\.\."
            r"(?P<revision_id_b>live|latest|\d+)/$",
            f"{page.pk}/revisions/compare/earliest...latest/",
        )
        .replace("^pages/", "pages/")
        .replace("^documents/", "documents/")
        .replace("^images/", "images/")
    )
    pad = PARAMETER.sub(lambda m: str(waarden[m.group(1)]), route)
    assert not set(pad) & set("<>^$()"), f"{naam}: {pad} is not filled in"
    return f"/{pad}"


def _waarden(naam: str, overkant, page) -> dict[str, object]:
    app, model = page.specific_class._meta.label_lower.split(".")
    taken = overkant.workflow.tasks
    waarden = dict.fromkeys(
        ("page_id", "parent_page_id", "page_to_move_id", "page_pk", "object_id", "pk"), page.pk
    )
    return (
        waarden
        | {
            "destination_id": overkant.editie.pk,
            "image_id": overkant.image.pk,
            "document_id": overkant.document.pk,
            "doc_id": overkant.document.pk,
            "uploaded_file_id": overkant.upload.pk,
            "redirect_id": overkant.redirect.pk,
            "collection_id": overkant.collectie.pk,
            "revision_id": page.latest_revision_id,
            "session_id": overkant.sessie.pk,
            "task_id": taken[0].pk,
            "task_state_id": overkant.task_state.pk,
            "workflow_pk": overkant.workflow.pk,
            "workflow_state_id": overkant.task_state.workflow_state_id,
            "user_id": overkant.user.pk,
            "sleutel": overkant.opdracht.sleutel,
            "editie_id": overkant.editie.pk,
            "hoofdstuk_id": page.pk,
            "voorstel_id": overkant.voorstel.pk,
            "reactie_id": overkant.reactie.pk,
            "aanvraag_id": overkant.aanvraag.pk,
            "reeks_id": overkant.reeks.pk,
            "ronde_id": overkant.overname.pk,
            "code": overkant.editie.specific.code,
            "kern_id": _kern_van(page),
            "action_name": "approve",
            "action": "delete",
            "actie": "offline_halen",
            "content_type_app_name": app,
            "content_type_model_name": model,
            "app_label": "wagtailcore" if naam == "wagtail_bulk_action" else app,
            "model_name": "page" if naam == "wagtail_bulk_action" else model,
            "app_name": app,
            "filter_spec": "width-10",
            "uidb64": "MQ",
            "token": "set-password",
        }
        | _pk(naam, overkant)
    )


def _kern_van(page) -> int:
    """The core page it came from; a page of their own stands for one that is not there."""
    return getattr(page.specific, "kern_id", None) or page.pk


def _pk(naam: str, overkant) -> dict[str, object]:
    """What ``pk`` means differs per part of the CMS."""
    soorten = {
        "wagtailadmin_api:images": overkant.image,
        "wagtailadmin_api:documents": overkant.document,
        "wagtailadmin_collections": overkant.collectie,
        "wagtailadmin_workflows:edit_task": overkant.workflow.tasks[0],
        "wagtailadmin_workflows:disable_task": overkant.workflow.tasks[0],
        "wagtailadmin_workflows:enable_task": overkant.workflow.tasks[0],
        "wagtailadmin_workflows": overkant.workflow,
        "wagtailsites": overkant.site,
        "wagtailusers_users": overkant.user,
        "wagtailusers_groups": overkant.groep,
        "editie_checklist": overkant.editie,
        "editie_ophalen": overkant.editie,
        "editie_doen": overkant.editie,
        "editie_lezen": overkant.editie,
        "wagtailimages_chooser": overkant.image,
        "wagtaildocs_chooser": overkant.document,
    }
    for begin, ding in soorten.items():
        if naam.startswith(begin):
            return {"pk": ding.pk}
    return {}


def vragen(overkant) -> list[dict[str, object]]:
    """Return the query strings that ask for things of the other side."""
    ids = [overkant.concept.pk, overkant.online.pk, overkant.ingediend.pk]
    return [
        {},
        {"q": "Zwartk"},
        {
            "id": [*ids, overkant.image.pk, overkant.document.pk],
            "user": overkant.user.pk,
            "owner": overkant.user.pk,
            "edited_by": overkant.user.pk,
            "requested_by": overkant.user.pk,
            "collection_id": overkant.collectie.pk,
            "parent_page_id": overkant.editie.pk,
            "childOf": overkant.editie.pk,
            "target_pages[]": ids,
            "term": "Zwart",
            "next": f"/cms/pages/{overkant.concept.pk}/edit/",
            "page_type": "handleiding.inhoudpage",
        },
        {"vorm": "csv", "met": "eronder", "export": "csv", "id": "all"},
    ]


def inzending(overkant) -> dict[str, object]:
    """Return a form that tries to write on the other side."""
    return {
        "title": "Gekaapt",
        "slug": "gekaapt",
        "new_title": "Gekaapt",
        "new_slug": "gekaapt",
        "new_parent_page": overkant.editie.pk,
        "chooser": overkant.editie.pk,
        "copy_subpages": "on",
        "alias": "on",
        "collection": overkant.collectie.pk,
        "besluit": "goedkeuren",
        "reden": "Zomaar.",
        "username": "gekaapt",
        "email": "gekaapt@demo.example",
        "is_superuser": "on",
        "groups": overkant.groep.pk,
        "old_path": "/gekaapt",
        "redirect_page": overkant.online.pk,
        "hostname": "gekaapt.example",
        "root_page": overkant.editie.pk,
        "name": "Gekaapt",
        "is_editing": "1",
        "action-delete": "1",
        "external-link-chooser-url": "https://elders.example/",
        "email-link-chooser-email_address": "gekaapt@demo.example",
        "phone-link-chooser-phone_number": "0582345678",
        "anchor-link-chooser-url": "hier",
        "rollen": ["beheerder"],
        "keuze": "automatisch",
        "voornaam": "Gekaapt",
        "achternaam": "Gekaapt",
    }
