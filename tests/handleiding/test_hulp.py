"""What somebody meets who has never seen the CMS: words, help, finding a page."""

import re

import pytest
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.models import Page

from handleiding.blocks.tekst import InhoudBlock
from handleiding.models import BijeenkomstPage

# Words of the platform and of developers that an editor's screens do not use.
GEEN_NEDERLANDS = re.compile(
    r"\b(wagtail|live|slug|url|snippets?|dashboard|workflows?|editor guide|metadata|meta beschrijving|"
    r"titel tag|minimap|checks|image|schema|validatiefouten)\b",
    re.IGNORECASE,
)


@pytest.fixture
def redacteur(client, wereld):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    return client


def bijeenkomst(nummer=7):
    return BijeenkomstPage.objects.get(url_path__contains="/leeuwarden/", nummer=nummer)


def leesbaar(html):
    """The words of a screen: no scripts, no templates of components, no addresses."""
    html = re.sub(r"(?s)<(script|style|svg|template).*?</\1>", " ", html)
    woorden = " ".join(re.findall(r'(?:title|aria-label|placeholder)="([^"]*)"', html))
    return f"{strip_tags(html)} {woorden}"


@pytest.mark.parametrize(
    ("naam", "met_pagina"),
    [
        ("wagtailadmin_home", False),
        ("wagtailadmin_explore", True),
        ("wagtailadmin_pages:edit", True),
        ("wagtailadmin_account", False),
        ("wagtailadmin_reports:workflow", False),
        ("wagtailimages:index", False),
        ("wagtaildocs:index", False),
        ("zo_werkt_het", False),
        ("werkwijze", False),
    ],
)
def test_screens_of_an_editor_speak_plain_dutch(redacteur, naam, met_pagina):
    tekst = leesbaar(redacteur.get(reverse(naam, args=[bijeenkomst().pk] * met_pagina)).text)
    gevonden = {
        " ".join(tekst[max(0, w.start() - 40) : w.end() + 40].split())
        for w in GEEN_NEDERLANDS.finditer(tekst)
    }
    assert gevonden == set()


def test_help_for_the_first_day_is_in_the_menu_and_on_the_home_screen(redacteur):
    start = redacteur.get(reverse("wagtailadmin_home")).text
    assert start.count(reverse("zo_werkt_het")) == 2
    assert "guide.wagtail.org" not in start
    assert "whats-new" not in start
    hulp = redacteur.get(reverse("zo_werkt_het")).text
    assert "<desc" in hulp
    assert reverse("werkwijze") in hulp


@pytest.mark.parametrize("zoekterm", ["bijeenkomst 7", "sessie 7", "sessie 7 thuis"])
def test_a_session_is_found_by_its_number(redacteur, wereld, zoekterm):
    wortel = Page.objects.get(slug="leeuwarden")
    tekst = redacteur.get(reverse("wagtailadmin_explore", args=[wortel.pk]), {"q": zoekterm}).text
    assert "7. Als het thuis misgaat" in tekst
    assert "1. Kennismaken" not in tekst


def test_the_explorer_lists_pages_in_the_order_of_the_handbook(redacteur, wereld):
    programma = bijeenkomst().get_parent()
    bijeenkomst(1).save_revision()  # the one that was changed last
    tekst = redacteur.get(reverse("wagtailadmin_explore", args=[programma.pk])).text
    assert tekst.index("1. Kennismaken") < tekst.index("7. Als het thuis misgaat")
    gezocht = redacteur.get(
        reverse("wagtailadmin_explore", args=[programma.pk]), {"ordering": "-title"}
    ).text
    assert gezocht.index("1. Kennismaken") < gezocht.index("7. Als het thuis misgaat")


def test_the_list_of_municipalities_goes_by_name(client, wereld):
    client.force_login(wereld.user("kernredacteur"))
    gemeenten = Page.objects.get(slug="gemeenten").specific
    assert gemeenten.get_admin_default_ordering() == "title"


def test_the_block_for_an_image_has_dutch_labels():
    (beeld,) = [
        blok.child_blocks["afbeelding"]
        for naam, blok in InhoudBlock().child_blocks.items()
        if naam == "afbeelding"
    ]
    assert [str(veld.label) for veld in beeld.child_blocks.values()] == [
        "Afbeelding",
        "De afbeelding is alleen versiering",
        "Beschrijving voor wie de afbeelding niet ziet",
    ]
