"""The anonymous questionnaire of a group: a link, five-point answers, results from five on."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from gemeenten import metingen
from gemeenten.meting import uitkomsten
from gemeenten.models import Antwoord, Meting, Stelling
from handleiding.workflow.actions import haal_offline
from tests.gemeenten.lokaal.groepen import groep


def test_outcomes_are_counted_by_hand():
    antwoorden = [[1, 5], [2, 5], [2, 5], [4, 5], [5, 4]]
    een, twee = uitkomsten(["a", "b"], antwoorden)
    assert een.aantallen == (1, 2, 0, 1, 1)
    assert een.gemiddelde == 2.8
    assert (twee.aantallen, twee.gemiddelde) == ((0, 0, 0, 1, 4), 4.8)
    assert uitkomsten(["a", "b"], antwoorden[:4]) is None


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


def test_results_are_shown_from_five_answers_on(client, wereld, meting):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    adres = reverse("metingen", args=[groep().pk])
    for _ in range(4):
        metingen.bewaar_antwoord(meting, [1, 2, 3])
    tekst = client.get(adres).text
    assert "4 antwoorden" in tekst
    assert "<svg role" not in tekst
    assert client.get(f"{adres}?export={meting.pk}").text.count("\n") == 1
    metingen.bewaar_antwoord(meting, [5, 2, 3])
    tekst = client.get(adres).text
    assert "indrukken van een kleine groep" in tekst
    assert 'aria-label="Gemiddeld 1,8 op een schaal van 1 tot 5"' in tekst
    regels = client.get(f"{adres}?export={meting.pk}").text.splitlines()
    assert regels[1].endswith(";4;0;0;0;1;1,8")


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
