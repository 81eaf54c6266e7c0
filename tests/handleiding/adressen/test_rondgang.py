"""Every address of the table as a visitor without an account meets it: on the main host, and on an edition's own.

Leeuwarden has a host of its own here, Weststellingwerf has none.
"""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from wagtail.models import Site

from gemeenten.lokaal import metingen
from gemeenten.models import WerkleergroepPage
from gemeenten.onboarding import steps
from gemeenten.thema import Thema
from handleiding.adressen import MAIN_HOST
from handleiding.adressen.tabel import alle

HOOFD, EIGEN = "hoofd.example", "leeuwarden.example"
# Where on each host the pages of an edition begin, and those of one of its groups.
EDITIE = {HOOFD: "/gemeenten/weststellingwerf/", EIGEN: "/"}
GROEP = {HOOFD: "/gemeenten/weststellingwerf/wolvega/", EIGEN: "/aldlan/"}

# By address: what a visitor asks for, the status and the kind of answer. A row that is not here fails below:
# somebody has to decide what visitors get.
GEVRAAGD = {
    "account/": ("/account/login/", 200, "text/html"),
    "cms/": ("/cms/", 302, "text/html"),
    "_util/login/": ("/_util/login/", 302, "text/html"),
    "documenten/": ("/documenten/9999/verslag.pdf", 404, "text/html"),
    "uitnodiging/<uidb64>/<token>/": ("/uitnodiging/MQ/verlopen/", 200, "text/html"),
    "thema/<str:thema_hash>.css": ("/thema/{thema}.css", 200, "text/css"),
    "meting/<str:token>/": ("/meting/{meting}/", 200, "text/html"),
    "media/<path:pad>": ("/media/nergens.png", 404, "text/html"),
    "doe-mee/": ("/doe-mee/", 200, "text/html"),
    "gemeente-aanmelden/": ("/gemeente-aanmelden/", 200, "text/html"),
    "mijn-groep/": ("/mijn-groep/", 302, "text/html"),
    "klopt-dit-niet/": ("{editie}klopt-dit-niet/", 200, "text/html"),
    "editie.json": ("{editie}editie.json", 200, "application/json"),
    "sitemap.xml": ("/sitemap.xml", 200, "application/xml"),
    "robots.txt": ("/robots.txt", 200, "text/plain"),
    ".well-known/security.txt": ("/.well-known/security.txt", 404, "text/html"),
    "favicon.ico": ("/favicon.ico", 302, "text/html"),
    "wijzigingen/": ("{editie}handleiding/wijzigingen/", 200, "text/html"),
    "wijzigingen/feed.atom": (
        "{editie}handleiding/wijzigingen/feed.atom",
        200,
        "application/atom+xml",
    ),
    "v/<code>/": ("/v/nergens/", 404, "text/html"),
    "zoeken/": ("{editie}zoeken/?q=ouders", 200, "text/html"),
    "agenda.ics": ("{editie}agenda.ics", 200, "text/calendar"),
    "agenda-<uuid:sleutel>.ics": ("{groep}agenda-{sessie}.ics", 200, "text/calendar"),
    "agenda-ics/": ("{groep}agenda-ics/", 200, "text/calendar"),
    "handleiding.pdf": ("{editie}handleiding/handleiding.pdf", 200, "application/pdf"),
    "bijeenkomst.pdf": (
        "{editie}handleiding/programma/bijeenkomst-1/bijeenkomst.pdf",
        200,
        "application/pdf",
    ),
    "draaiboek/": ("{groep}draaiboek/", 200, "text/html"),
    "draaiboek/<int:nummer>/": ("{groep}draaiboek/1/", 200, "text/html"),
    "draaiboek/ronde-<int:ronde>/": ("{groep}draaiboek/ronde-1/", 200, "text/html"),
    "draaiboek/ronde-<int:ronde>/<int:nummer>/": (
        "{groep}draaiboek/ronde-1/1/",
        200,
        "text/html",
    ),
    "draaiboek/ronde-<int:ronde>/<int:nummer>/draaiboek.pdf": (
        "{groep}draaiboek/ronde-1/1/draaiboek.pdf",
        200,
        "application/pdf",
    ),
}
ALLEEN_HOOFD = {adres.pad for adres in alle() if MAIN_HOST in adres.niveaus}
ONDER_EDITIE = {pad for pad, (adres, *_) in GEVRAAGD.items() if adres.startswith("{")}
# Forms of people with an account, which need one.
MET_COOKIE = {"account/"}
DOOR_DE_SERVER = {"static/<path:pad>", "livez", "readyz", "healthz", "metrics"}
PAGINAS = ("{editie}", "{groep}", "{editie}handleiding/", "{editie}contact/", "/doe-mee/")


@pytest.fixture(autouse=True)
def hosts(wereld, settings):
    """Give Leeuwarden a host of its own, beside the main one."""
    settings.ALLOWED_HOSTS = [HOOFD, EIGEN]
    settings.WAGTAILADMIN_BASE_URL = f"http://{HOOFD}"
    Site.objects.filter(is_default_site=True).update(hostname=HOOFD)
    steps.ensure_site(wereld.editie(), EIGEN)


