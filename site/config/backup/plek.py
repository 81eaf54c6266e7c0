"""Where copies are kept: a folder, or a bucket that speaks the language of S3. What is there is whole."""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from . import BackupFout

STUK = 1 << 20
HALF = ".half-"
GEEN_PLEK = (
    "Er is geen plek voor back-ups. Zet BACKUP_PLEK op een map (/var/backups/handleiding) of een emmer "
    "(s3://naam/map)."
)


class Bewaarplek(Protocol):
    """What both kinds can do. Names are paths with a slash."""

    def namen(self, map_: str) -> list[str]: ...
    def lees(self, naam: str) -> Iterator[bytes]: ...
    def schrijf(self, stukken: Iterable[bytes], noem: Callable[[], str]) -> None:
        """Write all pieces, then ask what to call them. Who is interrupted leaves nothing by that name."""

    def weg(self, naam: str) -> None: ...


class Kopiemap:
    """A folder, of another disk or machine if it is to help when this one is lost."""

    def __init__(self, pad: str) -> None:
        self.pad = Path(pad)

    def namen(self, map_: str) -> list[str]:
        gevonden = (self.pad / map_).rglob("*")
        return sorted(str(p.relative_to(self.pad)) for p in gevonden if p.is_file())

    def lees(self, naam: str) -> Iterator[bytes]:
        with (self.pad / naam).open("rb") as bestand:
            while stuk := bestand.read(STUK):
                yield stuk

    def schrijf(self, stukken: Iterable[bytes], noem: Callable[[], str]) -> None:
        self.pad.mkdir(mode=0o700, parents=True, exist_ok=True)
        nummer, half = tempfile.mkstemp(prefix=HALF, dir=self.pad)
        try:
            with os.fdopen(nummer, "wb") as bestand:
                for stuk in stukken:
                    bestand.write(stuk)
                bestand.flush()
                os.fsync(bestand.fileno())
            doel = self.pad / noem()
            doel.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            Path(half).replace(doel)
            _vast(doel.parent)
        finally:
            Path(half).unlink(missing_ok=True)

    def weg(self, naam: str) -> None:
        (self.pad / naam).unlink(missing_ok=True)

    def ruim_halve_op(self) -> None:
        """Take away what somebody left who was ended. Only while nobody else is writing."""
        for half in self.pad.glob(f"{HALF}*"):
            half.unlink(missing_ok=True)


class Kopieemmer:
    """A bucket. An object is there as a whole or not at all."""

    def __init__(self, emmer: Any, voor: str) -> None:
        self.emmer = emmer
        self.voor = f"{voor}/" if voor else ""

    def namen(self, map_: str) -> list[str]:
        gevonden = self.emmer.objects.filter(Prefix=f"{self.voor}{map_}/")
        return sorted(ding.key.removeprefix(self.voor) for ding in gevonden)

    def lees(self, naam: str) -> Iterator[bytes]:
        try:
            inhoud = self.emmer.Object(self.voor + naam).get()["Body"]
        except self.emmer.meta.client.exceptions.NoSuchKey as fout:
            raise FileNotFoundError(naam) from fout
        yield from inhoud.iter_chunks(STUK)

    def schrijf(self, stukken: Iterable[bytes], noem: Callable[[], str]) -> None:
        with tempfile.TemporaryFile() as bestand:
            for stuk in stukken:
                bestand.write(stuk)
            bestand.seek(0)
            self.emmer.Object(self.voor + noem()).upload_fileobj(bestand)

    def weg(self, naam: str) -> None:
        self.emmer.Object(self.voor + naam).delete()


def plek_van(adres: str | None) -> Kopiemap | Kopieemmer:
    """Return the place at an address as ``BACKUP_PLEK`` gives it. Raises BackupFout."""
    if not adres:
        raise BackupFout(GEEN_PLEK)
    if not adres.startswith("s3://"):
        return Kopiemap(adres)
    try:
        from storages.backends.s3 import S3Storage
    except ImportError as fout:
        raise BackupFout("Voor een back-up in S3 is het extra pakket nodig: [s3].") from fout
    naam, _, voor = adres.removeprefix("s3://").partition("/")
    return Kopieemmer(S3Storage(bucket_name=naam).bucket, voor.strip("/"))


def _vast(map_: Path) -> None:
    """See to it that a new name is on the disk too. Not every file system can."""
    with suppress(OSError):
        nummer = os.open(map_, os.O_RDONLY)
        try:
            os.fsync(nummer)
        finally:
            os.close(nummer)
