"""The table of retention: shown to readers, tried without harm, and carried out each day."""

import io
import json
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry

from config.draaien import bewaartermijnen as tabel
from gemeenten.logacties import GEDEACTIVEERD
from gemeenten.models import Aanvraag, Bericht
from gemeenten.toegang.mensen import ongebruikt
from gemeenten.toegang.roles import KERN, groepen_bij, mensen_bij
from handleiding import bewaren
from handleiding.bewaren import Bewaartermijn, alle
from handleiding.models import InhoudPage
from handleiding.workflow.rules import Rol

LANG_GELEDEN = timedelta(days=800)


def draai(*args):
    uit = io.StringIO()
    call_command("bewaartermijnen", *args, stdout=uit)
    return uit.getvalue()


@pytest.fixture
def oud(wereld):
    """One row of each of three kinds whose time is over, and one that is not."""
    nu = timezone.now()
    beoordelaar = wereld.user("beoordelaar-leeuwarden")
    for dagen in (364, 366):
        moment = nu - timedelta(days=dagen)
        Bericht.objects.create(
            user=beoordelaar, soort="goedgekeurd", titel="x", verstuurd_op=moment
        )
    Bericht.objects.create(
        user=beoordelaar, soort="goedgekeurd", titel="x", created_at=nu - timedelta(days=400)
    )
    Session.objects.create(session_key="oud", expire_date=nu - timedelta(days=1))
    Session.objects.create(session_key="nieuw", expire_date=nu + timedelta(days=1))
    Aanvraag.objects.create(bon="a", created_at=nu - timedelta(days=400))


class TestCommand:
    def test_rehearsal_counts_and_removes_nothing(self, oud):
        tekst = draai("--proef")
        assert tekst.count("Mag weg: 1.") == 3
        assert (Bericht.objects.count(), Session.objects.count()) == (3, 2)
        assert Aanvraag.objects.count() == 1

    def test_removes_what_is_due_and_nothing_else(self, oud):
        assert draai().count("Verwijderd: 1.") == 3
        assert set(Session.objects.values_list("session_key", flat=True)) == {"nieuw"}
        # What was never sent waits on, however old it is.
        assert Bericht.objects.count() == 2
        assert draai().count("Verwijderd: 1.") == 0

    def test_each_day_by_itself(self, oud):
        call_command("periodiek", stdout=io.StringIO())
        assert not Aanvraag.objects.exists()
        assert Session.objects.count() == 1

    def test_one_that_fails_stops_no_other_and_is_told(self, oud, monkeypatch):
        def mis():
            raise ZeroDivisionError

        stuk = Bewaartermijn("Stuk", "x", "y", te_oud=mis)
        monkeypatch.setattr(bewaren, "_tabel", [stuk, *alle()])
        with pytest.raises(CommandError, match="Stuk"):
            draai()
        assert not Aanvraag.objects.exists()
        with pytest.raises(RuntimeError, match="Stuk"):
            bewaren.voer_alles_uit()

    @pytest.mark.parametrize("rij", tabel.TABEL, ids=lambda rij: rij.wat[:30])
    def test_every_row_can_be_counted_and_carried_out(self, wereld, rij):
        assert rij.termijn
        assert rij.aantal() == (0 if rij.te_oud else None)
        assert rij.voer_uit() == rij.aantal()

    def test_words_follow_the_settings(self, settings):
        settings.BEWAARTERMIJN_JAREN = 7
        assert any(rij.termijn == "7 jaar" for rij in alle())


class TestAccounts:
    @pytest.fixture
    def lang_niet(self, wereld):
        def zet(naam, **extra):
            mens = wereld.user(naam)
            mens.last_login = mens.date_joined = timezone.now() - LANG_GELEDEN
            mens.save()
            return mens

        return zet

    def test_who_did_not_come_for_two_years_cannot_log_in(self, wereld, lang_niet):
        mens = lang_niet("redacteur-leeuwarden")
        ongebruikt.deactiveer_ongebruikte()
        mens.refresh_from_db()
        assert not mens.is_active
        assert mens.email
        entry = PageLogEntry.objects.get(action=GEDEACTIVEERD)
        assert (entry.page_id, entry.user) == (wereld.editie().pk, None)

    def test_who_came_lately_can(self, wereld, lang_niet):
        mens = lang_niet("redacteur-leeuwarden")
        mens.last_login = timezone.now() - timedelta(days=700)
        mens.save()
        ongebruikt.deactiveer_ongebruikte()
        mens.refresh_from_db()
        assert mens.is_active

    def test_last_beheerder_of_an_edition_stays(self, lang_niet):
        mens = lang_niet("beheerder-leeuwarden")
        ongebruikt.deactiveer_ongebruikte()
        mens.refresh_from_db()
        assert mens.is_active

    def test_last_of_the_kernredactie_stays(self, wereld, lang_niet):
        """Nobody of the core came: who writes there last, and who reviews there last, still may."""
        for mens in mensen_bij(KERN).filter(is_superuser=False):
            lang_niet(mens.username)
        ongebruikt.deactiveer_ongebruikte()
        for rol in (Rol.REDACTEUR, Rol.BEOORDELAAR):
            assert mensen_bij(KERN, [rol]).filter(is_active=True, is_superuser=False).exists(), rol

    def test_another_of_the_kernredactie_goes_and_the_log_says_so(self, wereld, lang_niet):
        mens = lang_niet("kernredacteur")
        wereld.user("kernbeoordelaar").groups.add(*groepen_bij(KERN).values())
        ongebruikt.deactiveer_ongebruikte()
        mens.refresh_from_db()
        assert not mens.is_active
        entry = ModelLogEntry.objects.get(action=GEDEACTIVEERD)
        assert (entry.object_id, entry.user) == (str(mens.pk), None)

    def test_no_text_is_left_to_nobody(self, wereld, lang_niet):
        """Both who could approve what waits did not come: one of them stays."""
        page = wereld.hoofdstuk()
        page.save_revision(user=wereld.user("redacteur-leeuwarden"))
        page.get_workflow().start(page, wereld.user("redacteur-leeuwarden"))
        keurders = [lang_niet(naam) for naam in ("beoordelaar-leeuwarden", "beheerder-leeuwarden")]
        ongebruikt.deactiveer_ongebruikte()
        for mens in keurders:
            mens.refresh_from_db()
        assert any(mens.is_active for mens in keurders)


class TestReader:
    def test_statement_of_privacy_shows_what_is_carried_out(self, client, wereld):
        page = InhoudPage.objects.child_of(wereld.editie()).get(slug="privacy")
        blok = {"type": "bewaartermijnen", "value": {"kop": "Hoe lang"}}
        page.inhoud = json.dumps([blok])
        page.save_revision(user=wereld.user("redacteur-leeuwarden"))
        wereld.publiceer(page, "redacteur-leeuwarden", "beoordelaar-leeuwarden")
        tekst = client.get(page.url).text
        assert "Hoe lang" in tekst
        for rij in alle():
            assert rij.wat in tekst
            assert rij.termijn in tekst
