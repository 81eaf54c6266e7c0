"""Documents as office programs write them, with a made-up person in every place that is not the text."""

import io
import zipfile

import pikepdf

from tests.gemeenten.bestanden.beelden.plaatjes import foto

WIE, BAAS, BEDRIJF = "Quirijn Zandbergen", "Walburga Ooievaar", "Zandbergen Advies"
TEKST = "Wat hier te lezen staat"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="urn:w14" mc:Ignorable="w14"'
CP = 'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
RELS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
KERN = (
    f"<cp:coreProperties {CP} {DC}><dc:title>Titel</dc:title><dc:creator>{WIE}</dc:creator>"
    f"<dc:description>Van {WIE}</dc:description><cp:lastModifiedBy>{BAAS}</cp:lastModifiedBy></cp:coreProperties>"
)
APP = f"<Properties><Application>Word</Application><Company>{BEDRIJF}</Company><Manager>{BAAS}</Manager></Properties>"
EIGEN = f'<Properties><property name="Eigenaar"><vt:lpwstr xmlns:vt="urn:vt">{WIE}</vt:lpwstr></property></Properties>'


def zip_van(delen: dict[str, str | bytes]) -> bytes:
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(zipfile.ZipInfo(naam), inhoud, zipfile.ZIP_DEFLATED)
    return doel.getvalue()


def delen_van(inhoud: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        return {naam: archief.read(naam) for naam in archief.namelist()}


def docx(**anders: str | bytes) -> bytes:
    document = (
        f'<w:document {W} {MC}><w:body><w:p><w:ins w:id="1" w:author="{WIE}" w:date="2026-11-30T12:00:00Z">'
        f"<w:r><w:t>{TEKST} &amp; meer</w:t></w:r></w:ins></w:p></w:body></w:document>"
    )
    opmerkingen = (
        f'<w:comments {W}><w:comment w:id="0" w:author="{BAAS}" w:initials="WO"/></w:comments>'
    )
    mensen = (
        f'<w15:people xmlns:w15="urn:w15"><w15:person w15:author="{BAAS}">'
        f'<w15:presenceInfo w15:providerId="AD" w15:userId="{WIE}"/></w15:person></w15:people>'
    )
    sjabloon = (
        f'<Relationships {RELS}><Relationship Id="r1" Type="urn:x/attachedTemplate" '
        f'Target="file:///C:/Users/{WIE}/brief.dotx" TargetMode="External"/></Relationships>'
    )
    eerste = (
        f'<Relationships {RELS}><Relationship Id="r1" Type="urn:x/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="urn:x/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/></Relationships>'
    )
    return zip_van(
        {
            "[Content_Types].xml": '<Types xmlns="urn:t"/>',
            "_rels/.rels": eerste,
            "word/document.xml": document,
            "word/comments.xml": opmerkingen,
            "word/people.xml": mensen,
            "word/_rels/settings.xml.rels": sjabloon,
            "word/media/image1.jpg": foto(),
            "docProps/core.xml": KERN,
            "docProps/app.xml": APP,
            "docProps/custom.xml": EIGEN,
            "docProps/thumbnail.jpeg": WIE.encode(),
        }
        | anders
    )


def xlsx() -> bytes:
    return zip_van(
        {
            "[Content_Types].xml": '<Types xmlns="urn:t"/>',
            "xl/workbook.xml": (
                f'<workbook xmlns:x15ac="urn:x15ac"><fileSharing userName="{WIE}"/>'
                f'<x15ac:absPath url="C:\\Users\\{WIE}\\"/><sheets><sheet name="Blad"/></sheets></workbook>'
            ),
            "xl/sharedStrings.xml": f"<sst><si><t>{TEKST}</t></si></sst>",
            "xl/comments1.xml": f"<comments><authors><author>{WIE}</author></authors></comments>",
            "xl/persons/person.xml": (
                f'<personList><person displayName="{BAAS}" id="{{1}}" userId="{WIE}"/></personList>'
            ),
            "docProps/core.xml": KERN,
        }
    )


def pptx() -> bytes:
    return zip_van(
        {
            "[Content_Types].xml": '<Types xmlns="urn:t"/>',
            "ppt/slides/slide1.xml": f"<p:sld xmlns:p='urn:p' xmlns:a='urn:a'><a:t>{TEKST}</a:t></p:sld>",
            "ppt/commentAuthors.xml": (
                f'<p:cmAuthorLst xmlns:p="urn:p"><p:cmAuthor id="0" name="{WIE}" initials="QZ"/>'
                "</p:cmAuthorLst>"
            ),
            "ppt/authors.xml": (
                f'<a:authorLst xmlns:a="urn:a"><a:author id="1" name="{BAAS}" userId="{WIE}"/>'
                "</a:authorLst>"
            ),
            "docProps/core.xml": KERN,
        }
    )


def odt() -> bytes:
    ruimtes = f'xmlns:office="urn:o" xmlns:text="urn:x" {DC} xmlns:meta="urn:m" xmlns:xlink="urn:l"'
    return zip_van(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": (
                f"<office:document-content {ruimtes}><text:p>{TEKST}<text:creator>Zichtbaar</text:creator></text:p>"
                f"<office:annotation><dc:creator>{WIE}</dc:creator><meta:creator-initials>QZ</meta:creator-initials>"
                "</office:annotation></office:document-content>"
            ),
            "meta.xml": (
                f"<office:document-meta {ruimtes}><office:meta><dc:title>Titel</dc:title>"
                f"<meta:initial-creator>{WIE}</meta:initial-creator><dc:creator>{BAAS}</dc:creator>"
                f'<meta:printed-by>{BAAS}</meta:printed-by><meta:template xlink:href="file:///home/{WIE}/"/>'
                f'<meta:user-defined meta:name="Organisatie">{BEDRIJF}</meta:user-defined>'
                "</office:meta></office:document-meta>"
            ),
            "Thumbnails/thumbnail.png": WIE.encode(),
            "META-INF/manifest.xml": (
                '<manifest:manifest xmlns:manifest="urn:mf"><manifest:file-entry manifest:full-path="content.xml"/>'
                '<manifest:file-entry manifest:full-path="Thumbnails/thumbnail.png"/></manifest:manifest>'
            ),
        }
    )


XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    f'<rdf:Description rdf:about="" {DC} xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    f"<dc:creator><rdf:Seq><rdf:li>{BAAS}</rdf:li></rdf:Seq></dc:creator><pdfuaid:part>1</pdfuaid:part>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def pdf(*, ondertekend: bool = False) -> bytes:
    """A page with a remark, a tagged tree, facts in both ways, and what an earlier save left behind."""
    doel = io.BytesIO()
    with pikepdf.new() as boek:
        bladzijde = boek.add_blank_page(page_size=(200, 200))
        bladzijde.Contents = boek.make_stream(b"BT /F1 12 Tf (Wat hier te lezen staat) Tj ET")
        naam = pikepdf.Name
        bladzijde.obj.Annots = boek.make_indirect(
            [
                pikepdf.Dictionary(
                    Type=naam.Annot, Subtype=naam.Text, Rect=[0, 0, 9, 9], T=WIE, Contents="Kijk"
                )
            ]
        )
        bladzijde.obj.Metadata = boek.make_stream(WIE.encode())
        bladzijde.obj.PieceInfo = pikepdf.Dictionary(App=pikepdf.Dictionary(Wie=WIE))
        boek.Root.StructTreeRoot = boek.make_indirect(pikepdf.Dictionary(Type=naam.StructTreeRoot))
        boek.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        boek.Root.Lang = "nl-NL"
        boek.Root.Metadata = boek.make_stream(XMP.encode(), Type=naam.Metadata, Subtype=naam.XML)
        boek.docinfo[naam.Title] = "Titel"
        boek.docinfo[naam.Author] = WIE
        boek.docinfo[naam.Company] = BEDRIJF
        if ondertekend:
            veld = pikepdf.Dictionary(FT=naam.Sig, T="Handtekening", V=pikepdf.Dictionary())
            boek.Root.AcroForm = pikepdf.Dictionary(
                Fields=boek.make_indirect([boek.make_indirect(veld)])
            )
        boek.save(doel, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    return doel.getvalue()
