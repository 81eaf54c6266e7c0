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
    "tekst", ["Jansen", "Jansen's", "(Jansen)", "de Boer/Jansen", "«Jansen»", "_Jansen_"]
)
def test_a_word_ends_at_what_is_no_letter(tekst):
    assert gevonden(tekst, Zoekvraag.van(["jansen"])) == [("Jansen", Zeker.MISSCHIEN)]


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


@pytest.mark.parametrize(
    "tekst",
    [
        "58 2345678",
        "58-234.56.78",
        "582345678",
        "O58 2345678",
        "o58/234/56/78",
        "(O58) 2345678",
        "+31 (0)58 2345678",
        "+31 0 58 2345678",
        "+31\u00a058\u00a02345678",
        "0031 58 2345678",
        "0031 (0) 58 234 56 78",
        "31 58 2345678",
        "058.234.56.78",
        "058\u00ad234\u00ad5678",
        "058·2345678",
        "058\n2345678",
    ],
)
def test_a_number_without_its_zero_or_with_a_letter_for_it_is_found(tekst):
    assert gevonden(f"Bel {tekst}, of mail.") == [(tekst, Zeker.NUMMER)]
    assert gevonden(tekst) == [(tekst, Zeker.NUMMER)]


@pytest.mark.parametrize("nummer", ["58 2345678", "O58-2345678", "+31 (0)58 2345678"])
def test_a_number_may_be_typed_in_these_ways_as_well(nummer):
    assert Zoekvraag.van([nummer]).nummers == VRAAG.nummers


@pytest.mark.parametrize(
    "tekst",
    [
        "10582345678",
        "05823456789",
        "0582345679",
        "1 58 2345678",
        "10-58-2345678",
        "+32 58 2345678",
        "+32 (0)58 2345678",
        "158 2345678",
        "foo58 2345678",
        "fooO58 2345678",
        "58 23456789",
    ],
)
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


NAMEN = {
    "Anna de Jong": ("Anna", "de", "Jong"),
    "Zoë van der Graaf-IJssel": ("Zoë", "van der", "Graaf-IJssel"),
    "Jan Willem ten Brink": ("Jan Willem", "ten", "Brink"),
    "Sietske Jansen": ("Sietske", "", "Jansen"),
}
# How a name is written, and how surely it is the person then.
VORMEN = [
    ("{voor} {heel}", Zeker.NAAM),
    ("{voor}\u00a0{heel}", Zeker.NAAM),
    ("{voor}\n{heel}", Zeker.NAAM),
    ("{voor}\r\n  {heel}", Zeker.NAAM),
    ("{v}. {heel}", Zeker.LIJKT_OP),
    ("{v}.M. {heel}", Zeker.LIJKT_OP),
    ("{v}. M. {heel}", Zeker.LIJKT_OP),
    ("{v}.M {heel}", Zeker.LIJKT_OP),
    ("{v} M {heel}", Zeker.LIJKT_OP),
    ("{voor} M. {heel}", Zeker.LIJKT_OP),
    ("{voor} M. P. {heel}", Zeker.LIJKT_OP),
    ("{voor} M {heel}", Zeker.LIJKT_OP),
    ("{voor} (Roepnaam) {heel}", Zeker.LIJKT_OP),
    ("{stam}, {voor} {tussen}", Zeker.LIJKT_OP),
    ("{stam}, {voor} M. {tussen}", Zeker.LIJKT_OP),
    ("{stam} , {v}.M. {tussen}", Zeker.LIJKT_OP),
    ("{heel}, {voor}", Zeker.LIJKT_OP),
    ("{heel}, {v}.M.", Zeker.LIJKT_OP),
    ("{stam}-{tussen}, {voor}", Zeker.LIJKT_OP),
    ("{stam} ({tussen}), {voor}", Zeker.LIJKT_OP),
    ("{stam}, {tussen}, {voor}", Zeker.LIJKT_OP),
    ("{stam} {tussen} {voor}", Zeker.LIJKT_OP),
    ("{voor} {heel} Smit", Zeker.LIJKT_OP),
    ("{voor} {heel}-Smit", Zeker.MISSCHIEN),
    ("{voor} {heel}-van der Smit", Zeker.MISSCHIEN),
    ("Marie-{voor} {heel}", Zeker.MISSCHIEN),
    ("{voor} Maria {heel}", Zeker.MISSCHIEN),
    ("{voor}-Maria {heel}", Zeker.MISSCHIEN),
]
MET_TUSSEN = {"{stam}-{tussen}, {voor}", "{stam} ({tussen}), {voor}", "{stam}, {tussen}, {voor}"}
MET_TUSSEN |= {"{stam} {tussen} {voor}"}


