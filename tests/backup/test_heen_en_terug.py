"""What was copied while people worked comes back the same, in an empty machine only, without who was removed since."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import connection
from wagtail.documents.models import Document

from config.backup.afdruk import neem_afdruk, verschillen
from config.backup.bestanden import genoemd

STAPPEN = Path(__file__).with_name("stappen.py")


def test_a_copy_made_under_load_comes_back_the_same(site, elders):
    """Its database names no file that is not in it, whatever came and went in the meantime."""
    drukte = subprocess.Popen(
        [sys.executable, str(STAPPEN), "drukte"],
        env=site.omgeving(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert drukte.stdout.readline() == "bezig\n"
        for _ in range(2):
            gezegd = site.beheer("backup")
        assert drukte.poll() is None
    finally:
        drukte.communicate()
    assert "niet in de opslag: documents/" not in gezegd
    assert "NIET versleuteld" not in gezegd
    gezegd = elders.beheer("herstel")
    assert "Teruggezet en vergeleken" in gezegd
    assert "Klaar." in gezegd
    terug, daar = elders.stand(), site.stand()
    assert terug["ontbreekt"] == []
    assert terug["documenten"] >= 1
    assert terug["revisies"] <= daar["revisies"]
    assert terug["paginas"] == daar["paginas"]


def test_a_page_that_differs_is_named(wereld):
    Document.objects.create(title="Stuk", file=ContentFile(b"x", name="stuk.txt"))
    assert Document.objects.get().file.name in genoemd(connection)
    was, page = neem_afdruk(connection), wereld.hoofdstuk()
    assert verschillen(was, neem_afdruk(connection, was)) == []
    type(page).objects.filter(pk=page.pk).update(draft_title="Anders")
    [tabel, rij] = verschillen(was, neem_afdruk(connection, was))
    aantal = len(was["rijen"]["wagtailcore_page"])
    assert tabel == f"tabel wagtailcore_page: {aantal} rijen, in de back-up {aantal}"
    assert rij == f"  wagtailcore_page {page.pk}"


def test_nothing_is_written_over(site, elders):
    site.beheer("backup")
    assert "De database is niet leeg" in site.beheer("herstel", goed=False)
    vreemd = elders.webroot / "media" / "documents" / "van-een-ander.txt"
    vreemd.parent.mkdir(parents=True)
    vreemd.write_text("blijft")
    assert "van-een-ander.txt" in elders.beheer("herstel", goed=False)
    assert vreemd.read_text() == "blijft"
    vreemd.unlink()
    assert "Klaar." in elders.beheer("herstel")


def test_who_was_removed_after_the_copy_is_removed_again(site, elders):
    site.stap("persoon")
    site.beheer("backup")
    site.stap("verwijder")
    site.beheer("backup", "--alleen-verwijderingen")
    over = site.stand()
    assert over["verwijderingen"] == 1
    gezegd = elders.beheer("herstel")
    assert "plekken" in gezegd
    terug = elders.stand()
    assert terug["verwijderingen"] == 1
    assert set(terug["met_de_naam"]) <= set(over["met_de_naam"]) | {
        "gemeenten_meting",
        "gemeenten_stelling",
    }
    assert "wagtailcore_page" not in terug["met_de_naam"]


def test_without_the_list_of_removals_nothing_is_put_back(site, elders):
    site.beheer("backup")
    for lijst in site.plek.glob("verwijderingen/*"):
        lijst.unlink()
    assert "--zonder-verwijderingen" in elders.beheer("herstel", goed=False)
    assert "Klaar." in elders.beheer("herstel", "--zonder-verwijderingen")


def test_a_copy_that_was_damaged_is_not_put_back(site, elders):
    site.stap("persoon")
    site.beheer("backup")
    groot = max(site.plek.glob("stukken/*/*"), key=lambda pad: pad.stat().st_size)
    inhoud = bytearray(groot.read_bytes())
    inhoud[len(inhoud) // 2] ^= 1
    groot.write_bytes(inhoud)
    assert groot.name in site.beheer("herstel", "--proef", goed=False)
    assert groot.name in elders.beheer("herstel", goed=False)
    assert not (elders.webroot / "media").exists()


def test_nobody_reads_it_without_the_key(site, elders):
    site.stap("persoon")
    site.beheer("backup")
    for pad in filter(Path.is_file, site.plek.rglob("*")):
        assert b"inhoud van" not in pad.read_bytes()
        assert b"documents/" not in pad.read_bytes()
        assert pad.stat().st_mode & 0o077 == 0
    assert "BACKUP_SLEUTEL" in replace(elders, sleutel="").beheer("herstel", goed=False)
    vervangen = replace(elders, sleutel="een-ander-en-even-lang-geheim")
    assert "BACKUP_SLEUTEL" in vervangen.beheer("herstel", goed=False)
    nieuw_en_oud = replace(elders, sleutel=f"{vervangen.sleutel}, {site.sleutel}")
    assert "Klaar." in nieuw_en_oud.beheer("herstel")


def test_the_test_of_putting_back_leaves_its_report_and_nothing_else(site):
    site.stap("persoon")
    site.beheer("backup")
    voor = site.stand()
    assert "gelijk" in site.beheer("herstel", "--proef")
    open_ = replace(site, sleutel="")
    assert site.stand() == voor
    [verslag] = site.plek.glob("proeven/*")
    assert verslag.read_bytes()[:4] == b"HBK1"
    assert open_.sleutel == ""


def test_without_a_key_it_is_said_that_anybody_can_read_it(site, elders):
    open_ = replace(site, sleutel="")
    open_.stap("persoon")
    assert "NIET versleuteld" in open_.beheer("backup")
    open_.beheer("herstel", "--proef")
    [pad] = open_.plek.glob("proeven/*")
    verslag = json.loads(pad.read_text())
    assert verslag["anders"] == []
    assert verslag["paginas"] == open_.stand()["paginas"]
    assert "Klaar." in replace(elders, sleutel="").beheer("herstel")


def test_what_did_not_change_is_kept_once(site):
    site.stap("persoon")
    site.beheer("backup")
    eerst = set(site.plek.glob("stukken/*/*"))
    site.beheer("backup")
    assert len(set(site.plek.glob("stukken/*/*")) - eerst) == 2  # the dump and its print
    assert eerst <= set(site.plek.glob("stukken/*/*"))


def test_a_folder_of_the_site_itself_is_no_place(site):
    binnen = replace(site, plek=site.webroot / "media" / "kopieen")
    assert "BACKUP_PLEK" in binnen.beheer("backup", goed=False)
