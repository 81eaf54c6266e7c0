"""Wagtail's own screen of a group, that does not read the rights of all groups to name the collections."""

from typing import Any

from django.utils.functional import cached_property
from wagtail.models import Collection
from wagtail.users.views.groups import CreateView, EditView, GroupViewSet


class LichtePanelen:
    """Each collection has a group for every role: with 342 editions that was a thousand rows for each choice."""

    @cached_property
    def permission_panel_forms(self) -> list[Any]:
        panelen: list[Any] = super().permission_panel_forms  # type: ignore[misc]
        for paneel in panelen:
            if veld := getattr(paneel.form, "base_fields", {}).get("collection"):
                veld.queryset = Collection.objects.all()
        return panelen


class NieuweGroep(LichtePanelen, CreateView):
    pass


class GroepBewerken(LichtePanelen, EditView):
    pass


class GroepenViewSet(GroupViewSet):
    add_view_class = NieuweGroep
    edit_view_class = GroepBewerken
