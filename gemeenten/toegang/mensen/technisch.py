"""Wagtail's own screens for users and groups: on them too nobody goes on whom alone a text waits.

The form of one account is asked in the transaction that saves it (``van_wagtail/werkstromen.py``), so that two who
each take one of the last two away take turns.
What lets somebody in is noticed where it is saved (``signalen``); only Wagtail's bulk action saves nothing.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.shortcuts import redirect, resolve_url

from gemeenten.models import Rolgroep
from handleiding.workflow.bezet_houden import weiger
from handleiding.workflow.goedkeurders import bezwaar_tegen_vertrek, houd_stappen

from .sessies import einde_van_sessies
from .signalen import weer_toegelaten

GROEP_BLIJFT = (
    "De groep “{naam}” geeft mensen hun rol en blijft bestaan. Haal mensen uit de groep, of verwijder de hele "
    "editie: dan gaan haar groepen mee."
)


def bewaak_verwijderen(request: Any, user: Any) -> Any:
    """Refuse before it is asked (hook ``before_delete_user``)."""
    return _weiger(request, bezwaar_tegen_vertrek([user.pk]), _bewerken(user))


def bewaak_bewerken(request: Any, user: Any) -> Any:
    """Refuse what a form would take away: the account, or some of its groups (hook ``before_edit_user``)."""
    if request.method != "POST":
        return None
    blijft = set(request.POST.getlist("groups"))
    weg = [pk for pk in user.groups.values_list("pk", flat=True) if str(pk) not in blijft]
    actief = user.pk == request.user.pk or "is_active" in request.POST
    return _weiger(
        request, bezwaar_tegen_vertrek([user.pk], weg if actief else None), _bewerken(user)
    )


def bewaak_groep(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Refuse to delete the group of a role, or one that a text waits for, on whatever road (signal ``pre_delete``).

    A group of the same name made later would give nobody the role.
    """
    leden = list(instance.user_set.values_list("pk", flat=True))
    houd_stappen(leden, [instance.pk])
    weiger(bezwaar_tegen_vertrek(leden, [instance.pk]))
    if Rolgroep.objects.filter(group=instance).exists():
        weiger(GROEP_BLIJFT.format(naam=instance.name))


def bewaak_reeks(request: Any, action_type: str, objects: Any, action_class_instance: Any) -> Any:
    """Refuse to delete or deactivate many when a text would wait for nobody (hook ``before_bulk_action``)."""
    if action_class_instance.model is not get_user_model():
        return None
    keuzes = action_class_instance.cleaned_form.cleaned_data
    gaan_weg = action_type == "delete" or keuzes.get("mark_as_active") is False
    mensen = [user.pk for user in objects if user.pk != request.user.pk] if gaan_weg else []
    houd_stappen(mensen)
    return _weiger(request, bezwaar_tegen_vertrek(mensen), resolve_url("wagtailusers_users:index"))


def na_reeks(request: Any, action_type: str, objects: Any, action_class_instance: Any) -> None:
    """Write down who was let in again, and end the sessions of who goes (hook ``after_bulk_action``)."""
    if action_class_instance.model is not get_user_model() or action_type != "set_active_state":
        return
    actief = action_class_instance.cleaned_form.cleaned_data["mark_as_active"]
    # As they were before: Wagtail changes the rows, not what it read.
    anders = [user for user in objects if user.is_active is not actief]
    if actief:
        weer_toegelaten(anders, request.user)
    for user in [] if actief else anders:
        einde_van_sessies(user)


def _bewerken(user: Any) -> str:
    return resolve_url("wagtailusers_users:edit", user.pk)


def _weiger(request: Any, reden: str, terug: str) -> Any:
    if not reden:
        return None
    messages.error(request, reden)
    return redirect(terug)
