"""Undoing a merge is for who may write the page: on the screen and in code."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import Revision

from gemeenten.kernband.wijzigingen.overnemen import draai_terug, kan_terug
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from handleiding.workflow.rules import GEEN_ROL


@pytest.fixture
def samengevoegd(client, wereld, wijzig_kern):
    """Leeuwarden's session, in which its redacteur just took over a change of the core."""
    wijzig_kern(doel="<p>Het doel van de kern.</p>")
    page = wereld.bijeenkomst()
    client.force_login(wereld.user("redacteur-leeuwarden"))
    adres = reverse("kernwijziging", args=[page.pk])
    client.post(adres, {"stand": maak_voorstel(page).stand, "keuze-0": "kern"})
    client.logout()
    assert kan_terug(wereld.bijeenkomst())
    return adres


@pytest.mark.parametrize(
    "naam", ["redacteur-weststellingwerf", "beheerder-weststellingwerf", "lezer-leeuwarden"]
)
def test_nobody_else_undoes_it(client, wereld, samengevoegd, naam):
    voor = Revision.objects.count()
    client.force_login(wereld.user(naam))
    client.post(samengevoegd, {"besluit": "terugdraaien"})
    with pytest.raises(PermissionDenied, match=GEEN_ROL):
        draai_terug(wereld.bijeenkomst(), user=wereld.user(naam))
    assert Revision.objects.count() == voor
    assert kan_terug(wereld.bijeenkomst())


def test_a_colleague_may(client, wereld, samengevoegd):
    client.force_login(wereld.user("beheerder-leeuwarden"))
    client.post(samengevoegd, {"besluit": "terugdraaien"})
    assert not kan_terug(wereld.bijeenkomst())
