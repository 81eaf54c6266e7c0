"""An edition goes out as a file and comes in somewhere else."""

import io
import json
import zipfile

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.images import get_image_model
from wagtail.models import Page, PageLogEntry

from gemeenten.editie.levensloop import inlezen
from gemeenten.editie.levensloop.bestand import INHOUD
from gemeenten.editie.levensloop.inlezen import voer_in
from gemeenten.editie.levensloop.verwijder import verwijder
from gemeenten.logacties import EDITIE_UITGEVOERD
from gemeenten.models import Contactpersoon, GemeentePage, Sessie
from handleiding.models import BijeenkomstPage, HoofdstukPage, OnderdeelPage
from handleiding.workflow.actions import haal_offline
from tests.gemeenten.editie.levensloop.hulp import als_bestand, gewijzigd
from tests.gemeenten.onboarding.hulp import maak_beeld, telling


@pytest.fixture
def kern(wereld):
    return wereld.user("kernredacteur")


@pytest.fixture
def uitvoer(wereld, kern) -> bytes:
    """Leeuwarden as a file: with a draft that links to an own page, the core and an own picture."""
    sessie, kernsessie = wereld.bijeenkomst(), wereld.kernbijeenkomst(7)
    beeld = maak_beeld("GM0080 Leeuwarden")
    page = wereld.hoofdstuk()
    page.inhoud = json.dumps(
        [
            {
                "type": "tekst",
                "id": "a",
                "value": f'<p><a linktype="page" id="{sessie.pk}">eigen</a> '
                f'<a linktype="page" id="{kernsessie.pk}">kern</a></p>',
            },
            {
                "type": "afbeelding",
                "id": "b",
                "value": {
                    "afbeelding": {"image": beeld.pk, "decorative": False, "alt_text": "x"},
                    "bijschrift": "",
                },
            },
        ]
    )
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    return als_bestand(wereld.editie(), kern)


def verwijder_leeuwarden(wereld, kern) -> None:
    haal_offline(wereld.editie(), wereld.user("beoordelaar-leeuwarden"), "Verhuisd")
    verwijder(wereld.editie(), user=kern, bevestiging="Leeuwarden")


def test_file_holds_no_account(wereld, uitvoer):
    with zipfile.ZipFile(io.BytesIO(uitvoer)) as archief:
        tekst = archief.read(INHOUD).decode()
    assert "jeugd@leeuwarden.example" in tekst
    for naam in ("redacteur-leeuwarden", '"owner"', '"locked_by"', '"user"'):
        assert naam not in tekst
    assert PageLogEntry.objects.filter(action=EDITIE_UITGEVOERD).exists()


def test_edition_comes_in_complete_and_as_drafts(wereld, kern, uitvoer):
    oud = wereld.editie()
    paginas = oud.get_descendants(inclusive=True).count()
    titels = list(oud.get_descendants().order_by("path").values_list("title", "slug"))
    basis = list(
        OnderdeelPage.objects.descendant_of(oud).order_by("path").values_list("kern_id", "basis_id")
    )
    sessies = Sessie.objects.filter(werkleergroep__path__startswith=oud.path).count()
    verwijder_leeuwarden(wereld, kern)
    editie, meldingen = voer_in(io.BytesIO(uitvoer), user=kern)
    assert meldingen == []
    assert (editie.code, editie.slug, editie.live) == ("GM0080", "leeuwarden", False)
    assert editie.get_descendants(inclusive=True).count() == paginas
    nieuw = editie.get_descendants().order_by("path")
    assert list(nieuw.values_list("title", "slug")) == titels
    assert not nieuw.live().exists()
    onderdelen = OnderdeelPage.objects.descendant_of(editie).order_by("path")
    assert list(onderdelen.values_list("kern_id", "basis_id")) == basis
    assert Sessie.objects.filter(werkleergroep__path__startswith=editie.path).count() == sessies
    assert Contactpersoon.objects.filter(page__path__startswith=editie.path).count() == 2
    assert Page.find_problems() == ([], [], [], [], [])


