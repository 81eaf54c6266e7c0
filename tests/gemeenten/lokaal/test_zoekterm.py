"""What is sought of a person, and where it stands in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeenten.persoonsgegevens.zinnen import zin
from gemeenten.persoonsgegevens.zoekterm import Treffer, Zeker, Zoekvraag, haal_weg

VRAAG = Zoekvraag.van(["Zoë de Graaf-Ĳssel", "zoe@voorbeeld.example", "058 2345678"])


def gevonden(tekst, vraag=VRAAG):
    return [(tekst[t.start : t.eind], t.soort) for t in vraag.treffers(tekst)]


@pytest.mark.parametrize(
    "tekst",
    [
        "Zoë de Graaf-IJssel",
        "ZOE DE GRAAF-IJSSEL",
        "Zoe\u0308 de Graaf\u2011\u0133ssel",
        "Zoë\u00a0de  Graaf\u2013IJs\u00adsel",
    ],
)
def test_every_way_of_writing_is_the_name(tekst):
    assert gevonden(f"Bel {tekst}’s kamer.") == [(tekst, Zeker.NAAM)]


@pytest.mark.parametrize(
    "tekst",
    [
        "Z. de Graaf-IJssel",
        "Z de Graaf-IJssel",
        "Z.A. de Graaf-IJssel",
        "Z. A. de Graaf-IJssel",
        "Graaf-IJssel, Zoë",
        "de Graaf-IJssel, Zoë",
        "Graaf-IJssel, Z.",
        "Graaf-IJssel , Z.A.",
    ],
)
def test_initials_and_the_surname_first_are_likely(tekst):
    [(woorden, soort)] = gevonden(f"Bel {tekst} morgen.")
    assert soort is Zeker.LIJKT_OP
    assert tekst.startswith(woorden.rstrip("."))


@pytest.mark.parametrize(
    "tekst",
    [
        "Zoë de Graaf-IJssels",
        "Zoëde Graaf-IJssel",
        "Zoë de Graaff-IJssel",
        "Zoë Graaf-IJssel",
        "Graaf-IJssel",
        "A. de Graaf-IJssel",
        "de Graaf-IJssel, Anna",
        "Zoë",
        "de",
    ],
)
def test_another_name_is_not_found(tekst):
    assert gevonden(tekst) == []


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        ("Jansen", "Jansens Janssen Jansen1 1Jansen Overjansen"),
        ("de", "deze ouders onder"),
        ("ouders", "ouderschap grootouders"),
        ("Punt", "punten standpunt"),
    ],
)
def test_only_whole_words_count(naam, tekst):
    assert gevonden(tekst, Zoekvraag.van([naam])) == []


@pytest.mark.parametrize(
    "tekst", ["Jansen", "Jansen's", "(Jansen)", "de Boer-Jansen", "«Jansen»", "_Jansen_"]
)
def test_a_word_ends_at_what_is_no_letter(tekst):
    assert gevonden(tekst, Zoekvraag.van(["jansen"])) == [("Jansen", Zeker.NAAM)]


@pytest.mark.parametrize(
    "tekst",
    [
        "058 2345678",
        "0582345678",
        "058-234 56 78",
        "(058) 234 5678",
        "+31582345678",
        "+31 (0)58 234.56.78",
        "0031 58 2345678",
        "058\u00a0234\u201156\u201178",
        "058/2345678",
    ],
)
def test_a_number_is_found_in_any_notation(tekst):
    [(woorden, soort)] = gevonden(f"Bel {tekst}, of mail.")
    assert (woorden, soort) == (tekst, Zeker.NUMMER)


@pytest.mark.parametrize("tekst", ["10582345678", "05823456789", "0582345679", "582345678"])
def test_another_number_is_not_found(tekst):
    assert gevonden(tekst) == []


@pytest.mark.parametrize("nummer", ["112", "14 058", "0800-2000"])
def test_a_number_of_nobody_is_sought_as_words_only(nummer):
    assert Zoekvraag.van([nummer]).nummers == ()


def test_an_address_is_found_as_a_whole():
    assert gevonden("Mail ZOE@voorbeeld.example.")[0] == ("ZOE@voorbeeld.example", Zeker.ADRES)
    assert gevonden("a.zoe@voorbeeld.example zoe@voorbeeld.example.nl") == []


def test_what_a_row_tells_adds_no_name():
    assert VRAAG.met(["Iemand Anders"]).namen == VRAAG.namen


@pytest.mark.parametrize(
    ("naam", "adres", "precies"),
    [
        ("zoë de graaf-ijssel", "", True),
        ("", "Zoe@Voorbeeld.example", True),
        ("Dokter Zoë de Graaf-IJssel", "", False),
        ("Z. de Graaf-IJssel", "", False),
        ("", "", False),
    ],
)
def test_a_row_is_the_persons_by_its_whole_name_or_address(naam, adres, precies):
    assert VRAAG.is_precies(naam, adres) is precies


@pytest.mark.parametrize(
    ("tekst", "hoogstens", "uit"),
    [("Bel Jan Li nu.", None, "Bel [verwijderd] nu."), ("Bel Jan Li nu.", 15, "Bel … nu.")],
)
def test_only_the_words_go(tekst, hoogstens, uit):
    assert haal_weg(tekst, [Treffer(4, 10, Zeker.NAAM)], hoogstens=hoogstens) == uit


@given(st.lists(st.sampled_from(["jan jansen", "Jan\u00a0JANSEN", "janssen", "de", ".", "ouders"])))
def test_all_else_stays_to_the_letter(delen):
    tekst = " | ".join(delen)
    uit = haal_weg(tekst, Zoekvraag.van(["Jan Jansen"]).treffers(tekst))
    weg = {"jan jansen", "Jan\u00a0JANSEN"}
    assert uit == " | ".join("[verwijderd]" if deel in weg else deel for deel in delen)


def test_the_sentence_around_it():
    tekst = "Eerst dit. Vraag Jan om raad! Dan dat."
    assert "".join(zin(tekst, Treffer(17, 20, Zeker.NAAM))) == "Vraag Jan om raad!"
    lang = "woord " * 60 + "Jan" + " woord" * 60
    stuk = zin(lang, Treffer(360, 363, Zeker.NAAM))
    assert stuk.woorden == "Jan"
    assert stuk.voor.startswith("… woord")
    assert stuk.na.endswith("woord …")
    assert len("".join(stuk)) < 300
