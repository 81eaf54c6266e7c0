"""Files are kept whole, or nothing of them: a disk that is full leaves no half file behind."""

import errno
import shutil
import threading
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage

VOL = (
    "Op de server is nu geen ruimte voor dit bestand. Er is niets bewaard. Vraag uw technisch beheerder om "
    "ruimte te maken, en probeer het dan opnieuw."
)
GEEN_RUIMTE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class OpslagVol(OSError):
    """There is no room for a file."""


class HeleBestanden(FileSystemStorage):
    """Files on a disk of this machine."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._nu = threading.local()

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Remember the name: while a file is written Django asks for another one where somebody was first."""
        self._nu.naam = super().get_available_name(name, max_length)
        return self._nu.naam

    def _save(self, name: str, content: Any) -> str:
        self._nu.naam = name
        try:
            return super()._save(name, content)
        except OSError as fout:
            self.delete(self._nu.naam)
            if fout.errno in GEEN_RUIMTE:
                raise OpslagVol(*fout.args) from fout
            raise


def vervang_inhoud(opslag: Any, naam: str, inhoud: bytes) -> None:
    """Put other bytes in a file that keeps its name and address: all of them, or none."""
    try:
        pad = Path(opslag.path(naam))
    except NotImplementedError:  # what is stored elsewhere is handed over as a whole
        with opslag.open(naam, "wb") as doel:
            doel.write(inhoud)
        return
    nieuw = pad.with_name(f"{pad.name}.nieuw")
    try:
        nieuw.write_bytes(inhoud)
        shutil.copymode(pad, nieuw)
        nieuw.replace(pad)
    except OSError as fout:
        if fout.errno in GEEN_RUIMTE:
            raise OpslagVol(*fout.args) from fout
        raise
    finally:
        nieuw.unlink(missing_ok=True)
