"""Make the table of ``site/README.md`` from the rows. Run it after a change of ``tabel``."""

import re
from pathlib import Path

from config.omgeving.lezen import Variabele
from config.omgeving.tabel import TABEL

README = Path(__file__).resolve().parents[2] / "README.md"
KOP = (
    "| variable | means | kind | default | secret | example | needed by |\n"
    "| --- | --- | --- | --- | --- | --- | --- |\n"
)
PLEK = re.compile(
    r"(?<=<!-- table of config/omgeving/tabel\.py -->\n).*?(?=<!-- end of the table -->)", re.DOTALL
)


def regel(rij: Variabele) -> str:
    """Return one row as Markdown."""
    standaard = f"`{rij.standaard}`" if rij.standaard else rij.anders
    if rij.vereist and not rij.anders:
        standaard = "required in production"
    geheim = "yes" if rij.geheim else ""
    cellen = (
        f"`{rij.naam}`",
        rij.betekenis,
        rij.soort.naam,
        standaard,
        geheim,
        f"`{rij.voorbeeld}`",
        rij.deel,
    )
    return f"| {' | '.join(cellen)} |\n"


def tabel() -> str:
    """Return all rows as a Markdown table."""
    rijen = [een for rij in TABEL for een in (rij, *(rij.brengt("GM0080") if rij.brengt else ()))]
    return KOP + "".join(regel(rij) for rij in rijen)


def bijgewerkt(tekst: str) -> str:
    """Return the text of the README with the table as it is now."""
    return PLEK.sub(lambda _: tabel(), tekst)


if __name__ == "__main__":
    README.write_text(bijgewerkt(README.read_text(encoding="utf-8")), encoding="utf-8")
