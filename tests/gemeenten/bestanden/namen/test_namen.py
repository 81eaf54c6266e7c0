"""What a document says beside its text is told, and is not in a copy; what is to be read stays."""

import io

import pikepdf
import pytest

from gemeenten.bestanden.namen.kantoor import KantoorOnleesbaar
from gemeenten.bestanden.namen.lezen import kopie_zonder_namen, lees_namen

from .documenten import (
    BAAS,
    BEDRIJF,
    MC,
    TEKST,
    WIE,
    delen_van,
    docx,
    odt,
    pdf,
    pptx,
    xlsx,
    zip_van,
)

SOORTEN = {".docx": docx, ".xlsx": xlsx, ".pptx": pptx, ".odt": odt, ".pdf": pdf}
VERTELD = {
    ".docx": {
        ("Auteur", WIE),
        ("Laatst gewijzigd door", BAAS),
        ("Omschrijving", f"Van {WIE}"),
        ("Organisatie", BEDRIJF),
        ("Leidinggevende", BAAS),
        ("Eigen eigenschap “Eigenaar”", WIE),
        ("Auteur van een opmerking of wijziging", WIE),
        ("Auteur van een opmerking of wijziging", BAAS),
        ("Map waarin het bestand stond", f"file:///C:/Users/{WIE}/brief.dotx"),
        ("Foto in het bestand", "plaats, maker of andere gegevens in “image1.jpg”"),
    },
    ".xlsx": {
        ("Auteur", WIE),
        ("Laatst gewijzigd door", BAAS),
        ("Laatst gewijzigd door", WIE),
        ("Omschrijving", f"Van {WIE}"),
        ("Map waarin het bestand stond", f"C:\\Users\\{WIE}\\"),
        ("Auteur van een opmerking of wijziging", WIE),
        ("Auteur van een opmerking of wijziging", BAAS),
    },
    ".pptx": {
        ("Auteur", WIE),
        ("Laatst gewijzigd door", BAAS),
        ("Omschrijving", f"Van {WIE}"),
        ("Auteur van een opmerking of wijziging", WIE),
        ("Auteur van een opmerking of wijziging", BAAS),
    },
    ".odt": {
        ("Auteur", WIE),
        ("Auteur", BAAS),
        ("Afgedrukt door", BAAS),
        ("Eigen eigenschap “Organisatie”", BEDRIJF),
        ("Auteur van een opmerking of wijziging", WIE),
    },
    ".pdf": {
        ("Auteur", WIE),
        ("Auteur", BAAS),
        ("Organisatie", BEDRIJF),
        ("Auteur van een opmerking", WIE),
    },
}


def plat(inhoud, eind):
    """All bytes of a file, unpacked, to search in without our own readers."""
    if eind == ".pdf":
        doel = io.BytesIO()
        with pikepdf.open(io.BytesIO(inhoud)) as boek:
            boek.save(
                doel, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable
            )
        return inhoud + doel.getvalue()
    return b"".join(delen_van(inhoud).values())


@pytest.mark.parametrize("eind", SOORTEN)
def test_the_uploader_is_told_each_name(eind):
    gelezen = lees_namen(SOORTEN[eind](), eind)
    assert {(een.wat, een.waarde) for een in gelezen.eigenschappen} == VERTELD[eind]
    assert gelezen.bezwaar == ""


@pytest.mark.parametrize("eind", SOORTEN)
def test_a_copy_holds_none_of_them_and_all_that_is_to_be_read(eind):
    voor = SOORTEN[eind]()
    na = kopie_zonder_namen(voor, eind)
    for naam in (WIE, BAAS, BEDRIJF, "QZ", "Geheimmaker"):
        for vorm in (naam.encode(), naam.encode("utf-16-be"), naam.encode().hex().encode()):
            assert vorm not in plat(na, eind), (naam, vorm)
    assert TEKST.encode() in plat(na, eind)
    assert b"Titel" in plat(na, eind) or eind in {".pptx"}
    assert lees_namen(na, eind).eigenschappen == ()
    assert plat(kopie_zonder_namen(na, eind), eind).count(TEKST.encode()) == plat(na, eind).count(
        TEKST.encode()
    )


