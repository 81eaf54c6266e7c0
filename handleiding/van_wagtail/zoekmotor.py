"""Wagtail's search in the database, where SQLite too takes any text that somebody types.

FTS5 has a language of its own, in which a quotation mark begins a phrase; Wagtail hands it over as it is typed.
"""

import re
from typing import Any

from wagtail.search.backends.database import SearchBackend as Gewoon
from wagtail.search.query import Phrase, PlainText

from .ingreep import Ingreep

GEEN_TEKST = '""'  # in the quotes that are put around it: one quotation mark, which matches nothing


def leesbaar(tekst: str) -> str:
    """Return ``tekst`` for FTS5: words only, as a word without a letter would let all others match nothing."""
    woorden = [woord for woord in tekst.replace("\x00", " ").split() if re.search(r"\w", woord)]
    return " ".join(woorden).replace('"', '""') or GEEN_TEKST


def _met_elke_tekst(compiler: Any) -> Any:
    class Compiler(compiler):
        def build_search_query_content(self, query: Any, config: Any = None) -> Any:
            if isinstance(query, PlainText):
                query = PlainText(leesbaar(query.query_string), operator=query.operator)
            elif isinstance(query, Phrase):
                query = Phrase(leesbaar(query.query_string))
            return super().build_search_query_content(query, config=config)

    return Compiler


def SearchBackend(params: dict[str, Any]) -> Any:
    """Return the backend of this database."""
    backend = Gewoon(params)
    if type(backend).__name__ == "SQLiteSearchBackend":
        for naam in ("query_compiler_class", "autocomplete_query_compiler_class"):
            setattr(backend, naam, _met_elke_tekst(getattr(backend, naam)))
    return backend


class Zoekingreep(Ingreep):
    """Put in place by ``SearchBackend`` above, which the settings name, on each backend that is made."""

    def schrijf(self, nieuw: Any) -> None:
        """Leave the class of the library alone: it cannot be imported on another database."""


SQLITE = "modelsearch.backends.database.sqlite.sqlite"

# Only where the database is SQLite.
INGREPEN = tuple(
    Zoekingreep(
        plek=f"{SQLITE}:{compiler}.build_search_query_content",
        rekent_op="(self, query, config=None)",
        waarom=f"Any text may be typed in {wat}: FTS5 would read a quotation mark as the beginning of a phrase.",
        ons=lambda wagtails: wagtails,
        eindigt="wagtail/wagtail#13227",
        lezers=(f"{SQLITE}:SQLiteSearchQueryCompiler.build_search_query",),
    )
    for compiler, wat in (
        ("SQLiteSearchQueryCompiler", "a search"),
        ("SQLiteAutocompleteQueryCompiler", "a search by beginnings"),
    )
)
