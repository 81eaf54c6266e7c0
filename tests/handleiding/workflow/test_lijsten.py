"""Listings of pages cost the same however many rows they have, and in whatever state those are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handleiding.models import InhoudPage
from handleiding.workflow.boom import is_bezet, onthoud_bezet
from handleiding.workflow.rules import Toestand

from .staten import STATEN, concept, vers


@pytest.fixture
def genummerd(monkeypatch):
    """Let each page of a state have an address of its own, so that many stand beside each other."""
    nummers = iter(range(1, 100))

    def concept_met_nummer(wereld, **velden):
        nummer = next(nummers)
        return concept(wereld, title=f"Lijstproef {nummer}", slug=f"lijstproef-{nummer}", **velden)

    monkeypatch.setattr(f"{concept.__module__}.concept", concept_met_nummer)
    return STATEN | {Toestand.CONCEPT: concept_met_nummer}


def tel(client, adres) -> int:
    client.get(adres)
    with CaptureQueriesContext(connection) as queries:
        html = client.get(adres).text
    assert "Lijstproef" in html
    return len(queries)


def lijsten(wereld) -> dict[str, str]:
    verkenner = reverse("wagtailadmin_explore", args=[wereld.editie().pk])
    return {
        "verkenner": verkenner,
        "verkenner op titel": f"{verkenner}?q=Lijstproef",
        "zoeken": reverse("wagtailadmin_pages:search") + "?q=Lijstproef",
    }


def maak(genummerd, wereld, toestanden, aantal):
    return [genummerd[nu](wereld) for nu in toestanden for _ in range(aantal)]


@pytest.mark.parametrize("naam", ["redacteur", "beoordelaar", "beheerder"])
def test_listings_do_not_grow_with_drafts(client, wereld, genummerd, naam):
    client.force_login(wereld.user(f"{naam}-leeuwarden"))
    maak(genummerd, wereld, [Toestand.CONCEPT], 2)
    voor = {lijst: tel(client, adres) for lijst, adres in lijsten(wereld).items()}
    maak(genummerd, wereld, [Toestand.CONCEPT], 18)
    assert {lijst: tel(client, adres) for lijst, adres in lijsten(wereld).items()} == voor


@pytest.mark.parametrize("naam", ["redacteur", "beoordelaar", "beheerder"])
def test_listings_do_not_grow_with_pages_in_any_state(client, wereld, genummerd, naam):
    """Where something is under review, its tasks are one query more: for one page as for all."""
    client.force_login(wereld.user(f"{naam}-leeuwarden"))
    maak(genummerd, wereld, [Toestand.CONCEPT, Toestand.GEPUBLICEERD], 1)
    zonder = {lijst: tel(client, adres) for lijst, adres in lijsten(wereld).items()}
    maak(genummerd, wereld, [Toestand.TER_BEOORDELING], 1)
    voor = {lijst: tel(client, adres) for lijst, adres in lijsten(wereld).items()}
    assert voor == {lijst: aantal + 1 for lijst, aantal in zonder.items()}
    maak(genummerd, wereld, Toestand, 2)
    assert {lijst: tel(client, adres) for lijst, adres in lijsten(wereld).items()} == voor


def test_the_core_is_listed_at_the_same_cost(client, wereld):
    kern = wereld.kern
    client.force_login(wereld.user("kernredacteur"))
    adres = reverse("wagtailadmin_explore", args=[kern.pk])

    def hang_op(van, tot):
        for nummer in range(van, tot):
            kern.add_child(instance=InhoudPage(title=f"Lijstproef {nummer}", live=False))

    hang_op(0, 2)
    voor = tel(client, adres)
    hang_op(2, 20)
    assert tel(client, adres) == voor


@pytest.mark.parametrize("nu", Toestand, ids=str)
@pytest.mark.parametrize("diep", [False, True], ids=["zelf", "eronder"])
def test_what_a_list_remembers_is_what_holds(wereld, nu, diep):
    """For each state, of the page itself and of one below it, as seen from above."""
    vrij = {Toestand.CONCEPT, Toestand.OFFLINE, Toestand.VERLOPEN}
    page = STATEN[nu](wereld)
    boven = page
    if diep:
        boven = InhoudPage(title="Boven", slug="boven", live=False)
        wereld.editie().add_child(instance=boven)
        page.move(boven, pos="last-child")
    buur = InhoudPage(title="Buur", slug="buur", live=False)
    wereld.editie().add_child(instance=buur)
    lijst = [vers(boven), vers(buur)]
    onthoud_bezet(lijst)
    assert [rij.boom_bezet for rij in lijst] == [nu not in vrij, False]
    assert [is_bezet(vers(rij)) for rij in lijst] == [nu not in vrij, False]
