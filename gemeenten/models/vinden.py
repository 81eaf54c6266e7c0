"""Who looks for a municipality: the editions that are meant, and the municipalities that have none."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from gemeenten.regels.gemeentelijst import lijst
from handleiding.namen import naamsleutel, naamvolgorde

MEESTE = 10  # municipalities without an edition that are named


def vind(gezocht: str, edities: Sequence[Any]) -> dict[str, Any]:
    """Return ``gevonden``: those of ``edities`` that are meant; and ``nog_niet``: names of municipalities without one.

    What is left of ``edities`` is the only thing that is told of who takes part: an edition that is not online is
    as one that is not there.
    """
    codes = lijst.codes_bij(gezocht)
    deel = naamsleutel(gezocht)
    gevonden = [e for e in edities if e.code in codes or (deel and deel in naamsleutel(e.title))]
    online = {editie.code for editie in edities}
    nog_niet = [lijst.gemeenten()[code] for code in codes if code not in online]
    return {"gevonden": gevonden, "nog_niet": nog_niet[:MEESTE]}


def op_letter(edities: Sequence[Any]) -> list[tuple[str, list[Any]]]:
    """Return ``edities`` (in Dutch order) by the letter that they stand under."""

    def letter(editie: Any) -> str:
        return naamvolgorde(editie.title)[0][:1].upper()

    return [(naam, list(groep)) for naam, groep in groupby(edities, key=letter)]
