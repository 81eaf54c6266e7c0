"""Where a text was and is no more: 410, and nothing of what it said."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from gemeenten.editie.levensloop.archief import archiveer
from handleiding.models import InhoudPage
from handleiding.workflow.actions import haal_offline
from tests.bewaring import na_de_termijn

WEG = "Deze pagina is weggehaald"


def vers(page):
    return Page.objects.get(pk=page.pk).specific


@pytest.fixture
def page(wereld):
    """A page of Leeuwarden that is online."""
    page = InhoudPage(title="Een geheim plan", slug="plan", live=False)
    vers(wereld.editie()).add_child(instance=page)
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    wereld.publiceer(page, "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    return vers(page)


@pytest.fixture
def offline(wereld, page):
    haal_offline(page, wereld.user("beoordelaar-leeuwarden"), "Een reden.")
    return vers(page)


@pytest.mark.parametrize("staart", ["", "?x=1"])
def test_text_that_was_taken_away_is_gone(client, offline, staart):
    antwoord = client.get(f"/gemeenten/leeuwarden/plan/{staart}")
    assert antwoord.status_code == 410
    assert WEG in antwoord.text
    assert "geheim" not in antwoord.text
    assert "no-store" in antwoord.headers["Cache-Control"]
    assert not antwoord.cookies


def test_text_that_comes_back_is_there_again(client, wereld, offline):
    offline.save_revision(user=wereld.user("redacteur-leeuwarden"))
    wereld.publiceer(offline, "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    assert client.get("/gemeenten/leeuwarden/plan/").status_code == 200


def test_draft_that_nobody_read_was_never_there(client, wereld):
    vers(wereld.editie()).add_child(instance=InhoudPage(title="Nieuw", slug="nieuw", live=False))
    antwoord = client.get("/gemeenten/leeuwarden/nieuw/")
    assert antwoord.status_code == 404
    assert WEG not in antwoord.text


def test_page_that_became_internal_is_not_told_of(client, wereld, page):
    page.intern = True
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    wereld.publiceer(page, "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    assert client.get("/gemeenten/leeuwarden/plan/").status_code != 410


def test_deleted_page_and_unknown_address_are_not_found(client, wereld, offline):
    na_de_termijn(offline).delete()
    for adres in ("/gemeenten/leeuwarden/plan/", "/plan/", "/x/%00/", "/cms/plan/"):
        assert client.get(adres).status_code in (301, 302, 400, 404), adres


def test_address_that_leads_on_leads_on(client, wereld, offline):
    Redirect.add_redirect("/gemeenten/leeuwarden/plan/", "/gemeenten/leeuwarden/")
    antwoord = client.get("/gemeenten/leeuwarden/plan/")
    assert (antwoord.status_code, antwoord.headers["Location"]) == (301, "/gemeenten/leeuwarden/")


def test_all_of_an_edition_in_the_archive_is_gone(client, wereld, page):
    haal_offline(wereld.editie(), wereld.user("beoordelaar-leeuwarden"), "Stopt.")
    archiveer(wereld.editie(), user=wereld.user("kernredacteur"))
    for adres in ("/gemeenten/leeuwarden/", "/gemeenten/leeuwarden/plan/"):
        assert client.get(adres).status_code == 410
    assert client.get("/gemeenten/weststellingwerf/").status_code == 200
