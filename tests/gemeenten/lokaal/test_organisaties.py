"""Organisations: known once per edition, taken from the Collectief's list, corrected by proposal."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from gemeenten import collectieflijst
from gemeenten.models import DeelnemendeOrganisatie, Organisatie, OrganisatiesPage
from tests.gemeenten.lokaal.groepen import als_post, concept, groep, keur_goed

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
        o["naam"] for o in DeelnemendeOrganisatie.objects.gepubliceerd_in(wereld.editie()).eenmaal()
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
    data = als_post(client.get(url).context["form"])
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
