"""Two people of the matrix whose rights the roles alone do not tell, with what the design (§4) says by hand.

Not computed from the table of rules: a mistake in the table shows here.
"""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from gemeenten.goedkeuring import workflows
from gemeenten.goedkeuring.workflows import Beleid
from handleiding.workflow.rules import Actie, Toestand
from handleiding.workflow.state import toestand_van

from . import staten
from .staten import STATEN, concept, vers, wijzig
from .test_matrix import ACTIES, doe, foto

T = Toestand
ONLINE = {T.GEPUBLICEERD, T.GEPUBLICEERD_MET_CONCEPT, T.INTERN}
MEEWERKER = "beoordelaar-die-meeschreef"
PLAATSVERVANGER = "kernbeoordelaar"

MAG = {
    # Writes, submits and sends back as any reviewer of the edition; four eyes keep approval from them.
    MEEWERKER: {
        Actie.BEWERKEN: {*ONLINE, T.CONCEPT, T.TERUGGESTUURD, T.VERLOPEN, T.OFFLINE},
        Actie.INDIENEN: {
            T.CONCEPT,
            T.TERUGGESTUURD,
            T.GEPUBLICEERD_MET_CONCEPT,
            T.VERLOPEN,
            T.OFFLINE,
        },
        Actie.TERUGSTUREN: {T.TER_BEOORDELING},
        Actie.PLANNING_INTREKKEN: {T.INGEPLAND},
        Actie.OFFLINE_HALEN: ONLINE,
    },
    # Stands in for the reviewer while a text is under review; besides that kernredactie, as in any edition.
    PLAATSVERVANGER: {
        Actie.TERUGSTUREN: {T.TER_BEOORDELING},
        Actie.GOEDKEUREN: {T.TER_BEOORDELING},
        Actie.SPOEDPUBLICATIE: set(Toestand),
    },
}
NAAR = {
    Actie.INDIENEN: T.TER_BEOORDELING,
    Actie.TERUGSTUREN: T.TERUGGESTUURD,
    Actie.GOEDKEUREN: T.GEPUBLICEERD,
    Actie.OFFLINE_HALEN: T.OFFLINE,
}


@pytest.fixture
def meewerker(wereld):
    user = get_user_model().objects.create(username=MEEWERKER)
    user.groups.add(Group.objects.get(name="GM0080 beoordelaar"))
    return user


def met_een_tweede_schrijver(wereld, monkeypatch):
    """Let the reviewer change each new text before the redacteur submits it."""

    def samen(wereld, **velden):
        return wijzig(wereld, concept(wereld, **velden), "Samen geschreven.", door=MEEWERKER)

    monkeypatch.setattr(staten, "concept", samen)
    return STATEN | {T.CONCEPT: samen}


def kies_plaatsvervanger(wereld, monkeypatch):
    workflows.kies_beleid(
        wereld.editie(),
        Beleid.MET_PLAATSVERVANGER,
        eigenaar="GM0080",
        user=wereld.user("beheerder-leeuwarden"),
    )
    return STATEN


OPZET = {MEEWERKER: met_een_tweede_schrijver, PLAATSVERVANGER: kies_plaatsvervanger}


@pytest.mark.parametrize("nu", Toestand, ids=str)
@pytest.mark.parametrize("wie", MAG)
def test_what_the_design_says_is_what_happens(client, wereld, meewerker, monkeypatch, wie, nu):
    page = OPZET[wie](wereld, monkeypatch)[nu](wereld)
    assert toestand_van(page) == nu
    voor = foto(page)
    client.force_login(wereld.user(wie))
    for actie in ACTIES:
        mag = nu in MAG[wie].get(actie, ())
        with transaction.atomic():
            doe(client, page, actie)
            assert (foto(page) != voor) == mag, (actie, foto(page)[0])
            if mag and actie in NAAR:
                assert toestand_van(vers(page)) == NAAR[actie]
            transaction.set_rollback(True)
