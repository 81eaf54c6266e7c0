"""Whole small handbooks: the shape of the result, and odd numbering."""

import ast
import re
from pathlib import Path

import pytest

import handleiding.importer
from handleiding.importer.parse import parse
from handleiding.importer.structure import ImportFout
from tests.handleiding.importer import voorbeeld
from tests.handleiding.importer.controle import (
    alle_paginas,
    bijeenkomst,
    lees,
    letters,
    teksten,
)


def pagina(handleiding, nummer):
    return next(pagina for pagina in alle_paginas(handleiding) if pagina.nummer == nummer)


def test_tree():
    boom = [
        (p.nummer, p.titel, [(k.nummer, k.soort) for k in p.kinderen])
        for p in lees(voorbeeld.regels()).paginas
    ]
    assert boom == [
        ("", "Voor wie dit leest", []),
        ("1", "Inleiding", []),
        ("2", "De groep", [("2.1", "hoofdstuk"), ("2.2", "hoofdstuk")]),
        ("3", "Programma", [(f"3.{n}", "bijeenkomst") for n in range(1, 11)]),
        ("4", "Bijlagen", [("4.1", "bufferschema"), ("4.2", "literatuur")]),
    ]


def test_session_fields():
    velden = bijeenkomst(lees(voorbeeld.regels()), 2).velden
    assert velden == {
        "nummer": 2,
        "doel": "<p>De groep leert stap B.</p>",
        "onderwerpen": [
            {"type": "onderwerp", "value": {"tekst": "Het eerste", "onderdelen": []}},
            {
                "type": "onderwerp",
                "value": {
                    "tekst": "Het tweede",
                    "onderdelen": ["Een deel daarvan", "Nog een deel"],
                },
            },
        ],
        "programma": [
            {
                "type": "onderdeel",
                "value": {
                    "titel": "Terugblik",
                    "werkvorm": "in_paren",
                    "minuten": 10,
                    "instructie": "<p>Kijk in paren terug op de vorige keer.</p>",
                },
            },
            {
                "type": "onderdeel",
                "value": {
                    "titel": "Spel met kaarten",
                    "werkvorm": "spel",
                    "minuten": None,
                    "instructie": (
                        "<p>Deel de kaarten uit. Vraag daarna:</p>"
                        "<ul><li>Welke kaart koos je?</li><li>Waarom deze?</li></ul>"
                    ),
                },
            },
        ],
        "materiaal": [
            {"type": "materiaal", "value": "Papier"},
            {"type": "materiaal", "value": "Potloden"},
        ],
        "aandachtspunten": [],
        "literatuur": [
            {
                "type": "verwijzing",
                "value": {
                    "auteur": "Anna de Wit",
                    "titel": "Buren in gesprek B",
                    "jaar": "",
                    "bron": "Wijkblad 4.2",
                    "paginas": "10-12",
                    "url": "",
                    "soort": "verplicht",
                    "moment": "volgende",
                    "toelichting": "",
                },
            },
            {
                "type": "verwijzing",
                "value": {
                    "auteur": "Bert Zwart",
                    "titel": "Samen eten B",
                    "jaar": "",
                    "bron": "Koken voor velen, red: Anna de Wit",
                    "paginas": "3-9",
                    "url": "",
                    "soort": "verdieping",
                    "moment": "volgende",
                    "toelichting": "",
                },
            },
        ],
        "voorbereidingsvragen": [
            {"type": "vraag", "value": "Wat heb je gelezen over B?"},
            {"type": "vraag", "value": "Wat neem je mee?"},
        ],
    }


def test_chapters():
    handleiding = lees(voorbeeld.regels())
    assert handleiding.rapport.niet_geplaatst == ()
    inleiding = pagina(handleiding, "1").velden["inhoud"]
    assert [blok["type"] for blok in inleiding] == ["tekst", "citaat", "tekst"]
    assert inleiding[1]["value"] == {
        "citaat": "Ik wist niet dat mijn buren zo veel konden.",
        "bron": "",
    }
    afspraken = pagina(handleiding, "2.2").velden["inhoud"]
    assert afspraken == [
        {
            "type": "tekst",
            "value": "<ol><li>Wij komen op tijd.</li><li>Wij laten elkaar uitpraten, ook wanneer "
            "iemand langzaam praat of even naar woorden zoekt in de kring.</li>"
            "<li>Wij vertellen niets door.</li></ol>",
        }
    ]


