"""Who gives a file in a text other contents or another name, after that text was written, contributed to it."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from handleiding.workflow.actions import dien_in, keur_goed

from .staten import KEURDER, SCHRIJVER, concept, gelezen, vers

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary file of a picture's rendition to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def plaatje(maat):
    bestand = BytesIO()
    Image.new("RGB", (maat, maat)).save(bestand, "PNG")
    return bestand.getvalue()


def met_beeld(wereld, collectie):
    beeld = get_image_model().objects.create(
        title="Team", collection=collectie, file=ContentFile(plaatje(8), "team.png")
    )
    afbeelding = {"image": beeld.pk, "decorative": False, "alt_text": "Vlak"}
    blok = {"type": "afbeelding", "value": {"afbeelding": afbeelding, "bijschrift": ""}}
    return beeld, blok, "wagtailimages:edit", SimpleUploadedFile("a.png", plaatje(9), "image/png")


def met_document(wereld, collectie):
    folder = get_document_model().objects.create(
        title="Folder", collection=collectie, file=ContentFile(b"folder", "folder.pdf")
    )
    blok = {"type": "download", "value": {"document": folder.pk, "tekst": ""}}
    nieuw = SimpleUploadedFile("a.pdf", b"ander", "application/pdf")
    return folder, blok, "wagtaildocs:edit", nieuw


@pytest.fixture(params=[met_beeld, met_document], ids=["image", "document"])
def stuk(request, wereld):
    """A draft with a file in it: the page, and how somebody changes that file."""
    collectie = Collection.objects.get(name=f"{wereld.editie().code} Leeuwarden")
    ding, blok, scherm, nieuw = request.param(wereld, collectie)
    page = concept(wereld)
    page.inhoud = [blok]
    page.save_revision(user=wereld.user(SCHRIJVER), log_action=True)

    def verander(client, naam, *, bestand=True):
        client.force_login(wereld.user(naam))
        data = {"title": "Anders", "description": "", "tags": "", "collection": collectie.pk}
        data |= {"file": nieuw} if bestand else {}
        assert client.post(reverse(scherm, args=[ding.pk]), data).status_code == 302
        ding.refresh_from_db()
        assert ding.title == "Anders"

    return vers(page), verander


@pytest.mark.parametrize("bestand", [True, False], ids=["contents", "title only"])
def test_who_changed_a_file_after_the_text_was_written_does_not_approve_it(
    client, wereld, stuk, bestand
):
    page, verander = stuk
    verander(client, KEURDER, bestand=bestand)
    dien_in(page, wereld.user(SCHRIJVER))
    with pytest.raises(PermissionDenied, match="Vier ogen"):
        keur_goed(vers(page), wereld.user(KEURDER), gelezen=gelezen(page))
    client.force_login(wereld.user(KEURDER))
    client.post(
        reverse("beoordelen", args=[page.pk]), {"besluit": "goedkeuren", "gelezen": gelezen(page)}
    )
    assert not vers(page).live


def test_a_file_that_its_writer_saw_again_makes_no_contributor(client, wereld, stuk):
    page, verander = stuk
    verander(client, KEURDER)
    page.get_latest_revision_as_object().save_revision(user=wereld.user(SCHRIJVER))
    dien_in(vers(page), wereld.user(SCHRIJVER))
    keur_goed(vers(page), wereld.user(KEURDER), gelezen=gelezen(page))
    assert vers(page).live


def test_who_changed_another_file_is_no_contributor(client, wereld, stuk):
    page, verander = stuk
    page.inhoud = [{"type": "tekst", "value": "<p>Zonder bestand.</p>"}]
    page.save_revision(user=wereld.user(SCHRIJVER), log_action=True)
    verander(client, KEURDER)
    dien_in(vers(page), wereld.user(SCHRIJVER))
    keur_goed(vers(page), wereld.user(KEURDER))
    assert vers(page).live
