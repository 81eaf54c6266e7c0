"""Files as Dutch offices make them, and files that nobody should read."""

import io
import zipfile
from datetime import date
from time import process_time

import pytest
from openpyxl import Workbook

from gemeenten.regels.tabellen import MAX_RIJEN, Formule, TabelFout, lees
from gemeenten.regels.tabellen.cellen import CelFout, lees_datum, lees_ja_nee, lees_telefoon, schoon
from gemeenten.regels.tabellen.veilig import MAX_BYTES
from handleiding.export.bladen import Blad, naar_csv, schrijf

ODS_KOP = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><office:body><office:spreadsheet>'
    "<table:table>"
)
ODS_EINDE = "</table:table></office:spreadsheet></office:body></office:document-content>"


def xlsx(*rijen) -> bytes:
    boek = Workbook()
    for rij in rijen:
        boek.worksheets[0].append(rij)
    doel = io.BytesIO()
    boek.save(doel)
    return doel.getvalue()


def zip_met(**delen) -> bytes:
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam.replace("__", "/").replace("_xml", ".xml"), inhoud)
    return doel.getvalue()


def ods(rijen: str, kop: str = "") -> bytes:
    return zip_met(content_xml=kop + ODS_KOP + rijen + ODS_EINDE)


def cel(tekst: str) -> str:
    return f"<table:table-cell><text:p>{tekst}</text:p></table:table-cell>"


def cellen(tabel):
    return [tabel.koppen, *(rij.cellen for rij in tabel.rijen)]


@pytest.mark.parametrize(
    "inhoud",
    [
        "naam;soort\r\nDe Zúd;sport\r\n".encode(),
        "naam;soort\r\nDe Zúd;sport\r\n".encode("utf-8-sig"),
        "naam;soort\r\nDe Zúd;sport\r\n".encode("cp1252"),
        "naam;soort\r\nDe Zúd;sport\r\n".encode("utf-16"),
        "naam,soort\nDe Zúd,sport\n".encode(),
        "naam\tsoort\nDe Zúd\tsport".encode(),
        'sep=,\r\nnaam,soort\r\n"De Zúd",sport\r\n'.encode(),
    ],
    ids=["utf8", "bom", "windows", "utf16", "komma", "tab", "sep"],
)
def test_csv_of_every_office(inhoud):
    assert cellen(lees("Lijst.CSV", inhoud)) == [("naam", "soort"), ("De Zúd", "sport")]


def test_rows_have_the_number_of_the_spreadsheet():
    tabel = lees("x.csv", b'naam;soort\r\n;\r\n\r\n"a;\r\nb";c\r\nd;e\r\n')
    assert [(rij.nummer, rij.cellen) for rij in tabel.rijen] == [
        (4, ("a;\r\nb", "c")),
        (5, ("d", "e")),
    ]


def test_xlsx_gives_what_people_see():
    tabel = lees(
        "x.xlsx", xlsx(["a", "b"], [date(2026, 9, 15), True], [582338388, 1.5], [None, ""])
    )
    assert [rij[:2] for rij in cellen(tabel)] == [
        ("a", "b"),
        ("2026-09-15", "ja"),
        ("582338388", "1,5"),
    ]


def test_formulas_are_told_apart_and_never_worked_out():
    uit_xlsx = lees("x.xlsx", xlsx(["a"], ["=1+1"])).rijen[0].cellen[0]
    formule = (
        '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'
    )
    rijen = (
        f"<table:table-row>{cel('a')}</table:table-row><table:table-row>{formule}</table:table-row>"
    )
    uit_ods = lees("x.ods", ods(rijen)).rijen[0].cellen[0]
    for waarde in (uit_xlsx, uit_ods):
        assert isinstance(waarde, Formule)
        with pytest.raises(CelFout, match="formule"):
            schoon(waarde)


