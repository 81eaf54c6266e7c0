"""What is kept at the door is what would be made now, for who may have it, and for nobody else."""

import datetime
import threading

import pytest
from django.conf import settings as instellingen
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site

from config.voordeur import deur as deurmodule
from config.voordeur import elders
from handleiding.publiek.etalage import stempels
from handleiding.publiek.etalage.sleutel import stempel_van_geheel, stempels_als_openbaar
from handleiding.publiek.geheugen.stand import ONBEKEND, geheel_bij_binnenkomst
from tests.bezoeker import Bezoeker
from tests.handleiding.test_zichtbaarheid import kind, maak_intern
from tests.handleiding.workflow.staten import vers

SESSIE = "/gemeenten/leeuwarden/handleiding/programma/bijeenkomst-1/"
CONTACT = "/gemeenten/leeuwarden/contact/"
ANDER = "/gemeenten/leeuwarden/handleiding/inleiding/"
WIE = ("redacteur-leeuwarden", "beoordelaar-leeuwarden")
EIGEN = {"X-Request-ID"}
VAN_DE_DEUR = {"ETag", "Vary", "Cache-Control"}


def vers_gemaakt(adres, **koppen):
    """What Django makes of it, with nothing remembered."""
    bewijs = geheel_bij_binnenkomst.set(ONBEKEND)
    try:
        return Client().get(adres, **koppen)
    finally:
        geheel_bij_binnenkomst.reset(bewijs)


def gewijzigd(wereld, page, **velden):
    concept = vers(page).get_latest_revision_as_object()
    for naam, waarde in velden.items():
        setattr(concept, naam, waarde)
    concept.save_revision(user=wereld.user(WIE[0]))
    wereld.publiceer(vers(page), *WIE)


def bewaard(bezoeker, adres, **koppen):
    """Ask twice; return the second answer and whether Django was asked for it."""
    bezoeker.get(adres, **koppen)
    eerder = len(bezoeker.django.gevraagd)
    antwoord = bezoeker.get(adres, **koppen)
    return antwoord, len(bezoeker.django.gevraagd) == eerder


def test_each_public_page_is_kept_as_django_makes_it(bezoeker, openbare_adressen):
    assert len(openbare_adressen) > 25
    for adres in openbare_adressen:
        antwoord, uit_bewaard = bewaard(bezoeker, adres)
        van_django = vers_gemaakt(adres)
        assert antwoord.status_code == van_django.status_code == 200, adres
        assert uit_bewaard, adres
        assert antwoord.content == van_django.content, adres
        # Each header of Django's, and the same ones at both times; only the number of the request is its own.
        gezegd = {n: w for n, w in antwoord.headers.items() if n not in EIGEN | VAN_DE_DEUR}
        assert gezegd == {n: w for n, w in van_django.headers.items() if n not in EIGEN}, adres
        assert antwoord.headers.keys() - van_django.headers.keys() == VAN_DE_DEUR


def test_a_hit_asks_one_thing_and_says_the_same_headers_as_a_miss(bezoeker):
    eerst = bezoeker.get(SESSIE)
    with CaptureQueriesContext(connection) as vragen:
        daarna = bezoeker.get(SESSIE, x_request_id="een-nummer-van-buiten")
    assert len(vragen) == 1
    assert "handleiding_etalage" in vragen[0]["sql"]
    assert set(daarna.koppen) - set(eerst.koppen) == {("X-Request-ID", "een-nummer-van-buiten")}
    assert eerst.headers["X-Request-ID"] != bezoeker.get(SESSIE).headers["X-Request-ID"]


def test_the_stamps_asked_at_the_door_are_those_of_the_etalage(wereld, client):
    soorten = {
        "site": wereld.home,
        "kern": wereld.kernbijeenkomst(),
        "editie": kind(wereld, vers(wereld.editie())),
    }
    for soort, page in soorten.items():
        gevraagd = stempels(page.pk)
        assert len(gevraagd) == {"site": 4, "kern": 4, "editie": 4}[soort]
        assert stempels_als_openbaar(page.pk, soort) == gevraagd
    maak_intern(wereld, soorten["editie"])
    assert stempels_als_openbaar(soorten["editie"].pk, "editie") is None
    Page.objects.filter(pk=wereld.home.pk).update(live=False)
    assert stempels_als_openbaar(wereld.home.pk, "site") is None


