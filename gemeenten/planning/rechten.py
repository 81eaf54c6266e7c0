"""Who may change a group's schedule, and when."""

from django.core.exceptions import PermissionDenied

from gemeenten.models import WerkleergroepPage

OP_SLOT = "Deze groep ligt ter beoordeling en staat op slot. Trek de pagina eerst terug."


def bezwaar(page: WerkleergroepPage, user) -> str:
    """Return in Dutch why ``user`` may not change this schedule now; empty when they may."""
    if not page.permissions_for_user(user).can_edit():
        return "Uw rol laat dit niet toe."
    slot = page.get_lock()
    return OP_SLOT if slot and slot.for_user(user) else ""


def mag_plannen(page: WerkleergroepPage, user) -> bool:
    return not bezwaar(page, user)


def bewaak(page: WerkleergroepPage, user) -> None:
    if reden := bezwaar(page, user):
        raise PermissionDenied(reden)
