"""Publishing a core page: the kernredactie sees what it means, and says why."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gemeenten.kernband.wijzigingen.gevolgen import gevolgen
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from gemeenten.onboarding import Plan, onboard_gemeente
from handleiding.models import Kernpublicatie
from handleiding.workflow.actions import dien_in
from tests.handleiding.workflow.staten import gelezen

KERN = "<p>Het doel van de kern.</p>"


@pytest.fixture
def ingediend(wereld):
    page = wereld.kernbijeenkomst().get_latest_revision_as_object()
    page.doel = KERN
    page.save_revision(user=wereld.user("kernredacteur"))
    dien_in(wereld.kernbijeenkomst(), wereld.user("kernredacteur"))
    return wereld.kernbijeenkomst()


@pytest.fixture
def keur(client, wereld, ingediend):
    client.force_login(wereld.user("kernbeoordelaar"))

    def keur(**data):
        velden = {"besluit": "goedkeuren", "gelezen": gelezen(ingediend)}
        return client.post(reverse("beoordelen", args=[ingediend.pk]), velden | data, follow=True)

    return keur


def test_preview_counts_who_follows_and_whose_text_is_touched(
    client, wereld, ingediend, wijzig_lokaal
):
    wijzig_lokaal(doel="<p>Ons eigen doel.</p>")
    per_gemeente = {
        g.gemeente: (g.passend, g.conflicten, g.afwijkend)
        for g in gevolgen(ingediend, ingediend.latest_revision)
    }
    assert per_gemeente == {
        "Leeuwarden": (0, 1, True),
        "Weststellingwerf": (1, 0, False),
        "Sjabloon": (1, 0, False),
    }
    client.force_login(wereld.user("kernbeoordelaar"))
    tekst = " ".join(client.get(reverse("beoordelen", args=[ingediend.pk])).text.split())
    assert "3 edities volgen deze pagina" in tekst
    assert "Leeuwarden: 1" in tekst


def test_publishing_asks_a_reason_and_editions_read_it(client, wereld, ingediend, keur):
    response = keur()
    assert "Vertel gemeenten waarom deze tekst verandert" in response.text
    assert wereld.kernbijeenkomst().live_revision_id != ingediend.latest_revision_id
    keur(**{"kern-reden": "De wet is veranderd", "kern-urgentie": "inhoudelijk"})
    assert wereld.kernbijeenkomst().live_revision_id == ingediend.latest_revision_id
    (publicatie,) = maak_voorstel(wereld.bijeenkomst()).publicaties
    assert publicatie.reden == "De wet is veranderd"
    client.force_login(wereld.user("redacteur-leeuwarden"))
    assert "De wet is veranderd" in client.get(reverse("kernwijzigingen")).text


def test_an_urgent_reason_stays_in_sight_when_the_core_is_published_again(
    client, wereld, ingediend, keur, wijzig_kern
):
    """What must be decided on first stands first in the inbox."""
    datum = timezone.localdate() + timedelta(days=7)
    wijzig_kern(nummer=7, doel=KERN)
    Kernpublicatie.objects.create(
        revision=wereld.kernbijeenkomst(7).live_revision,
        reden="Nog dringender",
        urgentie=Kernpublicatie.Urgentie.DRINGEND,
        uiterlijk=datum - timedelta(days=1),
    )
    keur(
        **{
            "kern-reden": "Een kind liep gevaar",
            "kern-urgentie": "dringend",
            "kern-uiterlijk": datum.isoformat(),
        }
    )
    wijzig_kern(doel="<p>Nog een keer.</p>")
    Kernpublicatie.objects.create(
        revision=wereld.kernbijeenkomst().live_revision,
        reden="Een komma",
        urgentie=Kernpublicatie.Urgentie.REDACTIONEEL,
    )
    voorstel = maak_voorstel(wereld.bijeenkomst())
    assert [p.reden for p in voorstel.publicaties] == ["Een komma", "Een kind liep gevaar"]
    assert voorstel.uiterlijk == datum
    client.force_login(wereld.user("redacteur-leeuwarden"))
    response = client.get(reverse("kernwijzigingen"))
    assert "Een kind liep gevaar" in response.text
    assert [v.variant.pk for v, _uitstel in response.context["voorstellen"]] == [
        wereld.bijeenkomst(nummer).pk for nummer in (7, 1)
    ]


@pytest.mark.parametrize(
    ("dagen", "melding"), [(None, "Kies een datum"), (-1, "Deze datum is voorbij")]
)
def test_urgent_change_needs_a_date_to_come(wereld, ingediend, keur, dagen, melding):
    datum = timezone.localdate() + timedelta(days=dagen) if dagen else ""
    response = keur(
        **{"kern-reden": "Gevaar", "kern-urgentie": "dringend", "kern-uiterlijk": datum}
    )
    assert melding in response.text
    assert "Gevaar" in response.text
    assert not Kernpublicatie.objects.exists()
    assert wereld.kernbijeenkomst().live_revision_id != ingediend.latest_revision_id


def test_page_of_an_edition_asks_no_reason(client, wereld, wijzig_lokaal):
    wijzig_lokaal(doel="<p>Ons eigen doel.</p>")
    dien_in(wereld.bijeenkomst(), wereld.user("redacteur-leeuwarden"))
    client.force_login(wereld.user("beoordelaar-leeuwarden"))
    response = client.get(reverse("beoordelen", args=[wereld.bijeenkomst().pk]))
    assert response.context["kernformulier"] is None
    assert "Wat betekent dit voor gemeenten" not in response.text


def test_preview_costs_the_same_for_any_number_of_editions(wereld, ingediend):
    def queries():
        gevolgen(ingediend, ingediend.latest_revision)
        with CaptureQueriesContext(connection) as gevangen:
            gevolgen(ingediend, ingediend.latest_revision)
        return len(gevangen)

    voor = queries()
    for nummer in range(6):
        onboard_gemeente(Plan(naam=f"Gemeente {nummer}", code=f"GM9{nummer:03}", buiten_lijst=True))
    assert queries() == voor
