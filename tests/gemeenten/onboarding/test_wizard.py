"""The wizard for a new region: fill in, read the plan, watch it being made."""

from dataclasses import fields

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from gemeenten.models import GemeentePage, OnboardingOpdracht
from gemeenten.onboarding import onboard, taken
from gemeenten.onboarding.plan import Plan
from gemeenten.onboarding.uitnodiging import Uitnodiging
from handleiding.models import BijeenkomstPage, HandleidingPage, HoofdstukPage
from handleiding.publiek.etalage import werk_bij
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
        ({"naam": "Nergenshuizen"}, "kent geen gemeente “Nergenshuizen”."),
        ({"naam": "Bergen"}, "Bedoelt u Bergen (L.) of Bergen (NH.)?"),
        ({"naam": "Herenveen"}, "Bedoelt u Heerenveen?"),
        ({"naam": "Heerenveen", "code": "74"}, "Schrijf de code als GM en vier cijfers"),
        ({"slug": "Mijn Adres"}, "kleine letters, cijfers en streepjes"),
        ({"hostnaam": "hh.example.nl:8000"}, "poortnummer"),
        ({"hoofdstukken": []}, "verplicht"),
        ({"bron": "nergens"}, "geldige keuze"),
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
    tekst = kernredactie.post(ADRES, INVOER | {"naam": "leeuwarden"}).text
    adres = reverse("editie_checklist", args=[wereld.editie().pk])
    assert f'<a href="{adres}">Naar de editie van Leeuwarden</a>' in tekst
    assert kernredactie.get(adres).status_code == 200


def test_all_that_is_wrong_is_told_at_once(kernredactie):
    antwoord = kernredactie.post(
        ADRES, INVOER | {"naam": "Leeuwarden", "kleur": "x", "hostnaam": "https://x.nl"}
    )
    assert set(antwoord.context["form"].errors) == {"kleur", "hostnaam"}
    antwoord = kernredactie.post(ADRES, INVOER | {"naam": "Leeuwarden", "kleur": "#ffff00"})
    assert set(antwoord.context["form"].errors) == {"kleur", "code"}


@pytest.mark.parametrize(
    ("invoer", "velden"),
    [
        ({"naam": "", "code": ""}, {"naam"}),
        ({"naam": "", "code": "0074"}, {"naam", "code"}),
        ({"naam": "Nergens", "code": ""}, {"code"}),
    ],
)
def test_code_is_no_mistake_when_it_would_be_found_by_the_name(kernredactie, invoer, velden):
    form = kernredactie.post(ADRES, INVOER | invoer).context["form"]
    assert set(form.errors) == velden


def test_no_way_is_shown_to_an_edition_that_is_not_in_the_way(kernredactie):
    antwoord = kernredactie.post(ADRES, INVOER | {"code": "GM0080"})
    assert "Naar de editie" not in antwoord.text


def test_chapter_left_out_is_left_out_whatever_the_source_calls_it(kernredactie, wereld, direct):
    Page.objects.filter(pk=wereld.hoofdstuk("programma").pk).update(slug="ons-programma")
    invoer = INVOER | {"bron": "leeuwarden", "hoofdstukken": ["inleiding"], "stap": "maken"}
    kernredactie.post(ADRES, invoer)
    editie = GemeentePage.objects.get(code="GM0074")
    assert not BijeenkomstPage.objects.descendant_of(editie).exists()
    assert HoofdstukPage.objects.descendant_of(editie).get().slug == "inleiding"


def test_source_that_cannot_be_copied_is_told_at_its_field(kernredactie, wereld):
    handleiding = HandleidingPage.objects.child_of(wereld.editie())
    handleiding.update(intern=True)
    werk_bij(handleiding)
    form = kernredactie.post(ADRES, INVOER | {"bron": "leeuwarden"}).context["form"]
    assert "alleen voor haar eigen lezers" in form.errors["bron"][0]


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
    opnieuw = f"{ADRES}?opdracht={opdracht.pk}"
    assert f'href="{opnieuw}">Plan aanpassen en opnieuw proberen' in tekst
    assert kernredactie.get(f"{ADRES}?opdracht=x").status_code == 404


