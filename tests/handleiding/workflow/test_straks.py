"""What was approved for later: the end date of what is online, plans, and what both do to the pages below."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from handleiding.logacties import GEWEIGERD
from handleiding.workflow.actions import dien_in, keur_goed, publiceer_met_spoed
from handleiding.workflow.gevolgen import ANDER_ADRES, ZINNEN, Plek, Stap, Zicht, door_boven
from handleiding.workflow.houdbaar import EINDE_VOORBIJ
from handleiding.workflow.rules import Toestand
from handleiding.workflow.state import toestand_van
from handleiding.workflow.vingerafdruk import LEZERS, vingerafdruk

from .staten import KEURDER, SCHRIJVER, concept, goedgekeurd, vers, wijzig
from .test_omgeving import keur_op_scherm, onder, publiceer, scherm

WORDT_OPENBAAR = ZINNEN[Zicht.INTERN, Zicht.OPENBAAR]
WORDT_INTERN = ZINNEN[Zicht.OPENBAAR, Zicht.INTERN]


def over(**later):
    return timezone.now() + timedelta(**later)


def op_moment(moment):
    """There is no other clock to be had in a test."""
    return patch("django.utils.timezone.now", lambda: moment)


# The end date of what is online, and a plan beside it


@pytest.mark.django_db
def test_an_end_date_does_not_take_an_approved_plan_along(wereld):
    page = goedgekeurd(wereld, expire_at=over(days=1))
    page = publiceer(wereld, page, expire_at=None, go_live_at=over(days=3))
    plan = vers(page).scheduled_revision
    with op_moment(over(days=2)):
        call_command("publish_scheduled")
        assert (vers(page).live, vers(page).expired) == (False, True)
        assert toestand_van(vers(page)) == Toestand.INGEPLAND
    with op_moment(over(days=4)):
        call_command("publish_scheduled")
    assert vers(page).live
    assert vers(page).live_revision == plan


@pytest.mark.django_db
def test_reviewer_of_a_plan_reads_what_the_end_date_before_it_does_below(client, wereld):
    ouder = goedgekeurd(wereld, expire_at=over(days=1))
    onder(wereld, ouder)
    ouder = wijzig(wereld, ouder, "Anders.", expire_at=None, go_live_at=over(days=3))
    dien_in(ouder, wereld.user(SCHRIJVER))
    _, html, _ = scherm(client, wereld, ouder)
    assert "Blijft online op het eigen adres" in html
    assert "‘Kind’" in html


# An end that passed while the text waited


@pytest.mark.django_db
def test_what_has_ended_while_it_waited_does_not_go_online(client, wereld):
    page = concept(wereld, expire_at=over(days=1))
    dien_in(page, wereld.user(SCHRIJVER))
    with op_moment(over(days=2)):
        adres, _, op_scherm = scherm(client, wereld, vers(page))
        assert EINDE_VOORBIJ in keur_op_scherm(client, adres, op_scherm)
    assert not vers(page).live


@pytest.mark.django_db
@pytest.mark.parametrize("stap", [dien_in, publiceer_met_spoed])
def test_what_has_ended_is_not_submitted_nor_published_in_a_hurry(wereld, stap):
    page = concept(wereld, expire_at=over(days=1))
    wie = wereld.user(SCHRIJVER if stap is dien_in else "kernredacteur")
    with op_moment(over(days=2)), pytest.raises(PermissionDenied, match="einddatum"):
        stap(page, wie, "Nu nodig.")
    assert toestand_van(vers(page)) == Toestand.CONCEPT


@pytest.mark.django_db
def test_a_plan_whose_end_has_passed_too_is_dropped_and_said(wereld):
    page = goedgekeurd(wereld, go_live_at=over(days=1), expire_at=over(days=2))
    with op_moment(over(days=3)):
        call_command("publish_scheduled")
    assert not vers(page).live
    assert not vers(page).first_published_at
    geweigerd = PageLogEntry.objects.get(page=page.pk, action=GEWEIGERD)
    assert geweigerd.data["reden"] == EINDE_VOORBIJ


# What pages above will do


@pytest.mark.django_db
@pytest.mark.parametrize("eerst", [True, False], ids=["internal", "public"])
def test_reviewer_reads_what_an_approved_plan_above_will_do(client, wereld, eerst):
    ouder = goedgekeurd(wereld, intern=eerst)
    kind = onder(wereld, ouder, online=False)
    adres, html, op_scherm = scherm(client, wereld, kind)
    assert "verandert deze pagina mee" not in html
    publiceer(wereld, ouder, intern=not eerst, go_live_at=over(days=2))
    assert LEZERS in keur_op_scherm(client, adres, op_scherm)
    adres, html, op_scherm = scherm(client, wereld, kind)
    zin = WORDT_OPENBAAR if eerst else WORDT_INTERN
    assert f"{zin}, door ‘Proefpagina’" in html
    keur_op_scherm(client, adres, op_scherm)
    assert vers(kind).live


@pytest.mark.django_db
def test_an_internal_page_is_not_moved_to_where_a_plan_makes_it_public(wereld):
    intern = goedgekeurd(wereld, intern=True)
    kind = onder(wereld, intern)
    elders = goedgekeurd(wereld, title="Elders", slug="elders", intern=True)
    rechten = kind.permissions_for_user(wereld.user("beheerder-leeuwarden"))
    assert rechten.can_move_to(elders)
    elders = publiceer(wereld, elders, intern=False, go_live_at=over(days=2))
    rechten = vers(kind).permissions_for_user(wereld.user("beheerder-leeuwarden"))
    assert not rechten.can_move_to(elders)


BOVEN = Plek("1", "Boven", live=True, intern=True, slug="boven")
KIND = Plek("11", "Kind", live=True, slug="kind")


def test_steps_of_a_page_above_follow_each_other():
    open_ = BOVEN._replace(intern=False)
    stappen = [Stap(1, open_), Stap(2, open_._replace(slug="anders")), Stap(3, BOVEN)]
    gevonden = [(w, g.zin) for w, g in door_boven([BOVEN], KIND, stappen)]
    assert gevonden == [
        (1, WORDT_OPENBAAR),
        (2, ANDER_ADRES),
        (3, WORDT_INTERN),
        (3, ANDER_ADRES),
    ]


# What a text does below it


@pytest.mark.django_db
def test_reviewer_of_another_address_reads_which_pages_move_along(client, wereld):
    ouder = goedgekeurd(wereld)
    onder(wereld, ouder)
    ouder = wijzig(wereld, ouder, "Anders.", slug="nieuw-adres")
    dien_in(ouder, wereld.user(SCHRIJVER))
    _, html, op_scherm = scherm(client, wereld, ouder)
    assert f"{ANDER_ADRES}:" in html
    assert "‘Kind’" in html
    onder(wereld, ouder, titel="Later", slug="later")
    with pytest.raises(PermissionDenied, match="onder deze pagina"):
        keur_goed(vers(ouder), wereld.user(KEURDER), gelezen=op_scherm)


@pytest.mark.django_db
def test_emergency_says_that_what_changes_below_is_at_once(client, wereld):
    ouder = goedgekeurd(wereld, intern=True)
    kind = onder(wereld, ouder)
    ouder = wijzig(wereld, ouder, "Anders.", intern=False, go_live_at=over(days=5))
    adres, html, op_scherm = scherm(
        client, wereld, ouder, "handeling", "spoedpublicatie", wie="kernredacteur"
    )
    assert "Zodra dit gebeurt verandert voor bezoekers" in html
    assert op_scherm != vingerafdruk(ouder.latest_revision)
    voorbeeld = client.get(reverse("spoed_voorbeeld", args=[ouder.pk]), {"gelezen": op_scherm})
    assert voorbeeld.status_code == 200
    client.post(adres, {"reden": "Nu nodig.", "gelezen": op_scherm})
    assert Page.objects.get(pk=ouder.pk).live
    assert client.get(kind.get_url()).status_code == 200


@pytest.mark.django_db
def test_who_approves_an_emergency_afterwards_reads_what_differs(client, wereld):
    page = wijzig(
        wereld,
        goedgekeurd(wereld),
        "Bel 112.",
        door="kernredacteur",
        search_description="Zoek mij.",
    )
    publiceer_met_spoed(page, wereld.user("kernredacteur"), "Er stond een fout.")
    _, html, _ = scherm(client, wereld, page, "handeling", "achteraf_goedkeuren")
    assert "Zoek mij." in html
    assert "Bel 112." in html
    assert "[Tekst]</span> Een." in html
