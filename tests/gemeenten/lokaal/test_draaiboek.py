"""The pack of a begeleider: times that add up, and all that a session needs on one page."""

from datetime import time

import pytest

from gemeenten.draaiboek import bericht_over_duur, tijden
from gemeenten.models import Sessie
from handleiding.models import BijeenkomstPage
from tests.gemeenten.lokaal.groepen import groep

MAP = "/gemeenten/leeuwarden/aldlan/draaiboek/"


def test_each_item_begins_where_the_one_before_it_ends():
    regels = tijden([20, 100], time(15))
    assert [(r.begin, r.einde) for r in regels] == [
        (time(15), time(15, 20)),
        (time(15, 20), time(17)),
    ]
    assert [r.begin for r in tijden([20, None, 30], time(15))] == [time(15), time(15, 20), None]
    assert [r.begin for r in tijden([20, 30], None)] == [None, None]
    assert tijden([], time(15)) == []
    assert tijden([60, 60], time(23))[1].begin == time(0)


@pytest.mark.parametrize(
    ("minuten", "bericht"),
    [
        ([20, 100], ""),
        ([20, 110], "Het programma duurt 10 minuten langer dan de bijeenkomst."),
        ([20, 90], "Er blijven 10 minuten over."),
        (
            [20, None],
            "1 van de 2 onderdelen heeft nog geen tijd. De rest duurt samen 20 van de 120 minuten.",
        ),
    ],
)
def test_it_is_told_when_the_times_do_not_add_up(minuten, bericht):
    assert bericht_over_duur(minuten, time(15), time(17)) == bericht


def test_page_of_a_session_has_all_parts_with_date_and_place(client, wereld):
    antwoord = client.get(f"{MAP}1/")
    tekst = antwoord.text
    sessie = antwoord.context["sessie"]
    assert sessie.nummer == 1
    for deel in (
        "Kennismaken",
        "Het doel van bijeenkomst 1.",
        "15.00–15.20",
        "15.20–17.00",
        "Flap-over",
        "Kijk samen terug.",
        "Noem geen namen.",
        "<li>Wat raakt u?</li>",
        "Werk 1",
        "Leeg bufferschema",
        "Metapositie",
        "Wijkcentrum in Aldlân",
        f'datetime="{sessie.datum:%Y-%m-%d}"',
    ):
        assert deel in tekst, deel
    assert client.get(f"{MAP}99/").status_code == 404


def test_round_has_its_materials_in_one_list(client, wereld):
    tekst = client.get(MAP).text
    assert tekst.count("Flap-over") == 2
    assert f'href="{MAP}7/"' in tekst


def test_session_that_is_offline_or_not_planned(client, wereld):
    Sessie.objects.filter(werkleergroep=groep(), nummer=1).update(afgelast=True, reden="Ziek")
    assert "nog geen datum" in client.get(f"{MAP}1/").text
    BijeenkomstPage.objects.descendant_of(wereld.editie()).filter(nummer=7).update(live=False)
    assert client.get(f"{MAP}7/").status_code == 404
    assert f"{MAP}7/" not in client.get(MAP).text
