"""Files: the three kinds that can be read, and everything that must be refused."""

import io
import zipfile
from xml.sax.saxutils import escape

import pytest
from pypdf import PdfWriter

from handleiding.importer.parse import parse
from handleiding.importer.read import GROOTSTE, read_bron, read_regels
from handleiding.importer.structure import ImportFout
from tests.handleiding.importer import voorbeeld
from tests.handleiding.importer.controle import bijeenkomst, lees

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def alinea(tekst, stijl="", lijst=""):
    eigen = f'<w:pStyle w:val="{stijl}"/>' if stijl else ""
    return f"<w:p><w:pPr>{eigen}{lijst}</w:pPr><w:r><w:t>{escape(tekst)}</w:t></w:r></w:p>"


def punt(tekst, diepte=0, soort=1):
    lijst = f'<w:numPr><w:ilvl w:val="{diepte}"/><w:numId w:val="{soort}"/></w:numPr>'
    return alinea(tekst, lijst=lijst)


def niveaus(vorm):
    return "".join(
        f'<w:lvl w:ilvl="{diepte}"><w:numFmt w:val="{vorm}"/></w:lvl>' for diepte in range(3)
    )


NUMMERING = (
    f'<w:numbering xmlns:w="{W}">'
    f'<w:abstractNum w:abstractNumId="1">{niveaus("bullet")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{niveaus("decimal")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
)
STIJLEN = f'<w:styles xmlns:w="{W}">' + "".join(
    f'<w:style w:type="paragraph" w:styleId="Kop{n}"><w:name w:val="heading {n}"/></w:style>'
    for n in (1, 2, 3)
)


def maak_docx(pad, romp, **extra):
    """A Word file by hand: only the parts that a reader needs."""
    delen = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELS}"><Relationship Id="r1" Type="{OFFICE}" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{romp}</w:body></w:document>',
        "word/numbering.xml": NUMMERING,
        "word/styles.xml": f"{STIJLEN}</w:styles>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELS}">'
        + "".join(
            f'<Relationship Id="{naam}" Target="{naam}.xml" Type="{OFFICE[: OFFICE.rindex("/")]}/{naam}"/>'
            for naam in ("numbering", "styles")
        )
        + "</Relationships>",
    }
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in (delen | extra).items():
            archief.writestr(naam, inhoud)
    return pad


def maak_pdf(pad, *paginas):
    """A PDF by hand: one font, one line of text per line."""
    objecten = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kinderen = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(paginas)))
    objecten.append(f"<< /Type /Pages /Kids [{kinderen}] /Count {len(paginas)} >>".encode())
    objecten.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    for i, regels in enumerate(paginas):
        objecten.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * i} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        stroom = b"BT /F1 10 Tf 12 TL 40 800 Td\n"
        for regel in regels:
            tekst = regel.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            stroom += b"(" + tekst.encode("cp1252") + b") Tj T*\n"
        stroom += b"ET"
        objecten.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stroom), stroom))
    uit = b"%PDF-1.4\n"
    plekken = []
    for nr, inhoud in enumerate(objecten, start=1):
        plekken.append(len(uit))
        uit += b"%d 0 obj\n%s\nendobj\n" % (nr, inhoud)
    begin = len(uit)
    uit += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objecten) + 1)
    uit += b"".join(b"%010d 00000 n \n" % plek for plek in plekken)
    uit += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objecten) + 1,
        begin,
    )
    pad.write_bytes(uit)
    return pad


@pytest.mark.parametrize(
    "inhoud",
    [
        "één\r\ntwee".encode(),
        "\ufeffe\u0301e\u0301n\rtwee".encode(),
        "één\ntwee".encode("cp1252"),
        "één\ntwee".encode("utf-16"),
    ],
)
def test_text_in_every_common_encoding(tmp_path, inhoud):
    pad = tmp_path / "boek.TXT"
    pad.write_bytes(inhoud)
    assert read_regels(pad) == ["één", "twee"]


def test_lines_are_counted_as_an_editor_does(tmp_path):
    pad = tmp_path / "boek.txt"
    pad.write_text("een\ftwee\u2028drie\x0bvier\nvijf", "utf-8")
    assert len(read_regels(pad)) == 2


def test_handbook_from_txt(tmp_path):
    pad = tmp_path / "boek.txt"
    pad.write_text(voorbeeld.tekst(), "utf-8")
    assert read_regels(pad) == voorbeeld.regels()


def test_docx_to_lines(tmp_path):
    romp = (
        alinea("1. Een kop", "Kop1")
        + alinea("Tekst & meer.")
        + punt("een")
        + punt("een a", diepte=1)
        + punt("twee")
        + punt("eerst", soort=2)
        + punt("dan", soort=2)
        + alinea("Slot.")
    )
    assert read_regels(maak_docx(tmp_path / "boek.docx", romp)) == [
        "1. Een kop",
        "",
        "Tekst & meer.",
        "",
        "- een",
        "  - een a",
        "- twee",
        "",
        "1. eerst",
        "2. dan",
        "",
        "Slot.",
        "",
    ]


