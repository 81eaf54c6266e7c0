"""A newer file in the place of one that texts use: beside it, in drafts, and for readers after approval only."""

import io
import json

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, ModelLogEntry, PageLogEntry

from gemeenten.bestanden.versies.keten import versies_van
from gemeenten.bestanden.versies.overzetten import NIET_DAAR, NIET_MEER, kandidaten, zet_over
from gemeenten.kernband.wijzigingen.overnemen import neem_over
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from gemeenten.logacties import BESTAND_IN_CONCEPT, BESTAND_VERNIEUWD
from gemeenten.models import Bestandsversie
from handleiding.models import HoofdstukPage, InhoudPage, OnderdeelPage
from handleiding.workflow.actions import dien_in, keur_goed, stuur_terug
from handleiding.workflow.contributors import medewerkers
from tests.gemeenten.toegang.muren.overkant import GEHEIM, bouw_overkant
from tests.gemeenten.toegang.muren.test_bevroren import (
    KEURDER,
    SCHRIJVER,
    blokken,
    feiten,
    gepland,
    in_lopende_tekst,
    ingediend,
    pagina,
    stukken,
    vers,
)

# Wagtail leaves the temporary file of a new rendition to be closed when it is forgotten.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")

__all__ = ["stukken"]
DOWNLOAD = "0b9c0d9c-5f0e-4b43-9a52-0f4b7a0e9d11"
COLLEGA = "beheerder-leeuwarden"
SOORTEN = ["image", "document"]


@pytest.fixture
def online(wereld, stukken):
    page = ingediend(wereld, blokken(*stukken))
    keur_goed(page, wereld.user(KEURDER))
    return vers(page)


def van(soort, stukken):
    return stukken[SOORTEN.index(soort)]


def bestand(soort, naam="nieuwer", kleur="red", tekst=b"nieuwer"):
    if soort == "document":
        return SimpleUploadedFile(f"{naam}.txt", tekst)
    inhoud = io.BytesIO()
    Image.new("RGB", (8, 6), kleur).save(inhoud, "PNG")
    return SimpleUploadedFile(f"{naam}.png", inhoud.getvalue())


def maak(client, soort, oud, nieuw=None, **velden):
    data = {"title": "Nieuwer", "file": nieuw or bestand(soort), "tags": "", "nieuwste": oud.pk}
    return client.post(reverse(f"nieuwe_versie_{soort}", args=[oud.pk]), data | velden)


def kies(client, soort, versie, *paginas):
    adres = reverse(f"versie_in_teksten_{soort}", args=[versie.pk])
    return client.post(adres, {"pagina": [page.pk for page in paginas]}, follow=True)


def nieuwste(soort):
    model = get_image_model() if soort == "image" else get_document_model()
    return model.objects.latest("pk")


def scherm(client, soort, stuk):
    adres = "wagtailimages:edit" if soort == "image" else "wagtaildocs:edit"
    return client.get(reverse(adres, args=[stuk.pk]))


def gebruikt(page, soort):
    """Return which files the latest text of a page uses, by number."""
    blok = {"image": "afbeelding", "document": "download"}[soort]
    inhoud = json.loads(vers(page).latest_revision.content["inhoud"])
    waarden = [rij["value"] for rij in inhoud if rij["type"] == blok]
    return [w["afbeelding"]["image"] if soort == "image" else w["document"] for w in waarden]


