"""The clock goes back (an hour, or another machine runs behind): who wrote is known, and a mark does not go off."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from handleiding.publiek.terugblik import online_onder, tijdvakken_van
from handleiding.publiek.tijdvakken import Vertoond
from handleiding.workflow.actions import (
    dien_in,
    haal_offline,
    keur_achteraf_goed,
    keur_goed,
    publiceer_met_spoed,
)
from handleiding.workflow.contributors import medewerkers, spoed_open
from handleiding.workflow.lijst import met_spoed
from handleiding.workflow.rules import Toestand
from handleiding.workflow.state import toestand_van

from .staten import KEURDER, SCHRIJVER, concept, goedgekeurd, vers, wijzig

echt = timezone.now


def klok(verschil):
    """There is no other clock to be had in a test: the one of Django is put forward or back."""
    return patch("django.utils.timezone.now", lambda: echt() + verschil)


TERUG = klok(timedelta(hours=-1))


@pytest.mark.django_db
def test_who_wrote_after_the_clock_went_back_does_not_approve_it(wereld):
    page = goedgekeurd(wereld)
    with TERUG:
        page = wijzig(wereld, page, "Van de beoordelaar.", door=KEURDER)
        page = wijzig(wereld, page, "Van allebei.", door=SCHRIJVER)
        dien_in(page, wereld.user(SCHRIJVER))
        with pytest.raises(PermissionDenied, match="Vier ogen"):
            keur_goed(vers(page), wereld.user(KEURDER))
    assert {wereld.user(KEURDER).pk, wereld.user(SCHRIJVER).pk} == medewerkers(vers(page))


@pytest.mark.django_db
def test_who_wrote_what_was_published_is_no_contributor_to_what_came_after_it(wereld):
    page = goedgekeurd(wereld)
    with TERUG:
        page = wijzig(wereld, page, "Van de beoordelaar.", door=KEURDER)
    assert medewerkers(page) == {wereld.user(KEURDER).pk}


@pytest.mark.django_db
def test_who_wrote_what_was_cleared_away_counts_too(wereld):
    page = goedgekeurd(wereld)
    with TERUG:
        page = wijzig(wereld, page, "Van de beoordelaar.", door=KEURDER)
        weg = page.latest_revision
        page = wijzig(wereld, page, "Van de redacteur.", door=SCHRIJVER)
        weg.delete()
    assert wereld.user(KEURDER).pk in medewerkers(vers(page))


@pytest.mark.django_db
def test_emergency_is_marked_also_when_the_one_before_was_settled_later_by_the_clock(wereld):
    kern = wereld.user("kernredacteur")
    page = concept(wereld)
    publiceer_met_spoed(page, kern, "Nu.")
    keur_achteraf_goed(vers(page), wereld.user(KEURDER))
    assert spoed_open(vers(page)) is None
    with TERUG:
        page = wijzig(wereld, page, "Nog een.")
        publiceer_met_spoed(page, kern, "Weer.")
    assert spoed_open(vers(page)).data["reden"] == "Weer."
    assert met_spoed(Page.objects.filter(pk=page.pk)).get().spoed_open
    with klok(timedelta(hours=-2)):
        keur_achteraf_goed(vers(page), wereld.user(KEURDER))
    assert spoed_open(vers(page)) is None


@pytest.mark.django_db
def test_planned_text_goes_online_once_and_stays_there(wereld):
    page = goedgekeurd(wereld, go_live_at=echt() + timedelta(days=3))
    call_command("publish_scheduled")
    assert toestand_van(vers(page)) == Toestand.INGEPLAND
    with klok(timedelta(days=4)):
        call_command("publish_scheduled")
    online = vers(page)
    assert online.live
    call_command("publish_scheduled")
    na = vers(page)
    assert (na.live, na.live_revision_id) == (True, online.live_revision_id)
    assert not na.expired


@pytest.mark.django_db
def test_what_went_offline_after_the_clock_went_back_is_not_told_to_be_online(wereld):
    page = goedgekeurd(wereld)
    with TERUG:
        haal_offline(page, wereld.user(KEURDER), "Klopt niet meer.")
    assert tijdvakken_van(vers(page))[-1].soort is Vertoond.OFFLINE
    assert not online_onder(page, timezone.now())


@pytest.mark.django_db
def test_what_came_online_after_the_clock_went_back_is_told_to_be_online(wereld):
    page = goedgekeurd(wereld)
    with TERUG:
        page = wijzig(wereld, page, "Anders.")
        dien_in(page, wereld.user(SCHRIJVER))
        keur_goed(vers(page), wereld.user(KEURDER))
    nu = tijdvakken_van(vers(page))[-1]
    assert (nu.soort, nu.boeking.revision) == (Vertoond.ONLINE, vers(page).live_revision_id)
