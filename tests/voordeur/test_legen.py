"""What a cache in front is told to forget after each kind of change: all that changed, at each address."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from wagtail.models import Site

from config.draaien.mislukt import mislukt_voor
from config.voordeur import legen
from config.voordeur.adressen import adressen_van
from gemeenten.models import WerkleergroepPage
from handleiding.publiek.etalage import LEESBAAR, Etalage, stempels
from tests.bewaring import na_de_termijn
from tests.draaien.servers import vrije_poort
from tests.handleiding.test_zichtbaarheid import maak_intern
from tests.handleiding.workflow.staten import vers
from tests.werk import doe_wat_wacht

pytestmark = pytest.mark.django_db

WIE = ("redacteur-leeuwarden", "beoordelaar-leeuwarden")
PAGINA = "http://testserver/gemeenten/leeuwarden/handleiding/programma/bijeenkomst-1/"


@contextmanager
def cache_in_front(status: int = 200):
    """Take orders to forget; yield the port, and each order with its host, path and headers."""
    orders = []

    class Handler(BaseHTTPRequestHandler):
        def do_PURGE(self):
            orders.append((self.headers["Host"], self.path, dict(self.headers)))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield server.server_address[1], orders
        server.shutdown()
        thread.join()


def op_adres(poort: int) -> dict:
    backend = {"BACKEND": "config.voordeur.buiten.OpAdres"}
    return {"default": backend | {"LOCATION": f"http://127.0.0.1:{poort}"}}


def op_sleutel(poort: int) -> dict:
    backend = {"BACKEND": "config.voordeur.buiten.OpSleutel", "KOP": "Surrogate-Key"}
    return {"default": backend | {"LOCATION": f"http://127.0.0.1:{poort}"}}


@pytest.fixture
def rij(settings):
    """Let work wait for a worker, as in production."""
    database = {"BACKEND": "django_tasks_db.DatabaseBackend"}
    settings.TASKS = {"default": settings.TASKS["default"] | database}


def gewijzigd(wereld, page, **velden):
    concept = vers(page).get_latest_revision_as_object()
    for naam, waarde in velden.items():
        setattr(concept, naam, waarde)
    concept.save_revision(user=wereld.user(WIE[0]))
    wereld.publiceer(vers(page), *WIE)


def tekst(wereld):
    gewijzigd(wereld, wereld.bijeenkomst(), doel="<p>Anders.</p>")


def titel(wereld):
    gewijzigd(wereld, wereld.hoofdstuk(), title="Een andere titel")


def intern(wereld):
    maak_intern(wereld, wereld.hoofdstuk("programma"))


def offline(wereld):
    wereld.bijeenkomst().unpublish()


def ander_adres(wereld):
    gewijzigd(wereld, wereld.hoofdstuk("programma"), slug="het-programma")


def weg(wereld):
    na_de_termijn(wereld.hoofdstuk("programma")).delete()


def kern(wereld):
    page = wereld.kernbijeenkomst().get_parent().specific.get_latest_revision_as_object()
    page.title = "Een andere titel van de kern"
    page.save_revision(user=wereld.user("kernredacteur"))
    wereld.publiceer(vers(page), "kernredacteur", "kernbeoordelaar")


def host(wereld):
    Site.objects.create(hostname="leeuwarden.example.nl", root_page=wereld.editie())


STAPPEN = [tekst, titel, intern, offline, ander_adres, weg, kern, host]


def standen() -> dict[str, tuple]:
    """Return the stamps of each public page, by where it stands."""
    rijen = Etalage.objects.filter(zicht__in=LEESBAAR[:1], page__live=True, page__depth__gt=1)
    return {
        pad: stempels(pk) for pk, pad in rijen.values_list("pk", "page__url_path").order_by("pk")
    }


@pytest.mark.parametrize("stap", STAPPEN, ids=lambda stap: stap.__name__)
def test_all_that_changed_is_emptied_and_a_text_empties_one_page(wereld, settings, rij, stap):
    settings.ALLOWED_HOSTS = ["testserver", ".example.nl"]
    settings.WAGTAILFRONTENDCACHE = op_adres(1)
    eerst = standen()
    stap(wereld)
    daarna = standen()
    anders = {pad for pad, stempel in eerst.items() if daarna.get(pad) != stempel}
    assert anders
    orders = DBTaskResult.objects.filter(task_path="config.voordeur.legen.leeg")
    geleegd = {adres for order in orders for adres in adressen_van(*order.args_kwargs["args"])}
    assert {f"http://testserver/{pad.removeprefix('/home/')}" for pad in anders} <= geleegd
    if stap is tekst:
        zonder_deel = {adres.partition("draaiboek/")[0] for adres in geleegd}
        assert {adres for adres in zonder_deel if "testserver" in adres} == {
            f"http://testserver/{pad.removeprefix('/home/')}" for pad in anders
        }
        assert len(anders) < 5


def test_each_part_of_a_group_is_emptied_with_it(wereld, settings, openbare_adressen):
    settings.ALLOWED_HOSTS = ["testserver"]
    groep = WerkleergroepPage.objects.first()
    adressen = adressen_van([f"pagina-{groep.pk}"], [])
    delen = [adres for adres in openbare_adressen if adres.startswith(groep.url)]
    assert len(delen) == 4
    assert {f"http://testserver{deel}" for deel in delen} <= set(adressen)


def test_what_is_kept_is_told_by_name_in_one_order(wereld, settings):
    with cache_in_front() as (poort, orders):
        settings.WAGTAILFRONTENDCACHE = op_sleutel(poort)
        tekst(wereld)
        [(_, pad, koppen), *later] = orders
        assert pad == "/"
        assert f"pagina-{wereld.bijeenkomst().pk}" in koppen["Surrogate-Key"].split()
        assert not [n for n in koppen["Surrogate-Key"].split() if n.startswith("raam-")]
        assert later == []
        orders.clear()
        titel(wereld)
        namen = {naam for _, _, koppen in orders for naam in koppen["Surrogate-Key"].split()}
        assert f"raam-{wereld.editie().pk}" in namen
        # A great many names are more than one header holds.
        orders.clear()
        legen.leeg.call([f"pagina-{pk}" for pk in range(100_000, 101_000)], [])
        regels = [koppen["Surrogate-Key"] for _, _, koppen in orders]
        assert len(" ".join(regels).split()) == 1000
        assert max(map(len, regels)) <= 4000


def test_address_by_address_with_the_host_it_is_known_by(wereld, settings):
    settings.ALLOWED_HOSTS = ["testserver", "tweede.example.nl", ".patroon.example.nl", "*"]
    settings.WAGTAILADMIN_BASE_URL = "https://hoofd.example.nl"
    with cache_in_front(status=404) as (poort, orders):  # it did not have it: all is well
        settings.WAGTAILFRONTENDCACHE = op_adres(poort)
        tekst(wereld)
    hosts = {host for host, pad, _ in orders if pad.endswith("bijeenkomst-1/")}
    assert {"hoofd.example.nl", "testserver", "tweede.example.nl"} <= hosts
    assert not [host for host in hosts if "patroon" in host or "*" in host]


def test_nothing_is_told_of_what_was_taken_back(wereld, settings, rij):
    settings.WAGTAILFRONTENDCACHE = op_adres(1)
    with transaction.atomic():
        tekst(wereld)
        assert DBTaskResult.objects.filter(task_path="config.voordeur.legen.leeg").exists()
        transaction.set_rollback(True)
    assert not DBTaskResult.objects.filter(task_path="config.voordeur.legen.leeg").exists()


def test_without_a_cache_nothing_is_ordered(wereld, rij):
    tekst(wereld)
    assert not DBTaskResult.objects.filter(task_path__startswith="config.voordeur").exists()


@pytest.mark.parametrize("antwoord", [None, 403, 405, 500])
def test_a_cache_that_is_away_or_refuses_is_tried_again_and_stands_in_the_list(
    wereld, settings, rij, antwoord
):
    orders = DBTaskResult.objects.filter(task_path="config.voordeur.legen.leeg")
    with cache_in_front(antwoord or 200) as (poort, _):
        settings.WAGTAILFRONTENDCACHE = op_adres(poort if antwoord else vrije_poort())
        tekst(wereld)
        later, nu = orders.order_by("run_after")
        assert legen.NOG_EENS / 2 < later.run_after - later.enqueued_at <= legen.NOG_EENS * 2
        later.delete()
        doe_wat_wacht()
    [order] = mislukt_voor(wereld.user("kernredacteur")).filter(pk__in=orders)
    assert order.exception_class_path.endswith(".NietGeleegd")
    assert order.status == "READY"  # another try follows
    with cache_in_front() as (poort, gezegd):
        settings.WAGTAILFRONTENDCACHE = op_adres(poort)
        orders.update(run_after=nu.run_after)
        doe_wat_wacht()
    assert gezegd
    assert not mislukt_voor(wereld.user("kernredacteur")).filter(pk__in=orders).exists()


def test_many_addresses_are_work_in_parts(wereld, settings, rij, monkeypatch):
    monkeypatch.setattr(legen, "PER_KEER", 10)
    with cache_in_front() as (poort, gezegd):
        settings.WAGTAILFRONTENDCACHE = op_adres(poort)
        legen.leeg.call(["raam-geheel"], [])
        assert len(gezegd) == 10
        delen = DBTaskResult.objects.filter(task_path="config.voordeur.legen.leeg_adressen")
        assert delen.count() > 3
        assert all(len(deel.args_kwargs["args"][0]) <= 10 for deel in delen)
