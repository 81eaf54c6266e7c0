"""What readers saw holds its files: they stay, and who may look back opens them as they were."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection

from gemeenten.toegang.muren.media import mag_hebben
from handleiding.models import Publicatie
from handleiding.publiek.etalage.bestanden import vul_bestanden_aan
from handleiding.workflow.actions import haal_offline, keur_goed
from tests.gemeenten.toegang.muren.test_bevroren import (
    KEURDER,
    SCHRIJVER,
    blokken,
    ingediend,
    stukken,
    vers,
)
from tests.handleiding.workflow.staten import goedgekeurd

# Wagtail leaves the temporary file of a new rendition to be closed when it is forgotten.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")
__all__ = ["stukken"]


@pytest.fixture
def voorbij(wereld, stukken):
    """A page that stood online with both files, and stands there without them now."""
    page = ingediend(wereld, blokken(*stukken))
    keur_goed(page, wereld.user(KEURDER))
    page = vers(page)
    page.inhoud = json.dumps([{"type": "tekst", "value": "<p>Zonder.</p>"}])
    page.save_revision(user=wereld.user(SCHRIJVER), log_action=True)
    wereld.publiceer(vers(page), SCHRIJVER, KEURDER)
    return vers(page)


def bestanden(page):
    return list(
        Publicatie.objects.filter(page=page).order_by("pk").values_list("bestanden", flat=True)
    )


def test_who_is_switched_off_gets_no_file_on_any_ground(wereld, voorbij, stukken):
    keurder = wereld.user(KEURDER)
    assert all(mag_hebben(stuk, keurder) for stuk in stukken)
    keurder.is_active = False
    assert not any(mag_hebben(stuk, keurder) for stuk in stukken)


def namen(beeld, stuk):
    return [f"document:{stuk.pk}", f"image:{beeld.pk}"]


def test_each_publication_keeps_which_files_it_showed(voorbij, stukken):
    assert bestanden(voorbij) == [namen(*stukken), []]


def test_also_when_only_who_sees_it_changes(wereld, stukken):
    page = ingediend(wereld, blokken(*stukken))
    keur_goed(page, wereld.user(KEURDER))
    haal_offline(wereld.editie(), wereld.user("beheerder-leeuwarden"), "Even niet.")
    assert bestanden(page) == [namen(*stukken)] * 2


def test_what_was_published_before_they_were_kept_is_filled_in_once(voorbij, stukken):
    Publicatie.objects.update(bestanden=None)
    vul_bestanden_aan()
    assert bestanden(voorbij) == [namen(*stukken), []]
    Publicatie.objects.filter(page=voorbij).update(bestanden=["image:1"])
    vul_bestanden_aan()
    assert bestanden(voorbij) == [["image:1"]] * 2


@pytest.mark.parametrize("nummer", [0, 1])
def test_they_are_not_deleted(voorbij, stukken, nummer):
    with pytest.raises(PermissionDenied, match="stond op een pagina die online was"):
        stukken[nummer].delete()


def test_until_the_version_is_cleared_away(voorbij, stukken):
    Publicatie.objects.filter(page=voorbij).update(revision=None)
    stukken[1].delete()
    assert not get_document_model().objects.filter(pk=stukken[1].pk).exists()


def test_a_file_of_almost_the_same_number_is_free(wereld, voorbij, stukken):
    ander = get_document_model().objects.create(
        pk=int(f"{stukken[1].pk}1"),
        title="Los",
        file=ContentFile(b"los", "los.txt"),
        collection=stukken[1].collection,
    )
    ander.delete()


@pytest.mark.parametrize(
    "wie", [SCHRIJVER, KEURDER, "beheerder-leeuwarden", "kernredacteur", "admin"]
)
def test_who_looks_back_opens_the_file_of_then(client, wereld, voorbij, stukken, wie):
    client.force_login(wereld.user(wie))
    assert b"".join(client.get(stukken[1].url)) == b"gelezen"


@pytest.mark.parametrize("wie", ["redacteur-weststellingwerf", "beoordelaar-weststellingwerf", ""])
def test_nobody_else_does(client, wereld, voorbij, stukken, wie):
    if wie:
        client.force_login(wereld.user(wie))
    assert client.get(stukken[1].url).status_code == 404


def test_the_screen_of_a_past_day_leads_to_it(client, wereld, voorbij, stukken):
    toen = Publicatie.objects.filter(page=voorbij).first().vanaf
    client.force_login(wereld.user(KEURDER))
    tekst = client.get(
        reverse("online_op_een_dag", args=[voorbij.pk]), {"op": toen.isoformat()}
    ).text
    assert stukken[1].url in tekst
    assert "‘Foto’" in tekst


def test_a_file_of_the_core_opens_for_the_edition_that_showed_it(client, wereld, stukken):
    """The edition has no right in the core's collection."""
    kern = Collection.objects.get(name="Kern", depth=2)
    get_document_model().objects.filter(pk=stukken[1].pk).update(collection=kern)
    page = ingediend(wereld, blokken(*stukken))
    keur_goed(page, wereld.user(KEURDER))
    haal_offline(vers(page), wereld.user(KEURDER), "Klopt niet.")
    client.force_login(wereld.user(KEURDER))
    assert b"".join(client.get(stukken[1].url)) == b"gelezen"
    client.force_login(wereld.user("beoordelaar-weststellingwerf"))
    assert client.get(stukken[1].url).status_code == 404


def test_what_only_readers_of_the_edition_saw_is_not_the_cores_to_open(client, wereld, stukken):
    page = ingediend_intern(wereld, stukken)
    haal_offline(page, wereld.user(KEURDER), "Klopt niet.")
    client.force_login(wereld.user("kernredacteur"))
    assert client.get(stukken[1].url).status_code == 404
    client.force_login(wereld.user(KEURDER))
    assert b"".join(client.get(stukken[1].url)) == b"gelezen"


def ingediend_intern(wereld, stukken):
    page = goedgekeurd(wereld, intern=True)
    page.inhoud = json.dumps(blokken(*stukken))
    page.save_revision(user=wereld.user(SCHRIJVER), log_action=True)
    wereld.publiceer(vers(page), SCHRIJVER, KEURDER)
    return vers(page)
