"""Every address of the table as a visitor without an account meets it, on the main host and on an edition's own."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from wagtail.models import Site

from gemeenten import metingen
from gemeenten.models import WerkleergroepPage
from gemeenten.onboarding import steps
from gemeenten.thema import Thema
from handleiding.adressen import Anders
from handleiding.adressen.tabel import alle

HOOFD, EIGEN = "hoofd.example", "leeuwarden.example"
# Where the pages of the edition begin on each host.
EDITIE = {HOOFD: "/gemeenten/leeuwarden/", EIGEN: "/"}

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
    "agenda.ics": ("{editie}agenda.ics", 200, "text/calendar"),
    "agenda-<uuid:sleutel>.ics": ("{editie}aldlan/agenda-{sessie}.ics", 200, "text/calendar"),
    "agenda-ics/": ("{editie}aldlan/agenda-ics/", 200, "text/calendar"),
    "draaiboek/": ("{editie}aldlan/draaiboek/", 200, "text/html"),
    "draaiboek/<int:nummer>/": ("{editie}aldlan/draaiboek/1/", 200, "text/html"),
}
# Forms of people with an account, which need one.
MET_COOKIE = {"account/"}
DOOR_DE_SERVER = {"static/<path:pad>", "livez", "readyz", "healthz", "metrics"}
PAGINAS = ("", "aldlan/", "handleiding/", "handleiding/programma/bijeenkomst-1/", "contact/")


@pytest.fixture(autouse=True)
def hosts(wereld, settings):
    """Give Leeuwarden a host of its own, beside the main one."""
    settings.ALLOWED_HOSTS = [HOOFD, EIGEN]
    Site.objects.filter(is_default_site=True).update(hostname=HOOFD)
    steps.ensure_site(wereld.editie(), EIGEN)


@pytest.fixture
def vul_in(wereld):
    """Return what fills in an address of the list for one host."""
    groep = WerkleergroepPage.objects.get(slug="aldlan")
    redacteur = wereld.user("redacteur-leeuwarden")
    waarden = {
        "thema": Thema(wereld.editie().kleur).hash,
        "meting": metingen.open_meting(groep, moment="start", ronde=1, user=redacteur).token,
        "sessie": groep.sessies.first().sleutel,
    }
    return lambda adres, host: adres.format(editie=EDITIE[host], **waarden)


def test_somebody_decided_about_every_address():
    later = {adres.pad for adres in alle() if adres.anders in {Anders.LATER, Anders.REDACTIE}}
    assert {adres.pad for adres in alle()} - later == set(GEVRAAGD) | DOOR_DE_SERVER


@pytest.mark.parametrize("host", [HOOFD, EIGEN])
@pytest.mark.parametrize("pad", GEVRAAGD)
def test_visitor_gets_it_without_a_cookie(client, vul_in, pad, host):
    adres, status, soort = GEVRAAGD[pad]
    antwoord = client.get(vul_in(adres, host), headers={"host": host})
    assert antwoord.status_code == status
    assert antwoord.headers["Content-Type"].startswith(soort)
    assert bool(antwoord.cookies) == (pad in MET_COOKIE)
    if status == 302:
        assert antwoord.headers["Location"].startswith("/account/login/")
    if soort == "text/calendar":
        hosts = set(re.findall(r"URL[^:]*:https?://([^/]+)/", antwoord.text.replace("\r\n ", "")))
        assert hosts == {host}  # where it was asked: who subscribed stays there


@pytest.mark.parametrize("host", [HOOFD, EIGEN])
@pytest.mark.parametrize("pagina", PAGINAS)
def test_links_of_a_page_lead_somewhere(client, host, pagina):
    adres = f"http://{host}{EDITIE[host]}{pagina}"
    tekst = vraag(client, adres).text
    gevonden = {urljoin(adres, link) for link in re.findall(r'(?:href|src)="([^"#]+)', tekst)}
    hier = {link for link in gevonden if urlsplit(link).hostname in {HOOFD, EIGEN}}
    assert any(link.endswith("agenda.ics") for link in hier) == (pagina in {"", "aldlan/"})
    for link in sorted(hier):
        if not urlsplit(link).path.startswith("/static/"):
            assert vraag(client, link).status_code in {200, 302}, link
    assert not {link for link in gevonden if urlsplit(link).hostname in {"localhost", "testserver"}}


def vraag(client, adres: str):
    delen = urlsplit(adres)
    return client.get(delen.path, headers={"host": delen.hostname})


def test_calendar_needs_a_page_that_has_one(client):
    for adres in ("/agenda.ics", "/handleiding/agenda.ics", "/gemeenten/agenda.ics"):
        assert client.get(adres, headers={"host": HOOFD}).status_code == 404
