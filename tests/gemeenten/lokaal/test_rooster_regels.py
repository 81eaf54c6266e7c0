"""Dates by a rule: expected values read from a calendar and from the government's own lists."""

from collections import Counter
from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeenten.regels.gemeentelijst.lijst import code_bij, gemeenten, vakantieregio
from gemeenten.regels.rooster import (
    Dagdeel,
    GeenReeks,
    Roosterregel,
    maak_reeks,
    omschrijving,
    schooljaar,
    vrije_dagen,
)
from gemeenten.regels.rooster.botsingen import waarschuwingen
from gemeenten.regels.rooster.schoolvakanties import VAKANTIES, Vakantieregio
from gemeenten.regels.rooster.verdeling import verdeel
from gemeenten.regels.rooster.vrij import ONBEKEND, feestdag, schoolvakantie

NOORD = Vakantieregio.NOORD
ALLES = vrije_dagen(schoolvakanties=NOORD)


def dagen(eerste, aantal=10, regel=Roosterregel.MAAND, vrij=ALLES):
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


def test_a_series_never_begins_before_its_first_day():
    # The last Tuesday of September is the 29th; who starts on the 22nd begins a week later.
    assert dagen(date(2026, 9, 22), 2, Roosterregel.LAATSTE) == ["29-09-2026", "27-10-2026"]
    # December is where the last day of a month is found in another year.
    assert dagen(date(2026, 12, 29), 2, Roosterregel.LAATSTE, lambda dag: "") == [
        "29-12-2026",
        "26-01-2027",
    ]


def test_the_last_day_of_a_month_can_be_the_day_of_the_rule():
    geen = vrije_dagen(feestdagen=False, schoolvakanties=None)
    assert dagen(date(2026, 9, 30), 2, Roosterregel.LAATSTE, geen) == ["30-09-2026", "28-10-2026"]


def test_the_28th_is_still_a_fourth_weekday():
    geen = vrije_dagen(feestdagen=False, schoolvakanties=None)
    assert dagen(date(2026, 9, 28), 2, vrij=geen) == ["28-09-2026", "26-10-2026"]


def test_free_days_are_the_kinds_that_were_asked_for():
    bevrijdingsdag, herfst = date(2027, 5, 5), date(2026, 10, 13)
    assert vrije_dagen(schoolvakanties=None)(bevrijdingsdag) == "Bevrijdingsdag"
    assert vrije_dagen(feestdagen=False, schoolvakanties=NOORD)(date(2027, 5, 6)) == ""
    assert vrije_dagen(schoolvakanties=None)(herfst) == ""
    assert vrije_dagen(feestdagen=False, schoolvakanties=NOORD)(herfst) == "herfstvakantie"


def test_the_first_and_last_day_of_a_school_holiday_are_free():
    assert [schoolvakantie(date(2026, 10, dag), NOORD) for dag in (9, 10, 18, 19)] == [
        "",
        "herfstvakantie",
        "herfstvakantie",
        "",
    ]


@pytest.mark.parametrize(
    ("regel", "dag", "woorden"),
    [
        (Roosterregel.MAAND, date(2026, 9, 1), "elke eerste dinsdag van de maand"),
        (Roosterregel.MAAND, date(2026, 9, 7), "elke eerste maandag van de maand"),
        (Roosterregel.MAAND, date(2026, 9, 8), "elke tweede dinsdag van de maand"),
        (Roosterregel.LAATSTE, date(2026, 9, 29), "elke laatste dinsdag van de maand"),
        (Roosterregel.TWEE_WEKEN, date(2026, 9, 3), "elke twee weken op donderdag"),
        (Roosterregel.VIER_WEKEN, date(2026, 9, 3), "elke vier weken op donderdag"),
    ],
)
def test_a_rule_in_words(regel, dag, woorden):
    assert omschrijving(regel, dag) == woorden


def test_today_is_still_to_come():
    gister, vroeg, laat = (
        moment(dag=date(2026, 9, 7)),
        moment(begin=9, einde=11),
        moment(begin=15, einde=17),
    )
    assert verdeel([laat, vroeg, gister], vandaag=date(2026, 9, 8)) == ([vroeg, laat], [gister])


