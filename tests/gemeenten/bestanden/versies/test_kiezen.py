"""A chooser offers the newest version of a file, says which one that is, and gives older ones to who asks."""

from itertools import pairwise

import pytest
from django.urls import reverse

from gemeenten.bestanden.versies.keten import maak_versie
from tests.gemeenten.toegang.muren.test_bevroren import SCHRIJVER, stukken

# Wagtail leaves the temporary file of a new rendition to be closed when it is forgotten.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")
__all__ = ["stukken"]
KIEZER = {"image": "wagtailimages_chooser", "document": "wagtaildocs_chooser"}


@pytest.fixture(params=["image", "document"])
def reeks(request, stukken, wereld):
    """The kind, three versions of one file, and a file by itself."""
    van_soort = stukken[["image", "document"].index(request.param)]
    versies = [van_soort]
    for naam in ("Twee", "Drie", "Los"):
        with van_soort.file.open("rb") as bestand:
            nieuw = type(van_soort).objects.create(
                title=naam, file=bestand, collection=van_soort.collection
            )
        versies.append(nieuw)
    *versies, los = versies
    for vorige, nieuw in pairwise(versies):
        maak_versie(vorige, nieuw)
    return request.param, versies, los


def kiezer(client, wereld, soort, naam="choose", wie=SCHRIJVER, **vraag):
    client.force_login(wereld.user(wie))
    antwoord = client.get(reverse(f"{KIEZER[soort]}:{naam}"), vraag)
    assert antwoord.status_code == 200
    return antwoord.json()["html"] if naam == "choose" else antwoord.text


@pytest.mark.parametrize("naam", ["choose", "choose_results"])
@pytest.mark.parametrize("vraag", [{}, {"layout": "list"}, {"multiple": "1"}])
def test_only_the_newest_is_offered(client, wereld, reeks, naam, vraag):
    soort, versies, _ = reeks
    html = kiezer(client, wereld, soort, naam, **vraag)
    assert "Drie (nieuwste versie)" in html
    assert "Los" in html
    assert "Los (nieuwste versie)" not in html
    assert "Oudere versie" not in html
    assert "Twee" not in html
    assert versies[0].title not in html


@pytest.mark.parametrize("vraag", [{}, {"layout": "list"}, {"q": "Twee"}])
def test_older_ones_for_who_asks(client, wereld, reeks, vraag):
    soort, versies, _ = reeks
    if "q" in vraag:
        assert (
            "Twee"
            not in kiezer(client, wereld, soort, "choose_results", **vraag)
            .replace("“Twee”", "")
            .partition("<ul")[2]
        )
    html = kiezer(client, wereld, soort, "choose_results", oudere="on", **vraag)
    assert "Oudere versie: Twee" in html
    if not vraag.get("q"):
        assert f"Oudere versie: {versies[0].title}" in html
        assert "Drie (nieuwste versie)" in html


def test_the_question_stands_above_the_list(client, wereld, reeks):
    soort, *_ = reeks
    html = kiezer(client, wereld, soort)
    assert "Toon ook oudere versies" in html
    assert "data-chooser-modal-search-filter" in html


def test_what_is_chosen_keeps_its_own_title(client, wereld, reeks):
    """It becomes the text of a link."""
    soort, versies, _ = reeks
    client.force_login(wereld.user(SCHRIJVER))
    gekozen = client.get(reverse(f"{KIEZER[soort]}:chosen", args=[versies[-1].pk])).json()
    assert gekozen["result"]["title"] == "Drie"


def test_who_may_not_choose_the_newer_one_is_offered_what_they_may(client, wereld, reeks):
    soort, versies, _ = reeks
    elders = wereld.editie("weststellingwerf").code
    type(versies[0]).objects.filter(pk=versies[-1].pk).update(
        collection=type(versies[0].collection).objects.get(name__startswith=elders)
    )
    html = kiezer(client, wereld, soort)
    assert "Twee" in html
    assert "Drie" not in html
    html = kiezer(client, wereld, soort, wie="redacteur-weststellingwerf")
    assert "Drie" in html
    assert "Twee" not in html


@pytest.mark.parametrize("aantal", [1, 5])
def test_it_takes_no_more_queries_for_more_versions(
    client, wereld, stukken, aantal, django_assert_max_num_queries
):
    stuk = stukken[1]
    for nummer in range(aantal):
        nieuw = type(stuk).objects.create(
            title=f"V{nummer}", file=stuk.file, collection=stuk.collection
        )
        maak_versie(stuk, nieuw)
        stuk = nieuw
    kiezer(client, wereld, "document", oudere="on")  # what is read once
    with django_assert_max_num_queries(24):
        kiezer(client, wereld, "document", "choose_results", oudere="on")
