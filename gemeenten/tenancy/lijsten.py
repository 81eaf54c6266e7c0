"""What Wagtail lists or names over all editions, narrowed to what the person who looks may know.

Wagtail has hooks for the choosers and settings for nothing else; the rest of this file replaces the
answers in place. Each replacement names what it stands in for.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count
from django.http import JsonResponse
from taggit.models import Tag
from wagtail.admin import filters as admin_filters
from wagtail.admin.views import tags
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.admin.views.reports.audit_logging import (
    SiteHistoryReportFilterSet,
    get_users_for_filter,
)
from wagtail.admin.views.reports.workflows import (
    WorkflowReportFilterSet,
    WorkflowTasksReportFilterSet,
)
from wagtail.admin.views.tags import TAGS_AUTOCOMPLETE_LIMIT
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.views import chooser as image_chooser
from wagtail.models import (
    Page,
    PageLogEntry,
    PageLogEntryManager,
    Site,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowState,
)
from wagtail.permissions import policy_registry

from .beleid import beleid
from .kijker import kijker
from .regels import leesbare_paginas

ONBEKEND = "Pagina van een andere gemeente"


def te_kiezen_paginas(paginas: Any, request: Any) -> Any:
    """Narrow the page chooser and its search (hook ``construct_page_chooser_queryset``)."""
    if request.user.is_superuser:
        return paginas
    return paginas.filter(pk__in=leesbare_paginas(request.user).order_by().values("pk"))


def te_kiezen_media(media: Any, request: Any) -> Any:
    """Narrow the image and the document chooser to collections one may choose from."""
    eigen = policy_registry.get_by_type(media.model).instances_user_has_any_permission_for(
        request.user, ["choose"]
    )
    return media.filter(pk__in=eigen.order_by().values("pk"))


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
    return JsonResponse(sorted(namen)[:TAGS_AUTOCOMPLETE_LIMIT], safe=False)


def schrijvers_in_log(filterset: Any) -> Any:
    """Stands in for a filter that Wagtail fills with everyone who ever did something."""
    return get_users_for_filter(filterset.request.user)


def beperk_lijsten() -> None:
    """Put all replacements in place."""
    Page.get_admin_display_title = titel_voor_kijker
    PageLogEntryManager.viewable_by_user = zichtbaar_log
    SiteHistoryReportFilterSet.get_users_queryset = schrijvers_in_log
    tags.autocomplete = tags_aanvullen
    admin_filters.popular_tags_for_model = gangbare_tags
    image_chooser.popular_tags_for_model = gangbare_tags
    for filterset, keuzes in {
        PageFilterSet: {"owner": eigenaars, "edited_by": bewerkers, "site": sites},
        WorkflowReportFilterSet: {"requested_by": aanvragers, "workflow": workflows},
        WorkflowTasksReportFilterSet: {"workflow": workflows, "task": taken},
    }.items():
        for naam, lijst in keuzes.items():
            filterset.base_filters[naam].queryset = lijst
