"""Files of an edition are public only while a published page uses them."""

import json
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from handleiding.models import HoofdstukPage
from handleiding.workflow.actions import haal_offline

from .overkant import B, eigen_beeld, plaatje


@pytest.fixture
def rendition(overkant):
    model = get_image_model().get_rendition_model()
    return model.objects.create(
        image=overkant.image, filter_spec="width-4", file=plaatje("klein.png"), width=4, height=4
    )


def als_blok(image):
    return {"image": image.pk, "decorative": False, "alt_text": "Foto"}


def gebruik(wereld, overkant):
    """Put the image and the document on a page of B, and publish it."""
    page = HoofdstukPage.objects.get(pk=overkant.online.pk)
    page.inhoud = json.dumps(
        [
            {
                "type": "afbeelding",
                "value": {"afbeelding": als_blok(overkant.image), "bijschrift": ""},
            },
            {"type": "download", "value": {"document": overkant.document.pk, "tekst": ""}},
        ]
    )
    page.save_revision(user=wereld.user(f"redacteur-{B}"), changed=True)
    wereld.publiceer(page, f"redacteur-{B}", f"beoordelaar-{B}")
    return page


def adressen(overkant, rendition):
    return [overkant.image.file.url, *voor_lezers(overkant, rendition)]


def voor_lezers(overkant, rendition):
    return [rendition.file.url, overkant.document.url]


class TestUnused:
    @pytest.mark.parametrize("naam", [None, "redacteur-leeuwarden", "lezer-leeuwarden"])
    def test_hidden_for_others(self, client, wereld, overkant, rendition, naam):
        if naam:
            client.force_login(wereld.user(naam))
        assert [client.get(url).status_code for url in adressen(overkant, rendition)] == [404] * 3

    def test_shown_to_its_own_writers_and_never_cached(self, client, wereld, overkant, rendition):
        client.force_login(wereld.user(f"redacteur-{B}"))
        image, klein, stuk = (client.get(url) for url in adressen(overkant, rendition))
        assert (image.status_code, klein.status_code, stuk.status_code) == (200, 200, 200)
        assert "private" in image["Cache-Control"]
        for response in (image, klein, stuk):
            assert response.getvalue()


def test_an_address_is_of_one_file_only(client, wereld, overkant, rendition):
    """Having a file of one's own, the oldest or the newest, opens no other."""
    eigen = eigen_beeld()
    klein = rendition._meta.model.objects.create(
        image=eigen, filter_spec="width-4", file=plaatje("eigen-klein.png"), width=4, height=4
    )
    van_a, van_b = (eigen, klein), (overkant.image, rendition)
    for naam, wel, niet in (
        (f"redacteur-{B}", van_b, van_a),
        ("redacteur-leeuwarden", van_a, van_b),
    ):
        client.force_login(wereld.user(naam))
        assert all(client.get(stuk.file.url).getvalue() for stuk in wel)
        assert [client.get(stuk.file.url).status_code for stuk in niet] == [404, 404]
    gebruik(wereld, overkant)
    client.logout()
    assert client.get(rendition.file.url).getvalue()
    assert client.get(klein.file.url).status_code == 404


def test_what_is_no_page_and_has_the_number_of_one_makes_nothing_public(
    client, wereld, overkant, rendition
):
    andere = ContentType.objects.get_for_model(Group)
    ReferenceIndex.objects.create(
        content_type=andere,
        base_content_type=andere,
        object_id=wereld.bijeenkomst().pk,
        to_content_type=ContentType.objects.get_for_model(overkant.image),
        to_object_id=overkant.image.pk,
        model_path="logo",
        content_path="logo",
        content_path_hash=uuid4(),
    )
    assert client.get(rendition.file.url).status_code == 404


