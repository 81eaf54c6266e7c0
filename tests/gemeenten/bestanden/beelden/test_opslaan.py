"""On every road an image comes in as a whole picture and nothing else, or not at all."""

import io
from pathlib import Path
from tempfile import SpooledTemporaryFile

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import Collection, ModelLogEntry
from wagtail.users.models import UserProfile

from gemeenten.logacties import BEELD_ONTDAAN
from handleiding.workflow.actions import keur_goed
from handleiding.workflow.vingerafdruk import vingerafdruk
from tests.gemeenten.toegang.muren.test_bevroren import KEURDER, blokken, ingediend, stukken, vers

from .plaatjes import BREED, HOOG, MAKER, SOORTEN, foto, png_met_tekst, telefoonfoto

# Wagtail leaves the temporary file of a new rendition to be closed when it is forgotten.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")

__all__ = ["stukken"]
SCHRIJVER = "redacteur-leeuwarden"
XHR = {"x-requested-with": "XMLHttpRequest"}
WEGEN = {
    "enkel": ("wagtailimages:add", "", "file"),
    "meer tegelijk": ("wagtailimages:add_multiple", "", "files[]"),
    "kiezer": (
        "wagtailimages_chooser:create",
        "image-chooser-upload-",
        "image-chooser-upload-file",
    ),
}


@pytest.fixture
def collectie(wereld):
    return Collection.objects.get(name__startswith="GM0080")


@pytest.fixture
def schrijver(client, wereld):
    client.force_login(wereld.user(SCHRIJVER))
    return client


def laad_op(client, weg, collectie, naam, inhoud):
    adres, voorvoegsel, veld = WEGEN[weg]
    data = {
        f"{voorvoegsel}title": "Nieuw",
        f"{voorvoegsel}collection": collectie.pk,
        f"{voorvoegsel}tags": "",
        veld: SimpleUploadedFile(naam, inhoud, "image/jpeg"),
    }
    return client.post(reverse(adres), data, headers=XHR)


def nieuwste():
    return get_image_model().objects.order_by("-pk").first()


def inhoud_van(ding):
    with ding.file.open("rb") as bestand:
        return bestand.read()


def bestanden():
    return {pad for pad in Path(settings.MEDIA_ROOT).rglob("*") if pad.is_file()}


def is_kaal_en_recht(beeld):
    beeld = get_image_model().objects.get(pk=beeld.pk)
    inhoud = inhoud_van(beeld)
    assert MAKER not in inhoud
    assert b"Exif" not in inhoud
    assert (beeld.width, beeld.height) == Image.open(io.BytesIO(inhoud)).size == (HOOG, BREED)
    assert beeld.file_size in {None, len(inhoud)}
    return True


@pytest.mark.parametrize("weg", WEGEN)
@pytest.mark.parametrize("eind", ["jpg", "png", "webp", "avif"])
def test_an_upload(schrijver, collectie, weg, eind):
    laad_op(schrijver, weg, collectie, f"foto.{eind}", foto(eind, 6))
    assert nieuwste().collection == collectie
    assert is_kaal_en_recht(nieuwste())
    hash_ = nieuwste().file_hash
    beeld = nieuwste()
    beeld.file_hash = ""
    assert beeld.get_file_hash() == hash_


def test_a_file_in_place_of_another(schrijver, collectie):
    laad_op(schrijver, "enkel", collectie, "foto.jpg", foto())
    beeld = nieuwste()
    data = {"title": "Nieuw", "collection": collectie.pk, "tags": ""}
    data["file"] = SimpleUploadedFile("liggend.jpg", foto(ligging=8))
    schrijver.post(reverse("wagtailimages:edit", args=[beeld.pk]), data)
    assert "liggend" in nieuwste().file.name
    assert is_kaal_en_recht(beeld)


def test_in_code(collectie):
    model, velden = get_image_model(), {"title": "Nieuw", "collection": collectie}
    los = model(**velden)
    los.file.save("foto.jpg", ContentFile(foto(ligging=6)), save=False)
    los.save()
    assert is_kaal_en_recht(los)
    for maak in (
        lambda beeld: beeld.save(),
        lambda beeld: model.objects.bulk_create([beeld]),
    ):
        maak(model(file=ContentFile(foto(ligging=6), "foto.jpg"), **velden))
        assert is_kaal_en_recht(nieuwste())


