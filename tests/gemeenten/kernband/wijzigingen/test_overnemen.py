"""A core change arrives in an edition as a merge; nothing is taken or lost without a decision."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, Revision

from gemeenten.kernband.wijzigingen.overnemen import (
    KeuzeOntbreekt,
    Verouderd,
    draai_terug,
    neem_over,
)
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from gemeenten.logacties import KERN_OVERGENOMEN
from handleiding.models import OnderdeelPage
from handleiding.workflow.actions import dien_in
from handleiding.workflow.contributors import medewerkers


def neem(wereld, keuzes=None, naam="redacteur-leeuwarden", **extra):
    voorstel = maak_voorstel(wereld.bijeenkomst())
    return neem_over(
        wereld.bijeenkomst(),
        keuzes or {},
        stand=extra.pop("stand", voorstel.stand),
        user=wereld.user(naam),
        **extra,
    )


def bewerken(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_fresh_variant_is_bij_and_has_no_proposal(wereld):
    variant = wereld.bijeenkomst()
    assert OnderdeelPage.objects.bij().filter(pk=variant.pk).exists()
    assert maak_voorstel(variant) is None


def test_core_publication_changes_no_edition_and_leaves_it_behind(wereld, wijzig_kern):
    voor = wereld.bijeenkomst()
    wijzig_kern(doel="<p>Een nieuw doel van de kern.</p>")
    na = wereld.bijeenkomst()
    assert (na.doel, na.latest_revision_id) == (voor.doel, voor.latest_revision_id)
    achter = OnderdeelPage.objects.achter()
    assert achter.filter(pk=na.pk).exists()
    assert achter.filter(pk=wereld.bijeenkomst(editie="weststellingwerf").pk).exists()
    assert not achter.filter(pk=wereld.bijeenkomst(7).pk).exists()


def test_looking_at_a_proposal_writes_nothing(wereld, wijzig_kern):
    wijzig_kern(doel="<p>Nieuw.</p>")
    voor = Revision.objects.count(), PageLogEntry.objects.count()
    maak_voorstel(wereld.bijeenkomst())
    assert (Revision.objects.count(), PageLogEntry.objects.count()) == voor


def test_taking_over_makes_a_draft_that_a_colleague_approves(wereld, wijzig_kern):
    wijzig_kern(doel="<p>Nieuw van de kern.</p>")
    neem(wereld, reden="Past bij ons")
    page = wereld.bijeenkomst()
    assert "Nieuw van de kern" not in page.doel
    assert medewerkers(page) == {wereld.user("redacteur-leeuwarden").pk}
    wereld.publiceer(page, "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    page = wereld.bijeenkomst()
    assert page.doel == "<p>Nieuw van de kern.</p>"
    assert page.basis_id == wereld.kernbijeenkomst().live_revision_id
    assert OnderdeelPage.objects.bij().filter(pk=page.pk).exists()


def test_local_text_elsewhere_on_the_page_survives(wereld, wijzig_kern, wijzig_lokaal):
    wijzig_lokaal(doel="<p>Ons eigen doel.</p>")
    wijzig_kern(title="Kennismaken met elkaar")
    voorstel = maak_voorstel(wereld.bijeenkomst())
    assert (voorstel.passend, voorstel.conflicten) == (1, 0)
    neem(wereld)
    concept = wereld.bijeenkomst().get_latest_revision_as_object()
    assert concept.title == "Kennismaken met elkaar"
    assert concept.doel == "<p>Ons eigen doel.</p>"


def test_conflict_asks_for_a_choice_and_keeps_both_words_when_asked(
    wereld, wijzig_kern, wijzig_lokaal
):
    wijzig_lokaal(doel="<p>Ons eigen doel.</p>")
    wijzig_kern(doel="<p>Het doel van de kern.</p>")
    voorstel = maak_voorstel(wereld.bijeenkomst())
    (conflict,) = voorstel.samenvoeging.conflicten
    with pytest.raises(KeuzeOntbreekt) as fout:
        neem(wereld)
    assert fout.value.paden == [conflict.pad]
    neem(wereld, {conflict.pad: "beide"})
    doel = wereld.bijeenkomst().get_latest_revision_as_object().doel
    assert "Ons eigen doel." in doel
    assert "Het doel van de kern." in doel


def test_each_decision_is_logged_with_person_and_reason(wereld, wijzig_kern):
    wijzig_kern(doel="<p>Nieuw.</p>")
    neem(wereld, reden="Besproken in het overleg")
    entry = PageLogEntry.objects.get(action=KERN_OVERGENOMEN, page=wereld.bijeenkomst().pk)
    assert entry.user == wereld.user("redacteur-leeuwarden")
    assert entry.data["reden"] == "Besproken in het overleg"
    assert [b["keuze"] for b in entry.data["besluiten"]] == ["kern"]


def test_a_merge_is_undone_as_one_step(wereld, wijzig_kern):
    wijzig_kern(doel="<p>Nieuw.</p>")
    oud = wereld.bijeenkomst()
    neem(wereld)
    draai_terug(wereld.bijeenkomst(), user=wereld.user("redacteur-leeuwarden"))
    concept = wereld.bijeenkomst().get_latest_revision_as_object()
    assert concept.doel == oud.doel
    assert concept.basis_id == oud.basis_id
    assert maak_voorstel(wereld.bijeenkomst()) is not None


def test_undo_is_refused_after_further_work(wereld, wijzig_kern, wijzig_lokaal):
    wijzig_kern(doel="<p>Nieuw.</p>")
    neem(wereld)
    wijzig_lokaal(title="Verder gewerkt")
    with pytest.raises(PermissionDenied, match="verder gewerkt"):
        draai_terug(wereld.bijeenkomst(), user=wereld.user("redacteur-leeuwarden"))


def test_second_of_two_people_is_told_that_the_text_changed(wereld, wijzig_kern, wijzig_lokaal):
    wijzig_kern(doel="<p>Nieuw.</p>")
    stand = maak_voorstel(wereld.bijeenkomst()).stand
    wijzig_lokaal(naam="beoordelaar-leeuwarden", title="Intussen anders")
    with pytest.raises(Verouderd):
        neem(wereld, stand=stand)


def test_core_published_again_while_the_screen_was_open(wereld, wijzig_kern):
    wijzig_kern(doel="<p>Eerste.</p>")
    stand = maak_voorstel(wereld.bijeenkomst()).stand
    wijzig_kern(doel="<p>Tweede.</p>")
    with pytest.raises(Verouderd):
        neem(wereld, stand=stand)
    neem(wereld)
    assert "Tweede." in wereld.bijeenkomst().get_latest_revision_as_object().doel


def test_page_under_review_is_never_touched(wereld, wijzig_kern, wijzig_lokaal):
    wijzig_lokaal(doel="<p>Onder beoordeling.</p>")
    dien_in(wereld.bijeenkomst(), wereld.user("redacteur-leeuwarden"))
    wijzig_kern(title="Nieuwe titel")
    with pytest.raises(PermissionDenied, match="ter beoordeling"):
        neem(wereld)


@pytest.mark.parametrize("op_slot", [True, False])
def test_screen_says_beforehand_that_nothing_can_be_saved(redacteur, wereld, wijzig_kern, op_slot):
    wijzig_kern(doel="<p>Nieuw.</p>")
    page = wereld.bijeenkomst()
    Page.objects.filter(pk=page.pk).update(locked=op_slot)
    antwoord = redacteur.get(reverse("kernwijziging", args=[page.pk]))
    assert ("op slot gezet" in antwoord.text) == op_slot


def test_undoing_is_refused_while_the_page_is_under_review(redacteur, wereld, wijzig_kern):
    wijzig_kern(doel="<p>Nieuw.</p>")
    neem(wereld)
    page = wereld.bijeenkomst()
    adres = reverse("kernwijziging", args=[page.pk])
    assert "Kernwijziging terugdraaien" in redacteur.get(bewerken(page)).text
    dien_in(page, wereld.user("redacteur-leeuwarden"))
    antwoord = redacteur.post(adres, {"besluit": "terugdraaien"}, follow=True)
    assert "ligt ter beoordeling" in antwoord.text
    assert wereld.bijeenkomst().latest_revision_id == page.latest_revision_id
    assert "Kernwijziging terugdraaien" not in redacteur.get(bewerken(page)).text


@pytest.mark.parametrize(
    "naam", ["redacteur-weststellingwerf", "lezer-leeuwarden", "kernredacteur"]
)
def test_who_may_not_edit_may_not_take_over(wereld, naam, wijzig_kern):
    wijzig_kern(doel="<p>Nieuw.</p>")
    with pytest.raises(PermissionDenied):
        neem(wereld, naam=naam)


def test_base_revision_survives_a_purge(wereld, wijzig_kern):
    from wagtail.management.commands.purge_revisions import purge_revisions

    wijzig_kern(doel="<p>Nieuw.</p>")
    basis = wereld.bijeenkomst().basis_id
    purge_revisions()
    assert Revision.objects.filter(pk=basis).exists()
    assert maak_voorstel(wereld.bijeenkomst()) is not None


def test_who_merged_stays_a_contributor_when_revisions_are_cleared_away(wereld, wijzig_kern):
    """The merge's revision goes, a later one of somebody else stays: the log remembers."""
    wijzig_kern(doel="<p>Nieuw.</p>")
    overgenomen = neem(wereld, naam="beoordelaar-leeuwarden")
    verder = wereld.bijeenkomst().get_latest_revision_as_object()
    verder.title = "Anders"
    verder.save_revision(user=wereld.user("redacteur-leeuwarden"), log_action=True)
    Revision.objects.filter(pk=overgenomen.pk).delete()
    assert medewerkers(wereld.bijeenkomst()) == {
        wereld.user("beoordelaar-leeuwarden").pk,
        wereld.user("redacteur-leeuwarden").pk,
    }


def test_links_to_core_pages_are_no_local_change(wereld, wijzig_kern):
    doel = wereld.kernbijeenkomst(7)
    wijzig_kern(doel=f'<p>Zie <a linktype="page" id="{doel.pk}">bijeenkomst 7</a>.</p>')
    neem(wereld)
    concept = wereld.bijeenkomst().get_latest_revision_as_object()
    assert f'id="{wereld.bijeenkomst(7).pk}"' in concept.doel
    wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    wijzig_kern(title="Nog een titel")
    assert maak_voorstel(wereld.bijeenkomst()).conflicten == 0
