"""Versions stay together when an edition travels as a file, and what readers elsewhere saw outlives the edition."""

import io
import json

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection

from gemeenten.bestanden.versies.keten import maak_versie, versies_van
from gemeenten.editie.levensloop.inlezen import voer_in
from gemeenten.models import Bestandsversie
from handleiding.models import HoofdstukPage, OnderdeelPage
from tests.gemeenten.editie.levensloop.hulp import als_bestand, gewijzigd
from tests.gemeenten.editie.levensloop.test_uitvoer import verwijder_leeuwarden


def stuk(naam, collectie="GM0080"):
    return get_document_model().objects.create(
        title=naam,
        file=ContentFile(naam.encode(), f"{naam}.txt"),
        collection=Collection.objects.get(name__startswith=collectie, depth=2),
    )


@pytest.fixture
def kern(wereld):
    return wereld.user("kernredacteur")


def ingelezen():
    return get_document_model().objects.filter(collection__name__startswith="GM0080").order_by("pk")


def test_versions_come_in_together_and_in_order(wereld, kern):
    eerste, los = stuk("eerste"), stuk("los")
    for naam in ("tweede", "derde"):
        maak_versie(versies_van(eerste)[-1], stuk(naam))
    uitvoer = als_bestand(wereld.editie(), kern)
    verwijder_leeuwarden(wereld, kern)
    assert not Bestandsversie.objects.exists()
    voer_in(io.BytesIO(uitvoer), user=kern)
    nieuw = ingelezen().get(title="eerste")
    assert [versie.title for versie in versies_van(nieuw)] == ["eerste", "tweede", "derde"]
    assert len(versies_van(ingelezen().get(title=los.title))) == 1


def test_a_file_from_elsewhere_joins_no_file_that_is_here(wereld, kern):
    van_kern = stuk("kern", "Kern")
    maak_versie(van_kern, stuk("nieuwer", "Kern"))
    reeks = str(Bestandsversie.objects.get(document=van_kern).reeks)
    stuk("indringer")

    def doe_alsof(data):
        for deel in data["media"]:
            deel["reeks"] = reeks

    uitvoer = gewijzigd(als_bestand(wereld.editie(), kern), doe_alsof)
    verwijder_leeuwarden(wereld, kern)
    voer_in(io.BytesIO(uitvoer), user=kern)
    assert [versie.title for versie in versies_van(van_kern)] == ["kern", "nieuwer"]


def test_what_readers_of_the_core_saw_outlives_the_edition(wereld, kern):
    """The core used a file of the edition before; the file goes to the core's collection."""
    ding, weg = stuk("gezien"), stuk("ongezien")
    page = OnderdeelPage.objects.descendant_of(wereld.kern).get(slug="inleiding").specific
    voor = page.inhoud.get_prep_value()
    download = {"type": "download", "value": {"document": ding.pk, "tekst": ""}}
    for inhoud in ([*voor, download], voor):
        page = HoofdstukPage.objects.get(pk=page.pk)
        page.inhoud = json.dumps(inhoud)
        page.save_revision(user=wereld.user("admin"))
        wereld.publiceer(HoofdstukPage.objects.get(pk=page.pk), "kernredacteur", "kernbeoordelaar")
    verwijder_leeuwarden(wereld, kern)
    ding.refresh_from_db()
    assert ding.collection.name == "Kern"
    assert not get_document_model().objects.filter(pk=weg.pk).exists()