def test_docx_without_printed_numbers_gets_them(tmp_path):
    romp = (
        alinea("Begin", "Kop1")
        + alinea("Programma", "Kop1")
        + alinea("Bijeenkomst 1: Water", "Kop2")
        + alinea("Doel", "Kop3")
        + alinea("Onderwerpen", "Kop3")
        + alinea("Bijeenkomst 2: Zand", "Kop2")
    )
    regels = [regel for regel in read_regels(maak_docx(tmp_path / "boek.docx", romp)) if regel]
    assert regels == [
        "1. Begin",
        "2. Programma",
        "2.1 Bijeenkomst 1: Water",
        "2.1.1 Doel",
        "2.1.2 Onderwerpen",
        "2.2 Bijeenkomst 2: Zand",
    ]


def test_handbook_from_docx(tmp_path):
    """Headings, lists and paragraphs of Word give the same sessions as the printed text."""
    romp = "".join(
        alinea(regel, "Kop3" if regel[:2] == "3." and regel.count(".") >= 2 else "")
        for regel in voorbeeld.regels()
        if regel.strip()
    )
    gelezen = lees(read_regels(maak_docx(tmp_path / "boek.docx", romp)))
    gewoon = lees(voorbeeld.regels())
    for nummer in range(1, 11):
        for veld in ("doel", "programma", "materiaal", "literatuur", "voorbereidingsvragen"):
            assert (
                bijeenkomst(gelezen, nummer).velden[veld]
                == bijeenkomst(gewoon, nummer).velden[veld]
            )


def test_handbook_from_pdf(tmp_path):
    """A PDF has no white lines, but pages: their headers are recognised."""
    regels = [regel for regel in voorbeeld.regels() if regel]
    paginas = [regels[i : i + 40] for i in range(0, len(regels), 40)]
    met_voet = [
        [*pagina, f"Handleiding | Buren {nr}"] for nr, pagina in enumerate(paginas, start=1)
    ]
    gelezen = lees(read_regels(maak_pdf(tmp_path / "boek.pdf", *met_voet)))
    assert gelezen.titel == "Handleiding | Buren"
    assert len(gelezen.rapport.opmaak) == len(paginas)
    gewoon = lees(voorbeeld.regels())
    for nummer in range(1, 11):
        velden = bijeenkomst(gelezen, nummer).velden
        assert velden["materiaal"] == bijeenkomst(gewoon, nummer).velden["materiaal"]
        assert velden["literatuur"] == bijeenkomst(gewoon, nummer).velden["literatuur"]


def test_200_megabyte_is_refused_unread(tmp_path, monkeypatch):
    pad = tmp_path / "boek.txt"
    with pad.open("wb") as bestand:
        bestand.truncate(200 * 1024 * 1024)
    monkeypatch.setattr(type(pad), "read_bytes", lambda self: pytest.fail("read"))
    with pytest.raises(ImportFout, match=r"te groot \(200 MB\)"):
        read_regels(pad)


def test_largest_size_is_still_read(tmp_path):
    pad = tmp_path / "boek.txt"
    pad.write_bytes(b"a" * GROOTSTE)
    assert len(read_regels(pad)) == 1
    pad.write_bytes(b"a" * (GROOTSTE + 1))
    with pytest.raises(ImportFout, match="te groot"):
        read_regels(pad)


def test_file_that_is_not_there(tmp_path):
    with pytest.raises(ImportFout, match="niet gevonden"):
        read_regels(tmp_path / "weg.txt")
    (tmp_path / "map.txt").mkdir()
    with pytest.raises(ImportFout, match="niet gevonden"):
        read_regels(tmp_path / "map.txt")


@pytest.mark.parametrize("naam", ["boek.doc", "boek.odt", "boek", "boek.txt.exe"])
def test_other_extensions(tmp_path, naam):
    pad = tmp_path / naam
    pad.write_text("tekst")
    with pytest.raises(ImportFout, match=r"\.txt, \.docx of \.pdf"):
        read_regels(pad)


@pytest.mark.parametrize("naam", ["boek.txt", "boek.docx", "boek.pdf"])
def test_empty_file(tmp_path, naam):
    pad = tmp_path / naam
    pad.touch()
    with pytest.raises(ImportFout, match="leeg"):
        read_regels(pad)


@pytest.mark.parametrize("inhoud", [b" \n\t\n", b"\xef\xbb\xbf", b"\f\f"])
def test_only_white(tmp_path, inhoud):
    pad = tmp_path / "boek.txt"
    pad.write_bytes(inhoud)
    with pytest.raises(ImportFout, match="leeg"):
        read_regels(pad)


