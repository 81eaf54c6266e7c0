"""What a document says, read with the limits of what comes from outside: also where nobody looks."""

import io
import zipfile

import openpyxl
import pytest
from odf.dc import Creator
from odf.opendocument import OpenDocumentText
from odf.text import P, Span

from gemeenten.persoonsgegevens.bestanden import Onleesbaar, lees_bestand
from gemeenten.persoonsgegevens.zoekterm import Zoekvraag
from handleiding.importer.docx import GROOTSTE_XML

VRAAG = Zoekvraag.van(["Zoë d'Ambrozzio", "zoe@voorbeeld.example"])


def zip_van(**delen: str) -> bytes:
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam.replace("__", "/").replace("_", "."), inhoud)
    return doel.getvalue()


def keren(inhoud: bytes, soort: str) -> int:
    return len(VRAAG.treffers(lees_bestand(inhoud, soort)))


W = 'xmlns:w="urn:w" xmlns:dc="urn:dc" xmlns:r="urn:r"'


@pytest.mark.parametrize(
    "deel",
    [
        {
            "word__document_xml": f"<w:p {W}><w:r><w:t>Bel Zo</w:t></w:r><w:r><w:t>ë d'Ambrozzio</w:t></w:r></w:p>"
        },
        {"word__document_xml": f"<w:p {W}><w:t>Zoë</w:t><w:br/><w:t>d’Ambrozzio</w:t></w:p>"},
        {"word__header1_xml": f"<w:hdr {W}><w:p><w:t>Zoë d'Ambrozzio</w:t></w:p></w:hdr>"},
        {"word__comments_xml": f'<w:c {W}><w:comment w:author="Zoë d\'Ambrozzio"/></w:c>'},
        {
            "docProps__core_xml": f"<w:x {W}><dc:creator>Zoë d'Ambrozzio</dc:creator><dc:y>Jan</dc:y></w:x>"
        },
        {
            "word___rels__document_xml_rels": f'<r:R {W}><r:L Target="mailto:zoe%40voorbeeld.example"/></r:R>'
        },
    ],
    ids=["runs", "break", "header", "remark", "properties", "link"],
)
def test_a_person_is_found_in_every_part_of_a_word_file(deel):
    assert keren(zip_van(**deel), ".docx") == 1


def test_lines_and_cells_are_apart():
    tekst = f"<w:d {W}><w:p><w:t>Bel Zoë</w:t></w:p><w:p><w:t>d'Ambrozzio komt</w:t></w:p></w:d>"
    assert keren(zip_van(word__document_xml=tekst), ".docx") == 0


def test_spreadsheet_and_open_document():
    boek, doel = openpyxl.Workbook(), io.BytesIO()
    boek.active.append(["Zoë d'Ambrozzio", "Jan"])
    boek.properties.creator = "zoe@voorbeeld.example"
    boek.save(doel)
    assert keren(doel.getvalue(), ".xlsx") == 2

    brief, doel = OpenDocumentText(), io.BytesIO()
    regel = P(text="Zoë ")
    regel.addElement(Span(text="d'Ambrozzio"))
    brief.text.addElement(regel)
    brief.meta.addElement(Creator(text="Zoë d'Ambrozzio"))
    brief.save(doel)
    assert keren(doel.getvalue(), ".odt") == 2


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_in_any_encoding(codering):
    assert (
        keren("naam;adres\nZoë d'Ambrozzio;zoe@voorbeeld.example\n".encode(codering), ".csv") == 2
    )


def test_pdf_with_its_properties_and_a_pdf_of_pictures():
    weasyprint = pytest.importorskip("weasyprint")
    kop = "<meta charset=utf-8><meta name=author content='Zoë d&#39;Ambrozzio'><title>Brief</title>"
    met_tekst = weasyprint.HTML(string=f"{kop}<p>Bel <b>Zoë</b> d'Ambrozzio</p>").write_pdf()
    assert keren(met_tekst, ".pdf") == 2
    zonder = weasyprint.HTML(string="<title>Scan</title><p></p>").write_pdf()
    with pytest.raises(Onleesbaar):
        lees_bestand(zonder, ".pdf")


@pytest.mark.parametrize(
    ("inhoud", "soort"),
    [
        (b"%PDF-1.7 stuk", ".pdf"),
        (b"PK\x03\x04stuk", ".docx"),
        (b"", ".xlsx"),
        (zip_van(word__document_xml="<p>open"), ".docx"),
        (zip_van(word__document_xml='<!DOCTYPE p [<!ENTITY a "b">]><p>&a;</p>'), ".docx"),
        (zip_van(plaatje_png="x"), ".odt"),
        (zip_van(word__document_xml=f"<p>{' ' * GROOTSTE_XML}</p>"), ".docx"),
        (b"MZ", ".exe"),
    ],
    ids=["pdf", "zip", "empty", "xml", "entities", "no text", "too much", "kind"],
)
def test_what_cannot_be_read_says_so(inhoud, soort):
    with pytest.raises(Onleesbaar):
        lees_bestand(inhoud, soort)
