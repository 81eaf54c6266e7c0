"""What Wagtail lists or names over all editions, narrowed to what the person who looks may know.

Wagtail has hooks for the choosers and settings for nothing else.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count
from django.http import JsonResponse
from taggit.models import Tag
from wagtail.admin.views.reports.audit_logging import get_users_for_filter
from wagtail.admin.views.tags import TAGS_AUTOCOMPLETE_LIMIT
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Page,
    PageLogEntry,
    Site,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowState,
)
from wagtail.permissions import policy_registry

from gemeenten.toegang.muren.beleid import beleid
from gemeenten.toegang.muren.kijker import kijker
from handleiding.namen import naamvolgorde
from handleiding.van_wagtail.ingreep import Ingreep, altijd

ONBEKEND = "Pagina van een andere gemeente"


def titel_voor_kijker(page: Page) -> str:
    """Return the title a page has in the CMS; of other people's pages the published one.

    Stands in for ``Page.get_admin_display_title``, which tells the draft's.
    """
    user = kijker()
    if user is None or user.is_superuser or not user.is_active or not page.path:
        return page.draft_title or page.title
    if beleid.eigen(user, page):
        return page.draft_title or page.title
    return page.title if page.live else ONBEKEND


def zichtbaar_log(manager: Any, user: Any) -> Any:
    """Log of the own trees only; Wagtail adds that of all pages above them."""
    if user.is_superuser:
        return PageLogEntry.objects.all()
    return PageLogEntry.objects.filter(page__in=_eigen(user))


def _eigen(user: Any) -> Any:
    return beleid.eigen_paginas(user).order_by().values("pk")


def _mensen(**filters: Any) -> Any:
    return get_user_model().objects.filter(**filters)


def eigenaars(request: Any) -> Any:
    paginas = Page.objects.filter(pk__in=_eigen(request.user))
    return _mensen(pk__in=paginas.order_by().values("owner"))


def bewerkers(request: Any) -> Any:
    log = PageLogEntry.objects.filter(action="wagtail.edit", page__in=_eigen(request.user))
    return _mensen(pk__in=log.order_by().values("user"))


def sites(request: Any) -> Any:
    return Site.objects.filter(root_page__in=_eigen(request.user))


def workflows(request: Any) -> Any:
    if request.user.is_superuser:
        return Workflow.objects.all()
    toegewezen = WorkflowPage.objects.filter(page__in=_eigen(request.user))
    return Workflow.objects.filter(pk__in=toegewezen.values("workflow"))


def taken(request: Any) -> Any:
    return Task.objects.filter(workflow_tasks__workflow__in=workflows(request)).distinct()


def aanvragers(request: Any) -> Any:
    staten = WorkflowState.objects.filter(workflow__in=workflows(request))
    return _mensen(pk__in=staten.order_by().values("requested_by"))


def eigen_tags(model: Any) -> Any:
    """Return the tags on what the one who looks may change or choose, each with its count."""
    user = kijker()
    stukken = model._default_manager.all()
    if user is not None and not user.is_superuser:
        stukken = policy_registry.get_by_type(model).instances_user_has_any_permission_for(
            user, ["change", "choose"]
        )
    naam = model.tags.through.tag_relname()
    return (
        Tag.objects.filter(**{f"{naam}__object_id__in": stukken.order_by().values("pk")})
        .filter(**{f"{naam}__content_type__model": model._meta.model_name})
        .annotate(item_count=Count(naam))
    )


def gangbare_tags(model: Any, count: int = 10) -> Any:
    """Stands in for ``popular_tags_for_model``."""
    return eigen_tags(model).order_by("-item_count")[:count]


def tags_aanvullen(request: Any, *args: Any, **kwargs: Any) -> JsonResponse:
    """Complete a tag from those on own images and documents; stands in for ``tags.autocomplete``."""
    term = request.GET.get("term", "")
    namen = {
        tag.name
        for model in (get_image_model(), get_document_model())
        for tag in eigen_tags(model).filter(name__istartswith=term)[:TAGS_AUTOCOMPLETE_LIMIT]
        if term
    }
    return JsonResponse(sorted(namen, key=naamvolgorde)[:TAGS_AUTOCOMPLETE_LIMIT], safe=False)


def schrijvers_in_log(filterset: Any) -> Any:
    """Stands in for a filter that Wagtail fills with everyone who ever did something."""
    return get_users_for_filter(filterset.request.user)


GEVRAAGD = "a choose permission for pages: wagtail/wagtail#9714"
LOGBOEK = "wagtail/wagtail#9181"
VERZOEK = "(request)"
FILTERS = {
    "wagtail.admin.views.pages.listing:PageFilterSet": {
        "owner": (eigenaars, VERZOEK),
        "edited_by": (bewerkers, VERZOEK),
        "site": (sites, "QuerySet"),
    },
    "wagtail.admin.views.reports.workflows:WorkflowReportFilterSet": {
        "requested_by": (aanvragers, VERZOEK),
        "workflow": (workflows, "QuerySet"),
    },
    "wagtail.admin.views.reports.workflows:WorkflowTasksReportFilterSet": {
        "workflow": (workflows, "QuerySet"),
        "task": (taken, "TaskQuerySet"),
    },
}

INGREPEN = (
    Ingreep(
        plek="wagtail.models:Page.get_admin_display_title",
        rekent_op="(self)",
        waarom="Of other people's pages the CMS tells the published title, not the draft's.",
        ons=altijd(titel_voor_kijker),
        eindigt=GEVRAAGD,
    ),
    Ingreep(
        plek="wagtail.models:PageLogEntryManager.viewable_by_user",
        rekent_op="(self, user)",
        waarom="The log of the own trees only; Wagtail adds that of all pages above them.",
        ons=altijd(zichtbaar_log),
        eindigt=LOGBOEK,
    ),
    Ingreep(
        plek="wagtail.admin.views.reports.audit_logging:SiteHistoryReportFilterSet.get_users_queryset",
        rekent_op="(self)",
        waarom="The filter names who stands in the log one may see, not everyone who ever did something.",
        ons=altijd(schrijvers_in_log),
        eindigt=LOGBOEK,
    ),
    Ingreep(
        plek="wagtail.admin.views.tags:autocomplete",
        rekent_op="(request, app_name=None, model_name=None)",
        waarom="Tags are completed from those on own images and documents.",
        ons=altijd(tags_aanvullen),
        lezers=("wagtail.admin.urls",),
    ),
    Ingreep(
        plek="wagtail.admin.filters:popular_tags_for_model",
        rekent_op="(model, count=10)",
        waarom="Common tags in a listing are those on own images and documents.",
        ons=altijd(gangbare_tags),
        lezers=("wagtail.admin.filters:BaseMediaFilterSet",),
    ),
    Ingreep(
        plek="wagtail.images.views.chooser:popular_tags_for_model",
        rekent_op="(model, count=10)",
        waarom="The same in the chooser of images.",
        ons=altijd(gangbare_tags),
        lezers=("wagtail.images.views.chooser:ImageChooseViewMixin.get_context_data",),
    ),
    *(
        Ingreep(
            plek=f"{filterset}.base_filters[{naam}].queryset",
            rekent_op=vorm,
            waarom="A filter offers what stands on own pages, not on all.",
            ons=altijd(lijst),
        )
        for filterset, keuzes in FILTERS.items()
        for naam, (lijst, vorm) in keuzes.items()
    ),
)
