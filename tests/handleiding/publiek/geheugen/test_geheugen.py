"""What is answered from memory is what would be made now, for whom it is made, and nothing that was taken back."""

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction, Site

from handleiding.models import BijeenkomstPage
from handleiding.publiek import geheugen
from handleiding.publiek.geheugen import adres as adresboek
from handleiding.publiek.geheugen import stand
from handleiding.workflow.actions import haal_offline
from tests.bezoeker import Bezoeker
from tests.handleiding.publiek.test_wetten import BOVEN, CONTACT, EDITIE, GROEP, KERN, ONDER, SESSIE
from tests.handleiding.publiek.wandeling import STAPPEN, Wandeling
from tests.handleiding.test_zichtbaarheid import kind, maak_intern
from tests.handleiding.workflow.staten import vers
from tests.wetten import LANG, wet

SESSIEPAD = "/gemeenten/leeuwarden/handleiding/programma/bijeenkomst-1/"
# Address, and how many questions it may take once it was read. One is about the stamps, one about the page.
BUDGET = {
    SESSIEPAD: 4,
    "/handleiding/programma/bijeenkomst-1/": 4,
    "/gemeenten/leeuwarden/handleiding/inleiding/": 4,
    "/gemeenten/leeuwarden/handleiding/": 4,
    "/handleiding/": 4,
    "/": 4,
    "/de-aanpak/": 3,
    "/gemeenten/": 4,
    "/gemeenten/leeuwarden/contact/": 4,
    "/gemeenten/leeuwarden/": 8,
    "/gemeenten/leeuwarden/aldlan/": 10,
}
WEG = (404, 410)
STAP = st.tuples(st.sampled_from(STAPPEN), st.integers(0, 8), st.integers(1, 9))


def warm(client, adres):
    """The first time the address is remembered, the second time what stands around its page."""
    client.get(adres)
    client.get(adres)
    return client.get(adres)


def vragen(client, adres):
    with CaptureQueriesContext(connection) as gevangen:
        antwoord = client.get(adres)
    return antwoord, [vraag["sql"] for vraag in gevangen.captured_queries]


@pytest.mark.parametrize("adres", BUDGET)
def test_a_page_that_was_read_costs_few_questions_and_is_the_same(client, wereld, adres):
    vers_gemaakt = client.get(adres)
    assert vers_gemaakt.status_code == 200
    warm(client, adres)
    antwoord, gevraagd = vragen(client, adres)
    assert antwoord.content == vers_gemaakt.content
    assert len(gevraagd) <= BUDGET[adres], gevraagd


def test_who_has_a_session_gets_nothing_from_memory(client, wereld):
    page = maak_intern(wereld, kind(wereld, vers(wereld.editie())))
    assert page.url not in warm(client, SESSIEPAD).text
    lezer = Client()
    lezer.force_login(wereld.user("lezer-leeuwarden"))
    assert page.url in warm(lezer, SESSIEPAD).text
    assert page.url not in client.get(SESSIEPAD).text


def test_a_page_that_becomes_internal_is_gone_at_the_next_request(client, wereld):
    page = kind(wereld, vers(wereld.editie()))
    assert page.url in warm(client, SESSIEPAD).text
    assert warm(client, page.url).status_code == 200
    maak_intern(wereld, page)
    assert page.url not in client.get(SESSIEPAD).text
    assert client.get(page.url).status_code == 302


def test_what_is_below_an_edition_that_goes_offline_is_gone(client, wereld):
    assert warm(client, SESSIEPAD).status_code == 200
    haal_offline(wereld.editie(), wereld.user("beoordelaar-leeuwarden"), "Verhuisd.")
    assert client.get(SESSIEPAD).status_code in WEG
    assert client.get("/gemeenten/leeuwarden/").status_code in WEG


def test_a_row_that_says_offline_is_believed_whatever_is_remembered(client, wereld):
    warm(client, SESSIEPAD)
    Page.objects.filter(pk=wereld.bijeenkomst().pk).update(live=False)
    assert client.get(SESSIEPAD).status_code in WEG


def test_another_page_at_a_remembered_address_is_found(client, wereld):
    page = wereld.bijeenkomst()
    warm(client, SESSIEPAD)
    pad = page.url_path
    Page.objects.filter(pk=page.pk).update(slug="weg", url_path=f"{pad[:-1]}-weg/")
    assert client.get(SESSIEPAD).status_code == 404
    ander = wereld.bijeenkomst(7)
    Page.objects.filter(pk=ander.pk).update(slug=page.slug, url_path=pad)
    assert ander.title in client.get(SESSIEPAD).text