@pytest.mark.parametrize(
    "inhoud",
    [b"abc\x00def", bytes(range(256)), b"\x89PNG\r\n\x1a\n\x00", b"PK\x03\x04\x14\x00\x00"],
)
def test_binary_file(tmp_path, inhoud):
    pad = tmp_path / "boek.txt"
    pad.write_bytes(inhoud)
    with pytest.raises(ImportFout, match=r"geen tekstbestand|niet te lezen"):
        read_regels(pad)


def test_undecodable_file(tmp_path):
    pad = tmp_path / "boek.txt"
    pad.write_bytes(b"gewone tekst \x81\x8d\x8f en meer")
    with pytest.raises(ImportFout, match="niet te lezen"):
        read_regels(pad)


def test_text_cut_through_a_character(tmp_path):
    pad = tmp_path / "boek.txt"
    pad.write_bytes("één en twee‘".encode()[:-1])
    with pytest.raises(ImportFout, match="afgebroken"):
        read_regels(pad)


@pytest.mark.parametrize("deel", [0.2, 0.5, 0.9])
def test_bytes_of_a_handbook_cut_off(tmp_path, deel):
    inhoud = voorbeeld.tekst().encode()
    pad = tmp_path / "boek.txt"
    pad.write_bytes(inhoud[: int(len(inhoud) * deel)])
    with pytest.raises(ImportFout):
        parse(read_regels(pad))


def test_damaged_docx(tmp_path):
    pad = maak_docx(tmp_path / "boek.docx", alinea("Tekst."))
    heel = pad.read_bytes()
    for inhoud in (b"geen zip", heel[: len(heel) // 2], heel[:60] + b"xx" + heel[62:], heel[:-30]):
        pad.write_bytes(inhoud)
        with pytest.raises(ImportFout, match="Word-bestand"):
            read_regels(pad)


def test_zip_that_is_no_docx(tmp_path):
    pad = tmp_path / "boek.docx"
    with zipfile.ZipFile(pad, "w") as archief:
        archief.writestr("iets.txt", "tekst")
    with pytest.raises(ImportFout, match="Word-bestand"):
        read_regels(pad)


def test_docx_with_broken_xml(tmp_path):
    pad = maak_docx(tmp_path / "boek.docx", "<w:p><w:r>")
    with pytest.raises(ImportFout, match="Word-bestand"):
        read_regels(pad)


def test_docx_zip_bomb(tmp_path):
    pad = maak_docx(tmp_path / "boek.docx", alinea("x"), **{"word/extra.xml": b" " * (101 * 2**20)})
    assert pad.stat().st_size < GROOTSTE
    with pytest.raises(ImportFout, match="uitgepakt te groot"):
        read_regels(pad)


def test_docx_with_entities(tmp_path):
    """A document that would be read, were it not for the entities it declares."""
    lach = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    romp = "<w:body><w:p><w:r><w:t>Zo &b;</w:t></w:r></w:p></w:body>"
    document = f'{lach}<w:document xmlns:w="{W}">{romp}</w:document>'
    pad = maak_docx(tmp_path / "boek.docx", "", **{"word/document.xml": document})
    with pytest.raises(ImportFout, match="Word-bestand"):
        read_regels(pad)


def test_docx_without_text(tmp_path):
    with pytest.raises(ImportFout, match="leeg"):
        read_regels(maak_docx(tmp_path / "boek.docx", alinea("")))


def test_damaged_pdf(tmp_path):
    pad = maak_pdf(tmp_path / "boek.pdf", ["Tekst."])
    for inhoud in (b"geen pdf", b"%PDF-1.4\n", pad.read_bytes()[:200]):
        pad.write_bytes(inhoud)
        with pytest.raises(ImportFout, match=r"pdf|tekst"):
            read_regels(pad)


def test_encrypted_pdf(tmp_path):
    schrijver = PdfWriter(clone_from=maak_pdf(tmp_path / "open.pdf", ["Tekst."]))
    schrijver.encrypt("geheim", algorithm="RC4-128")
    uit = io.BytesIO()
    schrijver.write(uit)
    pad = tmp_path / "boek.pdf"
    pad.write_bytes(uit.getvalue())
    with pytest.raises(ImportFout, match="wachtwoord"):
        read_regels(pad)


def test_scanned_pdf_has_no_text(tmp_path):
    with pytest.raises(ImportFout, match="scan"):
        read_regels(maak_pdf(tmp_path / "boek.pdf", []))


def test_pdf_that_is_only_locked_against_changes_is_read(tmp_path):
    schrijver = PdfWriter(clone_from=maak_pdf(tmp_path / "open.pdf", ["Tekst."]))
    schrijver.encrypt("", owner_password="geheim", algorithm="RC4-128")
    schrijver.write(tmp_path / "boek.pdf")
    assert read_regels(tmp_path / "boek.pdf")[0] == "\fTekst."


def test_a_scanned_page_among_text_is_told(tmp_path):
    bron = read_bron(maak_pdf(tmp_path / "boek.pdf", ["Tekst."], [], ["Meer."], []))
    assert [opmerking[:17] for opmerking in bron.opmerkingen] == ["Op pagina 2, 4 va"]
