"""New, removed and moved pages of the core are offered; nothing happens to an edition by itself."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry, Revision

from gemeenten.editie.opbouw import structuurbesluiten as besluiten
from gemeenten.kernband.wijzigingen.overnemen import Verouderd
from gemeenten.models import Kernorde, Structuurbesluit
from gemeenten.onboarding import Plan, onboard_gemeente
from handleiding.models import HoofdstukPage, OnderdeelPage
from handleiding.workflow.actions import dien_in
from tests.bewaring import na_de_termijn
from tests.gemeenten.kernband.wijzigingen.opbouw import (
    aanbod,
    kern,
    nieuw_in_kern,
    stand,
    uit_de_kern,
    verplaats_in_kern,
    volgorde,
    weggelaten,
)

ANDER = "weststellingwerf"


@pytest.fixture
def redacteur(wereld):
    return wereld.user("redacteur-leeuwarden")


@pytest.fixture
def beheerder(wereld):
    return wereld.user("beheerder-leeuwarden")


class TestNew:
    def test_fresh_editions_have_nothing_to_decide(self, wereld):
        assert aanbod(wereld) == aanbod(wereld, ANDER) == []
        assert weggelaten(wereld) == []

    def test_new_chapter_is_offered_to_both_and_changes_neither(self, wereld):
        voor = volgorde(wereld)
        nieuw_in_kern(wereld)
        assert aanbod(wereld) == aanbod(wereld, ANDER) == [("nieuw", "Nieuw deel")]
        assert volgorde(wereld) == voor

    def test_draft_of_the_core_is_not_offered(self, wereld):
        nieuw_in_kern(wereld, publiceer=False)
        assert aanbod(wereld) == []

    def test_section_comes_between_its_siblings_as_a_draft(self, wereld, redacteur):
        nieuw = nieuw_in_kern(wereld, kern(wereld, "programma"), titel="Tussendoor")
        nieuw.move(Page.objects.get(pk=wereld.kernbijeenkomst(1).pk), pos="right")
        kopie = besluiten.neem_op(wereld.editie(), user=redacteur, **stand(wereld, "tussendoor"))
        assert volgorde(wereld, "programma") == [
            "bijeenkomst-1",
            "tussendoor",
            "bijeenkomst-7",
        ]
        assert (kopie.kern_id, kopie.basis_id) == (nieuw.pk, nieuw.live_revision_id)
        assert not kopie.live
        assert aanbod(wereld) == []
        assert aanbod(wereld, ANDER) == [("nieuw", "Tussendoor")]

    def test_what_was_taken_goes_online_by_two_people(self, wereld, redacteur):
        nieuw_in_kern(wereld)
        kopie = besluiten.neem_op(wereld.editie(), user=redacteur, **stand(wereld, "nieuw-deel"))
        wereld.publiceer(kopie, "redacteur-leeuwarden", "beoordelaar-leeuwarden")
        assert HoofdstukPage.objects.get(pk=kopie.pk).live

    def test_below_what_an_edition_has_not_only_the_top_is_offered(self, wereld, redacteur):
        boven = nieuw_in_kern(wereld)
        nieuw_in_kern(wereld, boven, titel="Eronder")
        assert aanbod(wereld) == [("nieuw", "Nieuw deel")]
        besluiten.neem_op(wereld.editie(), user=redacteur, **stand(wereld, "nieuw-deel"))
        assert volgorde(wereld, "nieuw-deel") == ["eronder"]
        assert aanbod(wereld) == []

    def test_what_the_edition_has_elsewhere_is_not_made_twice(self, wereld, redacteur, beheerder):
        boven = nieuw_in_kern(wereld)
        kern(wereld, "inleiding").move(Page.objects.get(pk=boven.pk), pos="last-child")
        assert aanbod(wereld) == [("nieuw", "Nieuw deel")]
        besluiten.neem_op(wereld.editie(), user=redacteur, **stand(wereld, "nieuw-deel"))
        assert volgorde(wereld, "nieuw-deel") == []
        assert aanbod(wereld) == [("verplaatst", "Inleiding")]
        wereld.publiceer(
            wereld.hoofdstuk("nieuw-deel"), "redacteur-leeuwarden", "beoordelaar-leeuwarden"
        )
        besluiten.verplaats(wereld.editie(), user=beheerder, **stand(wereld, "inleiding"))
        assert volgorde(wereld, "nieuw-deel") == ["inleiding"]
        assert aanbod(wereld) == []


class TestLeftOut:
    def test_refused_page_is_listed_logged_and_fetched_back(self, wereld, redacteur):
        nieuw_in_kern(wereld)
        editie = wereld.editie()
        besluiten.sla_over(
            editie, user=redacteur, reden="Past hier niet", **stand(wereld, "nieuw-deel")
        )
        assert aanbod(wereld) == []
        assert weggelaten(wereld) == ["Nieuw deel"]
        assert aanbod(wereld, ANDER) == [("nieuw", "Nieuw deel")]
        entry = PageLogEntry.objects.get(action=besluiten.WEGGELATEN)
        assert (entry.user, entry.page_id) == (redacteur, editie.pk)
        assert entry.data["reden"] == "Past hier niet"
        besluiten.neem_op(editie, user=redacteur, **stand(wereld, "nieuw-deel"))
        assert volgorde(wereld)[-1] == "nieuw-deel"
        assert weggelaten(wereld) == []
        assert not Structuurbesluit.objects.exists()

    def test_reason_is_required(self, wereld, redacteur):
        nieuw_in_kern(wereld)
        with pytest.raises(PermissionDenied, match="reden"):
            besluiten.sla_over(
                wereld.editie(), user=redacteur, reden="  ", **stand(wereld, "nieuw-deel")
            )
        assert aanbod(wereld) == [("nieuw", "Nieuw deel")]

    def test_chapter_left_out_by_onboarding_counts_as_on_purpose(self, wereld):
        editie = onboard_gemeente(
            Plan(naam="Heerenveen", code="GM0074", zonder_hoofdstukken=("bijlagen",)),
            user=wereld.user("kernredacteur"),
        )
        assert aanbod(wereld, editie.slug) == []
        assert weggelaten(wereld, editie.slug) == ["Bijlagen"]
        besluit = Structuurbesluit.objects.get(editie=editie)
        assert besluit.door == wereld.user("kernredacteur")
        assert "maken van de editie" in besluit.reden

    def test_deleted_draft_variant_counts_as_on_purpose(self, wereld, redacteur):
        nieuw_in_kern(wereld)
        kopie = besluiten.neem_op(wereld.editie(), user=redacteur, **stand(wereld, "nieuw-deel"))
        besluiten.laat_weg(kopie, user=redacteur, reden="Toch niet")
        assert weggelaten(wereld) == ["Nieuw deel"]
        besluit = Structuurbesluit.objects.get()
        assert (besluit.door, besluit.reden) == (redacteur, "Toch niet")

    def test_variant_that_is_online_is_not_deleted(self, wereld, redacteur):
        with pytest.raises(PermissionDenied, match="offline"):
            besluiten.laat_weg(wereld.bijeenkomst(), user=redacteur, reden="Weg ermee")
        assert weggelaten(wereld) == []

    def test_deletion_on_any_other_route_is_remembered_too(self, wereld):
        na_de_termijn(wereld.bijeenkomst()).delete()
        assert weggelaten(wereld) == ["Kennismaken"]
        assert weggelaten(wereld, ANDER) == []

    def test_end_of_an_edition_leaves_no_decisions(self, wereld):
        nieuw_in_kern(wereld)
        na_de_termijn(wereld.bijeenkomst(editie=ANDER)).delete()
        verplaats_in_kern(wereld, "bijlagen", "inleiding", "left")
        na_de_termijn(wereld.editie(ANDER)).delete()
        assert set(Structuurbesluit.objects.values_list("editie__slug", flat=True)) <= {
            "leeuwarden"
        }
        assert not Kernorde.objects.filter(editie__slug=ANDER).exists()


class TestRemoved:
    def test_removed_page_is_offered_and_stays(self, wereld):
        uit_de_kern(wereld, "inleiding")
        assert aanbod(wereld) == [("weg", "Inleiding")]
        assert wereld.hoofdstuk().live

    def test_taking_offline_is_the_workflows_own_step(self, wereld, redacteur):
        uit_de_kern(wereld, "inleiding")
        keus = stand(wereld, "inleiding")
        with pytest.raises(PermissionDenied, match="rol"):
            besluiten.haal_ook_offline(wereld.editie(), user=redacteur, reden="Ook weg", **keus)
        assert wereld.hoofdstuk().live
        besluiten.haal_ook_offline(
            wereld.editie(), user=wereld.user("beoordelaar-leeuwarden"), reden="Ook weg", **keus
        )
        assert not wereld.hoofdstuk().live
        assert wereld.hoofdstuk(editie=ANDER).live
        assert aanbod(wereld) == []

    def test_kept_page_is_asked_about_again_only_after_another_publication(self, wereld, redacteur):
        uit_de_kern(wereld, "inleiding")
        besluiten.behoud(
            wereld.editie(), user=redacteur, reden="Wij gebruiken het", **stand(wereld, "inleiding")
        )
        page = wereld.hoofdstuk()
        assert page.live
        assert page.kern_id == kern(wereld, "inleiding").pk
        assert aanbod(wereld) == []
        entry = PageLogEntry.objects.get(action=besluiten.BEHOUDEN, page=page.pk)
        assert (entry.user, entry.data["reden"]) == (redacteur, "Wij gebruiken het")
        terug = kern(wereld, "inleiding")
        terug.save_revision(user=wereld.user("kernredacteur"))
        wereld.publiceer(terug, "kernredacteur", "kernbeoordelaar")
        assert aanbod(wereld) == []
        uit_de_kern(wereld, "inleiding")
        assert aanbod(wereld) == [("weg", "Inleiding")]

    def test_page_that_never_went_online_is_deleted(self, wereld, redacteur):
        nieuw_in_kern(wereld)
        besluiten.neem_op(wereld.editie(), user=redacteur, **stand(wereld, "nieuw-deel"))
        uit_de_kern(wereld, "nieuw-deel")
        assert aanbod(wereld) == [("weg", "Nieuw deel")]
        besluiten.verwijder_ook(
            wereld.editie(), user=redacteur, reden="Niet nodig", **stand(wereld, "nieuw-deel")
        )
        assert "nieuw-deel" not in volgorde(wereld)
        assert aanbod(wereld) == weggelaten(wereld) == []


class TestMoved:
    def test_moved_chapter_is_offered_and_taken(self, wereld, beheerder):
        verplaats_in_kern(wereld, "bijlagen", "inleiding", "left")
        assert aanbod(wereld) == [("verplaatst", "Bijlagen")]
        oud = Page.objects.get(pk=wereld.hoofdstuk("bijlagen").pk)
        besluiten.verplaats(wereld.editie(), user=beheerder, **stand(wereld, "bijlagen"))
        assert volgorde(wereld) == ["bijlagen", "inleiding", "programma"]
        assert volgorde(wereld, editie=ANDER) == ["inleiding", "programma", "bijlagen"]
        nu = wereld.hoofdstuk("bijlagen")
        assert (nu.live, nu.live_revision_id) == (oud.live, oud.live_revision_id)
        assert aanbod(wereld) == []
        assert aanbod(wereld, ANDER) == [("verplaatst", "Bijlagen")]
        entry = PageLogEntry.objects.get(action=besluiten.VERPLAATST, page=nu.pk)
        assert entry.user == beheerder
        assert Page.find_problems() == ([], [], [], [], [])

    def test_moved_below_another_chapter(self, wereld, beheerder):
        verplaats_in_kern(wereld, "bijlagen", "inleiding", "last-child")
        besluiten.verplaats(wereld.editie(), user=beheerder, **stand(wereld, "bijlagen"))
        assert volgorde(wereld) == ["inleiding", "programma"]
        assert volgorde(wereld, "inleiding") == ["bijlagen"]
        eronder = OnderdeelPage.objects.descendant_of(wereld.editie()).get(slug="het-bufferschema")
        assert "/inleiding/bijlagen/" in eronder.url_path
        oud = "/gemeenten/leeuwarden/handleiding/bijlagen/het-bufferschema"
        assert Redirect.objects.get(old_path=oud).redirect_page_id == eronder.pk
        assert aanbod(wereld) == []

    def test_refusal_is_remembered_until_the_core_moves_it_again(self, wereld, redacteur):
        verplaats_in_kern(wereld, "bijlagen", "inleiding", "left")
        besluiten.laat_staan(
            wereld.editie(),
            user=redacteur,
            reden="Hier vinden mensen het",
            **stand(wereld, "bijlagen"),
        )
        assert aanbod(wereld) == []
        assert volgorde(wereld) == ["inleiding", "programma", "bijlagen"]
        verplaats_in_kern(wereld, "programma", "bijlagen", "left")
        assert ("verplaatst", "Bijlagen") not in aanbod(wereld)
        verplaats_in_kern(wereld, "bijlagen", "programma", "last-child")
        assert ("verplaatst", "Bijlagen") in aanbod(wereld)

    def test_the_editions_own_order_is_no_offer(self, wereld):
        wereld.hoofdstuk("bijlagen").move(wereld.hoofdstuk(), pos="left")
        assert aanbod(wereld) == []
        verplaats_in_kern(wereld, "inleiding", "programma", "right")
        assert "Bijlagen" not in [titel for _, titel in aanbod(wereld)]

    def test_page_that_was_added_after_a_move_is_followed_from_then_on(self, wereld, redacteur):
        verplaats_in_kern(wereld, "bijlagen", "inleiding", "left")
        nieuw_in_kern(wereld)
        besluiten.neem_op(wereld.editie(), user=redacteur, **stand(wereld, "nieuw-deel"))
        assert aanbod(wereld) == [("verplaatst", "Bijlagen")]
        verplaats_in_kern(wereld, "nieuw-deel", "bijlagen", "left")
        assert ("verplaatst", "Nieuw deel") in aanbod(wereld)

    def test_core_that_moves_back_offers_nothing(self, wereld):
        verplaats_in_kern(wereld, "bijlagen", "inleiding", "left")
        verplaats_in_kern(wereld, "bijlagen", "programma", "right")
        assert aanbod(wereld) == []

    def test_page_online_is_moved_by_the_beheerder_only(self, wereld, redacteur):
        verplaats_in_kern(wereld, "bijlagen", "inleiding", "left")
        with pytest.raises(PermissionDenied, match="beheerder"):
            besluiten.verplaats(wereld.editie(), user=redacteur, **stand(wereld, "bijlagen"))
        assert volgorde(wereld) == ["inleiding", "programma", "bijlagen"]

    def test_page_under_review_stays(self, wereld, beheerder, redacteur):
        wereld.hoofdstuk("bijlagen").save_revision(user=redacteur)
        dien_in(wereld.hoofdstuk("bijlagen"), redacteur)
        verplaats_in_kern(wereld, "bijlagen", "inleiding", "left")
        with pytest.raises(PermissionDenied, match="ter beoordeling"):
            besluiten.verplaats(wereld.editie(), user=beheerder, **stand(wereld, "bijlagen"))

    def test_address_that_is_taken_at_the_new_place_is_said(self, wereld, beheerder):
        eigen = HoofdstukPage(title="Van ons", slug="bijlagen", live=False)
        wereld.hoofdstuk().add_child(instance=eigen)
        verplaats_in_kern(wereld, "bijlagen", "inleiding", "last-child")
        with pytest.raises(PermissionDenied, match="adres “bijlagen”"):
            besluiten.verplaats(wereld.editie(), user=beheerder, **stand(wereld, "bijlagen"))

    def test_edition_copied_while_behind_gets_the_same_offer(self, wereld):
        verplaats_in_kern(wereld, "bijlagen", "inleiding", "left")
        kopie = onboard_gemeente(Plan(naam="Heerenveen", code="GM0074", bron="leeuwarden"))
        assert volgorde(wereld, editie=kopie.slug) == volgorde(wereld)
        assert aanbod(wereld, kopie.slug) == aanbod(wereld) == [("verplaatst", "Bijlagen")]


class TestWhoMay:
    @pytest.mark.parametrize(
        "naam", ["redacteur-weststellingwerf", "lezer-leeuwarden", "kernredacteur"]
    )
    def test_others_decide_nothing(self, wereld, naam):
        nieuw_in_kern(wereld)
        uit_de_kern(wereld, "inleiding")
        verplaats_in_kern(wereld, "bijlagen", "programma", "left")
        user, editie = wereld.user(naam), wereld.editie()
        voor = (volgorde(wereld), Revision.objects.count(), Structuurbesluit.objects.count())
        keuzes = [
            (besluiten.neem_op, "nieuw-deel", {}),
            (besluiten.sla_over, "nieuw-deel", {"reden": "x"}),
            (besluiten.haal_ook_offline, "inleiding", {"reden": "x"}),
            (besluiten.behoud, "inleiding", {"reden": "x"}),
            (besluiten.verplaats, "bijlagen", {}),
            (besluiten.laat_staan, "bijlagen", {"reden": "x"}),
        ]
        for doe, slug, extra in keuzes:
            with pytest.raises(PermissionDenied, match="mensen van deze editie"):
                doe(editie, user=user, **stand(wereld, slug), **extra)
        with pytest.raises(PermissionDenied, match="mensen van deze editie"):
            besluiten.laat_weg(wereld.bijeenkomst(), user=user, reden="x")
        assert (
            volgorde(wereld),
            Revision.objects.count(),
            Structuurbesluit.objects.count(),
        ) == voor

    def test_archived_edition_decides_nothing(self, wereld):
        nieuw_in_kern(wereld)
        editie = wereld.editie()
        keus = stand(wereld, "nieuw-deel")
        type(editie).objects.filter(pk=editie.pk).update(gearchiveerd_op="2026-01-01")
        with pytest.raises(PermissionDenied, match="gearchiveerd"):
            besluiten.sla_over(editie, user=wereld.user("admin"), reden="x", **keus)


class TestOutdated:
    def test_decision_about_something_else_than_there_is_now(self, wereld, redacteur):
        verplaats_in_kern(wereld, "bijlagen", "inleiding", "left")
        keus = stand(wereld, "bijlagen")
        verplaats_in_kern(wereld, "bijlagen", "inleiding", "last-child")
        with pytest.raises(Verouderd):
            besluiten.laat_staan(wereld.editie(), user=redacteur, reden="x", **keus)

    def test_core_page_deleted_while_the_offer_was_open(self, wereld, redacteur):
        nieuw = nieuw_in_kern(wereld)
        keus = stand(wereld, "nieuw-deel")
        besluiten.sla_over(
            wereld.editie(ANDER),
            user=wereld.user(f"redacteur-{ANDER}"),
            reden="x",
            **stand(wereld, "nieuw-deel", ANDER),
        )
        na_de_termijn(nieuw).delete()
        with pytest.raises(Verouderd):
            besluiten.neem_op(wereld.editie(), user=redacteur, **keus)
        assert aanbod(wereld) == weggelaten(wereld, ANDER) == []

    def test_core_page_taken_offline_while_the_offer_was_open(self, wereld, redacteur):
        nieuw_in_kern(wereld)
        keus = stand(wereld, "nieuw-deel")
        uit_de_kern(wereld, "nieuw-deel")
        with pytest.raises(Verouderd):
            besluiten.neem_op(wereld.editie(), user=redacteur, **keus)

    def test_second_of_two_people_is_told(self, wereld, redacteur, beheerder):
        nieuw_in_kern(wereld)
        keus = stand(wereld, "nieuw-deel")
        besluiten.neem_op(wereld.editie(), user=redacteur, **keus)
        with pytest.raises(Verouderd):
            besluiten.neem_op(wereld.editie(), user=beheerder, **keus)
        assert volgorde(wereld).count("nieuw-deel") == 1
