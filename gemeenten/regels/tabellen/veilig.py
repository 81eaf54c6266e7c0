"""What a file from outside may be: not too large, no bomb, no surprises. Pure."""

import io

from handleiding.uitpakken import Uitpakker, ZipFout, ZipTeGroot

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


def pak_uit(inhoud: bytes, vorm: str) -> Uitpakker:
    """Return the zip that a spreadsheet is, to read within a normal size. Raises TabelFout."""
    try:
        uitpakker = Uitpakker(io.BytesIO(inhoud), grootst=MAX_UITGEPAKT, delen=MAX_DELEN)
    except ZipFout as fout:
        raise van_zip(fout, vorm) from fout
    if any(naam.lower().endswith("vbaproject.bin") for naam in uitpakker.namen):
        raise TabelFout("In dit bestand zitten macro’s. Sla het op als gewoon bestand, zonder.")
    return uitpakker


def van_zip(fout: ZipFout, vorm: str) -> TabelFout:
    """Return what to say when a spreadsheet does not unpack as it should."""
    if isinstance(fout, ZipTeGroot):
        return TabelFout("Uitgepakt is dit bestand te groot. Bewaar alleen het blad met de lijst.")
    return onleesbaar(vorm)


def onleesbaar(vorm: str) -> TabelFout:
    return TabelFout(
        f"Dit is geen leesbaar {vorm}-bestand. Sla het opnieuw op. Staat er een wachtwoord op? "
        "Haal dat er dan eerst af."
    )


def getal(waarde: float) -> str:
    """Return a number as somebody would type it: a whole one without a point."""
    return str(int(waarde)) if float(waarde).is_integer() else str(waarde).replace(".", ",")
