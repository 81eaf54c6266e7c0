"""A file that only the past holds can be taken out of it, by technical management, with a reason."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import PageLogEntry

from gemeenten.logacties import BESTAND_GEWIST
from handleiding.models import Publicatie
from handleiding.workflow.actions import haal_offline, keur_goed
from tests.gemeenten.tenancy.test_bevroren import (
    KEURDER,
    blokken,
    ingediend,
    stukken,
    vers,
)

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
