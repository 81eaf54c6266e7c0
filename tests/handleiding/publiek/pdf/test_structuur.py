"""What a machine can check of PDF/UA-1: tags, headings, alternative texts, language, table headers, bookmarks."""

import re
from itertools import pairwise

import pytest
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from handleiding.models import HoofdstukPage
from tests.handleiding.publiek.pdf.lezen import (
    BIJEENKOMST,
    HANDLEIDING,
    beelden_maken,
    bladwijzers,
    elementen,
    kale_tekst,
    kale_tekst_op_de_site,
    open_pdf,
    tekst,
)


def bewaar_online(page, inhoud):
    """Put content online as it is; who approved it is not what these tests are about."""
    HoofdstukPage.objects.filter(pk=page.pk).update(inhoud=inhoud)


def haal(client, adres):
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, antwoord.content[:300]
    return antwoord.content


def koppen(pdf):
    return [int(tag[2]) for tag, _ in elementen(pdf) if re.fullmatch(r"/H[1-6]", tag)]


def test_handbook_says_what_it_is_and_where_things_are(client, wereld):
    inhoud = haal(client, f"{HANDLEIDING}handleiding.pdf")
    pdf = open_pdf(inhoud)
    assert str(pdf.Root.Lang) == "nl"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.docinfo["/Title"]) == "Handleiding – Leeuwarden"
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
    niveaus = koppen(pdf)
    assert niveaus[0] == 1
    assert niveaus.count(1) == 1
    assert all(nu <= vorig + 1 for vorig, nu in pairwise(niveaus))
    namen = bladwijzers(pdf)
    for naam in (
        "Inhoud",
        "Inleiding",
        "Programma",
        "Kennismaken",
        "Het bufferschema",
        "Literatuur",
    ):
        assert naam in namen, naam
    assert namen.index("Inleiding") < namen.index("Programma") < namen.index("Kennismaken")
    hele = " ".join(tekst(inhoud).split())
    assert re.search(r"1\. Kennismaken ?\d+ 7\. Als het thuis misgaat ?\d+", hele)
    assert re.search(
        r"Editie van Leeuwarden, gebaseerd op kernversie \d+ \w+ \d{4}, nergens aangepast, "
        r"vastgesteld op \d+ \w+ \d{4}\.",
        hele,
    )
    assert "Zie voor de tekst zoals die nu geldt: http://" in hele


def test_each_annotation_and_page_is_tied_to_the_structure(client, wereld):
    pdf = open_pdf(haal(client, f"{HANDLEIDING}handleiding.pdf"))
    for blad in pdf.pages:
        assert "/StructParents" in blad.obj
        for annotatie in blad.obj.get("/Annots", []):
            assert str(annotatie.Subtype) == "/Link"
            assert "/StructParent" in annotatie
            assert str(annotatie.get("/Contents", "")) != ""
    fonts = {naam for blad in pdf.pages for naam in blad.obj.Resources.get("/Font", {})}
    assert fonts


@beelden_maken
def test_table_and_picture_are_told(client, wereld):
    page = wereld.hoofdstuk("inleiding")
    beeld = get_image_model().objects.create(
        title="tekening", description="Vier buffers rond een gezin", file=get_test_image_file()
    )
    bewaar_online(
        page,
        [
            {"type": "tekst", "value": "<h4>Diep</h4><p>Tekst.</p>"},
            {"type": "afbeelding", "value": {"afbeelding": beeld.pk, "bijschrift": "De buffers"}},
            {
                "type": "tabel",
                "value": {
                    "columns": [
                        {"type": "tekst", "heading": "Wie"},
                        {"type": "tekst", "heading": "Wat"},
                    ],
                    "rows": [{"values": ["<p>Ouder</p>", "<p>Vraagt</p>"]}],
                    "caption": "Wie doet wat",
                },
            },
        ],
    )
    page.refresh_from_db()
    page.save()  # the reference index learns that the picture stands on a public page
    pdf = open_pdf(haal(client, f"{HANDLEIDING}handleiding.pdf"))
    alle = elementen(pdf)
    figuren = [e for tag, e in alle if tag == "/Figure"]
    assert [str(f.Alt) for f in figuren] == ["Vier buffers rond een gezin"]
    tags = [tag for tag, _ in alle]
    assert tags.count("/TH") == 2
    assert "/Caption" in tags
    cellen = [e for tag, e in alle if tag == "/TD"]
    assert len(cellen) == 2
    assert all(len(cel.A.Headers) == 1 for cel in cellen)
    niveaus = koppen(pdf)
    assert all(nu <= vorig + 1 for vorig, nu in pairwise(niveaus))


@pytest.mark.parametrize("adres", [BIJEENKOMST, f"{HANDLEIDING}programma/bijeenkomst-7/"])
def test_session_on_paper_says_what_its_page_says(client, wereld, adres):
    op_papier = kale_tekst(haal(client, f"{adres}bijeenkomst.pdf"))
    op_de_site = kale_tekst_op_de_site(client.get(adres).text)
    assert len(op_de_site) > 300
    tekst, colofon, _ = op_papier.partition("EditievanLeeuwarden,gebaseerdop")
    assert colofon
    assert tekst == op_de_site
