"""``kern`` and ``basis`` stay right through copying, importing, moving, reverting, deleting and purging."""

import json

import pytest
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.management.commands.purge_revisions import purge_revisions
from wagtail.models import Page, Revision

from gemeenten.inleesronde.schrijven import schrijf
from gemeenten.kernband.wijzigingen.overnemen import neem_over
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from gemeenten.onboarding import Plan, onboard_gemeente
from handleiding.models import BijeenkomstPage, HoofdstukPage, OnderdeelPage
from tests.bewaring import na_de_termijn
from tests.formulier import hoofdstuk_data
from tests.gemeenten.kernband.wijzigingen.opbouw import kern
from tests.wereld import HANDLEIDING

NIEUW = [{"type": "tekst", "value": "<p>Nieuw van de kern.</p>", "id": "nieuw"}]


def herkomst(page) -> tuple:
    """Return kern and basis as the page has them, and as its latest revision has them."""
    page = type(page).objects.get(pk=page.pk)
    inhoud = page.get_latest_revision().content
    return (page.kern_id, page.basis_id), (inhoud["kern"], inhoud["basis"])


def wijzig_inleiding(wereld) -> None:
    page = kern(wereld, "inleiding")
    page.inhoud = json.dumps(NIEUW)
    page.save_revision(user=wereld.user("kernredacteur"))
    wereld.publiceer(page, "kernredacteur", "kernbeoordelaar")


def neem(wereld) -> None:
    variant = wereld.hoofdstuk()
    voorstel = maak_voorstel(variant)
    keuzes = {b.pad: "kern" for b in voorstel.te_kiezen}
    user = wereld.user("redacteur-leeuwarden")
    neem_over(variant, keuzes, stand=voorstel.stand, user=user)


def test_copy_in_the_cms_keeps_both(client, wereld):
    page = wereld.hoofdstuk()
    client.force_login(wereld.user("redacteur-leeuwarden"))
    data = {
        "new_title": "Kopie",
        "new_slug": "kopie",
        "new_parent_page": page.get_parent().pk,
        "copy_subpages": "",
    }
    client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
    kopie = HoofdstukPage.objects.get(slug="kopie")
    assert herkomst(kopie) == ((page.kern_id, page.basis_id),) * 2
    assert not kopie.live


def test_new_edition_keeps_the_base_of_what_it_was_copied_from(wereld):
    oud = wereld.hoofdstuk()
    wijzig_inleiding(wereld)
    editie = onboard_gemeente(Plan(naam="Heerenveen", code="GM0074", bron="leeuwarden"))
    nieuw = HoofdstukPage.objects.descendant_of(editie).get(slug="inleiding")
    assert herkomst(nieuw) == ((oud.kern_id, oud.basis_id),) * 2
    assert OnderdeelPage.objects.achter().filter(pk=nieuw.pk).exists()


def test_importing_the_core_again_leaves_variants_with_their_core_page(wereld):
    voor = {page.pk: (page.kern_id, page.basis_id) for page in OnderdeelPage.objects.varianten()}
    schrijf(HANDLEIDING, wereld.kern, user=wereld.user("kernredacteur"))
    na = {page.pk: (page.kern_id, page.basis_id) for page in OnderdeelPage.objects.varianten()}
    assert na == voor


def test_moving_changes_neither(wereld):
    page = wereld.hoofdstuk("bijlagen")
    voor = herkomst(page)
    page.move(Page.objects.get(pk=wereld.hoofdstuk().pk), pos="last-child")
    assert herkomst(page) == voor


def test_reverting_brings_back_the_base_the_text_was_written_on(client, wereld):
    oud = wereld.hoofdstuk()
    voor_overnemen, oude_basis = oud.latest_revision, oud.basis_id
    wijzig_inleiding(wereld)
    neem(wereld)
    wereld.publiceer(wereld.hoofdstuk(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    page = wereld.hoofdstuk()
    assert page.basis_id == kern(wereld, "inleiding").live_revision_id != oude_basis
    client.force_login(wereld.user("redacteur-leeuwarden"))
    adres = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, voor_overnemen.pk])
    toen = voor_overnemen.as_object()
    antwoord = client.post(adres, hoofdstuk_data(toen, tekst="<p>Zo begint het.</p>"), follow=True)
    assert antwoord.status_code == 200
    (_, in_de_pagina), (_, in_het_concept) = herkomst(page)
    assert in_het_concept == oude_basis
    assert in_de_pagina != oude_basis
    wereld.publiceer(wereld.hoofdstuk(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    assert wereld.hoofdstuk().basis_id == oude_basis
    assert maak_voorstel(wereld.hoofdstuk()) is not None


def test_saving_in_the_editor_changes_neither(client, wereld):
    page = wereld.hoofdstuk()
    voor = herkomst(page)
    client.force_login(wereld.user("redacteur-leeuwarden"))
    data = hoofdstuk_data(page, tekst="<p>Van ons.</p>", kern="", basis="")
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    assert "Van ons." in str(wereld.hoofdstuk().get_latest_revision().content["inhoud"])
    assert herkomst(page) == voor


def test_base_cannot_be_deleted_and_survives_a_purge(wereld):
    basis = wereld.hoofdstuk().basis
    wijzig_inleiding(wereld)
    with pytest.raises(ProtectedError):
        basis.delete()
    purge_revisions()
    assert Revision.objects.filter(pk=basis.pk).exists()
    assert maak_voorstel(wereld.hoofdstuk()).basis == basis


def test_base_of_a_draft_survives_a_purge_too(wereld):
    """A draft that took a core change stands on a revision that no column names yet."""
    wijzig_inleiding(wereld)
    neem(wereld)
    op = wereld.hoofdstuk().get_latest_revision().content["basis"]
    pagina = kern(wereld, "inleiding")
    pagina.inhoud = json.dumps([*NIEUW, {"type": "tekst", "value": "<p>Nog iets.</p>", "id": "x"}])
    pagina.save_revision(user=wereld.user("kernredacteur"))
    wereld.publiceer(pagina, "kernredacteur", "kernbeoordelaar")
    purge_revisions()
    assert Revision.objects.filter(pk=op).exists()
    voorstel = maak_voorstel(wereld.hoofdstuk())
    assert (voorstel.basis.pk, voorstel.conflicten) == (op, 0)


def test_base_of_an_older_version_survives_so_that_it_can_still_be_opened(client, wereld):
    page = wereld.hoofdstuk()
    eerste = page.latest_revision
    wijzig_inleiding(wereld)
    neem(wereld)
    wereld.publiceer(wereld.hoofdstuk(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    for editie in (wereld.editie("weststellingwerf"), wereld.sjabloon):
        na_de_termijn(editie).delete()
    basis = eerste.content["basis"]
    with pytest.raises(ProtectedError):
        Revision.objects.get(pk=basis).delete()
    client.force_login(wereld.user("redacteur-leeuwarden"))
    adres = reverse("wagtailadmin_pages:revisions_view", args=[page.pk, eerste.pk])
    assert client.get(adres).status_code == 200


def test_deleting_a_variant_leaves_core_and_base(wereld):
    page = wereld.bijeenkomst()
    kern_id, basis_id = page.kern_id, page.basis_id
    na_de_termijn(page).delete()
    assert BijeenkomstPage.objects.filter(pk=kern_id).exists()
    assert Revision.objects.filter(pk=basis_id).exists()
