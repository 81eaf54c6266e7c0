"""A reader says what is wrong with a page: without a cookie, once, and only about what readers see."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from gemeenten.lezers.reacties import aannemen, afhandelen
from gemeenten.models import Lezersreactie
from gemeenten.onboarding.steps import ensure_site
from handleiding.publiek.lezersformulier import tempo, zegel
from handleiding.workflow.actions import haal_offline
from tests.handleiding.adressen.hulp import met_oude_naam
from tests.lezer import ZEGEL


@pytest.fixture
def adres(wereld):
    return wereld.bijeenkomst().url


class TestSending:
    @pytest.mark.parametrize("welke", ["home", "editie", "bijeenkomst", "kernbijeenkomst"])
    def test_reaches_the_page_and_its_edition(self, wereld, lezer, welke):
        page = getattr(wereld, welke)
        page = page() if callable(page) else page
        antwoord = lezer.verstuur(page.url, passage="Deze zin.")
        assert antwoord.status_code == 200
        assert "Dank u wel" in antwoord.text
        assert not antwoord.cookies
        assert "no-store" in antwoord.headers["Cache-Control"]
        reactie = Lezersreactie.objects.get()
        assert (reactie.page_id, reactie.tekst, reactie.passage) == (
            page.pk,
            "Dit klopt niet.",
            "Deze zin.",
        )
        verwacht = wereld.editie().pk if welke in {"editie", "bijeenkomst"} else None
        assert reactie.editie_id == verwacht

    def test_sent_twice_counts_once(self, lezer, adres):
        zegel = lezer.open(adres)
        for _ in range(2):
            assert "Dank u wel" in lezer.verstuur(adres, zegel=zegel).text
        assert Lezersreactie.objects.count() == 1

    def test_who_goes_back_and_writes_something_else_is_heard(self, lezer, adres):
        """The page that the browser still has carries the same token."""
        zegel = lezer.open(adres)
        for tekst in ("Dit klopt niet.", "En dit ook niet.", "Dit klopt niet."):
            assert "Dank u wel" in lezer.verstuur(adres, tekst, zegel=zegel).text
        assert set(Lezersreactie.objects.values_list("tekst", flat=True)) == {
            "Dit klopt niet.",
            "En dit ook niet.",
        }

    def test_every_page_leads_to_its_form(self, client, wereld, adres):
        for url in ("/", wereld.editie().url, adres):
            assert f'href="{url}klopt-dit-niet/"' in client.get(url).text

    def test_page_says_it_is_no_place_for_worries_about_a_child(self, client, adres):
        tekst = client.get(f"{adres}klopt-dit-niet/").text
        assert "Schrijf hier niets over een kind" in tekst
        assert "0800-2000" in tekst

    def test_search_engines_leave_it(self, client, adres):
        antwoord = client.get(f"{adres}klopt-dit-niet/")
        assert antwoord.headers["X-Robots-Tag"] == "noindex"
        assert 'rel="canonical"' not in antwoord.text


class TestRefusing:
    @pytest.mark.parametrize("plek", ["cross-site", "same-site", "none", ""])
    def test_from_another_site(self, lezer, adres, plek):
        antwoord = lezer.verstuur(adres, plek=plek)
        assert antwoord.status_code == 403
        assert "Dit klopt niet." in antwoord.text
        assert "niet zien dat dit formulier van deze website komt" in antwoord.text
        assert not Lezersreactie.objects.exists()

    def test_token_of_another_page(self, wereld, lezer, adres):
        antwoord = lezer.verstuur(adres, zegel=lezer.open(wereld.editie().url))
        assert antwoord.status_code == 403
        assert not Lezersreactie.objects.exists()

    def test_token_of_another_host(self, wereld, lezer, settings):
        settings.ALLOWED_HOSTS = ["*"]
        for host, slug in (("een.example", "leeuwarden"), ("twee.example", "weststellingwerf")):
            ensure_site(wereld.editie(slug), host)
        client, adres = lezer.lezer.client, "/klopt-dit-niet/"
        open_ = client.get(adres, headers={"host": "een.example"})
        velden = {"zegel": ZEGEL.search(open_.text).group(1), "tekst": "Dit klopt niet."}
        koppen = {"Sec-Fetch-Site": "same-origin"}
        for host, status in (("twee.example", 403), ("een.example", 200)):
            assert client.post(adres, velden, headers=koppen | {"host": host}).status_code == status
        assert Lezersreactie.objects.get().editie_id == wereld.editie().pk

    def test_a_page_that_was_open_for_days_keeps_what_was_typed(self, lezer, adres, monkeypatch):
        gegeven = lezer.open(adres)
        monkeypatch.setattr(zegel, "GELDIG", timedelta(seconds=-1))
        antwoord = lezer.verstuur(adres, zegel=gegeven)
        assert antwoord.status_code == 400
        assert "De pagina stond lang open" in antwoord.text
        assert "Dit klopt niet." in antwoord.text
        assert not Lezersreactie.objects.exists()

    @pytest.mark.parametrize(
        ("tekst", "passage", "fout"),
        [
            ("", "", "Schrijf op wat er niet klopt."),
            ("   ", "", "Schrijf op wat er niet klopt."),
            ("x" * 2001, "", "Gebruik ten hoogste 2000 tekens"),
            ("Goed.", "x" * 501, "Gebruik ten hoogste 500 tekens"),
            ("nul\x00teken", "", "Null-tekens"),
        ],
    )
    def test_what_cannot_be_kept(self, lezer, adres, tekst, passage, fout):
        antwoord = lezer.verstuur(adres, tekst=tekst, passage=passage)
        assert antwoord.status_code == 400
        assert fout in antwoord.text
        assert "<title>Fout:" in antwoord.text.replace("\n", "").replace("<title> ", "<title>")
        assert not Lezersreactie.objects.exists()

    def test_a_thousand_times(self, lezer, adres, monkeypatch):
        nu = timezone.now().replace(minute=5)
        monkeypatch.setattr(timezone, "now", lambda: nu)
        statussen = [lezer.verstuur(adres).status_code for _ in range(tempo.PER_UUR + 3)]
        assert statussen == [200] * tempo.PER_UUR + [429] * 3
        assert Lezersreactie.objects.count() == tempo.PER_UUR

    def test_more_than_anybody_will_read(self, lezer, adres, monkeypatch):
        monkeypatch.setattr(aannemen, "MEEST_OPEN", 1)
        lezer.verstuur(adres)
        antwoord = lezer.verstuur(adres)
        assert antwoord.status_code == 400
        assert "Er liggen al veel reacties" in antwoord.text
        assert Lezersreactie.objects.count() == 1

    def test_what_others_have_to_read_takes_no_room(self, wereld, lezer, adres, monkeypatch):
        """Handed to the core it is the core's: whose own pages then have none left."""
        monkeypatch.setattr(aannemen, "MEEST_OPEN", 1)
        lezer.verstuur(adres)
        afhandelen.geef_door(Lezersreactie.objects.get(), wereld.user("redacteur-leeuwarden"))
        assert lezer.verstuur(adres).status_code == 200
        assert lezer.verstuur(wereld.kernbijeenkomst().url).status_code == 400
        assert lezer.verstuur(wereld.editie("weststellingwerf").url).status_code == 200