def test_in_what_is_made_of_one_that_came_in_before(collectie):
    """Files from before keep what they held until they are cleaned; readers get none of it."""
    beeld = get_image_model().objects.create(
        title="Oud", file=ContentFile(foto(), "oud.jpg"), collection=collectie
    )
    Path(beeld.file.path).write_bytes(foto())
    for maat in ("original", "width-10", "width-10|format-png"):
        assert MAKER in inhoud_van(beeld)
        assert MAKER not in inhoud_van(beeld.get_rendition(maat))


def test_the_picture_of_a_person(schrijver, wereld):
    data = {"avatar-avatar": SimpleUploadedFile("ik.jpg", foto(ligging=6), "image/jpeg")}
    profiel = UserProfile.get_for_user(wereld.user(SCHRIJVER))
    profiel.avatar = data["avatar-avatar"]
    profiel.save()
    with UserProfile.objects.get(pk=profiel.pk).avatar.open() as bestand:
        inhoud = bestand.read()
    assert MAKER not in inhoud
    assert Image.open(io.BytesIO(inhoud)).size == (HOOG, BREED)


@pytest.mark.parametrize("weg", WEGEN)
@pytest.mark.parametrize("eind", SOORTEN)
def test_half_a_picture_is_an_error_at_the_field_and_leaves_nothing(
    schrijver, collectie, weg, eind
):
    heel = foto(eind)
    voor, aantal = bestanden(), get_image_model().objects.count()
    antwoord = laad_op(schrijver, weg, collectie, f"foto.{eind}", heel[: len(heel) * 7 // 10])
    assert antwoord.status_code == 200
    assert "beschadigd of niet helemaal overgekomen" in tekst(antwoord)
    assert get_image_model().objects.count() == aantal
    assert bestanden() == voor


@pytest.mark.parametrize("weg", WEGEN)
@pytest.mark.parametrize(
    ("naam", "raad"), [("foto.heic", "als JPG"), ("foto.jfif", "eindigen op .jpg")]
)
def test_another_kind_is_refused_with_what_to_do(schrijver, collectie, weg, naam, raad):
    antwoord = laad_op(schrijver, weg, collectie, naam, foto())
    assert antwoord.status_code == 200
    assert raad in tekst(antwoord)


def tekst(antwoord):
    """The whole answer, also where its HTML is packed in JSON."""
    return str(antwoord.json()) if "json" in antwoord["Content-Type"] else antwoord.text


def test_half_a_picture_in_code_leaves_nothing(collectie):
    voor = bestanden()
    beeld = get_image_model()(title="Half", collection=collectie)
    with pytest.raises(ValidationError, match="beschadigd"):
        beeld.file.save("half.jpg", ContentFile(foto()[:-60]))
    assert bestanden() == voor


def test_what_came_in_before_is_stripped_where_its_picture_stays_the_same(collectie, capsys):
    model, oud = get_image_model(), {}
    for naam, inhoud in (
        ("oud.jpg", foto()),
        ("liggend.jpg", foto(ligging=6)),
        ("weg.jpg", foto()),
    ):
        beeld = model.objects.create(
            title=naam, file=ContentFile(foto(), naam), collection=collectie
        )
        Path(beeld.file.path).write_bytes(inhoud)
        oud[naam] = beeld
    Path(oud["weg.jpg"].file.path).unlink()
    call_command("ontdoe_beelden", "--dry-run")
    assert MAKER in inhoud_van(oud["oud.jpg"])
    call_command("ontdoe_beelden")
    uit = capsys.readouterr().out
    assert f"{oud['weg.jpg'].file.name}: het bestand ontbreekt" in uit
    na = inhoud_van(oud["oud.jpg"])
    assert MAKER not in na
    assert Image.open(io.BytesIO(na)).tobytes() == Image.open(io.BytesIO(foto())).tobytes()
    rij = model.objects.get(pk=oud["oud.jpg"].pk)
    assert rij.file_size == len(na)
    assert inhoud_van(oud["liggend.jpg"]) == foto(ligging=6)
    assert f"{oud['liggend.jpg'].file.name}: blijft" in uit
    rijen = ModelLogEntry.objects.filter(action=BEELD_ONTDAAN)
    assert [regel.object_id for regel in rijen] == [str(oud["oud.jpg"].pk)]
    inhoud = inhoud_van(oud["oud.jpg"])
    call_command("ontdoe_beelden")
    assert inhoud_van(oud["oud.jpg"]) == inhoud
    assert rijen.count() == 1


def test_what_a_telephone_writes_goes_on_every_road(schrijver, collectie):
    """A place, a thumbnail, a maker, IPTC, a note; PNG keeps text in parts of its own, some of them packed."""
    for weg in WEGEN:
        laad_op(schrijver, weg, collectie, "mobiel.jpg", telefoonfoto())
        assert is_kaal_en_recht(nieuwste())
        merken = {inhoud_van(nieuwste())[i + 1] for i in segmenten(inhoud_van(nieuwste()))}
        assert not merken & {0xE1, 0xED, 0xFE}
        laad_op(schrijver, weg, collectie, "scherm.png", png_met_tekst())
        beeld = Image.open(io.BytesIO(inhoud_van(nieuwste())))
        beeld.load()
        assert not set(beeld.info) & {"Author", "Comment", "XML:com.adobe.xmp", "exif"}
        assert b"tIME" not in inhoud_van(nieuwste())


def segmenten(inhoud):
    """Where each part of a JPEG before its first scan stands."""
    plek = 2
    while inhoud[plek + 1] != 0xDA:
        yield plek
        plek += 2 + int.from_bytes(inhoud[plek + 2 : plek + 4])


def test_renditions_and_pictures_of_people_of_before_are_stripped_too(collectie, wereld):
    beeld = get_image_model().objects.create(
        title="Oud", file=ContentFile(foto(), "oud.jpg"), collection=collectie
    )
    klein = beeld.get_rendition("width-10")
    profiel = UserProfile.get_for_user(wereld.user(SCHRIJVER))
    profiel.avatar.save("ik.jpg", ContentFile(foto()))
    for pad in (klein.file.path, profiel.avatar.path):
        Path(pad).write_bytes(foto())
    call_command("ontdoe_beelden")
    for pad in (klein.file.path, profiel.avatar.path):
        assert MAKER not in Path(pad).read_bytes()
        assert not Path(f"{pad}.nieuw").exists()


def test_what_a_reviewer_reads_stays_the_very_file(client, wereld, stukken, capsys):
    """An approval is given on the checksum: it may not come to hang in the air."""
    page = ingediend(wereld, blokken(*stukken))
    beeld = get_image_model().objects.get(pk=stukken[0].pk)
    Path(beeld.file.path).write_bytes(foto())
    get_image_model().objects.filter(pk=beeld.pk).update(file_hash="")
    gelezen = vingerafdruk(vers(page).latest_revision)
    call_command("ontdoe_beelden")
    assert f"{beeld.file.name}: blijft: een tekst" in capsys.readouterr().out
    assert inhoud_van(beeld) == foto()
    assert vingerafdruk(vers(page).latest_revision) == gelezen
    keur_goed(vers(page), wereld.user(KEURDER), gelezen=gelezen)
    assert vers(page).live
    call_command("ontdoe_beelden", "--proef")
    assert MAKER in inhoud_van(beeld)
    call_command("ontdoe_beelden")
    assert MAKER not in inhoud_van(beeld)


def test_what_an_image_is_drawn_in_is_closed_when_it_is_stored(collectie):
    beeld = get_image_model().objects.create(
        title="Nieuw", file=ContentFile(foto(), "nieuw.jpg"), collection=collectie
    )
    with SpooledTemporaryFile() as tekening:
        tekening.write(foto())
        klein = beeld.renditions.create(
            filter_spec="width-9", file=File(tekening, "klein.jpg"), width=9, height=9
        )
        assert tekening.closed
    with klein.file.open() as bestand:
        assert MAKER not in bestand.read() != b""
