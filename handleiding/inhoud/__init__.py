"""The one walk over stored content: rows of pages, their streams, and all that is in these.

What a value is, is told by the definition of its field or block, never by a name or by how it looks. So a new
block type needs no other file, and a field may be called ``soort``, ``type``, ``id`` or ``value``.

It walks what is stored (the content of any revision, or a row), not objects: what no longer has a definition
is there as well, and is named. Four verbs: find (``delen_van…``, ``bladen_van…``), rewrite (``herschrijf…``),
refuse (``Inhoudsdeel.onbekend``) and name in words (``Inhoudsdeel.namen``).
"""

from .loop import BEGIN, Inhoudsdeel, bladen, delen, herschrijf
from .onderdeel import Onderdeel, Pad
from .onderdelen import WEG, onderdelen
from .rijen import (
    bladen_van_rij,
    bron_van,
    delen_van_rij,
    delen_van_veld,
    herschrijf_rij,
    herschrijf_veld,
    kindrelaties,
    met_kindobjecten,
    opgeslagen,
    orden_kindobjecten,
    velden_van,
)
from .soorten import Inhoudsoort, soort_van, soort_van_model

__all__ = [
    "BEGIN",
    "WEG",
    "Inhoudsdeel",
    "Inhoudsoort",
    "Onderdeel",
    "Pad",
    "bladen",
    "bladen_van_rij",
    "bron_van",
    "delen",
    "delen_van_rij",
    "delen_van_veld",
    "herschrijf",
    "herschrijf_rij",
    "herschrijf_veld",
    "kindrelaties",
    "met_kindobjecten",
    "onderdelen",
    "opgeslagen",
    "orden_kindobjecten",
    "soort_van",
    "soort_van_model",
    "velden_van",
]
