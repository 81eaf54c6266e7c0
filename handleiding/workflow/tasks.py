"""The review task. The guard on four eyes stands in ``on_action``, so that no route passes it by."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.locks import WorkflowLock
from wagtail.models import AbstractGroupApprovalTask
from wagtail.models.workflows import TaskStateCommentForm

from .bestaan import zag_rijen
from .bestanden import houd_bestanden_van
from .beurt import op_beurt
from .goedkeurders import alleen_door_een_ander, bewaak_indiening
from .houdbaar import bezwaar_tegen_tekst
from .onzegbaar import bezwaar_onzegbaar
from .rules import NIET_DE_LAATSTE, NIET_TER_BEOORDELING, REDEN_ONTBREEKT
from .stappen import indieners, keurders, stand_van
from .tweede_persoon import bezwaar_tegen_keurder
from .vingerafdruk import bewaak_gelezen

TWEEDE_STAP = "U keurde deze tekst al goed in de vorige stap. De volgende stap is aan een ander."
EIGEN_INDIENING = (
    "U diende deze pagina zelf in. Ze is met een reden offline gehaald of verlopen; "
    "een collega zet haar weer online."
)

EIGEN_EDITIE = "U diende deze editie zelf in. Een collega zet haar live."


def keurde_al_goed(task_state, user) -> bool:
    """Return whether ``user`` took an earlier step of this review: two steps are two people."""
    return user.pk in keurders(task_state.workflow_state)


def zet_eigen_indiening_terug(page, workflow_state, user) -> bool:
    """Return whether ``user`` would put back alone what was taken offline."""
    was_online = page.first_published_at is not None and alleen_door_een_ander(page)
    return was_online and user.pk in indieners(workflow_state)


def zet_eigen_editie_live(page, workflow_state, user) -> bool:
    """Return whether ``user`` would alone put online what hides a whole tree until it is."""
    return alleen_door_een_ander(page) and user.pk in indieners(workflow_state)


def goedkeurwoorden(page) -> str:
    """Return what approving ``page`` now does: only the last step publishes."""
    stand = stand_van(page.current_workflow_task_state)
    return "Goedkeuren voor deze stap" if stand and stand.daarna else "Goedkeuren en publiceren"


class TaakredenForm(TaskStateCommentForm):
    comment = forms.CharField(
        label="Reden",
        required=True,
        strip=True,
        error_messages={"required": REDEN_ONTBREEKT},
        widget=forms.Textarea({"rows": 3}),
        help_text="Uw collega krijgt deze reden te lezen.",
    )


class BeoordelingLock(WorkflowLock):
    """While a text is under review nobody changes it: what was read is what goes live."""

    def get_message(self, user):
        return (
            "Deze pagina ligt ter beoordeling en staat op slot. Zo gaat precies de tekst online "
            "die uw collega las. Wilt u iets wijzigen? Trek de pagina terug of laat hem terugsturen."
        )

    def get_locked_by(self, user, can_lock=False):
        return "Op slot: ter beoordeling"

    def get_description(self, user, can_lock=False):
        return "Niemand wijzigt de pagina zolang hij ter beoordeling ligt"


class VierOgenTask(AbstractGroupApprovalTask):
    """Approval by a member of the groups who did not work on the text themselves."""

    lock_class = BeoordelingLock

    class Meta:
        verbose_name = "beoordeling met vier ogen"
        verbose_name_plural = "beoordelingen met vier ogen"

    @classmethod
    def get_description(cls):
        return "Een lid van de gekozen groepen keurt goed, als hij niet zelf aan de tekst werkte"

    def locked_for_user(self, obj, user):
        return True

    def user_can_lock(self, obj, user):
        return False

    def mag_beoordelen(self, user) -> bool:
        """Return whether ``user`` is a reviewer for this task."""
        return user.is_active and (user.is_superuser or self._user_in_groups(user))

    @transaction.atomic
    def start(self, workflow_state, user=None):
        """Begin this step; the first one only when each step has somebody, on whatever road it was submitted.

        A later step begins because somebody approved the one before it: that is never refused.
        """
        task_state = super().start(workflow_state, user=user)
        houd_bestanden_van(task_state.revision)
        if workflow_state.current_task_state is None:
            bewaak_indiening(workflow_state)
        return task_state

    def get_actions(self, obj, user):
        if not self.mag_beoordelen(user):
            return []
        acties = [("reject", "Terugsturen met reden", True)]
        if not bezwaar_tegen_keurder(obj, user):
            acties += [
                ("approve", goedkeurwoorden(obj), False),
                ("approve", "Goedkeuren met opmerking", True),
            ]
        return acties

    def get_form_for_action(self, action):
        return TaakredenForm if action == "reject" else super().get_form_for_action(action)

    def on_action(self, task_state, user, action_name, *, gelezen=None, **kwargs):
        """Approve or send back, one at a time.

        Raises PermissionDenied, with the reason in Dutch, for who may not review, who contributed, whom a
        maker of the text let in (``tweede_persoon``), who gives no reason for sending back, when somebody
        else was first, and when the text is not the one whose fingerprint is ``gelezen``, or changed after
        it was submitted.
        """
        with op_beurt(int(task_state.workflow_state.object_id)) as opnieuw:
            if opnieuw:
                task_state = self._zoals_nu(task_state)
            page = task_state.workflow_state.content_object
            zag_rijen(page, task_state, task_state.revision)
            if page.latest_revision_id == task_state.revision_id:
                page.latest_revision = task_state.revision
            if user is None or not self.mag_beoordelen(user):
                raise PermissionDenied("Uw rol laat dit niet toe.")
            if action_name == "reject" and not (kwargs.get("comment") or "").strip():
                raise PermissionDenied(REDEN_ONTBREEKT)
            bewaak_gelezen(gelezen, task_state.revision)
            if action_name == "approve":
                self._bewaak_goedkeuring(page, task_state, user)
            return super().on_action(task_state, user, action_name, **kwargs)

    def _zoals_nu(self, task_state):
        """Return the step as it is now; refuse when it has been decided, or the review has ended."""
        nu = type(task_state).objects.select_related("workflow_state").get(pk=task_state.pk)
        lopend = nu.workflow_state.status == nu.workflow_state.STATUS_IN_PROGRESS
        if not lopend or nu.status != nu.STATUS_IN_PROGRESS:
            raise PermissionDenied(NIET_TER_BEOORDELING)
        return nu

    def _bewaak_goedkeuring(self, page, task_state, user):
        if bezwaar := bezwaar_tegen_keurder(page, user, task_state.workflow_state):
            raise PermissionDenied(bezwaar)
        if keurde_al_goed(task_state, user):
            raise PermissionDenied(TWEEDE_STAP)
        if zet_eigen_indiening_terug(page, task_state.workflow_state, user):
            raise PermissionDenied(EIGEN_INDIENING)
        if zet_eigen_editie_live(page, task_state.workflow_state, user):
            raise PermissionDenied(EIGEN_EDITIE)
        if page.latest_revision_id != task_state.revision_id:
            raise PermissionDenied(NIET_DE_LAATSTE)
        if bezwaar := bezwaar_tegen_tekst(page, task_state.revision):
            raise PermissionDenied(bezwaar)
        if bezwaar := bezwaar_onzegbaar(page, task_state.revision):
            raise PermissionDenied(bezwaar)