@pytest.mark.parametrize("naam", NAMEN)
@pytest.mark.parametrize(("vorm", "soort"), VORMEN)
def test_each_way_of_writing_a_name_has_its_certainty_and_goes_whole(naam, vorm, soort):
    voor, tussen, stam = NAMEN[naam]
    if not tussen and vorm in MET_TUSSEN:
        return
    heel = f"{tussen} {stam}".strip()
    tekst = vorm.format(voor=voor, v=voor[0], tussen=tussen, stam=stam, heel=heel).strip()
    zin_ = f"wij vroegen ({tekst}) om raad"
    [(woorden, zo)] = gevonden(zin_, Zoekvraag.van([naam]))
    assert zo is soort
    tekst = tekst.removesuffix(" Smit") if vorm.endswith("{heel} Smit") else tekst
    assert woorden.removesuffix(".") == tekst.removesuffix(".")


@pytest.mark.parametrize(
    "aanhef", ["mevr. ", "mevr ", "Mevrouw ", "mw. ", "de heer ", "juf ", "Dr. "]
)
@pytest.mark.parametrize(("naam", "achternaam"), [("Anna de Jong", "De Jong"), ("Jan Bos", "Bos")])
def test_a_title_with_the_surname_may_be_somebody_else(aanhef, naam, achternaam):
    vraag = Zoekvraag.van([naam])
    assert gevonden(f"Vraag {aanhef}{achternaam} om raad.", vraag) == [
        (achternaam, Zeker.MISSCHIEN)
    ]
    assert vraag.zekere(f"Vraag {aanhef}{achternaam} om raad.") == []
    assert gevonden(f"Vraag {aanhef}{naam} om raad.", vraag) == [(naam, Zeker.NAAM)]


@pytest.mark.parametrize(
    ("tekst", "soort"),
    [
        ("Vraag Anna de Jong om raad.", Zeker.NAAM),
        ("Vandaag. Vraag Anna de Jong.", Zeker.NAAM),
        ("Zo heet dokter Anna de Jong.", Zeker.NAAM),
        ("Anna de Jong, Piet Bos", Zeker.NAAM),
        ("Anna de Jong's kamer", Zeker.NAAM),
        ("Anna de Jong - coördinator", Zeker.NAAM),
        ("Anna de Jong\nTelefoon", Zeker.NAAM),
        ("VRAAG ANNA DE JONG OM RAAD", Zeker.NAAM),
        ("Wij zagen Maria Anna de Jong.", Zeker.LIJKT_OP),
        ("boer-Anna de Jong", Zeker.MISSCHIEN),
    ],
)
def test_certain_is_the_whole_name_with_no_name_beside_it(tekst, soort):
    [(_, zo)] = gevonden(tekst, Zoekvraag.van(["Anna de Jong"]))
    assert zo is soort


VOORNAMEN = ["Annie", "Ann", "Hanna", "Anne", "Jan", "Piet", "Zoë", "Willem", "Johanna", "Sanne"]
ANDERE = """Jansen;Janssen;de Jonge;Jongsma;Jong;de Jongh;Jongstra;van der Jong;de Jonge-Smit;Jongejan;de Jon;Dejong
Jongeneel;de Jongste;te Jong;de Boer;Jongbloed;de Vries;Jong Baw;van Jongeren""".replace(
    "\n", ";"
).split(";")
STRAAT = ["straat", "laan", "plein", "hof", "weg"]
# A thousand names and streets that look like the person's, and none of them is.
LIJKEN = [
    *(f"{voor} {achter}" for voor in VOORNAMEN for achter in ANDERE),
    *(f"{achter}, {voor}" for voor in VOORNAMEN for achter in ANDERE),
    *(f"{aanhef} {achter}" for aanhef in ("mevr.", "mevrouw", "juf", "dr.") for achter in ANDERE),
    *(f"A. {achter}" for achter in ANDERE),
    *(f"Anna {achter}" for achter in ANDERE),
    *(
        f"{naam}{soort} {nummer}"
        for naam in ("Anna", "Anna de Jong", "De Jong", "Jong")
        for soort in STRAAT
        for nummer in range(1, 21)
    ),
    *(
        "de Jong",
        "De Jong",
        "Anna",
        "het jong",
        "de jonge Anna",
        "een jong gezin",
        "Anna en de jongens",
    ),
    *("Anna belt de Jong", "Anna, de jongste", "jong en oud", "Anna ging. De Jong bleef"),
]


