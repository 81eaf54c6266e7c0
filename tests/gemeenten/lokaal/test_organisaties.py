"""Organisations: known once per edition, taken from the Collectief's list, corrected by proposal."""

import unicodedata
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from gemeenten.lokaal import collectieflijst
from gemeenten.models import DeelnemendeOrganisatie, GemeentePage, Organisatie, OrganisatiesPage
from handleiding.workflow.actions import dien_in
from tests.gemeenten.lokaal.groepen import concept, groep, keur_goed
from tests.handleiding.bewerkscherm import onaangeroerd

GGD = "GGD Fryslân Jeugdgezondheidszorg"


def lijst(wereld, slug="leeuwarden"):
    return OrganisatiesPage.objects.child_of(wereld.editie(slug)).get()


def kernlijst(wereld):
    return OrganisatiesPage.objects.child_of(wereld.home).get()


def corrigeer(wereld, **velden):
    page = kernlijst(wereld).get_latest_revision_as_object()
    rijen = list(page.organisaties.all())
    for veld, waarde in velden.items():
        setattr(rijen[0], veld, waarde)
    page.organisaties = rijen
    page.save_revision(user=wereld.user("kernredacteur"))
    wereld.publiceer(page, "kernredacteur", "kernbeoordelaar")


def ggd(page):
    return next(r for r in page.get_latest_revision_as_object().organisaties.all() if r.bron)


def test_a_name_is_typed_once_and_shown_everywhere(client, wereld):
    assert not DeelnemendeOrganisatie.objects.exclude(naam="").exists()
    page = lijst(wereld).get_latest_revision_as_object()
    rijen = list(page.organisaties.all())
    gekozen = next(rij for rij in rijen if rij.naam == "BV Sport")
    gekozen.naam = "BV SPORT Leeuwarden"
    page.organisaties = rijen
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    adressen = ("/gemeenten/leeuwarden/aldlan/", "/gemeenten/leeuwarden/organisaties/")
    assert all("BV SPORT Leeuwarden" not in client.get(adres).text for adres in adressen)
    keur_goed(wereld, page)
    assert all("BV SPORT Leeuwarden" in client.get(adres).text for adres in adressen)
    namen = [
        o["naam"]
        for o in DeelnemendeOrganisatie.objects.gepubliceerd_in(wereld.editie()).eenmaal(
            wereld.editie()
        )
    ]
    assert namen.count("BV SPORT Leeuwarden") == 1
    assert "BV Sport" not in namen


def test_correction_of_the_collectief_is_a_proposal_to_each_edition(wereld):
    eigen = lijst(wereld).get_latest_revision_as_object()
    assert collectieflijst.voorstellen(eigen) == []
    corrigeer(wereld, naam="GGD Fryslân", website="https://ggd.example/")
    (voorstel,) = collectieflijst.voorstellen(eigen)
    assert (voorstel.eigen.naam, voorstel.nieuw.naam) == (GGD, "GGD Fryslân")
    assert ggd(lijst(wereld)).naam == GGD
    redacteur = wereld.user("redacteur-leeuwarden")
    collectieflijst.besluit(lijst(wereld), voorstel.eigen.sleutel, overnemen=True, user=redacteur)
    assert (ggd(lijst(wereld)).naam, ggd(lijst(wereld)).website) == (
        "GGD Fryslân",
        "https://ggd.example/",
    )
    assert Organisatie.objects.get(page=lijst(wereld), sleutel=voorstel.eigen.sleutel).naam == GGD
    keur_goed(wereld, lijst(wereld))
    assert (
        Organisatie.objects.get(page=lijst(wereld), sleutel=voorstel.eigen.sleutel).naam
        == "GGD Fryslân"
    )
    ander = lijst(wereld, "weststellingwerf").get_latest_revision_as_object()
    (ander_voorstel,) = collectieflijst.voorstellen(ander)
    collectieflijst.besluit(
        lijst(wereld, "weststellingwerf"),
        ander_voorstel.eigen.sleutel,
        overnemen=False,
        user=wereld.user("redacteur-weststellingwerf"),
    )
    ander = lijst(wereld, "weststellingwerf").get_latest_revision_as_object()
    assert collectieflijst.voorstellen(ander) == []
    assert ggd(lijst(wereld, "weststellingwerf")).naam == GGD


