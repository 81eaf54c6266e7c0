"""What no road gets past: a reason, a lock, a place, and who counts once versions were cleared away."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from handleiding.logacties import OPMERKING, PLANNING_INGETROKKEN, SPOED
from handleiding.models import InhoudPage
from handleiding.workflow.actions import (
    OP_SLOT,
    dien_in,
    haal_offline,
    keur_achteraf_goed,
    keur_goed,
    publiceer_met_spoed,
)
from handleiding.workflow.bewaking import OfflineHalen
from handleiding.workflow.contributors import medewerkers, spoed_open
from handleiding.workflow.gronden import heeft_grond
from handleiding.workflow.rules import REDEN_ONTBREEKT, VIER_OGEN, Toestand
from handleiding.workflow.state import toestand_van
from tests.formulier import van_pagina
from tests.gemeenten.lokaal.groepen import concept as groepsconcept
from tests.gemeenten.lokaal.groepen import groep

from .staten import concept, gelezen, goedgekeurd, ingediend, vers, wijzig
from .test_attacks import IEDEREEN

REDACTEUR, KEURDER, BEHEERDER = (
    f"{rol}-leeuwarden" for rol in ("redacteur", "beoordelaar", "beheerder")
)
COLLEGA, KERN = "collega-gm0080", "kernredacteur"


def als(client, wereld, naam):
    client.force_login(wereld.user(naam))
    return client


class TestTakingOfflineInCode:
    @pytest.mark.parametrize("reden", ["", "  "])
    def test_asks_a_reason_of_the_action_itself(self, wereld, reden):
        page, user = goedgekeurd(wereld), wereld.user(KEURDER)
        with pytest.raises(PermissionDenied, match=REDEN_ONTBREEKT):
            OfflineHalen(page, user=user, reden=reden).execute()
        with pytest.raises(PermissionDenied, match=REDEN_ONTBREEKT):
            haal_offline(page, user, reden)
        assert vers(page).live


class TestEmergency:
    def neem_adres(self, wereld, page):
        """Let another page have the address that the draft of ``page`` asks for."""
        page = wijzig(wereld, page, "Spoed.", slug="gewild")
        kaper = InhoudPage(title="Kaper", slug="gewild", live=False)
        Page.objects.get(pk=page.get_parent().pk).add_child(instance=kaper)
        return vers(page)

    def test_that_fails_leaves_no_ground_to_publish(self, client, wereld):
        page = self.neem_adres(wereld, goedgekeurd(wereld))
        data = {"reden": "Nu nodig.", "gelezen": gelezen(page)}
        als(client, wereld, KERN).post(
            reverse("handeling", args=[page.pk, "spoedpublicatie"]), data
        )
        na = vers(page)
        assert na.live_revision_id == page.live_revision_id
        assert not PageLogEntry.objects.filter(page=page.pk, action=SPOED).exists()
        assert not heeft_grond(na.latest_revision)
        assert spoed_open(na) is None

    def test_that_fails_leaves_the_review_going_on(self, wereld):
        page = ingediend(wereld, slug="gewild")
        # The address is taken by a road that asks nothing, as a move of a tree does.
        wereld.editie().add_child(instance=InhoudPage(title="Kaper", slug="kaper", live=False))
        Page.objects.filter(slug="kaper").update(slug="gewild")
        with pytest.raises(PermissionDenied, match="in gebruik door “Kaper”"):
            publiceer_met_spoed(page, wereld.user(KERN), "Nu nodig.")
        assert toestand_van(vers(page)) == Toestand.TER_BEOORDELING

    def test_second_one_does_not_wash_the_writer_of_the_first_clean(self, wereld):
        page = wijzig(wereld, goedgekeurd(wereld), "Eerste.", door=KEURDER)
        publiceer_met_spoed(page, wereld.user(KERN), "Nu nodig.")
        page = wijzig(wereld, page, "Tweede.")
        publiceer_met_spoed(page, wereld.user(KERN), "Nog eens.")
        with pytest.raises(PermissionDenied, match=VIER_OGEN):
            keur_achteraf_goed(vers(page), wereld.user(KEURDER))
        keur_achteraf_goed(vers(page), wereld.user(COLLEGA))

    def test_second_one_counts_from_where_the_first_was_approved(self, wereld):
        page = wijzig(wereld, goedgekeurd(wereld), "Eerste.", door=KEURDER)
        publiceer_met_spoed(page, wereld.user(KERN), "Nu nodig.")
        keur_achteraf_goed(vers(page), wereld.user(COLLEGA))
        page = wijzig(wereld, page, "Tweede.")
        publiceer_met_spoed(page, wereld.user(KERN), "Nog eens.")
        assert medewerkers(vers(page)) == {wereld.user(REDACTEUR).pk}
        keur_achteraf_goed(vers(page), wereld.user(KEURDER))
        assert spoed_open(vers(page)) is None


class TestWhoCountsAfterClearing:
    """The version is gone, the log still knows who wrote it."""

    def bewaak(self, wereld, page):
        dien_in(vers(page), wereld.user(REDACTEUR))
        with pytest.raises(PermissionDenied, match=VIER_OGEN):
            keur_goed(vers(page), wereld.user(KEURDER))
        keur_goed(vers(page), wereld.user(COLLEGA))

    def test_who_reverted(self, client, wereld):
        page = goedgekeurd(wereld)
        oud = page.live_revision_id
        page = wijzig(wereld, page, "Twee.")
        url = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, oud])
        als(client, wereld, KEURDER).post(url, van_pagina(page))
        terug = vers(page).latest_revision_id
        assert PageLogEntry.objects.filter(revision_id=terug, action="wagtail.revert").exists()
        page = wijzig(wereld, page, "Drie.")
        Revision.objects.get(pk=terug).delete()
        self.bewaak(wereld, page)

    def test_who_wrote_by_a_screen_of_ours(self, client, wereld):
        """Cancelling a meeting saves a version, with an entry of ours in place of Wagtail's."""
        sessie = max(groep().sessies.all(), key=lambda sessie: sessie.datum)
        url = reverse("rooster_afgelast", args=[groep().pk, sessie.sleutel])
        als(client, wereld, KEURDER).post(url, {"reden": "De begeleider is ziek."})
        weg = groep().latest_revision_id
        page = groepsconcept()
        page.gebied = "Ergens anders"
        page.save_revision(user=wereld.user(REDACTEUR), log_action=True)
        Revision.objects.get(pk=weg).delete()
        assert medewerkers(groep()) == {wereld.user(KEURDER).pk, wereld.user(REDACTEUR).pk}
        self.bewaak(wereld, groep())