def test_annexes():
    handleiding = lees(voorbeeld.regels())
    assert pagina(handleiding, "4.1").velden == {"inleiding": ""}
    literatuur = pagina(handleiding, "4.2").velden
    assert [blok["value"]["nummer"] for blok in literatuur["gedrukt"]] == list(range(2, 11))
    assert literatuur["gedrukt"][0]["value"]["kop"] == "Onderwerp nummer B"
    assert literatuur["overige"][0]["value"]["kop"] == "Boeken"
    assert handleiding.rapport.verschillen == ()


def test_report_says_where_the_lines_are():
    json = lees(voorbeeld.regels()).rapport.to_json()
    sessie = next(p for p in json["paginas"] if p["nummer"] == "3.1")
    assert sessie["velden"]["literatuur"] == 2
    assert sessie["velden"]["doel"] == 1
    assert sessie["velden"]["aandachtspunten"] == 0
    eerste = int(sessie["regels"]["titel"])
    assert sessie["regels"]["doel"] == f"{eerste + 2}-{eerste + 3}"
    assert set(json) == {
        "regels",
        "geplaatst",
        "opmaak",
        "opmaak_regels",
        "opmaak_soorten",
        "niet_geplaatst",
        "paginas",
        "verschillen",
        "opmerkingen",
    }


VOETEN = [(40, "Handleiding | Buren 2"), (160, "Handleiding | Buren 4")]


def met_voeten(voeten):
    """The example with lines in the white of a page's foot."""
    regels = voorbeeld.regels()
    for plek, tekst in reversed(voeten):
        while not (regels[plek - 1] and regels[plek]):
            plek += 1
        regels[plek:plek] = ["", "", "", "", tekst, ""]
    return regels


def test_title_of_the_book_comes_from_its_running_header():
    regels = met_voeten(VOETEN)
    handleiding = lees(regels)
    assert handleiding.titel == "Handleiding | Buren"
    assert handleiding.rapport.to_json()["opmaak_soorten"] == [
        {
            "soort": "kop- of voetregel",
            "tekst": "Handleiding | Buren",
            "aantal": 2,
            "regels": ", ".join(str(regels.index(voet) + 1) for _, voet in VOETEN),
        }
    ]


def test_an_exercise_is_no_title_and_stays():
    """Twice the same words with a number, in the white of a page's foot: text, and said."""
    regels = met_voeten([(40, "Opdracht voor thuis 1"), (160, "Opdracht voor thuis 2")])
    handleiding = lees(regels)
    assert handleiding.titel == "Handleiding"
    assert not handleiding.rapport.opmaak
    tekst = letters(" ".join(t for blad in alle_paginas(handleiding) for t in teksten(blad.velden)))
    assert "Opdrachtvoorthuis1" in tekst
    assert "Opdrachtvoorthuis2" in tekst
    assert any("lijken een kop- of voetregel" in zin for zin in handleiding.rapport.opmerkingen)


def test_a_table_of_contents_gives_the_book_no_title():
    regels = ["Inhoudsopgave", "Kennismaken ......... 3", "", *voorbeeld.regels()]
    assert lees(regels).titel == "Handleiding"