def test_plan_that_failed_can_be_tried_again_without_typing_it_anew(kernredactie, wereld, direct):
    plan = Plan(
        naam="Heerenveen",
        code="GM2001",
        slug="hh",
        bron="leeuwarden",
        zonder_hoofdstukken=("programma",),
        hostnaam="hh.example.nl",
        kleur="#0b5a7a",
        buiten_lijst=True,
        uitnodigingen=(Uitnodiging("an@x.example", ("lezer",), "An", "Bos"),),
    )
    gewoon = [veld.name for veld in fields(plan) if getattr(plan, veld.name) == veld.default]
    assert not gewoon, "Give each field a value of its own here, and ask it in onboarding/forms.py."
    opdracht = OnboardingOpdracht.objects.create(plan=plan.to_json(), fout="Stuk.")
    form = kernredactie.get(f"{ADRES}?opdracht={opdracht.pk}").context["form"]
    assert form.is_valid()
    assert form.overzicht.plan == plan
    assert 'value="an@x.example"' in kernredactie.get(f"{ADRES}?opdracht={opdracht.pk}").text


def test_second_click_shows_the_way_to_what_the_first_made(kernredactie, wereld):
    for _ in range(2):
        opdracht = taken.stel_op(HEERENVEEN, wereld.user("kernredacteur"))
        taken.voer_uit.call(opdracht.pk)
    editie = GemeentePage.objects.get(code="GM0074")
    tekst = kernredactie.get(f"{ADRES}{opdracht.pk}/").text
    assert "heeft al een editie" in tekst
    assert f'href="{reverse("editie_checklist", args=[editie.pk])}"' in tekst


def oud(opdracht) -> OnboardingOpdracht:
    """Let an order have been given long ago."""
    OnboardingOpdracht.objects.filter(pk=opdracht.pk).update(
        created_at=timezone.now() - taken.BEWAAR_MISLUKT - taken.GEDULD
    )
    return OnboardingOpdracht.objects.get(pk=opdracht.pk)


def test_order_whose_worker_is_gone_says_so_and_can_be_given_again(kernredactie, wereld, direct):
    opdracht = OnboardingOpdracht.objects.create(
        plan=HEERENVEEN.to_json(), door=wereld.user("kernredacteur")
    )
    adres = f"{ADRES}{opdracht.pk}/"
    assert "langer dan gewoon" not in kernredactie.get(adres).text
    kernredactie.post(adres)
    assert not GemeentePage.objects.filter(code="GM0074").exists()
    oud(opdracht)
    assert "langer dan gewoon" in kernredactie.get(adres).text
    kernredactie.post(adres)
    editie = GemeentePage.objects.get(code="GM0074")
    assert kernredactie.get(adres).url == reverse("editie_checklist", args=[editie.pk])


def test_of_two_workers_at_one_order_the_one_that_succeeded_counts(wereld, monkeypatch):
    opdracht = taken.stel_op(HEERENVEEN, wereld.user("kernredacteur"))
    echt = taken.onboard_gemeente

    def eerst_de_ander(*args, **kwargs):
        monkeypatch.setattr(taken, "onboard_gemeente", echt)
        taken.voer_uit.call(opdracht.pk)
        return echt(*args, **kwargs)

    monkeypatch.setattr(taken, "onboard_gemeente", eerst_de_ander)
    taken.voer_uit.call(opdracht.pk)
    opdracht.refresh_from_db()
    assert (opdracht.editie.code, opdracht.fout) == ("GM0074", "")


def test_order_forgets_its_people(wereld):
    piet = Uitnodiging("piet@x.example", ("beheerder",))
    vergeefs = taken.stel_op(
        Plan(naam="Leeuwarden", code="GM0080", uitnodigingen=(piet,)), wereld.user("kernredacteur")
    )
    taken.voer_uit.call(vergeefs.pk)
    assert oud(vergeefs).plan["uitnodigingen"]
    gelukt = taken.stel_op(
        Plan(naam="Heerenveen", code="GM0074", uitnodigingen=(piet,)), wereld.user("kernredacteur")
    )
    taken.voer_uit.call(gelukt.pk)
    gelukt.refresh_from_db()
    assert gelukt.plan["uitnodigingen"] == []
    assert not OnboardingOpdracht.objects.filter(pk=vergeefs.pk).exists()


def test_second_order_for_the_same_municipality_is_told(wereld):
    eerste, tweede = (taken.stel_op(HEERENVEEN, wereld.user("kernredacteur")) for _ in range(2))
    for opdracht in (eerste, tweede, eerste):
        taken.voer_uit.call(opdracht.pk)
    eerste.refresh_from_db()
    tweede.refresh_from_db()
    assert eerste.editie.code == "GM0074"
    assert tweede.fout == "Heerenveen (GM0074) heeft al een editie."
    assert Plan.from_json(eerste.plan) == HEERENVEEN
