"""What a person may do with a page: Wagtail's answers, less every route around review."""

from wagtail.models import Page, PagePermissionTester


class PaginaRechten(PagePermissionTester):
    """Nobody publishes by hand, not even a superuser: only the workflow does."""

    def can_publish(self):
        return False

    def can_publish_subpage(self):
        return False

    def can_unschedule(self):
        return self.user.is_active and self.user.is_superuser

    def can_set_view_restrictions(self):
        return self.user.is_active and self.user.is_superuser

    def can_submit_for_moderation(self):
        return self.can_edit() and super().can_submit_for_moderation()


def permissions_for_user(page: Page, user) -> PaginaRechten:
    """Return the rights of ``user`` on ``page``; replaces the method of Wagtail's ``Page``."""
    return PaginaRechten(user, page)


def gebruik_paginarechten() -> None:
    """Make every page, also an unspecific one, answer with ``PaginaRechten``.

    Wagtail asks ``page.permissions_for_user`` on base pages as well as on specific ones, and offers
    no setting for the tester class; overriding it on our page types alone would leave gaps.
    """
    Page.permissions_for_user = permissions_for_user
