"""What brings pages along past the editor gives none of them a name that an address of the site has."""

import io
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.models import Page, Site

from gemeenten.editie.levensloop.hernoem import NieuweNaam, hernoem
from gemeenten.editie.levensloop.hoofdstuk import voeg_hoofdstuk_toe
from gemeenten.editie.levensloop.inlezen import voer_in
from gemeenten.editie.levensloop.samenvoegen import voeg_samen
from gemeenten.editie.levensloop.verwijder import verwijder
from gemeenten.editie.opbouw import structuurbesluiten as besluiten
from gemeenten.inleesronde.schrijven import schrijf
from gemeenten.models import GemeentePage
from gemeenten.onboarding import onboard_gemeente
from handleiding.importer.structure import Boekpagina
from handleiding.models import HoofdstukPage, InhoudPage
from handleiding.workflow.actions import haal_offline
from tests.gemeenten.editie.levensloop.hulp import als_bestand, gewijzigd
from tests.gemeenten.kernband.wijzigingen.opbouw import (
    kern,
    nieuw_in_kern,
    stand,
    verplaats_in_kern,
)
from tests.gemeenten.onboarding.hulp import HEERENVEEN, telling
from tests.handleiding.adressen.hulp import met_oude_naam
from tests.wereld import HANDLEIDING

VAN_DE_SITE = "van de site zelf"


@pytest.fixture
def kernredactie(wereld):
    return wereld.user("kernredacteur")


def pagina(editie, slug="privacy"):
    return InhoudPage.objects.child_of(editie).get(slug=slug)


def namen_onder(page) -> set[str]:
    return set(page.get_children().values_list("slug", flat=True))


class TestOnboarding:
    def test_address_of_the_edition_is_refused_and_nothing_is_left(self, wereld):
        voor = telling()
        with pytest.raises(ValidationError, match=VAN_DE_SITE) as fout:
            onboard_gemeente(replace(HEERENVEEN, slug="klopt-dit-niet"))
        assert list(fout.value.message_dict) == ["slug"]
        assert telling() == voor

    def test_the_wizard_says_so_at_the_field(self, client, wereld, kernredactie):
        client.force_login(kernredactie)
        data = {"naam": "Heerenveen", "code": "GM0074", "slug": "klopt-dit-niet", "stap": "plan"}
        antwoord = client.post(reverse("nieuwe_gemeente"), data)
        assert VAN_DE_SITE in str(antwoord.context["form"].errors["slug"])

    def test_page_of_the_source_in_the_way_of_the_host_is_refused(self, wereld):
        met_oude_naam(wereld.hoofdstuk("inleiding").get_parent(), "documenten")
        voor = telling()
        plan = replace(HEERENVEEN, bron="leeuwarden", hostnaam="h.example.nl")
        with pytest.raises(ValidationError, match="“documenten”") as fout:
            onboard_gemeente(plan)
        assert list(fout.value.message_dict) == ["hostnaam"]
        assert telling() == voor
        assert "documenten" in namen_onder(onboard_gemeente(replace(plan, hostnaam="")))

    def test_copy_of_a_page_from_before_gets_a_free_name(self, wereld):
        met_oude_naam(kern(wereld, "inleiding"), "wijzigingen")
        met_oude_naam(wereld.hoofdstuk("inleiding", wereld.sjabloon.slug), "wijzigingen")
        editie = onboard_gemeente(HEERENVEEN)
        hoofdstuk = HoofdstukPage.objects.descendant_of(editie).get(title="Inleiding")
        assert hoofdstuk.slug == "wijzigingen-2"
        assert hoofdstuk.url_path.endswith("/handleiding/wijzigingen-2/")
        assert hoofdstuk.latest_revision.content["slug"] == "wijzigingen-2"


