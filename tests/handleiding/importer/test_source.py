"""The real handbook: everything that the printed text has is there, counted by hand."""

import re
from collections import Counter

import pytest

from handleiding.importer.lines import zonder_teken
from handleiding.importer.parse import parse
from handleiding.importer.read import read_regels
from handleiding.importer.structure import JSON, Boekpagina, ImportFout
from tests.handleiding.importer.bron import BRON, gelezen, needs_source
from tests.handleiding.importer.controle import alle_paginas, bijeenkomst, verloren_woorden

pytestmark = needs_source

# Counted in the printed text, not by running the importer. Per session: topics, subtopics,
# programme items, materials, points of attention, questions and the texts between the questions.
# 3.1 has no list of programme items: its three come from the instructions. In 3.3 and 3.5 the
# attention part is two paragraphs, in 3.4 one with five loose questions under it, in 3.2 "Geen".
ONDERDELEN = {
    #    on su pr ma aa vr te
    1: (3, 0, 3, 2, 1, 5, 0),
    2: (5, 3, 4, 3, 0, 3, 0),
    3: (1, 0, 3, 2, 2, 4, 1),
    4: (1, 0, 2, 2, 1, 4, 1),
    5: (3, 2, 5, 3, 2, 5, 2),
    6: (2, 0, 3, 3, 1, 2, 1),
    7: (2, 0, 2, 2, 1, 3, 0),
    8: (2, 0, 3, 3, 1, 3, 0),
    9: (2, 0, 2, 2, 1, 3, 1),
    10: (1, 0, 2, 2, 1, 0, 0),
}
# The references in a session's own list: (kind, for which session) → how many.
VERWIJZINGEN = {
    1: {("verplicht", "deze"): 2, ("verplicht", "volgende"): 3},
    2: {("verplicht", "volgende"): 1},
    3: {("verplicht", "volgende"): 3},
    4: {("verplicht", "volgende"): 1, ("keuze", "volgende"): 4},
    5: {("verplicht", "volgende"): 2},
    6: {("verplicht", "volgende"): 2, ("verdieping", "volgende"): 1},
    7: {("verplicht", "volgende"): 1},
    8: {("verplicht", "volgende"): 2, ("verdieping", "volgende"): 1},
    9: {("verplicht", "volgende"): 1, ("herlezen", "volgende"): 2},
    10: {},
}
TITELS = {
    1: "Kennismaken en solidariteit (hoe zie jij ouders?)",
    2: "Kwetsbaarheid van ouders – de ouderlijke werkvloer",
    3: "Bufferprocessen en omstandigheden",
    4: "‘Goede ouder’-ervaringen",
    5: "De meta-positie",
    6: "Een goede taakverdeling",
    7: "Als het thuis mis gaat",
    8: "Zorg versus controle",
    9: "Kun je solidair blijven?",
    10: "Solidariteit, hoe ziet dat er uit in jouw wijk?",
}
OVERZICHT = {1: 2, 2: 3, 3: 1, 4: 3, 5: 5, 6: 1, 7: 3, 8: 1, 9: 4, 10: 3}
OVERIGE = {"Taakverdeling na scheiding": 3, "Artikelen": 12, "Boeken": 5, "Boeken voor ouders": 2}
# The last names of the authors in 4.2, in order.
AUTEURS_OVERZICHT = {
    4: ["Hoek", "Hoek", "Vermeire"],
    5: ["Hoek", "Weille", "Vermeire", "Leijser", "Leijser"],
    9: ["Baartman", "Cottyn", "Pas", ""],
}


def lijst(pagina: Boekpagina, veld: str) -> list[dict[str, JSON]]:
    waarde = pagina.velden[veld]
    assert isinstance(waarde, list)
    return waarde  # type: ignore[return-value]


def soorten(pagina: Boekpagina, veld: str) -> Counter[str]:
    return Counter(str(blok["type"]) for blok in lijst(pagina, veld))


def pagina(nummer: str) -> Boekpagina:
    return next(pagina for pagina in alle_paginas(gelezen()) if pagina.nummer == nummer)


@pytest.mark.parametrize("nummer", range(1, 11))
def test_session_has_all_parts_and_items(nummer):
    pagina = bijeenkomst(gelezen(), nummer)
    onderwerpen = lijst(pagina, "onderwerpen")
    vragen = soorten(pagina, "voorbereidingsvragen")
    assert ONDERDELEN[nummer] == (
        len(onderwerpen),
        sum(len(blok["value"]["onderdelen"]) for blok in onderwerpen),
        len(lijst(pagina, "programma")),
        len(lijst(pagina, "materiaal")),
        len(lijst(pagina, "aandachtspunten")),
        vragen["vraag"],
        vragen["tekst"],
    )
    assert pagina.velden["doel"]
    assert pagina.titel == TITELS[nummer]
    assert pagina.nummer == f"3.{nummer}"


