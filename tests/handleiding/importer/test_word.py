"""Word documents: what mammoth passes over is kept in its place or told, what nobody sees is left out and told."""

import pytest

from handleiding.importer.parse import parse
from handleiding.importer.read import read_bron
from handleiding.importer.structure import ImportFout
from tests.handleiding.importer import voorbeeld
from tests.handleiding.importer.test_read import STIJLEN, W, alinea, maak_docx, punt

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
V = "urn:schemas-microsoft-com:vml"
TEKENING = '<w:r><w:drawing><x:docPr xmlns:x="urn:x" descr="{}"/></w:drawing></w:r>'


def loop(tekst, vorm=""):
    return f'<w:r><w:rPr>{vorm}</w:rPr><w:t xml:space="preserve">{tekst}</w:t></w:r>'


def zin(*delen):
    return f"<w:p>{''.join(delen)}</w:p>"


def cel(*alineas):
    return f"<w:tc>{''.join(alineas)}</w:tc>"


def tabel(*rijen):
    inhoud = "".join(f"<w:tr>{''.join(rij)}</w:tr>" for rij in rijen)
    return f"<w:tbl>{inhoud}</w:tbl>"


def noten(soort, tekst):
    return {
        f"word/{soort}s.xml": f'<w:{soort}s xmlns:w="{W}"><w:{soort} w:id="1">{zin(loop(tekst))}'
        f"</w:{soort}></w:{soort}s>"
    }


@pytest.fixture
def lees(tmp_path):
    def lees(romp, **extra):
        bron = read_bron(maak_docx(tmp_path / "boek.docx", romp, **extra))
        return [regel for regel in bron.regels if regel], bron.opmerkingen

    return lees


@pytest.mark.parametrize(
    "stuk",
    [
        '<w:fldSimple w:instr=" REF x ">{}</w:fldSimple>',
        '<w:bdo w:val="rtl">{}</w:bdo>',
        '<w:dir w:val="rtl">{}</w:dir>',
        '<w:dir w:val="rtl"><w:fldSimple w:instr="PAGE">{}</w:fldSimple></w:dir>',
        f'<m:oMath xmlns:m="{M}"><m:r><m:t>Water</m:t></m:r></m:oMath>',
        f'<m:oMathPara xmlns:m="{M}"><m:oMath><m:r><m:t>Water</m:t></m:r></m:oMath></m:oMathPara>',
    ],
)
def test_text_in_a_field_a_formula_or_the_other_way_stays_in_its_place(lees, stuk):
    stuk = stuk.replace("{}", loop("Water"))
    assert lees(zin(loop("Eerst "), stuk, loop(" daarna"))) == (["Eerst Water daarna"], [])


@pytest.mark.parametrize("aan", ["", ' w:val="1"', ' w:val="true"'])
@pytest.mark.parametrize("vorm", ["vanish", "strike", "dstrike"])
def test_what_nobody_sees_or_holds_is_left_out_and_told(lees, vorm, aan):
    regels, gemeld = lees(zin(loop("Kom om acht uur"), loop(" of zeven", f"<w:{vorm}{aan}/>")))
    assert regels == ["Kom om acht uur"]
    assert [g.endswith("is niet overgenomen: “of zeven”.") for g in gemeld] == [True]


def test_text_that_is_hidden_no_more_is_text(lees):
    assert lees(zin(loop("Kom", '<w:vanish w:val="0"/>'))) == (["Kom"], [])


def test_text_hidden_by_a_style(lees):
    stijl = (
        '<w:style w:type="character" w:styleId="Weg"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="OokWeg"><w:basedOn w:val="Weg"/></w:style></w:styles>'
    )
    romp = zin(loop("Kom"), loop(" niet", '<w:rStyle w:val="OokWeg"/>'))
    regels, gemeld = lees(romp, **{"word/styles.xml": STIJLEN + stijl})
    assert (regels, len(gemeld)) == (["Kom"], 1)


@pytest.mark.parametrize("soort", ["footnote", "endnote"])
def test_a_note_stays_with_its_sentence(lees, soort):
    verwijzing = f'<w:r><w:{soort}Reference w:id="1"/></w:r>'
    regels, gemeld = lees(
        zin(loop("Een zin."), verwijzing) + zin(loop("Later.")), **noten(soort, "De bron")
    )
    assert regels == ["Een zin. [noot: De bron]", "Later."]
    assert any("De bron" in opmerking for opmerking in gemeld)


def test_a_note_at_a_heading_stands_below_it(lees):
    verwijzing = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    kop = f'<w:p><w:pPr><w:pStyle w:val="Kop1"/></w:pPr>{loop("1. Begin")}{verwijzing}</w:p>'
    regels, _ = lees(kop + alinea("Tekst."), **noten("footnote", "De bron"))
    assert regels == ["1. Begin", "[noot: De bron]", "Tekst."]


