"""Inside a turn nothing is asked twice, and nothing fails by itself.

Django asks of each reference, at each save, whether its row exists. Wagtail makes a savepoint in each step of a step;
in a turn a failure anywhere undoes all of it, and the turn itself is where that ends.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.db.models import Field, ForeignKey, Model

from handleiding.workflow.bestaan import is_gezien, zag
from handleiding.workflow.beurt import in_een_beurt
from handleiding.workflow.eens import vraag_eens

from .ingreep import Ingreep


def eenmaal_gezien(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(wagtails)
    def validate(self: ForeignKey[Any, Any], value: Any, model_instance: Model) -> None:
        doel = self.remote_field
        sleutel = (doel.model, doel.field_name, value)
        if value is None or self.get_limit_choices_to() or not is_gezien(*sleutel):
            wagtails(self, value, model_instance)
            if value is not None:
                zag(*sleutel)
        else:  # all that is left to look at
            Field.validate(self, value, model_instance)

    return validate


def deel_van_de_beurt(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    zonder = getattr(wagtails, "__wrapped__", wagtails)  # beneath ``transaction.atomic``

    @wraps(wagtails)
    def stap(*args: Any, **kwargs: Any) -> Any:
        if not in_een_beurt():
            return wagtails(*args, **kwargs)
        with vraag_eens(), transaction.atomic(savepoint=False):
            return zonder(*args, **kwargs)

    return stap


WAAROM = "In a turn, which ends as a whole, it makes no savepoint of its own."

INGREPEN = (
    Ingreep(
        plek="django.db.models:ForeignKey.validate",
        rekent_op="(self, value, model_instance)",
        waarom="In a turn it is asked once whether a row exists; log, review and page each ask it of all.",
        ons=eenmaal_gezien,
    ),
    *(
        Ingreep(
            plek=f"wagtail.models:{plek}", rekent_op=rekent_op, waarom=WAAROM, ons=deel_van_de_beurt
        )
        for plek, rekent_op in (
            ("Page.save", "(self, clean=True, user=None, log_action=False, **kwargs)"),
            (
                "Page.save_revision",
                (
                    "(self, user=None, approved_go_live_at=None, changed=True, log_action=False, "
                    "previous_revision=None, clean=True, overwrite_revision=None)"
                ),
            ),
            ("Task.on_action", "(self, task_state, user, action_name, **kwargs)"),
            ("TaskState.approve", "(self, user=None, update=True, comment='')"),
            ("WorkflowState.finish", "(self, user=None)"),
        )
    ),
)
