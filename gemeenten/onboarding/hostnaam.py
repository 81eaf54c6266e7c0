"""Host names: one way to write each, so that two that are the same look the same. Pure."""

import re

PATROON = re.compile(
    r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])"
)
UITLEG = "Schrijf alleen de naam, zonder https://, pad of poortnummer: handleiding.uwgemeente.nl."


def netjes(hostnaam: str) -> str:
    """Return ``hostnaam`` as browsers send it: in lower case, without a last dot, ``û`` as punycode."""
    kaal = hostnaam.strip().lower().removesuffix(".")
    try:
        return kaal.encode("idna").decode("ascii")
    except UnicodeError:
        return kaal


def is_hostnaam(hostnaam: str) -> bool:
    return bool(PATROON.fullmatch(hostnaam))


def leesbaar(hostnaam: str) -> str:
    """Return ``hostnaam`` with its accents, followed by how computers write it where that differs."""
    try:
        gelezen = hostnaam.encode("ascii").decode("idna")
    except UnicodeError:
        return hostnaam
    return hostnaam if gelezen == hostnaam else f"{gelezen} ({hostnaam})"
