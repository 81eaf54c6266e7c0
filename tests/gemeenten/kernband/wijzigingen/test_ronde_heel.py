"""An order to take everything over is there with all its pages, or not at all."""

import pytest
from django.db import IntegrityError

from gemeenten.kernband.rondes import ronde
from gemeenten.models import Overnameregel, Overnameronde


def test_order_that_fails_halfway_leaves_no_round_behind(wereld, wijzig_kern, monkeypatch):
    wijzig_kern(doel="<p>Een nieuw doel.</p>")
    voorstellen = ronde.maak_voorstellen(wereld.editie())
    # The database itself refuses: a page stands once in a round.
    monkeypatch.setattr(ronde, "maak_voorstellen", lambda editie: voorstellen * 2)
    with pytest.raises(IntegrityError):
        ronde.begin_alles(wereld.editie(), user=wereld.user("redacteur-leeuwarden"))
    assert not Overnameronde.objects.exists()
    assert not Overnameregel.objects.exists()
