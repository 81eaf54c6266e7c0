"""Who may make a version of a file: who may change that file, and add one beside it."""

from typing import Any

from wagtail.permissions import policy_registry


def mag_vernieuwen(stuk: Any, user: Any) -> bool:
    """Return whether ``user`` may make a newer version of this image or document, and choose among its versions."""
    beleid = policy_registry.get_by_type(type(stuk))
    if not beleid.user_has_permission_for_instance(user, "change", stuk):
        return False
    plekken = beleid.collections_user_has_permission_for(user, "add")
    return bool(plekken.filter(pk=stuk.collection_id).exists())


def eigen_versies(versies: list[Any], user: Any) -> list[Any]:
    """Keep the versions that ``user`` may work with: one may have gone to another collection."""
    beleid = policy_registry.get_by_type(type(versies[0]))
    eigen = beleid.instances_user_has_any_permission_for(user, ["change", "choose"])
    ids = set(eigen.filter(pk__in=[stuk.pk for stuk in versies]).values_list("pk", flat=True))
    return [stuk for stuk in versies if stuk.pk in ids]
