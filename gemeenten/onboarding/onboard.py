"""Onboard a municipality: one function, called by the wizard, the command and the demo."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page

from gemeenten.models import GemeentePage
from handleiding.models import HandleidingPage

from . import steps
from .plan import Plan


@transaction.atomic
def richt_in() -> HandleidingPage:
    """Make sure the tree every installation needs is there; return the root of the core."""
    home = steps.voorpagina()
    kern = steps.ensure_kern(home)
    steps.ensure_gemeenten(home)
    return kern


@transaction.atomic
def onboard_gemeente(plan: Plan, *, user: Any = None) -> GemeentePage:
    """Make a complete edition for a new municipality, all of it as drafts; return its root.

    All or nothing: an error leaves nothing behind. Raises ValidationError, in Dutch and by field,
    when the plan is not right or the municipality is there already.
    """
    plan.validate()
    _bewaak_nieuw(plan)
    kern = richt_in()
    gemeenten = steps.ensure_gemeenten(steps.voorpagina())
    steps.ensure_sjabloon(gemeenten, kern)
    bron = _bron(plan)
    editie = steps.ensure_editie(plan, gemeenten, user=user)
    steps.ensure_handleiding(editie, bron, user=user)
    steps.ensure_eigen_paginas(editie, user=user)
    steps.ensure_rechten(editie)
    return editie


def _bewaak_nieuw(plan: Plan) -> None:
    if bestaande := GemeentePage.objects.filter(code=plan.code).first():
        raise ValidationError({"code": f"{bestaande.title} ({plan.code}) heeft al een editie."})
    if GemeentePage.objects.filter(slug=plan.adres).exists():
        raise ValidationError({"naam": f"Het adres “{plan.adres}” is al in gebruik."})


def _bron(plan: Plan) -> Page:
    """Return the handbook to copy: that of the named edition, else that of the sjabloon."""
    edities = GemeentePage.objects.all()
    editie = edities.filter(slug=plan.bron).first() if plan.bron else edities.sjabloon().first()
    handleiding = editie and HandleidingPage.objects.child_of(editie).first()
    if not handleiding:
        raise ValidationError({"bron": f"Er is geen editie “{plan.bron}” met een handleiding."})
    return handleiding
