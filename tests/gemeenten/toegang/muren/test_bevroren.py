"""What a submitted or planned text refers to stays as it was read, on every road to it."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from gemeenten.toegang.muren.bevroren import wacht_met
from handleiding.models import HoofdstukPage, InhoudPage
from handleiding.workflow.actions import (
    dien_in,
    haal_offline,
    keur_goed,
    publiceer_met_spoed,
    stuur_terug,
    trek_terug,
)

from .overkant import plaatje

# Wagtail leaves the temporary file of a new rendition to be closed when it is forgotten.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")

SCHRIJVER, KEURDER = "redacteur-leeuwarden", "beoordelaar-leeuwarden"
TITEL = "Met bestanden"
XHR = {"x-requested-with": "XMLHttpRequest"}


@pytest.fixture
def stukken(wereld):
    eigen = {
        "collection": Collection.objects.get(name__startswith="GM0080"),
        "uploaded_by_user": wereld.user(SCHRIJVER),
    }
    beeld = get_image_model().objects.create(title="Foto", file=plaatje(), **eigen)
    stuk = get_document_model().objects.create(
        title="Stuk", file=ContentFile(b"gelezen", "stuk.txt"), **eigen
    )
    return beeld, stuk


def blokken(beeld, stuk):
    afbeelding = {"afbeelding": {"image": beeld.pk, "alt_text": "F"}, "bijschrift": ""}
    return [
        {"type": "afbeelding", "value": afbeelding},
        {"type": "download", "value": {"document": stuk.pk, "tekst": ""}},
    ]


def in_lopende_tekst(beeld, stuk):
    html = (
        f'<p>Lees <a linktype="document" id="{stuk.pk}">dit</a>.</p>'
        f'<embed embedtype="image" id="{beeld.pk}" format="left" alt="F"/>'
    )
    return [{"type": "tekst", "value": html}]


def pagina(wereld, inhoud, **velden):
    page = InhoudPage(title=TITEL, slug="met-bestanden", live=False, **velden)
    page.inhoud = json.dumps(inhoud)
    wereld.editie().add_child(instance=page)
    page.save_revision(user=wereld.user(SCHRIJVER), log_action="wagtail.create")
    return vers(page)


def vers(page):
    return InhoudPage.objects.get(pk=page.pk)


def ingediend(wereld, inhoud):
    page = pagina(wereld, inhoud)
    dien_in(page, wereld.user(SCHRIJVER))
    return vers(page)


def gepland(wereld, inhoud):
    page = pagina(wereld, inhoud, go_live_at=timezone.now() + timedelta(days=3))
    dien_in(page, wereld.user(SCHRIJVER))
    keur_goed(vers(page), wereld.user(KEURDER))
    return vers(page)


def gepland_naast_online(wereld, inhoud):
    """Online with a text without files; the text with them is planned."""
    page = pagina(wereld, [{"type": "tekst", "value": "<p>Zonder.</p>"}])
    dien_in(page, wereld.user(SCHRIJVER))
    keur_goed(vers(page), wereld.user(KEURDER))
    page = vers(page)
    page.inhoud = json.dumps(inhoud)
    page.go_live_at = timezone.now() + timedelta(days=3)
    page.save_revision(user=wereld.user(SCHRIJVER), log_action=True)
    dien_in(vers(page), wereld.user(SCHRIJVER))
    keur_goed(vers(page), wereld.user(KEURDER))
    page = vers(page)
    assert page.live
    assert "Zonder." in str(page.inhoud)
    return page


STATEN = [ingediend, gepland, gepland_naast_online]


def feiten(ding):
    ding = type(ding).objects.get(pk=ding.pk)
    velden = {
        veld.attname: veld.value_from_object(ding)
        for veld in ding._meta.concrete_fields
        if veld.name not in {"file_hash", "file_size"}  # Wagtail works these out when it likes
    }
    with ding.file.open("rb") as bestand:
        return velden | {"inhoud": bestand.read(), "tags": sorted(ding.tags.names())}


def formulier(ding, prefix="", **velden):
    data = {"title": ding.title, "collection": ding.collection_id, "tags": ""} | velden
    return {f"{prefix}{naam}": waarde for naam, waarde in data.items()}


def met(ding, **velden):
    ander = type(ding).objects.get(pk=ding.pk)
    for naam, waarde in velden.items():
        setattr(ander, naam, waarde)
    return ander


def andere_collectie(wereld):
    """A second collection in which the writer may work too."""
    return Collection.objects.get(name__startswith="GM0080").add_child(name="Onder")


@pytest.mark.parametrize("staat", STATEN)
@pytest.mark.parametrize("plek", [blokken, in_lopende_tekst])
def test_nothing_about_it_changes_on_the_screen_of_one_file(client, wereld, stukken, staat, plek):
    staat(wereld, plek(*stukken))
    voor = [feiten(ding) for ding in stukken]
    for naam in (SCHRIJVER, KEURDER, "beheerder-leeuwarden", "admin"):
        client.force_login(wereld.user(naam))
        for app, ding, ander in (
            ("images", stukken[0], plaatje("ander.png").read()),
            ("docs", stukken[1], b"anders"),
        ):
            achtervoegsel = ding.file.name.rpartition(".")[2]
            for velden in (
                {"file": SimpleUploadedFile(f"ander.{achtervoegsel}", ander)},
                {"title": "Stiekem"},
                {"tags": "stiekem"},
                *([{"description": "Stiekem"}, {"focal_point_x": 3}] if app == "images" else []),
            ):
                url = reverse(f"wagtail{app}:edit", args=[ding.pk])
                antwoord = client.post(url, formulier(ding, **velden))
                assert antwoord.status_code == 200
                assert set(antwoord.context["form"].errors) == set(velden)
                if "focal_point_x" not in velden:
                    assert TITEL in antwoord.text
                    assert "maak een nieuwe versie" in antwoord.text
    assert [feiten(ding) for ding in stukken] == voor


@pytest.mark.parametrize("staat", STATEN)
def test_nor_in_the_form_of_several_uploads(client, wereld, stukken, staat):
    staat(wereld, blokken(*stukken))
    voor = [feiten(ding) for ding in stukken]
    client.force_login(wereld.user(SCHRIJVER))
    for app, sleutel, ding in (("images", "image", stukken[0]), ("docs", "doc", stukken[1])):
        url = reverse(f"wagtail{app}:edit_multiple", args=[ding.pk])
        data = formulier(ding, f"{sleutel}-{ding.pk}-", title="Stiekem")
        antwoord = client.post(url, data, headers=XHR)
        assert antwoord.json()["success"] is False
        assert TITEL in antwoord.json()["form"]
    assert [feiten(ding) for ding in stukken] == voor


@pytest.mark.parametrize("staat", STATEN)
def test_nor_with_many_at_once(client, wereld, stukken, staat):
    staat(wereld, blokken(*stukken))
    voor = [feiten(ding) for ding in stukken]
    doel = andere_collectie(wereld)
    client.force_login(wereld.user("admin"))
    for app, sleutel, ding in (("images", "image", stukken[0]), ("docs", "document", stukken[1])):
        for actie, data in (
            ("add_tags", {"tags": "stiekem"}),
            ("add_to_collection", {"collection": doel.pk}),
            ("delete", {}),
        ):
            url = reverse("wagtail_bulk_action", args=[f"wagtail{app}", sleutel, actie])
            lijst = reverse(f"wagtail{app}:index")
            antwoord = client.post(f"{url}?id={ding.pk}&next={lijst}", data, follow=True)
            if actie != "delete":
                assert TITEL in antwoord.text
    assert [feiten(ding) for ding in stukken] == voor


@pytest.mark.parametrize("staat", STATEN)
def test_nor_is_it_deleted(client, wereld, stukken, staat):
    staat(wereld, blokken(*stukken))
    user = wereld.user(SCHRIJVER)
    user.user_permissions.add(
        *Permission.objects.filter(codename__in=["delete_image", "delete_document"])
    )
    client.force_login(user)
    for app, ding in zip(("images", "docs"), stukken, strict=True):
        scherm = client.get(reverse(f"wagtail{app}:delete", args=[ding.pk])).text
        assert TITEL in scherm
        assert "maak een nieuwe versie" in scherm
        assert 'value="Ja' not in scherm
        for adres in ("delete", "delete_multiple"):
            client.post(reverse(f"wagtail{app}:{adres}", args=[ding.pk]), headers=XHR)
        assert type(ding).objects.filter(pk=ding.pk).exists()


@pytest.mark.parametrize("staat", STATEN)
@pytest.mark.parametrize("nummer", [0, 1])
def test_nor_in_code(wereld, stukken, staat, nummer):
    staat(wereld, blokken(*stukken))
    ding = stukken[nummer]
    voor = feiten(ding)
    for stap in (
        ding.delete,
        lambda: type(ding).objects.filter(pk=ding.pk).delete(),
        lambda: ding.tags.add("stiekem"),
        lambda: met(ding, title="Stiekem").save(),
        lambda: met(ding, file=ContentFile(plaatje().read(), ding.file.name)).save(),
    ):
        with pytest.raises(PermissionDenied), transaction.atomic():
            stap()
    assert feiten(ding) == voor


def test_a_screen_opened_before_the_submission_is_refused_after_it(client, wereld, stukken):
    page = pagina(wereld, blokken(*stukken))
    client.force_login(wereld.user(SCHRIJVER))
    url = reverse("wagtailimages:edit", args=[stukken[0].pk])
    assert client.get(url).status_code == 200
    dien_in(page, wereld.user(SCHRIJVER))
    voor = feiten(stukken[0])
    nieuw = SimpleUploadedFile("ander.png", plaatje().read())
    assert TITEL in client.post(url, formulier(stukken[0], file=nieuw)).text
    assert feiten(stukken[0]) == voor


def test_it_is_free_again_when_the_text_waits_no_longer(client, wereld, stukken):
    page = ingediend(wereld, blokken(*stukken))
    trek_terug(page, wereld.user(SCHRIJVER))
    client.force_login(wereld.user(SCHRIJVER))
    url = reverse("wagtailimages:edit", args=[stukken[0].pk])
    client.post(url, formulier(stukken[0], title="Beter"))
    assert feiten(stukken[0])["title"] == "Beter"
    dien_in(vers(page), wereld.user(SCHRIJVER))
    stuur_terug(vers(page), wereld.user(KEURDER), "Andere foto graag.")
    client.post(url, formulier(stukken[0], title="Nog beter"))
    assert feiten(stukken[0])["title"] == "Nog beter"


def test_files_beside_it_are_free(client, wereld, stukken):
    ingediend(wereld, blokken(*stukken))
    los = get_image_model().objects.create(
        title="Los",
        file=plaatje("los.png"),
        collection=stukken[0].collection,
        uploaded_by_user=wereld.user(SCHRIJVER),
    )
    client.force_login(wereld.user(SCHRIJVER))
    client.post(reverse("wagtailimages:edit", args=[los.pk]), formulier(los, title="Beter"))
    assert feiten(los)["title"] == "Beter"


def test_a_draft_of_somebody_else_is_named_as_it_is_published(client, wereld, stukken):
    """The core may use an image of an edition; what the core writes is not the edition's to know."""
    kern = wereld.kern.get_children().type(HoofdstukPage).first().specific
    gepubliceerd = kern.title
    kern.title, kern.inhoud = "Geheim plan", json.dumps(blokken(*stukken))
    kern.save_revision(user=wereld.user("kernredacteur"), log_action=True)
    dien_in(HoofdstukPage.objects.get(pk=kern.pk), wereld.user("kernredacteur"))
    client.force_login(wereld.user(SCHRIJVER))
    url = reverse("wagtailimages:edit", args=[stukken[0].pk])
    antwoord = client.post(url, formulier(stukken[0], title="Stiekem")).text
    assert "Geheim plan" not in antwoord
    assert f"“{gepubliceerd}” wacht" in antwoord
    assert feiten(stukken[0])["title"] == "Foto"


