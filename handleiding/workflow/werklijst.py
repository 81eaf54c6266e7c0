"""What waits, for whom, and since when. Each list is a fixed number of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail.permissions import policy_registry

from .lijst import met_spoed
from .omgeving import Omgeving
from .rules import Toestand
from .stappen import Stapstand, standen
from .tasks import VierOgenTask
from .vingerafdruk import met_omgeving


@dataclass(frozen=True)
class Werk:
    """A page that waits, who put it there, since when; ``schreef_mee`` may have worked on it.

    ``gelezen`` is the fingerprint of its text, on lists from which it can be approved.
    """

    page: Page
    toestand: Toestand
    door: str
    sinds: datetime
    stap_id: int
    door_id: int | None = None
    reden: str = ""
    revision_id: int | None = None
    gelezen: str = ""
    schreef_mee: bool = False
    stap: Stapstand | None = None
    omgeving: Omgeving | None = None

    @property
    def titel(self) -> str:
        """The draft's title: who may work on or judge a text may know what it is called."""
        return self.page.draft_title or self.page.title

    @property
    def dagen(self) -> int:
        """How many days it has waited, by the calendar."""
        return (timezone.localdate() - timezone.localdate(self.sinds)).days


def wacht_op(user: Any, *, alleen_als_lid: bool = False) -> list[Werk]:
    """Return what ``user`` may review now, longest waiting first.

    ``alleen_als_lid``: only as a reviewer, not because a superuser may do everything.
    """
    stappen = _op_beurt(user) if alleen_als_lid else te_beoordelen(user)
    ids = list(stappen.values_list("workflow_state_id", flat=True))
    return _werk(_staten().filter(pk__in=ids), user)


def te_beoordelen(user: Any) -> Any:
    """Stands in for ``TaskState.objects.reviewable_by``, which asks each task of each edition apart."""
    return _lopende_stappen() if user.is_superuser else _op_beurt(user)


def _op_beurt(user: Any) -> Any:
    taken = VierOgenTask.objects.filter(active=True, groups__in=user.groups.all())
    return _lopende_stappen().filter(task__in=taken.values("pk"))


def _lopende_stappen() -> Any:
    return TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
    )


def wachtende_teksten() -> Any:
    """Return the texts that stay as they were read: under review, or approved for a later date."""
    ter_beoordeling = Q(pk__in=_lopende_stappen().values("revision"))
    return Revision.objects.filter(
        _paginas(), ter_beoordeling | Q(approved_go_live_at__isnull=False)
    )


def ingediend_en_teruggestuurd(user: Any) -> list[Werk]:
    """Return what ``user`` submitted and is under way, as far as they still work on it."""
    werk = _werk(_staten().active().filter(requested_by=user), user)
    eigen = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(
        user, ["add", "change"]
    )
    mijn = set(eigen.filter(pk__in=[w.page.pk for w in werk]).values_list("pk", flat=True))
    return [w for w in werk if w.page.pk in mijn]


def onderweg_onder(wortel: Page, user: Any) -> list[Werk]:
    """Return all under way in the tree of ``wortel``: under review and sent back."""
    ids = [str(pk) for pk in boom(wortel, user).values_list("pk", flat=True)]
    return _werk(_staten().active().filter(object_id__in=ids), user)


def met_afdruk(werk: Iterable[Werk]) -> list[Werk]:
    """Add the fingerprints of the texts, and what goes online with each, in a few queries."""
    werk = list(werk)
    gelezen = met_omgeving(w.revision_id for w in werk)
    return [
        replace(w, gelezen=afdruk, omgeving=omgeving)
        for w in werk
        for afdruk, omgeving in [gelezen.get(w.page.pk, ("", None))]
    ]


