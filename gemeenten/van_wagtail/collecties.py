"""A collection finds its place also among collections that stand in no order.

The library moves only what comes later by name, and then meets what stands in between; so wherever names do not follow
the tree (an edition's collection is added at the end, a renamed one stays where it was) adding one fails.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from handleiding.van_wagtail.ingreep import Ingreep


def alles_erachter(treebeards: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(treebeards)
    def get_sorted_pos_queryset(self: Any, siblings: Any, newobj: Any) -> Any:
        """Return all that makes room: the first that comes later by name, and whatever stands behind it."""
        eerste = treebeards(self, siblings, newobj).order_by("path").first()
        if eerste is None:
            return siblings.none()
        return siblings.filter(path__gte=eerste.path).exclude(pk=newobj.pk).order_by("path")

    return get_sorted_pos_queryset


INGREPEN = (
    Ingreep(
        plek="wagtail.models:Collection.get_sorted_pos_queryset",
        rekent_op="(self, siblings, newobj)",
        waarom="A collection can be added and moved where others do not stand in order of name; it was a 500.",
        ons=alles_erachter,
        lezers=(
            "treebeard.mp_tree:MP_AddSiblingHandler.process",
            "treebeard.mp_tree:MP_MoveHandler.process",
        ),
    ),
)
