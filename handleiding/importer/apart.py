"""A file from outside, read in a process of its own with a limit, without our settings and secrets; ended in time."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from handleiding.importer.structure import ImportFout

MEGABYTE = 1024 * 1024
MEESTE_GEHEUGEN = 2048 * MEGABYTE
HIER = Path(__file__).resolve().parents[2]
# What a process needs of its surroundings to start at all.
OMGEVING = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "LANG")
TE_ZWAAR = "Dit pdf-bestand lezen kost te veel tijd of geheugen. Sla het opnieuw op als pdf, of gebruik een .docx."


def draai_apart(opdracht: Sequence[str], inhoud: bytes, wachten: float) -> bytes:
    """Return what a process of ours writes of ``inhoud``. Raises ImportFout when it is ended."""
    omgeving = {naam: os.environ[naam] for naam in OMGEVING if naam in os.environ}
    try:
        lezer = subprocess.run(  # noqa: S603 - our own module
            opdracht,
            input=inhoud,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=HIER,
            env=omgeving | {"PYTHONIOENCODING": "utf-8"},
            timeout=wachten,
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise ImportFout(TE_ZWAAR) from None
    return lezer.stdout


def begrens(rekentijd: int) -> None:
    """Let the system end this process when it goes on too long, or takes too much."""
    with suppress(ImportError):  # Windows has no such limits: there only the clock ends it
        import resource

        for soort, grens in (
            (resource.RLIMIT_CPU, rekentijd),
            (resource.RLIMIT_AS, MEESTE_GEHEUGEN),
        ):
            with suppress(OSError, ValueError):  # a stricter one holds already
                resource.setrlimit(soort, (grens, grens))
