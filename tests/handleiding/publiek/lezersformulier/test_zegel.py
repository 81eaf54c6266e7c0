"""The token of a form for readers: of one address, for a day, and the same each time it is read."""

import time

import pytest
from django.core import signing

from handleiding.publiek.lezersformulier import zegel

HIER, DAAR = "/klopt-dit-niet/", "/handleiding/klopt-dit-niet/"


def test_counts_once():
    eerste = zegel.geef(HIER)
    gelezen = zegel.lees(eerste, HIER)
    assert gelezen == zegel.lees(eerste, HIER)
    assert gelezen != zegel.lees(zegel.geef(HIER), HIER)


def test_slip_is_of_one_form_with_one_text():
    gelezen = zegel.lees(zegel.geef(HIER), HIER)
    bon = zegel.bon(gelezen, {"tekst": "Eén.", "passage": ""})
    assert bon == zegel.bon(gelezen, {"passage": "", "tekst": "Eén."})
    assert bon != zegel.bon(gelezen, {"tekst": "Twee.", "passage": ""})
    assert bon != zegel.bon(gelezen, {"tekst": "", "passage": "Eén."})
    assert len(bon) == 64


def test_says_nothing_of_another_address():
    with pytest.raises(zegel.GeenZegel):
        zegel.lees(zegel.geef(HIER), DAAR)


@pytest.mark.parametrize("wat", ["", "x", "a:b:c", "W10:x:y", "\x00", "é" * 5000])
def test_takes_none_that_is_not_ours(wat):
    with pytest.raises(zegel.GeenZegel):
        zegel.lees(wat, HIER)


def test_takes_none_that_was_changed():
    echt = zegel.geef(HIER)
    with pytest.raises(zegel.GeenZegel):
        zegel.lees(("A" if echt[0] != "A" else "B") + echt[1:], HIER)


@pytest.mark.parametrize(("uren", "goed"), [(23, True), (25, False)])
def test_ends_after_a_day(monkeypatch, uren, goed):
    gegeven, straks = zegel.geef(HIER), time.time() + uren * 3600
    monkeypatch.setattr(signing.time, "time", lambda: straks)
    if goed:
        assert zegel.lees(gegeven, HIER)
    else:
        with pytest.raises(zegel.ZegelVerlopen):
            zegel.lees(gegeven, HIER)
