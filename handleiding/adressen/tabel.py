"""The table itself: an address, the level it lives at, and who answers it."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.urls import include, path, register_converter
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Niveau:
    """Where an address begins: at the root of a host, or below pages; below any, or below those of one type."""

    naam: str
    waar: str  # the same in Dutch, for who runs the command
    paginatype: str = ""


EVERY_HOST = Niveau("every host", "op elke host")
# On any other host the name is taken as well: it leads to the main host.
MAIN_HOST = Niveau("the main host", "op de hoofdhost")
HOSTS = frozenset({EVERY_HOST, MAIN_HOST})
ANY_PAGE = Niveau("any page", "onder elke pagina")


class Anders(Enum):
    """Who answers an address that has no view of its own."""

    PAGINA = "the page above it"
    SERVER = "the server, before Django's addresses"
    REDACTIE = "an editable page below the front page"


@dataclass(frozen=True, kw_only=True)
class Adres:
    """One address. ``view`` and ``insluiten`` (a URLconf) are dotted, so that the table can be read at start.

    ``wat`` says in Dutch what it is for, to who asked for the same name; ``betekenis`` says so in the README.
    A view below pages gets ``pad``, the address of its page. If a page may have that address as well, further
    down, the view hands the request on to ``wagtail.views.serve``: it comes first. ``paginatype`` is the type of the
    one editable page that has this address below the front page, and no other.
    """

    pad: str
    niveaus: tuple[Niveau, ...]
    wat: str
    betekenis: str
    view: str = ""
    insluiten: str = ""
    naam: str | None = None
    anders: Anders | None = None
    paginatype: str = ""

    def __post_init__(self) -> None:
        if (self.anders is Anders.REDACTIE) != bool(self.paginatype):
            raise ValueError(f"{self.pad}: name the type of the editable page.")
        if [bool(self.view), bool(self.insluiten), self.anders is not None].count(True) != 1:
            raise ValueError(f"{self.pad}: name one who answers it.")

    @property
    def kop(self) -> str:
        """The name that no page at this level can have; empty where it differs from address to address."""
        eerste = self.pad.partition("/")[0]
        return "" if "<" in eerste else eerste

    @property
    def onder_paginas(self) -> bool:
        """Whether it begins below pages; it may begin at the root of a host as well."""
        return not HOSTS.issuperset(self.niveaus)

    def patroon(self) -> Any:
        """Return what Django finds it by, or None when no view of its own answers it."""
        if self.anders:
            return None
        if self.insluiten:
            return path(self.pad, include(self.insluiten))
        view = import_string(self.view)
        if isinstance(view, type):
            view = view.as_view()
        return path(
            f"{'<paginapad:pad>' if self.onder_paginas else ''}{self.pad}", view, name=self.naam
        )


class Paginapad:
    """The address of a page in an address below it; empty for the root of a host."""

    regex = r"(?:[\w\-]+/)*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Paginapad, "paginapad")

_tabel: dict[tuple[str, tuple[Niveau, ...]], Adres] = {}


def registreer(*adressen: Adres) -> None:
    """Add addresses. Of two that match the same, the first registered is asked first."""
    for adres in adressen:
        sleutel = (adres.pad, adres.niveaus)
        if _tabel.setdefault(sleutel, adres) is not adres:
            raise ValueError(f"{adres.pad} is registered twice.")


def alle() -> tuple[Adres, ...]:
    """Return the whole table, in the order in which addresses are asked."""
    return tuple(_tabel.values())


def patronen() -> list[Any]:
    """Return the URL patterns. They belong before Wagtail's, which take any address."""
    return [patroon for adres in alle() if (patroon := adres.patroon())]