def test_pictures_comments_and_running_heads_are_told(lees):
    delen = {
        "word/comments.xml": f'<w:comments xmlns:w="{W}"><w:comment w:id="1">'
        f"{zin(loop('Klopt dit?'))}</w:comment></w:comments>",
        "word/header1.xml": f'<w:hdr xmlns:w="{W}">{zin(loop("Concept maart"))}</w:hdr>',
        "word/footer1.xml": f'<w:ftr xmlns:w="{W}">{zin(loop("12"))}</w:ftr>',
    }
    regels, gemeld = lees(alinea("Zo ziet het eruit:") + zin(TEKENING.format("Een huis")), **delen)
    assert regels == ["Zo ziet het eruit:"]
    assert len(gemeld) == 3
    assert "na “Zo ziet het eruit:”" in gemeld[0]
    assert "Een huis" in gemeld[0]
    assert "Klopt dit?" in gemeld[1]
    assert "Concept maart" in gemeld[2]


def test_pictures_only_is_said(lees):
    with pytest.raises(ImportFout, match="afbeelding"):
        lees(zin(TEKENING.format("")) * 5)


@pytest.mark.parametrize(
    "kader",
    [
        '<w:drawing><x:txbx xmlns:x="urn:x"><w:txbxContent>{}</w:txbxContent></x:txbx></w:drawing>',
        f'<w:pict><v:textbox xmlns:v="{V}"><w:txbxContent>{{}}</w:txbxContent></v:textbox></w:pict>',
    ],
)
def test_text_in_a_box_is_kept(lees, kader):
    romp = zin("<w:r>", kader.format(zin(loop("In het kader"))), "</w:r>") + alinea("Gewoon.")
    assert lees(romp) == (["In het kader", "Gewoon."], [])


def test_a_ticked_box_stays_ticked(lees):
    vakje = (
        '<w:sdt><w:sdtPr><x:checkbox xmlns:x="http://schemas.microsoft.com/office/word/2010/wordml">'
        '<x:checked x:val="{}"/></x:checkbox></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    )
    romp = zin(vakje.format("1", loop("☒")), loop(" Koffie"))
    romp += zin(vakje.format("0", loop("☐")), loop(" Thee"))
    assert lees(romp)[0] == ["☒ Koffie", "☐ Thee"]


def test_a_list_goes_on_where_it_was_broken_off(lees):
    romp = (
        punt("een", soort=2)
        + punt("twee", soort=2)
        + punt("twee a", soort=2, diepte=1)
        + alinea("Tussendoor.")
        + punt("drie", soort=2)
        + punt("drie a", soort=2, diepte=1)
    )
    assert lees(romp)[0] == [
        "1. een",
        "2. twee",
        "  1. twee a",
        "Tussendoor.",
        "3. drie",
        "  1. drie a",
    ]


def test_styles_that_build_on_a_heading_are_headings(lees):
    stijl = (
        '<w:style w:type="paragraph" w:styleId="HB1"><w:name w:val="HB Kop 1"/><w:basedOn w:val="Kop1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="HB2"><w:name w:val="HB Kop 2"/><w:basedOn w:val="HB1"/>'
        '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>'
    )
    romp = alinea("Begin", "HB1") + alinea("Wie er meedoen", "HB2") + alinea("Tekst.")
    regels, _ = lees(romp, **{"word/styles.xml": STIJLEN + stijl})
    assert regels == ["1. Begin", "1.1 Wie er meedoen", "Tekst."]


@pytest.mark.parametrize(
    "kop", ["24-uurszorg en bereikbaarheid", "3 tips voor thuis", "112 bellen"]
)
def test_a_heading_that_begins_with_a_number_of_its_own(lees, kop):
    romp = alinea("Begin", "Kop1") + alinea(kop, "Kop2")
    assert lees(romp)[0] == ["1. Begin", f"1.1 {kop}"]


def test_a_row_of_a_table_is_one_item(lees):
    korte = tabel(
        *([cel(alinea(een)), cel(alinea(ander))] for een, ander in (("Wie", "Wat"), ("Ouder", "")))
    )
    lange = tabel([cel(alinea("x" * 90)), cel(alinea("y"))])
    regels, gemeld = lees(korte + lange + tabel([cel(alinea("a"), alinea("b")), cel(alinea("c"))]))
    assert regels == ["- Wie | Wat", "Ouder", "x" * 90, "y", "a", "b", "c"]
    assert len(gemeld) == 1


def test_a_small_table_is_placed(tmp_path):
    rijen = (("Wie", "Wat"), ("Ouders", "Koffie"), ("Kind", "Spel"))
    romp = ""
    for regel in voorbeeld.regels():
        if regel.strip():
            romp += alinea(regel)
        if regel == "Iedereen":
            romp += tabel(*([cel(alinea(een)), cel(alinea(ander))] for een, ander in rijen))
    bron = read_bron(maak_docx(tmp_path / "boek.docx", romp))
    rapport = parse(bron.regels, bron.opmerkingen).rapport
    assert not rapport.niet_geplaatst
    assert any("tabel" in opmerking for opmerking in rapport.opmerkingen)