def test_ods_reads_dates_repeats_and_spaces_but_no_comments():
    rijen = (
        f'<table:table-row>{cel("a")}{cel("b")}<table:table-cell table:number-columns-repeated="16000"/>'
        "</table:table-row>"
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell office:value-type="date" office:date-value="2026-09-15T00:00:00">'
        "<text:p>15-09-26</text:p></table:table-cell><table:table-cell><office:annotation><dc:creator>x"
        '</dc:creator><text:p>opmerking</text:p></office:annotation><text:p>d<text:s text:c="2"/>'
        "<text:span>e</text:span>f</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    )
    tabel = lees("x.ods", ods(rijen))
    (rij,) = tabel.rijen
    assert (rij.nummer, rij.cellen[:2]) == (5, ("2026-09-15", "d  ef"))


@pytest.mark.parametrize("vorm", ["xlsx", "ods"])
def test_own_files_are_read_back(vorm):
    blad = Blad("Lijst: een/twee", ["naam", "tel"], [["=HYPERLINK(1)", "+31 58 1"], ["Zúd", None]])
    gelezen = lees(f"x.{vorm}", schrijf([blad, Blad("Tweede", ["x"], [])], vorm))
    assert gelezen.koppen[:2] == ("naam", "tel")
    assert gelezen.rijen[0].cellen[:2] == ("'=HYPERLINK(1)", "'+31 58 1")
    assert schoon(gelezen.rijen[0].cellen[1]) == "+31 58 1"
    assert cellen(lees("x.csv", naar_csv(blad))) == [
        ("naam", "tel"),
        ("'=HYPERLINK(1)", "'+31 58 1"),
        ("Zúd", ""),
    ]


BOM = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
EXTERN = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
RIJ = f"<table:table-row>{cel('&b;')}</table:table-row>"


@pytest.mark.parametrize(
    ("naam", "inhoud", "melding"),
    [
        ("x.csv", b"", "leeg"),
        ("x.csv", b"\r\n;;\r\n", "leeg"),
        ("x.csv", b"naam;soort\r\n", "geen regels"),
        ("x.csv", b"\x00\x01\x02", "geen leesbaar CSV"),
        ("x.csv", b"a" * (MAX_BYTES + 1), "groter dan 2 MB"),
        ("x.csv", b"naam\n" + b"x\n" * (MAX_RIJEN + 1), f"meer dan {MAX_RIJEN} regels"),
        ("x.pdf", b"%PDF", "Kies een CSV-, ODS- of XLSX-bestand"),
        ("zonder", b"naam", "Kies een CSV-, ODS- of XLSX-bestand"),
        ("x.xls", b"\xd0\xcf\x11\xe0", "oud Excel-bestand"),
        ("x.xlsm", b"PK", "macro"),
        ("x.xlsx", b"naam;soort", "geen leesbaar XLSX"),
        ("x.xlsx", b"PK\x03\x04 stuk", "geen leesbaar XLSX"),
        ("x.xlsx", zip_met(content_xml="<a/>"), "geen leesbaar XLSX"),
        ("x.ods", zip_met(mimetype="x"), "geen leesbaar ODS"),
        ("x.ods", zip_met(content_xml="<a>"), "geen leesbaar ODS"),
        ("x.ods", zip_met(content_xml="<a/>"), "geen leesbaar ODS"),
        ("x.ods", ods(RIJ, BOM), "geen leesbaar ODS"),
        ("x.ods", ods(RIJ, EXTERN), "geen leesbaar ODS"),
        ("x.ods", zip_met(content_xml=" " * 13_000_000), "te groot"),
        ("x.xlsx", zip_met(xl__vbaProject=b"x", **{"xl__vbaProject.bin": b"x"}), "macro"),
    ],
)
def test_every_bad_file_has_its_message(naam, inhoud, melding):
    with pytest.raises(TabelFout, match=melding):
        lees(naam, inhoud)


def met_blad(bewerk) -> bytes:
    """A workbook whose first sheet somebody tampered with."""
    goed = io.BytesIO(xlsx(["a"], ["b"]))
    doel = io.BytesIO()
    with zipfile.ZipFile(goed) as van, zipfile.ZipFile(doel, "w") as naar:
        for deel in van.namelist():
            inhoud = van.read(deel)
            if deel == "xl/worksheets/sheet1.xml":
                inhoud = bewerk(inhoud)
            naar.writestr(deel, inhoud)
    return doel.getvalue()


@pytest.mark.parametrize("vooraf", [EXTERN, BOM])
def test_entities_in_a_workbook_are_refused(vooraf):
    with pytest.raises(TabelFout, match="geen leesbaar XLSX"):
        lees("x.xlsx", met_blad(lambda inhoud: vooraf.encode() + inhoud))


def test_sheet_that_claims_endless_rows_and_columns_is_read_at_once():
    einde = b'<row r="99999999999"><c r="XFD99999999999"/></row></sheetData>'
    begin = process_time()
    tabel = lees("x.xlsx", met_blad(lambda inhoud: inhoud.replace(b"</sheetData>", einde)))
    assert [rij.cellen[0] for rij in tabel.rijen] == ["b"]
    cel_vaak = '<table:table-cell table:number-columns-repeated="99999"><text:p>a</text:p></table:table-cell>'
    rij = f'<table:table-row table:number-rows-repeated="400">{cel_vaak * 2000}</table:table-row>'
    assert len(lees("x.ods", ods(rij)).rijen) == 399
    assert process_time() - begin < 2


@pytest.mark.parametrize("vorm", ["xlsx", "ods"])
def test_too_many_rows_are_told_in_every_kind_of_file(vorm):
    blad = Blad("x", ["naam"], [[str(n)] for n in range(2000)])
    with pytest.raises(TabelFout, match="meer dan"):
        lees(f"x.{vorm}", schrijf([blad], vorm))


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("15-09-2026", date(2026, 9, 15)),
        ("5/9/2026", date(2026, 9, 5)),
        ("2026-09-15", date(2026, 9, 15)),
        ("29-02-2028", date(2028, 2, 29)),
        ("1 oktober 2026", date(2026, 10, 1)),
        ("do 1 okt. 2026", date(2026, 10, 1)),
        ("31 Mrt 2027", date(2027, 3, 31)),
        ("2 mei 2027", date(2027, 5, 2)),
    ],
)
def test_dates(tekst, verwacht):
    assert lees_datum(tekst) == verwacht


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("29-02-2027", "bestaat niet"),
        ("31-04-2026", "bestaat niet"),
        ("31 april 2026", "bestaat niet"),
        ("15-09-26", "vier cijfers"),
        ("1 okt 26", "vier cijfers"),
        ("46296", "het getal dat een rekenblad van een datum maakt"),
        ("gisteren", "kunnen wij niet lezen"),
        ("1 foo 2026", "kunnen wij niet lezen"),
        ("1 oktobe 2026", "kunnen wij niet lezen"),
    ],
)
def test_a_date_that_is_none_says_what_is_wrong_and_how_to_write_it(tekst, melding):
    with pytest.raises(CelFout, match=f"{melding}.*15-09-2026"):
        lees_datum(tekst)


