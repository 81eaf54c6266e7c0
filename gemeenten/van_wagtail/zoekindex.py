"""A batch of new pages is weighed by itself: modelsearch would scan its whole table after each batch."""

from collections.abc import Callable
from typing import Any

from gemeenten.onboarding.indexen import weegt_zelf
from handleiding.van_wagtail.ingreep import Ingreep

POSTGRES = "modelsearch.backends.database.postgres.postgres"


def tenzij_zelf_gewogen(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    def ververs(index: Any, full: bool = False) -> None:
        """Refresh all titles, unless who adds these entries gives them their weight."""
        if full or not weegt_zelf.get():
            wagtails(index, full)

    return ververs


# Only where the database is PostgreSQL: its classes cannot be imported on another.
INGREPEN = (
    Ingreep(
        plek=f"{POSTGRES}:PostgresIndex._refresh_title_norms",
        rekent_op="(self, full=False)",
        waarom="New entries of a new edition get their own weight; the library would scan its whole table.",
        ons=tenzij_zelf_gewogen,
        lezers=(f"{POSTGRES}:PostgresIndex.add_items",),
    ),
)