def test_screen_takes_over_and_decides(client, wereld):
    page = kernlijst(wereld).get_latest_revision_as_object()
    page.organisaties = [
        *page.organisaties.all(),
        Organisatie(naam="Veilig Thuis", soort="welzijn"),
    ]
    page.save_revision(user=wereld.user("kernredacteur"))
    wereld.publiceer(page, "kernredacteur", "kernbeoordelaar")
    client.force_login(wereld.user("redacteur-leeuwarden"))
    adres = reverse("collectieflijst", args=[lijst(wereld).pk])
    assert "Veilig Thuis" in client.get(adres).text
    sleutel = Organisatie.objects.get(naam="Veilig Thuis").sleutel
    client.post(adres, {"organisatie": str(sleutel)})
    namen = [r.naam for r in lijst(wereld).get_latest_revision_as_object().organisaties.all()]
    assert namen.count("Veilig Thuis") == 1
    assert (
        "Kies een of meer organisaties"
        in client.post(adres, {"organisatie": str(sleutel)}, follow=True).text
    )
    assert "Kies opnieuw." in client.post(adres, {"overnemen": "geen-sleutel"}, follow=True).text


def test_screen_says_why_the_list_may_not_be_written_now(client, wereld):
    page, redacteur = lijst(wereld), wereld.user("redacteur-leeuwarden")
    page.get_latest_revision_as_object().save_revision(user=redacteur)
    dien_in(page, redacteur)
    voor = lijst(wereld).latest_revision_id
    client.force_login(redacteur)
    adres = reverse("collectieflijst", args=[page.pk])
    antwoord = client.post(adres, {"organisatie": str(uuid4())}, follow=True)
    assert "ligt ter beoordeling" in antwoord.text
    assert "ligt ter beoordeling" in client.get(adres).text
    assert lijst(wereld).latest_revision_id == voor


def test_names_on_an_internal_list_are_for_readers_with_an_account(client, wereld):
    page = lijst(wereld)
    # One of them is also in the address where the group meets.
    namen = set(page.organisaties.values_list("naam", flat=True)) - {
        "Amaryllis, wijkteam Zuid-Oost"
    }
    intern = page.get_latest_revision_as_object()
    intern.intern = True
    intern.save_revision(user=wereld.user("redacteur-leeuwarden"))
    keur_goed(wereld, page)
    tekst = client.get("/gemeenten/leeuwarden/aldlan/").text
    assert not [naam for naam in namen if naam in tekst]
    eigen = DeelnemendeOrganisatie.objects.gepubliceerd_in(wereld.editie())
    assert eigen.eenmaal(wereld.editie()) == []
    client.force_login(wereld.user("redacteur-leeuwarden"))
    tekst = client.get("/gemeenten/leeuwarden/aldlan/").text
    assert [naam for naam in namen if naam in tekst]
    formulier = client.get(reverse("wagtailadmin_pages:edit", args=[groep().pk])).context["form"]
    keuzes = dict(formulier.formsets["organisaties"].empty_form.fields["organisatie"].choices)
    assert namen <= set(keuzes.values())


def test_name_comes_from_the_own_list_also_when_another_holds_the_same_key(wereld):
    """A file of an edition keeps its keys, so that they stand twice where it is read in beside it."""
    sleutel = lijst(wereld).organisaties.get(naam="BV Sport").sleutel
    Organisatie.objects.filter(pk=lijst(wereld, "weststellingwerf").organisaties.first().pk).update(
        sleutel=sleutel, naam="Van een ander"
    )
    lijst(wereld).organisaties.filter(sleutel=sleutel).delete()
    eigen = DeelnemendeOrganisatie.objects.gepubliceerd_in(wereld.editie())
    assert "Van een ander" not in [o["naam"] for o in eigen.eenmaal(wereld.editie())]


def test_others_may_not(client, wereld):
    client.force_login(wereld.user("redacteur-weststellingwerf"))
    adres = reverse("collectieflijst", args=[lijst(wereld).pk])
    assert client.get(adres).status_code in {302, 403}
    with pytest.raises(PermissionDenied):
        collectieflijst.neem_over(lijst(wereld), [], user=wereld.user("redacteur-weststellingwerf"))


def test_editor_chooses_from_the_own_list_only(client, wereld):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    formulier = client.get(reverse("wagtailadmin_pages:edit", args=[groep().pk])).context["form"]
    keuzes = dict(formulier.formsets["organisaties"].empty_form.fields["organisatie"].choices)
    assert "BV Sport" in keuzes.values()
    assert "Timpaan Welzijn" not in keuzes.values()


