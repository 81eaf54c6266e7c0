"""What happened to pages in one step."""

from collections import defaultdict
from dataclasses import dataclass, field
from enum import Flag, auto


class Gebeurtenis(Flag):
    """What may have happened to a page."""

    RIJ = auto()  # its row was written, not by a publication
    GEPUBLICEERD = auto()
    OFFLINE = auto()
    ADRES = auto()  # it has another address, and so has all below it
    PLEK = auto()  # it stands elsewhere among its neighbours
    ELDERS = auto()  # another table that it shows something of was written
    GEWIST = auto()  # words were taken out of what readers see, in place


@dataclass(frozen=True)
class Verdwenen:
    """A page that was deleted: where it stood, and in which frames beside."""

    wortel_id: int | None
    ramen: tuple[str, ...]


@dataclass
class Bundel:
    """All that one step told."""

    paginas: dict[int, Gebeurtenis] = field(
        default_factory=lambda: defaultdict(lambda: Gebeurtenis(0))
    )
    verdwenen: dict[int, Verdwenen] = field(default_factory=dict)
    ramen: set[str] = field(default_factory=set)
    # Where pages stood that were deleted (``url_path``).
    oude_paden: set[str] = field(default_factory=set)
    # Digests by revision, of texts that were at hand when they were published.
    gevels: dict[int, str] = field(default_factory=dict)
    # Their images and documents.
    bestanden: dict[int, list[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.paginas or self.verdwenen or self.ramen or self.oude_paden)