class TestUsed:
    def test_public_while_the_page_is(self, client, wereld, overkant, rendition):
        page = gebruik(wereld, overkant)
        for url in voor_lezers(overkant, rendition):
            response = client.get(url)
            assert response.status_code == 200
            assert response.getvalue()
        haal_offline(page, wereld.user(f"beoordelaar-{B}"), "Klopt niet meer.")
        assert [client.get(url).status_code for url in adressen(overkant, rendition)] == [404] * 3

    @pytest.mark.parametrize("naam", [None, f"lezer-{B}", "redacteur-leeuwarden"])
    def test_its_original_is_for_its_writers_only(self, client, wereld, overkant, naam):
        gebruik(wereld, overkant)
        if naam:
            client.force_login(wereld.user(naam))
        assert client.get(overkant.image.file.url).status_code == 404
        client.force_login(wereld.user(f"redacteur-{B}"))
        response = client.get(overkant.image.file.url)
        assert response.status_code == 200
        assert "private" in response["Cache-Control"]
        assert response.getvalue()

    def test_use_in_a_draft_makes_nothing_public(self, client, wereld, overkant, rendition):
        page = HoofdstukPage.objects.get(pk=overkant.online.pk)
        page.inhoud = json.dumps(
            [{"type": "afbeelding", "value": {"afbeelding": als_blok(overkant.image)}}]
        )
        page.save_revision(user=wereld.user(f"redacteur-{B}"), changed=True)
        for naam in (None, f"lezer-{B}"):
            if naam:
                client.force_login(wereld.user(naam))
            codes = [client.get(url).status_code for url in adressen(overkant, rendition)]
            assert codes == [404] * 3

    def test_costs_the_same_however_often_used(
        self, client, wereld, overkant, rendition, django_assert_num_queries
    ):
        gebruik(wereld, overkant)
        client.get(rendition.file.url).getvalue()
        with django_assert_num_queries(2):
            client.get(rendition.file.url).getvalue()


def test_a_document_has_no_second_address(client, wereld, overkant):
    gebruik(wereld, overkant)
    assert client.get(reverse("media", args=[overkant.document.file.name])).status_code == 404


class TestInternal:
    """What is internal is internal with its files."""

    @pytest.fixture
    def page(self, wereld, overkant):
        page = HoofdstukPage.objects.get(pk=gebruik(wereld, overkant).pk)
        page.intern = True
        page.save_revision(user=wereld.user(f"redacteur-{B}"), changed=True)
        wereld.publiceer(page, f"redacteur-{B}", f"beoordelaar-{B}")
        return HoofdstukPage.objects.get(pk=page.pk)

    @pytest.mark.parametrize("naam", [None, "lezer-leeuwarden", "redacteur-leeuwarden"])
    def test_others_do_not_get_them(self, client, wereld, overkant, rendition, page, naam):
        if naam:
            client.force_login(wereld.user(naam))
        assert [client.get(url).status_code for url in adressen(overkant, rendition)] == [404] * 3

    def test_readers_of_the_edition_do_and_nobody_keeps_a_copy(
        self, client, wereld, overkant, rendition, page
    ):
        client.force_login(wereld.user(f"lezer-{B}"))
        klein, stuk = (client.get(url) for url in voor_lezers(overkant, rendition))
        assert (klein.status_code, stuk.status_code) == (200, 200)
        assert "private" in klein["Cache-Control"]
        assert klein.getvalue()
        assert stuk.getvalue()
        assert client.get(overkant.image.file.url).status_code == 404

    def test_not_once_the_edition_is_offline(self, client, wereld, overkant, rendition, page):
        haal_offline(wereld.editie(B), wereld.user(f"beoordelaar-{B}"), "Verhuizing.")
        client.force_login(wereld.user(f"lezer-{B}"))
        assert [client.get(url).status_code for url in adressen(overkant, rendition)] == [404] * 3


class TestTheWorkerStandsStill:
    """What readers get never waits for the queue."""

    @pytest.fixture(autouse=True)
    def niemand_werkt(self, settings):
        database = {"BACKEND": "django_tasks_db.DatabaseBackend"}
        settings.TASKS = {"default": settings.TASKS["default"] | database}

    def test_public_at_once_and_hidden_at_once(self, client, wereld, overkant, rendition):
        page = gebruik(wereld, overkant)
        for url in voor_lezers(overkant, rendition):
            assert client.get(url).getvalue()
        haal_offline(page, wereld.user(f"beoordelaar-{B}"), "Klopt niet meer.")
        response = client.get(overkant.document.url)
        assert response.status_code == 404
        assert "no-store" in response["Cache-Control"]

    def test_a_file_that_left_the_text_is_hidden_at_once(self, client, wereld, overkant, rendition):
        page = HoofdstukPage.objects.get(pk=gebruik(wereld, overkant).pk)
        page.inhoud = json.dumps([{"type": "tekst", "value": "<p>Zonder bestanden.</p>"}])
        page.save_revision(user=wereld.user(f"redacteur-{B}"), changed=True)
        wereld.publiceer(page, f"redacteur-{B}", f"beoordelaar-{B}")
        assert [client.get(url).status_code for url in adressen(overkant, rendition)] == [404] * 3


def test_a_file_that_is_gone_from_the_storage(client, wereld, overkant, rendition):
    gebruik(wereld, overkant)
    for stuk in (overkant.image, rendition, overkant.document):
        stuk.file.storage.delete(stuk.file.name)
    assert [client.get(url).status_code for url in adressen(overkant, rendition)] == [404] * 3
