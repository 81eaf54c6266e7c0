"""What machines ask of a host, on the main host and on an edition's own."""

import json
import re
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from sectxt import Parser
from wagtail.models import Page, Site

from gemeenten.onboarding import steps
from handleiding.publiek.etalage import werk_bij
from handleiding.zichtbaarheid import openbaar
from tests.handleiding.workflow.staten import concept, goedgekeurd, vers

HOOFD, EIGEN = "www.handleiding.example", "leeuwarden.example"
RUIMTE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(autouse=True)
def hosts(wereld, settings):
    settings.ALLOWED_HOSTS = [HOOFD, EIGEN]
    settings.WAGTAILADMIN_BASE_URL = f"http://{HOOFD}"
    Site.objects.filter(is_default_site=True).update(hostname=HOOFD)
    steps.ensure_site(wereld.editie(), EIGEN)


def adressen(client, host):
    boom = ET.fromstring(client.get("/sitemap.xml", headers={"host": host}).content)  # noqa: S314
    return {plek.text for plek in boom.iter(f"{RUIMTE}loc")}


def van(paginas):
    return {page.get_full_url() for page in paginas}


def test_each_public_page_is_in_the_map_of_its_own_host_only(client, wereld):
    editie = wereld.editie()
    alle = openbaar(Page.objects.filter(depth__gt=1))
    eigen = alle.filter(path__startswith=editie.path)
    assert adressen(client, EIGEN) == van(eigen)
    assert adressen(client, HOOFD) == van(alle.exclude(path__startswith=editie.path))
    assert all(adres.startswith(f"http://{EIGEN}/") for adres in adressen(client, EIGEN))


def test_map_knows_what_is_internal(client, wereld):
    page = goedgekeurd(wereld)
    assert page.get_full_url() in adressen(client, EIGEN)
    intern = goedgekeurd(wereld, title="Binnen", slug="binnen", intern=True)
    ontwerp = concept(wereld, title="Nog niet", slug="nog-niet")
    assert not {intern.get_full_url(), ontwerp.get_full_url()} & adressen(client, EIGEN)


def test_map_is_sent_again_only_when_it_changed(client, wereld):
    eerste = client.get("/sitemap.xml", headers={"host": EIGEN})
    merk = {"If-None-Match": eerste["ETag"], "host": EIGEN}
    assert client.get("/sitemap.xml", headers=merk).status_code == 304
    page = goedgekeurd(wereld)
    assert client.get("/sitemap.xml", headers=merk).status_code == 200
    type(page).objects.filter(pk=page.pk).update(live=False)
    werk_bij([vers(page)])
    assert page.get_full_url() not in adressen(client, EIGEN)


def test_map_costs_the_same_for_many_pages(client, wereld, django_assert_max_num_queries):
    adressen(client, HOOFD)
    with django_assert_max_num_queries(8):
        assert len(adressen(client, HOOFD)) > 20


@pytest.mark.parametrize("host", [HOOFD, EIGEN])
def test_robots_names_the_map_of_its_host(client, host):
    antwoord = client.get("/robots.txt", headers={"host": host})
    assert antwoord["Content-Type"].startswith("text/plain")
    assert f"Sitemap: http://{host}/sitemap.xml" in antwoord.text
    assert "Disallow: /cms/" in antwoord.text


@pytest.mark.parametrize("host", [HOOFD, EIGEN])
def test_whom_to_tell_about_a_weakness(client, settings, host):
    settings.MELDPUNT_BEVEILIGING = ["mailto:meld@handleiding.example"]
    settings.WAGTAILADMIN_BASE_URL = f"https://{HOOFD}"
    antwoord = client.get("/.well-known/security.txt", headers={"host": host}, secure=True)
    gelezen = Parser(antwoord.content)
    assert {fout["code"] for fout in gelezen.errors} == set()
    assert gelezen.is_valid()
    verloopt = re.search(r"Expires: (\S+)", antwoord.text)[1]
    over = datetime.fromisoformat(verloopt) - datetime.now(UTC)
    assert 170 < over.days < 181
    assert f"Canonical: https://{host}/.well-known/security.txt" in antwoord.text


def test_nobody_named_is_no_file(client):
    assert client.get("/.well-known/security.txt", headers={"host": HOOFD}).status_code == 404


def test_breadcrumbs_for_machines_are_those_of_the_page(client, wereld):
    page = wereld.kernbijeenkomst(1)
    html = client.get(page.get_url(), headers={"host": HOOFD}).text
    blok = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)[1]
    lijst = json.loads(blok)["itemListElement"]
    keten = [*page.get_ancestors().filter(depth__gt=1), page]
    assert [lid["name"] for lid in lijst] == [boven.title for boven in keten]
    assert [lid["item"] for lid in lijst] == [boven.get_full_url() for boven in keten]
    assert [lid["position"] for lid in lijst] == list(range(1, len(keten) + 1))


def test_title_cannot_end_the_element(client, wereld):
    page = goedgekeurd(wereld, title="</script><script>alert(1)", slug="kwaad")
    html = client.get(page.get_url(), headers={"host": EIGEN}).text
    assert "<script>alert" not in html


def test_what_is_shared_has_its_title_and_its_one_address(client, wereld):
    page = wereld.kernbijeenkomst(1)
    html = client.get(page.get_url(), headers={"host": HOOFD}).text
    assert f'<meta property="og:url" content="{page.get_full_url()}">' in html
    assert '<meta property="og:locale" content="nl_NL">' in html
