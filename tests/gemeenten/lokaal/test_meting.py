"""The anonymous questionnaire of a group: a link, five-point answers, results from five on."""

import itertools
import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from gemeenten.lokaal import metingen
from gemeenten.lokaal.ophalen.bladen import GEEN_UITKOMST as GEEN
from gemeenten.lokaal.ophalen.bladen import _metingen
from gemeenten.models import Antwoord, Meting, Stelling
from gemeenten.regels.meting import naast_elkaar, telt_mee, uitkomsten
from handleiding.workflow.actions import haal_offline
from tests.gemeenten.lokaal.groepen import groep


def scores(tekst):
    return [int(score) for score in tekst]


class TestOutcomes:
    @pytest.mark.parametrize(
        ("antwoorden", "cellen", "gemiddelde"),
        [
            ("1224455233", (1, 3, 2, 2, 2), 3.1),
            ("1245522333", (1, 3, 3, 1, 2), 3.0),
            # Below ten the two on one side are taken together, and the average goes by halves.
            ("12245", ("bij oneens", 3, 0, 2, "bij eens"), 3.0),
            ("123455511", ("bij oneens", 4, 1, 4, "bij eens"), 3.0),
            # Where almost all answered alike, a number would tell what each of them answered.
            ("55555", ("", "", "", "bijna iedereen", ""), None),
            ("54554", ("", "", "", "bijna iedereen", ""), None),
            ("44443", ("", "", "", "bijna iedereen", ""), None),
            ("3333333333", ("", "", "bijna iedereen", "", ""), None),
            ("1212121214", ("", "bijna iedereen", "", "", ""), None),
        ],
    )
    def test_counted_by_hand(self, antwoorden, cellen, gemiddelde):
        (uitkomst,) = uitkomsten(["a"], [[score] for score in scores(antwoorden)])
        assert (uitkomst.cellen, uitkomst.gemiddelde) == (cellen, gemiddelde)

    def test_each_statement_has_its_own(self):
        een, twee = uitkomsten(["a", "b"], list(zip(scores("12245"), scores("54321"), strict=True)))
        assert een.cellen[1:4] == (3, 0, 2)
        assert twee.cellen[1:4] == (2, 1, 2)
        assert uitkomsten(["a"], [[1]] * 4) is None

    @given(st.lists(st.integers(1, 5), min_size=5, max_size=40))
    def test_no_set_of_answers_shows_what_each_gave(self, gegeven):
        """Another set, in which at least one person answered otherwise, looks the same or nobody is known by it."""
        (uitkomst,) = uitkomsten(["a"], [[score] for score in gegeven])
        getallen = [cel for cel in uitkomst.cellen if isinstance(cel, int)]
        assert sum(getallen) in {0, len(gegeven)}
        assert max(getallen, default=0) <= len(gegeven) - 2
        assert (uitkomst.gemiddelde is None) == (not getallen)

    @given(st.lists(st.integers(0, 100), min_size=1, max_size=12))
    def test_what_is_shown_differs_by_five_answers_or_not_at_all(self, erbij):
        aantal, getoond, eerder = 0, 0, [0]
        for meer in erbij:
            aantal += meer
            getoond = telt_mee(aantal, getoond)
            eerder.append(getoond)
        stappen = {later - vorige for vorige, later in itertools.pairwise(eerder)}
        assert all(stap == 0 or stap >= 5 for stap in stappen)
        assert aantal - getoond < 5

    def test_start_and_end_stand_side_by_side_by_the_words_of_the_statement(self):
        start = uitkomsten(["a", "b"], list(zip(scores("11224"), scores("12345"), strict=True)))
        eind = uitkomsten(["b", "c"], list(zip(scores("23455"), scores("12345"), strict=True)))
        paren = naast_elkaar(start, eind)
        assert [paar.stelling for paar in paren] == ["a", "b", "c"]
        assert (paren[0].eind, paren[2].start) == (None, None)
        assert (paren[1].start.gemiddelde, paren[1].eind.gemiddelde) == (3.0, 4.0)


@pytest.fixture
def meting(wereld):
    return metingen.open_meting(
        groep(), moment="start", ronde=1, user=wereld.user("redacteur-leeuwarden")
    )


def bon(client, meting):
    tekst = client.get(reverse("vragenlijst", args=[meting.token])).text
    return re.search(r'name="bon" value="([^"]+)"', tekst)[1]


def vul_in(client, meting, score="4", **anders):
    data = {f"stelling_{nummer}": score for nummer in range(3)} | {"bon": metingen.geef_bon(meting)}
    return client.post(reverse("vragenlijst", args=[meting.token]), data | anders)


def test_a_form_that_is_sent_twice_counts_once(client, meting):
    een = bon(client, meting)
    assert "Dank u wel" in vul_in(client, meting, bon=een).text
    nog_eens = vul_in(client, meting, score="1", bon=een).text
    assert "waren al bewaard" in nog_eens
    assert [antwoord.scores for antwoord in Antwoord.objects.all()] == [[4, 4, 4]]
    assert "Dank u wel" in vul_in(client, meting, bon=bon(client, meting)).text
    assert Antwoord.objects.count() == 2
    assert not client.cookies


