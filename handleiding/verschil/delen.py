"""What stands directly in a stored value, for who lays two of them beside each other."""

from typing import Any

from wagtail import blocks

from handleiding.inhoud import Inhoudsoort, Onderdeel, onderdelen, soort_van
from handleiding.inhoud.onderdeel import label
from handleiding.inhoud.soorten import Bron


def delen(bron: Bron, waarde: Any) -> list[Onderdeel] | None:
    """Return what stands directly in a value; None when it is a value by itself.

    A part that was added to a struct later is there as well, with what it says by default; the parts stand
    in the order of the definition, what has none any more after them. Of a list to choose from all that was
    chosen is one value.
    """
    if soort_van(bron) is Inhoudsoort.KEUZE:
        return None
    gevonden = onderdelen(bron, waarde)
    if gevonden is None:
        return None
    alle = list(gevonden)
    if not isinstance(bron, blocks.BaseStructBlock) or isinstance(waarde, list):
        return alle
    opgeslagen = {deel.sleutel: deel for deel in alle}
    bekend = [opgeslagen.pop(n, None) or _later(n, kind) for n, kind in bron.child_blocks.items()]
    return bekend + [deel for deel in opgeslagen.values() if deel.onbekend]


def _later(naam: str, blok: blocks.Block) -> Onderdeel:
    standaard = blok.get_prep_value(blok.get_default())
    return Onderdeel((naam,), blok, standaard, naam=label(blok), sleutel=naam)
