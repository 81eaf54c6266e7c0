"""Reading a PDF back: its structure by pikepdf, its text by pypdf."""

import io
import re

import pikepdf
import pypdf
import pytest
from bs4 import BeautifulSoup

HANDLEIDING = "/gemeenten/leeuwarden/handleiding/"
BIJEENKOMST = f"{HANDLEIDING}programma/bijeenkomst-1/"
# What paper has beside the text: marks of lists, and the line above and below each page.
MERK = re.compile(r"^\s*([•◦▪]|\d+\.)\s*")
RAND = re.compile(r" – Leeuwarden$|^\d+ van \d+$")
NIET_OP_PAPIER = "nav, .collectief-niet-afdrukken, .visueel-verborgen, .collectief-datumblad, .utrecht-button-group"


# Wagtail leaves the file of a new rendition to the garbage collector.
beelden_maken = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def open_pdf(inhoud: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(inhoud))


def elementen(pdf: pikepdf.Pdf) -> list[tuple[str, pikepdf.Object]]:
    """Return the structure in reading order, as tag and element."""
    gevonden: list[tuple[str, pikepdf.Object]] = []

    def loop(knoop) -> None:
        if isinstance(knoop, pikepdf.Array):
            for kind in knoop:
                loop(kind)
        elif isinstance(knoop, pikepdf.Dictionary) and "/S" in knoop:
            gevonden.append((str(knoop.S), knoop))
            if "/K" in knoop:
                loop(knoop.K)

    loop(pdf.Root.StructTreeRoot.K)
    return gevonden


def bladwijzers(pdf: pikepdf.Pdf) -> list[str]:
    with pdf.open_outline() as outline:
        rij = list(outline.root)
        namen = []
        while rij:
            item = rij.pop(0)
            namen.append(item.title)
            rij = [*item.children, *rij]
    return namen


def tekst(inhoud: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(inhoud)).pages)


def kale_tekst(inhoud: bytes) -> str:
    """Return all letters of a document but for the line above and below each page, without white space."""
    bladen = (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(inhoud)).pages)
    regels = [regel for blad in bladen for regel in blad.splitlines() if not RAND.search(regel)]
    return kaal(re.sub(r"\(zie [^)]*\)", "", "\n".join(MERK.sub("", regel) for regel in regels)))


def kale_tekst_op_de_site(html: str) -> str:
    """Return all letters that readers see in the article of a page, without white space."""
    artikel = BeautifulSoup(html, "html.parser").select_one("article")
    for weg in artikel.select(NIET_OP_PAPIER):
        weg.decompose()
    return kaal(artikel.get_text(" "))


def kaal(tekst: str) -> str:
    return re.sub(r"[\s·]", "", tekst)
