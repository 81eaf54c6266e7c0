"""Links that lead nowhere: found in public text, by a polite visitor, and told to who writes that text."""

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from config.draaien.klussen import KLUSSEN
from gemeenten.lokaal.links import nalopen, vragen
from gemeenten.lokaal.links.oordeel import oordeel
from gemeenten.lokaal.links.vragen import NietVoorOns, mag_heen, status_van
from gemeenten.lokaal.links.werkregels import dode_links
from gemeenten.models import DodeLink
from handleiding.models import HoofdstukPage
from handleiding.workflow.actions import haal_offline

SCHRIJVER, KEURDER = "redacteur-leeuwarden", "beoordelaar-leeuwarden"


class _Antwoorder(BaseHTTPRequestHandler):
    def do_HEAD(self):
        self.server.gevraagd.append((self.command, self.path, self.headers["User-Agent"]))
        status = {"/weg": 404, "/stuk": 500, "/account": 403, "/geen-head": 405, "/door": 302}
        code = status.get(self.path, 200)
        if self.path == "/geen-head" and self.command == "GET":
            code = 200
        self.send_response(code)
        if self.path == "/door":
            self.send_header("Location", "/weg")
        if self.path == "/rond":
            self.send_header("Location", "/rond")
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, *args):
        pass


@pytest.fixture
def buiten(monkeypatch, settings):
    """A site on loopback, which the test lets us ask; without a rest between two questions."""
    settings.LINKS_NALOPEN = True
    monkeypatch.setattr(vragen, "mag_heen", lambda adres: adres == "127.0.0.1")
    monkeypatch.setattr(nalopen, "RUST", 0.0)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Antwoorder)
    server.gevraagd = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.basis = f"http://127.0.0.1:{server.server_port}"
    yield server
    server.shutdown()
    server.server_close()


def publiceer(wereld, *adressen, html="", slug="inleiding"):
    page = wereld.hoofdstuk(slug).get_latest_revision_as_object()
    links = "".join(f'<a href="{adres}">link</a> ' for adres in adressen)
    page.inhoud = json.dumps([{"type": "tekst", "value": f"<p>Zie {links}{html}</p>"}])
    page.save_revision(user=wereld.user(SCHRIJVER))
    wereld.publiceer(page, SCHRIJVER, KEURDER)
    return HoofdstukPage.objects.get(pk=page.pk)


def regels(wereld, naam=SCHRIJVER):
    return list(dode_links(wereld.user(naam)))


@pytest.mark.parametrize(
    ("status", "waarom"),
    [
        *((status, "") for status in (200, 302, 401, 403, 429)),
        *((status, "weg") for status in (404, 410)),
        *((status, "stil") for status in (500, 503, None)),
    ],
)
def test_only_what_is_gone_or_silent_is_dead(status, waarom):
    assert oordeel(status) == waarom


@pytest.mark.parametrize(
    ("pad", "status"),
    [("/", 200), ("/weg", 404), ("/door", 404), ("/geen-head", 200), ("/stuk", 500)],
)
def test_a_site_is_asked_for_its_first_line(buiten, pad, status):
    assert status_van(f"{buiten.basis}{pad}") == status
    assert {wie for *_, wie in buiten.gevraagd} == {vragen.VRAGER}


def test_a_site_that_is_not_there_answers_nothing(buiten):
    buiten.shutdown()
    buiten.server_close()
    assert status_van(f"{buiten.basis}/") is None


@pytest.mark.parametrize(
    "adres",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - an address that is not asked
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "224.0.0.1",
    ],
)
def test_no_machine_of_our_own_network_is_asked(adres):
    assert not mag_heen(adres)


@pytest.mark.parametrize(
    "adres",
    ["http://127.0.0.1:9/", "http://[::1]/", "http://u:w@example.org/", "ftp://example.org/"],
)
def test_such_an_address_is_no_dead_link_and_nobody_asks_it(adres, monkeypatch):
    monkeypatch.setattr(vragen.socket, "create_connection", lambda *args: pytest.fail("asked"))
    with pytest.raises(NietVoorOns):
        status_van(adres)


def test_a_redirect_to_our_own_network_is_not_followed(buiten, monkeypatch):
    gezien = []
    monkeypatch.setattr(vragen, "mag_heen", lambda adres: not gezien and not gezien.append(adres))
    with pytest.raises(NietVoorOns):
        status_van(f"{buiten.basis}/door")
    assert [pad for _, pad, _ in buiten.gevraagd] == ["/door"]


@pytest.mark.django_db
def test_who_writes_the_text_is_told_and_nobody_else(wereld, buiten):
    page = publiceer(wereld, f"{buiten.basis}/weg", f"{buiten.basis}/goed", f"{buiten.basis}/door")
    assert nalopen.loop_na(alles=True) == 2
    (regel,) = regels(wereld)
    assert regel.page_id == page.pk
    assert f"{buiten.basis}/weg (bestaat niet meer)" in regel.uitleg
    assert "/goed" not in regel.uitleg
    assert regel.uitleg.startswith("2 links werken niet")
    assert regels(wereld, "redacteur-weststellingwerf") == []
    assert regels(wereld, "kernredacteur") == []


