"""Page rights that stop at the editions: what is given above them does not reach into them."""

from typing import Any

from django.db.models import Q
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import register_permission_policy

from gemeenten.models import GemeentenPage

ALLES = frozenset({"add", "change", "publish", "lock", "unlock", "bulk_delete"})


def grenzen(user: Any) -> list[str]:
    """Return the paths of the lists of municipalities, read once for this user object."""
    if not hasattr(user, "_grenzen_van_edities"):
        user._grenzen_van_edities = list(
            GemeentenPage.objects.order_by().values_list("path", flat=True)
        )
    return user._grenzen_van_edities


class EditieBeleid(PagePermissionPolicy):
    """Wagtail's policy, in which a right on a list of municipalities or above ends at that list."""

    def reikt_tot(self, user: Any, recht: Any, pad: str) -> bool:
        """Return whether ``recht`` (a ``GroupPagePermission``) holds for the page at ``pad``."""
        return pad.startswith(recht.page.path) and not any(
            grens.startswith(recht.page.path) and pad.startswith(grens) and pad != grens
            for grens in grenzen(user)
        )

    def _gebied(self, user: Any, recht: Any) -> Q:
        vraag = Q(path__startswith=recht.page.path)
        for grens in grenzen(user):
            if grens.startswith(recht.page.path):
                vraag &= ~Q(path__startswith=grens) | Q(path=grens)
        return vraag

    def user_has_any_permission_for_instance(self, user, actions, instance):
        vast = self._base_user_has_permission(user)
        if vast is not None:
            return vast
        gevraagd = self._get_permission_codenames(actions)
        van_toevoegers = self._get_permission_codename("add")
        codes = set()
        for recht in self.get_cached_permissions_for_user(user):
            if self.reikt_tot(user, recht, instance.path):
                codes.add(recht.permission.codename)
        if van_toevoegers in codes and instance.owner_id == user.pk:
            codes.add(self._get_permission_codename("change"))
        return bool(gevraagd & codes)

    def instances_user_has_any_permission_for(self, user, actions):
        alle = self._base_queryset_for_user(user)
        if alle is not None:
            return alle
        gevraagd = self._get_permission_codenames(actions)
        toevoegen = self._get_permission_codename("add")
        vraag = Q(pk__in=[])
        for recht in self.get_cached_permissions_for_user(user):
            if recht.permission.codename in gevraagd:
                vraag |= self._gebied(user, recht)
            elif recht.permission.codename == toevoegen and "change" in actions:
                vraag |= self._gebied(user, recht) & Q(owner=user)
        return self.model._default_manager.filter(vraag)

    def eigen(self, user: Any, page: Page) -> bool:
        """Return whether ``user`` works in the tree ``page`` stands in."""
        return self.user_has_any_permission_for_instance(user, ALLES, page)

    def eigen_paginas(self, user: Any) -> Any:
        """Return every page of the trees ``user`` works in."""
        return self.instances_user_has_any_permission_for(user, ALLES)


beleid = EditieBeleid(Page)


def gebruik_editiebeleid() -> None:
    """Answer with it about every page: whoever asks, asks Wagtail's registry."""
    register_permission_policy(Page, beleid)