class TestWhatReadersDoNotSee:
    def test_page_offline(self, wereld, client, lezer, adres):
        zegel = lezer.open(adres)
        haal_offline(wereld.bijeenkomst(), wereld.user("beoordelaar-leeuwarden"), "Klopt niet meer")
        assert client.get(f"{adres}klopt-dit-niet/").status_code == 404
        antwoord = client.post(
            f"{adres}klopt-dit-niet/",
            {"tekst": "x", "zegel": zegel},
            headers={"Sec-Fetch-Site": "same-origin"},
        )
        assert antwoord.status_code == 404
        assert not Lezersreactie.objects.exists()

    def test_internal_page_only_for_who_may_read_it(self, wereld, client, adres):
        page = wereld.bijeenkomst()
        page.intern = True
        page.save_revision(user=wereld.user("redacteur-leeuwarden"))
        wereld.publiceer(page, "redacteur-leeuwarden", "beoordelaar-leeuwarden")
        assert client.get(f"{adres}klopt-dit-niet/").status_code == 404
        client.force_login(wereld.user("redacteur-leeuwarden"))
        assert client.get(f"{adres}klopt-dit-niet/").status_code == 200
        client.force_login(wereld.user("redacteur-weststellingwerf"))
        assert client.get(f"{adres}klopt-dit-niet/").status_code == 404

    def test_page_that_had_the_address_before_keeps_it(self, wereld, client):
        boven = Page.objects.get(pk=wereld.bijeenkomst().pk).get_parent()
        met_oude_naam(wereld.bijeenkomst(), "klopt-dit-niet")
        adres = f"{boven.url}klopt-dit-niet/"
        assert 'name="zegel"' in client.get(adres).text
        Page.objects.filter(pk=boven.pk).update(live=False)
        antwoord = client.get(adres)
        assert antwoord.status_code == 200
        assert 'name="zegel"' not in antwoord.text