@pytest.mark.django_db
def test_it_stands_in_the_work_list(client, wereld, buiten):
    publiceer(wereld, f"{buiten.basis}/weg")
    nalopen.loop_na(alles=True)
    client.force_login(wereld.user(SCHRIJVER))
    scherm = client.get("/cms/wacht-op-u/").text
    assert "Link die niet werkt" in scherm
    assert f"{buiten.basis}/weg" in scherm


@pytest.mark.django_db
def test_silence_is_told_the_second_time(wereld, buiten):
    publiceer(wereld, f"{buiten.basis}/stuk")
    nalopen.loop_na(alles=True)
    assert regels(wereld) == []
    nalopen.loop_na()
    assert "antwoordt niet" in regels(wereld)[0].uitleg


@pytest.mark.django_db
def test_what_was_mended_is_told_no_longer(wereld, buiten):
    publiceer(wereld, f"{buiten.basis}/weg")
    nalopen.loop_na(alles=True)
    assert regels(wereld)
    publiceer(wereld, f"{buiten.basis}/goed")
    assert regels(wereld) == []
    nalopen.loop_na()
    assert not DodeLink.objects.exists()


@pytest.mark.django_db
def test_off_nobody_outside_is_asked_and_what_was_known_stays(wereld, buiten, settings):
    publiceer(wereld, f"{buiten.basis}/weg")
    nalopen.loop_na(alles=True)
    buiten.gevraagd.clear()
    settings.LINKS_NALOPEN = False
    nalopen.loop_na(alles=True)
    assert buiten.gevraagd == []
    assert len(regels(wereld)) == 1


@pytest.mark.django_db
def test_an_address_is_asked_once_a_round(wereld, buiten):
    for slug in ("inleiding", "programma"):
        publiceer(wereld, f"{buiten.basis}/goed#een", f"{buiten.basis}/goed", slug=slug)
    nalopen.loop_na(alles=True)
    assert [pad for _, pad, _ in buiten.gevraagd] == ["/goed"]


@pytest.mark.django_db
def test_own_pages_and_documents_are_looked_up(wereld, settings):
    assert settings.LINKS_NALOPEN is False
    weg = wereld.bijeenkomst(7)
    html = (
        f'<a linktype="page" id="{weg.pk}">zeven</a> <a linktype="page" id="999999">x</a> '
        f'<a linktype="document" id="888888">y</a> <a linktype="page" id="{wereld.kern.pk}">kern</a>'
    )
    publiceer(wereld, html=html)
    haal_offline(weg, wereld.user(KEURDER), "Vervallen.")
    nalopen.loop_na(alles=True)
    uitleg = " ".join(regel.uitleg for regel in regels(wereld))
    assert "3 links werken niet" in uitleg
    assert f"de pagina ‘{weg.title}’ (offline)" in uitleg
    assert "(nummer 999999)" in uitleg
    assert "(nummer 888888)" in uitleg


@pytest.mark.django_db
def test_a_draft_is_not_gone_over(wereld, buiten):
    page = wereld.hoofdstuk().get_latest_revision_as_object()
    link = f'<p><a href="{buiten.basis}/weg">x</a></p>'
    page.inhoud = json.dumps([{"type": "tekst", "value": link}])
    page.save_revision(user=wereld.user(SCHRIJVER))
    nalopen.loop_na(alles=True)
    assert buiten.gevraagd == []


@pytest.mark.django_db
def test_each_page_has_its_day_in_a_month(wereld, buiten, monkeypatch):
    publiceer(wereld, f"{buiten.basis}/goed")
    vandaag = timezone.localdate()
    keren = []
    for dag in range(nalopen.DAGEN):
        monkeypatch.setattr(
            nalopen.timezone, "localdate", lambda *a, dag=dag: vandaag + timedelta(days=dag)
        )
        buiten.gevraagd.clear()
        nalopen.loop_na()
        keren.append(len(buiten.gevraagd))
    assert sorted(keren)[-2:] == [0, 1]


def test_it_is_done_every_day_at_night():
    (klus,) = [klus for klus in KLUSSEN if klus.naam == "links"]
    assert klus.daags_vanaf is not None


@pytest.mark.django_db
def test_the_list_costs_the_same_for_one_link_and_for_many(
    wereld, buiten, django_assert_num_queries
):
    publiceer(wereld, f"{buiten.basis}/weg")
    nalopen.loop_na(alles=True)
    een = wereld.user(SCHRIJVER)
    with CaptureQueriesContext(connection) as eerst:
        assert len(list(dode_links(een))) == 1
    publiceer(wereld, f"{buiten.basis}/weg", f"{buiten.basis}/door", slug="programma")
    nalopen.loop_na(alles=True)
    een = wereld.user(SCHRIJVER)
    with django_assert_num_queries(len(eerst)):
        assert len(list(dode_links(een))) == 2
