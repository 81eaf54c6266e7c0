"""References as plain values, and the comparison between two lists of them. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from .vouwen import vouw


@dataclass(frozen=True)
class Verwijzing:
    """A reference to a book, article or web page; every part is text and may be empty."""

    auteur: str = ""
    titel: str = ""
    jaar: str = ""
    bron: str = ""
    paginas: str = ""
    url: str = ""
    toelichting: str = ""
    soort: str = "verplicht"
    moment: str = "deze"
    id: str = field(default="", compare=False)

    @classmethod
    def from_value(cls, value: Mapping[str, Any], *, blok_id: str = "") -> "Verwijzing":
        """Build one from a block's value; missing parts become empty. ``blok_id`` names it."""
        delen = (veld.name for veld in fields(cls) if veld.compare)
        return cls(**{naam: value.get(naam) or "" for naam in delen}, id=blok_id)

    def waarde(self) -> dict[str, Any]:
        """Return the value of its block."""
        return {naam: deel for naam, deel in asdict(self).items() if naam != "id"}

    @property
    def sleutel(self) -> str:
        """What makes two references the same work: the letters and digits of the title."""
        return re.sub(r"[\W_]+", "", vouw(self.titel))


def alleen_gedrukt(
    bijeenkomsten: Iterable[Verwijzing], gedrukt: Sequence[tuple[int, Verwijzing]]
) -> list[tuple[int, Verwijzing]]:
    """Return the printed references, with their session's number, that no session lists itself."""
    bekend = {verwijzing.sleutel for verwijzing in bijeenkomsten}
    return [(nummer, v) for nummer, v in gedrukt if v.sleutel not in bekend]