class TestLife:
    def test_renaming_to_such_an_address_is_refused(self, wereld, kernredactie):
        nieuw = NieuweNaam("Oostergo", "GM2001", slug="klopt-dit-niet", buiten_lijst=True)
        with pytest.raises(ValidationError, match=VAN_DE_SITE) as fout:
            hernoem(wereld.editie(), nieuw, user=kernredactie)
        assert list(fout.value.message_dict) == ["slug"]
        assert GemeentePage.objects.filter(slug="leeuwarden", code="GM0080").exists()

    def test_edition_from_before_gets_another_name_at_its_address(self, wereld, kernredactie):
        met_oude_naam(wereld.editie(), "klopt-dit-niet")
        nieuw = NieuweNaam("Oostergo", "GM2001", slug="klopt-dit-niet", buiten_lijst=True)
        assert (
            hernoem(wereld.editie("klopt-dit-niet"), nieuw, user=kernredactie).title == "Oostergo"
        )

    def test_page_that_moves_in_a_merger_gets_a_free_name(self, wereld, kernredactie):
        met_oude_naam(
            InhoudPage.objects.get(pk=_nieuwe_pagina(wereld.editie(), "Foto’s", "fotos").pk),
            "media",
        )
        naar = wereld.editie("weststellingwerf")
        Site.objects.create(hostname="w.example", root_page=naar)
        haal_offline(wereld.editie(), wereld.user("beoordelaar-leeuwarden"), "Herindeling")
        voeg_samen(wereld.editie(), naar, user=kernredactie)
        page = InhoudPage.objects.child_of(naar).get(title="Foto’s")
        assert (page.slug, page.get_latest_revision().content["slug"]) == ("media-2", "media-2")

    def test_page_of_a_file_gets_a_free_name_and_it_is_said(self, wereld, kernredactie):
        def hernoem_privacy(data):
            [deel] = [deel for deel in data["paginas"] if deel["titel"] == "Privacyverklaring"]
            deel["versies"][-1]["inhoud"]["slug"] = "zoeken"

        bestand = gewijzigd(als_bestand(wereld.editie(), kernredactie), hernoem_privacy)
        haal_offline(wereld.editie(), wereld.user("beoordelaar-leeuwarden"), "Verhuisd")
        _ruim_op(wereld, kernredactie)
        editie, meldingen = voer_in(io.BytesIO(bestand), user=kernredactie)
        assert "zoeken-2" in namen_onder(editie)
        assert "zoeken" not in namen_onder(editie)
        melding = f"Privacyverklaring: het adres “zoeken” is {VAN_DE_SITE}, het is nu “zoeken-2”"
        assert melding in meldingen

    def test_edition_in_a_file_with_such_an_address_is_refused(self, wereld, kernredactie):
        bestand = gewijzigd(
            als_bestand(wereld.editie(), kernredactie),
            lambda data: data.update(slug="klopt-dit-niet"),
        )
        haal_offline(wereld.editie(), wereld.user("beoordelaar-leeuwarden"), "Verhuisd")
        _ruim_op(wereld, kernredactie)
        with pytest.raises(ValidationError, match=VAN_DE_SITE):
            voer_in(io.BytesIO(bestand), user=kernredactie)


class TestCore:
    def test_chapter_taken_over_gets_a_free_name(self, wereld):
        nieuw = nieuw_in_kern(wereld)
        met_oude_naam(nieuw, "wijzigingen")
        redacteur = wereld.user("redacteur-leeuwarden")
        kopie = besluiten.neem_op(wereld.editie(), user=redacteur, **stand(wereld, "wijzigingen"))
        assert kopie.slug == "wijzigingen-2"

    def test_chapter_beside_one_with_its_name_gets_a_free_name(self, wereld):
        nieuw = nieuw_in_kern(wereld)
        met_oude_naam(wereld.hoofdstuk("inleiding"), nieuw.slug)
        kopie = voeg_hoofdstuk_toe(
            wereld.editie(), kern(wereld, nieuw.slug), user=wereld.user("redacteur-leeuwarden")
        )
        assert kopie.slug == f"{nieuw.slug}-2"

    def test_move_of_the_core_is_not_followed_to_such_an_address(self, wereld):
        sectie = nieuw_in_kern(wereld, kern(wereld, "programma"), titel="Tussendoor")
        redacteur = wereld.user("redacteur-leeuwarden")
        variant = besluiten.neem_op(wereld.editie(), user=redacteur, **stand(wereld, sectie.slug))
        met_oude_naam(variant, "wijzigingen")  # free there, below a chapter
        verplaats_in_kern(wereld, sectie.slug, "inleiding", "right")
        with pytest.raises(PermissionDenied, match=VAN_DE_SITE):
            besluiten.verplaats(wereld.editie(), user=redacteur, **stand(wereld, sectie.slug))
        assert Page.objects.get(pk=variant.pk).get_parent().slug == "programma"

    def test_chapter_of_a_document_gets_a_free_name_and_is_found_again(self, wereld):
        nieuw = Boekpagina("hoofdstuk", "5", "Wijzigingen", {"inhoud": []})
        boek = replace(HANDLEIDING, paginas=(*HANDLEIDING.paginas, nieuw))
        schrijf(boek, wereld.kern)
        page = HoofdstukPage.objects.child_of(wereld.kern).get(title="Wijzigingen")
        assert page.slug == "hoofdstuk-wijzigingen"
        assert {deel.gevolg for deel in schrijf(boek, wereld.kern)} == {"ongewijzigd"}

    def test_chapter_from_before_is_found_again_too(self, wereld):
        nieuw = Boekpagina("hoofdstuk", "5", "Wijzigingen", {"inhoud": []})
        boek = replace(HANDLEIDING, paginas=(*HANDLEIDING.paginas, nieuw))
        schrijf(boek, wereld.kern)
        met_oude_naam(HoofdstukPage.objects.get(title="Wijzigingen"), "wijzigingen")
        assert {deel.gevolg for deel in schrijf(boek, wereld.kern)} == {"ongewijzigd"}
        assert HoofdstukPage.objects.filter(title="Wijzigingen").count() == 1


def _nieuwe_pagina(ouder, titel: str, slug: str):
    page = InhoudPage(title=titel, slug=slug, live=False)
    Page.objects.get(pk=ouder.pk).add_child(instance=page)
    page.save_revision()
    return page


def _ruim_op(wereld, user) -> None:
    """Make room for the edition that is read in."""
    verwijder(wereld.editie(), user=user, bevestiging="Leeuwarden")