def test_what_holds_no_name_stays_byte_by_byte():
    voor, na = delen_van(docx()), delen_van(kopie_zonder_namen(docx(), ".docx"))
    assert set(voor) - set(na) == {"docProps/thumbnail.jpeg"}
    assert na["[Content_Types].xml"] == voor["[Content_Types].xml"]
    assert b"thumbnail" not in na["_rels/.rels"]
    assert b'Target="word/document.xml"' in na["_rels/.rels"]
    document = na["word/document.xml"].decode()
    assert MC in document  # the prefixes that a program counts on
    assert f"{TEKST} &amp; meer" in document
    assert 'w:author="Auteur"' in document


def test_a_field_on_the_page_of_an_odt_stays():
    na = kopie_zonder_namen(odt(), ".odt")
    assert b"<text:creator>Zichtbaar</text:creator>" in delen_van(na)["content.xml"]
    assert next(iter(delen_van(na))) == "mimetype"
    assert b"Thumbnails" not in delen_van(na)["META-INF/manifest.xml"]
    assert na[38:].startswith(b"application/vnd.oasis")


def test_a_pdf_stays_accessible():
    with pikepdf.open(io.BytesIO(kopie_zonder_namen(pdf(), ".pdf"))) as boek:
        assert boek.Root.MarkInfo.Marked
        assert boek.Root.Lang == "nl-NL"
        assert "/StructTreeRoot" in boek.Root
        xmp = boek.Root.Metadata.read_bytes()
        assert b"<pdfuaid:part" in xmp
        assert b">1</pdfuaid:part>" in xmp
        assert boek.docinfo.Title == "Titel"
        assert boek.pages[0].Annots[0].Contents == "Kijk"
        assert (
            boek.pages[0].Contents.read_bytes() == b"BT /F1 12 Tf (Wat hier te lezen staat) Tj ET"
        )


def test_what_an_earlier_save_left_behind_is_not_in_a_copy():
    """A PDF grows at its end: what was changed still stands before it."""
    from pypdf import PdfReader, PdfWriter

    schrijver = PdfWriter(PdfReader(io.BytesIO(pdf())), incremental=True)
    schrijver.metadata = {"/Author": "Iemand Anders"}
    doel = io.BytesIO()
    schrijver.write(doel)
    assert WIE.encode() in doel.getvalue()
    na = kopie_zonder_namen(doel.getvalue(), ".pdf")
    assert WIE.encode() not in na
    assert b"Iemand Anders" not in na


@pytest.mark.parametrize(
    ("inhoud", "eind"),
    [
        (docx(**{"_xmlsignatures/sig1.xml": "<s/>"}), ".docx"),
        (pdf(ondertekend=True), ".pdf"),
    ],
)
def test_what_is_signed_has_no_copy(inhoud, eind):
    gelezen = lees_namen(inhoud, eind)
    assert "ondertekend" in gelezen.bezwaar
    assert gelezen.eigenschappen


def test_what_stays_is_said():
    gelezen = lees_namen(
        docx(**{"word/embeddings/blad.xlsx": xlsx(), "word/media/scheef.jpg": foto_op_zijn_kant()}),
        ".docx",
    )
    assert any("blad.xlsx" in zin for zin in gelezen.blijft)
    assert any("scheef.jpg" in zin for zin in gelezen.blijft)


def foto_op_zijn_kant():
    from tests.gemeenten.bestanden.beelden.plaatjes import foto

    return foto(ligging=6)


BOM = zip_van({"word/document.xml": b"<a>" + b" " * (21 * 1024 * 1024) + b"</a>"})
LACHEN = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"geen zip",
        docx()[:-40],
        BOM,
        docx(**{"docProps/core.xml": LACHEN}),
        zip_van({"a": b""}),
    ],
    ids=["leeg", "geen", "half", "bom", "dtd", "zonder xml"],
)
def test_what_cannot_be_read_is_said(inhoud):
    assert "niet te lezen" in lees_namen(inhoud, ".docx").bezwaar
    with pytest.raises(KantoorOnleesbaar):
        kopie_zonder_namen(inhoud, ".docx")


def test_a_broken_pdf_is_said_and_plain_text_has_no_place_for_names():
    assert "beschadigd" in lees_namen(b"%PDF-1.7 stuk", ".pdf").bezwaar
    assert lees_namen(WIE.encode(), ".txt").eigenschappen == ()
