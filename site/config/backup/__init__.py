"""Copies of everything in a place apart, and back from there: database, files, and proof that both are the same.

From the bottom up: ``zegel`` and ``kopielijst`` (pure), ``plek`` (where copies are kept), ``postgresql`` and
``sqlite`` (a snapshot, and back), ``afdruk`` (what two databases are compared by), ``bestanden``, ``maken``,
``terugzetten``, ``proef``. The commands are ``backup`` and ``herstel``.
"""


class BackupFout(Exception):
    """It cannot be done; says why, in Dutch, for who runs the command."""