def test_points_are_bullets_and_texts_are_paragraphs():
    typen = {n: list(soorten(bijeenkomst(gelezen(), n), "aandachtspunten")) for n in (1, 2, 3, 6)}
    assert typen == {1: ["punt"], 2: [], 3: ["tekst"], 6: ["tekst"]}


@pytest.mark.parametrize("nummer", range(1, 11))
def test_session_has_all_references(nummer):
    verwijzingen = [blok["value"] for blok in lijst(bijeenkomst(gelezen(), nummer), "literatuur")]
    telling = Counter((v["soort"], v["moment"]) for v in verwijzingen)
    assert telling == VERWIJZINGEN[nummer]
    assert all(v["titel"] for v in verwijzingen)


@pytest.mark.parametrize("nummer", range(1, 11))
def test_every_programme_item_has_an_instruction(nummer):
    items = [blok["value"] for blok in lijst(bijeenkomst(gelezen(), nummer), "programma")]
    assert all(item["titel"] and item["instructie"] for item in items)


def test_forms_of_work_follow_from_the_titles():
    def vormen(nummer):
        return [
            blok["value"]["werkvorm"] for blok in lijst(bijeenkomst(gelezen(), nummer), "programma")
        ]

    assert vormen(1) == ["in_paren", "mindmap", "presentatie"]
    assert vormen(5) == ["huiswerk", "presentatie", "oefening", "spel", "casuistiek"]


def test_literature_overview_has_all_references():
    literatuur = pagina("4.2")
    assert literatuur.soort == "literatuur"
    gedrukt = {
        b["value"]["nummer"]: b["value"]["verwijzingen"] for b in lijst(literatuur, "gedrukt")
    }
    assert {nummer: len(verwijzingen) for nummer, verwijzingen in gedrukt.items()} == OVERZICHT
    overige = {
        b["value"]["kop"]: len(b["value"]["verwijzingen"]) for b in lijst(literatuur, "overige")
    }
    assert overige == OVERIGE
    for nummer, namen in AUTEURS_OVERZICHT.items():
        assert [str(v["auteur"]).split(" ")[-1] for v in gedrukt[nummer]] == namen


def test_references_are_split_into_fields():
    """Of the 26 in the sessions' lists two name no author, and five have no pages."""
    eigen = [
        b["value"] for n in range(1, 11) for b in lijst(bijeenkomst(gelezen(), n), "literatuur")
    ]
    assert len(eigen) == 26
    assert sum(not v["auteur"] for v in eigen) == 2
    assert sum(bool(v["paginas"]) for v in eigen) == 21
    assert [v["url"] for v in eigen if v["url"]] == [
        "http://blog.interactie-academie.be/casuistiek/ouders-ouderschap-onder-druk/"
    ]
    assert sorted(v["jaar"] for v in eigen if v["jaar"]) == ["2004", "2011", "2013", "2013", "2015"]


def test_address_broken_over_two_lines_is_whole():
    overige = lijst(pagina("4.2"), "overige")
    adres = overige[0]["value"]["verwijzingen"][2]["url"]
    assert adres.startswith("http://blog.interactie-academie.be/opinie-debat/de-pot-verwijt")
    assert adres.endswith("reactief-denken/")


def test_tree_of_pages():
    boom = [
        (pagina.nummer, pagina.soort, [kind.nummer for kind in pagina.kinderen])
        for pagina in gelezen().paginas
    ]
    assert boom == [
        ("", "hoofdstuk", []),
        ("1", "hoofdstuk", []),
        ("2", "hoofdstuk", [f"2.{i}" for i in range(1, 9)]),
        ("3", "hoofdstuk", [f"3.{i}" for i in range(1, 11)]),
        ("4", "hoofdstuk", ["4.1", "4.2"]),
    ]
    assert pagina("4.1").soort == "bufferschema"
    assert gelezen().titel == "Handleiding | Houding en Handelen Kindermishandeling"


def test_heading_on_two_lines_is_one_title():
    assert pagina("2.4").titel.endswith("(vermoedens van) kindermishandeling")