def test_yes_no_and_numbers_without_their_zero():
    assert [lees_ja_nee(tekst) for tekst in ("Ja", "x", "WAAR", "nee", "0")] == [True] * 3 + [
        False
    ] * 2
    with pytest.raises(CelFout, match="ja of nee"):
        lees_ja_nee("misschien")
    nummers = ("582338388", "612345678", "8002000", "14058", "112", "0582338388", "+31582338388")
    assert [lees_telefoon(nummer) for nummer in nummers] == [
        "0582338388",
        "0612345678",
        "08002000",
        "14058",
        "112",
        "0582338388",
        "+31582338388",
    ]


@pytest.mark.parametrize("tekst", ["#N/B", "#N/A", "#VERW!", "#DEEL/0!", " #NAAM? "])
def test_a_sum_that_went_wrong_is_no_text(tekst):
    with pytest.raises(CelFout, match="foutmelding"):
        schoon(tekst)


@pytest.mark.parametrize("tekst", ["#1 van de wijk", "N/B"])
def test_what_only_looks_like_it_is_text(tekst):
    assert schoon(tekst) == tekst


@pytest.mark.parametrize(
    ("tekst", "nummer"),
    [
        ("'0581234567", "0581234567"),
        ("581234567.0", "0581234567"),
        ("581234567,00", "0581234567"),
        ("'+31581234567", "+31581234567"),
        ("'t Hus", "'t Hus"),
        ("58.0", "58.0"),
    ],
)
def test_a_number_as_a_spreadsheet_kept_it(tekst, nummer):
    assert lees_telefoon(tekst) == nummer


def test_a_hidden_sheet_is_not_what_people_see():
    boek = Workbook()
    boek.worksheets[0].append(["verborgen"])
    boek.worksheets[0].sheet_state = "hidden"
    lijst = boek.create_sheet("lijst")
    for rij in (["naam"], ["De Brug"]):
        lijst.append(rij)
    boek.active = 1
    doel = io.BytesIO()
    boek.save(doel)
    tabel = lees("x.xlsx", doel.getvalue())
    assert (tabel.koppen[0], tabel.rijen[0].cellen[0]) == ("naam", "De Brug")