def test_a_thousand_other_names_stay_to_the_letter():
    assert len(set(LIJKEN)) > 900
    vraag = Zoekvraag.van(["Anna de Jong"])
    assert [tekst for tekst in LIJKEN if vraag.treffers(tekst)] == []
    alles = " | ".join(LIJKEN)
    assert haal_weg(alles, vraag.treffers(alles)) == alles


@given(st.lists(st.sampled_from([*LIJKEN, "Anna de Jong"]), max_size=12))
def test_among_other_names_only_the_person_goes(delen):
    tekst = "; ".join(delen)
    uit = haal_weg(tekst, Zoekvraag.van(["Anna de Jong"]).treffers(tekst))
    assert uit == "; ".join("[verwijderd]" if deel == "Anna de Jong" else deel for deel in delen)


@pytest.mark.parametrize(
    "getypt",
    [
        "Jong, Anna de",
        "de Jong, Anna",
        "Jong, de, Anna",
        "JONG , ANNA DE",
        "Jong, mevr. Anna de",
        "mevrouw Anna de Jong",
        "Mevr. dr. Anna de Jong",
        "de heer Anna de Jong",
    ],
)
def test_a_name_may_be_typed_as_a_list_or_a_letter_has_it(getypt):
    vraag = Zoekvraag.van([getypt])
    assert gevonden("Vraag Anna de Jong om raad.", vraag) == [("Anna de Jong", Zeker.NAAM)]
    assert vraag.is_precies("Anna de Jong")
    assert vraag.is_naam_van("Mevrouw Anna de Jong")
    assert gevonden("M. de Jong, J. de Jong en De Jong", vraag) == []


@pytest.mark.parametrize(
    ("getypt", "tekst"),
    [
        ("O'Neill, Sam", "Sam O’Neill"),
        ("d'Hont, Els", "Els D'Hont"),
        ("Hont, Els d'", "Els D'Hont"),
        ("Wit, IJsbrand de", "\u0132sbrand de Wit"),
        ("van den Berg, A.", "A. van den Berg"),
        ("de Vries Robbé", "de Vries Robbé"),
        ("Jong, Anna de", "Jong, Anna de"),
    ],
)
def test_what_was_typed_is_the_name(getypt, tekst):
    [(woorden, soort)] = gevonden(f"vraag {tekst} om raad", Zoekvraag.van([getypt]))
    assert (woorden, soort) == (tekst, Zeker.NAAM)


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        ("Jan Willem ten Brink", "Jan-Willem ten Brink"),
        ("Jan-Willem ten Brink", "Jan Willem ten Brink"),
        ("Jan Willem ten Brink", "ten Brink, Jan-Willem"),
        ("Zoë de Graaf-IJssel", "Zoë de Graaf IJssel"),
        ("Zoë de Graaf IJssel", "Z. de Graaf-IJssel"),
        ("Zoë de Graaf IJssel", "Graaf-IJssel, Zoë de"),
        ("Sam O'Neill", "Sam ONeill"),
        ("Sam O'Neill", "Sam O Neill"),
        ("Els D'Hont", "Els Dhont"),
    ],
)
def test_a_hyphen_or_an_apostrophe_makes_no_other_name(naam, tekst):
    assert gevonden(f"vraag {tekst} om raad", Zoekvraag.van([naam])) == [(tekst, Zeker.LIJKT_OP)]


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        ("Jan Willem ten Brink", "Jan, Willem ten Brink"),
        ("Jan Willem ten Brink", "Janwillems ten Brink"),
        ("Sam O'Neill", "Sam Oneills"),
        ("Anna de Jong", "Anna-de Jong"),
        ("Anna de Jong", "Anna de-Jong"),
    ],
)
def test_a_hyphen_elsewhere_is_no_name(naam, tekst):
    assert gevonden(f"vraag {tekst} om raad", Zoekvraag.van([naam])) == []


@pytest.mark.parametrize("naam", ["mevrouw Bos", "de heer Bos", "de Boer"])
def test_a_title_stays_where_hardly_a_name_is_left(naam):
    assert Zoekvraag.van([naam]).namen == (naam.casefold(),)


@pytest.mark.parametrize(
    ("naam", "is_het"),
    [
        ("Anna de Jong", True),
        ("Dokter Anna de Jong", True),
        ("mevr. dr. ANNA DE JONG", True),
        ("Anna de Jong-Smit", False),
        ("Anna de Jong Smit", False),
        ("Maria Anna de Jong", False),
        ("A. de Jong", False),
        ("mevrouw De Jong", False),
        ("Jong", False),
    ],
)
def test_a_row_leads_on_only_when_it_surely_is_the_person(naam, is_het):
    assert Zoekvraag.van(["Anna de Jong", "Jong"]).is_naam_van(naam) is is_het


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
