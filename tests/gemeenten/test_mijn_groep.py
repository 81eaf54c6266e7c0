"""Where a participant lands: their own editions and nothing of another, on the host where they are logged in."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Site

from gemeenten.models import Sessie, WerkleergroepPage
from gemeenten.onboarding import steps
from handleiding.workflow.actions import haal_offline

ADRES = "/mijn-groep/"


@pytest.fixture
def deelnemer(client, wereld):
    client.force_login(wereld.user("lezer-leeuwarden"))
    return client


@pytest.fixture
def intern(wereld):
    page = wereld.hoofdstuk()
    page.intern = True
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    wereld.publiceer(page, "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    return page


def groep():
    return WerkleergroepPage.objects.get(slug="aldlan")


def plan(page, *dagen, **extra):
    """Let ``page`` meet on these days from today, by the number of the session."""
    page.sessies.all().delete()
    vandaag = timezone.localdate()
    for nummer, erbij in enumerate(dagen, start=1):
        Sessie.objects.create(
            werkleergroep=page,
            nummer=nummer,
            datum=vandaag + timedelta(days=erbij),
            begin="09:30",
            einde="11:30",
            **extra,
        )


class TestWho:
    def test_without_log_in_one_is_led_to_it_and_back(self, client, wereld):
        antwoord = client.get(ADRES)
        assert antwoord.status_code == 302
        assert antwoord.headers["Location"] == f"/account/login/?next={ADRES}"
        assert not antwoord.cookies

    def test_who_has_no_role_anywhere_is_told_whom_to_ask(self, client, wereld):
        client.force_login(get_user_model().objects.create_user("nieuw", email="nieuw@x.example"))
        assert "hoort nog niet bij een gemeente" in client.get(ADRES).text

    def test_own_edition_and_no_other(self, deelnemer, wereld):
        tekst = deelnemer.get(ADRES).text
        assert f'href="{wereld.editie().url}"' in tekst
        assert wereld.editie("weststellingwerf").url not in tekst

    def test_edition_offline_is_not_there(self, deelnemer, wereld):
        haal_offline(wereld.editie(), wereld.user("beoordelaar-leeuwarden"), "Even dicht")
        assert wereld.editie().title not in deelnemer.get(ADRES).text.partition("<main")[2]

    def test_nobody_keeps_it(self, deelnemer):
        assert "no-store" in deelnemer.get(ADRES).headers["Cache-Control"]


class TestWhat:
    def test_next_session_and_its_pack(self, deelnemer, wereld):
        plan(groep(), 3, 10)
        tekst = deelnemer.get(ADRES).text
        assert f"Volgende keer: bijeenkomst 1, {wereld.bijeenkomst().title}." in tekst
        pak = f"{groep().url}draaiboek/ronde-1/1/"
        assert f'href="{pak}"' in tekst
        assert deelnemer.get(pak).status_code == 200

    def test_no_pack_where_the_edition_has_no_page_for_the_session(self, deelnemer):
        plan(groep(), *[-1] * 20, 3)
        tekst = deelnemer.get(ADRES).text
        assert "Volgende keer: bijeenkomst 21. Dat is op" in tekst
        assert "draaiboek" not in tekst

    def test_session_that_is_cancelled_is_not_the_next(self, deelnemer):
        plan(groep(), 3, 10)
        groep().sessies.filter(nummer=1).update(afgelast=True)
        assert "Volgende keer: bijeenkomst 2" in deelnemer.get(ADRES).text

    def test_group_without_dates(self, deelnemer):
        plan(groep(), -3)
        assert "Er staat nu geen bijeenkomst gepland." in deelnemer.get(ADRES).text

    def test_pages_that_only_they_read(self, deelnemer, wereld, intern):
        tekst = deelnemer.get(ADRES).text
        assert "Alleen voor deelnemers van Leeuwarden" in tekst
        assert f'href="{intern.url}"' in tekst
        assert deelnemer.get(intern.url).status_code == 200

    def test_no_internal_page_of_another_edition(self, client, wereld, intern):
        client.force_login(wereld.user("redacteur-weststellingwerf"))
        assert intern.title not in client.get(ADRES).text.partition("<main")[2]

    def test_edition_with_a_host_of_its_own_is_read_where_one_is_logged_in(
        self, deelnemer, wereld, intern, settings
    ):
        settings.ALLOWED_HOSTS = ["testserver", "leeuwarden.example"]
        settings.WAGTAILADMIN_BASE_URL = "http://testserver"
        Site.objects.filter(is_default_site=True).update(hostname="testserver")
        steps.ensure_site(wereld.editie(), "leeuwarden.example")
        tekst = deelnemer.get(ADRES).text.partition("<main")[2]
        adres = f"/gemeenten/leeuwarden/{intern.url_path.partition('/leeuwarden/')[2]}"
        assert f'href="{adres}"' in tekst
        assert "leeuwarden.example" not in tekst
        assert deelnemer.get(adres).status_code == 200

    def test_costs_the_same_with_more_groups_and_sessions(self, deelnemer):
        plan(groep(), 1)
        deelnemer.get(ADRES)
        with CaptureQueriesContext(
            connection,
        ) as weinig:
            deelnemer.get(ADRES)
        plan(groep(), *range(1, 11))
        with CaptureQueriesContext(connection) as veel:
            deelnemer.get(ADRES)
        assert len(veel) == len(weinig)


class TestWay:
    def test_every_page_of_an_edition_leads_to_the_log_in_without_a_cookie(self, client, wereld):
        antwoord = client.get(wereld.bijeenkomst().url)
        assert f'href="{ADRES}">Log in</a>' in antwoord.text
        assert not antwoord.cookies

    def test_who_is_logged_in_gets_back_and_out(self, deelnemer, wereld):
        tekst = deelnemer.get(wereld.bijeenkomst().url).text
        assert f'href="{ADRES}">Mijn groep</a>' in tekst
        assert 'href="/account/logout/">Uitloggen</a>' in tekst

    def test_page_of_the_cms_that_is_not_theirs_leads_to_it(self, deelnemer):
        antwoord = deelnemer.get("/cms/")
        assert antwoord.status_code == 403
        assert f'href="{ADRES}"' in antwoord.text