def test_last_day_of_the_month_and_every_two_weeks():
    assert dagen(date(2026, 9, 29), 3, Roosterregel.LAATSTE) == [
        "29-09-2026",
        "27-10-2026",
        "24-11-2026",
    ]
    assert dagen(date(2026, 9, 1), 4, Roosterregel.TWEE_WEKEN) == [
        "01-09-2026",
        "15-09-2026",
        "29-09-2026",
        "20-10-2026",
    ]


def test_rhythm_of_weeks_goes_on_after_a_holiday():
    # 21 and 28 December are free, so that turn is skipped; 4 January is no holiday any more.
    assert dagen(date(2026, 12, 7), 3, Roosterregel.TWEE_WEKEN) == [
        "07-12-2026",
        "04-01-2027",
        "18-01-2027",
    ]
    # 28 December is free and the week after it is not: the group meets then, and two weeks later again.
    assert dagen(date(2026, 12, 14), 4, Roosterregel.TWEE_WEKEN) == [
        "14-12-2026",
        "04-01-2027",
        "18-01-2027",
        "01-02-2027",
    ]
    assert dagen(date(2026, 11, 30), 3, Roosterregel.VIER_WEKEN) == [
        "30-11-2026",
        "04-01-2027",
        "01-02-2027",
    ]


@given(
    st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    st.sampled_from([(Roosterregel.TWEE_WEKEN, 2), (Roosterregel.VIER_WEKEN, 4)]),
)
def test_two_meetings_are_never_closer_than_the_rhythm(eerste, ritme):
    regel, weken = ritme
    data = maak_reeks(eerste, aantal=12, regel=regel, vrij=ALLES).data
    assert all((b - a).days >= 7 * weken for a, b in pairwise(data))


def test_february_29_and_the_turn_of_the_year():
    assert dagen(date(2028, 2, 29), 2, Roosterregel.VIER_WEKEN) == ["29-02-2028", "28-03-2028"]
    assert dagen(date(2027, 12, 14), 2, vrij=lambda dag: "") == ["14-12-2027", "11-01-2028"]


@pytest.mark.parametrize("aantal", [1, 40])
def test_one_and_forty_are_still_in_bounds(aantal):
    reeks = maak_reeks(date(2026, 9, 8), aantal=aantal, regel=Roosterregel.TWEE_WEKEN)
    assert len(reeks.data) == aantal


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
    for vakanties in VAKANTIES.values():
        assert [v.van for v in vakanties] == sorted(v.van for v in vakanties)
        for vakantie in vakanties:
            assert vakantie.van.weekday() == 5, vakantie
            assert vakantie.tot_en_met.weekday() == 6, vakantie
    assert schoolvakantie(date(2028, 2, 19), NOORD) == "voorjaarsvakantie"
    assert schoolvakantie(date(2028, 2, 18), NOORD) == ""


@pytest.mark.parametrize(
    ("regio", "vrij"),
    [  # Autumn of 2026 and summer of 2027, as the ministry published them for each region.
        (Vakantieregio.NOORD, ("10-10-2026", "18-10-2026", "10-07-2027", "22-08-2027")),
        (Vakantieregio.MIDDEN, ("17-10-2026", "25-10-2026", "17-07-2027", "29-08-2027")),
        (Vakantieregio.ZUID, ("17-10-2026", "25-10-2026", "24-07-2027", "05-09-2027")),
    ],
)
def test_each_region_has_its_own_holidays(regio, vrij):
    jaar = [v for v in VAKANTIES[regio] if v.schooljaar == "2026-2027"]
    genoemd = [v for v in jaar if v.naam in ("herfstvakantie", "zomervakantie")]
    assert tuple(f"{dag:%d-%m-%Y}" for v in genoemd for dag in (v.van, v.tot_en_met)) == vrij


