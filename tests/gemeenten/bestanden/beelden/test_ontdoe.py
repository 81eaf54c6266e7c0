"""What tells about a picture goes from its file; the picture stays."""

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gemeenten.bestanden.beelden.houders import BeeldStuk, BeeldTeGroot
from gemeenten.bestanden.beelden.ontdoe import keur, ontdoe

from .plaatjes import BREED, HOOG, MAKER, SOORTEN, foto, tekening


def lees(inhoud: bytes) -> Image.Image:
    beeld = Image.open(io.BytesIO(inhoud))
    beeld.load()
    return beeld


def beelden(inhoud: bytes) -> list[bytes]:
    beeld = Image.open(io.BytesIO(inhoud))
    gezien = []
    for nummer in range(getattr(beeld, "n_frames", 1)):
        beeld.seek(nummer)
        gezien.append(beeld.convert("RGBA").tobytes())
    return gezien


@pytest.mark.parametrize("eind", SOORTEN)
def test_nothing_but_the_picture_is_left(eind):
    voor = foto(eind)
    assert MAKER in voor
    na = ontdoe(voor)
    assert MAKER not in na
    assert b"Exif" not in na
    assert not lees(na).getexif()
    assert ontdoe(na) == na


@pytest.mark.parametrize("eind", sorted(set(SOORTEN) - {"avif"}))
def test_pixels_and_colours_are_untouched(eind):
    voor = foto(eind)
    na = ontdoe(voor)
    assert beelden(na) == beelden(voor)
    assert lees(na).info.get("icc_profile") == lees(voor).info.get("icc_profile")


def test_avif_is_drawn_anew_only_when_something_stands_in_it():
    doel = io.BytesIO()
    tekening().save(doel, "AVIF")
    assert ontdoe(doel.getvalue()) == doel.getvalue()


# For each way to lie: the corner of what is seen where the red field, stored top left, ends up.
RECHTOP = {
    1: "linksboven",
    2: "rechtsboven",
    3: "rechtsonder",
    4: "linksonder",
    5: "linksboven",
    6: "rechtsboven",
    7: "rechtsonder",
    8: "linksonder",
}


@pytest.mark.parametrize("ligging", RECHTOP)
@pytest.mark.parametrize("eind", ["jpg", "png", "webp", "avif"])
def test_it_stands_upright_without_the_note(eind, ligging):
    beeld = lees(ontdoe(foto(eind, ligging))).convert("RGB")
    gekanteld = ligging >= 5
    breed, hoog = beeld.size
    assert (breed, hoog) == ((HOOG, BREED) if gekanteld else (BREED, HOOG))
    hoek = RECHTOP[ligging]
    x = 3 if "links" in hoek else breed - 4
    y = 3 if "boven" in hoek else hoog - 4
    rood, groen, blauw = beeld.getpixel((x, y))
    assert rood > 200
    assert max(groen, blauw) < 60


@pytest.mark.parametrize("eind", ["gif", "png", "webp"])
def test_what_moves_keeps_moving(eind):
    ander = tekening().transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    voor = foto(eind, save_all=True, append_images=[ander], duration=100, loop=3)
    na = ontdoe(voor)
    assert MAKER not in na
    assert beelden(na) == beelden(voor)
    assert len(beelden(na)) == 2
    assert lees(na).info["duration"] == 100
    assert lees(na).info["loop"] == 3


@pytest.mark.parametrize("hoe", [{"progressive": True}, {"restart_marker_blocks": 1}])
def test_other_ways_to_write_a_jpeg(hoe):
    voor = foto("jpg", **hoe)
    assert beelden(ontdoe(voor)) == beelden(voor)


@pytest.mark.parametrize("achter", [foto(), b"<film>" + MAKER])
def test_what_stands_behind_the_picture_goes(achter):
    """A second picture or a film, as telephones put there, has a place and a maker of its own."""
    na = ontdoe(foto() + achter)
    assert MAKER not in na
    assert na == ontdoe(foto())


def test_thumbnail_and_unknown_parts_of_a_jpeg_go():
    klein = b"\x02\x02" + MAKER + b"."  # 2 x 2 pixels of 3 bytes
    jfif = b"JFIF\0\x01\x01\0\0\x01\0\x01" + klein
    app0 = b"\xff\xe0" + (len(jfif) + 2).to_bytes(2) + jfif
    app7 = b"\xff\xe7" + (len(MAKER) + 2).to_bytes(2) + MAKER
    kaal = ontdoe(foto())
    met = kaal[:2] + app0 + app7 + kaal[20:]
    assert kaal[2:4] == b"\xff\xe0"
    assert MAKER not in ontdoe(met)
    assert beelden(ontdoe(met)) == beelden(kaal)


@pytest.mark.parametrize("eind", SOORTEN)
@pytest.mark.parametrize("deel", [0.1, 0.5, 0.9])
def test_a_part_of_a_picture_is_none(eind, deel):
    heel = foto(eind)
    keur(heel)
    with pytest.raises(BeeldStuk):
        keur(heel[: int(len(heel) * deel)])


@pytest.mark.parametrize("inhoud", [b"", b"geen beeld", b"\xff\xd8\xff", b"GIF89a", b"%PDF-1.4"])
def test_what_is_no_picture(inhoud):
    for doe in (keur, ontdoe):
        with pytest.raises(BeeldStuk):
            doe(inhoud)


@given(
    eind=st.sampled_from([*SOORTEN]),
    plek=st.floats(0, 0.999),
    ander=st.binary(max_size=6),
    knip=st.booleans(),
)
def test_damage_is_refused_or_read_and_nothing_else(eind, plek, ander, knip):
    heel = foto(eind)
    begin = int(len(heel) * plek)
    stuk = heel[:begin] + ander + (b"" if knip else heel[begin + len(ander) :])
    for doe in (keur, ontdoe):
        with suppress(BeeldStuk):
            doe(stuk)


def test_small_file_with_many_large_frames_is_not_drawn():
    doel = io.BytesIO()
    frames = [Image.new("RGB", (2000, 2000), (nummer * 5, nummer, 9)) for nummer in range(33)]
    frames[0].save(doel, "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(BeeldTeGroot):
        keur(doel.getvalue())