@pytest.mark.parametrize(
    ("oud", "nieuw", "opmerking"),
    [
        ("3.4.5 Instructie programma onderdelen", "3.4.5 Instructie", "3.4.5 heet “Instructie”"),
        ("3.4.5 Instructie programma", "3.7.9 Instructie programma", "onregelmatig (3.7.9)"),
        ("3.4.5 Instructie programma onderdelen", "3.4.5. INSTRUCTIE PROGRAMMA-ONDERDELEN:", ""),
        ("3.4.1 Doel\n", "3.4.1 Doel: ", ""),
        ("3.4 Bijeenkomst 4: ", "3.4 ", "heeft geen eigen nummer en is bijeenkomst 4 geworden"),
        ("3.4 Bijeenkomst 4: ", "Bijeenkomst 4 - ", ""),
        ("Potloden\n\n3.4.5 Instructie", "Potloden 3.4.5 Instructie", ""),
        ("3.4.6 Aandachtspunten\n- Geen\n", "", "geen onderdeel “Aandachtspunten”"),
        ("- Geen\n", "Geen.\n", ""),
    ],
)
def test_odd_headings_change_nothing_but_the_report(oud, nieuw, opmerking):
    gewoon, vreemd = voorbeeld.sessie(4), voorbeeld.sessie(4).replace(oud, nieuw)
    assert vreemd != gewoon
    handleiding = lees(voorbeeld.regels(sessie4=vreemd))
    assert bijeenkomst(handleiding, 4).velden == bijeenkomst(lees(voorbeeld.regels()), 4).velden
    assert bijeenkomst(handleiding, 4).titel == "Onderwerp nummer D"
    assert handleiding.rapport.niet_geplaatst == ()
    opmerkingen = handleiding.rapport.opmerkingen
    assert any(opmerking in deel for deel in opmerkingen) if opmerking else not opmerkingen


def test_sessions_without_any_numbers():
    kaal = {
        f"sessie{n}": re.sub(r"3\.\d+(?:\.\d+)? ", "", voorbeeld.sessie(n)).replace(
            "Voor de liefhebbers:", "Overige literatuur:"
        )
        for n in range(1, 11)
    }
    handleiding, gewoon = lees(voorbeeld.regels(**kaal)), lees(voorbeeld.regels())
    for nummer in range(1, 11):
        assert bijeenkomst(handleiding, nummer) == bijeenkomst(gewoon, nummer)


def test_literature_under_a_heading_of_its_own():
    apart = voorbeeld.sessie(4).replace("Voor de liefhebbers:", "3.4.8 Overige literatuur")
    velden = bijeenkomst(lees(voorbeeld.regels(sessie4=apart)), 4).velden
    assert [b["value"]["soort"] for b in velden["literatuur"]] == ["verplicht", "verdieping"]


def test_missing_programme_comes_from_the_instructions():
    zonder = re.sub(r"3\.4\.3.*?(?=3\.4\.4)", "", voorbeeld.sessie(4), flags=re.DOTALL)
    handleiding = lees(voorbeeld.regels(sessie4=zonder))
    items = bijeenkomst(handleiding, 4).velden["programma"]
    assert [item["value"]["titel"] for item in items] == ["Terugblik", "Spel met kaarten"]
    assert any("komt uit de instructies" in o for o in handleiding.rapport.opmerkingen)


def test_parts_in_another_order():
    delen = re.split(r"(?=3\.4\.\d )", voorbeeld.sessie(4))
    delen[3], delen[4] = delen[4], delen[3]
    handleiding = lees(voorbeeld.regels(sessie4="".join(delen)))
    assert bijeenkomst(handleiding, 4).velden == bijeenkomst(lees(voorbeeld.regels()), 4).velden
    assert any("andere volgorde" in o for o in handleiding.rapport.opmerkingen)


def test_unknown_part_is_kept_under_its_own_heading():
    extra = voorbeeld.sessie(4) + "\n3.4.9 Evaluatie\nVraag hoe het ging.\n"
    handleiding = lees(voorbeeld.regels(sessie4=extra))
    assert bijeenkomst(handleiding, 4).velden["aandachtspunten"] == [
        {"type": "tekst", "value": "<h3>Evaluatie</h3><p>Vraag hoe het ging.</p>"}
    ]
    assert any("onbekend onderdeel" in o for o in handleiding.rapport.opmerkingen)


