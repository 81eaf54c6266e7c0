"""A glossary is a page of the handbook: what it explains was approved, and shows where its terms are used."""

import json
import re

import pytest
from wagtail.blocks import StreamBlockValidationError

from handleiding.models import BegrippenPage
from handleiding.publiek import geheugen
from handleiding.publiek.zoeken import indexeren
from handleiding.workflow.actions import haal_offline

pytestmark = pytest.mark.django_db
SCHRIJVER, KEURDER = "redacteur-leeuwarden", "beoordelaar-leeuwarden"


def lid(woord, uitleg, vormen="", sleutel=None):
    waarde = {"woord": woord, "uitleg": f"<p>{uitleg}</p>", "vormen": vormen}
    return {"type": "begrip", "value": waarde, "id": sleutel or woord}


def maak(wereld, *leden, boven=None, wie=(SCHRIJVER, KEURDER)):
    page = BegrippenPage(title="Begrippen", slug="begrippen", live=False)
    page.begrippen = json.dumps(leden)
    boven = boven or wereld.hoofdstuk("bijlagen")
    boven.add_child(instance=page)
    page.save_revision(user=wereld.user(wie[0]))
    wereld.publiceer(page, *wie)
    return BegrippenPage.objects.get(pk=page.pk)


def wijzig(wereld, page, *leden):
    page = page.get_latest_revision_as_object()
    page.begrippen = json.dumps(leden)
    page.save_revision(user=wereld.user(SCHRIJVER))
    return page


def vraag(client, page, nummer):
    return client.get(f"{page.url}?vraag={nummer}").text


def uitleg_op(tekst):
    return re.findall(r'<dfn id="(begrip-[\w-]+)">', tekst)


def test_first_use_leads_to_the_explanation_on_the_page_itself(client, wereld):
    lijst = maak(wereld, lid("terug", "Naar wat was."), lid("xylofoon", "Klinkt."))
    tekst = client.get(wereld.bijeenkomst().url).text
    assert (
        'Kijk samen <a class="collectief-begrip" id="bij-begrip-terug" href="#begrip-terug">terug</a>'
        in tekst
    )
    assert uitleg_op(tekst) == ["begrip-terug"]
    assert "Naar wat was." in tekst
    assert "Klinkt." not in tekst
    assert f'href="{lijst.url}"' in tekst
    ids = re.findall(r'\sid="([^"]*)"', tekst)
    assert len(ids) == len(set(ids))


def test_terms_stand_in_dutch_order(client, wereld):
    lijst = maak(wereld, *(lid(w, "x") for w in ("ijs", "zee", "ik", "Één", "eb")))
    woorden = re.findall(r"<dfn>(.*?)</dfn>", client.get(lijst.url).text)
    assert woorden == ["eb", "Één", "ijs", "ik", "zee"] or woorden == [
        "eb",
        "Één",
        "ik",
        "ijs",
        "zee",
    ]
    assert uitleg_op(client.get(lijst.url).text) == []


def test_a_draft_of_it_shows_nowhere_and_its_publication_everywhere(client, wereld):
    page = wereld.bijeenkomst()
    lijst = maak(wereld, lid("terug", "Eerste uitleg."))
    for nummer in range(3):
        assert "Eerste uitleg." in vraag(client, page, nummer)
    concept = wijzig(wereld, lijst, lid("terug", "Tweede uitleg."), lid("samen", "Niet alleen."))
    assert "Tweede uitleg." not in vraag(client, page, 4)
    wereld.publiceer(concept, SCHRIJVER, KEURDER)
    bewaard = [vraag(client, page, nummer) for nummer in (5, 6)]
    assert "Tweede uitleg." in bewaard[0]
    assert "Niet alleen." in bewaard[0]
    assert "Eerste uitleg." not in bewaard[0]
    geheugen.leeg()
    vers = vraag(client, page, 5)
    assert vers == bewaard[0]


def test_taken_offline_it_explains_nothing(client, wereld):
    page = wereld.bijeenkomst()
    lijst = maak(wereld, lid("terug", "Naar wat was."))
    assert "Naar wat was." in vraag(client, page, 1)
    haal_offline(lijst, wereld.user(KEURDER), "Klopt niet meer.")
    assert "collectief-begrip" not in vraag(client, page, 2)


def test_an_edition_explains_by_its_own_list_alone(client, wereld):
    kern = wereld.kern.get_children().get(slug="bijlagen")
    maak(
        wereld,
        lid("terug", "Van de kern."),
        boven=kern,
        wie=("kernredacteur", "kernbeoordelaar"),
    )
    assert "Van de kern." in client.get(wereld.kernbijeenkomst().url).text
    assert "collectief-begrip" not in client.get(wereld.bijeenkomst().url).text


def test_an_internal_list_explains_nothing_to_who_may_not_read_it(client, wereld):
    lijst = maak(wereld, lid("terug", "Alleen voor ons."))
    lijst = lijst.get_latest_revision_as_object()
    lijst.intern = True
    lijst.save_revision(user=wereld.user(SCHRIJVER))
    wereld.publiceer(lijst, SCHRIJVER, KEURDER)
    page = wereld.bijeenkomst()
    assert "Alleen voor ons." not in vraag(client, page, 1)
    client.force_login(wereld.user(SCHRIJVER))
    assert "Alleen voor ons." in vraag(client, page, 2)


def test_a_long_list_costs_one_question_more_and_kept_none(
    client, wereld, django_assert_max_num_queries
):
    page = wereld.bijeenkomst()
    maak(wereld, *(lid(f"woord{n}", "x") for n in range(200)), lid("terug", "Uitleg."))
    geheugen.leeg()
    for nummer in range(2):
        vraag(client, page, nummer)
    with django_assert_max_num_queries(3):
        assert "Uitleg." in vraag(client, page, 9)


def test_the_same_word_twice_is_refused_in_the_editor(wereld):
    veld = BegrippenPage._meta.get_field("begrippen").stream_block
    waarde = veld.to_python([lid("buffer", "a", "buffers"), lid("Buffers", "b")])
    with pytest.raises(StreamBlockValidationError) as fout:
        veld.clean(waarde)
    assert list(fout.value.block_errors) == [1]
    assert "staat al eerder" in str(fout.value.block_errors[1].block_errors["woord"])


def test_search_jumps_to_the_term(client, wereld):
    lijst = maak(wereld, lid("kwispelstaart", "Zwaait van blijdschap."))
    indexeren.werk_bij()
    tekst = client.get("/zoeken/?q=kwispelstaart").text
    assert f"{lijst.url}#begrip-kwispelstaart" in tekst
