"""A database of its own with the small world in it, for tests in which several connections meet."""

from contextlib import contextmanager

from django.db import connection


@contextmanager
def copy_of_the_world(folder):
    """Yield the address of a copy of the test database, as committed."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        (folder / "kopie.sqlite3").write_bytes(connection.connection.serialize())
        yield f"sqlite:///{folder}/kopie.sqlite3"
        return
    settings = connection.settings_dict
    name = f"{settings['NAME']}_kopie"
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')  # of a run that was ended
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{settings["NAME"]}"')
    try:
        yield (
            f"postgres://{settings['USER']}:{settings['PASSWORD']}"
            f"@{settings['HOST']}:{settings['PORT']}/{name}"
        )
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
