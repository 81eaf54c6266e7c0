"""Files that stand only in a draft: for who judges that draft, while they judge it, and for nobody else."""

import json

import pytest

from gemeenten.goedkeuring import workflows
from gemeenten.goedkeuring.workflows import Beleid
from handleiding.models import HoofdstukPage
from handleiding.workflow.actions import dien_in, keur_goed, stuur_terug, trek_terug
from tests.handleiding.workflow.staten import vers

from .overkant import B, plaatje

OPEN, DICHT = [200, 200], [404, 404]
BUITEN = [
    None,
    "kernredacteur",
    f"lezer-{B}",
    "redacteur-leeuwarden",
    "beoordelaar-leeuwarden",
    "beheerder-leeuwarden",
    "lezer-leeuwarden",
]


def antwoorden(client, wereld, overkant, naam):
    client.logout()
    if naam:
        client.force_login(wereld.user(naam))
    return [haal(client, url) for url in (overkant.image.file.url, overkant.document.url)]


def haal(client, url) -> int:
    """Read the file as a browser does, and close it."""
    response = client.get(url)
    if response.status_code == 200:
        assert response.getvalue()
    return response.status_code


def kies(wereld, beleid):
    user = wereld.user(f"beheerder-{B}")
    editie = wereld.editie(B)
    workflows.kies_beleid(editie, beleid, eigenaar=editie.code, user=user)


@pytest.fixture
def stuk(wereld, overkant):
    """A published page of B whose draft has an image and a document."""
    page = HoofdstukPage.objects.get(pk=overkant.online.pk)
    foto = {"image": overkant.image.pk, "decorative": False, "alt_text": "Foto"}
    beeld = {"afbeelding": foto, "bijschrift": ""}
    download = {"document": overkant.document.pk, "tekst": ""}
    page.inhoud = json.dumps(
        [{"type": "afbeelding", "value": beeld}, {"type": "download", "value": download}]
    )
    page.save_revision(user=wereld.user(f"redacteur-{B}"), changed=True)
    return vers(page)


@pytest.fixture
def bij_plaatsvervanger(wereld, stuk):
    kies(wereld, Beleid.MET_PLAATSVERVANGER)
    dien_in(stuk, wereld.user(f"redacteur-{B}"))
    return vers(stuk)


def test_a_deputy_reads_them_in_what_is_to_be_judged(client, wereld, overkant, bij_plaatsvervanger):
    assert antwoorden(client, wereld, overkant, "kernbeoordelaar") == OPEN
    klein = overkant.image.renditions.create(
        filter_spec="width-4", file=plaatje("klein.png"), width=4, height=4
    )
    assert haal(client, klein.file.url) == 200


@pytest.mark.parametrize("naam", BUITEN)
def test_others_do_not(client, wereld, overkant, bij_plaatsvervanger, naam):
    assert antwoorden(client, wereld, overkant, naam) == DICHT


def test_its_own_people_do_as_before(client, wereld, overkant, bij_plaatsvervanger):
    for rol in ("redacteur", "beoordelaar", "beheerder"):
        assert antwoorden(client, wereld, overkant, f"{rol}-{B}") == OPEN


def test_a_deputy_does_not_before_it_is_submitted(client, wereld, overkant, stuk):
    kies(wereld, Beleid.MET_PLAATSVERVANGER)
    assert antwoorden(client, wereld, overkant, "kernbeoordelaar") == DICHT


def test_a_deputy_does_not_once_it_is_sent_back(client, wereld, overkant, bij_plaatsvervanger):
    stuur_terug(bij_plaatsvervanger, wereld.user("kernbeoordelaar"), "Noem de bron.")
    assert antwoorden(client, wereld, overkant, "kernbeoordelaar") == DICHT


def test_a_deputy_does_not_once_it_is_withdrawn(client, wereld, overkant, bij_plaatsvervanger):
    trek_terug(bij_plaatsvervanger, wereld.user(f"redacteur-{B}"))
    assert antwoorden(client, wereld, overkant, "kernbeoordelaar") == DICHT


def test_the_core_does_not_without_a_deputy_policy(client, wereld, overkant, stuk):
    dien_in(stuk, wereld.user(f"redacteur-{B}"))
    assert antwoorden(client, wereld, overkant, "kernbeoordelaar") == DICHT


def test_the_second_step_does_after_the_first(client, wereld, overkant, stuk):
    kies(wereld, Beleid.TWEE_STAPPEN)
    dien_in(stuk, wereld.user(f"redacteur-{B}"))
    assert antwoorden(client, wereld, overkant, "kernbeoordelaar") == DICHT
    keur_goed(vers(stuk), wereld.user(f"beoordelaar-{B}"))
    assert antwoorden(client, wereld, overkant, "kernbeoordelaar") == OPEN


def test_not_the_files_of_another_text(client, wereld, overkant):
    """Something of B waits for the deputy, but these files do not stand in it."""
    kies(wereld, Beleid.MET_PLAATSVERVANGER)
    page = wereld.bijeenkomst(editie=B)
    page.doel = f"<p>Nummer {overkant.image.pk} en {overkant.document.pk}.</p>"
    page.save_revision(user=wereld.user(f"redacteur-{B}"), changed=True)
    dien_in(vers(page), wereld.user(f"redacteur-{B}"))
    assert antwoorden(client, wereld, overkant, "kernbeoordelaar") == DICHT
