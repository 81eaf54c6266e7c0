"""A picture of what stood online: to be opened, as readers saw it, by who may see the screen and by nobody else."""

import io
import re

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.images import get_image_model

from handleiding.workflow.actions import dien_in, haal_offline, keur_goed
from tests.gemeenten.toegang.muren.test_bevroren import (
    KEURDER,
    SCHRIJVER,
    blokken,
    pagina,
    stukken,
    vers,
)

# Wagtail leaves the temporary file of a new rendition to be closed when it is forgotten.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")
__all__ = ["stukken"]
BUITEN = [None, "lezer-leeuwarden", "redacteur-weststellingwerf", "beoordelaar-weststellingwerf"]


@pytest.fixture
def foto(wereld, stukken):
    """A picture that is larger than readers get it, on a page that was online."""
    groot = io.BytesIO()
    Image.new("RGB", (1600, 400), "green").save(groot, "PNG")
    return get_image_model().objects.create(
        title="Brede foto",
        file=ContentFile(groot.getvalue(), "breed.png"),
        collection=stukken[0].collection,
        uploaded_by_user=wereld.user(SCHRIJVER),
    )


@pytest.fixture
def toen(wereld, stukken, foto):
    page = pagina(wereld, blokken(foto, stukken[1]))
    dien_in(page, wereld.user(SCHRIJVER))
    keur_goed(vers(page), wereld.user(KEURDER))
    moment = timezone.now()
    haal_offline(vers(page), wereld.user(KEURDER), "Klopt niet.")
    return vers(page), moment


def scherm(client, page, moment):
    adres = reverse("online_op_een_dag", args=[page.pk])
    return client.get(adres, {"op": moment.isoformat()})


def link(antwoord, titel="Brede foto"):
    return re.search(rf'<a href="([^"]+)">‘{titel}’</a>', antwoord.text)


def test_who_looks_back_opens_it(client, wereld, toen, foto):
    """The kernredactie has no right in the collection: they get it as readers did, never larger."""
    client.force_login(wereld.user("kernredacteur"))
    gevonden = link(scherm(client, *toen))
    assert gevonden, "no link"
    antwoord = client.get(gevonden[1])
    assert antwoord.status_code == 200
    assert "private" in antwoord["Cache-Control"]
    with Image.open(io.BytesIO(antwoord.content)) as beeld:
        assert (beeld.format, beeld.size) == ("WEBP", (1440, 360))
    assert not foto.renditions.exists(), "looking writes nothing"


@pytest.mark.parametrize("wie", [KEURDER, "beheerder-leeuwarden"])
def test_its_own_people_open_the_original(client, wereld, toen, wie):
    client.force_login(wereld.user(wie))
    antwoord = client.get(link(scherm(client, *toen))[1])
    with Image.open(io.BytesIO(b"".join(antwoord))) as beeld:
        assert (beeld.format, beeld.size) == ("PNG", (1600, 400))


@pytest.mark.parametrize("wie", BUITEN)
def test_nobody_else_does(client, wereld, toen, foto, wie):
    if wie:
        client.force_login(wereld.user(wie))
    assert scherm(client, *toen).status_code in {302, 403}
    assert client.get(foto.file.url).status_code == 404


def test_nor_what_was_never_online(client, wereld, toen, stukken):
    client.force_login(wereld.user("kernredacteur"))
    assert client.get(stukken[0].file.url).status_code == 404


def test_a_reviewer_opens_both_pictures(client, wereld, stukken, foto):
    page = pagina(wereld, blokken(*stukken))
    dien_in(page, wereld.user(SCHRIJVER))
    keur_goed(vers(page), wereld.user(KEURDER))
    concept = vers(page).get_latest_revision_as_object()
    concept.inhoud = blokken(foto, stukken[1])
    concept.save_revision(user=wereld.user(SCHRIJVER))
    dien_in(vers(page), wereld.user(SCHRIJVER))
    client.force_login(wereld.user(KEURDER))
    antwoord = client.get(reverse("beoordelen", args=[page.pk]))
    for titel in ("Foto", "Brede foto"):
        geopend = client.get(link(antwoord, titel)[1])
        assert geopend.status_code == 200
        assert geopend.getvalue()