def test_organisation_that_a_group_uses_is_not_removed_by_the_editor(client, wereld):
    redacteur = wereld.user("redacteur-leeuwarden")
    client.force_login(redacteur)
    page = lijst(wereld)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = onaangeroerd(client, page).dict()
    data["organisaties-0-DELETE"] = "1"
    antwoord = client.post(url, data)
    assert "doet mee in Aldlân" in antwoord.text
    del data["organisaties-0-DELETE"]
    data["organisaties-0-naam"] = "Sinne"
    client.post(url, data)
    rijen = lijst(wereld).get_latest_revision_as_object().organisaties.all()
    assert "Sinne" in [rij.naam for rij in rijen]
    assert ggd(lijst(wereld)).bron_stand["naam"] == GGD
    assert {r.sleutel for r in rijen} == {r.sleutel for r in page.organisaties.all()}


def test_group_keeps_a_chosen_organisation_in_its_draft(wereld):
    gekozen = {deelname.organisatie for deelname in concept().organisaties.all()}
    assert gekozen == set(lijst(wereld).organisaties.values_list("sleutel", flat=True))


NFC = "Kinderopvang ’t Hummelhûs"
NFD = unicodedata.normalize("NFD", "KINDEROPVANG 't Hummelhûs")


def test_a_name_in_another_spelling_is_the_same_organisation_for_an_editor(client, wereld):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    url = reverse("wagtailadmin_pages:edit", args=[lijst(wereld).pk])
    data = onaangeroerd(client, lijst(wereld)).dict()
    aantal = int(data["organisaties-TOTAL_FORMS"])
    data["organisaties-TOTAL_FORMS"] = aantal + 2
    for plek, naam in enumerate([NFC, NFD], aantal):
        data |= {f"organisaties-{plek}-naam": naam, f"organisaties-{plek}-soort": "kinderopvang"}
        data |= {f"organisaties-{plek}-ORDER": plek + 1, f"organisaties-{plek}-id": ""}
    assert "staat twee keer in de lijst" in client.post(url, data).text
    data[f"organisaties-{aantal + 1}-naam"] = "Kinderopvang ’t Hummelhûske"
    client.post(url, data)
    rijen = lijst(wereld).get_latest_revision_as_object().organisaties.all()
    assert {NFC, "Kinderopvang ’t Hummelhûske"} <= {rij.naam for rij in rijen}


def test_a_row_of_ones_own_becomes_that_of_the_collectief(wereld):
    redacteur = wereld.user("redacteur-leeuwarden")
    page = lijst(wereld).get_latest_revision_as_object()
    eigen = Organisatie(naam=NFD, soort="kinderopvang")
    page.organisaties = [*page.organisaties.all(), eigen]
    page.save_revision(user=redacteur)
    kern = kernlijst(wereld).get_latest_revision_as_object()
    kern.organisaties = [*kern.organisaties.all(), Organisatie(naam=NFC, soort="kinderopvang")]
    kern.save_revision(user=wereld.user("kernredacteur"))
    wereld.publiceer(kern, "kernredacteur", "kernbeoordelaar")
    bron = Organisatie.objects.get(page=kern.pk, naam=NFC)
    assert collectieflijst.neem_over(lijst(wereld), [bron.sleutel], user=redacteur) == 1
    page = lijst(wereld).get_latest_revision_as_object()
    (rij,) = [rij for rij in page.organisaties.all() if "ummelh" in rij.naam]
    assert (rij.naam, rij.sleutel, rij.bron) == (NFD, eigen.sleutel, bron.sleutel)
    assert [v.nieuw.naam for v in collectieflijst.voorstellen(page)] == [NFC]


def test_one_organisation_in_two_groups_is_shown_once_in_dutch_order(wereld):
    namen = ["Zorgboerderij", NFC, "Écht Welzijn", NFD, "IJsclub", "Timpaan"]
    for naam in namen:
        DeelnemendeOrganisatie.objects.create(werkleergroep=groep(), naam=naam, soort="welzijn")
    eigen = DeelnemendeOrganisatie.objects.filter(soort="welzijn").exclude(naam="")
    verwacht = ["Écht Welzijn", "IJsclub", NFD, "Timpaan", "Zorgboerderij"]
    assert [rij["naam"] for rij in eigen.eenmaal(wereld.editie())] == verwacht


def test_municipalities_are_listed_in_dutch_order(client, wereld):
    GemeentePage.objects.filter(slug="leeuwarden").update(title="IJlst")
    GemeentePage.objects.filter(slug="weststellingwerf").update(title="Écht")
    tekst = client.get("/gemeenten/").text
    assert 0 < tekst.index(">Écht<") < tekst.index(">IJlst<")