def test_both_ways_of_asking_answer_alike(wereld):
    """By Django's cursor where statements are logged, by the driver where readers ask."""
    page = wereld.bijeenkomst()
    zonder_log = stempels_als_openbaar(page.pk, "editie"), stempel_van_geheel()
    with CaptureQueriesContext(connection) as vragen:
        met_log = stempels_als_openbaar(page.pk, "editie"), stempel_van_geheel()
    assert (zonder_log, len(vragen)) == (met_log, 2)


# Who gets nothing that was kept, and of whom nothing is kept


@pytest.mark.parametrize(
    "koppen",
    [
        {"cookie": "van=elders"},
        {"cookie": "sessionid=onbekend"},
        {"authorization": "Basic eDp5"},
        {"transfer_encoding": "chunked"},
    ],
)
def test_who_sends_more_than_an_address_gets_nothing_that_was_kept(bezoeker, koppen):
    assert bewaard(bezoeker, SESSIE)[1]
    assert not bewaard(bezoeker, SESSIE, **koppen)[1]
    leeg = Bezoeker()
    leeg.get(SESSIE, **koppen)
    assert leeg.houder.gewicht == 0


@pytest.mark.parametrize(
    "adres",
    [
        f"{SESSIE}?utm_source=x",
        "/gemeenten/?gemeente=leeuwarden",
        "/zoeken/?q=hulp",
        "/zoeken/",
        "/gemeenten/leeuwarden/zoeken/",
        "/gemeenten/leeuwarden/agenda.ics",
        "/gemeenten/leeuwarden/agenda-ics/",
        "/gemeenten/leeuwarden/editie.json",
        "/gemeenten/leeuwarden/handleiding/wijzigingen/",
        "/gemeenten/leeuwarden/handleiding/wijzigingen/feed.atom",
        "/gemeenten/leeuwarden/handleiding/handleiding.pdf",
        "/sitemap.xml",
        "/robots.txt",
        "/cms/",
        "/account/login/",
        "/bestaat-niet/",
        "/meting/geen-teken/",
        "/v/abcdefghjk/",
        "/livez",
        "/documenten/1/x.pdf",
        f"{SESSIE}klopt-dit-niet/",
        "/gemeente-aanmelden/",
    ],
)
def test_what_is_no_page_is_never_kept(bezoeker, adres):
    bewaard_antwoord, uit_bewaard = bewaard(bezoeker, adres)
    assert not uit_bewaard
    assert bezoeker.houder.gewicht == 0
    assert "gzip" not in bezoeker.get(adres, accept_encoding="gzip").headers.get(
        "Content-Encoding", ""
    )
    assert bewaard_antwoord.status_code < 500


def test_another_method_is_django_s(bezoeker):
    bezoeker.get(SESSIE)
    for methode in ("POST", "PUT", "OPTIONS", "DELETE"):
        bezoeker.get(SESSIE, methode=methode)
        assert bezoeker.django.gevraagd[-1] == SESSIE
    assert len(bezoeker.django.gevraagd) == 5


def test_an_internal_page_is_kept_for_nobody(bezoeker, wereld):
    page = kind(wereld, vers(wereld.editie()))
    assert bewaard(bezoeker, page.url)[1]
    maak_intern(wereld, page)
    antwoord, uit_bewaard = bewaard(bezoeker, page.url)
    assert (antwoord.status_code, uit_bewaard) == (302, False)
    lezer = Client()
    lezer.force_login(wereld.user("lezer-leeuwarden"))
    koekje = f"sessionid={lezer.cookies['sessionid'].value}"
    assert bezoeker.get(page.url, cookie=koekje).status_code == 200
    assert bezoeker.get(page.url).status_code == 302
    # What that reader sees more of than others is kept for nobody either.
    met_meer = bezoeker.get(SESSIE, cookie=koekje)
    assert page.url in met_meer.text
    assert met_meer.headers["Cache-Control"] == "private"
    assert "ETag" not in met_meer.headers
    assert page.url not in bewaard(bezoeker, SESSIE)[0].text


def test_a_restriction_of_wagtails_own_keeps_all_out(bezoeker, wereld):
    assert bewaard(bezoeker, SESSIE)[1]
    PageViewRestriction.objects.create(
        page=wereld.hoofdstuk("programma"), restriction_type="password", password="geheim"
    )
    antwoord, uit_bewaard = bewaard(bezoeker, SESSIE)
    assert not uit_bewaard
    assert "Het doel van bijeenkomst 1" not in antwoord.text
    assert not bewaard(bezoeker, "/")[1]


# Hosts


