"""Looking for a municipality: on the public list, with the names that people use."""

import pytest

from gemeenten.models import GemeentenPage
from gemeenten.models.gemeenten import VEEL
from gemeenten.models.vinden import op_letter
from gemeenten.onboarding import Plan, onboard_gemeente
from gemeenten.regels.gemeentelijst.lijst import codes_bij, gemeenten


@pytest.mark.parametrize(
    ("gezocht", "namen"),
    [
        ("Leeuwarden", ["Leeuwarden"]),
        ("leeuw", ["Leeuwarden"]),
        ("sudwest", ["Súdwest-Fryslân"]),
        ("DEN HAAG", ["'s-Gravenhage"]),
        ("den bosch", ["'s-Hertogenbosch"]),
        ("Leeuwaarden", ["Leeuwarden"]),
        (
            "bergen",
            [
                "Berg en Dal",
                "Bergen (L.)",
                "Bergen (NH.)",
                "Bergen op Zoom",
                "Haaksbergen",
                "Steenbergen",
                "Tubbergen",
            ],
        ),
        ("Atlantis aan Zee", []),
        ("’", []),
        ("", []),
    ],
)
def test_municipality_is_found_by_what_people_type(gezocht, namen):
    assert [gemeenten()[code] for code in codes_bij(gezocht)] == namen


@pytest.fixture
def zoek(client, wereld):
    adres = GemeentenPage.objects.get().url

    def zoek(gezocht):
        antwoord = client.get(adres, {"gemeente": gezocht})
        assert antwoord.status_code == 200
        return antwoord

    return zoek


def test_edition_that_is_online_is_linked(zoek, wereld):
    antwoord = zoek("leeuw")
    assert [editie.pk for editie in antwoord.context["gevonden"]] == [wereld.editie().pk]
    assert antwoord.context["nog_niet"] == []


def test_municipality_without_an_edition_is_told_so(zoek):
    antwoord = zoek("Ommen")
    assert antwoord.context["gevonden"] == []
    assert "Ommen" in antwoord.context["nog_niet"]
    assert "doet nog niet mee" in antwoord.text


def test_edition_that_is_offline_is_as_one_that_is_not_there(zoek):
    onboard_gemeente(Plan(naam="Ommen", code="GM0175"))
    antwoord = zoek("Ommen")
    assert antwoord.context["gevonden"] == []
    assert "Ommen" in antwoord.context["nog_niet"]
    assert "/gemeenten/ommen/" not in antwoord.text


@pytest.mark.parametrize("gezocht", ["x" * 10_000, "<script>alert(1)</script>", "%_*", "' OR 1=1"])
def test_what_is_no_name_finds_nothing_and_breaks_nothing(zoek, gezocht):
    antwoord = zoek(gezocht)
    assert antwoord.context["gevonden"] == []
    assert "<script>alert" not in antwoord.text
    assert "Geen gemeente gevonden" in antwoord.text


def test_many_editions_stand_by_letter_in_dutch_order(client, wereld):
    class Editie:
        def __init__(self, title):
            self.title = title

    letters = op_letter([Editie(naam) for naam in ("De Bilt", "Écht", "Ede", "IJlst", "’t Zandt")])
    assert [(letter, [e.title for e in groep]) for letter, groep in letters] == [
        ("D", ["De Bilt"]),
        ("E", ["Écht", "Ede"]),
        ("I", ["IJlst"]),
        ("T", ["’t Zandt"]),
    ]
    antwoord = client.get(GemeentenPage.objects.get().url)
    assert len(antwoord.context["gemeenten"]) < VEEL
    assert antwoord.context["per_letter"] == ()
