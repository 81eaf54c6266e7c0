"""References as plain values, and the comparison between two lists of them. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
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

    @property
    def regel(self) -> str:
        """The reference as one line of plain text, in the order in which pages show it."""
        jaar = f"({self.jaar})." if self.jaar else "–" if self.auteur else ""
        waarin = f". In: {self.bron}" if self.bron else ""
        paginas = f", p. {self.paginas}" if self.paginas else ""
        delen = (self.auteur, jaar, f"{self.titel}{waarin}{paginas}.", self.toelichting, self.url)
        return " ".join(deel for deel in delen if deel)


def alleen_gedrukt(
    bijeenkomsten: Iterable[Verwijzing], gedrukt: Sequence[tuple[int, Verwijzing]]
) -> list[tuple[int, Verwijzing]]:
    """Return the printed references, with their session's number, that no session lists itself."""
    bekend = {verwijzing.sleutel for verwijzing in bijeenkomsten}
    return [(nummer, v) for nummer, v in gedrukt if v.sleutel not in bekend]


def leeslijsten(
    sessies: Iterable[tuple[int, Sequence[Verwijzing]]],
) -> dict[int, list[Verwijzing]]:
    """Return by the number of a session what to read for it; ``sessies`` are numbers with their own lists.

    That is what the session before announced, then what it lists itself. A work that stands in both is told once:
    at the place where it was announced, in the words of the session itself. What is announced for a number that
    is not among ``sessies`` stays under that number.
    """
    aangekondigd: defaultdict[int, list[Verwijzing]] = defaultdict(list)
    eigen: defaultdict[int, list[Verwijzing]] = defaultdict(list)
    for nummer, verwijzingen in sessies:
        for verwijzing in verwijzingen:
            if verwijzing.moment == "deze":
                eigen[nummer].append(verwijzing)
            else:
                aangekondigd[nummer + 1].append(verwijzing)
    nummers = sorted(eigen.keys() | aangekondigd.keys())
    return {nummer: _samen(aangekondigd[nummer], eigen[nummer]) for nummer in nummers}


def _samen(aangekondigd: Iterable[Verwijzing], eigen: Sequence[Verwijzing]) -> list[Verwijzing]:
    over = list(eigen)
    lijst = []
    for eerder in aangekondigd:
        zelf = next((v for v in over if _zelfde_werk(eerder, v)), None)
        if zelf is not None:
            over.remove(zelf)
        lijst.append(_aangevuld(zelf, eerder) if zelf else replace(eerder, moment="deze"))
    return lijst + over


def _zelfde_werk(een: Verwijzing, ander: Verwijzing) -> bool:
    """Whether two references say the same title, and nothing that tells the works apart."""
    if not een.sleutel or een.sleutel != ander.sleutel:
        return False
    paren = ((een.auteur, ander.auteur), (een.jaar, ander.jaar), (een.url, ander.url))
    return all(not a or not b or vouw(a) == vouw(b) for a, b in paren)


def _aangevuld(verwijzing: Verwijzing, door: Verwijzing) -> Verwijzing:
    """Return ``verwijzing`` with what only ``door`` says of the work."""
    leeg = {naam: deel for naam, deel in asdict(door).items() if not getattr(verwijzing, naam)}
    if door.toelichting and door.toelichting not in verwijzing.toelichting:
        leeg["toelichting"] = f"{verwijzing.toelichting} {door.toelichting}".strip()
    return replace(verwijzing, **leeg)
