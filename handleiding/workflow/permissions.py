"""What a person may do with a page: Wagtail's answers, less every route around review."""

from functools import cached_property

from wagtail.models import PagePermissionTester, WorkflowState

from handleiding import zichtbaarheid
from handleiding.adressen.bewaking import bezwaar_tegen_weggaan

from .boom import is_bezet
from .omgeving import wordt_openbaar_onder
from .oordeel import Oordeel
from .rollen import rollen_op
from .rules import Actie, Rol


class PaginaRechten(PagePermissionTester):
    """Nobody publishes by hand, not even a superuser: only the workflow does.

    A policy that lets a right end somewhere in the tree says so in ``reikt_tot``.
    """

    def __init__(self, user, page):
        super().__init__(user, page)
        reikt_tot = getattr(self.permission_policy, "reikt_tot", None)
        if reikt_tot and user.is_active and not user.is_superuser:
            self.permissions = {
                recht.permission.codename.rsplit("_", maxsplit=1)[0]
                for recht in self.permission_policy.get_cached_permissions_for_user(user)
                if reikt_tot(user, recht, page.path)
            }

    def can_publish(self):
        return False

    def can_publish_subpage(self):
        return False

    def can_unpublish(self):
        return self._mag(Actie.OFFLINE_HALEN)

    def can_unschedule(self):
        return self._mag(Actie.PLANNING_INTREKKEN)

    def can_set_view_restrictions(self):
        """Who sees a page is part of its text (``intern``), and is reviewed with it."""
        return False

    def can_submit_for_moderation(self):
        return self.can_edit() and super().can_submit_for_moderation()

    def can_delete(self, ignore_bulk=False):
        """What is online, planned or under review is first taken offline or withdrawn, with a reason."""
        if self.page.live or self._bezet or bezwaar_tegen_weggaan(self.page):
            return False
        if (
            self._mag_wijzigen
        ):  # nothing in the tree is online: Wagtail need not look for that again
            return ignore_bulk or self.page.is_leaf() or "bulk_delete" in self.permissions
        return super().can_delete(ignore_bulk=ignore_bulk)

    def can_copy(self):
        return super().can_copy() and not bezwaar_tegen_weggaan(self.page)

    def can_reorder_children(self):
        return self.user.is_active and Rol.BEHEERDER in rollen_op(self.page, self.user)

    def can_move(self):
        """A tree that is online is moved by who may also take it offline."""
        if self.page_locked() or bezwaar_tegen_weggaan(self.page):
            return False
        return self.can_delete(ignore_bulk=True) or (
            not self.page_is_root and Rol.BEHEERDER in rollen_op(self.page, self.user)
        )

    def can_move_to(self, destination):
        """Where a text has been or is being judged, its reviewers stay the same: no move to another policy."""
        if not self.can_move() or destination.is_descendant_of(self.page):
            return False
        if not self._bezet:
            return super().can_move_to(destination)
        if not self.page.specific.can_move_to(destination):
            return False
        zelfde = self.page.get_workflow() == destination.get_workflow()
        return (
            zelfde
            and Rol.BEHEERDER in rollen_op(destination, self.user)
            and not self._wordt_openbaar(destination)
        )

    def _wordt_openbaar(self, destination) -> bool:
        """An internal page stays so, also by what was approved for later: who reads a text is approved with it."""
        was, wordt = zichtbaarheid.valt_onder_intern(self.page.get_parent(), destination)
        return was and (not wordt or wordt_openbaar_onder(destination))

    def _mag(self, actie: Actie) -> bool:
        return not self.page_is_root and not self._oordeel.bezwaar(actie)

    @cached_property
    def _oordeel(self) -> Oordeel:
        return Oordeel(self.page, self.user)

    @cached_property
    def _bezet(self) -> bool:
        return is_bezet(self.page)

    @property
    def _mag_wijzigen(self) -> bool:
        gewoon = self.user.is_active and not self.user.is_superuser and not self.page_is_root
        return gewoon and "change" in self.permissions


def mag_workflow_afbreken(workflow_state: WorkflowState, user) -> bool:
    """Return whether ``user`` may withdraw; Wagtail lets owners and approvers do it too."""
    page = workflow_state.content_object
    if workflow_state.status != WorkflowState.STATUS_IN_PROGRESS:
        return False
    return not Oordeel(page, user).bezwaar(Actie.TERUGTREKKEN)
