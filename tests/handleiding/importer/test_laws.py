"""Whatever the lines are: a clear message or a true account, never anything else."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from handleiding.importer.parse import parse
from handleiding.importer.structure import ImportFout
from tests.handleiding.importer import voorbeeld
from tests.handleiding.importer.controle import controleer_rekening, lees, verloren_woorden

# fmt: off
VORMEN = st.sampled_from([
    "", " ", "\f", "1.", "2. Iets", "3. Programma", "3.1 Bijeenkomst 1: Begin", "Bijeenkomst 2", "12",
    "3.1.1 Doel", "3.1.9 Evaluatie", "Doel", "- ", "-", "- punt", " - diep", "   - dieper", "a) b", "13",
    "http://x.nl/", "- http://x.nl/a-", "Anna de Wit, Samen, in:", "pp: 3-9.", "Herlezen:", "Geen", "–",
    "Boek over buren 4", "Boek over buren 5", "4. Bijlagen", "4.2 Bijlage 2 Literatuur", "Kort", "zin.",
    "en verder", "een woord-", "afbreking", "5 minuten", "1. 2. 3.", "Wat nu?",
])
# fmt: on
LIJNEN = st.one_of(
    VORMEN, st.text(max_size=120), st.text("-–. 0123456789()a:/“’\f\u00ad", max_size=30)
)


@given(st.lists(LIJNEN, max_size=40))
def test_any_lines(regels):
    with suppress(ImportFout):
        controleer_rekening(regels, parse(regels))


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_handbook_with_anything_in_between(data):
    regels = voorbeeld.regels()
    for _ in range(data.draw(st.integers(1, 12))):
        plek = data.draw(st.integers(0, len(regels)))
        weg = data.draw(st.integers(0, 2))
        regels[plek : plek + weg] = data.draw(st.lists(LIJNEN, max_size=4))
    with suppress(ImportFout):
        controleer_rekening(regels, parse(regels))


ZINNEN = st.lists(
    st.sampled_from(["de", "een", "buur", "praat", "over", "straat"]),
    min_size=1,
    max_size=30,
)


@settings(deadline=None, max_examples=60)
@given(st.lists(ZINNEN, min_size=1, max_size=8))
def test_words_put_in_a_chapter_come_out(zinnen):
    extra = "\n\n".join(" ".join(zin).capitalize() + "." for zin in zinnen)
    handleiding = lees(voorbeeld.regels(inleiding=voorbeeld.INLEIDING + extra + "\n"))
    zonder = verloren_woorden(lees(voorbeeld.regels()))
    assert {frozenset(w) for w in verloren_woorden(handleiding).values()} <= {
        frozenset(w) for w in zonder.values()
    }
