"""Attacks through forms, previews, mail and logs: with things of B in them, none shows or changes one."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Page, PageSubscription

from tests.formulier import hoofdstuk_data

from .overkant import GEHEIM, eigen_beeld, plaatje
from .test_keuzes import link
from .test_walk import tekst

# Wagtail leaves the temporary file of a new rendition to be closed when it is forgotten.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")

A = "leeuwarden"


class TestPreview:
    @pytest.mark.parametrize("soort", ["pagina", "document"])
    def test_foreign_ids_show_nothing(self, client, wereld, overkant, wie, soort):
        page = wereld.hoofdstuk()
        html = (
            link(overkant.concept)
            if soort == "pagina"
            else f'<p><a linktype="document" id="{overkant.document.pk}">Lees</a></p>'
        )
        url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
        data = hoofdstuk_data(page, tekst=html)
        antwoord = client.post(url, data)
        assert antwoord.json()["is_valid"] is False
        assert overkant.concept.slug not in tekst(client.get(url))

    def test_foreign_image_makes_no_rendition(self, client, wereld, overkant, wie):
        page = wereld.hoofdstuk()
        data = hoofdstuk_data(page, tekst="x")
        data |= {
            "inhoud-count": "1",
            "inhoud-0-type": "afbeelding",
            "inhoud-0-order": "0",
            "inhoud-0-deleted": "",
            "inhoud-0-value-afbeelding-image": overkant.image.pk,
            "inhoud-0-value-afbeelding-alt_text": "F",
            "inhoud-0-value-bijschrift": "",
        }
        url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
        assert client.post(url, data).json()["is_valid"] is False
        client.get(url)
        assert not overkant.image.renditions.exists()

    def test_of_a_foreign_page(self, client, wereld, overkant, wie):
        url = reverse("wagtailadmin_pages:preview_on_edit", args=[overkant.concept.pk])
        assert client.post(url, hoofdstuk_data(wereld.hoofdstuk(), tekst="x")).status_code == 302


class TestMediaForms:
    @pytest.mark.parametrize("app", ["wagtailimages", "wagtaildocs"])
    def test_upload_into_the_other_collection(self, client, wereld, overkant, redacteur, app):
        model = get_image_model() if app == "wagtailimages" else get_document_model()
        bestand = plaatje().read() if app == "wagtailimages" else b"tekst"
        naam = "x.png" if app == "wagtailimages" else "x.txt"
        prefix = "image" if app == "wagtailimages" else "document"
        voor = model.objects.filter(collection=overkant.collectie).count()
        velden = {"title": "Gekaapt", "collection": overkant.collectie.pk}
        for adres, data in {
            f"{app}:add": {**velden, "file": SimpleUploadedFile(naam, bestand)},
            f"{app}:add_multiple": {**velden, "files[]": SimpleUploadedFile(naam, bestand)},
            f"{app}_chooser:create": {
                **{f"{prefix}-chooser-upload-{veld}": waarde for veld, waarde in velden.items()},
                f"{prefix}-chooser-upload-file": SimpleUploadedFile(naam, bestand),
            },
        }.items():
            client.post(reverse(adres), data, headers={"x-requested-with": "XMLHttpRequest"})
        assert model.objects.filter(collection=overkant.collectie).count() == voor

    def test_moving_an_own_image_there(self, client, wereld, overkant, wie):
        image = eigen_beeld()
        data = {"title": "Van ons", "collection": overkant.collectie.pk}
        client.post(reverse("wagtailimages:edit", args=[image.pk]), data)
        url = reverse("wagtail_bulk_action", args=["wagtailimages", "image", "add_to_collection"])
        client.post(f"{url}?id={image.pk}&next=/cms/", {"collection": overkant.collectie.pk})
        image.refresh_from_db()
        assert image.collection != overkant.collectie

    def test_url_generator(self, client, wereld, overkant, redacteur):
        image = eigen_beeld()
        assert client.get(reverse("wagtailimages:url_generator", args=[image.pk])).status_code < 500


class TestLog:
    def test_log_of_a_foreign_image(self, client, wereld, overkant, wie):
        log(instance=overkant.image, action="wagtail.edit", user=overkant.user)
        log(instance=overkant.document, action="wagtail.edit", user=overkant.user)
        response = client.get(reverse("wagtailadmin_reports:site_history"))
        assert GEHEIM not in tekst(response)
        response = client.get(reverse("wagtailadmin_reports:site_history"), {"export": "csv"})
        assert GEHEIM not in tekst(response)

    def test_log_of_a_deleted_page(self, client, wereld, overkant, wie):
        overkant.concept.specific.delete(user=overkant.user)
        for vraag in ({}, {"export": "csv"}, {"is_commenting_action": "true"}, {"label": GEHEIM}):
            response = client.get(reverse("wagtailadmin_reports:site_history"), vraag)
            assert f"{GEHEIM} concept" not in tekst(response)


class TestPeople:
    def test_roles_beyond_the_own_edition(self, client, wereld):
        beheerder = wereld.user(f"beheerder-{A}")
        client.force_login(beheerder)
        editie = wereld.editie()
        mens = wereld.user(f"redacteur-{A}")
        url = reverse("mens_rollen", args=[editie.pk, mens.pk])
        for rollen in (
            ["kernredactie"],
            ["GM0098 beheerder"],
            ["Kern beoordelaar"],
            ["redacteur", "superuser"],
            ["systeem"],
            ["indiener"],
        ):
            voor = set(mens.groups.values_list("name", flat=True))
            client.post(
                url,
                {
                    "rollen": rollen,
                    "groups": [g.pk for g in Group.objects.all()],
                    "is_superuser": "on",
                },
            )
            assert set(wereld.user(f"redacteur-{A}").groups.values_list("name", flat=True)) == voor

    def test_account_form_raises_nobody(self, client, wereld, wie):
        client.post(
            reverse("wagtailadmin_account"),
            {
                "is_superuser": "on",
                "is_staff": "on",
                "groups": [g.pk for g in Group.objects.all()],
                "name_email-first_name": "X",
                "name_email-last_name": "Y",
                "name_email-email": "x@demo.example",
                "locale-preferred_language": "nl",
            },
        )
        na = get_user_model().objects.get(pk=wie.pk)
        assert not na.is_superuser
        assert na.groups.count() == wie.groups.count()

    def test_people_of_the_other_edition(self, client, wereld, overkant):
        client.force_login(wereld.user(f"beheerder-{A}"))
        for editie in (wereld.editie(), overkant.editie):
            for naam in ("mens_rollen", "mens_actief", "mens_link"):
                url = reverse(naam, args=[editie.pk, overkant.user.pk])
                assert client.post(url, {"rollen": ["lezer"]}).status_code in {302, 404}
                assert client.get(url).status_code in {302, 404}
        assert get_user_model().objects.get(pk=overkant.user.pk).is_active


class TestComments:
    def test_mail_about_a_comment_stays_inside(
        self, client, wereld, overkant, redacteur, mailoutbox
    ):
        page = wereld.hoofdstuk()
        PageSubscription.objects.create(page=page, user=overkant.user, comment_notifications=True)
        data = hoofdstuk_data(page, tekst="Zo begint het.")
        data |= {
            "comments-TOTAL_FORMS": "1",
            "comments-0-text": "Klopt dit?",
            "comments-0-contentpath": "inhoud",
            "comments-0-position": "",
            "comments-0-resolved": "",
            "comments-0-DELETE": "",
            "comments-0-id": "",
            "comments-0-replies-TOTAL_FORMS": "0",
            "comments-0-replies-INITIAL_FORMS": "0",
        }
        client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
        assert Page.objects.get(pk=page.pk).wagtail_admin_comments.count() == 1
        assert overkant.user.email not in [adres for mail in mailoutbox for adres in mail.to]