def test_every_municipality_is_in_one_region():
    regios = {code: vakantieregio(code) for code in gemeenten()}
    assert "" not in regios.values()
    # By province (CBS, 2025) and the exceptions of article 3 of the Regeling vaststelling schoolvakanties.
    assert Counter(regios.values()) == {
        Vakantieregio.NOORD: 12 + 18 + 10 + 25 + 6 - 1 + 44 + 2,
        Vakantieregio.MIDDEN: 50 + 26 - 1 + 31 + 2,
        Vakantieregio.ZUID: 31 + 56 - 1 + 13 + 51 - 31 - 1,
    }


@pytest.mark.parametrize(
    ("naam", "regio"),
    [
        ("Leeuwarden", "noord"),
        ("Hattem", "noord"),
        ("Eemnes", "noord"),
        ("Zeewolde", "midden"),
        ("Altena", "midden"),
        ("Tiel", "midden"),
        ("Arnhem", "zuid"),
        ("Zaltbommel", "zuid"),
        ("Maastricht", "zuid"),
        ("Middelburg", "zuid"),
    ],
)
def test_exceptions_of_the_list_of_regions(naam, regio):
    assert vakantieregio(code_bij(naam)) == regio


def test_unknown_municipality_has_no_region_and_hears_of_each():
    assert vakantieregio("GM9999") == ""
    assert vakantieregio(None) == ""
    tekst = waarschuwingen(moment(dag=date(2026, 10, 12)), [], regio=None)
    assert tekst == ["Dit valt in de herfstvakantie van regio Noord."]
    tekst = waarschuwingen(moment(dag=date(2026, 10, 12)), [], regio=Vakantieregio.ZUID)
    assert tekst == []


@pytest.mark.parametrize(
    ("dag", "naam"), [(date(2026, 7, 31), "2025–2026"), (date(2026, 8, 1), "2026–2027")]
)
def test_a_round_is_called_after_its_school_year(dag, naam):
    assert schooljaar(dag) == naam


def moment(groep="Aldlân", dag=date(2026, 9, 8), begin=15, einde=17, **extra):
    return Dagdeel(groep, dag, time(begin), time(einde), **extra)


@pytest.mark.parametrize(
    ("ander", "verwacht"),
    [
        (moment("B", plaats="Wijkcentrum"), ["Op deze plaats zit dan al de groep B."]),
        (
            moment("B", plaats="wijkcentrum ", begin=16, einde=18),
            ["Op deze plaats zit dan al de groep B."],
        ),
        (moment("B", plaats="Wijkcentrum", begin=17, einde=18), []),
        (moment("B", plaats="Wijkcentrum", begin=13, einde=15), []),
        (moment("B", plaats="Wijkcentrum", dag=date(2026, 9, 15)), []),
        (moment("B", plaats="School"), []),
        (moment("B", begeleiders=frozenset({"Leerkracht"})), []),
        (
            moment("B", begeleiders=frozenset({"Orthopedagoog, wijkteam"})),
            ["Orthopedagoog, wijkteam begeleidt dan al de groep B."],
        ),
        (moment(), ["Deze groep heeft op dit moment al een bijeenkomst."]),
    ],
)
def test_clashes(ander, verwacht):
    zelf = moment(plaats="Wijkcentrum", begeleiders=frozenset({"Orthopedagoog, wijkteam"}))
    assert waarschuwingen(zelf, [ander], regio=NOORD) == verwacht


def test_groups_without_a_place_do_not_clash_there():
    assert waarschuwingen(moment(), [moment("B")], regio=NOORD) == []


def test_friday_is_no_weekend_and_a_holiday_is_named():
    assert waarschuwingen(moment(dag=date(2026, 9, 11)), [], regio=NOORD) == []
    assert (
        waarschuwingen(moment(dag=date(2027, 5, 6)), [], regio=NOORD)[0] == "Dit is Hemelvaartsdag."
    )


def test_past_the_last_known_school_year_the_editor_is_told():
    assert waarschuwingen(moment(dag=date(2030, 8, 27)), [], regio=NOORD) == [
        "Dit valt in de zomervakantie."
    ]
    assert waarschuwingen(moment(dag=date(2030, 9, 3)), [], regio=NOORD) == [ONBEKEND]
    assert waarschuwingen(moment(dag=date(2026, 9, 12)), [], regio=NOORD) == [
        "Dit is in het weekend."
    ]
