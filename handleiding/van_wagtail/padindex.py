"""Subtrees by index on SQLite.

Wagtail and treebeard find what lies below a page by the beginning of its path. Django writes that as LIKE
with an escape, which ignores case on SQLite and so never uses the index on ``path``: each such question
reads the whole table, of all editions. A range asks the same of the index. PostgreSQL has an index for it.
"""

from typing import Any

from django.db.models.expressions import Col
from django.db.models.lookups import StartsWith

from .ingreep import Ingreep, altijd

# In UTF-8, the order of SQLite's own collation, nothing comes after it.
LAATSTE_TEKEN = "\U0010ffff"


class BegintMetPad(StartsWith):
    """``path__startswith``, on SQLite as a range from the beginning to its last continuation."""

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        if not self.rhs_is_direct_value() or not isinstance(self.lhs, Col):
            return self.as_sql(compiler, connection)
        kolom, _ = compiler.compile(self.lhs)
        return f"({kolom} >= %s AND {kolom} < %s)", [self.rhs, self.rhs + LAATSTE_TEKEN]


class Padingreep(Ingreep):
    """A lookup, registered on the field ``plek`` names: every query uses it, also Wagtail's own."""

    def houder(self) -> Any:
        return super().houder().field

    def lees(self) -> Any:
        return self.houder().get_lookup(BegintMetPad.lookup_name)

    def schrijf(self, nieuw: Any) -> None:
        self.houder().register_lookup(nieuw)


INGREPEN = tuple(
    Padingreep(
        plek=f"wagtail.models:{model}.path.startswith",
        rekent_op="(lhs, rhs)",
        waarom=f"On SQLite what lies below {wat} is found by index, as a range.",
        ons=altijd(BegintMetPad),
    )
    for model, wat in (("Page", "a page"), ("Collection", "a collection"))
)
