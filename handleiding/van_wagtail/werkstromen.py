"""Wagtail's screens of policies, steps and groups say in words which texts would wait for nobody.

What may not is refused at the models (``workflow.bezet_houden``); Wagtail tells a refusal as a lack of rights.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from wagtail.admin.forms.workflows import BaseTaskForm

from handleiding.workflow.bezet_houden import BlijftLiggen, bewaak_beleid, bezwaar_tegen_groepen
from handleiding.workflow.goedkeurders import houd_stappen

from .ingreep import Ingreep, altijd

WAAROM = "Says which texts would wait for nobody; Wagtail says that one lacks a right, or nothing."


class Stapformulier(BaseTaskForm):
    """Says at the groups what the guard would refuse, and lets new groups come before old ones go."""

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if self.instance.pk and "groups" in gegevens:
            groepen = [groep.pk for groep in gegevens["groups"]]
            if bezwaar := bezwaar_tegen_groepen(self.instance, groepen):
                self.add_error("groups", bezwaar)
        return gegevens

    def _save_m2m(self) -> None:
        if "groups" in self.cleaned_data:
            self.instance.groups.add(*self.cleaned_data["groups"])
        super()._save_m2m()


def blijf_bij_formulier(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    """Show the form again, as it was filled in, with the reason."""

    def form_valid(self: Any, form: Any) -> Any:
        try:
            with transaction.atomic():
                return wagtails(self, form)
        except BlijftLiggen as weigering:
            self.produced_error_message = str(weigering)
            return self.form_invalid(form)

    return form_valid


def keer_terug(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    """Lead back to where it was asked, with the reason. Nothing was filled in there."""

    def form_valid(self: Any, form: Any) -> Any:
        try:
            with transaction.atomic():
                return wagtails(self, form)
        except BlijftLiggen as weigering:
            messages.error(self.request, str(weigering))
            return redirect(self.request.path)

    return form_valid


def bewaar_groep(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    """All of a group's form, its panels of rights too, or nothing."""

    def post(self: Any, request: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            with transaction.atomic():
                return wagtails(self, request, *args, **kwargs)
        except BlijftLiggen as weigering:
            messages.error(request, str(weigering))
            return redirect(request.path)

    return post


def neem_beurt(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    """Ask and do in one transaction, under a lock: Wagtail asks its hook long before it writes."""

    def dispatch(self: Any, request: Any, *args: Any, **kwargs: Any) -> Any:
        if request.method != "POST":
            return wagtails(self, request, *args, **kwargs)
        with transaction.atomic():
            houd_stappen([self.get_object().pk])
            return wagtails(self, request, *args, **kwargs)

    return dispatch


def zet_uit(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    def deactivate(self: Any, user: Any = None) -> Any:
        """End the policy, unless that would withdraw what is under review."""
        bewaak_beleid(self)
        return wagtails(self, user=user)

    return deactivate


def _scherm(plek: str, ons: Callable[..., Any], rekent_op: str = "(self, form)") -> Ingreep:
    return Ingreep(plek=plek, rekent_op=rekent_op, waarom=WAAROM, ons=ons)


INGREPEN = (
    Ingreep(
        plek="wagtail.admin.forms.workflows:BaseTaskForm",
        rekent_op="(data=None, files=None, auto_id='id_%s', prefix=None, initial=None, error_class=<class "
        "'django.forms.utils.ErrorList'>, label_suffix=None, empty_permitted=False, instance=None, "
        "use_required_attribute=None, renderer=None)",
        waarom="A step does not lose the groups that a text waits for; its form takes old ones away first.",
        ons=altijd(Stapformulier),
        lezers=("wagtail.admin.forms.workflows:get_task_form_class",),
    ),
    Ingreep(
        plek="wagtail.models:Workflow.deactivate",
        rekent_op="(self, user=None)",
        waarom="A policy is not ended while a text is under review by it: Wagtail withdraws the text.",
        ons=zet_uit,
        lezers=("wagtail.admin.views.workflows:Disable.delete_action",),
    ),
    _scherm("wagtail.admin.views.workflows:Edit.form_valid", blijf_bij_formulier),
    _scherm("wagtail.admin.views.workflows:Disable.form_valid", keer_terug),
    _scherm("wagtail.admin.views.workflows:DisableTask.form_valid", keer_terug),
    _scherm(
        "wagtail.users.views.groups:EditView.post", bewaar_groep, "(self, request, *args, **kwargs)"
    ),
    _scherm("wagtail.users.views.groups:DeleteView.form_valid", keer_terug),
    *(
        Ingreep(
            plek=f"wagtail.users.views.users:{scherm}.dispatch",
            rekent_op="(self, request, *args, **kwargs)",
            waarom="Of two who each take one of the last two reviewers away, the second is refused.",
            ons=neem_beurt,
        )
        for scherm in ("EditView", "DeleteView")
    ),
)
