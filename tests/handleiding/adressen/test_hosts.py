"""One host to log in on, and one address for each page: who asks elsewhere is led there."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Page, Site

from config.draaien.checks import check_werk
from gemeenten.onboarding import steps
from handleiding.adressen.hosts import hoort_op_hoofdhost
from handleiding.models import InhoudPage
from tests.inlog.wegen import WACHTWOORD

HOOFD, EIGEN = "hoofd.example", "leeuwarden.example"
EDITIE = "/gemeenten/leeuwarden/"


@pytest.fixture(autouse=True)
def hosts(wereld, settings):
    settings.ALLOWED_HOSTS = [HOOFD, EIGEN, "onbekend.example", "127.0.0.1"]
    settings.WAGTAILADMIN_BASE_URL = f"https://{HOOFD}/"
    Site.objects.filter(is_default_site=True).update(hostname=HOOFD, port=443)
    steps.ensure_site(wereld.editie(), EIGEN)


def vraag(client, host, pad, methode="get", **meer):
    return getattr(client, methode)(pad, headers={"host": host} | meer)


def intern(wereld):
    """A page of the edition for readers with an account."""
    page = InhoudPage.objects.child_of(wereld.editie()).get(slug="privacy")
    page.intern = True
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    wereld.publiceer(page, "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    return page


class TestLogin:
    @pytest.mark.parametrize("host", [HOOFD, "onbekend.example", f"{HOOFD}:8000"])
    def test_main_host_answers_under_any_name_that_is_nobody_elses(self, client, host):
        assert vraag(client, host, "/account/login/").status_code == 200
        assert vraag(client, host, "/cms/").headers["Location"] == "/account/login/?next=/cms/"

    @pytest.mark.parametrize("host", [EIGEN, f"{EIGEN}:8443", EIGEN.upper()])
    def test_own_host_leads_on_whatever_its_port_and_capitals(self, client, host):
        antwoord = vraag(client, host, "/cms/pages/5/edit/?x=1")
        assert antwoord.headers["Location"] == f"https://{HOOFD}/cms/pages/5/edit/?x=1"

    def test_a_password_that_was_sent_to_the_wrong_host_logs_nobody_in(self, client, wereld):
        redacteur = wereld.user("redacteur-leeuwarden")
        redacteur.set_password(WACHTWOORD)
        redacteur.save()
        data = {"login": redacteur.get_username(), "password": WACHTWOORD}
        antwoord = client.post("/account/login/", data, headers={"host": EIGEN})
        assert antwoord.status_code == 404
        assert not antwoord.cookies
        antwoord = client.post("/account/login/", data, headers={"host": HOOFD})
        assert antwoord.status_code == 302

    def test_a_session_of_the_own_host_does_nothing_in_the_cms(self, client, wereld):
        client.force_login(wereld.user("redacteur-leeuwarden"))
        antwoord = vraag(client, EIGEN, "/cms/")
        assert antwoord.headers["Location"] == f"https://{HOOFD}/cms/"
        assert vraag(client, EIGEN, "/cms/", "post").status_code == 404

    @pytest.mark.parametrize(("host", "gezegd"), [(EIGEN, HOOFD), (HOOFD, EIGEN)])
    def test_what_a_proxy_is_said_to_have_been_asked_counts_for_nothing(self, client, host, gezegd):
        antwoord = vraag(client, host, "/account/login/", **{"x-forwarded-host": gezegd})
        assert antwoord.status_code == (302 if host == EIGEN else 200)

    def test_host_that_is_not_ours_is_refused(self, client):
        assert vraag(client, "kwaad.example", "/cms/").status_code == 400
        assert vraag(client, "kwaad.example", EDITIE).status_code == 400

    def test_address_of_the_site_is_never_led_away_from(self, client, settings):
        """An own host at BASIS_URL would lead to itself without end, and nobody could mend it."""
        settings.WAGTAILADMIN_BASE_URL = f"https://{EIGEN}"
        assert vraag(client, EIGEN, "/account/login/").status_code == 200

    def test_edition_on_another_port_of_the_same_name(self, client, wereld, settings):
        settings.WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8300"
        Site.objects.filter(is_default_site=True).update(hostname="127.0.0.1", port=8300)
        Site.objects.exclude(is_default_site=True).update(hostname="127.0.0.1", port=8301)
        hier = {"headers": {"host": "127.0.0.1:8301"}, "SERVER_PORT": "8301"}
        antwoord = client.get("/cms/", **hier)
        assert antwoord.headers["Location"] == "http://127.0.0.1:8300/cms/"
        assert client.get("/", **hier).status_code == 200
        daar = {"headers": {"host": "127.0.0.1:8300"}, "SERVER_PORT": "8300"}
        assert client.get("/account/login/", **daar).status_code == 200
        antwoord = client.get(EDITIE, **daar)
        assert antwoord.headers["Location"] == "http://127.0.0.1:8301/"

    def test_port_that_the_server_does_not_see_makes_no_circle(self, client, wereld):
        Site.objects.exclude(is_default_site=True).update(hostname=HOOFD, port=8301)
        antwoord = client.get(EDITIE, headers={"host": f"{HOOFD}:8301"})
        assert antwoord.status_code == 200

    @pytest.mark.parametrize("pad", ["/", "/accounts/", "/cmsje/", "/CMS/", "/uit/", "/zoeken/"])
    def test_other_addresses_are_of_every_host(self, client, pad):
        assert not hoort_op_hoofdhost(pad)
        assert vraag(client, EIGEN, pad).headers.get("Location", "").count(HOOFD) == 0

    @pytest.mark.parametrize("pad", ["/cms", "/account/2fa/webauthn/add/", "/doe-mee/verder/"])
    def test_all_below_it_is_of_the_main_host(self, client, pad):
        assert vraag(client, EIGEN, pad).headers["Location"] == f"https://{HOOFD}{pad}"


def test_check_says_when_the_site_of_the_cms_is_elsewhere():
    def gewaarschuwd():
        return {melding.id for melding in check_werk(None, databases=["default"])}

    assert "draaien.W010" not in gewaarschuwd()
    Site.objects.filter(is_default_site=True).update(hostname="localhost")
    assert "draaien.W010" in gewaarschuwd()
    assert "draaien.W010" not in {melding.id for melding in check_werk(None)}


class TestPages:
    @pytest.mark.parametrize(
        ("gevraagd", "daar"),
        [
            (EDITIE, "/"),
            (f"{EDITIE}aldlan/", "/aldlan/"),
            (f"{EDITIE}aldlan/agenda.ics?x=%C3%A9", "/aldlan/agenda.ics?x=%C3%A9"),
            (f"{EDITIE}nergens/", "/nergens/"),
            (f"{EDITIE}/kwaad.example/", "//kwaad.example/"),
        ],
    )
    def test_main_host_leads_to_the_own_host(self, client, gevraagd, daar):
        antwoord = vraag(client, HOOFD, gevraagd)
        assert (antwoord.status_code, antwoord.headers["Location"]) == (
            301,
            f"https://{EIGEN}{daar}",
        )

    @pytest.mark.parametrize("pad", ["/", "/gemeenten/", "/gemeenten/weststellingwerf/"])
    def test_what_has_no_host_of_its_own_stays(self, client, pad):
        assert vraag(client, HOOFD, pad).status_code == 200

    @pytest.mark.parametrize("pad", ["/", "/aldlan/", "/contact/"])
    def test_one_canonical_wherever_it_is_read(self, client, wereld, pad):
        openbaar = vraag(client, EIGEN, pad).text
        client.force_login(wereld.user("redacteur-leeuwarden"))
        ingelogd = vraag(client, HOOFD, f"{EDITIE}{pad[1:]}").text
        for tekst in (openbaar, ingelogd):
            assert re.findall(r'rel="canonical" href="([^"]+)"', tekst) == [f"https://{EIGEN}{pad}"]

    def test_who_is_logged_in_reads_on_where_the_session_is(self, client, wereld):
        page = intern(wereld)
        client.force_login(wereld.user("lezer-leeuwarden"))
        antwoord = vraag(client, HOOFD, f"{EDITIE}{page.slug}/")
        assert antwoord.status_code == 200
        client.force_login(wereld.user("redacteur-leeuwarden"))
        tekst = vraag(client, HOOFD, EDITIE).text
        assert "data-wagtail-userbar" in tekst

    def test_own_host_shows_no_bar_of_the_cms(self, client):
        assert "userbar" not in vraag(client, EIGEN, "/").text

    def test_internal_page_is_reached_from_its_own_host_by_logging_in(self, client, wereld):
        page, lezer = intern(wereld), wereld.user("lezer-leeuwarden")
        lezer.set_password(WACHTWOORD)
        lezer.save()
        eerst = vraag(client, EIGEN, f"/{page.slug}/?deel=2").headers["Location"]
        inlog = vraag(client, EIGEN, eerst).headers["Location"]
        assert inlog.startswith(f"https://{HOOFD}/account/login/?next=")
        pad = inlog.removeprefix(f"https://{HOOFD}")
        data = {"login": lezer.get_username(), "password": WACHTWOORD}
        na = client.post(pad, data, headers={"host": HOOFD})
        assert na.headers["Location"] == f"{EDITIE}{page.slug}/?deel=2"
        assert vraag(client, HOOFD, na.headers["Location"]).status_code == 200

    def test_preview_in_the_cms_shows_the_page_and_leads_nowhere(self, client, wereld):
        page = wereld.editie()
        client.force_login(wereld.user("redacteur-leeuwarden"))
        for naam in ("view_draft", "preview_on_edit"):
            url = reverse(f"wagtailadmin_pages:{naam}", args=[page.pk])
            antwoord = vraag(client, HOOFD, url)
            assert antwoord.status_code == 200

    def test_preview_of_what_is_not_online_on_its_host(self, client, wereld):
        page = InhoudPage(title="Account", slug="account-2", live=False)
        Page.objects.get(pk=wereld.editie().pk).add_child(instance=page)
        Page.objects.filter(pk=page.pk).update(
            slug="account", url_path=f"{wereld.editie().url_path}account/"
        )
        page = Page.objects.get(pk=page.pk).specific
        page.save_revision()
        client.force_login(wereld.user("redacteur-leeuwarden"))
        url = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
        assert vraag(client, HOOFD, url).status_code == 200

    def test_costs_a_reader_no_query(self, client, django_assert_num_queries, wereld):
        vraag(client, HOOFD, "/")
        with django_assert_num_queries(0):
            assert vraag(client, HOOFD, EDITIE).status_code == 301


class TestMail:
    """Whatever host was asked, a mail leads to the main one."""

    @pytest.fixture(autouse=True)
    def post(self, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            yield

    @pytest.mark.parametrize("host", [HOOFD, "onbekend.example"])
    def test_new_password(self, client, wereld, host):
        redacteur = wereld.user("redacteur-leeuwarden")
        client.post("/account/password/reset/", {"email": redacteur.email}, headers={"host": host})
        [bericht] = mail.outbox
        self.leidt_alleen_naar_de_hoofdhost(bericht, "/account/password/reset/key/")
        assert bericht.body.rstrip().endswith(HOOFD)

    @pytest.mark.parametrize("host", [HOOFD, "onbekend.example"])
    def test_invitation(self, client, wereld, host):
        client.force_login(wereld.user("beheerder-leeuwarden"))
        url = reverse("mens_uitnodigen", args=[wereld.editie().pk])
        mens = {
            "voornaam": "An",
            "achternaam": "Bos",
            "email": "an@leeuwarden.example",
            "rollen": ["redacteur"],
        }
        client.post(url, mens, headers={"host": host})
        [bericht] = mail.outbox
        self.leidt_alleen_naar_de_hoofdhost(bericht, "/uitnodiging/")

    def leidt_alleen_naar_de_hoofdhost(self, bericht, pad):
        delen = [bericht.body, bericht.alternatives[0].content]
        for deel in delen:
            links = set(re.findall(r"https?://([^/\s\"<]+)(/[^\s\"<]*)?", deel))
            assert {host for host, _ in links} == {HOOFD}
            assert any(rest.startswith(pad) for _, rest in links)