@pytest.fixture
def vul_in(wereld):
    """Return what fills in an address of the list for one host."""
    groepen = {
        HOOFD: WerkleergroepPage.objects.get(slug="wolvega"),
        EIGEN: WerkleergroepPage.objects.get(slug="aldlan"),
    }
    meting = metingen.open_meting(
        groepen[EIGEN], moment="start", ronde=1, user=wereld.user("redacteur-leeuwarden")
    )
    waarden = {"thema": Thema(wereld.editie().kleur).hash, "meting": meting.token}
    return lambda adres, host: adres.format(
        editie=EDITIE[host],
        groep=GROEP[host],
        sessie=groepen[host].sessies.first().sleutel,
        **waarden,
    )


def test_somebody_decided_about_every_address():
    assert {adres.pad for adres in alle()} == set(GEVRAAGD) | DOOR_DE_SERVER


@pytest.mark.parametrize("host", [HOOFD, EIGEN])
@pytest.mark.parametrize("pad", GEVRAAGD)
def test_visitor_gets_it_where_it_lives_without_a_cookie(client, vul_in, pad, host):
    if host == EIGEN and pad in ALLEEN_HOOFD:
        host = HOOFD
    adres, status, soort = GEVRAAGD[pad]
    antwoord = client.get(vul_in(adres, host), headers={"host": host})
    assert antwoord.status_code == status
    assert antwoord.headers["Content-Type"].startswith(soort)
    assert bool(antwoord.cookies) == (pad in MET_COOKIE)
    if status == 302 and pad != "favicon.ico":
        assert antwoord.headers["Location"].startswith("/account/login/")
    if soort == "text/calendar":
        hosts = set(re.findall(r"URL[^:]*:https?://([^/]+)/", antwoord.text.replace("\r\n ", "")))
        assert hosts == {host}


@pytest.mark.parametrize("vraag", ["", "?next=/cms/&p=%C3%A9"])
@pytest.mark.parametrize("pad", sorted(ALLEEN_HOOFD))
def test_host_of_an_edition_leads_to_the_main_host(client, vul_in, pad, vraag):
    adres = vul_in(GEVRAAGD[pad][0], EIGEN)
    for methode in (client.get, client.head):
        antwoord = methode(f"{adres}{vraag}", headers={"host": EIGEN})
        assert antwoord.status_code == 302
        assert antwoord.headers["Location"] == f"http://{HOOFD}{adres}{vraag}"
        assert not antwoord.cookies
        assert "no-store" in antwoord.headers["Cache-Control"]
    for methode in (client.post, client.put, client.delete):
        antwoord = methode(f"{adres}{vraag}", headers={"host": EIGEN})
        assert antwoord.status_code == 404
        assert "Location" not in antwoord.headers


@pytest.mark.parametrize("pad", sorted(ONDER_EDITIE))
def test_main_host_leads_to_the_host_of_the_edition(client, vul_in, pad):
    hier = vul_in(GEVRAAGD[pad][0], EIGEN)
    adres = f"/gemeenten/leeuwarden{hier}"
    antwoord = client.get(f"{adres}?ronde=2", headers={"host": HOOFD})
    assert antwoord.status_code == 301
    assert antwoord.headers["Location"] == f"http://{EIGEN}{hier}?ronde=2"
    assert not antwoord.cookies
    assert "no-store" in antwoord.headers["Cache-Control"]
    assert client.post(adres, headers={"host": HOOFD}).status_code == 404
    daar = client.get(hier, {"ronde": "2"}, headers={"host": EIGEN})
    assert daar.status_code == 200


@pytest.mark.parametrize("host", [HOOFD, EIGEN])
@pytest.mark.parametrize("pagina", PAGINAS)
def test_links_of_a_page_lead_somewhere(client, host, pagina):
    pad = pagina.format(editie=EDITIE[host], groep=GROEP[host])
    if host == EIGEN and pad == "/doe-mee/":
        host = HOOFD
    adres = f"http://{host}{pad}"
    tekst = vraag(client, adres).text
    gevonden = {urljoin(adres, link) for link in re.findall(r'(?:href|src)="([^"#]+)', tekst)}
    hier = {link for link in gevonden if urlsplit(link).hostname in {HOOFD, EIGEN}}
    assert any(link.endswith("agenda.ics") for link in hier) == (pagina in {"{editie}", "{groep}"})
    for link in sorted(hier):
        if not urlsplit(link).path.startswith("/static/"):
            assert vraag(client, link).status_code in {200, 301, 302}, link
    assert not {link for link in gevonden if urlsplit(link).hostname in {"localhost", "testserver"}}


def vraag(client, adres: str):
    delen = urlsplit(adres)
    return client.get(delen.path, headers={"host": delen.hostname})


def test_calendar_needs_a_page_that_has_one(client):
    for adres in ("/agenda.ics", "/handleiding/agenda.ics", "/gemeenten/agenda.ics"):
        assert client.get(adres, headers={"host": HOOFD}).status_code == 404
