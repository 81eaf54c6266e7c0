"""The core with the proposal goes live: who proposed it is bij, others get a kernwijziging."""

import pytest
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import PageLogEntry, Revision

from gemeenten import logacties
from gemeenten.editie.levensloop.archief import archiveer, haal_terug
from gemeenten.kernband.voorstellen.bij import maak_bij
from gemeenten.kernband.voorstellen.tekst import gepubliceerd
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel, maak_voorstellen
from gemeenten.models import Bericht, Verbetervoorstel
from handleiding.models import Kernpublicatie, OnderdeelPage
from handleiding.workflow.actions import (
    dien_in,
    haal_offline,
    keur_achteraf_goed,
    keur_goed,
    publiceer_met_spoed,
    stuur_terug,
)
from handleiding.workflow.contributors import medewerkers
from handleiding.workflow.gronden import heeft_grond

from .conftest import ONS, WAAROM

Staat = Verbetervoorstel.Staat


@pytest.fixture
def overgenomen(wereld, voorstel, neem_over):
    neem_over(voorstel, besluit="indienen")
    return voorstel


def is_bij(page):
    return OnderdeelPage.objects.bij().filter(pk=page.pk).exists()


def tekst_van(page):
    return {
        naam: waarde
        for naam, waarde in page.live_revision.content.items()
        if naam in ("title", "doel", "programma", "materiaal")
    }


def test_the_proposing_edition_is_bij_and_its_text_did_not_change(
    wereld, overgenomen, publiceer_kern
):
    voor = wereld.bijeenkomst()
    publiceer_kern()
    na = wereld.bijeenkomst()
    kern = wereld.kernbijeenkomst()
    assert kern.doel == ONS
    assert is_bij(na)
    assert na.basis_id == kern.live_revision_id
    assert tekst_van(na) == tekst_van(voor)
    assert maak_voorstel(na) is None
    assert not na.has_unpublished_changes
    overgenomen.refresh_from_db()
    assert overgenomen.staat == Staat.OVERGENOMEN
    entry = PageLogEntry.objects.get(page=na.pk, action=logacties.BIJ_DOOR_VERBETERING)
    assert entry.data["naar"] == kern.live_revision_id
    assert entry.revision_id == na.live_revision_id


def test_other_editions_get_an_ordinary_core_change_that_names_the_municipality(
    als, wereld, overgenomen, publiceer_kern
):
    publiceer_kern()
    ander = wereld.bijeenkomst(editie="weststellingwerf")
    assert not is_bij(ander)
    voorstel = maak_voorstel(ander)
    assert (voorstel.passend, voorstel.conflicten) == (1, 0)
    (publicatie,) = voorstel.publicaties
    assert publicatie.reden == "Duidelijker (voorstel van Leeuwarden)"
    inbox = als("redacteur-weststellingwerf").get(reverse("kernwijzigingen")).text
    assert "voorstel van Leeuwarden" in inbox
    assert "Redacteur" not in publicatie.reden


def test_the_reviewer_starts_from_a_reason_that_names_the_municipality(
    als, wereld, overgenomen, publiceer_kern
):
    page = wereld.kernbijeenkomst()
    formulier = als("kernbeoordelaar").get(reverse("beoordelen", args=[page.pk])).context
    reden = formulier["kernformulier"]["reden"].value()
    assert reden == f"Voorstel van Leeuwarden: {WAAROM}"
    publiceer_kern(**{"kern-reden": reden})
    assert Kernpublicatie.objects.get(revision=page.latest_revision_id).reden == reden


