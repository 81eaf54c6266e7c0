"""The sjabloon keeps up with the core by itself; the plan says how far a source is behind."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gemeenten.kernband.wijzigingen.voorstel import maak_voorstellen
from gemeenten.onboarding import Plan, maak_overzicht, onboard_gemeente
from gemeenten.onboarding.achterstand import werk_bij
from handleiding.models import BijeenkomstPage, HoofdstukPage, OnderdeelPage
from handleiding.workflow.contributors import medewerkers
from tests.gemeenten.onboarding.hulp import HEERENVEEN, publiceer, telling

NIEUW = "<p>Een nieuw doel.</p>"
VAN_LEEUWARDEN = Plan(naam="Heerenveen", code="GM0074", bron="leeuwarden")


@pytest.fixture
def kernsessie(wereld):
    """A session of the core, changed after the sjabloon was made."""
    sessie = wereld.kernbijeenkomst()
    sessie.doel = NIEUW
    sessie.save_revision()
    publiceer(sessie)
    return wereld.kernbijeenkomst()


def in_sjabloon(wereld) -> BijeenkomstPage:
    return BijeenkomstPage.objects.descendant_of(wereld.sjabloon).get(nummer=1)


def aandacht(plan) -> str:
    return " ".join(maak_overzicht(plan).aandacht)


def test_new_edition_starts_with_what_the_core_says_now(wereld, kernsessie):
    voor = telling()
    assert "Het sjabloon loopt op 1 pagina (Kennismaken) achter" in aandacht(HEERENVEEN)
    assert telling() == voor
    editie = onboard_gemeente(HEERENVEEN)
    kopie = BijeenkomstPage.objects.descendant_of(editie).get(nummer=1)
    assert kopie.doel == NIEUW
    assert kopie.basis_id == kernsessie.live_revision_id
    assert kopie.latest_revision.content["basis"] == kernsessie.live_revision_id
    assert not OnderdeelPage.objects.descendant_of(editie).achter().exists()
    assert maak_voorstellen(editie) == []
    assert "loopt" not in aandacht(Plan(naam="Tytsjerksteradiel", code="GM0737"))


def test_own_text_of_the_sjabloon_stays_and_waits_for_people(wereld, kernsessie):
    eigen = in_sjabloon(wereld)
    eigen.doel = "<p>Ons doel.</p>"
    eigen.save_revision(user=wereld.user("kernredacteur"))
    editie = onboard_gemeente(HEERENVEEN)
    kopie = BijeenkomstPage.objects.descendant_of(editie).get(nummer=1)
    assert kopie.doel == "<p>Ons doel.</p>"
    assert kopie.basis_id != kernsessie.live_revision_id
    assert [voorstel.variant.pk for voorstel in maak_voorstellen(editie)] == [kopie.pk]


def test_bringing_up_to_date_twice_changes_nothing(wereld, kernsessie):
    werk_bij(wereld.sjabloon)
    assert in_sjabloon(wereld).latest_revision.content["doel"] == NIEUW
    assert not in_sjabloon(wereld).live
    voor = telling()
    with CaptureQueriesContext(connection) as vragen:
        werk_bij(wereld.sjabloon)
    assert len(vragen) <= 2
    assert telling() == voor


def test_edition_that_is_behind_is_copied_as_it_is_and_the_plan_says_so(wereld, kernsessie):
    assert "De bron loopt op 1 pagina (Kennismaken) achter" in aandacht(VAN_LEEUWARDEN)
    zonder = Plan(
        naam="Heerenveen", code="GM0074", bron="leeuwarden", zonder_hoofdstukken=("programma",)
    )
    assert "loopt" not in aandacht(zonder)
    basis = wereld.bijeenkomst().basis_id
    editie = onboard_gemeente(VAN_LEEUWARDEN)
    kopie = BijeenkomstPage.objects.descendant_of(editie).get(nummer=1)
    assert kopie.basis_id == basis
    assert in_sjabloon(wereld).doel != NIEUW


@pytest.mark.parametrize("plan", [HEERENVEEN, VAN_LEEUWARDEN])
def test_core_chapter_that_the_source_lacks_is_named(wereld, plan):
    assert "van de kern niet" not in aandacht(plan)
    hoofdstuk = HoofdstukPage(title="Een nieuw hoofdstuk", slug="nieuw", live=False)
    wereld.kern.add_child(instance=hoofdstuk)
    hoofdstuk.save_revision()
    assert "van de kern niet" not in aandacht(plan)
    publiceer(hoofdstuk)
    assert "1 pagina (Een nieuw hoofdstuk) van de kern niet" in aandacht(plan)


def test_who_wrote_in_the_sjabloon_wrote_in_the_edition_made_of_it(wereld):
    """Nobody ever approved that text: its writer is no second person for it elsewhere."""
    eigen, schrijver = in_sjabloon(wereld), wereld.user("kernbeoordelaar")
    concept = eigen.get_latest_revision_as_object()
    concept.doel = "<p>Van de kern.</p>"
    concept.save_revision(user=schrijver)
    editie = onboard_gemeente(HEERENVEEN)
    kopie = BijeenkomstPage.objects.descendant_of(editie).get(nummer=1)
    assert schrijver.pk in medewerkers(kopie)