def test_pull_quotes_stand_apart():
    """1: seven quotes at the foot of three pages; 2.5: three; 2.7: one."""
    telling = {
        nummer: soorten(pagina(nummer), "inhoud")["citaat"] for nummer in ("1", "2.5", "2.7")
    }
    assert telling == {"1": 7, "2.5": 3, "2.7": 1}
    alles = sum(
        soorten(deel, "inhoud")["citaat"]
        for deel in alle_paginas(gelezen())
        if deel.soort == "hoofdstuk"
    )
    assert alles == 11


def test_lists_keep_their_items_and_depth():
    def aantal(nummer, tag):
        return sum(str(blok["value"]).count(tag) for blok in lijst(pagina(nummer), "inhoud"))

    assert aantal("2.4", "<li>") == 6
    assert aantal("2.6", "<li>") == 10
    # 2.8: seven tips, the first with five below it.
    assert aantal("2.8", "<li>") == 12
    assert aantal("2.8", "<ul>") == 2
    assert aantal("2.5", "<h2>") == 5


def test_share_not_placed_is_under_one_percent():
    rapport = gelezen().rapport
    assert len(rapport.niet_geplaatst) / len(rapport.regels) < 0.01


def test_only_captions_are_not_placed():
    """Two drawings left their captions in the text: under 2.1, and above 3.5."""
    rapport = gelezen().rapport
    assert rapport.niet_geplaatst == (303, 305, 307, 309, 310, 312, 980, 982)
    assert sum("bijschriften" in opmerking for opmerking in rapport.opmerkingen) == 2


def test_running_headers_are_furniture():
    assert gelezen().rapport.opmaak == {352, 471}


def test_every_line_has_one_place():
    assert all(len(plaatsen) == 1 for plaatsen in gelezen().rapport.plaatsen.values())


# What a heading says by its form: the name of a part is the field, "Bijeenkomst 3" its number.
ONDERDEELKOP = re.compile(r"^3\.\d+\.\d+ ")
TELKOP = re.compile(r"^(?:[34]\.\d+ )?(?:Bijeenkomst|Bijlage) \d+")
# "Voor de liefhebbers:" and the like are the kind of the references below; "Geen" is an empty list;
# the heading of 4.3 is the field `overige`.
DOOR_DE_VORM = {827, 961, 1132, 1286, 1341, 1491}


def test_no_word_of_a_placed_line_is_lost():
    verloren = {}
    for nr, weg in verloren_woorden(gelezen()).items():
        regel = gelezen().rapport.regels[nr]
        if TELKOP.match(regel):
            weg = weg - {"Bijeenkomst", "Bijlage"} - {deel for deel in weg if deel.isdigit()}
        # The instruction calls an item nearly what the list calls it: then the report says so.
        gemeld = f"“{zonder_teken(regel)}”"
        bijna = any(gemeld in opmerking for opmerking in gelezen().rapport.opmerkingen)
        if weg and not (ONDERDEELKOP.match(regel) or nr in DOOR_DE_VORM or bijna):
            verloren[nr] = weg
    assert verloren == {}


def test_differences_between_the_lists_are_reported():
    """4.2 against the sessions: read side by side."""
    verschillen = [(v.bijeenkomst, v.soort) for v in gelezen().rapport.verschillen]
    assert verschillen == [
        (1, "anders geschreven"),  # 11,1 and 11.1
        (5, "anders geschreven"),  # a letter is missing in the title
        (6, "alleen bij bijeenkomst"),  # Van der Pas, Kritische blikken
        (9, "anders geschreven"),  # 4.2 puts the name of the theme before the title
        (9, "alleen in bijlage"),  # Baartman, Zorg voor veiligheid
    ]


def test_people_are_pointed_out():
    """Only the acknowledgement in 1 lists people with a dash and their function: 11, 15 and 2."""
    (melding,) = [o for o in gelezen().rapport.opmerkingen if "toestemming" in o]
    assert melding.startswith("1 “Inleiding” noemt personen met hun functie")
    assert "(28 keer, vanaf regel 254)" in melding


@pytest.mark.parametrize(
    "deel",
    ["3.7.5 heet “Instructie”", "Bijeenkomst 1 heeft geen onderdeel “Programmaonderdelen”"],
)
def test_odd_numbering_is_reported(deel):
    assert any(deel in opmerking for opmerking in gelezen().rapport.opmerkingen)


@pytest.mark.parametrize("tot", [200, 420, 687, 692, 760, 911, 1100, 1290, 1356, 1370, 1398, 1450])
def test_cut_off_source_is_refused(tot):
    with pytest.raises(ImportFout, match="afgebroken"):
        parse(read_regels(BRON)[:tot])
