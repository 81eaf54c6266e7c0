"""Subtrees by index on SQLite.

Wagtail and treebeard find what lies below a page by the beginning of its path. Django writes that as LIKE
with an escape, which ignores case on SQLite and so never uses the index on ``path``: each such question
reads the whole table, of all editions. A range asks the same of the index. PostgreSQL has an index for it.
"""

from typing import Any

from django.db.models import OuterRef, QuerySet, Value
from django.db.models.expressions import Col
from django.db.models.functions import Concat
from django.db.models.lookups import StartsWith
from wagtail.models import Collection, Page

# In UTF-8, the order of SQLite's own collation, nothing comes after it.
LAATSTE_TEKEN = "\U0010ffff"
# Behind every path that begins with another one: the last of all steps, which no tree gets to.
LAATSTE_STAP = Page.alphabet[-1] * Page.steplen


class BegintMetPad(StartsWith):
    """``path__startswith``, on SQLite as a range from the beginning to its last continuation."""

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        if not self.rhs_is_direct_value() or not isinstance(self.lhs, Col):
            return self.as_sql(compiler, connection)
        kolom, _ = compiler.compile(self.lhs)
        return f"({kolom} >= %s AND {kolom} < %s)", [self.rhs, self.rhs + LAATSTE_TEKEN]


def boom_van_rij(*, inclusief: bool = False) -> QuerySet[Page]:
    """Pages below the row that is asked about; for a question about rows (``Exists``).

    A range, and not ``startswith``: that reads no index where it is compared with another row.
    """
    vanaf = "path__gte" if inclusief else "path__gt"
    tot = Concat(OuterRef("path"), Value(LAATSTE_STAP))
    return Page.objects.order_by().filter(**{vanaf: OuterRef("path"), "path__lte": tot})


def gebruik_padindex() -> None:
    """Let every query on the trees of pages and collections use it, also Wagtail's own."""
    for model in (Page, Collection):
        model._meta.get_field("path").register_lookup(BegintMetPad)