def test_form_of_another_meting_or_of_nobody_is_not_kept(client, wereld, meting):
    ander = metingen.open_meting(
        groep(), moment="eind", ronde=1, user=wereld.user("redacteur-leeuwarden")
    )
    for vreemd in ("", "x", metingen.geef_bon(ander)):
        antwoord = vul_in(client, meting, bon=vreemd)
        assert "stond te lang open" in antwoord.text
        assert antwoord.text.count("checked") == 3
    assert not Antwoord.objects.exists()


def test_form_that_could_not_be_kept_can_be_sent_again(client, wereld, meting):
    een = bon(client, meting)
    redacteur = wereld.user("redacteur-leeuwarden")
    metingen.zet_open(meting, is_open=False, user=redacteur)
    assert "gesloten" in vul_in(client, meting, bon=een).text
    metingen.zet_open(meting, is_open=True, user=redacteur)
    assert "Dank u wel" in vul_in(client, meting, bon=een).text


def test_more_answers_than_participants_are_noticed(client, wereld, meting):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    adres = reverse("metingen", args=[groep().pk])
    for _ in range(12):
        metingen.bewaar_antwoord(meting, [1, 2, 3])
    assert "12 antwoorden van 12 deelnemers" in client.get(adres).text
    assert "meer antwoorden dan deelnemers" not in client.get(adres).text
    metingen.bewaar_antwoord(meting, [1, 2, 3])
    assert "meer antwoorden dan deelnemers" in client.get(adres).text


def test_anyone_with_the_link_answers_without_a_cookie(client, meting):
    antwoord = client.get(reverse("vragenlijst", args=[meting.token]))
    assert "Ik durf met een ouder te praten" in antwoord.text
    assert "Editie van Leeuwarden" in antwoord.text
    assert "Dank u wel" in vul_in(client, meting).text
    assert not client.cookies
    (bewaard,) = Antwoord.objects.all()
    assert bewaard.scores == [4, 4, 4]
    assert {veld.name for veld in Antwoord._meta.get_fields()} == {"id", "meting", "scores"}


def test_missing_and_wrong_answers_are_told_and_nothing_is_lost(client, meting):
    antwoord = vul_in(client, meting, stelling_1="")
    assert "Kies een antwoord bij deze stelling." in antwoord.text
    assert antwoord.text.count("checked") == 2
    assert "Kies een van de vijf antwoorden." in vul_in(client, meting, stelling_1="6").text
    assert not Antwoord.objects.exists()
    assert client.get(reverse("vragenlijst", args=["x"])).status_code == 404


class TestShown:
    """Nobody can follow the answers as they come, or take away what was shown before."""

    @pytest.fixture
    def scherm(self, client, wereld):
        client.force_login(wereld.user("redacteur-leeuwarden"))
        return lambda: client.get(reverse("metingen", args=[groep().pk])).text

    @pytest.fixture
    def sluit(self, wereld, meting):
        def doe(*, heropen=False):
            redacteur = wereld.user("redacteur-leeuwarden")
            metingen.zet_open(meting, is_open=False, user=redacteur)
            if heropen:
                metingen.zet_open(meting, is_open=True, user=redacteur)

        return doe

    def regels(self, client, meting):
        adres = reverse("metingen", args=[groep().pk])
        return client.get(f"{adres}?export={meting.pk}").text.splitlines()[1:]

    def test_only_when_it_is_closed(self, client, scherm, sluit, meting):
        for antwoord in ([1, 2, 3], [2, 2, 4], [5, 4, 3], [4, 2, 1], [1, 3, 5], [2, 5, 4]):
            metingen.bewaar_antwoord(meting, antwoord)
        assert "6 antwoorden" in scherm()
        assert "Uitkomsten van de" not in scherm()
        assert self.regels(client, meting) == []
        sluit()
        assert "Uitkomsten van de" in scherm()
        assert self.regels(client, meting)[0].endswith(";bij oneens;4;0;2;bij eens;2,5")

    def test_never_of_fewer_than_five(self, client, scherm, sluit, meting):
        for _ in range(4):
            metingen.bewaar_antwoord(meting, [1, 2, 3])
        sluit(heropen=True)
        assert "Uitkomsten van de" not in scherm()
        assert self.regels(client, meting) == []

    def test_one_more_after_reopening_changes_nothing_that_is_shown(
        self, client, scherm, sluit, meting
    ):
        for antwoord in ([1, 2, 3], [2, 2, 4], [5, 4, 3], [4, 2, 1], [1, 3, 5], [2, 5, 4]):
            metingen.bewaar_antwoord(meting, antwoord)
        sluit(heropen=True)
        eerst = self.regels(client, meting)
        for _ in range(4):
            metingen.bewaar_antwoord(meting, [5, 5, 5])
            sluit(heropen=True)
            assert self.regels(client, meting) == eerst
        assert "gaan over de eerste 6." in scherm()
        metingen.bewaar_antwoord(meting, [5, 5, 5])
        sluit()
        assert self.regels(client, meting)[0].endswith(";2;2;0;1;6;3,6")

    def test_the_same_goes_for_the_data_that_an_edition_fetches(self, wereld, sluit, meting):
        for antwoord in ([1, 2, 3], [2, 2, 4], [5, 4, 3], [4, 2, 1], [1, 3, 5]):
            metingen.bewaar_antwoord(meting, antwoord)
        open_nog = list(_metingen(Meting.objects.all()))
        assert [rij[3] for rij in open_nog] == [GEEN]
        sluit()
        assert len(list(_metingen(Meting.objects.all()))) == 3

    def test_start_and_end_of_a_ronde_as_a_picture_and_in_words(
        self, wereld, scherm, sluit, meting
    ):
        redacteur = wereld.user("redacteur-leeuwarden")
        eind = metingen.open_meting(groep(), moment="eind", ronde=1, user=redacteur)
        for antwoord in ([1, 2, 3], [2, 2, 4], [5, 4, 3], [4, 2, 1], [1, 3, 5]):
            metingen.bewaar_antwoord(meting, antwoord)
            metingen.bewaar_antwoord(eind, [3 if score == 1 else score for score in antwoord])
        sluit()
        assert "Begin en eind van ronde 1" not in scherm()
        metingen.zet_open(eind, is_open=False, user=redacteur)
        tekst = scherm()
        assert "Begin en eind van ronde 1" in tekst
        # 1+2+5+4+1 is 13, and at the end 3+2+5+4+3 is 17: averages of 2.6 and 3.4, by halves.
        assert 'aria-label="Van 2,5 aan het begin naar 3,5 aan het eind"' in tekst
        assert 'cx="2.5"' in tekst