def test_an_emergency_text_keeps_its_files_until_a_second_person_has_read_it(
    client, wereld, stukken
):
    page = pagina(wereld, blokken(*stukken))
    publiceer_met_spoed(page, wereld.user("kernredacteur"), "Nu nodig.")
    voor = [feiten(ding) for ding in stukken]
    client.force_login(wereld.user("admin"))
    client.post(
        reverse("wagtailimages:edit", args=[stukken[0].pk]),
        formulier(stukken[0], file=SimpleUploadedFile("ander.png", plaatje().read())),
    )
    client.post(
        reverse("wagtaildocs:edit", args=[stukken[1].pk]), formulier(stukken[1], title="Anders")
    )
    assert [feiten(ding) for ding in stukken] == voor


def test_tags_of_what_is_or_was_online_are_for_its_writers_to_tidy(client, wereld, stukken):
    page = ingediend(wereld, blokken(*stukken))
    keur_goed(page, wereld.user(KEURDER))
    client.force_login(wereld.user(SCHRIJVER))
    url = reverse("wagtailimages:edit", args=[stukken[0].pk])
    client.post(url, formulier(stukken[0], tags="buurt"))
    assert feiten(stukken[0])["tags"] == ["buurt"]
    haal_offline(vers(page), wereld.user(KEURDER), "Klopt niet.")
    client.post(url, formulier(stukken[0], title="Stiekem", tags="buurt"))
    client.post(url, formulier(stukken[0], tags="wijk"))
    assert feiten(stukken[0])["title"] == "Foto"
    assert feiten(stukken[0])["tags"] == ["wijk"]


@pytest.mark.parametrize("aantal", [1, 4])
def test_texts_that_do_not_name_it_cost_nothing(wereld, stukken, django_assert_num_queries, aantal):
    beeld = get_image_model().objects.create(
        pk=987654, title="Foto", file=plaatje(), collection=stukken[0].collection
    )
    for nummer in range(aantal):
        page = InhoudPage(title=f"Los {nummer}", slug=f"los-{nummer}", live=False)
        wereld.editie().add_child(instance=page)
        page.save_revision(user=wereld.user(SCHRIJVER), log_action="wagtail.create")
        dien_in(page, wereld.user(SCHRIJVER))
    with django_assert_num_queries(1):
        assert wacht_met(beeld) is None