def test_a_host_that_gets_another_root_is_not_remembered(client, wereld, settings):
    settings.ALLOWED_HOSTS = ["*"]
    site = Site.objects.create(hostname="eigen.example", root_page=wereld.editie())
    extra = {"headers": {"host": "eigen.example"}}
    assert client.get("/contact/", **extra).status_code == 200
    assert client.get("/contact/", **extra).status_code == 200
    site.root_page = wereld.editie("weststellingwerf")
    site.save()
    assert "Weststellingwerf" in client.get("/contact/", **extra).text
    site.delete()
    assert client.get("/contact/", **extra).status_code == 404


def test_a_restriction_of_wagtails_own_is_asked(client, wereld):
    warm(client, SESSIEPAD)
    PageViewRestriction.objects.create(page=wereld.hoofdstuk("programma"), restriction_type="login")
    assert client.get(SESSIEPAD).status_code == 302


def test_what_was_published_and_taken_back_is_kept_nowhere(client, wereld):
    was = warm(client, SESSIEPAD).content
    naast = "/gemeenten/leeuwarden/handleiding/programma/bijeenkomst-7/"
    naast_was = warm(client, naast).content
    page = wereld.bijeenkomst()
    with transaction.atomic():
        concept = page.get_latest_revision_as_object()
        concept.title = "Nooit gebleven"
        concept.save_revision(user=wereld.user("redacteur-leeuwarden"))
        wereld.publiceer(vers(page), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
        assert "Nooit gebleven" in warm(client, SESSIEPAD).text
        assert "Nooit gebleven" in warm(client, naast).text
        transaction.set_rollback(True)
    assert client.get(SESSIEPAD).content == was
    assert client.get(naast).content == naast_was


def test_a_change_is_kept_by_nobody_while_it_may_still_be_taken_back(client, wereld, monkeypatch):
    """Also when a later stamp comes to the same value, as after a clock that was set back."""
    client.get(SESSIEPAD)
    in_transactie = []
    for houder in set(stand._houders) - {adresboek._plekken}:
        monkeypatch.setattr(houder, "bewaar", lambda *args, **kwargs: in_transactie.append(args))
    with transaction.atomic():
        client.get(SESSIEPAD)
        client.get(SESSIEPAD)
    assert in_transactie == []


def test_a_remembered_address_keeps_no_page(wereld, client):
    warm(client, SESSIEPAD)
    plekken = [inhoud[1] for inhoud in adresboek._plekken._inhoud.values()]
    assert any(plek.model is BijeenkomstPage for plek in plekken)
    assert not any(isinstance(plek, Page) for plek in plekken)


@pytest.fixture
def wandeling(wereld, django_capture_on_commit_callbacks, monkeypatch):
    # The walk is one transaction that is taken back; to it, what it does is there to stay.
    monkeypatch.setattr(stand, "staat_vast", lambda: True)
    with django_capture_on_commit_callbacks(execute=True):
        return Wandeling(wereld)


def antwoorden(wandeling, bezoeker=None):
    bezoeker = bezoeker or wandeling.bezoeker
    return {
        adres: (antwoord.status_code, antwoord.headers.get("Location"), antwoord.content)
        for adres in wandeling.adressen
        for antwoord in [bezoeker.get(adres)]
    }


@pytest.mark.hypothesis
def test_what_is_kept_is_what_would_be_made_now(wandeling, django_capture_on_commit_callbacks):
    @wet(
        2,
        lang=60,
        deadline=None,
        derandomize=settings.get_current_profile_name() != LANG,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @example([("publiceer", SESSIE, 4), ("publiceer", EDITIE, 1), ("publiceer", CONTACT, 2)])
    @example([("publiceer", BOVEN, 2), ("verplaats", ONDER, 1), ("herschik", SESSIE, 1)])
    @example([("haal_offline", SESSIE, 1), ("publiceer", GROEP, 1), ("spoed", KERN, 4)])
    @example([("editie_offline", 0, 1), ("archief", 0, 1), ("naam", 0, 3), ("host", 0, 1)])
    @example([("samen", 0, 1), ("nieuwe_editie", 0, 2), ("persoon", 0, 1), ("omleiding", 1, 1)])
    @given(st.lists(STAP, min_size=2, max_size=4))
    def houdt(stappen):
        aan_de_deur = Bezoeker()
        try:
            with transaction.atomic():
                antwoorden(wandeling)
                for stap in stappen:
                    antwoorden(wandeling, aan_de_deur)
                    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
                        wandeling.zet(*stap)
                    bewaard = antwoorden(wandeling, aan_de_deur)
                    gehouden = antwoorden(wandeling)
                    geheugen.leeg()
                    cache.clear()
                    nu_gemaakt = antwoorden(wandeling)
                    assert gehouden == nu_gemaakt, stap
                    assert bewaard == nu_gemaakt, stap
                transaction.set_rollback(True)
        finally:
            geheugen.leeg()
            cache.clear()

    houdt()
