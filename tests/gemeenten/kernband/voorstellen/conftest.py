"""Leeuwarden published a text of its own; helpers walk the road through the real screens."""

import pytest
from django.urls import reverse

from gemeenten.kernband.voorstellen.tekst import gepubliceerd
from gemeenten.kernband.voorstellen.vergelijken import vergelijk
from gemeenten.models import Verbetervoorstel
from tests.gemeenten.kernband.wijzigingen.conftest import wijzig_kern, wijzig_lokaal
from tests.handleiding.workflow.staten import gelezen

__all__ = ["wijzig_kern", "wijzig_lokaal"]

ONS = "<p>Ons eigen doel voor deze avond.</p>"
WAAROM = "Deelnemers begrepen de oude tekst niet."


@pytest.fixture
def publiceer_lokaal(wereld, wijzig_lokaal):
    """Return a function that publishes another text for Leeuwarden's session."""

    def publiceer(**velden):
        wijzig_lokaal(**velden)
        wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
        return wereld.bijeenkomst()

    return publiceer


@pytest.fixture
def lokaal(publiceer_lokaal):
    """Leeuwarden's session, published with a goal of its own."""
    return publiceer_lokaal(doel=ONS)


@pytest.fixture
def als(client, wereld):
    """Return a function that logs in as somebody."""

    def als(naam):
        client.force_login(wereld.user(naam))
        return client

    return als


@pytest.fixture
def stel_voor(als, wereld):
    """Return a function that proposes passages of Leeuwarden's session through its screen."""

    def stel_voor(naam="redacteur-leeuwarden", *, passages=None, dank=False, **data):
        variant = wereld.bijeenkomst()
        tekst = gepubliceerd(variant, wereld.editie())
        velden = {
            "gelezen": tekst.revision.pk,
            "passage": [b.pad for b in tekst.passages] if passages is None else passages,
            "toelichting": WAAROM,
            **({"toon_dank": "on"} if dank else {}),
        }
        als(naam).post(reverse("verbetervoorstel_nieuw", args=[variant.pk]), velden | data)
        return Verbetervoorstel.objects.order_by("pk").last()

    return stel_voor


@pytest.fixture
def voorstel(lokaal, stel_voor):
    return stel_voor()


@pytest.fixture
def neem_over(als):
    """Return a function that takes a proposal over in the core through its screen."""

    def neem_over(voorstel, naam="kernredacteur", *, besluit="bewaren", keuze="lokaal", **data):
        vergelijking = vergelijk(voorstel)
        velden = {"stand": vergelijking.stand, "besluit": besluit}
        for i in range(len(vergelijking.te_kiezen)):
            velden[f"keuze-{i}"] = keuze
        url = reverse("kernvoorstel", args=[voorstel.pk])
        response = als(naam).post(url, velden | data, follow=True)
        voorstel.refresh_from_db()
        return response

    return neem_over


@pytest.fixture
def publiceer_kern(als, wereld, django_capture_on_commit_callbacks):
    """Return a function that approves the core's draft on the reviewer's screen."""

    def publiceer(**data):
        page = wereld.kernbijeenkomst()
        with django_capture_on_commit_callbacks(execute=True):
            als("kernbeoordelaar").post(
                reverse("beoordelen", args=[page.pk]),
                {
                    "besluit": "goedkeuren",
                    "gelezen": gelezen(page),
                    "kern-reden": "Duidelijker",
                    "kern-urgentie": "inhoudelijk",
                }
                | data,
            )
        assert wereld.kernbijeenkomst().live_revision_id == page.latest_revision_id

    return publiceer
