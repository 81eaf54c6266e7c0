"""The wizard for a new region: fill in, read the plan, watch it being made."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from gemeenten.models import GemeentePage, OnboardingOpdracht
from gemeenten.onboarding import onboard, taken
from gemeenten.onboarding.plan import Plan
from handleiding.models import BijeenkomstPage
from tests.gemeenten.onboarding.hulp import HEERENVEEN, telling

ADRES = "/cms/edities/nieuw/"
INVOER = {
    "naam": "Heerenveen",
    "code": "",
    "slug": "",
    "bron": "",
    "hoofdstukken": ["inleiding", "programma", "bijlagen"],
    "hostnaam": "",
    "kleur": "",
    "mensen-TOTAL_FORMS": "4",
    "mensen-INITIAL_FORMS": "0",
    "stap": "plan",
}


@pytest.fixture
def kernredactie(client, wereld):
    client.force_login(wereld.user("kernredacteur"))
    return client


@pytest.fixture
def direct(monkeypatch):
    """Run what waits for the end of the transaction at once: the test never commits."""
    monkeypatch.setattr(taken.transaction, "on_commit", lambda doe, **opties: doe())


@pytest.mark.parametrize(
    "naam", ["redacteur-leeuwarden", "beheerder-leeuwarden", "lezer-leeuwarden"]
)
def test_only_the_kernredactie_makes_editions(client, wereld, direct, naam):
    opdracht = OnboardingOpdracht.objects.create(plan=HEERENVEEN.to_json())
    client.force_login(wereld.user(naam))
    voor = telling()
    for antwoord in (
        client.get(ADRES),
        client.post(ADRES, INVOER | {"stap": "maken"}),
        client.get(f"{ADRES}{opdracht.pk}/"),
    ):
        assert antwoord.status_code in {302, 403}
        assert "Heerenveen" not in antwoord.text
    assert telling() == voor


def test_plan_is_shown_first_and_writes_nothing(kernredactie):
    voor = telling()
    tekst = kernredactie.post(ADRES, INVOER).text
    assert "Het plan voor Heerenveen (GM0074)" in tekst
    assert "Er is nog niets gemaakt" in tekst
    assert "pagina’s, allemaal als concept, op /gemeenten/heerenveen/" in tekst
    assert 'name="naam" value="Heerenveen"' in tekst
    assert telling() == voor
    assert not OnboardingOpdracht.objects.exists()


def test_plan_can_be_changed_without_losing_anything(kernredactie):
    tekst = kernredactie.post(ADRES, INVOER | {"stap": "aanpassen", "kleur": "#0b5a7a"}).text
    assert 'value="#0b5a7a"' in tekst
    assert "Bekijk het plan" in tekst


def test_edition_is_made_and_the_checklist_follows(kernredactie, direct):
    invoer = INVOER | {"stap": "maken", "hoofdstukken": ["inleiding"], "kleur": "#0b5a7a"}
    antwoord = kernredactie.post(ADRES, invoer, follow=True)
    editie = GemeentePage.objects.get(code="GM0074")
    assert antwoord.redirect_chain[-1][0] == reverse("editie_checklist", args=[editie.pk])
    assert editie.kleur == "#0b5a7a"
    assert editie.owner.username == "kernredacteur"
    assert not BijeenkomstPage.objects.descendant_of(editie).exists()


@pytest.mark.parametrize(
    ("invoer", "tekst"),
    [
        ({"naam": "Leeuwarden"}, "Leeuwarden (GM0080) heeft al een editie."),
        ({"naam": "Heerenveen", "code": "GM0080"}, "hoort bij Leeuwarden, niet bij Heerenveen"),
        ({"naam": "Nergenshuizen"}, "Schrijf de code als GM en vier cijfers"),
        ({"slug": "weststellingwerf"}, "is al in gebruik"),
        ({"hostnaam": "geen hostnaam"}, "zonder https://"),
        ({"kleur": "#ffff00"}, "niet goed te lezen"),
        ({"naam": ""}, "verplicht"),
    ],
)
def test_wrong_input_is_told_at_its_field_and_nothing_is_lost(kernredactie, direct, invoer, tekst):
    voor = telling()
    antwoord = kernredactie.post(ADRES, INVOER | {"stap": "maken"} | invoer)
    assert antwoord.status_code == 200
    assert tekst in antwoord.text
    assert "Bekijk het plan" in antwoord.text
    assert telling() == voor


def test_municipality_that_is_there_is_refused_with_the_way_to_it(kernredactie, wereld):
    tekst = kernredactie.post(ADRES, INVOER | {"naam": "Leeuwarden"}).text
    assert f'href="{reverse("wagtailadmin_explore", args=[wereld.editie().pk])}"' in tekst


def test_chapter_that_the_source_lacks_is_no_problem(kernredactie, wereld, direct):
    wereld.hoofdstuk("bijlagen").unpublish()
    invoer = INVOER | {"bron": "leeuwarden", "hoofdstukken": ["inleiding"], "stap": "maken"}
    kernredactie.post(ADRES, invoer)
    assert GemeentePage.objects.filter(code="GM0074").exists()


def test_progress_is_told_while_it_runs(kernredactie):
    opdracht = OnboardingOpdracht.objects.create(plan=HEERENVEEN.to_json())
    cache.set(taken._sleutel(opdracht.pk), onboard.STAPPEN[1])
    antwoord = kernredactie.get(f"{ADRES}{opdracht.pk}/")
    assert '<div data-ververs-vak data-ververs="2">' in antwoord.text
    assert "De pagina’s: klaar" in antwoord.text
    assert "De groepen en hun rechten: klaar" not in antwoord.text


def test_failure_in_the_background_is_told_and_leaves_nothing(kernredactie, wereld, monkeypatch):
    opdracht = taken.stel_op(HEERENVEEN, wereld.user("kernredacteur"))
    monkeypatch.setattr(onboard.steps, "ensure_site", lambda *args: 1 / 0)
    voor = telling()
    taken.voer_uit.call(opdracht.pk)
    assert telling() == voor
    tekst = kernredactie.get(f"{ADRES}{opdracht.pk}/").text
    assert "er is niets gemaakt" in tekst
    assert "Opnieuw proberen" in tekst


def test_second_order_for_the_same_municipality_is_told(wereld):
    eerste, tweede = (taken.stel_op(HEERENVEEN, wereld.user("kernredacteur")) for _ in range(2))
    for opdracht in (eerste, tweede, eerste):
        taken.voer_uit.call(opdracht.pk)
    eerste.refresh_from_db()
    tweede.refresh_from_db()
    assert eerste.editie.code == "GM0074"
    assert tweede.fout == "Heerenveen (GM0074) heeft al een editie."
    assert Plan.from_json(eerste.plan) == HEERENVEEN