def test_section_between_the_sessions_is_a_chapter():
    extra = voorbeeld.sessie(10) + "\n3.11 Daarna\nHoe het verder ging, leest u hier.\n"
    handleiding = lees(voorbeeld.regels(sessie10=extra))
    assert pagina(handleiding, "3.11").soort == "hoofdstuk"


def test_loose_captions_are_reported_not_placed():
    extra = voorbeeld.sessie(4) + " Huis\n\nTuin en straat\n\n"
    handleiding = lees(voorbeeld.regels(sessie4=extra))
    niet = [handleiding.rapport.regels[nr] for nr in handleiding.rapport.niet_geplaatst]
    assert niet == ["Huis", "Tuin en straat"]
    assert any("bijschriften" in o for o in handleiding.rapport.opmerkingen)


def test_list_of_people_asks_for_consent():
    extra = voorbeeld.INLEIDING + "\nMet dank aan:\n- Anna de Wit – juf\n- Bert Zwart - agent\n"
    handleiding = lees(voorbeeld.regels(inleiding=extra))
    assert any("toestemming" in o and "2 keer" in o for o in handleiding.rapport.opmerkingen)
    assert not any("toestemming" in o for o in lees(voorbeeld.regels()).rapport.opmerkingen)


def test_one_short_line_is_no_caption():
    extra = voorbeeld.INLEIDING + "\nHuis\n\nIn de straat staan vier huizen.\n"
    handleiding = lees(voorbeeld.regels(inleiding=extra))
    assert handleiding.rapport.niet_geplaatst == ()


def test_preface_has_no_pull_quotes():
    voor = (
        voorbeeld.VOORWOORD
        + "\nIk liep door de straat en zag overal mensen praten.\n Verder ging ik.\n"
    )
    handleiding = lees(voorbeeld.regels(voorwoord=voor))
    assert [blok["type"] for blok in handleiding.paginas[0].velden["inhoud"]] == ["tekst"]


def test_quoted_paragraph_is_a_pull_quote():
    extra = (
        voorbeeld.INLEIDING + "\n“Wij hebben er veel van geleerd, elke keer.”\n\nEn nu verder.\n"
    )
    inhoud = pagina(lees(voorbeeld.regels(inleiding=extra)), "2.2").velden["inhoud"]
    assert [blok["type"] for blok in inhoud] == ["tekst", "citaat", "tekst"]
    assert inhoud[1]["value"]["citaat"] == "Wij hebben er veel van geleerd, elke keer."


def test_line_with_heading_and_text_has_one_place():
    vreemd = voorbeeld.sessie(4).replace("3.4.1 Doel\n", "3.4.1 Doel: ")
    handleiding = lees(voorbeeld.regels(sessie4=vreemd))
    assert all(len(plaatsen) == 1 for plaatsen in handleiding.rapport.plaatsen.values())


def test_annexes_without_numbers():
    """The items "4." of the lists before it are no chapters."""
    vier = voorbeeld.sessie(4).replace(
        "2. Spel met kaarten\n\n", "2. Spel\n\n3. Eten\n\n4. Slot\n\n"
    )
    bijlagen = re.sub(r"4\.\d Bijlage", "\nBijlage", voorbeeld.bijlagen())
    handleiding = lees(voorbeeld.regels(sessie4=vier, bijlagen=f"\n{bijlagen}"))
    assert [p.titel for p in handleiding.paginas[-1].kinderen] == [
        "Het schema",
        "Literatuuroverzicht per bijeenkomst",
    ]
    assert len(bijeenkomst(handleiding, 4).velden["programma"]) == 4


def test_numbered_line_of_the_text_is_no_chapter():
    extra = voorbeeld.INLEIDING + "\nEen gewone zin.\n\n3. Kies samen een dag\n\nNog een zin.\n"
    handleiding = lees(voorbeeld.regels(inleiding=extra))
    assert pagina(handleiding, "3").titel == "Programma"
    assert "Kies samen een dag" in str(pagina(handleiding, "2.2").velden)


