"""Who decides read the files as they are now: replacing one under the same text is noticed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from handleiding.workflow.actions import dien_in, keur_goed, publiceer_met_spoed, trek_terug
from handleiding.workflow.vingerafdruk import AndereTekst, afdrukken, vingerafdruk
from tests.gemeenten.toegang.muren.overkant import plaatje
from tests.gemeenten.toegang.muren.test_bevroren import (
    KEURDER,
    SCHRIJVER,
    blokken,
    formulier,
    in_lopende_tekst,
    ingediend,
    pagina,
    stukken,
    vers,
)

# Wagtail leaves the temporary file of a new rendition to be closed when it is forgotten.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")
__all__ = ["stukken"]
# What a writer may do to a file while no text that waits holds it.
INGREPEN = {
    "document, ander bestand": (1, lambda: {"file": SimpleUploadedFile("stuk.txt", b"ongelezen")}),
    "document, titel": (1, lambda: {"title": "Stiekem"}),
    "beeld, ander bestand": (0, lambda: {"file": SimpleUploadedFile("foto.png", anders())}),
    "beeld, titel": (0, lambda: {"title": "Stiekem"}),
    "beeld, beschrijving": (0, lambda: {"description": "Stiekem"}),
    "beeld, uitsnede": (
        0,
        lambda: dict.fromkeys([f"focal_point_{n}" for n in ("x", "y", "width", "height")], 2),
    ),
}


def anders():
    return plaatje().read() + b"\0"


def wijzig(client, wereld, stuk, **velden):
    app = "wagtailimages" if hasattr(stuk, "renditions") else "wagtaildocs"
    client.force_login(wereld.user(SCHRIJVER))
    antwoord = client.post(reverse(f"{app}:edit", args=[stuk.pk]), formulier(stuk, **velden))
    assert antwoord.status_code == 302, antwoord.context["form"].errors
    stuk.refresh_from_db()


@pytest.mark.parametrize("plek", [blokken, in_lopende_tekst])
@pytest.mark.parametrize("ingreep", INGREPEN)
def test_the_same_text_with_another_file_is_not_what_was_read(
    client, wereld, stukken, ingreep, plek
):
    """Withdrawn, a file changed, and the very same version submitted again."""
    page = ingediend(wereld, plek(*stukken))
    nummer = page.latest_revision_id
    gelezen = vingerafdruk(page.latest_revision)
    trek_terug(page, wereld.user(SCHRIJVER))
    welk, velden = INGREPEN[ingreep]
    wijzig(client, wereld, stukken[welk], **velden())
    dien_in(vers(page), wereld.user(SCHRIJVER))
    assert vers(page).latest_revision_id == nummer
    client.force_login(wereld.user(KEURDER))
    data = {"besluit": "goedkeuren", "gelezen": gelezen}
    antwoord = client.post(reverse("beoordelen", args=[page.pk]), data)
    assert "Deze tekst is gewijzigd nadat u hem las" in antwoord.text
    assert not vers(page).live
    data["gelezen"] = vingerafdruk(vers(page).latest_revision)
    client.post(reverse("beoordelen", args=[page.pk]), data)
    assert vers(page).live


def test_nothing_changed_is_what_was_read(client, wereld, stukken):
    """Opening a file, and noting its size and checksum, changes nothing."""
    page = ingediend(wereld, blokken(*stukken))
    gelezen = vingerafdruk(page.latest_revision)
    trek_terug(page, wereld.user(SCHRIJVER))
    for stuk in stukken:
        stuk.get_file_size()
        stuk.get_file_hash()
        stuk.tags.add("kaart")
    dien_in(vers(page), wereld.user(SCHRIJVER))
    nummer = page.latest_revision_id
    assert afdrukken([nummer]) == {page.pk: vingerafdruk(vers(page).latest_revision)}
    keur_goed(vers(page), wereld.user(KEURDER), gelezen=gelezen)
    assert vers(page).live


def test_nor_goes_an_unread_file_online_in_a_hurry(client, wereld, stukken):
    page = pagina(wereld, blokken(*stukken))
    gelezen = vingerafdruk(page.latest_revision)
    wijzig(client, wereld, stukken[1], file=SimpleUploadedFile("stuk.txt", b"ongelezen"))
    with pytest.raises(AndereTekst):
        publiceer_met_spoed(page, wereld.user("kernredacteur"), "Nu nodig.", gelezen=gelezen)
    assert not vers(page).live


@pytest.mark.parametrize("aantal", [1, 6])
def test_more_texts_with_files_take_no_more_queries(
    wereld, stukken, aantal, django_assert_max_num_queries
):
    teksten = [pagina(wereld, blokken(*stukken)).latest_revision_id]
    page = vers_van(teksten[0])
    for _ in range(aantal - 1):
        teksten.append(page.save_revision(user=wereld.user(SCHRIJVER)).pk)
    with django_assert_max_num_queries(14):
        afdrukken(teksten)


def vers_van(revision_id):
    from wagtail.models import Revision

    return vers(Revision.objects.get(pk=revision_id).content_object)
