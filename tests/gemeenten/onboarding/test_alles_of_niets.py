"""All or nothing: killed after any step nothing is left, and a step that is run again changes nothing."""

import inspect
from types import ModuleType

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from wagtail.models import Page

from gemeenten.models import GemeentePage
from gemeenten.onboarding import Plan, boom, bron, mensen, onboard, onboard_gemeente, paginas, steps
from gemeenten.onboarding.uitnodiging import Uitnodiging
from gemeenten.toegang.mensen.eerste import niet_gemaild
from tests.gemeenten.onboarding.hulp import EIGEN_ADRESSEN, HEERENVEEN, telling

User = get_user_model()
VOLUIT = Plan(
    naam="Heerenveen",
    code="GM0074",
    hostnaam="hh.example.nl",
    uitnodigingen=(
        Uitnodiging("piet@x.example", ("beheerder",)),
        Uitnodiging("an@x.example", ("redacteur",)),
    ),
)


# What onboarding is made of: the files whose functions it calls.
BESTANDEN = [
    kamer
    for kamer in vars(onboard).values()
    if isinstance(kamer, ModuleType) and kamer.__name__.startswith("gemeenten.onboarding.")
]


def stappen_in(functie, *modules: ModuleType) -> list[tuple[ModuleType, str]]:
    """Return, in order, every function of ``modules`` that ``functie`` names in its own code."""
    namen = inspect.unwrap(functie).__code__.co_names
    return [
        (module, naam)
        for naam in namen
        for module in modules
        if inspect.isfunction(gevonden := vars(module).get(naam))
        and gevonden.__module__.startswith("gemeenten.onboarding")
    ]


# What is done when all is stored; it has a test of its own.
NA_AFLOOP = (mensen, "verstuur")
# Asked of an edition that is half there; it has a test of its own too.
VOOR_EEN_HALVE = (steps, "vul_editie_aan")
# Read off the code: who adds a step to it adds it here.
STAPPEN = [
    *(stap for stap in stappen_in(onboard_gemeente, onboard, *BESTANDEN) if stap != NA_AFLOOP),
    *stappen_in(onboard.wacht_op_beurt, steps),
    *(stap for stap in stappen_in(steps.ensure_editie, steps) if stap != VOOR_EEN_HALVE),
    *stappen_in(paginas.maak_editie, paginas),
    *stappen_in(boom.schrijf_takken, boom),
    *stappen_in(paginas._ontbrekend, paginas),
    (bron.Bron, "paginas"),
]


def test_every_step_is_killed_below():
    """But for those of ``richt_in``, which makes what every installation has."""
    alle = {
        naam
        for module in BESTANDEN
        for naam, functie in vars(module).items()
        if naam.startswith("ensure_") and functie.__module__ == module.__name__
    }
    gedood = {naam for _, naam in STAPPEN}
    assert alle - gedood == {"ensure_kern", "ensure_algemene_paginas"}
    assert {steps, mensen} <= set(BESTANDEN)
    assert {"wacht_op_beurt", "bewaak_nieuw", "ensure_mensen", "_log"} <= gedood
    assert {"_plaats", "_schrijf_basis", "_schrijf_kindobjecten", "_schrijf_revisies"} <= gedood


def test_every_step_is_told(wereld):
    gehoord = []
    onboard_gemeente(HEERENVEEN, meld=gehoord.append)
    assert gehoord == list(onboard.STAPPEN)


@pytest.mark.parametrize(("waar", "stap"), STAPPEN, ids=[stap for _, stap in STAPPEN])
def test_killed_after_any_step_nothing_is_left_and_a_second_run_succeeds(
    wereld, monkeypatch, django_capture_on_commit_callbacks, waar, stap
):
    voor = telling(), User.objects.count()
    echt, gedaan = getattr(waar, stap), []

    def gedood(*args, **kwargs):
        gedaan.append(echt(*args, **kwargs))
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, django_capture_on_commit_callbacks(execute=True) as later:
        patch.setattr(waar, stap, gedood)
        with pytest.raises(KeyboardInterrupt):
            onboard_gemeente(VOLUIT)
    assert gedaan
    assert not later
    assert (telling(), User.objects.count()) == voor
    assert not mail.outbox
    with django_capture_on_commit_callbacks(execute=True):
        editie = onboard_gemeente(VOLUIT)
        assert not mail.outbox
    assert {bericht.to[0] for bericht in mail.outbox} == {"piet@x.example", "an@x.example"}
    assert editie.get_children().count() == len(EIGEN_ADRESSEN)
    assert Page.find_problems() == ([], [], [], [], [])


def test_killed_while_mailing_the_edition_stays_and_the_links_can_be_handed_over(
    wereld, monkeypatch, django_capture_on_commit_callbacks
):
    def gedood(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(mensen.link, "verstuur", gedood)
    with pytest.raises(KeyboardInterrupt), django_capture_on_commit_callbacks(execute=True):
        onboard_gemeente(VOLUIT)
    editie = GemeentePage.objects.get(code="GM0074")
    wachtend = {regel["mens"].email for regel in niet_gemaild(editie)}
    assert wachtend == {"piet@x.example", "an@x.example"}


def test_each_step_run_again_changes_nothing(wereld):
    editie = onboard_gemeente(VOLUIT)
    voor = telling(), User.objects.count()
    gemeenten = steps.ensure_gemeenten(wereld.home)
    steps.ensure_sjabloon(gemeenten)
    zelfde, _ = steps.ensure_editie(VOLUIT, gemeenten, bron.kies_bron(""))
    assert zelfde.pk == editie.pk
    groepen = steps.ensure_groepen(editie)
    steps.ensure_collectie(editie, groepen)
    steps.ensure_beoordeling(editie)
    steps.ensure_site(editie, VOLUIT.hostnaam)
    assert mensen.ensure_mensen(editie, VOLUIT.uitnodigingen) == []
    assert (telling(), User.objects.count()) == voor


def test_step_completes_what_half_an_edition_lacks(wereld):
    editie = onboard_gemeente(HEERENVEEN)
    editie.get_children().filter(slug__in=["handleiding", "privacy"]).delete()
    editie = GemeentePage.objects.get(pk=editie.pk)
    steps.ensure_editie(HEERENVEEN, steps.ensure_gemeenten(wereld.home), bron.kies_bron(""))
    adressen = set(editie.get_children().values_list("slug", flat=True))
    assert adressen == set(EIGEN_ADRESSEN)
    assert Page.find_problems() == ([], [], [], [], [])
