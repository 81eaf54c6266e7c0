"""Bad luck on the merge screen: pages that went, blocks without a name, blocks of a kind that went."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import Page, Revision

from gemeenten.kernband.wijzigingen.overnemen import neem_over
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel, maak_voorstellen
from gemeenten.onboarding import Plan, onboard_gemeente
from handleiding.models import BijeenkomstPage
from handleiding.workflow.actions import haal_offline
from tests.bewaring import na_de_termijn

KERN = "<p>Het doel van de kern.</p>"


def scherm(page):
    return reverse("kernwijziging", args=[page.pk])


def neem(wereld, keuzes=None):
    variant = wereld.bijeenkomst()
    return neem_over(
        variant,
        keuzes or {},
        stand=maak_voorstel(variant).stand,
        user=wereld.user("redacteur-leeuwarden"),
    )


def stromen(page) -> dict:
    return page.get_latest_revision().content


def schrijf_ruw(page, **velden) -> None:
    """Put JSON in the latest revision (and the page) that the editor would not make."""
    revisie = page.get_latest_revision()
    revisie.content |= velden
    revisie.save(update_fields=["content"])
    type(page).objects.filter(pk=page.pk).update(**velden)


def test_variant_deleted_while_the_screen_was_open(redacteur, wereld, wijzig_kern):
    wijzig_kern(doel=KERN)
    page = wereld.bijeenkomst()
    stand = maak_voorstel(page).stand
    na_de_termijn(page).delete()
    voorbeeld = reverse("kernwijziging_voorbeeld", args=[page.pk])
    for adres in (scherm(page), voorbeeld):
        antwoord = redacteur.post(adres, {"stand": stand, "keuze-0": "kern"}, follow=True)
        assert "staat niet meer in uw editie" in antwoord.text
    assert "Bewust weggelaten" in antwoord.text


def test_core_page_unpublished_while_the_screen_was_open(redacteur, wereld, wijzig_kern):
    wijzig_kern(doel=KERN)
    page = wereld.bijeenkomst()
    stand = maak_voorstel(page).stand
    haal_offline(wereld.kernbijeenkomst(), wereld.user("kernbeoordelaar"), "Weg")
    voor = Revision.objects.count()
    antwoord = redacteur.post(scherm(page), {"stand": stand, "keuze-0": "kern"})
    assert "er is geen kernwijziging meer" in antwoord.text
    assert Revision.objects.count() == voor
    assert "uit de kern gehaald" in redacteur.get(reverse("kernwijzigingen")).text


def test_core_page_with_variants_cannot_be_deleted_away(wereld):
    page = wereld.kernbijeenkomst()
    with pytest.raises(Exception, match="protected"):
        page.delete()
    assert BijeenkomstPage.objects.filter(pk=page.pk).exists()


def test_edition_copied_while_behind_has_the_same_proposal(wereld, wijzig_kern):
    wijzig_kern(doel=KERN)
    bron = wereld.bijeenkomst()
    kopie = onboard_gemeente(Plan(naam="Heerenveen", code="GM0074", bron="leeuwarden"))
    page = BijeenkomstPage.objects.descendant_of(kopie).get(nummer=1)
    assert (page.kern_id, page.basis_id) == (bron.kern_id, bron.basis_id)
    ons, hun = (
        [(v.variant.title, [b.pad for b in v.te_kiezen]) for v in maak_voorstellen(editie)]
        for editie in (wereld.editie(), kopie)
    )
    assert ons == hun != []


def test_blocks_without_ids_on_both_sides_lose_nothing(wereld, wijzig_kern, wijzig_lokaal):
    def kaal(page, veld, *erbij):
        blokken = [{**blok, "id": None} for blok in getattr(page, veld).get_prep_value()]
        return [*blokken, *({"type": "materiaal", "value": tekst, "id": None} for tekst in erbij)]

    lokaal = wereld.bijeenkomst()
    schrijf_ruw(lokaal, materiaal=kaal(lokaal, "materiaal", "Onze stoelen"))
    wijzig_kern(title="Kennismaken met elkaar")
    kern = wereld.kernbijeenkomst()
    schrijf_ruw(kern, materiaal=kaal(kern, "materiaal", "Stiften van de kern"))
    neem(wereld)
    concept = wereld.bijeenkomst().get_latest_revision_as_object()
    blokken = concept.materiaal.get_prep_value()
    assert {blok["value"] for blok in blokken} == {
        "Flap-over",
        "Onze stoelen",
        "Stiften van de kern",
    }
    ids = [blok["id"] for blok in blokken]
    assert len(set(ids)) == 3
    assert all(ids)


class TestBlockOfAKindThatWent:
    OUD = {"type": "filmrol", "value": "Een film", "id": "oud-blok"}

    def onbekend(self, page):
        return [*page.materiaal.get_prep_value(), self.OUD]

    def test_in_our_own_text_nothing_is_saved_and_the_screen_says_why(
        self, redacteur, wereld, wijzig_kern
    ):
        page = wereld.bijeenkomst()
        schrijf_ruw(page, materiaal=self.onbekend(page))
        wijzig_kern(doel=KERN)
        voorstel = maak_voorstel(wereld.bijeenkomst())
        data = {"stand": voorstel.stand, "keuze-0": "kern", "reden": "Mijn toelichting"}
        tekst = redacteur.post(scherm(page), data).text
        assert "soort die niet meer bestaat (filmrol)" in tekst
        assert "Mijn toelichting" in tekst
        page = wereld.bijeenkomst()
        assert page.get_latest_revision().content["materiaal"][-1] == self.OUD
        assert page.get_latest_revision().pk == voorstel.lokaal.pk

    def test_from_the_core_it_can_be_left_out(self, wereld, wijzig_kern):
        wijzig_kern(doel=KERN)
        kern = wereld.kernbijeenkomst()
        schrijf_ruw(kern, materiaal=self.onbekend(kern))
        voorstel = maak_voorstel(wereld.bijeenkomst())
        (pad,) = (b.pad for b in voorstel.te_kiezen if b.pad.startswith("materiaal"))
        with pytest.raises(PermissionDenied, match="filmrol"):
            neem(wereld)
        neem(wereld, {pad: "lokaal"})
        concept = wereld.bijeenkomst().get_latest_revision_as_object()
        assert concept.doel == KERN
        assert [blok.value for blok in concept.materiaal] == ["Flap-over"]


def test_tree_is_whole_after_all_that(wereld):
    assert Page.find_problems() == ([], [], [], [], [])
