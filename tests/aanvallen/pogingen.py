"""The addresses at which somebody decides about a text, each with what is sent there and who may.

A new address of the CMS that is about a page has no line here, and ``test_table.py`` names it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from handleiding.workflow.rules import SCHRIJVERS, Actie, Rol, Toestand
from handleiding.workflow.vingerafdruk import vingerafdruk
from tests.formulier import van_pagina

T = Toestand
NIEMAND: frozenset[Rol] = frozenset()
BEHEERDERS = frozenset({Rol.BEHEERDER})
ONLINE = frozenset({T.GEPUBLICEERD, T.GEPUBLICEERD_MET_CONCEPT, T.INTERN})
RUST = frozenset({T.CONCEPT, T.VERLOPEN, T.OFFLINE})

Maker = Callable[[Any, str], dict[str, Any]]


@dataclass(frozen=True)
class Poging:
    """One thing that somebody sends to one address.

    ``acties`` are the steps of the workflow that it may be: their table says who may, in which state. What is no step
    of the workflow says by hand in ``mag`` which roles may, in which states; empty is nobody, ever. ``leest`` tells
    that it decides about a text and must say which one was read.
    """

    adres: str
    knop: str
    doel: str
    data: Maker
    acties: tuple[Actie, ...] = ()
    mag: tuple[tuple[frozenset[Rol], frozenset[Toestand]], ...] = ()
    leest: bool = False
    args: tuple[Any, ...] = ()
    vraag: bool = False  # the page stands in the query

    def url(self, page: Any, elders: Any) -> str:
        waarden = {"doel": elders.pk, "revisie": page.latest_revision_id, "stap": _stap(page)}
        args = [waarden.get(deel, deel) for deel in self.args]
        if self.vraag:
            return f"{reverse(self.adres, args=args)}?id={page.pk}&next=/cms/"
        eerst = [elders.get_parent().pk] if self.adres == "onderweg" else [page.pk]
        return reverse(self.adres, args=eerst + args)


def _stap(page: Any) -> int:
    stap = page.current_workflow_task_state
    return stap.pk if stap else 1


def reden(page: Any, gelezen: str) -> dict[str, Any]:
    return {"reden": "Een reden.", "gelezen": gelezen, "comment": "Een reden."}


def besluit(naam: str) -> Maker:
    return lambda page, gelezen: reden(page, gelezen) | {"besluit": naam}


def bewerken(**knop: str) -> Maker:
    return lambda page, gelezen: van_pagina(page, "<p>Anders.</p>", **knop)


def reeks(soort: str) -> Maker:
    return lambda page, gelezen: {
        "soort": soort,
        "keuze": page.pk,
        f"gelezen-{page.pk}": gelezen,
    }


def naar(page: Any, gelezen: str) -> dict[str, Any]:
    return {}


def bulk_naar(page: Any, gelezen: str) -> dict[str, Any]:
    return {"include_descendants": "on"}


# What readers saw stays for a term.
VERWIJDEREN = ((frozenset(SCHRIJVERS), frozenset({T.CONCEPT})),)
VERPLAATSEN = ((frozenset(SCHRIJVERS), RUST), (BEHEERDERS, ONLINE | {T.TERUGGESTUURD}))
EDIT = "wagtailadmin_pages:edit"
BULK = "wagtail_bulk_action"

POGINGEN = (
    Poging(
        "beoordelen",
        "goedkeuren",
        "approve",
        besluit("goedkeuren"),
        (Actie.GOEDKEUREN,),
        leest=True,
    ),
    Poging(
        "beoordelen",
        "terugsturen",
        "send back",
        besluit("terugsturen"),
        (Actie.TERUGSTUREN,),
        leest=True,
    ),
    Poging(
        "beoordelen", "terugtrekken", "withdraw", besluit("terugtrekken"), (Actie.TERUGTREKKEN,)
    ),
    *(
        Poging("handeling", actie.value, doel, reden, (actie,), leest=leest, args=(actie.value,))
        for actie, doel, leest in (
            (Actie.INDIENEN, "submit", False),
            (Actie.TERUGTREKKEN, "withdraw", False),
            (Actie.PLANNING_INTREKKEN, "undo a planned publication", False),
            (Actie.OFFLINE_HALEN, "take offline", False),
            (Actie.SPOEDPUBLICATIE, "publish in an emergency", True),
            (Actie.ACHTERAF_GOEDKEUREN, "approve an emergency afterwards", True),
        )
    ),
    Poging(
        "onderweg",
        "goedkeuren",
        "approve from the list",
        reeks("goedkeuren"),
        (Actie.GOEDKEUREN,),
        leest=True,
    ),
    Poging("onderweg", "indienen", "submit from the list", reeks("indienen"), (Actie.INDIENEN,)),
    Poging(EDIT, "bewaren", "save a draft", bewerken(), (Actie.BEWERKEN,)),
    Poging(
        EDIT, "indienen", "save and submit", bewerken(**{"action-submit": "1"}), (Actie.BEWERKEN,)
    ),
    Poging(
        EDIT,
        "publiceren",
        "publish by Wagtail's button",
        bewerken(**{"action-publish": "1"}),
        (Actie.BEWERKEN,),
    ),
    Poging(
        EDIT,
        "terugtrekken",
        "withdraw by Wagtail's button",
        bewerken(**{"action-cancel-workflow": "1"}),
        (Actie.TERUGTREKKEN, Actie.BEWERKEN),  # where nothing is under review it saves
    ),
    Poging(
        EDIT,
        "beoordelen",
        "approve by Wagtail's button",
        bewerken(**{"action-workflow-action": "1", "workflow-action-name": "approve"}),
    ),
    Poging(
        "wagtailadmin_pages:unpublish",
        "offline halen",
        "take offline",
        reden,
        (Actie.OFFLINE_HALEN,),
    ),
    Poging(
        "wagtailadmin_pages:revisions_unschedule",
        "planning intrekken",
        "undo a planned publication",
        reden,
        (Actie.PLANNING_INTREKKEN,),
        args=("revisie",),
    ),
    Poging(
        "wagtailadmin_pages:workflow_action",
        "goedkeuren",
        "approve in Wagtail's window",
        reden,
        args=("approve", "stap"),
    ),
    Poging(
        "wagtailadmin_pages:workflow_action",
        "terugsturen",
        "send back in Wagtail's window",
        reden,
        args=("reject", "stap"),
    ),
    Poging(
        "wagtailadmin_pages:collect_workflow_action_data",
        "goedkeuren",
        "approve in Wagtail's window",
        reden,
        args=("approve", "stap"),
    ),
    Poging("wagtailadmin_pages:delete", "verwijderen", "delete", naar, mag=VERWIJDEREN),
    Poging(
        "wagtailadmin_pages:move_confirm",
        "verplaatsen",
        "move",
        naar,
        mag=VERPLAATSEN,
        args=("doel",),
    ),
    Poging(
        BULK,
        "publiceren",
        "publish many",
        bulk_naar,
        args=("wagtailcore", "page", "publish"),
        vraag=True,
    ),
    Poging(
        BULK,
        "offline halen",
        "take many offline",
        bulk_naar,
        args=("wagtailcore", "page", "unpublish"),
        vraag=True,
    ),
    Poging(
        BULK,
        "verwijderen",
        "delete many",
        bulk_naar,
        mag=VERWIJDEREN,
        args=("wagtailcore", "page", "delete"),
        vraag=True,
    ),
    Poging(
        "wagtailadmin_pages:set_privacy",
        "afschermen",
        "set who reads it",
        lambda p, g: {"restriction_type": "login"},
    ),
)


def andere_tekst(page: Any) -> str:
    """The fingerprint of the same revision, as it was before somebody wrote over it."""
    revision = page.latest_revision
    revision.content = revision.content | {"title": "Zoals het was"}
    return vingerafdruk(revision)
