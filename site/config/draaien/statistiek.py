"""How long its tables are: a database that was told so finds the pages of one edition by their path (SQLite)."""

from django.db import connection

# Rows of an index that are looked at, at most: enough to tell a long table from a short one, in a moment.
HOOGSTENS = 1000


def ververs_statistiek() -> None:
    """Have SQLite look again; PostgreSQL does so by itself (autovacuum)."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit={HOOGSTENS}")
        cursor.execute("ANALYZE")
