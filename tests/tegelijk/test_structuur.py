"""Two who decide about the structure of an edition at once: one wins, the other is told, and nothing is lost unseen."""

import pytest
from django.db import connection

from .kopieproces import speel_op_kopie
from .namen import STRUCTUURPAREN

# One process of a run plays them all.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("tegelijk")]
# What each leaves behind: the page in the edition, and what stands written about it.
CONCEPT, WEG = (["concept"], []), ([], ["weggelaten"])
NA = {
    "overnemen": CONCEPT,
    "niet overnemen": WEG,
    "verplaatsen": CONCEPT,
    "laten staan": CONCEPT,
    "kern verplaatst weer": CONCEPT,
    "behouden": (["concept"], ["behouden"]),
    "ook verwijderen": WEG,
    "weglaten": WEG,
    "verwijderen": WEG,
    "indienen": (["ter_beoordeling"], []),
}
# Who comes second here may do it still: the first took nothing from it.
MAG_DAARNA = {
    ("verplaatsen", "indienen"),
    ("verplaatsen", "verwijderen"),
    ("laten staan", "kern verplaatst weer"),
}
IN_WOORDEN = (
    "De kern of uw editie is gewijzigd sinds u dit scherm opende",
    "Deze pagina staat online of ligt ter beoordeling",
    "Wat ter beoordeling ligt, blijft staan tot de beoordeling klaar is",
    "Deze pagina bestaat niet meer",
    "Alleen de mensen van deze editie kunnen dit",
    "Deze editie is gearchiveerd",
    "Over deze pagina valt niets meer te beslissen",
    # Wagtail's own screen to delete, of a page that is gone before it looks, and while it waited.
    "Pagina niet gevonden",
    "U hebt geen toegang tot dit onderdeel",
)


@pytest.fixture(scope="module")
def gespeeld(django_db_setup, django_db_blocker, tmp_path_factory):
    """Play the pairs, in a process with a database of its own."""
    with django_db_blocker.unblock():
        return speel_op_kopie("structuur.py", tmp_path_factory.mktemp("structuur"))


def spellen(gespeeld, begin, a, b):
    kop = f"{begin}: {a} × {b} · "
    return {naam.removeprefix(kop): spel for naam, spel in gespeeld.items() if naam.startswith(kop)}


@pytest.mark.parametrize(
    ("begin", "a", "b"), STRUCTUURPAREN, ids=[f"{v}: {a} × {b}" for v, a, b in STRUCTUURPAREN]
)
def test_one_wins_and_the_other_is_told(gespeeld, begin, a, b):
    """``a`` is held: before it has the edition, and (on PostgreSQL) when it is about to write."""
    gevonden = spellen(gespeeld, begin, a, b)
    assert len(gevonden) == (1 if connection.vendor == "sqlite" else 2)
    for punt, spel in gevonden.items():
        eerst_b = punt == "voor het slot"
        ook_b = b == "archiveren" or (a, b) in MAG_DAARNA
        assert spel["fout"] == [], punt
        assert spel["gelukt"] == ([False, True] if eerst_b else [True, ook_b]), (punt, spel)
        for gelukt, tekst in zip(spel["gelukt"], spel["tekst"], strict=True):
            assert gelukt or any(woorden in tekst for woorden in IN_WOORDEN), (punt, tekst)
        winnaars = [n for n, wint in zip((a, b), spel["gelukt"], strict=True) if wint and n in NA]
        als_eerst = ([], []) if begin == "nieuw" else CONCEPT
        laatste = NA[winnaars[-1]] if winnaars else als_eerst
        assert (spel["varianten"], spel["besluiten"]) == laatste, (punt, spel)


def test_what_the_core_moved_meanwhile_is_asked_again(gespeeld):
    """Whoever was first, nobody of the edition saw the last place."""
    for punt, spel in spellen(
        gespeeld, "verplaatst", "laten staan", "kern verplaatst weer"
    ).items():
        assert spel["vraag"] == "verplaatst", punt


def test_who_decides_holds_the_whole_edition(gespeeld):
    """On PostgreSQL who comes second waits, whatever it is about; on SQLite see ``spelen.py``."""
    vrij = "laten staan × kern verplaatst weer"
    wacht = {naam: s["gewacht"] for naam, s in gespeeld.items() if "schrijven" in naam}
    assert len(wacht) == (0 if connection.vendor == "sqlite" else len(STRUCTUURPAREN))
    assert {naam for naam, wachtte in wacht.items() if not wachtte and vrij not in naam} == set()
