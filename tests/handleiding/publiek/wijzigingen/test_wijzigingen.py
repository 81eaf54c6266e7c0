"""What changed and why, for readers: the page, the feed, and what a printed page says of itself."""

from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone
from wagtail.models import Page, Site

from handleiding.models import Etalage, HandleidingPage
from handleiding.publiek.etalage import Gebeurtenis, werk_bij
from handleiding.publiek.wijzigingen.lezen import lees_dag
from handleiding.workflow.actions import dien_in, haal_offline, keur_goed
from tests.handleiding.workflow.staten import KEURDER, SCHRIJVER, vers

ATOM = "{http://www.w3.org/2005/Atom}"
KERN = "/handleiding/wijzigingen/"
EDITIE = "/gemeenten/leeuwarden/handleiding/wijzigingen/"


def publiceer(wereld, page, titel, reden=""):
    concept = vers(page).get_latest_revision_as_object()
    concept.title = titel
    concept.save_revision(user=wereld.user(SCHRIJVER), log_action=True)
    dien_in(vers(page), wereld.user(SCHRIJVER))
    keur_goed(vers(page), wereld.user(KEURDER))
    if reden:
        Etalage.objects.filter(pk=page.pk).update(reden=reden)
    return vers(page)


def terug_in_de_tijd(dagen):
    Etalage.objects.update(gewijzigd_op=timezone.now() - timedelta(days=dagen))


def test_what_changed_since_a_day_with_its_reason(client, wereld):
    terug_in_de_tijd(30)
    page = publiceer(wereld, wereld.hoofdstuk(), "Nieuw begin", "De wet is veranderd.")
    sinds = (timezone.localdate() - timedelta(days=1)).isoformat()
    html = client.get(EDITIE, {"sinds": sinds}).text
    assert html.count('class="collectief-treffer"') == 1
    assert f'href="{page.url}"' in html
    assert "Nieuw begin</a>: De wet is veranderd." in html
    assert "Nieuw begin" not in client.get(KERN, {"sinds": sinds}).text
    morgen = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert "is er niets gewijzigd" in client.get(EDITIE, {"sinds": morgen}).text


def test_redactional_changes_are_folded(client, wereld):
    page = publiceer(wereld, wereld.hoofdstuk(), "Nieuw begin")
    Etalage.objects.filter(pk=page.pk).update(soort="redactioneel")
    html = client.get(EDITIE).text
    assert "1 kleine wijziging: de strekking bleef gelijk" in html
    assert html.index("<details") < html.index("Nieuw begin</a>")


@pytest.mark.parametrize("hoe", ["offline", "intern"])
def test_what_is_not_public_is_not_named(client, wereld, hoe):
    page = publiceer(wereld, wereld.hoofdstuk(), "Nieuw begin")
    if hoe == "offline":
        haal_offline(page, wereld.user(KEURDER), "Het klopt niet meer.")
    else:
        type(page).objects.filter(pk=page.pk).update(intern=True)
        werk_bij([page], Gebeurtenis.PLEK)
    assert "Nieuw begin" not in client.get(EDITIE).text
    assert "Nieuw begin" not in client.get(f"{EDITIE}feed.atom").text


@pytest.mark.parametrize(
    "sinds", ["31-12-2026", "2026-02-30", "gisteren", "0001-01-01", "9999-12-31", "<b>", "' OR 1=1"]
)
def test_what_is_no_day_is_said_where_it_is_typed(client, wereld, sinds):
    antwoord = client.get(EDITIE, {"sinds": sinds})
    assert antwoord.status_code == 400
    assert "is geen datum" in antwoord.text
    assert "<b>" not in antwoord.text.split("<main")[1]
    assert 'aria-invalid="true"' in antwoord.text


def test_day_is_read_as_it_is_written():
    assert lees_dag("") is None
    assert lees_dag("2026-11-30").isoformat() == "2026-11-30"


def test_feed_says_the_same(client, wereld):
    page = publiceer(wereld, wereld.hoofdstuk(), "Nieuw begin", "De wet is veranderd.")
    antwoord = client.get(f"{EDITIE}feed.atom")
    assert antwoord["Content-Type"].startswith("application/atom+xml")
    eerste = ET.fromstring(antwoord.content).find(f"{ATOM}entry")  # noqa: S314
    assert eerste.find(f"{ATOM}title").text == "Nieuw begin"
    assert eerste.find(f"{ATOM}link").get("href").endswith(page.url)
    assert eerste.find(f"{ATOM}summary").text == "De wet is veranderd."
    assert not antwoord.cookies


