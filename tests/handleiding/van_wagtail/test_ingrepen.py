"""Each entry of ``van_wagtail`` fits what Wagtail has there; a change in Wagtail fails here first."""

import os
from importlib.metadata import version

import pytest
from django.db import connection

from handleiding.van_wagtail import BEPROEFD_MET, INGREPEN, OP_SQLITE
from handleiding.van_wagtail.ingreep import Ingreep, altijd, vorm, zoek
from tests.ingrepen import bewaak, bewaak_tabel

ANDERE = os.environ.get("HANDLEIDING_ANDERE_WAGTAIL")


@pytest.mark.parametrize("ingreep", INGREPEN, ids=lambda ingreep: ingreep.plek)
def test_wagtail_has_what_the_entry_counts_on(ingreep):
    bewaak(ingreep)
    assert ingreep.lees() is not ingreep.wagtails(), "ours is not in place"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="its classes are for SQLite only")
@pytest.mark.parametrize("ingreep", OP_SQLITE, ids=lambda ingreep: ingreep.plek)
def test_the_search_in_sqlite_has_what_the_entry_counts_on(ingreep):
    bewaak(ingreep)


def test_publication_is_executed_by_the_action_for_all_models():
    """Ours goes on with it: an ``execute`` for pages alone would have more to do."""
    wagtails = next(i for i in INGREPEN if i.plek.endswith("PublishPageRevisionAction.execute"))
    eigen = zoek("wagtail.actions.publish_revision:PublishRevisionAction.execute")
    assert wagtails.wagtails() is eigen


def test_readme_has_the_table():
    bewaak_tabel("handleiding", (*INGREPEN, *OP_SQLITE))


@pytest.mark.skipif(bool(ANDERE), reason="another Wagtail is being tried")
def test_entries_were_tried_with_this_wagtail():
    assert version("wagtail") in BEPROEFD_MET


# The entries themselves, on a class of our own


class Proefkast:
    lade = {"boven": [1]}

    def groet(self, wie, luid=False):
        return wie

    @classmethod
    def van_klas(cls, iets):
        return iets


def groet_terug(wagtails):
    return lambda self, wie, luid=False: f"terug: {wagtails(self, wie, luid)}"


def test_an_entry_is_put_in_place_once(monkeypatch):
    for onthouden in ("_wagtails", "_onze"):
        monkeypatch.setattr(f"handleiding.van_wagtail.ingreep.{onthouden}", {})
    monkeypatch.setattr(Proefkast, "groet", Proefkast.groet)
    ingreep = Ingreep(f"{__name__}:Proefkast.groet", "(self, wie, luid=False)", "", groet_terug)
    for _ in range(2):
        ingreep.zet()
        assert Proefkast().groet("ik") == "terug: ik"
    bewaak(ingreep)


@pytest.mark.parametrize(
    "ander",
    [
        lambda self, wie: wie,
        lambda self, wie, luid=True: wie,
        lambda self, naam, luid=False: naam,
        lambda self, wie, *, luid=False: wie,
        "groet",
    ],
)
def test_another_form_is_seen(monkeypatch, ander):
    monkeypatch.setattr(Proefkast, "groet", ander)
    ingreep = Ingreep(f"{__name__}:Proefkast.groet", "(self, wie, luid=False)", "", altijd(None))
    monkeypatch.setattr("handleiding.van_wagtail.ingreep._wagtails", {})
    with pytest.raises(AssertionError):
        bewaak(ingreep)


def test_what_is_gone_is_seen():
    weg = Ingreep(f"{__name__}:Proefkast.weg", "(self)", "", altijd(None))
    with pytest.raises(AttributeError):
        weg.zet()


def test_a_name_that_nobody_reads_any_more_is_seen():
    ongelezen = Ingreep(
        f"{__name__}:Proefkast",
        "()",
        "",
        altijd(None),
        lezers=(f"{__name__}:groet_terug",),
    )
    with pytest.raises(AssertionError, match="does not read"):
        bewaak(ongelezen)


def test_steps_of_a_path():
    assert zoek(f"{__name__}:Proefkast.lade[boven]") == [1]
    assert vorm(zoek(f"{__name__}:Proefkast().groet")) == "(self, wie, luid=False)"
    assert vorm(Proefkast.__dict__["van_klas"]) == "(cls, iets)"
    assert vorm([]) == "list"