def test_an_unknown_host_is_answered_from_nothing(bezoeker):
    bezoeker.get(SESSIE)
    for host in ("elders.example", "testserver.elders.example", "", "test server"):
        assert bezoeker.get(SESSIE, host=host).status_code == 400 or host == ""
    assert len(bezoeker.houder._inhoud) == 1


def test_a_host_that_only_a_pattern_lets_in_is_not_kept(bezoeker, settings):
    settings.ALLOWED_HOSTS = [".testserver", "vast.example"]
    assert bewaard(bezoeker, SESSIE, host="vast.example")[1]
    antwoord, uit_bewaard = bewaard(bezoeker, SESSIE, host="verzonnen.testserver")
    assert (antwoord.status_code, uit_bewaard) == (200, False)
    assert not bewaard(bezoeker, SESSIE, host="vast.example:1234")[1]


def test_each_host_gets_its_own(bezoeker, wereld, settings):
    settings.ALLOWED_HOSTS = ["*"]
    namen = {"leeuwarden": "een.example", "weststellingwerf": "twee.example"}
    for slug, naam in namen.items():
        Site.objects.create(hostname=naam, root_page=wereld.editie(slug))
    for slug, naam in namen.items():
        antwoord, uit_bewaard = bewaard(bezoeker, "/contact/", host=naam)
        assert uit_bewaard
        assert antwoord.content == vers_gemaakt("/contact/", headers={"host": naam}).content
        assert f"//{naam}" in antwoord.text, slug
    assert bezoeker.get("/gemeenten/leeuwarden/contact/").status_code == 301


def test_a_host_that_gets_another_root_is_seen_at_once(bezoeker, wereld, settings):
    settings.ALLOWED_HOSTS = ["*"]
    site = Site.objects.create(hostname="een.example", root_page=wereld.editie())
    assert bewaard(bezoeker, "/contact/", host="een.example")[1]
    site.root_page = wereld.editie("weststellingwerf")
    site.save()
    assert "Weststellingwerf" in bezoeker.get("/contact/", host="een.example").text


def test_a_host_that_another_process_changed_is_seen_at_once(bezoeker, wereld, settings):
    """That process cannot empty the cache in which Wagtail keeps them here."""
    settings.ALLOWED_HOSTS = ["testserver", "een.example"]
    assert bewaard(bezoeker, CONTACT)[1]
    with pytest.MonkeyPatch.context() as elders_gedaan:
        elders_gedaan.setattr("wagtail.models.sites.cache.delete", lambda *args, **kwargs: None)
        Site.objects.create(hostname="een.example", root_page=wereld.editie())
    antwoord = bezoeker.get(CONTACT)
    assert antwoord.status_code == 301
    assert antwoord.headers["Location"] == "http://een.example/contact/"


