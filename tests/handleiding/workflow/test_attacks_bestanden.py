"""Files and visibility are no way around review: what is online shows what a colleague approved."""

import json
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from gemeenten.bestanden.bestandsformulier import TITEL_OP_EEN_PAGINA
from gemeenten.toegang.muren.bevroren import OP_EEN_PAGINA, STOND_ONLINE
from handleiding.models import InhoudPage, Publicatie
from handleiding.workflow.actions import dien_in, haal_offline, keur_goed
from tests.gemeenten.toegang.muren.overkant import plaatje

from .staten import goedgekeurd, vers

# Wagtail leaves the temporary file of a new rendition to be closed when it is forgotten.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")

IEDEREEN = ("redacteur-leeuwarden", "beoordelaar-leeuwarden", "beheerder-leeuwarden", "admin")


@pytest.fixture
def beeld(wereld):
    return get_image_model().objects.create(
        title="Foto",
        file=plaatje(),
        collection=_collectie(),
        uploaded_by_user=wereld.user(IEDEREEN[0]),
    )


@pytest.fixture
def stuk(wereld):
    return get_document_model().objects.create(
        title="Stuk",
        file=ContentFile(b"goedgekeurd", "stuk.txt"),
        collection=_collectie(),
        uploaded_by_user=wereld.user(IEDEREEN[0]),
    )


def _collectie():
    return Collection.objects.get(name__startswith="GM0080")


@pytest.fixture
def online(wereld, beeld, stuk):
    page = InhoudPage(title="Met bestanden", slug="met-bestanden", live=False)
    page.inhoud = json.dumps(
        [
            {
                "type": "afbeelding",
                "value": {"afbeelding": {"image": beeld.pk, "alt_text": "F"}, "bijschrift": ""},
            },
            {"type": "download", "value": {"document": stuk.pk, "tekst": ""}},
        ]
    )
    wereld.editie().add_child(instance=page)
    page.save_revision(user=wereld.user("redacteur-leeuwarden"), log_action="wagtail.create")
    dien_in(page, wereld.user("redacteur-leeuwarden"))
    keur_goed(vers(page), wereld.user("beoordelaar-leeuwarden"))
    return vers(page)


def wijzig_beeld(client, beeld, **velden):
    data = {"title": beeld.title, "collection": beeld.collection_id, "tags": ""} | velden
    return client.post(reverse("wagtailimages:edit", args=[beeld.pk]), data)


def wijzig_stuk(client, stuk, **velden):
    data = {"title": stuk.title, "collection": stuk.collection_id, "tags": ""} | velden
    return client.post(reverse("wagtaildocs:edit", args=[stuk.pk]), data)


@pytest.mark.parametrize("naam", IEDEREEN)
class TestWhatIsOnline:
    def test_file_is_not_replaced(self, client, wereld, online, beeld, stuk, naam):
        client.force_login(wereld.user(naam))
        nieuw = SimpleUploadedFile("ander.png", plaatje().read())
        assert OP_EEN_PAGINA in wijzig_beeld(client, beeld, file=nieuw).text
        ander = SimpleUploadedFile("ander.txt", b"stiekem")
        assert OP_EEN_PAGINA in wijzig_stuk(client, stuk, file=ander).text
        voor = beeld.file.name, stuk.file.name
        beeld.refresh_from_db()
        stuk.refresh_from_db()
        assert (beeld.file.name, stuk.file.name) == voor
        with stuk.file.open() as bestand:
            assert bestand.read() == b"goedgekeurd"

    def test_title_that_the_page_shows_stays(self, client, wereld, online, stuk, naam):
        client.force_login(wereld.user(naam))
        assert TITEL_OP_EEN_PAGINA in wijzig_stuk(client, stuk, title="Stiekem").text
        url = reverse("wagtaildocs:edit_multiple", args=[stuk.pk])
        prefix = f"doc-{stuk.pk}"
        data = {
            f"{prefix}-title": "Stiekem",
            f"{prefix}-collection": stuk.collection_id,
            f"{prefix}-tags": "",
        }
        client.post(url, data, headers={"x-requested-with": "XMLHttpRequest"})
        stuk.refresh_from_db()
        assert stuk.title == "Stuk"

    def test_nothing_is_deleted(self, client, wereld, online, beeld, stuk, naam):
        user = wereld.user(naam)
        user.user_permissions.add(
            *Permission.objects.filter(codename__in=["delete_image", "delete_document"])
        )
        client.force_login(user)
        for app, ding, sleutel in (("images", beeld, "image"), ("docs", stuk, "document")):
            bulk = reverse("wagtail_bulk_action", args=[f"wagtail{app}", sleutel, "delete"])
            for url in (
                reverse(f"wagtail{app}:delete", args=[ding.pk]),
                reverse(f"wagtail{app}:delete_multiple", args=[ding.pk]),
                f"{bulk}?id={ding.pk}&next=/cms/",
            ):
                client.post(url, headers={"x-requested-with": "XMLHttpRequest"})
            assert type(ding).objects.filter(pk=ding.pk).exists()


