"""The files of a copy: all that its database names, and all else that is stored.

They are taken in two rounds. The first comes before the snapshot: what is thrown away during the rest is in the copy
already. The second comes after it: what the snapshot names and came since, and what was changed.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.apps import apps
from django.core.files.storage import default_storage
from django.db.models import FileField

from .afdruk import vraag
from .kluis import Kluisplek
from .kopielijst import Kopiestuk

STUK = 1 << 20


def genoemd(verbinding: Any) -> set[str]:
    """Return the names of all files in the columns for files, as this connection sees them."""
    namen: set[str] = set()
    for model in apps.get_models(include_auto_created=True):
        if model._meta.proxy or not model._meta.managed:
            continue
        tabel = verbinding.ops.quote_name(model._meta.db_table)
        for veld in model._meta.local_fields:
            if isinstance(veld, FileField):
                kolom = verbinding.ops.quote_name(veld.column)
                sql = f"SELECT DISTINCT {kolom} FROM {tabel} WHERE {kolom} <> ''"  # noqa: S608 - our own names
                namen.update(naam for (naam,) in vraag(verbinding, sql))
    return namen


def opgeslagen(map_: str = "") -> Iterator[str]:
    """Yield the names of all files that are stored."""
    try:
        mappen, bestanden = default_storage.listdir(map_)
    except FileNotFoundError:
        return
    voor = f"{map_}/" if map_ else ""
    yield from (voor + naam for naam in bestanden if naam)
    for naam in mappen:
        if naam:
            yield from opgeslagen(voor + naam)


class Bestandenkopie:
    """What was taken so far."""

    def __init__(self, kluis: Kluisplek) -> None:
        self.kluis = kluis
        self.stukken: dict[str, Kopiestuk] = {}
        self._kenmerken: dict[str, Any] = {}

    def neem(self, namen: set[str]) -> None:
        """Take these, unless they are the same as when they were taken; what is gone is passed over."""
        for naam in sorted(namen):
            try:
                kenmerk = (default_storage.size(naam), default_storage.get_modified_time(naam))
                if self._kenmerken.get(naam) != kenmerk:
                    self.stukken[naam] = self.kluis.bewaar_eens(partial(lees_bestand, naam))
                    self._kenmerken[naam] = kenmerk
            except FileNotFoundError:
                continue

    def houd(self, namen: set[str]) -> None:
        """Forget all but these: they were thrown away before the snapshot."""
        self.stukken = {naam: stuk for naam, stuk in self.stukken.items() if naam in namen}


def lees_bestand(naam: str) -> Iterator[bytes]:
    """Yield a stored file."""
    with default_storage.open(naam) as bestand:
        yield from bestand.chunks(STUK)
