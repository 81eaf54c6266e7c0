"""The demo's addresses follow the port it is served on, in a database that is there already as well."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.core import mail
from wagtail.models import Site

from gemeenten.demo.adres import basis_van, omgeving_van, zet_adres
from gemeenten.models import WerkleergroepPage
from gemeenten.onboarding.steps import ensure_site
from gemeenten.toegang.mensen import link
from handleiding.workflow.actions import dien_in
from tests.handleiding.workflow.staten import concept


@pytest.fixture(autouse=True)
def terug(settings):
    """Put the setting back that the demo's command changes for its own process."""
    settings.WAGTAILADMIN_BASE_URL = settings.WAGTAILADMIN_BASE_URL


@pytest.mark.parametrize("ports", [[8123], [8123, 9001]])
def test_pages_and_links_in_mail_follow(wereld, ports):
    for port in ports:
        basis = zet_adres(port)
    assert basis == settings.WAGTAILADMIN_BASE_URL == f"http://127.0.0.1:{ports[-1]}"
    assert wereld.bijeenkomst().full_url.startswith(f"{basis}/gemeenten/leeuwarden/")
    nieuw = wereld.user("lezer-leeuwarden")
    nieuw.set_unusable_password()
    assert link.maak_link(nieuw, wereld.editie()).startswith(f"{basis}/uitnodiging/")


def test_mail_about_work_follows(wereld, django_capture_on_commit_callbacks):
    basis = zet_adres(8123)
    with django_capture_on_commit_callbacks(execute=True):
        dien_in(concept(wereld), wereld.user("redacteur-leeuwarden"))
    assert f"{basis}/cms/" in mail.outbox[0].body


def test_an_edition_on_its_own_host_keeps_its_name(wereld):
    ensure_site(wereld.editie(), "leeuwarden.localhost")
    zet_adres(8123)
    zet_adres(9001)
    assert wereld.editie().full_url == "http://leeuwarden.localhost:9001/"


def test_a_process_beside_the_site_follows_as_well():
    """The worker writes mail too, and reads its settings itself."""
    vraag = "from django.conf import settings; print(settings.WAGTAILADMIN_BASE_URL)"
    antwoord = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", vraag],
        env=omgeving_van(basis_van(8123)),
        capture_output=True,
        text=True,
        check=True,
    )
    assert antwoord.stdout.strip() == "http://127.0.0.1:8123"


class TestOwnHost:
    """What an edition links to below its own host name works there."""

    @pytest.fixture(autouse=True)
    def site(self, wereld, settings):
        settings.ALLOWED_HOSTS = ["leeuwarden.example"]
        Site.objects.filter(is_default_site=True).update(hostname="collectief.example")
        ensure_site(wereld.editie(), "leeuwarden.example")

    def get(self, client, adres):
        return client.get(adres, headers={"host": "leeuwarden.example"})

    def test_its_calendar(self, client, wereld):
        voorpagina = self.get(client, "/").text
        assert 'href="/agenda.ics"' in voorpagina
        agenda = self.get(client, "/agenda.ics")
        assert agenda.status_code == 200
        assert agenda["Content-Type"].startswith("text/calendar")
        assert "http://leeuwarden.example/" in agenda.text.replace("\r\n ", "")

    def test_the_calendar_of_a_group(self, client, wereld):
        groep = WerkleergroepPage.objects.live().descendant_of(wereld.editie()).first()
        assert self.get(client, f"/{groep.slug}/agenda.ics").status_code == 200


def test_the_front_page_of_all_has_no_calendar(client, wereld):
    assert client.get("/agenda.ics").status_code == 404
