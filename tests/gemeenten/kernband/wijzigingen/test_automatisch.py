"""What the policy "automatisch bij geen conflict" does by itself, and above all what it does not."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from gemeenten.kernband.rondes import automatisch, overnamebeleid
from gemeenten.kernband.rondes.werk import werk_af
from gemeenten.kernband.wijzigingen.overnemen import draai_terug
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from gemeenten.logacties import KERN_AUTOMATISCH, KERN_OVERGENOMEN
from gemeenten.models import Overnamebeleid, Overnameregel
from handleiding.models import OnderdeelPage
from handleiding.workflow.actions import (
    dien_in,
    keur_achteraf_goed,
    keur_goed,
    publiceer_met_spoed,
    stuur_terug,
    trek_terug,
)
from handleiding.workflow.contributors import medewerkers
from handleiding.workflow.geschiedenis import logboek, regels
from handleiding.workflow.gronden import mag_online

Uitkomst = Overnameregel.Uitkomst
NIEUW = "<p>Nieuw van de kern.</p>"
ONS = "<p>Ons eigen doel.</p>"


@pytest.fixture
def automatische(wereld):
    """Leeuwarden takes over by itself; Weststellingwerf beside it waits for approval."""
    editie = wereld.editie()
    Overnamebeleid.objects.create(editie=editie, keuze=Overnamebeleid.Keuze.AUTOMATISCH)
    return editie


def uitkomst(page) -> tuple[str, str]:
    regel = Overnameregel.objects.filter(page=page.pk).latest("pk")
    return regel.uitkomst, regel.melding


def werk(page=None):
    werk_af.call(page.pk if page else None)


def test_page_without_local_text_goes_online_with_the_change(wereld, automatische, wijzig_kern):
    wijzig_kern(doel=NIEUW)
    werk()
    page = wereld.bijeenkomst()
    assert page.doel == NIEUW
    assert page.basis_id == wereld.kernbijeenkomst().live_revision_id
    assert not page.has_unpublished_changes
    assert mag_online(page, page.live_revision)
    assert uitkomst(page) == (Uitkomst.GEPUBLICEERD, "")


def test_edition_beside_it_that_waits_for_approval_is_left_alone(wereld, automatische, wijzig_kern):
    voor = wereld.bijeenkomst(editie="weststellingwerf").latest_revision_id
    wijzig_kern(doel=NIEUW)
    werk()
    page = wereld.bijeenkomst(editie="weststellingwerf")
    assert page.latest_revision_id == voor
    assert OnderdeelPage.objects.achter().filter(pk=page.pk).exists()
    assert not Overnameregel.objects.filter(page=page.pk).exists()


def test_history_tells_that_it_went_by_itself_and_with_which_core(
    wereld, automatische, wijzig_kern
):
    wijzig_kern(doel=NIEUW)
    werk()
    page, kern = wereld.bijeenkomst(), wereld.kernbijeenkomst().live_revision_id
    (rij,) = [r for r in regels(logboek(page, wereld.user("admin"))) if "automatisch" in r.wat]
    assert rij.wie == "het systeem"
    assert rij.reden.startswith(f"Kernversie {kern} van ")
    assert rij.versie == page.live_revision_id
    entry = PageLogEntry.objects.get(page=page.pk, action=KERN_AUTOMATISCH)
    assert entry.data["kernrevisie"] == kern
    assert [b["keuze"] for b in entry.data["besluiten"]] == ["kern"]


def test_local_text_elsewhere_stays_to_the_letter(wereld, automatische, wijzig_kern, wijzig_lokaal):
    wijzig_lokaal(doel=ONS)
    wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    wijzig_kern(title="Kennismaken met elkaar")
    werk()
    page = wereld.bijeenkomst()
    assert (page.title, page.doel) == ("Kennismaken met elkaar", ONS)
    assert uitkomst(page)[0] == Uitkomst.GEPUBLICEERD


@pytest.mark.parametrize("hoe", ["op slot", "ingepland"])
def test_page_that_is_locked_or_planned_is_left_alone(wereld, automatische, wijzig_kern, hoe):
    page = wereld.bijeenkomst()
    if hoe == "op slot":
        Page.objects.filter(pk=page.pk).update(locked=True)
    else:
        page.go_live_at = timezone.now() + timedelta(days=3)
        page.save_revision(user=wereld.user("redacteur-leeuwarden"))
        wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    voor = wereld.bijeenkomst().latest_revision_id
    wijzig_kern(doel=NIEUW)
    werk()
    assert wereld.bijeenkomst().latest_revision_id == voor
    soort, reden = uitkomst(page)
    assert soort == Uitkomst.UITGESTELD
    assert hoe in reden


def test_conflict_waits_in_the_inbox(wereld, automatische, wijzig_kern, wijzig_lokaal):
    wijzig_lokaal(doel=ONS)
    wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    voor = wereld.bijeenkomst().latest_revision_id
    wijzig_kern(doel=NIEUW)
    werk()
    page = wereld.bijeenkomst()
    assert page.latest_revision_id == voor
    assert uitkomst(page) == (Uitkomst.CONFLICT, automatisch.RAAKT_ONS)
    assert maak_voorstel(page).conflicten == 1


def test_two_paragraphs_of_one_text_are_together_a_text_that_nobody_approved(
    wereld, automatische, wijzig_kern, wijzig_lokaal
):
    """They merge without a conflict, so a person may take it over; the background may not."""
    wijzig_kern(doel="<p>Een.</p><p>Twee.</p><p>Drie.</p>")
    werk()
    wijzig_lokaal(doel="<p>Een.</p><p>Twee.</p><p>Drie van ons.</p>")
    wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    voor = wereld.bijeenkomst().latest_revision_id
    wijzig_kern(doel="<p>Een, maar anders.</p><p>Twee.</p><p>Drie.</p>")
    werk()
    page = wereld.bijeenkomst()
    assert maak_voorstel(page).conflicten == 0
    assert page.latest_revision_id == voor
    assert uitkomst(page) == (Uitkomst.CONFLICT, automatisch.GEMENGD)


def test_change_in_another_block_than_ours_goes_online(
    wereld, automatische, wijzig_kern, wijzig_lokaal
):
    ons = list(wereld.bijeenkomst().programma.get_prep_value())
    ons[0]["value"]["instructie"] = ONS
    wijzig_lokaal(programma=json.dumps(ons))
    wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    kern = list(wereld.kernbijeenkomst().programma.get_prep_value())
    kern[1]["value"]["instructie"] = NIEUW
    wijzig_kern(programma=json.dumps(kern))
    werk()
    instructies = [
        b["value"]["instructie"] for b in wereld.bijeenkomst().programma.get_prep_value()
    ]
    assert instructies == [ONS, NIEUW]


@pytest.mark.parametrize("einde", ["teruggestuurd", "teruggetrokken", "goedgekeurd"])
def test_page_under_review_is_left_alone_and_done_when_the_review_ends(
    wereld, automatische, wijzig_kern, wijzig_lokaal, django_capture_on_commit_callbacks, einde
):
    schrijver, keurder = (wereld.user(f"{rol}-leeuwarden") for rol in ("redacteur", "beoordelaar"))
    wijzig_lokaal(doel=ONS)
    dien_in(wereld.bijeenkomst(), schrijver)
    voor = wereld.bijeenkomst().latest_revision_id
    wijzig_kern(title="Kennismaken met elkaar")
    werk()
    page = wereld.bijeenkomst()
    assert page.latest_revision_id == voor
    assert uitkomst(page)[0] == Uitkomst.UITGESTELD
    with django_capture_on_commit_callbacks(execute=True):
        if einde == "teruggestuurd":
            stuur_terug(page, keurder, "Nog niet af.")
        elif einde == "teruggetrokken":
            trek_terug(page, schrijver)
        else:
            keur_goed(page, keurder)
    page = wereld.bijeenkomst()
    concept = page.get_latest_revision_as_object()
    assert (concept.title, concept.doel) == ("Kennismaken met elkaar", ONS)
    online = einde == "goedgekeurd"
    assert uitkomst(page)[0] == (Uitkomst.GEPUBLICEERD if online else Uitkomst.CONCEPT)
    assert (page.title == "Kennismaken met elkaar") is online


def test_draft_gets_the_change_as_a_draft_and_its_writer_keeps_counting(
    wereld, automatische, wijzig_kern, wijzig_lokaal
):
    wijzig_lokaal(doel=ONS)
    wijzig_kern(title="Kennismaken met elkaar")
    werk()
    page = wereld.bijeenkomst()
    concept = page.get_latest_revision_as_object()
    assert (concept.title, concept.doel) == ("Kennismaken met elkaar", ONS)
    assert page.title != "Kennismaken met elkaar"
    assert uitkomst(page)[0] == Uitkomst.CONCEPT
    assert medewerkers(page) == {wereld.user("redacteur-leeuwarden").pk}
    assert not mag_online(page, page.latest_revision)
    with pytest.raises(PermissionDenied):
        page.latest_revision.publish(user=wereld.user("admin"))
    dien_in(page, wereld.user("beoordelaar-leeuwarden"))
    with pytest.raises(PermissionDenied):
        keur_goed(wereld.bijeenkomst(), wereld.user("redacteur-leeuwarden"))


def test_page_that_was_never_online_stays_a_draft(wereld, automatische, wijzig_kern):
    OnderdeelPage.objects.filter(pk=wereld.bijeenkomst().pk).update(
        live=False, live_revision=None, has_unpublished_changes=True
    )
    wijzig_kern(doel=NIEUW)
    werk()
    page = wereld.bijeenkomst()
    assert not page.live
    assert page.get_latest_revision_as_object().doel == NIEUW
    assert PageLogEntry.objects.filter(page=page.pk, action=KERN_OVERGENOMEN).exists()


def test_edition_that_is_offline_gets_drafts_and_an_archived_one_nothing(
    wereld, automatische, wijzig_kern
):
    type(automatische).objects.filter(pk=automatische.pk).update(live=False)
    wijzig_kern(doel=NIEUW)
    werk()
    assert wereld.bijeenkomst().doel != NIEUW
    assert wereld.bijeenkomst().get_latest_revision_as_object().doel == NIEUW
    voor = Revision.objects.count()
    type(automatische).objects.filter(pk=automatische.pk).update(
        gearchiveerd_op=timezone.localdate()
    )
    wijzig_kern(nummer=7, doel=NIEUW)
    kernversies = Revision.objects.count()
    werk()
    assert kernversies > voor
    assert Revision.objects.count() == kernversies


def test_emergency_text_of_the_core_waits_for_its_second_person(
    wereld, automatische, django_capture_on_commit_callbacks
):
    kern = wereld.kernbijeenkomst().get_latest_revision_as_object()
    kern.doel = NIEUW
    kern.save_revision(user=wereld.user("kernredacteur"))
    publiceer_met_spoed(wereld.kernbijeenkomst(), wereld.user("kernredacteur"), "Gevaar.")
    werk()
    assert wereld.bijeenkomst().doel != NIEUW
    assert uitkomst(wereld.bijeenkomst()) == (Uitkomst.UITGESTELD, automatisch.SPOED_IN_DE_KERN)
    with django_capture_on_commit_callbacks(execute=True):
        keur_achteraf_goed(wereld.kernbijeenkomst(), wereld.user("kernbeoordelaar"))
    assert wereld.bijeenkomst().doel == NIEUW


def test_what_somebody_undid_does_not_come_back_by_itself(wereld, automatische, wijzig_kern):
    oud = wereld.bijeenkomst().doel
    wijzig_kern(doel=NIEUW)
    werk()
    draai_terug(wereld.bijeenkomst(), user=wereld.user("redacteur-leeuwarden"))
    wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    assert wereld.bijeenkomst().doel == oud
    wijzig_kern(doel="<p>Nog nieuwer.</p>")
    werk()
    assert wereld.bijeenkomst().doel == oud
    assert uitkomst(wereld.bijeenkomst()) == (Uitkomst.CONFLICT, automatisch.TERUG)


def test_publishing_the_core_pushes_the_background_after_the_commit(
    wereld, automatische, wijzig_kern, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as wachtend:
        wijzig_kern(doel=NIEUW)
    assert wereld.bijeenkomst().doel != NIEUW
    for roep in wachtend:
        roep()
    assert wereld.bijeenkomst().doel == NIEUW


def test_core_published_again_in_between_gives_the_newest(wereld, automatische, wijzig_kern):
    wijzig_kern(doel="<p>Eerste.</p>")
    from gemeenten.kernband.rondes.ronde import plan

    plan()
    wijzig_kern(doel="<p>Tweede.</p>")
    werk()
    page = wereld.bijeenkomst()
    assert page.doel == "<p>Tweede.</p>"
    assert PageLogEntry.objects.filter(page=page.pk, action=KERN_AUTOMATISCH).count() == 1
    uitkomsten = Overnameregel.objects.filter(page=page.pk).order_by("pk")
    assert [regel.uitkomst for regel in uitkomsten] == [Uitkomst.INGEHAALD, Uitkomst.GEPUBLICEERD]


def test_choosing_automatic_takes_along_what_waits(
    wereld, wijzig_kern, django_capture_on_commit_callbacks
):
    wijzig_kern(doel=NIEUW)
    with django_capture_on_commit_callbacks(execute=True):
        overnamebeleid.kies(
            wereld.editie(),
            Overnamebeleid.Keuze.AUTOMATISCH,
            user=wereld.user("beheerder-leeuwarden"),
        )
    assert wereld.bijeenkomst().doel == NIEUW


@pytest.mark.parametrize(
    "naam",
    [
        "redacteur-leeuwarden",
        "beoordelaar-leeuwarden",
        "beheerder-weststellingwerf",
        "kernredacteur",
    ],
)
def test_who_is_no_beheerder_here_does_not_choose(wereld, naam):
    with pytest.raises(PermissionDenied):
        overnamebeleid.kies(
            wereld.editie(), Overnamebeleid.Keuze.AUTOMATISCH, user=wereld.user(naam)
        )
    assert not Overnamebeleid.objects.exists()