@pytest.mark.parametrize("soort", SOORTEN)
def test_the_whole_way(client, wereld, online, stukken, soort):
    """Upload, choose the text, review, read, and look back."""
    oud = van(soort, stukken)
    oud.tags.add("kaart")
    voor = feiten(oud)
    client.force_login(wereld.user(SCHRIJVER))
    tekst = scherm(client, soort, oud).text
    assert "U kunt dit bestand niet wijzigen" in tekst
    assert "Met bestanden" in tekst
    assert reverse(f"nieuwe_versie_{soort}", args=[oud.pk]) in tekst

    formulier = client.get(reverse(f"nieuwe_versie_{soort}", args=[oud.pk])).text
    assert f'value="{oud.title}"' in formulier
    assert "kaart" in formulier
    antwoord = maak(client, soort, oud, tags="kaart")
    nieuw = nieuwste(soort)
    assert antwoord.url == reverse(f"versie_in_teksten_{soort}", args=[nieuw.pk])
    assert "Met bestanden" in client.get(antwoord.url).text
    assert feiten(oud) == voor
    assert (nieuw.collection, nieuw.uploaded_by_user) == (oud.collection, wereld.user(SCHRIJVER))
    assert list(nieuw.tags.names()) == ["kaart"]
    assert versies_van(oud) == versies_van(nieuw) == [oud, nieuw]
    assert ModelLogEntry.objects.filter(action=BESTAND_VERNIEUWD, object_id=nieuw.pk).exists()

    kies(client, soort, nieuw, online)
    assert gebruikt(online, soort) == [nieuw.pk]
    assert wereld.user(SCHRIJVER).pk in medewerkers(vers(online))
    assert PageLogEntry.objects.filter(action=BESTAND_IN_CONCEPT, page=online.pk).exists()
    assert vers(online).live_revision_id == online.live_revision_id

    dien_in(vers(online), wereld.user(SCHRIJVER))
    client.force_login(wereld.user(KEURDER))
    oordeel = client.get(reverse("beoordelen", args=[online.pk])).text
    assert all(woord in oordeel for woord in (f"‘{oud.title}’", "‘Nieuwer’", "Was: ", "Wordt: "))
    keur_goed(vers(online), wereld.user(KEURDER))
    tekst = scherm(client, soort, oud).text
    assert "Dit bestand stond op een pagina die online was" in tekst
    assert "stond online" in tekst
    assert "Dit is een oudere versie" in tekst
    with pytest.raises(PermissionDenied):
        oud.delete()


def test_readers_get_what_was_approved_with_the_text(client, wereld, online, stukken):
    oud = stukken[1]
    client.force_login(wereld.user(SCHRIJVER))
    maak(client, "document", oud)
    nieuw = nieuwste("document")
    kies(client, "document", nieuw, online)
    client.logout()
    assert client.get(nieuw.url).status_code == 404
    assert b"".join(client.get(oud.url)) == b"gelezen"
    dien_in(vers(online), wereld.user(SCHRIJVER))
    assert client.get(nieuw.url).status_code == 404
    keur_goed(vers(online), wereld.user(KEURDER))
    assert b"".join(client.get(nieuw.url)) == b"nieuwer"
    assert client.get(oud.url).status_code == 404


def test_in_running_text_too(client, wereld, stukken):
    page = pagina(wereld, in_lopende_tekst(*stukken))
    client.force_login(wereld.user(SCHRIJVER))
    for soort, stuk in zip(SOORTEN, stukken, strict=True):
        maak(client, soort, stuk)
        kies(client, soort, nieuwste(soort), page)
    inhoud = vers(page).latest_revision.content["inhoud"]
    for soort, stuk in zip(SOORTEN, stukken, strict=True):
        assert f'type=\\"{soort}\\" id=\\"{nieuwste(soort).pk}\\"' in inhoud
        assert f'type=\\"{soort}\\" id=\\"{stuk.pk}\\"' not in inhoud


def test_the_older_version_can_be_chosen_again(client, wereld, online, stukken):
    oud = stukken[1]
    client.force_login(wereld.user(SCHRIJVER))
    maak(client, "document", oud)
    nieuw = nieuwste("document")
    kies(client, "document", nieuw, online)
    assert (
        reverse("versie_in_teksten_document", args=[oud.pk])
        in scherm(client, "document", nieuw).text
    )
    assert (
        "Dit is een oudere versie"
        in client.get(reverse("versie_in_teksten_document", args=[oud.pk])).text
    )
    kies(client, "document", oud, online)
    assert gebruikt(online, "document") == [oud.pk]


