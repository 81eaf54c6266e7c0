"""The table: what it says of itself, the documentation made of it, and the command that reads it."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.urls import Resolver404, resolve, reverse
from wagtail.models import Site

from handleiding.adressen import EVERY_HOST, Adres, Anders, registreer
from handleiding.adressen.documentatie import README, bijgewerkt
from handleiding.adressen.plek import is_naam
from handleiding.adressen.tabel import alle
from handleiding.models import InhoudPage
from tests.handleiding.adressen.hulp import met_oude_naam, vraagt

# What other programs were told, or will be: each of these is a promise.
BELOOFD = (
    *("account", "cms", "_util", "documenten", "static", "media", "thema", "meting", "uitnodiging"),
    *("zoeken", "v", "doe-mee", "klopt-dit-niet", "wijzigingen", "editie.json", "handleiding.pdf"),
    *("bijeenkomst.pdf", "sitemap.xml", "robots.txt", ".well-known", "favicon.ico"),
    *("livez", "readyz", "healthz", "metrics", "agenda.ics", "draaiboek"),
)


def adres(**anders) -> Adres:
    velden = {"pad": "x/", "niveaus": (EVERY_HOST,), "wat": "iets", "betekenis": "something"}
    return Adres(**velden | anders)


@pytest.mark.parametrize("naam", BELOOFD)
def test_promised_name_is_in_the_table_whatever_its_capitals(naam):
    assert is_naam(naam)
    assert is_naam(naam.upper())


@pytest.mark.parametrize("naam", ["", "contact", "agenda", "zoeken-2", "feed.atom"])
def test_other_names_are_not(naam):
    assert not is_naam(naam)


def test_address_says_who_answers_it_and_is_there_once():
    with pytest.raises(ValueError, match="name one"):
        adres()
    with pytest.raises(ValueError, match="name one"):
        adres(view="a.b", anders=Anders.PAGINA)
    with pytest.raises(ValueError, match="type of the editable page"):
        adres(anders=Anders.REDACTIE)
    with pytest.raises(ValueError, match="type of the editable page"):
        adres(anders=Anders.SERVER, paginatype="home.HomePage")
    with pytest.raises(ValueError, match="twice"):
        registreer(adres(pad="zoeken/", anders=Anders.SERVER))


def test_readme_has_the_table_as_it_is():
    tekst = README.read_text(encoding="utf-8")
    assert bijgewerkt(tekst) == tekst
    for regel in alle():
        assert f"| {regel.betekenis} |" in tekst


def test_addresses_come_before_pages_and_what_others_answer_has_no_pattern():
    namen = {regel.naam for regel in alle() if regel.naam}
    assert resolve("/agenda.ics").url_name == "agenda"
    assert resolve("/gemeenten/leeuwarden/aldlan/agenda.ics").kwargs == {
        "pad": "gemeenten/leeuwarden/aldlan/"
    }
    assert reverse("agenda", kwargs={"pad": "a/b/"}) == "/a/b/agenda.ics"
    assert namen == {
        "agenda", "agenda_van_sessie", "bijeenkomst_pdf", "draaiboek_pdf", "editie_json", "gedrukt",
        "gemeente_aanmelden", "handleiding_pdf",
        "klopt_dit_niet", "mijn_groep",
        "media", "thema", "uitnodiging", "vragenlijst", "wijzigingen", "wijzigingenfeed", "zoeken",
        "zoeken_in_editie",
    }  # fmt: skip
    for pad in (regel.pad for regel in alle() if regel.anders and "<" not in regel.pad):
        try:
            assert resolve(f"/{pad}").url_name == "wagtail_serve", pad
        except Resolver404:
            assert "." in pad or not pad.endswith("/")  # no page either


class TestCommand:
    def doe(self) -> str:
        uit = io.StringIO()
        call_command("adressen", stdout=uit)
        return uit.getvalue()

    def test_lists_the_table_and_is_content(self, wereld):
        tekst = self.doe()
        assert "/cms/" in tekst
        assert "…/agenda.ics" in tekst
        assert tekst.endswith("Geen pagina staat in de weg.\n")

    def test_names_what_is_in_the_way_live_draft_and_on_a_host(self, wereld, capsys):
        Site.objects.create(hostname="l.example", root_page=wereld.editie())
        live = met_oude_naam(wereld.hoofdstuk(), "wijzigingen")
        eigen = InhoudPage.objects.child_of(wereld.editie()).get(slug="privacy")
        vraagt(eigen, "Media")
        elders = InhoudPage.objects.child_of(wereld.editie("weststellingwerf")).get(slug="privacy")
        met_oude_naam(elders, "media")  # no host: nothing is in its way
        uit = io.StringIO()
        with pytest.raises(CommandError, match="2 pagina’s staan in de weg") as fout:
            call_command("adressen", stdout=uit)
        assert fout.value.returncode == 1
        regels = [r for r in uit.getvalue().splitlines() if r.startswith("In de weg")]
        assert [
            f"pagina {page.pk} " in regel for page, regel in zip((live, eigen), regels, strict=True)
        ]
        assert "(online)" in regels[0]
        assert "handleiding/wijzigingen/" in regels[0]
        assert "(in een concept)" in regels[1]
