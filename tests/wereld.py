"""A small world for tests: a core of a few pages, two editions beside each other, people for each role.

Built once per run by the product's own road (importer, onboarding, submit, approve); every test runs
in a transaction on top of it.
"""

from dataclasses import dataclass
from unittest.mock import patch

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import Page

from gemeenten.demo import bouw, gegevens, mensen
from gemeenten.models import GemeentePage
from gemeenten.onboarding import richt_in, steps
from handleiding.importer.structure import Boekpagina, Handleiding
from handleiding.models import BijeenkomstPage, HandleidingPage, HoofdstukPage
from handleiding.workflow.actions import dien_in, keur_goed
from handleiding.workflow.rules import Rol
from tests.gietvorm import Gietvorm

WACHTWOORD = "een-wachtwoord-voor-de-test"


def bijeenkomst(nummer: int, titel: str) -> Boekpagina:
    """A session with every part filled."""
    return Boekpagina(
        "bijeenkomst",
        f"3.{nummer}",
        titel,
        {
            "nummer": nummer,
            "doel": f"<p>Het doel van bijeenkomst {nummer}.</p>",
            "onderwerpen": [
                {
                    "type": "onderwerp",
                    "value": {"tekst": "Een onderwerp", "onderdelen": ["deel a", "deel b"]},
                }
            ],
            "programma": [
                {
                    "type": "onderdeel",
                    "value": {
                        "titel": "Terugblik",
                        "werkvorm": "plenair",
                        "minuten": 20,
                        "instructie": "<p>Kijk samen terug.</p><ul><li>Wat hielp?</li></ul>",
                    },
                },
                {
                    "type": "onderdeel",
                    "value": {
                        "titel": "Casus",
                        "werkvorm": "casuistiek",
                        "minuten": 100,
                        "instructie": "<p>Bespreek een casus.</p>",
                    },
                },
            ],
            "materiaal": [{"type": "materiaal", "value": "Flap-over"}],
            "aandachtspunten": [{"type": "punt", "value": "<p>Noem geen namen.</p>"}],
            "literatuur": [
                {
                    "type": "verwijzing",
                    "value": {
                        "auteur": "A. Auteur",
                        "titel": f"Werk {nummer}",
                        "jaar": "2011",
                        "bron": "Een tijdschrift",
                        "paginas": "1-9",
                        "url": "",
                        "toelichting": "",
                        "soort": "verplicht",
                        "moment": "volgende",
                    },
                }
            ],
            "voorbereidingsvragen": [{"type": "vraag", "value": "Wat raakt u?"}],
        },
    )


HANDLEIDING = Handleiding(
    "Handleiding",
    (
        Boekpagina(
            "hoofdstuk",
            "1",
            "Inleiding",
            {"inhoud": [{"type": "tekst", "value": "<h2>Begin</h2><p>Zo begint het.</p>"}]},
        ),
        Boekpagina(
            "hoofdstuk",
            "3",
            "Programma",
            {"inhoud": [{"type": "tekst", "value": "<p>De bijeenkomsten.</p>"}]},
            (bijeenkomst(1, "Kennismaken"), bijeenkomst(7, "Als het thuis misgaat")),
        ),
        Boekpagina(
            "hoofdstuk",
            "4",
            "Bijlagen",
            {"inhoud": []},
            (
                Boekpagina("bufferschema", "4.1", "Het bufferschema", {"inleiding": ""}),
                Boekpagina("literatuur", "4.2", "Literatuur", {"gedrukt": [], "overige": []}),
            ),
        ),
    ),
    None,
)


def bouw_wereld() -> None:
    """Fill the database: the demo's own builder, with a short text in place of the whole handbook."""

    def lees_kort(*args):
        return HANDLEIDING

    with (
        patch.object(bouw, "read_regels"),
        patch.object(bouw, "parse", lees_kort),
        patch.object(gegevens, "BEGRIPPEN", ()),
        patch.object(gegevens, "KORT", {}),
    ):
        bouw.bouw_demo(WACHTWOORD, lambda bericht: None)
    voeg_collegas_toe()


def voeg_collegas_toe() -> None:
    """Give each group of reviewers a second one: a reviewer who writes can submit only to somebody else.

    They have no address, so nobody mails them.
    """
    for groep in Group.objects.filter(name__endswith=f" {Rol.BEOORDELAAR.value}"):
        if groep.user_set.exists():
            naam = f"collega-{groep.name.partition(' ')[0].lower()}"
            get_user_model().objects.create(username=naam).groups.add(groep)


@dataclass
class Wereld:
    """Fresh objects of the small world, read on each use."""

    def user(self, naam: str):
        return get_user_model().objects.get_by_natural_key(naam)

    @property
    def home(self) -> Page:
        return steps.voorpagina()

    @property
    def kern(self) -> HandleidingPage:
        return richt_in()

    def editie(self, slug: str = "leeuwarden") -> GemeentePage:
        return GemeentePage.objects.get(slug=slug)

    @property
    def sjabloon(self) -> GemeentePage:
        return GemeentePage.objects.sjabloon().get()

    def kernbijeenkomst(self, nummer: int = 1) -> BijeenkomstPage:
        return BijeenkomstPage.objects.kernpaginas().get(nummer=nummer)

    def bijeenkomst(self, nummer: int = 1, editie: str = "leeuwarden") -> BijeenkomstPage:
        return BijeenkomstPage.objects.descendant_of(self.editie(editie)).get(nummer=nummer)

    def hoofdstuk(self, slug: str = "inleiding", editie: str = "leeuwarden") -> HoofdstukPage:
        return HoofdstukPage.objects.descendant_of(self.editie(editie)).get(slug=slug)

    def publiceer(self, page: Page, indiener: str, keurder: str) -> None:
        """Submit and approve the latest draft of ``page``, as these two people."""
        page = page.specific
        dien_in(page, self.user(indiener))
        page.refresh_from_db()
        keur_goed(page, self.user(keurder))

    gemeenten = gegevens.GEMEENTEN
    accounts = staticmethod(mensen.accounts)


@pytest.fixture(scope="session")
def gietvorm(request) -> Gietvorm:
    """The mould of the small world; without pytest's cache the world is built each time."""
    cache = getattr(request.config, "cache", None)
    return Gietvorm(cache.mkdir("wereld") if cache else None)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, media_folder, gietvorm):
    """Pour the world before Django makes its test database: what is there is not migrated again."""
    gietvorm.pour()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, gietvorm, django_db_blocker):
    """The test database, with the small world in it."""
    with django_db_blocker.unblock():
        gietvorm.finish(bouw_wereld)


@pytest.fixture
def wereld(db) -> Wereld:
    return Wereld()
