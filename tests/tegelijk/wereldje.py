"""A page of an edition in each state, with a change of the core waiting for it, for steps that meet on it.

All pages are variants of one chapter of the core, so that one core publication waits for each of them.
"""

import json
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from handleiding.models import HoofdstukPage
from handleiding.workflow import actions
from handleiding.workflow.vingerafdruk import vingerafdruk
from tests.wereld import Wereld

wereld = Wereld()
nummer = count(1)
BLOK = "3f1c6d0e-8f0c-4c41-9b51-6f6f6f000001"
OUD, NIEUW = "Zo zei de kern het.", "Zo zegt de kern het nu."
# The edition that may go into the archive stands offline; all other pairs are played in the other.
ARCHIEF = "weststellingwerf"
GEWOON = "leeuwarden"
CODES = {GEWOON: "GM0080", ARCHIEF: "GM0098"}


def blokken(eigen: str, kern: str = OUD) -> str:
    tekst = f"<p>{eigen}</p><p>{kern}</p>"
    return json.dumps([{"type": "tekst", "value": tekst, "id": BLOK}])


def vers(page: Page) -> Any:
    return Page.objects.get(pk=page.pk).specific


def wie(rol: str, editie: str) -> Any:
    """The account with that role in an edition, or of the core."""
    return wereld.user(rol if rol.startswith("kern") or rol == "admin" else f"{rol}-{editie}")


@cache
def browser(naam: str) -> Client:
    client = Client()
    client.force_login(wereld.user(naam))
    return client


def richt_in() -> None:
    """Make what all pages need: second people, the chapter of the core and its change, an edition offline."""
    for editie, code in CODES.items():
        for rol in ("redacteur", "beoordelaar", "beheerder"):
            user = get_user_model().objects.create(username=f"tweede-{rol}-{editie}")
            user.groups.add(Group.objects.get(name=f"{code} {rol}"))
    kern = HoofdstukPage(title="Proefhoofdstuk", slug="proefhoofdstuk", live=False)
    kern.inhoud = blokken("Begin.")
    wereld.kern.add_child(instance=kern)
    kern.save_revision(user=wereld.user("kernredacteur"), log_action="wagtail.create")
    wereld.publiceer(kern, "kernredacteur", "kernbeoordelaar")
    basis = vers(kern).live_revision
    concept = vers(kern).get_latest_revision_as_object()
    concept.inhoud = blokken("Begin.", NIEUW)
    concept.save_revision(user=wereld.user("kernredacteur"), log_action=True)
    wereld.publiceer(kern, "kernredacteur", "kernbeoordelaar")
    for editie in CODES:
        plek(editie)
    Opzet.kern, Opzet.basis = vers(kern), basis
    actions.haal_offline(wereld.editie(ARCHIEF), wie("beoordelaar", ARCHIEF), "Proef.")


class Opzet:
    """What ``richt_in`` made."""

    kern: Any = None
    basis: Any = None


@cache
def plek(editie: str) -> HoofdstukPage:
    """Two chapters of the edition itself: where pages stand, and where they may be moved to."""
    boven = wereld.editie(editie).get_children()
    handleiding = boven.exact_type(type(wereld.kern)).get().specific
    doel = HoofdstukPage(title="Doel", slug="doel-van-verplaatsen", live=False)
    doel.inhoud = blokken("Doel.")
    handleiding.add_child(instance=doel)
    doel.save_revision(user=wie("redacteur", editie))
    return handleiding


def doel_in(editie: str) -> Page:
    return plek(editie).get_children().get(slug="doel-van-verplaatsen")


@dataclass(frozen=True)
class Plek:
    """One page and the edition it stands in."""

    page: Any
    editie: str


def concept(editie: str, **velden: Any) -> Any:
    n = next(nummer)
    page = HoofdstukPage(
        title=f"Paar {n}",
        slug=f"paar-{n}",
        live=False,
        kern=Opzet.kern,
        basis=Opzet.basis,
        **velden,
    )
    page.inhoud = blokken("Eén.")
    plek(editie).add_child(instance=page)
    page.save_revision(user=wie("redacteur", editie), log_action="wagtail.create")
    return vers(page)


def ingediend(editie: str, **velden: Any) -> Any:
    page = concept(editie, **velden)
    actions.dien_in(page, wie("redacteur", editie))
    return vers(page)


def online(editie: str, **velden: Any) -> Any:
    page = ingediend(editie, **velden)
    actions.keur_goed(page, wie("beoordelaar", editie))
    return vers(page)


def wijzig(page: Any, editie: str, eigen: str) -> Any:
    versie = page.get_latest_revision_as_object()
    versie.inhoud = blokken(eigen)
    versie.save_revision(user=wie("redacteur", editie), log_action=True)
    return vers(page)


def met_concept(editie: str) -> Any:
    return wijzig(online(editie), editie, "Twee.")


def met_datum(editie: str) -> Any:
    return ingediend(editie, go_live_at=timezone.now() + timedelta(days=3))


def gepland(editie: str) -> Any:
    """Approved for a moment that has come by now."""
    page = met_datum(editie)
    actions.keur_goed(page, wie("beoordelaar", editie))
    revision = vers(page).scheduled_revision
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=5)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    return vers(page)


def met_spoed(editie: str) -> Any:
    """Published in a hurry, and a newer draft on top of it."""
    page = concept(editie)
    actions.publiceer_met_spoed(page, wereld.user("kernredacteur"), "Nu nodig.")
    return wijzig(vers(page), editie, "Na de spoed.")


STATEN = {
    "concept": concept,
    "ter beoordeling": ingediend,
    "met datum": met_datum,
    "met concept": met_concept,
    "gepland": gepland,
    "spoed": met_spoed,
}


def gelezen(page: Any) -> str:
    return vingerafdruk(page.latest_revision)