def test_the_screen_of_deletion_says_that_it_is_in_use(client, wereld, online, beeld):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    html = client.get(reverse("wagtailimages:delete", args=[beeld.pk])).text
    assert 'value="Ja' not in html
    assert reverse("wagtailimages:image_usage", args=[beeld.pk]) in html


def test_in_code_too(online, beeld):
    with pytest.raises(PermissionDenied, match="gepubliceerde pagina"):
        beeld.delete()


def test_what_is_offline_again_stays_as_readers_saw_it(client, wereld, online, beeld, stuk):
    haal_offline(online, wereld.user("beoordelaar-leeuwarden"), "Klopt niet.")
    client.force_login(wereld.user("redacteur-leeuwarden"))
    nieuw = SimpleUploadedFile("ander.png", plaatje().read())
    assert STOND_ONLINE in wijzig_beeld(client, beeld, title="Anders", file=nieuw).text
    assert STOND_ONLINE in client.get(reverse("wagtaildocs:delete", args=[stuk.pk])).text
    client.post(reverse("wagtaildocs:delete", args=[stuk.pk]))
    beeld.refresh_from_db()
    assert (beeld.title, "ander" in beeld.file.name) == ("Foto", False)
    assert get_document_model().objects.filter(pk=stuk.pk).exists()


def test_what_nobody_answers_for_any_more_may_change_and_go(client, wereld, online, beeld, stuk):
    haal_offline(online, wereld.user("beoordelaar-leeuwarden"), "Klopt niet.")
    lang_geleden = timezone.now() - timedelta(days=366 * settings.BEWAARTERMIJN_JAREN)
    rijen = Publicatie.objects.filter(page=online)
    rijen.update(vanaf=lang_geleden)
    client.force_login(wereld.user("redacteur-leeuwarden"))
    nieuw = SimpleUploadedFile("ander.png", plaatje().read())
    wijzig_beeld(client, beeld, title="Anders", file=nieuw)
    client.post(reverse("wagtaildocs:delete", args=[stuk.pk]))
    beeld.refresh_from_db()
    assert (beeld.title, "ander" in beeld.file.name) == ("Anders", True)
    assert not get_document_model().objects.filter(pk=stuk.pk).exists()


def test_title_of_an_image_stays_while_it_is_online(client, wereld, online, beeld):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    assert OP_EEN_PAGINA in wijzig_beeld(client, beeld, title="Stiekem").text
    beeld.refresh_from_db()
    assert beeld.title == "Foto"


class TestInternalStaysInternal:
    @pytest.mark.parametrize("verborgen", [False, True])
    def test_moving_out_of_an_internal_page(self, client, wereld, verborgen):
        ouder = goedgekeurd(wereld, intern=True)
        kind = InhoudPage(title="Kind", slug="kind", live=False)
        ouder.add_child(instance=kind)
        kind.save_revision(user=wereld.user("redacteur-leeuwarden"))
        dien_in(kind, wereld.user("redacteur-leeuwarden"))
        keur_goed(vers(kind), wereld.user("beoordelaar-leeuwarden"))
        if verborgen:
            haal_offline(wereld.editie(), wereld.user("beheerder-leeuwarden"), "Even niet.")
        pad = vers(kind).path
        editie = wereld.editie()
        for naam in ("beheerder-leeuwarden", "admin"):
            client.force_login(wereld.user(naam))
            client.post(reverse("wagtailadmin_pages:move_confirm", args=[kind.pk, editie.pk]))
            url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
            client.post(f"{url}?id={kind.pk}&next=/cms/", {"chooser": editie.pk})
            assert vers(kind).path == pad

    def test_moving_within_what_everyone_reads_is_fine(self, client, wereld):
        page, hoofdstuk = goedgekeurd(wereld), goedgekeurd(wereld, slug="tweede")
        client.force_login(wereld.user("beheerder-leeuwarden"))
        client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, hoofdstuk.pk]))
        assert vers(page).get_parent().pk == hoofdstuk.pk
