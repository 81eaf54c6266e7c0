"""Who can approve a text: for each step of its review, people who can log in and did not work on it.

A superuser may step in, but is nobody's second person: nobody tells a superuser that a text waits.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from wagtail.models import AbstractGroupApprovalTask, Page, Task, Workflow, WorkflowState
from wagtail.workflows import get_task_types

from handleiding.namen import mensvolgorde

from .bezetting import te_kort
from .contributors import medewerkers
from .stappen import gedaan, indieners, keurders
from .tweede_persoon import GEEN, banden

NIEMAND = (
    "Niemand kan deze tekst nu goedkeuren: de stap “{stap}” heeft geen mensen die kunnen inloggen en "
    "niet aan de tekst meewerkten. {hulp}"
)
EERST_EIGEN_STAP = (
    "Deze tekst kan nu nog niet worden goedgekeurd. Bij de stap “{stap}” moet eerst een eigen tweede stap "
    "bij het inloggen instellen: {namen}. Iemand die aan de tekst werkte, regelde hun toegang. Vraag het hun."
)
HULP = "Vraag het technisch beheer om een beoordelaar."
BLIJFT_LIGGEN = (
    "Deze teksten wachten op goedkeuring, en daarna kan niemand ze goedkeuren: {teksten}. Laat ze eerst "
    "goedkeuren of terugtrekken, of geef een ander de rol van beoordelaar."
)
GENOEMD = 5

Helper = Callable[[Task], str]
_helpers: list[Helper] = []


class NiemandKanGoedkeuren(PermissionDenied):
    """A text was not submitted, because it would wait for nobody."""


@dataclass(frozen=True)
class Vertrek:
    """People who will not review any more: at all, or only as members of ``groepen``.

    Without ``mensen`` it is everybody in these groups. With ``taak`` they leave that step only, and the
    groups ``erbij`` come to it.
    """

    mensen: frozenset[int] | None
    groepen: frozenset[int] | None = None
    taak: int | None = None
    erbij: frozenset[int] = frozenset()

    def geldt(self, mens: int, groep: int, taak: int) -> bool:
        return (
            (self.mensen is None or mens in self.mensen)
            and (self.groepen is None or groep in self.groepen)
            and self.taak in {None, taak}
        )


NIEMAND_GAAT = Vertrek(frozenset())


def registreer_hulp(helper: Helper) -> None:
    """Let ``helper`` say who can add people to a step, or nothing; registering twice changes nothing."""
    if helper not in _helpers:
        _helpers.append(helper)


def hulp_bij(task: Task) -> str:
    """Return in Dutch who can see to it that somebody takes this step."""
    return next((hulp for helper in _helpers if (hulp := helper(task))), HULP)


def kan_binnen(mens: str = "") -> Q:
    """Return the question who can come into the CMS; ``mens`` leads to the person."""
    recht = {"codename": "access_admin", "content_type__app_label": "wagtailadmin"}

    def via(pad: str) -> Q:
        return Q(**{f"{mens}{pad}__{veld}": waarde for veld, waarde in recht.items()})

    toegang = Q(**{f"{mens}is_superuser": True}) | via("groups__permissions")
    return Q(**{f"{mens}is_active": True}) & (toegang | via("user_permissions"))


def leden(task: Task, vertrek: Vertrek = NIEMAND_GAAT) -> frozenset[int]:
    """Return who can come in and is in a group of ``task``, once ``vertrek`` has happened."""
    groepen = getattr(task.specific, "groups", None)
    vraag = Q(group__in=groepen.all() if groepen else [])
    if vertrek.taak == task.pk:
        vraag |= Q(group__in=vertrek.erbij)
    lid = get_user_model().groups.through.objects.filter(vraag, kan_binnen("user__"))
    return frozenset(
        mens
        for mens, groep in lid.values_list("user_id", "group_id")
        if not vertrek.geldt(mens, groep, task.pk)
    )


def lege_stap(workflow: Workflow | None) -> Task | None:
    """Return the first step of ``workflow`` that nobody can take, whatever the text."""
    taken = _met_groepen(workflow.tasks.filter(active=True)) if workflow else []
    plek = te_kort([leden(task) for task in taken])
    return None if plek is None else taken[plek]


def bewaak_indiening(state: WorkflowState) -> None:
    """Raise NiemandKanGoedkeuren when a step of this review, from now on, has nobody to take it."""
    if bezwaar := bezwaar_zonder_keurder(state):
        raise NiemandKanGoedkeuren(bezwaar)


def bezwaar_zonder_keurder(state: WorkflowState) -> str:
    """Return, in Dutch, which step of this review nobody can take and who can help; else nothing."""
    taken = nog_te_doen(state)
    plek = te_kort(kandidaten := _kandidaten(state, taken))
    if plek is None:
        return ""
    na_bewijs = _kandidaten(state, taken, ook_verbonden=True)
    if te_kort(na_bewijs) is None:
        namen = _namen({m for na, nu in zip(na_bewijs, kandidaten, strict=True) for m in na - nu})
        return EERST_EIGEN_STAP.format(stap=taken[plek].name, namen=namen)
    return NIEMAND.format(stap=taken[plek].name, hulp=hulp_bij(taken[plek]))


def blijft_liggen(vertrek: Vertrek) -> list[Page]:
    """Return the texts under review that somebody could approve, and nobody can after ``vertrek``."""
    return [
        state.content_object
        for state in _wachtend_op(vertrek)
        if _gaat(state, NIEMAND_GAAT) and not _gaat(state, vertrek)
    ]


def bezwaar_tegen_vertrek(mensen: Iterable[int], groepen: Collection[int] | None = None) -> str:
    """Return why these people cannot go (from these groups only): the texts that would wait for nobody."""
    return bezwaar_tegen(_vertrek(mensen, groepen))


def houd_stappen(mensen: Iterable[int], groepen: Collection[int] | None = None) -> None:
    """Hold the steps that these people may take, in a transaction: who takes others away waits, and asks after us.

    Of two who each take one of the last two reviewers away, the second must see what the first did.
    """
    taken = [task.pk for task in _taken_van(_vertrek(mensen, groepen))]
    list(Task.objects.select_for_update().filter(pk__in=taken).order_by("pk"))


def bezwaar_tegen(vertrek: Vertrek) -> str:
    """Return which texts would wait for nobody after ``vertrek``, in Dutch; nothing when none would."""
    teksten = noem(blijft_liggen(vertrek))
    return BLIJFT_LIGGEN.format(teksten=teksten) if teksten else ""


def noem(paginas: Iterable[Page]) -> str:
    """Return the titles in one line; of many the first few."""
    titels = [f"“{page.get_admin_display_title()}”" for page in paginas]
    meer = [f"en nog {len(titels) - GENOEMD}"] if len(titels) > GENOEMD else []
    return ", ".join([*titels[:GENOEMD], *meer])


def laat_leeg(mensen: Iterable[int], groepen: Collection[int] | None = None) -> bool:
    """Return whether some step of a review has nobody left once these people go (from these groups only)."""
    vertrek = _vertrek(mensen, groepen)
    return any(leden(task) and not leden(task, vertrek) for task in _taken_van(vertrek))


def _vertrek(mensen: Iterable[int], groepen: Collection[int] | None) -> Vertrek:
    return Vertrek(frozenset(mensen), None if groepen is None else frozenset(groepen))


def _taken_van(vertrek: Vertrek) -> list[Task]:
    """Return the steps that these people may take now."""
    if vertrek.taak is not None:
        return list(Task.objects.filter(pk=vertrek.taak, active=True))
    groepen = get_user_model().groups.through.objects.filter(user__in=vertrek.mensen or ())
    if vertrek.groepen is not None:
        groepen = groepen.filter(group__in=vertrek.groepen)
    ids = set(groepen.values_list("group_id", flat=True))
    soorten = [soort for soort in get_task_types() if issubclass(soort, AbstractGroupApprovalTask)]
    return [
        task
        for soort in soorten
        for task in soort.objects.filter(groups__in=ids, active=True).distinct()
    ]


def _wachtend_op(vertrek: Vertrek) -> list[WorkflowState]:
    taken = [task.pk for task in _taken_van(vertrek)]
    return lopend(Q(workflow__workflow_tasks__task__in=taken))


def lopend(welke: Q) -> list[WorkflowState]:
    """Return the reviews of pages that are under way; what was left of a page that is gone is none."""
    staten = WorkflowState.objects.filter(
        welke,
        status=WorkflowState.STATUS_IN_PROGRESS,
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
    )
    staten = staten.distinct().select_related("current_task_state__task", "workflow")
    return [state for state in staten if state.content_object is not None]


def _gaat(state: WorkflowState, vertrek: Vertrek) -> bool:
    taken = nog_te_doen(state)
    return te_kort(_kandidaten(state, taken, vertrek)) is None


def _kandidaten(
    state: WorkflowState,
    taken: list[Task],
    vertrek: Vertrek = NIEMAND_GAAT,
    *,
    ook_verbonden: bool = False,
) -> list[frozenset[int]]:
    """Return who may take each step; ``ook_verbonden``: also once they prove a factor of their own."""
    page = state.content_object
    schrijvers = schrijvers_van(state)
    niet = schrijvers | keurders(state)
    if alleen_door_een_ander(page):
        niet |= indieners(state)
    stappen = [leden(task, vertrek) - niet for task in taken]
    if ook_verbonden:
        return stappen
    makers = schrijvers | indieners(state)
    los = banden(frozenset().union(*stappen))
    return [
        frozenset(mens for mens in stap if not los.get(mens, GEEN).raakt(makers))
        for stap in stappen
    ]


def schrijvers_van(state: WorkflowState) -> set[int]:
    """Return who worked on the text under review: read once for this state and this text.

    For who is told, and who there is. Whether somebody may approve is read anew, where they do.
    """
    page = state.content_object
    gelezen = getattr(state, "_schrijvers", None)
    if gelezen is None or gelezen[0] != page.latest_revision_id:
        gelezen = state._schrijvers = (page.latest_revision_id, medewerkers(page))
    return gelezen[1]


def _namen(mensen: Iterable[int]) -> str:
    users = sorted(get_user_model().objects.filter(pk__in=mensen), key=mensvolgorde)
    namen = [user.get_full_name() or user.get_username() for user in users[: GENOEMD + 1]]
    return " of ".join([*namen[:GENOEMD], *(["een ander"] if len(namen) > GENOEMD else [])])


def alleen_door_een_ander(page: Page) -> bool:
    """Return whether ``page`` comes (back) online only by somebody else than who submitted it."""
    opent_boom = getattr(page.specific_class, "verbergt_wat_eronder_ligt", False)
    return not page.live and (opent_boom or page.first_published_at is not None)


def nog_te_doen(state: WorkflowState) -> list[Task]:
    taken = state.workflow.tasks.filter(active=True)
    return _met_groepen(taken.exclude(pk__in=gedaan(state).values("task_id")))


def _met_groepen(taken: Iterable[Task]) -> list[Task]:
    """Leave out a step of another kind, that somebody made by hand: who takes it is not known here."""
    return [task for task in taken if isinstance(task.specific, AbstractGroupApprovalTask)]