@pytest.mark.parametrize(
    ("staat", "reden"), [(ingediend, "ligt ter beoordeling"), (gepland, "goedgekeurd en ingepland")]
)
def test_a_text_that_waits_keeps_its_file_says_why_and_is_offered_afterwards(
    client, wereld, stukken, staat, reden
):
    page = staat(wereld, blokken(*stukken))
    versie = page.latest_revision_id
    client.force_login(wereld.user(SCHRIJVER))
    maak(client, "document", stukken[1])
    nieuw = nieuwste("document")
    assert reden in client.get(reverse("versie_in_teksten_document", args=[nieuw.pk])).text
    assert reden in kies(client, "document", nieuw, page).text
    assert vers(page).latest_revision_id == versie
    if staat is ingediend:
        stuur_terug(vers(page), wereld.user(KEURDER), "Nieuwer bestand graag.")
        kies(client, "document", nieuw, page)
        assert gebruikt(page, "document") == [nieuw.pk]


def test_one_submits_while_another_chooses(client, wereld, stukken):
    page = pagina(wereld, blokken(*stukken))
    client.force_login(wereld.user(COLLEGA))
    maak(client, "document", stukken[1])
    nieuw = nieuwste("document")
    (kandidaat,) = kandidaten(nieuw, wereld.user(COLLEGA))
    assert not kandidaat.hinder
    dien_in(page, wereld.user(SCHRIJVER))
    with pytest.raises(PermissionDenied, match="ter beoordeling"):
        zet_over(kandidaat.page, nieuw, wereld.user(COLLEGA))
    assert gebruikt(page, "document") == [stukken[1].pk]


def test_two_who_renew_the_same_file_hear_of_each_other(client, wereld, online, stukken):
    oud = stukken[1]
    client.force_login(wereld.user(SCHRIJVER))
    maak(client, "document", oud)
    eerste = nieuwste("document")
    kies(client, "document", eerste, online)
    client.force_login(wereld.user(COLLEGA))
    assert (
        "Er is al een nieuwere versie"
        in client.get(reverse("nieuwe_versie_document", args=[oud.pk])).text
    )
    antwoord = maak(
        client, "document", oud, bestand("document", tekst=b"van de collega"), title="Derde"
    )
    tweede = nieuwste("document")
    assert versies_van(oud) == [oud, eerste, tweede]
    tekst = client.get(antwoord.url).text
    assert "Intussen voegde" in tekst
    assert "“Nieuwer”" in tekst
    assert gebruikt(online, "document") == [eerste.pk]


def test_a_version_that_goes_leaves_the_others_together(client, wereld, stukken):
    client.force_login(wereld.user(SCHRIJVER))
    oud = stukken[1]
    maak(client, "document", oud)
    midden = nieuwste("document")
    maak(client, "document", midden, bestand("document", tekst=b"derde"))
    ModelLogEntry.objects.all().delete()
    midden.delete()
    assert versies_van(oud) == [oud, nieuwste("document")]
    Bestandsversie.objects.get(document=oud)


@pytest.mark.parametrize(
    ("soort", "fout", "woorden"),
    [
        ("document", SimpleUploadedFile("leeg.txt", b""), "leeg"),
        ("document", SimpleUploadedFile("foto.png", b"x"), "Er klopt iets niet"),
        (
            "image",
            SimpleUploadedFile("stuk.txt", b"tekst"),
            "Deze afbeelding is niet te lezen",
        ),
        ("image", SimpleUploadedFile("stuk.png", b"geen beeld"), "Er klopt iets niet"),
        ("document", SimpleUploadedFile("zelfde.txt", b"gelezen"), "precies hetzelfde bestand"),
        ("image", None, "precies hetzelfde bestand"),
    ],
)
def test_what_is_no_newer_version_adds_nothing_and_says_why(
    client, wereld, stukken, soort, fout, woorden
):
    oud = van(soort, stukken)
    if fout is None:
        with oud.file.open("rb") as inhoud:
            fout = SimpleUploadedFile("zelfde.png", inhoud.read())
    client.force_login(wereld.user(SCHRIJVER))
    antwoord = maak(client, soort, oud, fout)
    assert antwoord.status_code == 200
    assert "Er is nog niets bewaard" in antwoord.text
    assert woorden in antwoord.text, antwoord.context["form"].errors
    assert len(antwoord.context["form"].errors["file"]) == 1
    assert nieuwste(soort) == oud
    assert not Bestandsversie.objects.exists()