def concepten_onder(wortel: Page, user: Any) -> list[Page]:
    """Return the pages in the tree with text that nobody has submitted."""
    onderweg = _staten().active().values_list("object_id", flat=True)
    gepland = Revision.objects.filter(_paginas(), approved_go_live_at__isnull=False)
    bezig = {int(pk) for pk in [*onderweg, *gepland.values_list("object_id", flat=True)]}
    concepten = boom(wortel, user).filter(has_unpublished_changes=True)
    return [page for page in concepten.order_by("path") if page.pk not in bezig]


def gepland_onder(wortel: Page, user: Any) -> list[Revision]:
    """Return the approved texts in the tree that wait for their date."""
    ids = [str(pk) for pk in boom(wortel, user).values_list("pk", flat=True)]
    gepland = Revision.objects.filter(
        _paginas(), object_id__in=ids, approved_go_live_at__isnull=False
    )
    return list(gepland.defer("content").order_by("approved_go_live_at"))


def spoed_onder(wortel: Page, user: Any) -> list[Page]:
    """Return the pages in the tree whose emergency publication nobody approved yet."""
    return list(met_spoed(boom(wortel, user)).filter(spoed_open=True).order_by("path"))


def boom(wortel: Page, user: Any) -> Any:
    """Return the pages at and below ``wortel`` that ``user`` works on; other people's stay out."""
    eigen = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(
        user, ["add", "change"]
    )
    return Page.objects.filter(path__startswith=wortel.path, pk__in=eigen.order_by().values("pk"))


def _paginas() -> Q:
    return Q(base_content_type=ContentType.objects.get_for_model(Page))


def _staten():
    return (
        WorkflowState.objects.filter(_paginas())
        .select_related(
            "requested_by", "current_task_state__revision", "current_task_state__finished_by"
        )
        .defer("current_task_state__revision__content")
        .order_by("current_task_state__started_at", "pk")
    )


def _werk(staten: Iterable[WorkflowState], user: Any) -> list[Werk]:
    staten = [state for state in staten if state.current_task_state is not None]
    paginas = Page.objects.in_bulk([int(state.object_id) for state in staten])
    schreef = _schreef_mogelijk(paginas, user)
    stappen = standen((state.workflow_id, state.current_task_state.task_id) for state in staten)
    return [
        _regel(state, paginas[int(state.object_id)], schreef, stappen)
        for state in staten
        if int(state.object_id) in paginas
    ]


def _regel(
    state: WorkflowState,
    page: Page,
    schreef: set[int],
    stappen: Mapping[tuple[int, int], Stapstand],
) -> Werk:
    stap = state.current_task_state
    terug = state.status == WorkflowState.STATUS_NEEDS_CHANGES
    door = stap.finished_by if terug else state.requested_by
    return Werk(
        page=page,
        toestand=Toestand.TERUGGESTUURD if terug else Toestand.TER_BEOORDELING,
        door=naam_van(door),
        door_id=door.pk if door else None,
        stap_id=stap.pk,
        sinds=(stap.finished_at if terug else stap.started_at) or stap.started_at,
        reden=stap.comment if terug else "",
        revision_id=stap.revision_id,
        schreef_mee=page.pk in schreef,
        stap=stappen[state.workflow_id, stap.task_id],
    )


def _schreef_mogelijk(paginas: dict[int, Page], user: Any) -> set[int]:
    """Return the pages that ``user`` saved since they were published: a quick look, not a verdict."""
    revisies = Revision.objects.filter(
        _paginas(), object_id__in=[str(pk) for pk in paginas], user=user
    ).values_list("object_id", "created_at", "pk")
    return {
        int(pk)
        for pk, gemaakt, revision_id in revisies
        if revision_id != paginas[int(pk)].live_revision_id
        and (not paginas[int(pk)].last_published_at or gemaakt > paginas[int(pk)].last_published_at)
    }


def naam_van(user: Any) -> str:
    """Return how colleagues know ``user``; None is somebody whose account is gone."""
    if user is None:
        return "een verwijderd account"
    return user.get_full_name() or user.get_username()
