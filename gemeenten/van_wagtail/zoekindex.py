"""The index of Wagtail's search on PostgreSQL: folded on both sides, so that "creche" finds "crèche", as on SQLite.

And a batch of new pages is weighed by itself: modelsearch would scan its whole table after each batch.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from wagtail.search.query import Phrase, PlainText

from gemeenten.onboarding.indexen import weegt_zelf
from handleiding.van_wagtail.ingreep import Ingreep
from handleiding.vouwen import vouw

POSTGRES = "modelsearch.backends.database.postgres.postgres"


def tenzij_zelf_gewogen(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    def ververs(index: Any, full: bool = False) -> None:
        """Refresh all titles, unless who adds these entries gives them their weight."""
        if full or not weegt_zelf.get():
            wagtails(index, full)

    return ververs


def gevouwen_waarde(wagtails: Callable[..., str]) -> Callable[..., str]:
    @wraps(wagtails)
    def prepare_value(self: Any, value: Any) -> str:
        return vouw(wagtails(self, value))

    return prepare_value


def gevouwen_vraag(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(wagtails)
    def build_tsquery_content(
        self: Any, query: Any, config: Any = None, invert: bool = False
    ) -> Any:
        if isinstance(query, PlainText):
            query = PlainText(vouw(query.query_string), operator=query.operator)
        elif isinstance(query, Phrase):
            query = Phrase(vouw(query.query_string))
        return wagtails(self, query, config=config, invert=invert)

    return build_tsquery_content


# Only where the database is PostgreSQL: its classes cannot be imported on another.
INGREPEN = (
    Ingreep(
        plek=f"{POSTGRES}:PostgresIndex._refresh_title_norms",
        rekent_op="(self, full=False)",
        waarom="New entries of a new edition get their own weight; the library would scan its whole table.",
        ons=tenzij_zelf_gewogen,
        lezers=(f"{POSTGRES}:PostgresIndex.add_items",),
    ),
    Ingreep(
        plek=f"{POSTGRES}:ObjectIndexer.prepare_value",
        rekent_op="(self, value)",
        waarom="What is indexed is folded; the library leaves accents to an extension of the database.",
        ons=gevouwen_waarde,
        lezers=(f"{POSTGRES}:ObjectIndexer.prepare_field",),
    ),
    Ingreep(
        plek=f"{POSTGRES}:PostgresSearchQueryCompiler.build_tsquery_content",
        rekent_op="(self, query, config=None, invert=False)",
        waarom="What somebody searches for in the CMS is folded as what is indexed.",
        ons=gevouwen_vraag,
        lezers=(f"{POSTGRES}:PostgresSearchQueryCompiler.build_tsquery",),
    ),
)
