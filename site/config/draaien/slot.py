"""One process at a time may change the shape of a database. Who dies lets go by that."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

try:
    import fcntl
except ImportError:  # Windows, where nobody runs two
    fcntl = None  # type: ignore[assignment]

SLOT = 7_316_201  # any number, as long as nothing else locks it in this database


@contextmanager
def om_de_beurt(connection: Any) -> Iterator[None]:
    """Wait until nobody else is inside for this database."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = 0")  # who migrates may take long: wait for it
            cursor.execute("SELECT pg_advisory_lock(%s)", [SLOT])
            cursor.execute("RESET lock_timeout")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [SLOT])
    elif connection.is_in_memory_db() or fcntl is None:
        yield
    else:
        # A file of its own: closing the database's file would let go of SQLite's own locks.
        with Path(f"{connection.settings_dict['NAME']}-migratie").open("w") as slot:
            fcntl.flock(slot, fcntl.LOCK_EX)
            yield
