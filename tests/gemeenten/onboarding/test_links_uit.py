"""Addresses of this website that somebody typed, in a text that was copied with its edition."""

import pytest
from django.urls import reverse
from wagtail.models import Site

from gemeenten.onboarding import checklist
from gemeenten.onboarding.links_uit import Websiteadressen
from handleiding.models import BijeenkomstPage, HoofdstukPage

pytestmark = pytest.mark.django_db
REDACTEUR = "redacteur-leeuwarden"
TITEL = "Links naar buiten uw editie"


def bewaar_tekst(page, html):
    page = page.specific.get_latest_revision_as_object()
    page.inhoud = [("tekst", html)]
    page.save_revision()


def genoemd(editie):
    punten = checklist.maak_checklist(editie).punten
    return [plek.tekst for punt in punten if punt.titel == TITEL for plek in punt.plekken]


@pytest.mark.parametrize(
    ("adres", "weg"),
    [
        ("/gemeenten/weststellingwerf/", True),
        ("/gemeenten/weststellingwerf/handleiding/?x=1#deel", True),
        ("http://localhost/handleiding/inleiding/", True),
        ("http://LOCALHOST:8000/handleiding/inleiding", True),
        ("//localhost/gemeenten/weststellingwerf", True),
        ("/documents/12/folder.pdf", True),
        ("/gemeenten/leeuwardenoost/", True),
        ("/gemeenten/leeuwarden/", False),
        ("/gemeenten/leeuwarden", False),
        ("http://localhost/gemeenten/leeuwarden/handleiding/", False),
        ("https://www.example.nl/gemeenten/weststellingwerf/", False),
        ("mailto:wij@localhost", False),
        ("tel:0581234567", False),
        ("#deel", False),
        ("handleiding/", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_address_of_this_website_outside_the_edition(wereld, adres, weg):
    assert Websiteadressen(wereld.editie()).leidt_weg(adres) is weg


def test_edition_with_a_host_of_its_own_is_at_home_there(wereld):
    editie = wereld.editie()
    Site.objects.create(hostname="lwd.example", root_page=editie)
    adressen = Websiteadressen(editie)
    assert not adressen.leidt_weg("https://lwd.example/handleiding/")
    assert not adressen.leidt_weg("/handleiding/")
    assert adressen.leidt_weg("http://localhost/handleiding/")
    assert Websiteadressen(wereld.editie("weststellingwerf")).leidt_weg("https://lwd.example/x/")


def test_typed_address_in_rich_text_is_on_the_checklist_with_the_way_to_its_block(client, wereld):
    page = wereld.hoofdstuk()
    adres = "/gemeenten/weststellingwerf/contact/"
    bewaar_tekst(
        page, f'<p>Bel <a href="{adres}">ons</a> of <a href="https://example.nl/">hen</a>.</p>'
    )
    assert genoemd(wereld.editie()) == [f"Inleiding → {adres} (een adres dat iemand typte)"]
    client.force_login(wereld.user("beheerder-leeuwarden"))
    scherm = client.get(reverse("editie_checklist", args=[wereld.editie().pk])).text
    blok = HoofdstukPage.objects.get(pk=page.pk).get_latest_revision_as_object().inhoud[0].id
    assert adres in scherm
    assert f"#block-{blok}-section" in scherm


def test_typed_address_of_literature_is_on_the_checklist(wereld):
    page = wereld.bijeenkomst().get_latest_revision_as_object()
    adres = "http://localhost/handleiding/literatuur/"
    literatuur = list(page.literatuur.get_prep_value())
    literatuur[0]["value"]["url"] = adres
    page.literatuur = BijeenkomstPage._meta.get_field("literatuur").to_python(literatuur)
    page.save_revision()
    assert genoemd(wereld.editie()) == [f"{page.title} → {adres} (een adres dat iemand typte)"]


def test_address_says_nothing_of_the_page_that_it_leads_to(wereld):
    elders = wereld.editie("weststellingwerf").get_children().first()
    bewaar_tekst(wereld.hoofdstuk(), f'<p><a href="{elders.url}">daar</a></p>')
    [tekst] = genoemd(wereld.editie())
    assert elders.url in tekst
    assert elders.title not in tekst.partition("→")[2]
