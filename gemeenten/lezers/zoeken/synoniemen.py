"""The synonyms of the public search, for the kernredactie: a list of Wagtail's own."""

from typing import Any

from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from gemeenten.toegang.roles import is_kernredactie
from handleiding.models import Synoniemen


class KernredactieBeleid(ModelPermissionPolicy):
    """What the people of the core keep, and no one of an edition."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return is_kernredactie(user)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return is_kernredactie(user)


class SynoniemenViewSet(ModelViewSet):
    """Shown in the menu of who may change them."""

    model = Synoniemen
    icon = "search"
    menu_label = "Synoniemen voor zoeken"
    menu_order = 620
    add_to_admin_menu = True
    list_display = ("woorden",)
    search_fields = ("woorden",)
    list_per_page = 50
    copy_view_enabled = False
    exclude_form_fields = ()