def test_more_lists_of_other_literature_are_one_field():
    bijlagen = voorbeeld.bijlagen() + "4.4 Bijlage 4 Meer literatuur\n- Dirk Rood, De tuin.\n"
    handleiding = lees(voorbeeld.regels(bijlagen=bijlagen))
    groepen = [blok["value"]["kop"] for blok in pagina(handleiding, "4.2").velden["overige"]]
    assert groepen == ["Boeken", "Meer literatuur"]


def test_other_annex_is_a_page_of_its_own():
    bijlagen = voorbeeld.bijlagen() + "4.4 Bijlage 4 Adressen\nHet buurthuis staat op de hoek.\n"
    handleiding = lees(voorbeeld.regels(bijlagen=bijlagen))
    assert pagina(handleiding, "4.4").soort == "bijlage"
    assert pagina(handleiding, "4.4").titel == "Adressen"
    assert pagina(handleiding, "4.4").velden["inhoud"] == [
        {"type": "tekst", "value": "<p>Het buurthuis staat op de hoek.</p>"}
    ]


def test_numbered_list_is_no_chapter():
    lijst = voorbeeld.INLEIDING + "\n".join(f"{n}. Punt {n}" for n in range(1, 7)) + "\n"
    handleiding = lees(voorbeeld.regels(inleiding=lijst))
    assert [p.nummer for p in handleiding.paginas] == ["", "1", "2", "3", "4"]


def test_chapter_heading_that_is_missing_is_made_up():
    zonder = voorbeeld.tekst().replace("3. Programma\n", "")
    handleiding = lees(zonder.split("\n"))
    assert pagina(handleiding, "3").titel == "Hoofdstuk 3"
    assert len(pagina(handleiding, "3").kinderen) == 10


@pytest.mark.parametrize(
    ("regels", "melding"),
    [
        ([], "leeg"),
        (["", "  "], "leeg"),
        (["Beste mensen,", "", "Tot morgen!"], "geen handleiding"),
        (["1. Melk", "2. Brood", "3. Kaas"], "geen handleiding"),
        (["3.1 Bijeenkomst 1: Begin", "3.1.1 Doel", "Iets."], "1 van de 10"),
        (["x" * 30_000], "geen handleiding"),
        (["x"] * 30_000, "geen handleiding"),
    ],
)
def test_no_handbook(regels, melding):
    with pytest.raises(ImportFout, match=melding):
        parse(regels)


def test_fewer_sessions_before_the_annexes_are_accepted_and_told():
    """Nine sessions and all their annexes are a whole book; without annexes it was cut off."""
    overzicht = voorbeeld.bijlagen()
    tiende = overzicht.index("Bijeenkomst 10")
    negen = overzicht[:tiende] + overzicht[overzicht.index("4.3 Bijlage") :]
    handleiding = lees(voorbeeld.regels(sessie10="", bijlagen=negen))
    assert len(pagina(handleiding, "3").kinderen) == 9
    assert any("9 van de 10" in o for o in handleiding.rapport.opmerkingen)


def tot(stuk):
    tekst = voorbeeld.tekst()
    return tekst[: tekst.index(stuk)].split("\n")


@pytest.mark.parametrize(
    ("stuk", "delen"),
    [
        ("2.2 Afspraken", ["afgebroken", "2.1 “Wie er meedoen”"]),
        ("3.1 Bijeenkomst", ["afgebroken"]),
        ("3.6 Bijeenkomst", ["5 van de 10", "bijeenkomst 5, onderdeel “Vragen ter voorbereiding”"]),
        ("3.10.4", ["bijeenkomst 10 ontbreekt “Benodigd materiaal”", "onderdeel “Programma"]),
        ("4. Bijlagen", ["verwijst naar een bijlage"]),
        ("4.2 Bijlage", ["literatuurlijst", "4.1 “Het schema”"]),
        ("Bijeenkomst 7: Onderwerp nummer G\n- Anna", ["stopt bij bijeenkomst 6", "4.2"]),
        ("huiskamer", ["laatste zin"]),
    ],
)
def test_cut_off_handbook(stuk, delen):
    with pytest.raises(ImportFout) as fout:
        parse(tot(stuk))
    assert all(deel in str(fout.value) for deel in delen), fout.value


