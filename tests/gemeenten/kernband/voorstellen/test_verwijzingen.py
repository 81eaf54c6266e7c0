"""What belongs to the edition never reaches the core by itself: images, files, own pages."""

import json
from uuid import uuid4

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, ReferenceIndex

from gemeenten.kernband.voorstellen.tekst import gepubliceerd
from gemeenten.models import Verbetervoorstel
from handleiding.models import HoofdstukPage, InhoudPage
from handleiding.workflow.actions import keur_goed
from tests.gemeenten.toegang.muren.overkant import plaatje

from .conftest import WAAROM

Image, Document = get_image_model(), get_document_model()


def collectie(naam):
    return Collection.objects.get(name=naam)


@pytest.fixture
def beeld(wereld):
    return Image.objects.create(
        title="Foto van Aldlân", file=plaatje(), collection=collectie("GM0080 Leeuwarden")
    )


@pytest.fixture
def stuk(wereld):
    return Document.objects.create(
        title="Plaatselijk stuk",
        file=ContentFile(b"tekst van het stuk", "stuk.txt"),
        collection=collectie("GM0080 Leeuwarden"),
    )


@pytest.fixture
def hoofdstuk(wereld, als, beeld, stuk):
    """A proposal of Leeuwarden's chapter: a text with links, an image and a file."""
    page = wereld.hoofdstuk().get_latest_revision_as_object()
    eigen = InhoudPage.objects.descendant_of(wereld.editie()).first()
    zeven = wereld.bijeenkomst(7)
    html = (
        f'<h2>Begin</h2><p>Zo begint het. Zie <a linktype="page" id="{zeven.pk}">zeven</a> en '
        f'<a linktype="page" id="{eigen.pk}">onze eigen pagina</a>.</p>'
    )
    (blok,) = page.inhoud.get_prep_value()
    page.inhoud = json.dumps(
        [
            {**blok, "value": html},
            {
                "type": "afbeelding",
                "id": str(uuid4()),
                "value": {
                    "afbeelding": {"image": beeld.pk, "decorative": True, "alt_text": ""},
                    "bijschrift": "",
                },
            },
            {
                "type": "download",
                "id": str(uuid4()),
                "value": {"document": stuk.pk, "tekst": "Lees ook"},
            },
        ]
    )
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    wereld.publiceer(wereld.hoofdstuk(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    page = wereld.hoofdstuk()
    tekst = gepubliceerd(page, wereld.editie())
    client = als("redacteur-leeuwarden")
    scherm = client.get(reverse("verbetervoorstel_nieuw", args=[page.pk])).text
    assert "Foto van Aldlân" in scherm
    assert "Plaatselijk stuk" in scherm
    client.post(
        reverse("verbetervoorstel_nieuw", args=[page.pk]),
        {
            "gelezen": tekst.revision.pk,
            "passage": [b.pad for b in tekst.passages],
            "toelichting": WAAROM,
        },
    )
    return Verbetervoorstel.objects.get()


def kern():
    return HoofdstukPage.objects.kernpaginas().get(slug="inleiding")


def concept():
    return kern().get_latest_revision_as_object()


def doelen(page):
    gevonden = ReferenceIndex._extract_references_from_object(page)
    return {(ct, int(pk)) for ct, pk, *_ in gevonden}


def ids(page, model):
    soort = ContentType.objects.get_for_model(model).pk
    return {pk for ct, pk in doelen(page) if ct == soort}


def test_screen_says_what_belongs_to_the_municipality_and_asks_a_choice(als, hoofdstuk, neem_over):
    scherm = als("kernredacteur").get(reverse("kernvoorstel", args=[hoofdstuk.pk]))
    assert "Foto van Aldlân" in scherm.text
    assert "wordt gewone tekst" in scherm.text
    assert scherm.context["media_gekozen"] == ""
    voor = kern().latest_revision_id
    assert "Kies wat er met de afbeeldingen" in neem_over(hoofdstuk).text
    assert kern().latest_revision_id == voor
    assert hoofdstuk.is_open


def test_copying_puts_a_copy_in_the_collection_of_the_core(hoofdstuk, neem_over, beeld, stuk):
    neem_over(hoofdstuk, media="kopieren")
    (nieuw,) = ids(concept(), Image)
    (nieuw_stuk,) = ids(concept(), Document)
    assert nieuw != beeld.pk
    assert nieuw_stuk != stuk.pk
    kopie, document = Image.objects.get(pk=nieuw), Document.objects.get(pk=nieuw_stuk)
    assert kopie.collection == document.collection == collectie("Kern")
    assert kopie.title == "Foto van Aldlân"
    assert (kopie.width, kopie.height) == (8, 8)
    assert kopie.file.name != beeld.file.name
    with document.file.open("rb") as bestand:
        assert bestand.read() == b"tekst van het stuk"
    beeld.refresh_from_db()
    assert beeld.collection == collectie("GM0080 Leeuwarden")


def test_taking_over_again_does_not_copy_again(als, hoofdstuk, neem_over):
    neem_over(hoofdstuk, media="kopieren")
    als("kernredacteur").post(
        reverse("kernvoorstel", args=[hoofdstuk.pk]), {"besluit": "terugdraaien"}
    )
    hoofdstuk.refresh_from_db()
    neem_over(hoofdstuk, media="kopieren")
    assert Image.objects.filter(collection=collectie("Kern")).count() == 1
    assert Document.objects.filter(collection=collectie("Kern")).count() == 1


def test_leaving_out_takes_the_blocks_away_and_says_so_in_the_log(hoofdstuk, neem_over):
    neem_over(hoofdstuk, media="weglaten")
    assert not ids(concept(), Image) | ids(concept(), Document)
    assert [blok.block_type for blok in concept().inhoud] == ["tekst"]
    assert hoofdstuk.overname["weggelaten"] == ["Foto van Aldlân", "Plaatselijk stuk"]


def test_links_lead_to_the_core_or_become_text(wereld, hoofdstuk, neem_over):
    neem_over(hoofdstuk, media="weglaten")
    html = concept().inhoud[0].value.source
    assert f'<a linktype="page" id="{wereld.kernbijeenkomst(7).pk}">zeven</a>' in html
    assert "en onze eigen pagina." in html


def test_a_copied_image_still_counts_as_taken_over(hoofdstuk, neem_over, wereld, als):
    neem_over(hoofdstuk, media="kopieren", besluit="indienen")
    keur_goed(kern(), wereld.user("kernbeoordelaar"))
    hoofdstuk.refresh_from_db()
    assert hoofdstuk.staat == Verbetervoorstel.Staat.OVERGENOMEN


def test_an_image_left_out_is_a_partial_take_over(hoofdstuk, neem_over, wereld):
    neem_over(hoofdstuk, media="weglaten", besluit="indienen")
    keur_goed(kern(), wereld.user("kernbeoordelaar"))
    hoofdstuk.refresh_from_db()
    assert hoofdstuk.staat == Verbetervoorstel.Staat.GEDEELTELIJK
