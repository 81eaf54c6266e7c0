"""What the editions and the core add to the work list: told to the people of that edition, and no others."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gemeenten.goedkeuring.workflows import Beleid, kies_beleid
from gemeenten.kernband.rondes.werk import werk_af
from gemeenten.kernband.wijzigingen.overnemen import neem_over
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from gemeenten.lokaal import collectieflijst
from gemeenten.models import GemeentePage, Overnamebeleid, Verbetervoorstel
from gemeenten.onboarding import Plan, onboard_gemeente
from handleiding.models import Kernpublicatie
from handleiding.workflow import werksoorten
from handleiding.workflow.actions import dien_in
from handleiding.workflow.werkregels import werk_van
from tests.gemeenten.kernband.voorstellen.conftest import (
    als,
    lokaal,
    publiceer_lokaal,
    stel_voor,
    voorstel,
)
from tests.gemeenten.kernband.wijzigingen.conftest import wijzig_kern, wijzig_lokaal
from tests.gemeenten.kernband.wijzigingen.opbouw import nieuw_in_kern, uit_de_kern
from tests.gemeenten.lokaal.test_organisaties import corrigeer, ggd, lijst
from tests.handleiding.workflow.staten import ingediend

__all__ = [
    "als",
    "lokaal",
    "publiceer_lokaal",
    "stel_voor",
    "voorstel",
    "wijzig_kern",
    "wijzig_lokaal",
]

NIEUW = "<p>Nieuw van de kern.</p>"
REDACTEUR, BEOORDELAAR, BEHEERDER = (
    f"{rol}-leeuwarden" for rol in ("redacteur", "beoordelaar", "beheerder")
)
ELDERS = ("redacteur-weststellingwerf", "kernredacteur", "kernbeoordelaar", "admin")


def regels(user, soort):
    return [regel for regel in werk_van(user) if regel.soort is soort]


@pytest.fixture
def van(wereld):
    """Return a function that gives the lines of somebody of one kind, read anew."""
    return lambda naam, soort: regels(wereld.user(naam), soort)


def test_core_change_waits_for_the_redacteurs_the_urgent_first(wereld, van, wijzig_kern):
    begin = len(van(REDACTEUR, werksoorten.KERNWIJZIGING))
    wijzig_kern(nummer=7, doel=NIEUW)
    wijzig_kern(doel=NIEUW)
    Kernpublicatie.objects.create(
        revision=wereld.kernbijeenkomst().live_revision,
        reden="Het nummer klopte niet.",
        urgentie="dringend",
        uiterlijk=date(2030, 1, 7),
    )
    gevonden = van(REDACTEUR, werksoorten.KERNWIJZIGING)
    assert len(gevonden) == begin + 2
    eerste = gevonden[0]
    assert eerste.page_id == wereld.bijeenkomst().pk
    assert eerste.woorden == "Beslissen voor 7 januari 2030. Het nummer klopte niet."
    assert eerste.url == reverse("kernwijziging", args=[eerste.page_id])
    assert werk_van(wereld.user(REDACTEUR))[0] == eerste
    assert van(BEOORDELAAR, werksoorten.KERNWIJZIGING) == []
    alleen = {regel.plaats.naam for regel in van(ELDERS[0], werksoorten.KERNWIJZIGING)}
    assert alleen == {"Weststellingwerf"}
    for naam in ELDERS[1:]:
        assert van(naam, werksoorten.KERNWIJZIGING) == [], naam


def test_merged_draft_waits_to_be_submitted_in_place_of_a_draft(wereld, van, wijzig_kern):
    wijzig_kern(doel=NIEUW)
    page = wereld.bijeenkomst()
    neem_over(page, {}, stand=maak_voorstel(page).stand, user=wereld.user(REDACTEUR))

    def over(naam, soort):
        return [regel for regel in van(naam, soort) if regel.page_id == page.pk]

    [regel] = over(REDACTEUR, werksoorten.SAMENGEVOEGD)
    assert "in een concept verwerkt" in regel.uitleg
    assert over(REDACTEUR, werksoorten.CONCEPT) == []
    assert over(REDACTEUR, werksoorten.KERNWIJZIGING) == []
    for naam in ELDERS:
        assert over(naam, werksoorten.SAMENGEVOEGD) == [], naam
    dien_in(wereld.bijeenkomst(), wereld.user(REDACTEUR))
    assert over(REDACTEUR, werksoorten.SAMENGEVOEGD) == []


def test_automatic_take_over_is_told_for_a_while(wereld, van, wijzig_kern):
    Overnamebeleid.objects.create(editie=wereld.editie(), keuze=Overnamebeleid.Keuze.AUTOMATISCH)
    wijzig_kern(doel=NIEUW)
    werk_af.call(None)
    pk = wereld.bijeenkomst().pk
    assert wereld.bijeenkomst().doel == NIEUW
    for naam in (REDACTEUR, BEOORDELAAR):
        assert pk in [regel.page_id for regel in van(naam, werksoorten.AUTOMATISCH)]
    for naam in ELDERS:
        assert van(naam, werksoorten.AUTOMATISCH) == [], naam


def test_structure_of_the_core_waits_per_edition(wereld, van):
    assert van(REDACTEUR, werksoorten.OPBOUW) == []
    nieuw_in_kern(wereld)
    uit_de_kern(wereld, "inleiding")
    [regel] = van(REDACTEUR, werksoorten.OPBOUW)
    assert "“Nieuw deel” (nieuw in de kern)" in regel.uitleg
    assert "(uit de kern gehaald)" in regel.uitleg
    assert regel.url.endswith(f"?editie={wereld.editie().pk}")
    assert [r.plaats.naam for r in van(ELDERS[0], werksoorten.OPBOUW)] == ["Weststellingwerf"]


def test_correction_of_the_collectief_waits_until_it_is_decided(wereld, van):
    assert van(REDACTEUR, werksoorten.CORRECTIE) == []
    corrigeer(wereld, naam="GGD Fryslân")
    [regel] = van(REDACTEUR, werksoorten.CORRECTIE)
    assert "GGD Fryslân" in regel.uitleg
    assert regel.url == reverse("collectieflijst", args=[lijst(wereld).pk])
    assert van("kernredacteur", werksoorten.CORRECTIE) == []
    sleutel = ggd(lijst(wereld)).sleutel
    collectieflijst.besluit(lijst(wereld), sleutel, overnemen=False, user=wereld.user(REDACTEUR))
    assert van(REDACTEUR, werksoorten.CORRECTIE) == []


def test_proposal_waits_for_the_core_and_its_answer_is_told(wereld, van, voorstel):
    for naam in ("kernredacteur", "kernbeoordelaar"):
        [regel] = van(naam, werksoorten.VOORSTEL)
        assert regel.url == reverse("kernvoorstel", args=[voorstel.pk])
        assert regel.plaats.naam == "Leeuwarden"
        assert "Redacteur" not in regel.uitleg, "the municipality is named, never the person"
    for naam in (REDACTEUR, "redacteur-weststellingwerf", "admin"):
        assert van(naam, werksoorten.VOORSTEL) == [], naam
    Verbetervoorstel.objects.update(
        staat="afgewezen", reden="Te plaatselijk.", besluit_op=timezone.now()
    )
    assert van("kernredacteur", werksoorten.VOORSTEL) == []
    [antwoord] = van(BEHEERDER, werksoorten.ANTWOORD)
    assert antwoord.uitleg.endswith("Reden: Te plaatselijk.")
    for naam in ELDERS:
        assert van(naam, werksoorten.ANTWOORD) == [], naam
    Verbetervoorstel.objects.update(besluit_op=timezone.now() - timedelta(days=20))
    assert van(BEHEERDER, werksoorten.ANTWOORD) == []


def nieuwe_editie(nummer, user):
    editie = onboard_gemeente(
        Plan(naam=f"Proef {nummer}", code=f"GM90{nummer:02}", buiten_lijst=True)
    )
    user.groups.add(*Group.objects.filter(name__startswith=editie.code))
    return editie


def test_checklist_of_an_edition_that_is_not_online_for_its_own_people(wereld):
    user = get_user_model().objects.create(username="nieuw")
    editie = nieuwe_editie(1, user)
    [regel] = regels(user, werksoorten.CHECKLIST)
    assert "Contactpersonen" in regel.uitleg
    assert regel.url == reverse("editie_checklist", args=[editie.pk])
    for naam in (REDACTEUR, *ELDERS):
        assert regels(wereld.user(naam), werksoorten.CHECKLIST) == [], naam
    GemeentePage.objects.filter(pk=editie.pk).update(gearchiveerd_op=timezone.now())
    assert werk_van(get_user_model().objects.get(pk=user.pk)) == []


def test_deputy_reviews_where_the_policy_says_so_and_nowhere_else(wereld, van):
    kies_beleid(
        wereld.editie(),
        Beleid.MET_PLAATSVERVANGER,
        eigenaar=wereld.editie().code,
        user=wereld.user(BEHEERDER),
    )
    page = ingediend(wereld)
    [regel] = [r for r in van("kernbeoordelaar", werksoorten.TE_BEOORDELEN) if r.page_id == page.pk]
    assert regel.plaats.naam == "Leeuwarden"
    assert van("beoordelaar-weststellingwerf", werksoorten.TE_BEOORDELEN) == []


def test_person_of_many_editions_costs_the_same_as_of_few(wereld):
    """Each edition with all that waits in it."""

    def tel():
        user = get_user_model().objects.get(username="overal")
        with CaptureQueriesContext(connection) as queries:
            gevonden = {regel.soort for regel in werk_van(user)}
        assert {werksoorten.CHECKLIST, werksoorten.KERNWIJZIGING, werksoorten.OPBOUW} <= gevonden
        return len(queries)

    overal = get_user_model().objects.create(username="overal")
    for nummer in (1, 2):
        nieuwe_editie(nummer, overal)
    page = wereld.kernbijeenkomst()
    page.doel = NIEUW
    page.save_revision(user=wereld.user("kernredacteur"))
    wereld.publiceer(page, "kernredacteur", "kernbeoordelaar")
    nieuw_in_kern(wereld)
    weinig = tel()
    for groep in Group.objects.filter(name__startswith="GM0"):
        overal.groups.add(groep)
    assert tel() == weinig