def boek_met(*rijen, verborgen_rijen=(), verborgen_kolommen=(), andere=()) -> bytes:
    boek = Workbook()
    blad = boek.worksheets[0]
    blad.title = "Lijst"
    for rij in rijen:
        blad.append(rij)
    for nummer in verborgen_rijen:
        blad.row_dimensions[nummer].hidden = True
    for letter in verborgen_kolommen:
        blad.column_dimensions[letter].hidden = True
    for naam in andere:
        boek.create_sheet(naam).append(["x"])
    doel = io.BytesIO()
    boek.save(doel)
    return doel.getvalue()


ODS_VERBORGEN = (
    '<table:table-column table:number-columns-repeated="1"/>'
    '<table:table-column table:visibility="collapse"/>'
    f"<table:table-row>{cel('naam')}{cel('geheim')}{cel('soort')}</table:table-row>"
    f'<table:table-row table:visibility="filter">{cel("Weg")}{cel("x")}{cel("y")}</table:table-row>'
    f"<table:table-row>{cel('De Brug')}{cel('x')}{cel('buurthuis')}</table:table-row>"
)


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        (
            "x.xlsx",
            boek_met(
                ["naam", "geheim", "soort"],
                ["Weg", "x", "y"],
                ["De Brug", "x", "buurthuis"],
                verborgen_rijen=[2],
                verborgen_kolommen=["B"],
            ),
        ),
        ("x.ods", ods(ODS_VERBORGEN)),
    ],
)
def test_what_does_not_show_is_not_read_and_that_is_said(naam, inhoud):
    tabel = lees(naam, inhoud)
    assert [rij[:2] for rij in cellen(tabel)] == [("naam", "soort"), ("De Brug", "buurthuis")]
    assert [rij.nummer for rij in tabel.rijen] == [3]
    assert "1 verborgen kolom." in tabel.opmerkingen[0]
    assert tabel.opmerkingen[1].startswith("1 verborgen regel is niet gelezen.")


def test_a_filtered_list_counts_what_shows():
    rijen = [["naam"], *([f"Naam {n}"] for n in range(900))]
    inhoud = boek_met(*rijen, verborgen_rijen=range(47, 902))
    tabel = lees("x.xlsx", inhoud)
    assert len(tabel.rijen) == 45
    assert tabel.opmerkingen[0].startswith("855 verborgen regels zijn niet gelezen.")
    with pytest.raises(TabelFout, match=r"geen regels.*900 verborgen regels"):
        lees("x.xlsx", boek_met(*rijen, verborgen_rijen=range(2, 902)))


def test_other_sheets_that_show_are_named():
    [opmerking] = lees(
        "x.xlsx", boek_met(["naam"], ["De Brug"], andere=["Uitleg", "Wyk 2"])
    ).opmerkingen
    assert "‘Lijst’" in opmerking
    assert "‘Wyk 2’" in opmerking
    assert "‘Uitleg’" not in opmerking
    stijl = (
        '<style:style xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" style:name="weg">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    rijen = f"<table:table-row>{cel('naam')}</table:table-row><table:table-row>{cel('De Brug')}</table:table-row>"
    begin = ODS_KOP.partition("<office:body>")[0]
    bladen = "".join(
        f'<table:table table:name="{naam}"{extra}>{rijen}</table:table>'
        for naam, extra in (
            ("Oud", ' table:style-name="weg"'),
            ("Lijst", ""),
            ("Wyk 2", ""),
        )
    )
    einde = "</office:spreadsheet></office:body></office:document-content>"
    tekst = f"{begin}{stijl}<office:body><office:spreadsheet>{bladen}{einde}"
    tabel = lees("x.ods", zip_met(content_xml=tekst))
    assert tabel.koppen == ("naam",)
    assert "‘Wyk 2’" in tabel.opmerkingen[0]
    assert "Oud" not in tabel.opmerkingen[0]


def test_rows_far_below_are_said_not_to_be_read():
    ver = b"naam\r\nDe Brug\r\n" + b"\r\n" * 5001 + b"Ver weg\r\n"
    tabel = lees("x.csv", ver)
    assert len(tabel.rijen) == 1
    [opmerking] = tabel.opmerkingen
    assert opmerking.startswith(
        "Onder regel 2 staan meer dan 5.000 lege regels. Verder is niet gelezen"
    )
    assert lees("x.csv", ver.replace(b"\r\n" * 3000, b"\r\n")).opmerkingen == ()