class TestPlaces:
    @pytest.mark.parametrize("naam", IEDEREEN)
    def test_what_is_under_review_is_not_deleted(self, client, wereld, naam):
        page = ingediend(wereld)
        als(client, wereld, naam).post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
        assert toestand_van(vers(page)) == Toestand.TER_BEOORDELING

    @pytest.mark.parametrize(
        ("naam", "mag"),
        [
            (REDACTEUR, False),
            (KEURDER, False),
            (BEHEERDER, True),
            ("beheerder-weststellingwerf", False),
        ],
    )
    def test_order_is_the_beheerders(self, client, wereld, naam, mag):
        def orde():
            return list(wereld.editie().get_children().values_list("pk", flat=True))

        voor = orde()
        url = reverse("wagtailadmin_pages:set_page_position", args=[voor[-1]])
        als(client, wereld, naam).post(f"{url}?position=0")
        assert orde() == ([voor[-1], *voor[:-1]] if mag else voor)

    @pytest.mark.parametrize("naam", [BEHEERDER, "admin"])
    def test_what_is_online_does_not_move_to_where_its_kind_does_not_fit(
        self, client, wereld, naam
    ):
        sessie, doel = wereld.bijeenkomst(), wereld.editie()
        url = reverse("wagtailadmin_pages:move_confirm", args=[sessie.pk, doel.pk])
        als(client, wereld, naam).post(url)
        assert vers(sessie).path == sessie.path

    def test_and_moves_to_where_it_does(self, client, wereld):
        sessie, doel = wereld.bijeenkomst(), wereld.hoofdstuk()
        url = reverse("wagtailadmin_pages:move_confirm", args=[sessie.pk, doel.pk])
        als(client, wereld, BEHEERDER).post(url)
        assert vers(sessie).path.startswith(doel.path)


class TestLocked:
    def test_page_is_not_submitted(self, client, wereld):
        page = concept(wereld)
        page.locked, page.locked_by = True, wereld.user(BEHEERDER)
        page.save()
        url = reverse("handeling", args=[page.pk, "indienen"])
        assert OP_SLOT in als(client, wereld, REDACTEUR).post(url, {"reden": ""}).text
        with pytest.raises(PermissionDenied, match=OP_SLOT):
            dien_in(vers(page), wereld.user(REDACTEUR))
        assert toestand_van(vers(page)) == Toestand.CONCEPT


class TestLog:
    """What somebody did is told later, with the reason."""

    def regel(self, page, actie):
        return PageLogEntry.objects.get(page=page.pk, action=actie)

    def test_of_a_plan_that_was_withdrawn(self, client, wereld):
        page = goedgekeurd(wereld, go_live_at=timezone.now() + timedelta(days=3))
        url = reverse("handeling", args=[page.pk, "planning_intrekken"])
        als(client, wereld, BEHEERDER).post(url, {"reden": " Eerst de data. "})
        regel = self.regel(page, PLANNING_INGETROKKEN)
        assert (regel.user, regel.revision_id) == (wereld.user(BEHEERDER), page.latest_revision_id)
        assert regel.data["reden"] == "Eerst de data."
        geschiedenis = client.get(reverse("geschiedenis", args=[page.pk])).text
        assert "Eerst de data." in geschiedenis

    @pytest.mark.parametrize(("opmerking", "gemeld"), [(" Let op de data. ", True), ("  ", False)])
    def test_of_a_remark_at_submission(self, client, wereld, opmerking, gemeld):
        page = concept(wereld)
        url = reverse("handeling", args=[page.pk, "indienen"])
        als(client, wereld, REDACTEUR).post(url, {"reden": opmerking})
        assert toestand_van(vers(page)) == Toestand.TER_BEOORDELING
        regels = PageLogEntry.objects.filter(page=page.pk, action=OPMERKING)
        assert [r.data["reden"] for r in regels] == (["Let op de data."] if gemeld else [])
        if gemeld:
            assert regels[0].revision_id == page.latest_revision_id
