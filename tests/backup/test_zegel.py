"""What is sealed opens with its key only, whole and in its order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.backup.zegel import STUK, ZegelGebroken, ontzegel, verzegel

GEHEIM = "een-lang-en-willekeurig-geheim"


def open_(inhoud: bytes, *geheimen: str) -> bytes:
    return b"".join(ontzegel([inhoud], geheimen or (GEHEIM,)))


@given(st.lists(st.binary(max_size=200)), st.integers(1, 50))
def test_comes_out_as_it_went_in_however_it_is_cut(stukken, maat):
    dicht = b"".join(verzegel(stukken, GEHEIM))
    in_delen = [dicht[plek : plek + maat] for plek in range(0, len(dicht), maat)]
    assert b"".join(ontzegel(in_delen, ["ander", GEHEIM])) == b"".join(stukken)


@pytest.mark.parametrize("lengte", [0, 1, STUK - 1, STUK, STUK + 1, 2 * STUK])
def test_pieces_of_every_length(lengte):
    assert open_(b"".join(verzegel([bytes(lengte)], GEHEIM))) == bytes(lengte)


def test_twice_the_same_does_not_look_the_same():
    assert b"".join(verzegel([b"x"], GEHEIM)) != b"".join(verzegel([b"x"], GEHEIM))


def delen(aantal: int) -> list[bytes]:
    """Return the head and the sealed pieces, each by itself."""
    return list(verzegel([bytes([nummer]) * STUK for nummer in range(aantal)], GEHEIM))


def test_what_was_cut_off_between_two_pieces_does_not_open():
    with pytest.raises(ZegelGebroken):
        open_(b"".join(delen(3)[:-1]))


def test_what_was_put_in_another_order_does_not_open():
    kop, een, twee, drie = delen(3)
    with pytest.raises(ZegelGebroken):
        open_(kop + twee + een + drie)


def test_what_was_lengthened_does_not_open():
    with pytest.raises(ZegelGebroken):
        open_(b"".join(delen(1)) + b"x")


@pytest.mark.parametrize("inhoud", [b"", b"HBK1", b"HBK1" + bytes(16), b"gewone tekst van iemand"])
def test_what_is_not_sealed_does_not_open(inhoud):
    with pytest.raises(ZegelGebroken):
        open_(inhoud)


@given(st.data())
def test_no_bit_can_be_changed(data):
    dicht = bytearray(b"".join(verzegel([b"een korte tekst"], GEHEIM)))
    plek = data.draw(st.integers(0, len(dicht) * 8 - 1))
    dicht[plek // 8] ^= 1 << plek % 8
    with pytest.raises(ZegelGebroken):
        open_(bytes(dicht))