def test_without_a_file_or_without_a_text_nothing_happens(client, wereld, online, stukken):
    client.force_login(wereld.user(SCHRIJVER))
    assert (
        client.post(
            reverse("nieuwe_versie_document", args=[stukken[1].pk]), {"title": "X"}
        ).status_code
        == 200
    )
    maak(client, "document", stukken[1])
    nieuw = nieuwste("document")
    assert "Kies ten minste één tekst" in kies(client, "document", nieuw).text
    client.post(
        reverse("versie_in_teksten_document", args=[nieuw.pk]), {"pagina": ["x", "-1", "99999"]}
    )
    assert vers(online).latest_revision_id == online.latest_revision_id


def test_a_picture_loses_where_it_was_made(client, wereld, stukken):
    gps = Image.Exif()
    gps[0x010F] = "Toestel"
    inhoud = io.BytesIO()
    Image.new("RGB", (8, 6), "blue").save(inhoud, "JPEG", exif=gps)
    assert b"Toestel" in inhoud.getvalue()
    client.force_login(wereld.user(SCHRIJVER))
    maak(client, "image", stukken[0], SimpleUploadedFile("foto.jpg", inhoud.getvalue()))
    with nieuwste("image").file.open("rb") as bewaard:
        assert b"Toestel" not in bewaard.read()


@pytest.mark.parametrize("soort", SOORTEN)
@pytest.mark.parametrize(
    "wie", ["redacteur-weststellingwerf", "beheerder-weststellingwerf", "kernredacteur"]
)
def test_nobody_else_makes_or_places_a_version(client, wereld, online, stukken, wie, soort):
    stuk = van(soort, stukken)
    client.force_login(wereld.user(wie))
    antwoorden = [
        client.get(reverse(f"nieuwe_versie_{soort}", args=[stuk.pk])),
        client.get(reverse(f"versie_in_teksten_{soort}", args=[stuk.pk])),
        maak(client, soort, stuk),
        client.post(reverse(f"versie_in_teksten_{soort}", args=[stuk.pk]), {"pagina": online.pk}),
    ]
    for antwoord in antwoorden:
        assert antwoord.status_code in (302, 403, 404)
        assert stuk.title not in antwoord.text
    assert nieuwste(soort) == stuk
    assert vers(online).latest_revision_id == online.latest_revision_id


def test_a_text_of_another_is_neither_named_nor_changed(client, wereld, online, stukken):
    """Not by its number, not when it uses the same file, and not for somebody who works in both."""
    overkant = bouw_overkant(wereld)
    vreemd = overkant.concept.specific
    vreemd.inhoud = json.dumps(blokken(*stukken))
    vreemd.save_revision(user=overkant.user)
    client.force_login(wereld.user(SCHRIJVER))
    maak(client, "document", stukken[1])
    nieuw = nieuwste("document")
    antwoord = client.get(reverse("versie_in_teksten_document", args=[nieuw.pk]))
    assert GEHEIM not in antwoord.text
    assert GEHEIM not in scherm(client, "document", stukken[1]).text
    assert "teksten waar u niet aan werkt" in scherm(client, "document", stukken[1]).text
    versie = vers(vreemd).latest_revision_id
    kies(client, "document", nieuw, vreemd)
    beide = wereld.user(SCHRIJVER)
    beide.groups.add(overkant.groep, *overkant.user.groups.all())
    for wie in (wereld.user(SCHRIJVER), wereld.user("admin")):
        assert vreemd.pk not in {kandidaat.page.pk for kandidaat in kandidaten(nieuw, wie)}
        with pytest.raises(PermissionDenied, match=NIET_DAAR):
            zet_over(vers(vreemd), nieuw, wie)
    assert vers(vreemd).latest_revision_id == versie


def test_a_text_that_uses_no_version_is_left_alone(wereld, online, stukken):
    los = get_document_model().objects.create(
        title="Los", file=ContentFile(b"los", "los.txt"), collection=stukken[1].collection
    )
    with pytest.raises(PermissionDenied, match=NIET_MEER):
        zet_over(online, los, wereld.user(SCHRIJVER))


