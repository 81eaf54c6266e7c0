"""Two at once about one row that is no page: one decides, the other is told or does nothing, and it is done once."""

import pytest

from gemeenten import logacties
from gemeenten.kernband.voorstellen.voorstellen import NIET_OPEN
from gemeenten.models import Verbetervoorstel, Verwijderplan
from gemeenten.persoonsgegevens import logacties as persoonslog
from gemeenten.persoonsgegevens.plan import AL_BESLOTEN
from gemeenten.toegang.mensen.acties import LAATSTE, NIET_VOOR_U

from .kopieproces import speel_op_kopie
from .namen import RIJENPAREN

# One process of a run plays them all.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("tegelijk")]
Staat, Stand = Verbetervoorstel.Staat, Verwijderplan.Stand
# What comes of each that wins: how the row stands, and the one line in the log that says so.
NA = {
    ("voorstel", "intrekken"): (Staat.INGETROKKEN, logacties.VERBETERING_INGETROKKEN),
    ("voorstel", "afwijzen"): (Staat.AFGEWEZEN, logacties.VERBETERING_AFGEWEZEN),
    ("voorstel", "overnemen"): (Staat.IN_CONCEPT, logacties.VERBETERING_IN_CONCEPT),
    ("verwijdering", "intrekken"): (Stand.INGETROKKEN, persoonslog.VERWIJDERING_INGETROKKEN),
    ("verwijdering", "niet bevestigen"): (Stand.AFGEWEZEN, persoonslog.VERWIJDERING_AFGEWEZEN),
    # What carries it out follows at once here.
    ("verwijdering", "bevestigen"): (Stand.GEDAAN, persoonslog.VERWIJDERING_BEVESTIGD),
    ("bevestigde verwijdering", "uitvoeren"): (Stand.GEDAAN, persoonslog.PERSOON_VERWIJDERD),
    ("bevestigde verwijdering", "vervallen"): (
        Stand.VERVALLEN,
        persoonslog.VERWIJDERING_VERVALLEN,
    ),
}
IN_WOORDEN = {"voorstel": NIET_OPEN, "verwijdering": AL_BESLOTEN}
BESLUITEN = [paar for paar in RIJENPAREN if paar[:2] in NA]


@pytest.fixture(scope="module")
def gespeeld(django_db_setup, django_db_blocker, tmp_path_factory):
    """Play the pairs, in a process with a database of its own."""
    with django_db_blocker.unblock():
        return speel_op_kopie("rijen.py", tmp_path_factory.mktemp("rijen"))


@pytest.mark.parametrize(("wat", "a", "b"), RIJENPAREN, ids=[": ".join(p) for p in RIJENPAREN])
def test_who_comes_second_waits_for_the_first(gespeeld, wat, a, b):
    spel = gespeeld[f"{wat}: {a} × {b}"]
    assert spel["fout"] == []
    assert spel["gelukt"][0], spel["tekst"]
    assert spel["gewacht"]


@pytest.mark.parametrize(("wat", "a", "b"), BESLUITEN, ids=[": ".join(p) for p in BESLUITEN])
def test_one_decides_and_the_other_is_told(gespeeld, wat, a, b):
    spel = gespeeld[f"{wat}: {a} × {b}"]
    stand, regel = NA[wat, a]
    anders = {na[1] for (soort, _), na in NA.items() if soort == wat} - {regel}
    assert spel["daarna"] == stand
    assert spel["log"].get(regel) == 1
    assert not anders & set(spel["log"])
    if wat in IN_WOORDEN:
        assert not spel["gelukt"][1]
        assert IN_WOORDEN[wat] in spel["tekst"][1]


@pytest.mark.parametrize(
    ("a", "b", "over"),
    [("uitvoeren", "uitvoeren", 0), ("uitvoeren", "vervallen", 0), ("vervallen", "uitvoeren", 1)],
)
def test_a_removal_that_ended_takes_nothing_away(gespeeld, a, b, over):
    assert gespeeld[f"bevestigde verwijdering: {a} × {b}"]["opmerkingen"] == over


def test_mail_goes_out_once(gespeeld):
    assert gespeeld["berichten: versturen × versturen"]["mails"] == 1


def test_who_has_work_is_told_once(gespeeld):
    gemeld = gespeeld["werk: herinneren × herinneren"]["gemeld"]
    assert gemeld
    assert set(gemeld) == {1}


def test_a_round_is_begun_once_and_cleaned_up_once(gespeeld):
    assert gespeeld["achterstand: alles overnemen × alles overnemen"]["rondes"] == 1
    log = gespeeld["oude ronde: opruimen × opruimen"]["log"]
    assert log[logacties.RONDE_OPGERUIMD] == 1


def test_what_two_bring_in_is_all_there(gespeeld):
    spel = gespeeld["organisatielijst: invoeren × invoeren"]
    assert spel["gelukt"] == [True, True]
    assert spel["organisaties"] == ["Van de eerste", "Van de tweede"]


def test_of_two_beheerders_who_take_the_role_from_each_other_one_stays(gespeeld):
    spel = gespeeld["twee beheerders: rol afnemen × rol afnemen"]
    assert spel["gelukt"] == [True, False]
    # On SQLite the second one has not looked yet, and is no beheerder by then.
    assert spel["tekst"][1] in {LAATSTE, NIET_VOOR_U}
    assert spel["beheerders"] == 1
