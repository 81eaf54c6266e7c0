"""A file that only the past holds can be taken out of it, by technical management, with a reason."""

import json
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import PageLogEntry

from gemeenten.bestanden.versies import wissen
from gemeenten.bestanden.versies.keten import maak_versie
from gemeenten.logacties import BESTAND_GEWIST
from gemeenten.models import Opdracht
from handleiding.models import Publicatie
from handleiding.opslag import HeleBestanden
from handleiding.publiek.pdf.tabel import Pdf, Pdfversie
from handleiding.workflow.actions import haal_offline, keur_goed
from tests.gemeenten.toegang.muren.test_bevroren import KEURDER, blokken, ingediend, stukken, vers

# Wagtail leaves the temporary file of a new rendition to be closed when it is forgotten.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")
__all__ = ["stukken"]


@pytest.fixture
def online(wereld, stukken):
    page = ingediend(wereld, blokken(*stukken))
    keur_goed(page, wereld.user(KEURDER))
    return vers(page)


def wis(stuk, *rest):
    uit = StringIO()
    call_command("wis_bestand", "document", str(stuk.pk), *rest, stdout=uit)
    return uit.getvalue()


def test_what_readers_see_stays(online, stukken):
    with pytest.raises(CommandError, match="gepubliceerde pagina"):
        wis(stukken[1], "--reden", "Op verzoek.")
    with pytest.raises(CommandError, match="geen document"):
        call_command("wis_bestand", "document", "987654321")


def test_the_past_goes_and_says_so(client, wereld, online, stukken):
    haal_offline(online, wereld.user(KEURDER), "Klopt niet.")
    stuk = stukken[1]
    assert "Met bestanden" in wis(stuk, "--dry-run")
    with pytest.raises(CommandError, match="Geef een reden"):
        wis(stuk)
    assert get_document_model().objects.filter(pk=stuk.pk).exists()
    assert "1 pagina" in wis(stuk, "--reden", "Op verzoek van een ouder.")
    assert not get_document_model().objects.filter(pk=stuk.pk).exists()
    rij = Publicatie.objects.filter(page=online.pk, online=True).first()
    assert rij.bestanden == [f"image:{stukken[0].pk}"]
    assert rij.gewist_op
    entry = PageLogEntry.objects.get(page=online.pk, action=BESTAND_GEWIST)
    assert entry.data["reden"] == "Op verzoek van een ouder."
    client.force_login(wereld.user(KEURDER))
    adres = reverse("online_op_een_dag", args=[online.pk])
    tekst = client.get(adres, {"op": rij.vanaf.isoformat()}).text
    assert "gegevens van een persoon verwijderd" in tekst
    assert json.dumps(stuk.url)[1:-1] not in tekst


def test_no_bytes_of_it_are_left(wereld, online, stukken, django_capture_on_commit_callbacks):
    """Not its renditions, not what was printed or packed with it, also where the queue stands still."""
    beeld = stukken[0]
    haal_offline(online, wereld.user(KEURDER), "Klopt niet.")
    editie = wereld.editie()
    klein = beeld.get_rendition("max-4x4")
    pdf = Pdf.objects.create(page=editie, soort="proef")
    gedrukt = Pdfversie(pdf=pdf, sleutel="x", grootte=1, bladzijden=1)
    gedrukt.bestand.save("proef.pdf", ContentFile(b"%PDF"))
    gepakt = Opdracht(
        soort="uitvoer",
        stand="klaar",
        editie=editie,
        klaar_op=timezone.now(),
        door=wereld.user(KEURDER),
    )
    gepakt.bestand.save("proef.zip", ContentFile(b"PK"))
    namen = [ding.name for ding in (beeld.file, klein.file, gedrukt.bestand, gepakt.bestand)]
    assert all(default_storage.exists(naam) for naam in namen)
    with (
        override_settings(
            TASKS={"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
        ),
        django_capture_on_commit_callbacks(execute=True),
    ):
        call_command("wis_bestand", "afbeelding", str(beeld.pk), "--reden", "Op verzoek.")
    assert not any(default_storage.exists(naam) for naam in namen)
    assert not Pdfversie.objects.filter(pk=gedrukt.pk).exists()
    assert not Opdracht.objects.filter(pk=gepakt.pk).exists()


def test_a_storage_that_fails_is_told(
    wereld, online, stukken, monkeypatch, django_capture_on_commit_callbacks
):
    haal_offline(online, wereld.user(KEURDER), "Klopt niet.")
    monkeypatch.setattr(HeleBestanden, "delete", lambda opslag, naam: None)
    naam = stukken[1].file.name
    with (
        pytest.raises(OSError, match=naam.rpartition("/")[2]),
        django_capture_on_commit_callbacks(execute=True),
    ):
        wissen.wis(stukken[1], "Op verzoek.")


def test_other_versions_are_named(stukken):
    """They may hold the same person."""
    stuk = stukken[1]
    nieuw = get_document_model().objects.create(
        title="Nieuwer", file=ContentFile(b"2", "stuk.txt"), collection=stuk.collection
    )
    maak_versie(stuk, nieuw)
    assert f"met nummer {nieuw.pk}." in wis(stuk, "--dry-run")
    assert get_document_model().objects.filter(pk=stuk.pk).exists()
