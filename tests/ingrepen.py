"""What the tests of both apps ask of an entry of ``van_wagtail``."""

from pathlib import Path

from handleiding.van_wagtail.ingreep import Ingreep, leest, tabel, vorm

ROOT = Path(__file__).parents[1]


def bewaak(ingreep: Ingreep) -> None:
    """Fail when the library changed what ``ingreep`` counts on, or does not look there any more."""
    assert vorm(ingreep.wagtails()) == ingreep.rekent_op, ingreep.plek
    for lezer in ingreep.lezers:
        assert leest(lezer, ingreep.naam), f"{lezer} does not read {ingreep.naam} any more"


def bewaak_tabel(app: str, ingrepen: tuple[Ingreep, ...]) -> None:
    """Fail when the README of ``van_wagtail`` in ``app`` has another table than the entries make."""
    plekken = [ingreep.plek for ingreep in ingrepen]
    assert len(plekken) == len(set(plekken))
    goed = tabel(ingrepen)
    tekst = (ROOT / app / "van_wagtail" / "README.md").read_text(encoding="utf-8")
    assert goed in tekst, f"The table in the README is to be:\n{goed}"
