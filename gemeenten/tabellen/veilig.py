"""What a file from outside may be: not too large, no bomb, no surprises. Pure."""

import io
import zipfile

MAX_BYTES = 2 * 1024 * 1024
# Uncompressed. A list of five hundred rows takes a few hundred kilobytes.
MAX_UITGEPAKT = 12 * 1024 * 1024
MAX_DELEN = 500
MAX_KOLOMMEN = 50


class TabelFout(Exception):
    """A file that cannot be read as a table; the message is Dutch, for the person who chose it."""


class Formule(str):
    """The text of a cell that holds a formula: what it shows is not in the file, or not to be trusted."""

    __slots__ = ()


def bewaak_grootte(inhoud: bytes) -> None:
    if not inhoud:
        raise TabelFout("Dit bestand is leeg.")
    if len(inhoud) > MAX_BYTES:
        raise TabelFout("Dit bestand is groter dan 2 MB. Verdeel het over meer bestanden.")


def bewaak_zip(inhoud: bytes, vorm: str) -> None:
    """Raise TabelFout unless ``inhoud`` is a zip of a normal size; nothing is unpacked for it.

    Python reads no more of a part than the size it is said to have, so the sizes bind.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            delen = archief.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as fout:
        raise onleesbaar(vorm) from fout
    if len(delen) > MAX_DELEN or sum(deel.file_size for deel in delen) > MAX_UITGEPAKT:
        raise TabelFout("Uitgepakt is dit bestand te groot. Bewaar alleen het blad met de lijst.")
    if any(deel.filename.lower().endswith("vbaproject.bin") for deel in delen):
        raise TabelFout("In dit bestand zitten macro’s. Sla het op als gewoon bestand, zonder.")


def onleesbaar(vorm: str) -> TabelFout:
    return TabelFout(
        f"Dit is geen leesbaar {vorm}-bestand. Sla het opnieuw op. Staat er een wachtwoord op? "
        "Haal dat er dan eerst af."
    )


def getal(waarde: float) -> str:
    """Return a number as somebody would type it: a whole one without a point."""
    return str(int(waarde)) if float(waarde).is_integer() else str(waarde).replace(".", ",")