def test_closed_full_and_double_questionnaires(client, wereld, meting):
    redacteur = wereld.user("redacteur-leeuwarden")
    with pytest.raises(ValidationError, match="is er al"):
        metingen.open_meting(groep(), moment="start", ronde=1, user=redacteur)
    with pytest.raises(ValidationError, match="Geef bij elke stelling"):
        metingen.bewaar_antwoord(meting, [1])
    Antwoord.objects.bulk_create(Antwoord(meting=meting, scores=[1, 1, 1]) for _ in range(100))
    assert "is vol" in vul_in(client, meting).text
    client.force_login(redacteur)
    client.post(reverse("metingen", args=[groep().pk]), {"sluit": str(meting.pk)})
    assert not Meting.objects.get().is_open
    assert "gesloten" in vul_in(client, meting).text
    assert Antwoord.objects.count() == 100


def test_bad_choices_and_groups_without_statements(client, wereld):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    adres = reverse("metingen", args=[groep().pk])
    for data in ({"moment": "midden", "ronde": "1"}, {"moment": "start", "ronde": "0"}, {}):
        assert "Kies een" in client.post(adres, data, follow=True).text
    Stelling.objects.all().delete()
    antwoord = client.post(adres, {"moment": "start", "ronde": "1"}, follow=True)
    assert "nog geen goedgekeurde stellingen" in antwoord.text
    assert not Meting.objects.exists()


def test_others_may_not(client, wereld, meting):
    client.force_login(wereld.user("redacteur-weststellingwerf"))
    adres = reverse("metingen", args=[groep().pk])
    assert client.get(f"{adres}?export={meting.pk}").status_code in {302, 403}
    client.post(adres, {"sluit": str(meting.pk)})
    assert Meting.objects.get().is_open
    ander = reverse("metingen", args=[groep("wolvega").pk])
    assert client.post(ander, {"sluit": str(meting.pk)}).status_code == 404
    assert Meting.objects.get().is_open


def test_nothing_is_asked_for_an_edition_that_is_offline(client, wereld, meting):
    assert client.get(reverse("vragenlijst", args=[meting.token])).status_code == 200
    haal_offline(wereld.editie(), wereld.user("beheerder-leeuwarden"), "Verhuizing.")
    assert client.get(reverse("vragenlijst", args=[meting.token])).status_code == 404
    assert vul_in(client, meting).status_code == 404
    assert not Antwoord.objects.exists()


VREEMD = ["²", "9" * 5000, "9" * 30, "-1", "٣", "x", "1.5", "\u2028"]


@pytest.mark.parametrize("waarde", VREEMD)
def test_screen_takes_any_number(client, wereld, waarde):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    adres = reverse("metingen", args=[groep().pk])
    assert client.get(adres, {"export": waarde}).status_code == 404
    for wat in ("sluit", "heropen"):
        assert client.post(adres, {wat: waarde}).status_code == 404
    antwoord = client.post(adres, {"ronde": waarde, "moment": "start"}, follow=True)
    assert "Kies een ronde van 1 tot en met 99." in antwoord.text
    assert not Meting.objects.exists()