@pytest.mark.parametrize("aantal", [1, 4])
def test_screens_take_no_more_queries_for_more_versions_and_texts(
    client, wereld, stukken, aantal, django_assert_max_num_queries
):
    client.force_login(wereld.user(SCHRIJVER))
    stuk = stukken[1]
    for nummer in range(aantal):
        page = InhoudPage(title=f"Tekst {nummer}", slug=f"tekst-{nummer}", live=False)
        page.inhoud = json.dumps(blokken(*stukken))
        wereld.editie().add_child(instance=page)
        page.save_revision(user=wereld.user(SCHRIJVER))
        maak(client, "document", stuk, bestand("document", tekst=b"x%d" % nummer))
        stuk = nieuwste("document")
    scherm(client, "document", stuk)  # what is read once
    with django_assert_max_num_queries(70):
        assert scherm(client, "document", stukken[1]).status_code == 200
    with django_assert_max_num_queries(60):
        client.get(reverse("versie_in_teksten_document", args=[stuk.pk]))


def met_download(wereld, page, stuk, *wie):
    """Give a page a block with a document, or another document in that block, and publish it by two people."""
    concept = page.get_latest_revision_as_object()
    rijen = [rij for rij in concept.inhoud.get_prep_value() if rij["type"] != "download"]
    blok = {"type": "download", "value": {"document": stuk.pk, "tekst": ""}, "id": DOWNLOAD}
    concept.inhoud = json.dumps([*rijen, blok])
    concept.save_revision(user=wereld.user(wie[0]))
    wereld.publiceer(type(page).objects.get(pk=page.pk), *wie)
    return type(page).objects.get(pk=page.pk)


def test_the_core_renews_and_editions_decide(client, wereld):
    """Who follows gets the newer file as a core change; who chose a file of its own keeps that until it decides."""
    schrijver, keurder = "kernredacteur", "kernbeoordelaar"
    client.force_login(wereld.user(schrijver))
    kern, volger, eigen = (
        OnderdeelPage.objects.descendant_of(boom).get(slug="inleiding").specific
        for boom in (wereld.kern, wereld.editie(), wereld.editie("weststellingwerf"))
    )
    oud = stuk_in("Kern", wereld.user(schrijver))
    kern = met_download(wereld, kern, oud, schrijver, keurder)
    for variant, naam in ((volger, "leeuwarden"), (eigen, "weststellingwerf")):
        page = HoofdstukPage.objects.get(pk=variant.pk)
        neem_over(page, {}, stand=maak_voorstel(page).stand, user=wereld.user(f"redacteur-{naam}"))
    van_hen = stuk_in(wereld.editie("weststellingwerf").code, wereld.user(schrijver))
    met_download(
        wereld,
        HoofdstukPage.objects.get(pk=eigen.pk),
        van_hen,
        "redacteur-weststellingwerf",
        "beoordelaar-weststellingwerf",
    )
    maak(client, "document", oud)
    nieuw = nieuwste("document")
    assert nieuw.collection.name == "Kern"
    for wie in (schrijver, "admin"):
        assert [k.page.pk for k in kandidaten(nieuw, wereld.user(wie))] == [kern.pk]
    zet_over(kern, nieuw, wereld.user(schrijver))
    wereld.publiceer(HoofdstukPage.objects.get(pk=kern.pk), schrijver, keurder)

    page = HoofdstukPage.objects.get(pk=volger.pk)
    voorstel = maak_voorstel(page)
    assert not voorstel.samenvoeging.conflicten
    neem_over(page, {}, stand=voorstel.stand, user=wereld.user("redacteur-leeuwarden"))
    assert (
        f'"document": {nieuw.pk}'
        in HoofdstukPage.objects.get(pk=volger.pk).latest_revision.content["inhoud"]
    )
    voorstel = maak_voorstel(HoofdstukPage.objects.get(pk=eigen.pk))
    assert len(voorstel.samenvoeging.conflicten) == 1
    inhoud = HoofdstukPage.objects.get(pk=eigen.pk).latest_revision.content["inhoud"]
    assert f'"document": {van_hen.pk}' in inhoud


def stuk_in(collectie, wie):
    return get_document_model().objects.create(
        title=f"Stuk van {collectie}",
        file=ContentFile(collectie.encode(), "stuk.txt"),
        collection=Collection.objects.get(name__startswith=collectie, depth=2),
        uploaded_by_user=wie,
    )
