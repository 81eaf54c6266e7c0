"""A zip from outside costs no more than is allowed, whatever its directory says."""

import io
import json
import struct
import subprocess
import sys
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleiding.uitpakken import Uitpakker, ZipFout, ZipTeGroot, pak_in

MB = 1024 * 1024
BELOOFD = 1500


def maak(delen, hoe=zipfile.ZIP_DEFLATED) -> bytearray:
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", hoe) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(zipfile.ZipInfo(naam), inhoud, hoe)
    return bytearray(doel.getvalue())


def lieg(zip_: bytearray, *, lengte: int, crc: int | None = None) -> bytes:
    """Let the headers of the last part, here and in the directory, name another size (and checksum)."""
    for merk, plek_crc, plek_lengte in ((b"PK\x03\x04", 14, 22), (b"PK\x01\x02", 16, 24)):
        begin = zip_.rindex(merk)
        if crc is not None:
            struct.pack_into("<I", zip_, begin + plek_crc, crc)
        struct.pack_into("<I", zip_, begin + plek_lengte, lengte)
    return bytes(zip_)


def open_(inhoud, grootst=MB, delen=10) -> Uitpakker:
    return Uitpakker(io.BytesIO(inhoud), grootst=grootst, delen=delen)


@given(
    st.dictionaries(st.text("abc/.", min_size=1, max_size=9), st.binary(max_size=300), max_size=5)
)
def test_what_was_packed_comes_out(delen):
    for hoe in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        uitpakker = open_(maak(delen, hoe))
        assert uitpakker.namen == list(delen)
        assert {naam: uitpakker.lees(naam) for naam in delen} == delen
    with zipfile.ZipFile(open_(maak(delen)).herpak()) as anders:
        assert {naam: anders.read(naam) for naam in anders.namelist()} == delen


@pytest.mark.parametrize("crc", [None, zlib.crc32(b"\0" * BELOOFD)])
@pytest.mark.parametrize("hoe", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("lengte", [BELOOFD, 3 * BELOOFD])
def test_a_part_of_another_size_than_was_said_is_refused(lengte, hoe, crc):
    uitpakker = open_(lieg(maak({"a": b"\0" * 2 * BELOOFD}, hoe), lengte=lengte, crc=crc))
    with pytest.raises(ZipFout):
        uitpakker.lees("a")


def test_sizes_count_together_and_each_time():
    met_twee = maak({"a": b"x" * 600, "b": b"y" * 600})
    with pytest.raises(ZipTeGroot):
        open_(met_twee, grootst=1199)
    uitpakker = open_(met_twee, grootst=1200)
    uitpakker.lees("a")
    uitpakker.lees("b")
    with pytest.raises(ZipFout):
        uitpakker.lees("a")


def versleuteld() -> bytes:
    zip_ = maak({"a": b"x"})
    zip_[zip_.index(b"PK\x01\x02") + 8] |= 1
    return bytes(zip_)


def dubbel() -> bytes:
    return bytes(maak({"aa": b"x", "ab": b"y"})).replace(b"ab", b"aa")


def overlappend() -> bytes:
    """Two names in the directory for one packed piece."""
    zip_ = maak({"aa": b"x" * 90, "ab": b"x" * 90})
    tweede = zip_.index(b"PK\x01\x02", zip_.index(b"PK\x01\x02") + 4)
    struct.pack_into("<I", zip_, tweede + 42, 0)
    return bytes(zip_)


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"geen zip",
        bytes(maak({"a": b"x" * 900}))[:-30],
        versleuteld(),
        dubbel(),
        overlappend(),
        bytes(maak({"a": b"x"}, zipfile.ZIP_BZIP2)),
        bytes(maak({"a": b"x"}, zipfile.ZIP_LZMA)),
    ],
    ids=["empty", "text", "cut off", "encrypted", "twice", "overlap", "bzip2", "lzma"],
)
def test_what_no_office_program_makes_is_refused(inhoud):
    with pytest.raises(ZipFout):
        open_(inhoud)


def test_too_many_parts():
    with pytest.raises(ZipTeGroot):
        open_(maak({str(nummer): b"" for nummer in range(11)}))


MEET = """
import importlib, io, resource, sys, time
from pathlib import Path
soort, pad = sys.argv[1:]
import openpyxl, mammoth
from gemeenten.editie.levensloop import bestand
from gemeenten.regels.tabellen import lees
from handleiding.importer.read import read_regels
from gemeenten.regels.tabellen import uit_ods, uit_xlsx
from handleiding.importer import docx
def doe():
    if soort == "docx":
        return read_regels(Path(pad))
    if soort == "zip":
        with open(pad, "rb") as bron:
            return bestand.lees(bron).media("media/image-1.png")
    return lees("x." + soort, Path(pad).read_bytes())
voor, begin = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
try:
    doe()
    fout = ""
except Exception as e:
    fout = type(e).__name__
gebruikt = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor
print(fout, gebruikt // 1024, time.process_time() - begin)
"""
BOMMEN = {
    "xlsx": ("xl/worksheets/sheet1.xml", "TabelFout"),
    "ods": ("content.xml", "TabelFout"),
    "docx": ("word/document.xml", "ImportFout"),
    "zip": ("media/image-1.png", "OngeldigBestand"),
}


def maak_bom(pad, naam) -> None:
    """A zip of less than half a megabyte with 300 MB of nothing; made in pieces."""
    deel = zipfile.ZipInfo(naam)
    deel.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(pad, "w") as archief:
        archief.writestr("editie.json", json.dumps({"formaat": 2}))
        with archief.open(deel, "w") as doel:
            for _ in range(300):
                doel.write(b"\0" * MB)


@pytest.mark.parametrize("eerlijk", [False, True], ids=["liar", "honest"])
@pytest.mark.parametrize("soort", BOMMEN)
def test_a_bomb_costs_next_to_nothing(tmp_path, soort, eerlijk):
    """Measured in a process of its own: memory and time from where the file is opened."""
    naam, fout = BOMMEN[soort]
    pad = tmp_path / f"bom.{soort}"
    maak_bom(pad, naam)
    if not eerlijk:
        crc = zlib.crc32(b"\0" * BELOOFD)
        pad.write_bytes(lieg(bytearray(pad.read_bytes()), lengte=BELOOFD, crc=crc))
    assert pad.stat().st_size < MB
    wat, geheugen, tijd = subprocess.run(
        [sys.executable, "-c", MEET, soort, str(pad)], capture_output=True, text=True, check=True
    ).stdout.split()
    assert wat == fout
    assert int(geheugen) < 100
    assert float(tijd) < 2


def test_what_is_packed_anew_is_as_large_as_it_says():
    with zipfile.ZipFile(pak_in({"a": b"x" * 10})) as archief:
        assert archief.getinfo("a").file_size == len(archief.read("a")) == 10
