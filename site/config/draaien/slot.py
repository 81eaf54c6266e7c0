"""One process at a time may change the shape of a database, or copy all of it. Who dies lets go by that."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

try:
    import fcntl
except ImportError:  # Windows, where nobody runs two
    fcntl = None  # type: ignore[assignment]

# Any numbers, as long as nothing else locks them in this database.
SLOTEN = {"migratie": 7_316_201, "backup": 7_316_202}


@contextmanager
def om_de_beurt(connection: Any, werk: str = "migratie") -> Iterator[None]:
    """Wait until nobody else does this work on this database."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = 0")  # who migrates may take long: wait for it
            cursor.execute("SELECT pg_advisory_lock(%s)", [SLOTEN[werk]])
            cursor.execute("RESET lock_timeout")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [SLOTEN[werk]])
    elif connection.is_in_memory_db() or fcntl is None:
        yield
    else:
        # A file of its own: closing the database's file would let go of SQLite's own locks.
        with Path(f"{connection.settings_dict['NAME']}-{werk}").open("w") as slot:
            fcntl.flock(slot, fcntl.LOCK_EX)
            yield
