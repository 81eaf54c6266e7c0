"""The table of addresses in ``site/README.md``, made from the rows: ``manage.py adressen --readme``."""

import re
from pathlib import Path

from .tabel import Adres, alle

README = Path(__file__).resolve().parents[2] / "site" / "README.md"
KOP = "| address | begins at | for | answered by |\n| --- | --- | --- | --- |\n"
PLEK = re.compile(
    r"(?<=<!-- table of addresses -->\n).*?(?=<!-- end of the table of addresses -->)", re.DOTALL
)


def geschreven(adres: Adres) -> str:
    """Return the address as people write it: what differs between angle brackets, without its kind."""
    pad = re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", adres.pad)
    return f"…/{pad}" if adres.onder_paginas else f"/{pad}"


def antwoorder(adres: Adres) -> str:
    """Return who answers it."""
    return adres.anders.value if adres.anders else f"`{adres.view or adres.insluiten}`"


def regel(adres: Adres) -> str:
    """Return one row as Markdown."""
    niveaus = ", ".join(niveau.naam for niveau in adres.niveaus)
    return f"| `{geschreven(adres)}` | {niveaus} | {adres.betekenis} | {antwoorder(adres)} |\n"


def bijgewerkt(tekst: str) -> str:
    """Return the text of the README with the table as it is now."""
    tabel = KOP + "".join(map(regel, alle()))
    return PLEK.sub(lambda _: tabel, tekst)