def test_links_and_pictures_are_those_of_the_new_installation(wereld, kern, uitvoer):
    verwijder_leeuwarden(wereld, kern)
    editie, _ = voer_in(io.BytesIO(uitvoer), user=kern)
    page = HoofdstukPage.objects.descendant_of(editie).get(slug="inleiding")
    eigen = BijeenkomstPage.objects.descendant_of(editie).get(nummer=1)
    tekst, beeldblok = (blok["value"] for blok in page.inhoud.get_prep_value())
    assert f'id="{eigen.pk}"' in tekst
    assert f'id="{wereld.kernbijeenkomst(7).pk}"' in tekst
    beeld = get_image_model().objects.get(pk=beeldblok["afbeelding"]["image"])
    assert beeld.collection.name == "GM0080 Leeuwarden"
    assert beeld.width == 640


def test_what_was_online_is_kept_as_an_earlier_version(wereld, kern, uitvoer):
    verwijder_leeuwarden(wereld, kern)
    editie, _ = voer_in(io.BytesIO(uitvoer), user=kern)
    page = HoofdstukPage.objects.descendant_of(editie).get(slug="inleiding")
    online, concept = page.revisions.order_by("created_at", "pk")
    assert page.latest_revision_id == concept.pk
    assert "Zo begint het" in str(online.content)
    assert online.user_id is None


def test_script_in_a_file_is_taken_out(wereld, kern, uitvoer):
    def besmet(data):
        for pagina in data["paginas"]:
            for versie in pagina["versies"]:
                if "steunpunt" in versie["inhoud"]:
                    versie["inhoud"]["steunpunt"] = '<p onclick="x()">a<script>x()</script></p>'

    verwijder_leeuwarden(wereld, kern)
    editie, _ = voer_in(io.BytesIO(gewijzigd(uitvoer, besmet)), user=kern)
    assert editie.steunpunt == "<p>a</p>"


@pytest.mark.parametrize(
    "bestand",
    [b"", b"geen zip", b"PK\x03\x04"],
)
def test_other_file_is_refused(wereld, kern, bestand):
    voor = telling()
    with pytest.raises(ValidationError, match="geen bestand van een editie"):
        voer_in(io.BytesIO(bestand), user=kern)
    assert telling() == voor


def test_file_with_a_hole_is_refused_and_leaves_no_file(wereld, kern, uitvoer, media_folder):
    verwijder_leeuwarden(wereld, kern)
    voor, bestanden = telling(), set(media_folder.rglob("*.*"))
    for doe in (lambda data: data.pop("paginas"), lambda data: data["paginas"][0].pop("versies")):
        with pytest.raises(ValidationError, match="geen bestand van een editie"):
            voer_in(io.BytesIO(gewijzigd(uitvoer, doe)), user=kern)
    assert telling() == voor
    assert set(media_folder.rglob("*.*")) == bestanden


def test_municipality_that_is_there_is_refused(wereld, kern, uitvoer):
    voor = telling()
    with pytest.raises(ValidationError, match="heeft al een editie"):
        voer_in(io.BytesIO(uitvoer), user=kern)
    assert telling() == voor


def test_unknown_page_type_is_left_out_and_reported(wereld, kern, uitvoer):
    def vreemd(data):
        next(p for p in data["paginas"] if p["titel"] == "Programma")["type"] = "x.y"

    verwijder_leeuwarden(wereld, kern)
    editie, meldingen = voer_in(io.BytesIO(gewijzigd(uitvoer, vreemd)), user=kern)
    assert "Programma: dit soort pagina bestaat hier niet" in meldingen
    assert "Kennismaken: de pagina erboven ontbreekt" in meldingen
    assert not BijeenkomstPage.objects.descendant_of(editie).exists()


def test_killed_halfway_nothing_is_left(wereld, kern, uitvoer, monkeypatch, media_folder):
    verwijder_leeuwarden(wereld, kern)
    voor, bestanden = telling(), set(media_folder.rglob("*.*"))

    def gedood(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(inlezen, "zet_neer", gedood)
    with pytest.raises(KeyboardInterrupt):
        voer_in(io.BytesIO(uitvoer), user=kern)
    assert telling() == voor
    assert set(media_folder.rglob("*.*")) == bestanden


@pytest.mark.parametrize("naam", ["beheerder-leeuwarden", "lezer-leeuwarden"])
def test_only_the_kernredactie_may(wereld, uitvoer, naam):
    user = wereld.user(naam)
    with pytest.raises(PermissionDenied):
        als_bestand(wereld.editie(), user)
    with pytest.raises(PermissionDenied):
        voer_in(io.BytesIO(uitvoer), user=user)
    assert GemeentePage.objects.filter(code="GM0080").count() == 1