def test_https_and_http_are_two(bezoeker, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_HSTS_SECONDS = 60
    bezoeker = Bezoeker()
    veilig = bewaard(bezoeker, SESSIE, x_forwarded_proto="https")[0]
    gewoon = bewaard(bezoeker, SESSIE, x_forwarded_proto="http")[0]
    assert "max-age=60" in veilig.headers["Strict-Transport-Security"]
    assert "Strict-Transport-Security" not in gewoon.headers


# Forms of an answer


def test_a_page_is_asked_again_by_its_etag_whether_it_is_kept_or_not(wereld):
    for bezoeker in (Bezoeker(), Bezoeker(grens=0)):
        etag = bezoeker.get(SESSIE).headers["ETag"]
        assert etag.startswith('"')
        for vraag in (etag, f'W/{etag}, "iets"', "*"):
            niet = bezoeker.get(SESSIE, if_none_match=vraag)
            assert (niet.status_code, niet.ruw) == (304, b"")
            assert niet.headers["ETag"] == etag
            assert niet.headers["Content-Security-Policy"]
        assert bezoeker.get(SESSIE, if_none_match='"anders"').status_code == 200
    assert bezoeker.houder.gewicht == 0
    assert bezoeker.django.gevraagd == [SESSIE] * 5


def test_an_etag_changes_with_the_page(bezoeker, wereld):
    etag = bezoeker.get(SESSIE).headers["ETag"]
    gewijzigd(wereld, wereld.bijeenkomst(), doel="<p>Een ander doel.</p>")
    antwoord = bezoeker.get(SESSIE, if_none_match=etag)
    assert (antwoord.status_code, antwoord.headers["ETag"] == etag) == (200, False)


@pytest.mark.parametrize("grens", [0, 50_000_000])
def test_head_is_get_without_the_bytes(wereld, grens):
    bezoeker = Bezoeker(grens=grens)
    hoofd = bezoeker.get(SESSIE, methode="HEAD")
    assert bezoeker.houder.gewicht == 0
    heel = bezoeker.get(SESSIE)
    nog_eens = bezoeker.get(SESSIE, methode="HEAD")
    for antwoord in (hoofd, nog_eens):
        assert (antwoord.status_code, antwoord.ruw) == (200, b"")
        assert set(antwoord.koppen) ^ set(heel.koppen) == {
            kop for kop in (*antwoord.koppen, *heel.koppen) if kop[0] == "X-Request-ID"
        }
    assert bezoeker.get(SESSIE, methode="HEAD", if_none_match="*").status_code == 304


def test_a_range_is_answered_with_the_whole(bezoeker):
    heel = bezoeker.get(SESSIE)
    deel = bezoeker.get(SESSIE, range="bytes=0-9", if_range=heel.headers["ETag"])
    assert (deel.status_code, deel.ruw) == (200, heel.ruw)
    assert "Accept-Ranges" not in deel.headers


@pytest.mark.parametrize("grens", [0, 50_000_000])
def test_compressed_for_who_takes_it_and_sends_nothing(wereld, grens):
    bezoeker = Bezoeker(grens=grens)
    heel = bezoeker.get(SESSIE)
    for _ in range(2):
        gepakt = bezoeker.get(SESSIE, accept_encoding="gzip, br")
        assert gepakt.headers["Content-Encoding"] == "gzip"
        assert gepakt.content == heel.ruw
        assert len(gepakt.ruw) * 3 < len(heel.ruw)
        assert gepakt.headers["ETag"] == f"W/{heel.headers['ETag']}"
        assert "Accept-Encoding" in gepakt.headers["Vary"]
    assert "Accept-Encoding" in heel.headers["Vary"]
    for adres, koppen in (
        (SESSIE, {"cookie": "van=elders"}),
        (SESSIE, {"cookie": "sessionid=x"}),
        ("/gemeenten/?gemeente=geheim", {}),
        ("/zoeken/?q=geheim", {}),
    ):
        plat = bezoeker.get(adres, accept_encoding="gzip", **koppen)
        assert "Content-Encoding" not in plat.headers
        assert b"</html>" in plat.ruw


def test_a_cache_in_front_asks_each_time_unless_the_settings_say_so(
    bezoeker, settings, monkeypatch
):
    assert bezoeker.get(SESSIE).headers["Cache-Control"] == "max-age=0, must-revalidate"
    assert "Surrogate-Key" not in bezoeker.get(SESSIE).headers
    settings.PAGINA_S_MAXAGE = 60
    monkeypatch.setattr(elders, "tot_morgen", lambda: 3600)
    antwoord = bezoeker.get(SESSIE)
    assert antwoord.headers["Cache-Control"] == "public, max-age=0, must-revalidate, s-maxage=60"
    page, editie = vers(bezoekpagina()), vers(bezoekpagina()).get_ancestors().get(slug="leeuwarden")
    assert antwoord.headers["Surrogate-Key"].split()[0] == f"pagina-{page.pk}"
    assert f"raam-{editie.pk}" in antwoord.headers["Surrogate-Key"].split()
    assert "raam-geheel" in antwoord.headers["Surrogate-Key"].split()
    # Nothing of today is said tomorrow.
    monkeypatch.setattr(elders, "tot_morgen", lambda: 7)
    assert bezoeker.get(SESSIE).headers["Cache-Control"].endswith("s-maxage=7")
    assert "s-maxage" not in bezoeker.get(f"{SESSIE}?x=1").headers["Cache-Control"]
    assert "s-maxage" not in bezoeker.get(SESSIE, cookie="a=b").headers["Cache-Control"]


def bezoekpagina():
    from handleiding.models import BijeenkomstPage

    return BijeenkomstPage.objects.get(url_path__endswith=SESSIE)


# What changes


def gemaakt(bezoeker, adressen):
    """Ask all; return for which Django was asked."""
    bezoeker.django.gevraagd.clear()
    for adres in adressen:
        bezoeker.get(adres)
    return set(bezoeker.django.gevraagd)


def test_a_text_makes_one_page_again_and_a_title_what_shows_it(bezoeker, wereld, openbare_adressen):
    assert gemaakt(bezoeker, openbare_adressen) == set(openbare_adressen)
    assert gemaakt(bezoeker, openbare_adressen) == set()
    page = wereld.hoofdstuk()
    gewijzigd(wereld, page, inhoud=page.inhoud)
    assert gemaakt(bezoeker, openbare_adressen) == {page.url}
    # A session stands whole in the packs of the group.
    sessie = wereld.bijeenkomst()
    gewijzigd(wereld, sessie, doel="<p>Een ander doel.</p>")
    anders = gemaakt(bezoeker, openbare_adressen)
    assert {adres for adres in anders if "aldlan" not in adres} == {sessie.url}
    # The title of a page stands in the menu of its edition, and in no other one.
    gewijzigd(wereld, wereld.hoofdstuk(), title="Een andere titel")
    editie = {adres for adres in openbare_adressen if adres.startswith("/gemeenten/leeuwarden/")}
    assert gemaakt(bezoeker, openbare_adressen) == editie
    for adres in openbare_adressen:
        assert bezoeker.get(adres).content == vers_gemaakt(adres).content


def test_a_date_of_a_group_is_seen_in_its_edition_only(bezoeker, wereld, openbare_adressen):
    from gemeenten.models import WerkleergroepPage

    gemaakt(bezoeker, openbare_adressen)
    groep = WerkleergroepPage.objects.first()
    concept = vers(groep).get_latest_revision_as_object()
    sessie = concept.sessies.all()[0]
    sessie.datum += datetime.timedelta(days=1)
    concept.sessies.add(sessie)
    concept.save_revision(user=wereld.user(WIE[0]))
    wereld.publiceer(vers(groep), *WIE)
    anders = gemaakt(bezoeker, openbare_adressen)
    assert groep.url in anders
    assert all(adres.startswith("/gemeenten/leeuwarden/") for adres in anders)
    for adres in openbare_adressen:
        assert bezoeker.get(adres).content == vers_gemaakt(adres).content


def test_what_was_taken_back_was_kept_by_nobody(bezoeker, wereld):
    was = bezoeker.get(SESSIE).content
    with transaction.atomic():
        gewijzigd(wereld, wereld.bijeenkomst(), title="Nooit gebleven")
        assert "Nooit gebleven" in bezoeker.get(SESSIE).text
        assert "Nooit gebleven" in bezoeker.get(SESSIE).text
        transaction.set_rollback(True)
    antwoord, uit_bewaard = bewaard(bezoeker, SESSIE)
    assert antwoord.content == was
    assert uit_bewaard


def test_a_publication_between_stamps_and_page_is_not_kept_under_the_old_ones(bezoeker, wereld):
    """The page was made by then: it is answered, as it was asked before; who asks next sees the new one."""

    def intussen():
        bezoeker.django.tijdens = lambda: None
        gewijzigd(wereld, wereld.bijeenkomst(), title="Intussen anders")

    bezoeker.django.tijdens = intussen
    assert "Intussen anders" not in bezoeker.get(SESSIE).text
    assert bezoeker.houder.gewicht == 0
    assert "Intussen anders" in bezoeker.get(SESSIE).text


def test_a_host_that_changes_while_a_page_is_made_is_not_kept_in_it(bezoeker, wereld, monkeypatch):
    """It was read before the stamps of the page were."""
    from handleiding.publiek.geheugen import adres as adresboek

    lees = adresboek.lees_ramen
    gedaan = []

    def lees_ramen(wortel):
        if not gedaan:
            gedaan.append(1)
            Site.objects.create(hostname="een.example", root_page=wereld.editie())
        return lees(wortel)

    monkeypatch.setattr(adresboek, "lees_ramen", lees_ramen)
    assert bezoeker.get(CONTACT).status_code == 200
    assert bezoeker.houder.gewicht == 0
    assert bezoeker.get(CONTACT).status_code == 301


def test_nothing_of_yesterday_is_said_today(bezoeker, monkeypatch):
    dag = deurmodule.vandaag()
    assert bewaard(bezoeker, SESSIE)[1]
    monkeypatch.setattr(deurmodule, "vandaag", lambda: dag + datetime.timedelta(days=1))
    bezoeker.get(SESSIE)
    assert len(bezoeker.django.gevraagd) == 2
    assert bewaard(bezoeker, SESSIE)[1]
    monkeypatch.setattr(deurmodule, "vandaag", lambda: dag)
    bezoeker.get(SESSIE)
    assert len(bezoeker.django.gevraagd) == 3


def test_a_page_made_over_midnight_is_not_kept(bezoeker, monkeypatch):
    dag = deurmodule.vandaag()
    dagen = iter([dag])
    morgen = dag + datetime.timedelta(days=1)
    monkeypatch.setattr(deurmodule, "vandaag", lambda: next(dagen, morgen))
    bezoeker.get(SESSIE)
    assert bezoeker.houder.gewicht == 0


def test_a_clock_that_goes_back_brings_nothing_back(bezoeker, wereld, monkeypatch):
    from handleiding.publiek.etalage import schrijven, tabel

    bezoeker.get(SESSIE)
    for klok in (tabel, schrijven):
        monkeypatch.setattr(klok, "microseconden", lambda: 1)
    for titel in ("Eerst zo", "Dan zo", "Toen zo"):
        gewijzigd(wereld, wereld.bijeenkomst(), title=titel)
        antwoord, uit_bewaard = bewaard(bezoeker, SESSIE)
        assert uit_bewaard
        assert titel in antwoord.text


# Bad luck


def test_a_lost_database_is_never_answered_for(bezoeker, monkeypatch):
    """Nothing of what is kept is said, and nothing is kept; Django says what it says without a database."""
    bezoeker.get(SESSIE)
    zwaar = bezoeker.houder.gewicht

    def weg(*args):
        raise OperationalError("weg")

    monkeypatch.setattr(deurmodule, "stempels_als_openbaar", weg)
    for _ in range(2):
        assert bezoeker.get(SESSIE).status_code == 200
    assert len(bezoeker.django.gevraagd) == 3
    monkeypatch.setattr(deurmodule, "stempel_van_geheel", weg)
    bezoeker.get(ANDER)
    bezoeker.get(ANDER)
    assert len(bezoeker.django.gevraagd) == 5
    assert bezoeker.houder.gewicht == zwaar


def test_what_is_kept_stays_within_its_bound(wereld, openbare_adressen):
    bezoeker = Bezoeker(grens=60_000)
    for adres in openbare_adressen * 2:
        bezoeker.get(adres)
        assert bezoeker.houder.gewicht <= 60_000
    assert 2 < len(bezoeker.houder._inhoud) < len(openbare_adressen)
    # What was asked last is there, what was asked least went.
    bezoeker.django.gevraagd.clear()
    bezoeker.get(openbare_adressen[-1])
    assert bezoeker.django.gevraagd == []
    for adres in openbare_adressen:
        assert bezoeker.get(adres).content == vers_gemaakt(adres).content


def test_an_error_while_a_page_is_made_holds_nobody_up(bezoeker, monkeypatch):
    def stuk(environ, start_response):
        raise RuntimeError("stuk")

    monkeypatch.setattr(bezoeker.django, "applicatie", stuk)
    with pytest.raises(RuntimeError):
        bezoeker.get(SESSIE)
    monkeypatch.undo()
    assert bewaard(bezoeker, SESSIE)[1]


def test_a_herd_makes_a_page_once(wereld, monkeypatch):
    """The database of a test has one connection, so who waits is told what it would have asked."""
    bezoeker = Bezoeker(geduld=30)
    van_django, wachters, antwoorden = bezoeker.django.applicatie, [], []
    monkeypatch.setattr(deurmodule, "stempels_als_openbaar", lambda pk, soort: (1, 2))
    monkeypatch.setattr(deurmodule, "stempel_van_geheel", lambda: 1)
    monkeypatch.setattr(deurmodule, "na_afloop", lambda: None)

    def traag(environ, start_response):
        from handleiding.publiek.geheugen.openbaar import MERK, OpenbarePagina

        for _ in range(8):
            draad = threading.Thread(target=lambda: antwoorden.append(bezoeker.get(SESSIE)))
            draad.start()
            wachters.append(draad)
        environ[MERK] = OpenbarePagina(1, "site", (1, 2), ("testserver", 80), ("pagina-1",))
        start_response("200 OK", [("Content-Type", "text/html")])
        return [b"eenmaal"]

    bezoeker.django.applicatie = traag
    bezoeker.get(SESSIE)
    for draad in wachters:
        draad.join(30)
    assert van_django is not traag
    assert bezoeker.django.gevraagd == [SESSIE]
    assert [antwoord.ruw for antwoord in antwoorden] == [b"eenmaal"] * 8


def test_it_stands_around_the_application_with_the_bound_of_the_settings():
    from config import wsgi

    assert isinstance(wsgi.application, deurmodule.Voordeur)
    assert wsgi.application._houder._grens == instellingen.PAGINACACHE_MB * 1024 * 1024 > 0