def test_cut_at_any_line_before_the_annexes_is_refused():
    regels = voorbeeld.regels()
    for aantal in range(regels.index("4. Bijlagen")):
        with pytest.raises(ImportFout):
            parse(regels[:aantal])


def test_no_letter_is_lost():
    regels = voorbeeld.regels()
    handleiding = lees(regels)
    inhoud = letters(
        " ".join(f"{p.titel} {' '.join(teksten(p.velden))}" for p in alle_paginas(handleiding))
    )
    for regel in regels:
        if re.match(r"[A-Z]", regel) and "Bijeenkomst" not in regel and "pp:" not in regel:
            assert letters(regel) in inhoud or regel == "Voor de liefhebbers:"


def test_importer_is_pure():
    """No Django in what reads and parses, and the heavy readers only when they are needed."""
    map_ = Path(handleiding.importer.__file__ or "").parent
    for bestand in map_.glob("*.py"):
        if bestand.stem in {"write", "ids"}:
            continue
        boom = ast.parse(bestand.read_text("utf-8"))
        buiten = {
            deel.split(".")[0]
            for knoop in boom.body
            for deel in (
                [naam.name for naam in knoop.names]
                if isinstance(knoop, ast.Import)
                else [knoop.module or ""]
                if isinstance(knoop, ast.ImportFrom)
                else []
            )
        }
        assert not buiten & {"django", "wagtail", "mammoth", "pypdf"}, bestand.name


GETELD = [
    ["Oefening 1", "Luister naar elkaar.", "Oefening 2", "Vertel het verder."],
    ["10", "20", "30"],
    ["2021", "Toen begon het.", "2023", "Toen kwam er een vervolg."],
    ["III", "IV", "VI"],
    ["vii. Kijken", "xi) Doen"],
    ["A. Samen kijken", "B) Alleen kijken"],
]


@pytest.mark.parametrize("geteld", GETELD, ids=lambda regels: regels[0])
@pytest.mark.parametrize("wit", ["\n", "\n\n", "\n\n\n"], ids=["0", "1", "2"])
def test_what_counts_in_a_text_is_text(geteld, wit):
    """Exercises, a column of a table, years: nothing of it belongs to the page."""
    inleiding = f"{voorbeeld.INLEIDING}Een zin vooraf.\n\n{wit.join(geteld)}\n\nEen zin erna.\n"
    handleiding = lees(voorbeeld.regels(inleiding=inleiding))
    inhoud = " ".join(
        teksten(next(p for p in alle_paginas(handleiding) if p.nummer == "2.2").velden)
    )
    plekken = [inhoud.find(regel) for regel in geteld]
    assert -1 not in plekken
    assert plekken == sorted(plekken)
    assert not handleiding.rapport.opmaak


TABEL = "Dag      Wie       Waar\n{wit}Maandag  De juf    School\n{wit}Dinsdag  De agent  Bureau\n"
ALINEAS = "Een eerste alinea\n\nTweede alinea zonder punt\n\nDerde alinea hier\n"


@pytest.mark.parametrize("wit", ["", "\n"], ids=["close", "apart"])
@pytest.mark.parametrize("scheiding", ["  ", "\t"], ids=["spaces", "tabs"])
def test_a_small_table_and_what_stands_below_it_are_text(wit, scheiding):
    stuk = TABEL.format(wit=wit).replace("  ", scheiding)
    tekst = voorbeeld.tekst().replace("2.2 Afspraken", f"\n{stuk}\n{ALINEAS}\n2.2 Afspraken")
    handleiding = lees(tekst.split("\n"))
    gewoon = lees(voorbeeld.regels())
    assert len(handleiding.rapport.niet_geplaatst) == len(gewoon.rapport.niet_geplaatst)
    (groep,) = (p for p in alle_paginas(handleiding) if p.nummer == "2.1")
    gelezen = letters(" ".join(teksten(groep.velden)))
    for regel in f"{stuk}{ALINEAS}".split("\n"):
        assert letters(regel) in gelezen
