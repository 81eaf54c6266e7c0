"""What to read for a session: what the one before announced, with its own list."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeenten.models import WerkleergroepPage
from handleiding.literatuur import Verwijzing, leeslijsten

EEN = Verwijzing(auteur="A. Auteur", titel="Het eerste werk", jaar="2011", moment="volgende")
TWEE = Verwijzing(auteur="B. Auteur", titel="Het tweede werk", moment="deze")
DRIE = Verwijzing(titel="Het derde werk", moment="volgende", soort="keuze")


def titels(lijst):
    return [verwijzing.titel for verwijzing in lijst]


def test_session_reads_what_was_announced_before_its_own_list():
    lijsten = leeslijsten([(1, [TWEE, EEN]), (2, [TWEE, DRIE])])
    assert {nummer: titels(lijst) for nummer, lijst in lijsten.items()} == {
        1: ["Het tweede werk"],
        2: ["Het eerste werk", "Het tweede werk"],
        3: ["Het derde werk"],
    }
    assert all(v.moment == "deze" for lijst in lijsten.values() for v in lijst)


@pytest.mark.parametrize(
    ("zelf", "aantal"),
    [
        ({}, 1),
        ({"titel": "Het eerste werk."}, 1),
        ({"titel": "HET EERSTE WERK", "auteur": ""}, 1),
        ({"auteur": "Een ander"}, 2),
        ({"jaar": "2019"}, 2),
        ({"titel": "Het eerste werk, deel 2"}, 2),
        ({"titel": "?"}, 2),
    ],
)
def test_same_work_is_told_once(zelf, aantal):
    eigen = replace(EEN, moment="deze", **zelf)
    assert len(leeslijsten([(1, [EEN]), (2, [eigen])])[2]) == aantal


def test_words_of_both_sides_stay_and_the_session_itself_decides():
    eerder = replace(
        EEN, url="https://voorbeeld.nl/werk", toelichting="Let op het slot.", soort="keuze"
    )
    eigen = replace(EEN, moment="deze", toelichting="Hoofdstuk 2.", jaar="", id="blok")
    samen = leeslijsten([(1, [eerder]), (2, [eigen])])[2]
    assert samen == [
        replace(
            EEN,
            moment="deze",
            url="https://voorbeeld.nl/werk",
            toelichting="Hoofdstuk 2. Let op het slot.",
        )
    ]
    assert samen[0].id == "blok"


verwijzingen = st.builds(
    Verwijzing,
    auteur=st.sampled_from(["", "A", "B"]),
    titel=st.sampled_from(["", "?", "x", "X.", "y"]),
    toelichting=st.sampled_from(["", "let op", "kort"]),
    soort=st.sampled_from(["verplicht", "keuze"]),
    moment=st.sampled_from(["deze", "volgende"]),
)


@given(st.lists(st.tuples(st.integers(1, 4), st.lists(verwijzingen, max_size=4)), max_size=5))
def test_no_work_and_no_remark_is_lost(sessies):
    lijsten = leeslijsten(sessies)
    for nummer, lijst in sessies:
        for v in lijst:
            gelezen = lijsten[nummer + (v.moment == "volgende")]
            assert any(
                v.sleutel == w.sleutel
                and v.toelichting in w.toelichting
                and v.auteur in ("", w.auteur)
                for w in gelezen
            )


def schrijf(wereld, page, *verwijzingen):
    tekst = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    tekst.literatuur = json.dumps(
        [{"type": "verwijzing", "value": v.waarde()} for v in verwijzingen]
    )
    tekst.save_revision(user=wereld.user("redacteur-leeuwarden"))
    wereld.publiceer(
        type(page).objects.get(pk=page.pk), "redacteur-leeuwarden", "beoordelaar-leeuwarden"
    )


@pytest.fixture
def sessies(wereld):
    """Two sessions behind each other, in the edition of Leeuwarden."""
    eerste, tweede = wereld.bijeenkomst(1), wereld.bijeenkomst(7)
    tweede = type(tweede).objects.get(pk=tweede.pk).get_latest_revision_as_object()
    tweede.nummer = 2
    tweede.save_revision(user=wereld.user("redacteur-leeuwarden"))
    schrijf(wereld, tweede, replace(EEN, moment="deze", toelichting="Lees dit thuis."), TWEE)
    schrijf(wereld, eerste, EEN, DRIE)
    return eerste, tweede


def deel(tekst: str, kop: str) -> str:
    """Return what stands below a heading with this id."""
    assert f'id="{kop}"' in tekst
    return tekst.split(f'id="{kop}"', 1)[1].split("</section>", 1)[0]


def test_page_says_what_to_read_for_this_session_and_for_the_next(client, wereld, sessies):
    eerste, tweede = sessies
    volgende = deel(client.get(eerste.url).text, "literatuur-volgende")
    deze = deel(client.get(tweede.url).text, "literatuur-deze")
    for tekst in (volgende, deze):
        assert tekst.count("Het eerste werk") == 1
        assert "Lees dit thuis." in tekst
        assert "Het derde werk" in tekst
        assert "Het tweede werk" in tekst
    assert "literatuur-volgende" not in client.get(tweede.url).text


def test_internal_session_keeps_its_literature_to_its_readers(client, wereld, sessies):
    eerste, tweede = sessies
    tekst = type(tweede).objects.get(pk=tweede.pk).get_latest_revision_as_object()
    tekst.intern = True
    tekst.save_revision(user=wereld.user("redacteur-leeuwarden"))
    wereld.publiceer(
        type(tweede).objects.get(pk=tweede.pk), "redacteur-leeuwarden", "beoordelaar-leeuwarden"
    )
    assert "Het tweede werk" not in client.get(eerste.url).text


def test_draft_is_shown_beside_what_is_published(wereld, sessies):
    eerste, _ = sessies
    concept = type(eerste).objects.get(pk=eerste.pk).get_latest_revision_as_object()
    concept.literatuur = json.dumps([])
    assert titels(concept.te_lezen(wereld.editie())[1]) == ["Het eerste werk", "Het tweede werk"]


def test_calendar_entry_says_what_to_read(client, wereld, sessies):
    groep = WerkleergroepPage.objects.descendant_of(wereld.editie()).first()
    morgen = date.today() + timedelta(days=1)
    groep.sessies.all().delete()
    for nummer in (1, 2):
        groep.sessies.model.objects.create(
            werkleergroep=groep,
            nummer=nummer,
            datum=morgen + timedelta(days=nummer),
            begin="15:00",
            einde="17:00",
            afgelast=nummer == 1,
        )
    for adres in (f"{groep.url}agenda.ics", f"{wereld.editie().url}agenda.ics"):
        agenda = client.get(adres).text.replace("\r\n ", "")
        assert "Lezen: A. Auteur (2011). Het eerste werk. Lees dit thuis." in agenda
        assert "Een van deze lezen: Het derde werk." in agenda
        assert agenda.count("Het eerste werk") == 1
