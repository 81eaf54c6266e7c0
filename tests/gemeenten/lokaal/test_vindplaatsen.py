"""A person is found beside the pages too: in files, addresses, the log of files, orders and accounts."""

import io
import json
import zipfile
from functools import partial

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Page

from gemeenten import persoonsgegevens
from gemeenten.models import Opdracht
from gemeenten.persoonsgegevens.raad import (
    ACCOUNT,
    BESTANDSNAAM,
    INHOUD,
    OMLEIDING,
    TREFWOORD,
    WEBADRES,
    WOORDEN,
)
from gemeenten.persoonsgegevens.resultaat import Resultaat
from gemeenten.persoonsgegevens.tabel import Houdt
from gemeenten.toegang.muren.collectie import collectie_van
from handleiding.importer import pdf
from tests.gemeenten.lokaal.persoon import NAAM
from tests.handleiding.importer.zware_pdf import ZWAAR
from tests.werk import vraag_en_wacht

pytestmark = pytest.mark.django_db


def docx(tekst: str) -> bytes:
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w") as archief:
        archief.writestr("word/document.xml", f"<p><t>{tekst}</t></p>")
    return doel.getvalue()


@pytest.fixture
def overal(wereld):
    """The person beside the pages of Leeuwarden, once in each kind of place."""
    editie, redacteur = wereld.editie(), wereld.user("redacteur-leeuwarden")
    eigen = {"collection": collectie_van(editie), "uploaded_by_user": redacteur}
    document = get_document_model()
    brief = document(title="Brief", **eigen)
    brief.file.save("brief.docx", ContentFile(docx(f"Namens {NAAM}.")))
    brief.tags.add("zoë d’ambrozzio")
    document(title="Cv", **eigen).file.save("cv-zoe-dambrozzio.txt", ContentFile(b"leeg"))
    document(title="Scan", **eigen).file.save("scan.pdf", ContentFile(b"%PDF-1.7"))
    beeld = get_image_model()(title=f"Portret van {NAAM}", file=get_test_image_file(), **eigen)
    beeld.save()
    log(instance=beeld, action="wagtail.create", user=redacteur)
    page = Page.objects.get(pk=wereld.hoofdstuk().pk)
    Page.objects.filter(pk=page.pk).update(slug="afscheid-zoe-dambrozzio")
    Redirect.objects.create(old_path="/oud/zoe-d-ambrozzio", redirect_page=page)
    uitkomst = {"meldingen": [f"{NAAM}: dit soort bestand mag niet"]}
    Opdracht.objects.create(soort="uitvoer", door=redacteur, editie=editie, uitkomst=uitkomst)
    redacteur.first_name, redacteur.last_name = "Zoë", "d'Ambrozzio"
    redacteur.save()
    return wereld


def zoek(wereld, slug="leeuwarden"):
    user = wereld.user(f"beheerder-{slug}")
    return persoonsgegevens.vind(wereld.editie(slug), NAAM, user=user)


def per_soort(overzicht):
    return {
        soort: sorted(vondst.plaats.soort for groep in groepen for vondst in groep.vondsten)
        for soort, groepen in overzicht.groepen.items()
        if groepen
    }


def test_each_kind_of_place_is_searched(overal):
    gevonden = per_soort(zoek(overal))
    assert gevonden[Houdt.BESTAND] == ["afbeelding", "document", "document", "document"]
    assert gevonden[Houdt.ADRES] == ["omleiding", "pagina"]
    assert gevonden[Houdt.ACCOUNT] == ["account"]
    assert gevonden[Houdt.BEHEER] == ["logboek van bestanden", "opdracht"]
    assert gevonden[Houdt.ONGELEZEN] == ["document"]


def test_what_a_removal_leaves_says_what_to_do(overal):
    elders = Resultaat.van(zoek(overal), naam=NAAM, email="").elders
    raad = {(b.houdt, b.raad) for b in elders}
    assert raad == {
        ("ACCOUNT", ACCOUNT),
        ("ADRES", OMLEIDING),
        ("ADRES", WEBADRES),
        ("BESTAND", BESTANDSNAAM),
        ("BESTAND", INHOUD),
        ("BESTAND", WOORDEN),
        ("BESTAND", TREFWOORD),
    }


def test_an_account_that_ends_takes_its_sessions_along(overal, client):
    mens = overal.user("redacteur-leeuwarden")
    client.force_login(mens)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    mens.is_active = False
    mens.save()
    assert not Session.objects.filter(pk=client.session.session_key).exists()
    assert client.get(reverse("wagtailadmin_home")).status_code == 302


def test_nothing_of_it_is_found_by_another_municipality(overal):
    gevonden = per_soort(zoek(overal, "weststellingwerf"))
    assert set(gevonden) <= {Houdt.ONGELEZEN}
    titels = {groep.titel for groep in zoek(overal, "weststellingwerf").ongelezen}
    assert "Scan" not in titels


def test_the_screen_says_where_to_change_what_stays(
    client, overal, django_capture_on_commit_callbacks
):
    client.force_login(overal.user("beheerder-leeuwarden"))
    adres = reverse("persoonsgegevens", args=[overal.editie().pk])
    vraag = partial(vraag_en_wacht, client, django_capture_on_commit_callbacks)
    scherm = vraag(adres, {"naam": NAAM}).text
    brief = get_document_model().objects.get(title="Brief")
    beeld = get_image_model().objects.get(title=f"Portret van {NAAM}")
    for naar in (
        reverse("wagtaildocs:edit", args=[brief.pk]),
        reverse("wagtailimages:edit", args=[beeld.pk]),
        reverse("mensen", args=[overal.editie().pk]),
    ):
        assert f'href="{naar}"' in scherm
    assert "bij het bestand “Brief”" in scherm
    assert "niet lezen. Kijk zelf of de persoon erin staat" in scherm


def test_a_pdf_that_would_be_read_for_hours_is_named_and_holds_nobody_up(
    client, wereld, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(pdf, "LANGST_REKENEN", 1)
    eigen = {"collection": collectie_van(wereld.editie())}
    zwaar = ContentFile(ZWAAR["a drawing that is drawn time and again"])
    get_document_model()(title="Plattegrond", **eigen).file.save("plattegrond.pdf", zwaar)
    client.force_login(wereld.user("beheerder-leeuwarden"))
    vraag = partial(vraag_en_wacht, client, django_capture_on_commit_callbacks)
    scherm = vraag(reverse("persoonsgegevens", args=[wereld.editie().pk]), {"naam": NAAM}).text
    assert "Plattegrond" in scherm
    assert "niet lezen. Kijk zelf of de persoon erin staat" in scherm


def test_what_the_cms_alone_shows_goes_and_files_stay(overal):
    editie, user = overal.editie(), overal.user("beheerder-leeuwarden")
    gekozen = [groep.sleutel for groep in zoek(overal).alle]
    uitslag = persoonsgegevens.verwijder(
        editie,
        NAAM,
        gekozen=gekozen,
        user=user,
        bevestigd_door=overal.user("beoordelaar-leeuwarden"),
    )
    assert uitslag.gedaan == 2
    assert ModelLogEntry.objects.filter(label="Portret van [verwijderd]").count() == 1
    uitkomst = json.dumps(list(Opdracht.objects.values_list("uitkomst", flat=True)))
    assert "[verwijderd]: dit soort bestand mag niet" in uitkomst
    assert get_image_model().objects.filter(title=f"Portret van {NAAM}").exists()
    assert overal.user("redacteur-leeuwarden").last_name == "d'Ambrozzio"
