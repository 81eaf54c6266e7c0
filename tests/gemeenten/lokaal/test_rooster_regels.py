"""Dates by a rule: expected values read from a calendar and from the government's own lists."""

from datetime import date, time

import pytest

from gemeenten.rooster import GeenReeks, Moment, Regel, maak_reeks, schooljaar, vrije_dagen
from gemeenten.rooster.botsingen import waarschuwingen
from gemeenten.rooster.schoolvakanties import NOORD
from gemeenten.rooster.vrij import ONBEKEND, feestdag, schoolvakantie

ALLES = vrije_dagen()


def dagen(eerste, aantal=10, regel=Regel.MAAND, vrij=ALLES):
    return [
        f"{dag:%d-%m-%Y}" for dag in maak_reeks(eerste, aantal=aantal, regel=regel, vrij=vrij).data
    ]


def test_ten_sessies_on_second_tuesdays_skip_the_holidays():
    # 13 October 2026 lies in the autumn holiday: a week later. July and August 2027 are summer,
    # 10 August and a week later too; so the tenth is in June.
    assert dagen(date(2026, 9, 8)) == [
        "08-09-2026",
        "20-10-2026",
        "10-11-2026",
        "08-12-2026",
        "12-01-2027",
        "09-02-2027",
        "09-03-2027",
        "13-04-2027",
        "11-05-2027",
        "08-06-2027",
    ]


def test_summer_is_skipped_and_told():
    reeks = maak_reeks(date(2027, 6, 8), aantal=3, vrij=ALLES)
    assert reeks.data == (date(2027, 6, 8), date(2027, 9, 14), date(2027, 10, 12))
    assert [(o.datum, o.reden) for o in reeks.overgeslagen] == [
        (date(2027, 7, 13), "zomervakantie"),
        (date(2027, 7, 20), "zomervakantie"),
        (date(2027, 8, 10), "zomervakantie"),
        (date(2027, 8, 17), "zomervakantie"),
    ]


def test_public_holidays_give_way():
    # Fourth Thursday of April 2028 is Koningsdag, a week later is in the May holiday: skipped.
    assert dagen(date(2028, 3, 23), 3) == ["23-03-2028", "01-06-2028", "22-06-2028"]
    assert feestdag(date(2027, 4, 27)) == "Koningsdag"
    assert feestdag(date(2027, 5, 5)) == "Bevrijdingsdag"
    assert feestdag(date(2027, 5, 6)) == "Hemelvaartsdag"
    assert feestdag(date(2027, 5, 7)) == ""


def test_last_day_of_the_month_and_every_two_weeks():
    assert dagen(date(2026, 9, 29), 3, Regel.LAATSTE) == ["29-09-2026", "27-10-2026", "24-11-2026"]
    assert dagen(date(2026, 9, 1), 4, Regel.TWEE_WEKEN) == [
        "01-09-2026",
        "15-09-2026",
        "29-09-2026",
        "20-10-2026",
    ]


def test_february_29_and_the_turn_of_the_year():
    assert dagen(date(2028, 2, 29), 2, Regel.VIER_WEKEN) == ["29-02-2028", "28-03-2028"]
    assert dagen(date(2027, 12, 14), 2, vrij=lambda dag: "") == ["14-12-2027", "11-01-2028"]


@pytest.mark.parametrize("aantal", [0, -1, 41, 2000])
def test_a_number_out_of_bounds_is_refused(aantal):
    with pytest.raises(GeenReeks, match="1 tot en met 40"):
        maak_reeks(date(2026, 9, 8), aantal=aantal)


def test_a_fifth_weekday_is_no_monthly_rule():
    with pytest.raises(GeenReeks, match="vijfde dinsdag"):
        maak_reeks(date(2026, 9, 29), aantal=10)


def test_a_rule_that_yields_nothing_says_so():
    with pytest.raises(GeenReeks, match="te weinig data"):
        maak_reeks(date(2026, 9, 8), aantal=10, vrij=lambda dag: "altijd vrij")


def test_school_holidays_are_whole_weeks_in_order():
    assert [v.van for v in NOORD] == sorted(v.van for v in NOORD)
    for vakantie in NOORD:
        assert vakantie.van.weekday() == 5, vakantie
        assert vakantie.tot_en_met.weekday() == 6, vakantie
    assert schoolvakantie(date(2028, 2, 19)) == "voorjaarsvakantie"
    assert schoolvakantie(date(2028, 2, 18)) == ""


@pytest.mark.parametrize(
    ("dag", "naam"), [(date(2026, 7, 31), "2025–2026"), (date(2026, 8, 1), "2026–2027")]
)
def test_a_round_is_called_after_its_school_year(dag, naam):
    assert schooljaar(dag) == naam


def moment(groep="Aldlân", dag=date(2026, 9, 8), begin=15, einde=17, **extra):
    return Moment(groep, dag, time(begin), time(einde), **extra)


@pytest.mark.parametrize(
    ("ander", "verwacht"),
    [
        (moment("B", plaats="Wijkcentrum"), ["Op deze plaats zit dan al de groep B."]),
        (
            moment("B", plaats="wijkcentrum ", begin=16, einde=18),
            ["Op deze plaats zit dan al de groep B."],
        ),
        (moment("B", plaats="Wijkcentrum", begin=17, einde=18), []),
        (moment("B", plaats="School"), []),
        (
            moment("B", begeleiders=frozenset({"Orthopedagoog, wijkteam"})),
            ["Orthopedagoog, wijkteam begeleidt dan al de groep B."],
        ),
        (moment(), ["Deze groep heeft op dit moment al een bijeenkomst."]),
    ],
)
def test_clashes(ander, verwacht):
    zelf = moment(plaats="Wijkcentrum", begeleiders=frozenset({"Orthopedagoog, wijkteam"}))
    assert waarschuwingen(zelf, [ander]) == verwacht


def test_past_the_last_known_school_year_the_editor_is_told():
    assert waarschuwingen(moment(dag=date(2029, 8, 28)), []) == ["Dit valt in de zomervakantie."]
    assert waarschuwingen(moment(dag=date(2029, 9, 4)), []) == [ONBEKEND]
    assert waarschuwingen(moment(dag=date(2026, 9, 12)), []) == ["Dit is in het weekend."]
