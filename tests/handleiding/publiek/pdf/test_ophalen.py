"""A document fetches pictures of our own, as any visitor gets them. Nothing else, whatever its text asks for."""

import base64
import io

import pypdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from handleiding.publiek.pdf.drukker import druk
from handleiding.publiek.pdf.ophalen import NietOphalen, Ophaler
from tests.handleiding.publiek.pdf.lezen import beelden_maken, tekst

ADRES = "http://localhost/gemeenten/leeuwarden/handleiding/"
GEHEIM = "zeer geheime regel"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/hostname",
        "FILE:///etc/hostname",
        "http://elders.example/plaat.png",
        "http://localhost:8001/static/img/buffers.svg",
        "https://localhost/static/img/buffers.svg",
        "http://localhost@elders.example/static/img/buffers.svg",
        "ftp://localhost/static/img/buffers.svg",
        "data:text/plain,hoi",
        "http://localhost/",
        "http://localhost/cms/",
        "http://localhost/static/css/site.css",
        "http://localhost/static/../manage.py",
        "http://localhost/static/%2e%2e/%2e%2e/db.sqlite3.png",
        "http://localhost/static//etc/passwd.png",
        "http://localhost/documenten/1/geheim.pdf",
        "/etc/hostname",
        "",
    ],
)
def test_what_is_not_ours_is_refused(url):
    with pytest.raises(NietOphalen):
        Ophaler(ADRES).haal(url)


def test_picture_of_the_site_itself_is_there():
    inhoud, _ = Ophaler(ADRES).haal("http://localhost/static/img/buffers.svg")
    assert b"<svg" in inhoud


@beelden_maken
@pytest.mark.django_db
def test_files_are_fetched_as_a_visitor_gets_them(wereld):
    """A picture on no public page, the original of one, and a file that is no picture stay where they are."""
    beeld = get_image_model().objects.create(title="b", file=get_test_image_file())
    gemaakt = beeld.get_rendition("width-100")
    los = default_storage.save("geheim.txt", ContentFile(GEHEIM))
    for naam in (gemaakt.file.name, beeld.file.name, los, "pdf/nergens.pdf", "../db.sqlite3"):
        with pytest.raises(NietOphalen):
            Ophaler(ADRES).haal(f"http://localhost/media/{naam}")


def test_hostile_text_reads_no_file_of_this_machine(tmp_path):
    """Whatever somebody got into a text: no file, no attachment, no other address, no picture from elsewhere."""
    geheim = tmp_path / "geheim.txt"
    geheim.write_text(GEHEIM)
    plaat = tmp_path / "geheim.svg"
    plaat.write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><text y="20">{GEHEIM}</text></svg>')
    doel, beeld = geheim.as_uri(), plaat.as_uri()
    css = base64.b64encode(f'p::after{{content:"{GEHEIM}"}}'.encode()).decode()
    html = f"""<html lang="nl"><head><title>t</title></head><body>
    <section id="p1" data-niveau="1" data-adres="{ADRES}"><h1>Kop</h1>
    <style>@import url({doel}); p {{ background: url({beeld}) }} p::after {{ content: url({beeld}) }}</style>
    <link rel="stylesheet" href="data:text/css;base64,{css}">
    <link rel="attachment" href="{doel}"><a rel="attachment" href="{doel}">bijlage</a>
    <p style="background-image: url({beeld})">gewone tekst</p>
    <img src="{beeld}" alt="plaat"><img alt="plaat" srcset="{beeld} 1x">
    <object data="{beeld}"></object><embed src="{beeld}"><iframe src="{doel}"></iframe>
    <svg xmlns="http://www.w3.org/2000/svg"><image href="{beeld}"/><use href="{beeld}#a"/></svg>
    <base href="file:///"><meta http-equiv="refresh" content="0;url={doel}">
    <a href="javascript:alert(1)">script</a>
    </section></body></html>"""
    inhoud = druk(html, adres=ADRES, plaatsen={}).inhoud
    assert "gewone tekst" in tekst(inhoud)
    assert GEHEIM not in tekst(inhoud)
    pdf = pypdf.PdfReader(io.BytesIO(inhoud))
    assert not pdf.attachments
    assert b"file:" not in inhoud
    for blad in pdf.pages:
        assert not list(blad.images)
        for annotatie in blad.get("/Annots", []):
            assert "/FS" not in annotatie.get_object()
            assert "javascript" not in str(annotatie.get_object()).lower()