def test_a_publication_without_a_reason_still_names_the_municipality(
    wereld, overgenomen, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        keur_goed(wereld.kernbijeenkomst(), wereld.user("kernbeoordelaar"))
    publicatie = Kernpublicatie.objects.get(revision=wereld.kernbijeenkomst().live_revision_id)
    assert publicatie.reden == "Voorstel van Leeuwarden."


def test_mail_to_the_edition_about_the_outcome(als, overgenomen, publiceer_kern, mailoutbox):
    mailoutbox.clear()
    publiceer_kern()
    mails = [m for m in mailoutbox if "verbetervoorstel" in m.body]
    assert {adres for mail in mails for adres in mail.to} == {
        f"{rol}-leeuwarden@demo.example" for rol in ("redacteur", "beoordelaar", "beheerder")
    }
    assert "staat in de kern" in mails[0].body
    adres = f"{reverse('verbetervoorstellen')}?pagina={overgenomen.variant_id}"
    assert adres in mails[0].body
    assert als("redacteur-leeuwarden").get(adres).status_code == 200


def test_the_approver_gets_no_mail_about_the_own_approval(
    wereld, overgenomen, publiceer_kern, mailoutbox
):
    keurder = wereld.user("kernbeoordelaar")
    keurder.groups.add(*wereld.user("beheerder-leeuwarden").groups.all())
    publiceer_kern()
    over_voorstel = Bericht.objects.filter(soort__startswith="voorstel")
    assert over_voorstel.exists()
    assert not over_voorstel.filter(user=keurder).exists()


def test_other_deviations_stay_and_do_not_keep_it_behind(
    wereld, publiceer_lokaal, stel_voor, neem_over, publiceer_kern
):
    publiceer_lokaal(doel=ONS, title="Kennismaken bij ons")
    tekst = gepubliceerd(wereld.bijeenkomst(), wereld.editie())
    voorstel = stel_voor(passages=[b.pad for b in tekst.passages if b.pad.startswith("doel")])
    neem_over(voorstel, besluit="indienen")
    publiceer_kern()
    page = wereld.bijeenkomst()
    assert is_bij(page)
    assert (page.title, page.doel) == ("Kennismaken bij ons", ONS)
    assert wereld.kernbijeenkomst().title == "Kennismaken"


def test_only_what_differs_comes_to_the_inbox(wereld, voorstel, neem_over, publiceer_kern):
    neem_over(voorstel, keuze="eigen", besluit="indienen", **{"tekst-0": "Samen geschreven."})
    publiceer_kern()
    page = wereld.bijeenkomst()
    assert not is_bij(page)
    assert page.doel == ONS
    (rest,) = maak_voorstellen(wereld.editie())
    assert rest.conflicten == 1
    voorstel.refresh_from_db()
    assert voorstel.staat == Staat.GEDEELTELIJK


def test_part_of_the_passages_is_a_partial_take_over(
    wereld, publiceer_lokaal, stel_voor, neem_over, publiceer_kern
):
    publiceer_lokaal(doel=ONS, title="Kennismaken bij ons")
    voorstel = stel_voor()
    neem_over(voorstel, besluit="indienen", **{"keuze-0": "kern"})
    publiceer_kern()
    voorstel.refresh_from_db()
    assert voorstel.staat == Staat.GEDEELTELIJK
    assert is_bij(wereld.bijeenkomst())
    assert wereld.bijeenkomst().title == "Kennismaken bij ons"


def test_a_draft_in_progress_is_moved_as_a_draft_and_gets_no_ground_to_go_online(
    wereld, overgenomen, publiceer_kern, wijzig_lokaal
):
    wijzig_lokaal(title="Nog niet goedgekeurd")
    publiceer_kern()
    page = wereld.bijeenkomst()
    assert page.title == "Kennismaken"
    assert page.has_unpublished_changes
    concept = page.get_latest_revision_as_object()
    assert concept.title == "Nog niet goedgekeurd"
    assert concept.basis_id == wereld.kernbijeenkomst().live_revision_id
    assert maak_voorstel(page) is None
    assert medewerkers(page) == {wereld.user("redacteur-leeuwarden").pk}
    assert not heeft_grond(page.latest_revision)


def test_a_page_under_review_is_left_alone_and_follows_when_it_is_published(
    wereld, overgenomen, publiceer_kern, wijzig_lokaal, django_capture_on_commit_callbacks
):
    wijzig_lokaal(title="Ligt ter beoordeling")
    dien_in(wereld.bijeenkomst(), wereld.user("redacteur-leeuwarden"))
    voor = wereld.bijeenkomst().latest_revision_id
    publiceer_kern()
    assert wereld.bijeenkomst().latest_revision_id == voor
    with django_capture_on_commit_callbacks(execute=True):
        keur_goed(wereld.bijeenkomst(), wereld.user("beoordelaar-leeuwarden"))
    page = wereld.bijeenkomst()
    assert page.title == "Ligt ter beoordeling"
    assert is_bij(page)


def test_after_an_emergency_publication_of_the_core_it_waits_for_the_second_person(
    wereld, voorstel, neem_over, django_capture_on_commit_callbacks
):
    neem_over(voorstel)
    with django_capture_on_commit_callbacks(execute=True):
        publiceer_met_spoed(
            wereld.kernbijeenkomst(), wereld.user("kernredacteur"), "Fout telefoonnummer"
        )
    voorstel.refresh_from_db()
    assert voorstel.staat == Staat.OVERGENOMEN
    assert not is_bij(wereld.bijeenkomst())
    with django_capture_on_commit_callbacks(execute=True):
        keur_achteraf_goed(wereld.kernbijeenkomst(), wereld.user("kernbeoordelaar"))
    page = wereld.bijeenkomst()
    assert is_bij(page)
    assert page.doel == ONS
    assert not page.has_unpublished_changes


def slot(wereld, dicht):
    page = wereld.bijeenkomst()
    page.locked = dicht
    page.save()
    if not dicht:
        log(instance=page, action="wagtail.unlock")


def beoordeling(wereld, dicht):
    redacteur = wereld.user("redacteur-leeuwarden")
    if dicht:
        page = wereld.bijeenkomst()
        page.title = "Nog niet af"
        page.save_revision(user=redacteur)
        dien_in(page, redacteur)
    else:
        reden = "Nog niet af"
        stuur_terug(wereld.bijeenkomst(), wereld.user("beoordelaar-leeuwarden"), reden)


def archief(wereld, dicht):
    if dicht:
        haal_offline(wereld.editie(), wereld.user("beheerder-leeuwarden"), "Gefuseerd")
        archiveer(wereld.editie(), user=wereld.user("kernredacteur"))
    else:
        haal_terug(wereld.editie(), user=wereld.user("kernredacteur"))


@pytest.mark.parametrize("hindernis", [slot, beoordeling, archief])
def test_what_stood_in_the_way_is_over_and_it_is_tried_again(
    wereld, overgenomen, publiceer_kern, django_capture_on_commit_callbacks, hindernis
):
    hindernis(wereld, True)
    voor = wereld.bijeenkomst().latest_revision_id
    publiceer_kern()
    assert wereld.bijeenkomst().latest_revision_id == voor
    with django_capture_on_commit_callbacks(execute=True):
        hindernis(wereld, False)
    concept = wereld.bijeenkomst().get_latest_revision_as_object()
    assert concept.basis_id == wereld.kernbijeenkomst().live_revision_id
    assert concept.doel == ONS


def test_bringing_bij_twice_writes_once(wereld, overgenomen, publiceer_kern):
    publiceer_kern()
    voor = Revision.objects.count()
    assert maak_bij.call(wereld.bijeenkomst().pk) is False
    assert Revision.objects.count() == voor


def test_thrown_away_before_approval_is_open_again(wereld, voorstel, neem_over, publiceer_kern):
    oud = wereld.kernbijeenkomst().live_revision
    neem_over(voorstel)
    page = oud.as_object()
    page.title = "Toch iets anders"
    page.save_revision(user=wereld.user("kernredacteur"))
    dien_in(wereld.kernbijeenkomst(), wereld.user("kernredacteur"))
    publiceer_kern()
    voorstel.refresh_from_db()
    assert voorstel.staat == Staat.OPEN
    assert not Kernpublicatie.objects.filter(reden__icontains="voorstel van").exists()
    assert not is_bij(wereld.bijeenkomst())


@pytest.mark.parametrize("dank", [True, False])
def test_readers_see_a_thank_you_only_if_the_edition_agreed(
    client, als, wereld, lokaal, stel_voor, neem_over, publiceer_kern, dank
):
    voorstel = stel_voor(dank=dank)
    neem_over(voorstel, besluit="indienen")
    url = wereld.kernbijeenkomst().url
    client.logout()
    assert "Met dank aan" not in client.get(url).text
    publiceer_kern()
    client.logout()
    assert ("Met dank aan de gemeente Leeuwarden" in client.get(url).text) is dank
    als("redacteur-leeuwarden").post(
        reverse("verbetervoorstel", args=[voorstel.pk]),
        {"besluit": "dank", **({} if dank else {"toon_dank": "on"})},
    )
    client.logout()
    assert ("Met dank aan de gemeente Leeuwarden" in client.get(url).text) is not dank
    assert "Met dank aan" not in client.get(wereld.bijeenkomst().url).text
