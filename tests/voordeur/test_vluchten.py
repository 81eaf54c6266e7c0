"""One makes what many ask for; nobody waits for ever."""

import threading
import time

from config.voordeur.vluchten import Vluchten


def test_who_comes_second_waits_until_it_is_made():
    vluchten, gezien = Vluchten(30), []
    assert vluchten.begin("a")
    assert not vluchten.begin("a")
    assert vluchten.begin("b")
    draad = threading.Thread(target=lambda: (vluchten.wacht("a"), gezien.append("verder")))
    draad.start()
    assert gezien == []
    vluchten.klaar("a")
    draad.join(10)
    assert gezien == ["verder"]
    assert vluchten.begin("a")


def test_nobody_waits_longer_than_the_patience_there_is():
    vluchten = Vluchten(0.05)
    vluchten.begin("a")
    begin = time.monotonic()
    vluchten.wacht("a")
    assert 0.04 < time.monotonic() - begin < 5


def test_what_nobody_makes_is_not_waited_for():
    Vluchten(30).wacht("a")
