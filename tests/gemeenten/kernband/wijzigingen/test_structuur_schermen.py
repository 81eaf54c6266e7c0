"""Offers about the structure in the inbox and on their screens, through the real addresses."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, Revision

from gemeenten.editie.opbouw import structuurbesluiten as besluiten
from gemeenten.models import Structuurbesluit
from gemeenten.onboarding import Plan, onboard_gemeente
from handleiding.models import HoofdstukPage
from tests.bewaring import na_de_termijn
from tests.gemeenten.kernband.wijzigingen.opbouw import (
    aanbod,
    kern,
    nieuw_in_kern,
    stand,
    uit_de_kern,
    verplaats_in_kern,
    volgorde,
    weggelaten,
)

ANDER = "weststellingwerf"


@pytest.fixture
def als(client, wereld):
    """Return a function that logs somebody in and returns the client."""

    def log_in(naam="redacteur-leeuwarden"):
        client.force_login(wereld.user(naam))
        return client

    return log_in


def scherm(wereld, slug, editie="leeuwarden"):
    return reverse("structuur", args=[wereld.editie(editie).pk, kern(wereld, slug).pk])


def beslis(client, wereld, slug, besluit, **extra):
    data = {"stand": stand(wereld, slug)["stand"], "besluit": besluit} | extra
    return client.post(scherm(wereld, slug), data, follow=True)


def test_inbox_lists_what_is_new_gone_and_moved(als, wereld):
    nieuw_in_kern(wereld, kern(wereld, "inleiding"))
    uit_de_kern(wereld, "programma")
    verplaats_in_kern(wereld, "bijlagen", "inleiding", "left")
    tekst = als().get(reverse("kernwijzigingen")).text
    for woord in ("nieuw in de kern", "uit de kern gehaald", "verplaatst in de kern"):
        assert tekst.count(woord) == 1
    assert "Er wachten 3 besluiten" in tekst
    assert "in “Inleiding”, als eerste" in tekst
    assert scherm(wereld, "nieuw-deel") in tekst


def test_looking_writes_nothing(als, wereld):
    nieuw_in_kern(wereld)
    verplaats_in_kern(wereld, "bijlagen", "inleiding", "left")
    voor = Revision.objects.count(), PageLogEntry.objects.count(), Structuurbesluit.objects.count()
    client = als()
    for url in (reverse("kernwijzigingen"), scherm(wereld, "nieuw-deel")):
        assert client.get(url).status_code == 200
    na = Revision.objects.count(), PageLogEntry.objects.count(), Structuurbesluit.objects.count()
    assert na == voor


def test_take_a_new_page_from_the_screen(als, wereld):
    boven = nieuw_in_kern(wereld)
    nieuw_in_kern(wereld, boven, titel="Eronder")
    client = als()
    assert "met 1 pagina eronder" in client.get(scherm(wereld, "nieuw-deel")).text
    tekst = beslis(client, wereld, "nieuw-deel", "overnemen").text
    assert "staat als concept in uw editie" in tekst
    nieuw = wereld.hoofdstuk("nieuw-deel")
    assert reverse("onderweg", args=[nieuw.pk]) in tekst
    assert client.get(reverse("onderweg", args=[nieuw.pk])).status_code == 200


def test_leave_out_asks_a_reason_at_its_place_and_fetch_back(als, wereld):
    nieuw_in_kern(wereld)
    client = als()
    antwoord = beslis(client, wereld, "nieuw-deel", "weglaten")
    assert antwoord.context["form"].errors["reden"]
    assert weggelaten(wereld) == []
    tekst = beslis(client, wereld, "nieuw-deel", "weglaten", reden="Past niet bij ons").text
    assert "Past niet bij ons" in tekst
    assert "Haal “Nieuw deel” terug" in tekst
    beslis(client, wereld, "nieuw-deel", "terughalen")
    assert volgorde(wereld)[-1] == "nieuw-deel"


def test_removed_page_redacteur_keeps_or_asks_a_colleague(als, wereld):
    uit_de_kern(wereld, "inleiding")
    client = als()
    tekst = client.get(scherm(wereld, "inleiding")).text
    assert "Een beoordelaar of de beheerder van uw gemeente kan de pagina offline halen" in tekst
    assert 'value="offline"' not in tekst
    assert "Reden van de kernredactie: Niet meer nodig." in tekst
    antwoord = beslis(client, wereld, "inleiding", "offline", reden="Toch")
    assert wereld.hoofdstuk().live
    assert "rol" in antwoord.text
    assert "Toch" in antwoord.text
    beslis(client, wereld, "inleiding", "behouden", reden="Blijft van ons")
    assert aanbod(wereld) == []


def test_reviewer_takes_a_removed_page_offline(als, wereld):
    uit_de_kern(wereld, "inleiding")
    beslis(als("beoordelaar-leeuwarden"), wereld, "inleiding", "offline", reden="Volgt de kern")
    assert not wereld.hoofdstuk().live
    assert wereld.hoofdstuk(editie=ANDER).live


def test_move_by_the_beheerder_and_refusal_by_the_redacteur(als, wereld):
    verplaats_in_kern(wereld, "bijlagen", "inleiding", "left")
    tekst = als().get(scherm(wereld, "bijlagen")).text
    assert "verplaatst de beheerder" in tekst
    assert 'value="verplaatsen"' not in tekst
    assert 'value="laten_staan"' in tekst
    beslis(als("beheerder-leeuwarden"), wereld, "bijlagen", "verplaatsen")
    assert volgorde(wereld) == ["bijlagen", "inleiding", "programma"]


def test_outdated_screen_is_refused_and_the_reason_stays(als, wereld):
    verplaats_in_kern(wereld, "bijlagen", "inleiding", "left")
    data = {"stand": "verplaatst:oud", "besluit": "laten_staan", "reden": "Om deze reden"}
    tekst = als().post(scherm(wereld, "bijlagen"), data).text
    assert "gewijzigd sinds u dit scherm opende" in tekst
    assert "Om deze reden" in tekst
    assert aanbod(wereld) == [("verplaatst", "Bijlagen")]


def test_screen_of_what_is_settled_or_gone_leads_to_the_inbox(als, wereld):
    nieuw = nieuw_in_kern(wereld)
    adres = scherm(wereld, "nieuw-deel")
    client = als()
    assert client.get(adres).status_code == 200
    na_de_termijn(nieuw).delete()
    for antwoord in (
        client.get(adres, follow=True),
        client.post(adres, {"besluit": "overnemen"}, follow=True),
    ):
        assert "valt niets meer te beslissen" in antwoord.text
        assert antwoord.redirect_chain


class TestDelete:
    def concept(self, wereld):
        nieuw_in_kern(wereld)
        return besluiten.neem_op(
            wereld.editie(),
            user=wereld.user("redacteur-leeuwarden"),
            **stand(wereld, "nieuw-deel"),
        )

    def test_delete_button_of_a_variant_asks_why(self, als, wereld):
        page = self.concept(wereld)
        client = als()
        weg = reverse("wagtailadmin_pages:delete", args=[page.pk])
        antwoord = client.get(weg, follow=True)
        assert "bewust weggelaten" in antwoord.text.lower()
        adres = antwoord.redirect_chain[-1][0]
        assert client.post(adres, {}).context["form"].errors["reden"]
        assert Page.objects.filter(pk=page.pk).exists()
        client.post(adres, {"reden": "Toch niet nodig"})
        assert not Page.objects.filter(pk=page.pk).exists()
        besluit = Structuurbesluit.objects.get()
        assert (besluit.door, besluit.reden) == (
            wereld.user("redacteur-leeuwarden"),
            "Toch niet nodig",
        )

    def test_confirmation_without_the_question_is_remembered_with_its_person(self, als, wereld):
        page = self.concept(wereld)
        als().post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
        assert weggelaten(wereld) == ["Nieuw deel"]
        assert Structuurbesluit.objects.get().door == wereld.user("redacteur-leeuwarden")

    def test_own_page_keeps_wagtails_screen(self, als, wereld):
        eigen = HoofdstukPage(
            title="Van ons", live=False, owner=wereld.user("redacteur-leeuwarden")
        )
        wereld.hoofdstuk().add_child(instance=eigen)
        antwoord = als().get(reverse("wagtailadmin_pages:delete", args=[eigen.pk]))
        assert antwoord.status_code == 200
        assert "wagtailadmin/pages/confirm_delete.html" in [t.name for t in antwoord.templates]

    def test_page_online_says_what_to_do_first(self, als, wereld):
        adres = reverse("structuur_weglaten", args=[wereld.bijeenkomst().pk])
        assert "Haal haar eerst offline" in als().get(adres).text
        als().post(adres, {"reden": "x"})
        assert wereld.bijeenkomst().live


@pytest.mark.parametrize(
    "naam", [f"redacteur-{ANDER}", f"beheerder-{ANDER}", "lezer-leeuwarden", "kernredacteur"]
)
def test_others_see_and_decide_nothing(als, wereld, naam):
    nieuw_in_kern(wereld)
    uit_de_kern(wereld, "inleiding")
    verplaats_in_kern(wereld, "bijlagen", "programma", "left")
    besluiten.sla_over(
        wereld.editie(),
        user=wereld.user("redacteur-leeuwarden"),
        reden="Geheim van Leeuwarden",
        **stand(wereld, "nieuw-deel"),
    )
    client = als(naam)
    voor = volgorde(wereld), weggelaten(wereld), Revision.objects.count()
    for slug, besluit in (
        ("nieuw-deel", "terughalen"),
        ("inleiding", "offline"),
        ("inleiding", "behouden"),
        ("bijlagen", "verplaatsen"),
        ("bijlagen", "laten_staan"),
    ):
        adres = scherm(wereld, slug)
        data = {"besluit": besluit, "reden": "x", "stand": stand(wereld, slug)["stand"]}
        for antwoord in (client.get(adres), client.post(adres, data)):
            assert antwoord.status_code in {302, 403}
            assert "Geheim van Leeuwarden" not in antwoord.text
    weg = reverse("structuur_weglaten", args=[wereld.bijeenkomst().pk])
    assert client.post(weg, {"reden": "x"}).status_code in {302, 403}
    assert (volgorde(wereld), weggelaten(wereld), Revision.objects.count()) == voor
    assert wereld.hoofdstuk().live


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as gevangen:
        assert client.get(url).status_code == 200
    return len(gevangen)


def test_inbox_costs_the_same_with_more_editions_offers_and_decisions(als, wereld):
    redacteur = wereld.user("redacteur-leeuwarden")
    verplaats_in_kern(wereld, "bijlagen", "inleiding", "left")
    nieuw_in_kern(wereld, titel="Deel 0")
    besluiten.sla_over(wereld.editie(), user=redacteur, reden="x", **stand(wereld, "deel-0"))
    client = als()
    voor = queries(client, reverse("kernwijzigingen"))
    for nummer in range(1, 7):
        nieuw_in_kern(wereld, titel=f"Deel {nummer}")
    for nummer in range(1, 4):
        keus = stand(wereld, f"deel-{nummer}")
        besluiten.sla_over(wereld.editie(), user=redacteur, reden="x", **keus)
    uit_de_kern(wereld, "inleiding")
    for nummer in range(6):
        onboard_gemeente(Plan(naam=f"Gemeente {nummer}", code=f"GM9{nummer:03}", buiten_lijst=True))
    assert queries(client, reverse("kernwijzigingen")) == voor


def test_overview_of_the_kernredactie_stands(als, wereld):
    nieuw_in_kern(wereld)
    uit_de_kern(wereld, "inleiding")
    verplaats_in_kern(wereld, "bijlagen", "programma", "left")
    assert als("kernredacteur").get(reverse("kernoverzicht")).status_code == 200