@pytest.mark.parametrize("pad", [EDITIE, f"{EDITIE}feed.atom"])
def test_is_sent_again_only_when_it_changed(client, wereld, pad):
    merk = {"If-None-Match": client.get(pad)["ETag"]}
    assert client.get(pad, headers=merk).status_code == 304
    publiceer(wereld, wereld.hoofdstuk(), "Nieuw begin")
    assert client.get(pad, headers=merk).status_code == 200


@pytest.mark.parametrize(
    "pad",
    [
        "/gemeenten/leeuwarden/wijzigingen/",
        "/handleiding/inleiding/wijzigingen/",
        "/gemeenten/sjabloon/handleiding/wijzigingen/",
        "/nergens/wijzigingen/feed.atom",
    ],
)
def test_below_no_public_handbook_there_is_none(client, wereld, pad):
    assert client.get(pad).status_code == 404


def test_edition_that_is_offline_says_nothing(client, wereld):
    editie = wereld.editie()
    type(editie).objects.filter(pk=editie.pk).update(live=False)
    werk_bij([editie], Gebeurtenis.OFFLINE)
    assert client.get(EDITIE).status_code == 404


def test_page_tells_when_it_changed_and_leads_on(client, wereld):
    page = publiceer(wereld, wereld.hoofdstuk(), "Nieuw begin")
    html = client.get(page.url).text
    assert "Bijgewerkt op" in html
    assert f'href="{EDITIE}"' in html


def test_print_knows_whether_it_is_still_good(client, wereld):
    page = publiceer(wereld, wereld.hoofdstuk(), "Nieuw begin")
    code = Etalage.objects.get(pk=page.pk).code
    assert f"/v/{code}/" in client.get(page.url).text
    assert "Ja. Uw afdruk heeft de tekst" in client.get(f"/v/{code}/").text
    assert "Ja. Uw afdruk heeft de tekst" in client.get(f"/v/{code.upper()}/").text
    publiceer(wereld, page, "Nog nieuwer", "De wet is veranderd.")
    html = client.get(f"/v/{code}/").text
    assert "Nee. Er is een nieuwere tekst." in html
    assert "De wet is veranderd." in html
    assert page.get_full_url() in html


def test_print_of_what_was_withdrawn_says_nothing_of_it(client, wereld):
    page = publiceer(wereld, wereld.hoofdstuk(), "Nieuw begin")
    code = Etalage.objects.get(pk=page.pk).code
    haal_offline(page, wereld.user(KEURDER), "Het klopt niet meer.")
    for adres in (f"/v/{code}/", "/v/bestaatniet/", "/v/%00/", f"/v/{'x' * 500}/"):
        antwoord = client.get(adres)
        assert antwoord.status_code in {404, 400}
        assert "Nieuw begin" not in antwoord.text
    assert HandleidingPage.objects.exists()


@pytest.mark.parametrize("teken", ["\x0b", "\x01", "\ufffe"])
def test_feed_is_xml_whatever_was_pasted(client, wereld, teken):
    page = wereld.kernbijeenkomst(1)
    Page.objects.filter(pk=page.pk).update(title=f"Nieuw{teken}begin")
    Etalage.objects.filter(pk=page.pk).update(reden=f"De{teken}wet")
    feed = ET.fromstring(client.get(f"{KERN}feed.atom").content)  # noqa: S314 - our own
    assert "Nieuw begin" in [titel.text for titel in feed.iter(f"{ATOM}title")]


def test_host_of_an_edition_that_is_offline_does_not_name_it(client, wereld, settings):
    settings.ALLOWED_HOSTS = ["editie.example"]
    editie = wereld.editie()
    Site.objects.create(hostname="editie.example", root_page=editie)
    assert "Leeuwarden" in client.get("/v/bestaatniet/", headers={"host": "editie.example"}).text
    haal_offline(editie, wereld.user("beoordelaar-leeuwarden"), "Herindeling")
    antwoord = client.get("/v/bestaatniet/", headers={"host": "editie.example"})
    assert antwoord.status_code == 404
    assert "Leeuwarden" not in antwoord.text
