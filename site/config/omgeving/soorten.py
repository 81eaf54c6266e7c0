"""Kinds of values: each turns a trimmed text into a value, or says in words what is wrong with it. Pure.

No message may hold any part of the value: it ends up in logs, and the value may be a secret.
"""

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

WAAR = frozenset({"true", "on", "yes", "ja", "1"})
ONWAAR = frozenset({"false", "off", "no", "nee", "0"})
DEEL = r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"
NAAM = rf"{DEEL}(\.{DEEL})*\.?"
HOST = re.compile(rf"\.?{NAAM}|\*", re.IGNORECASE | re.ASCII)
# A name that holds a comma would be read as two senders, unless it stands in quotation marks.
MAILADRES = rf"[a-z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{NAAM}"
EEN_AFZENDER = re.compile(
    rf"{MAILADRES}|([^@<>\r\n\",;]*|\"[^<>\r\n\"]*\" ?)<{MAILADRES}>", re.IGNORECASE | re.ASCII
)


class Onbruikbaar(ValueError):
    """A value that cannot be used; its text says why, and nothing of the value."""


@dataclass(frozen=True)
class Waardesoort:
    """A kind of value: how the documentation calls it, and how it is read."""

    naam: str
    lees: Callable[[str], Any]
    # Any text that can be printed is a value, such as a password.
    vrij: bool = False


def _tekst(waarde: str) -> str:
    if not waarde.isprintable():
        raise Onbruikbaar("holds a line break or another character that cannot be printed")
    return waarde


def _keuze(waarde: str) -> bool:
    if waarde.lower() in WAAR:
        return True
    if waarde.lower() in ONWAAR:
        return False
    raise Onbruikbaar("is neither True nor False")


def is_host(naam: str) -> bool:
    """Return whether this can be the name or the number of a host."""
    if naam.startswith("[") and naam.endswith("]"):
        naam = naam[1:-1]
    if ":" not in naam:
        return bool(HOST.fullmatch(naam)) and not naam.startswith((".", "*"))
    try:
        return bool(ipaddress.IPv6Address(naam))
    except ValueError:
        return False


def lees_adres(waarde: str) -> str:
    """Read an address of a site, without the slash at its end."""
    try:
        delen = urlsplit(waarde)
        host, poort = delen.hostname or "", delen.port
    except ValueError:
        raise Onbruikbaar("is not an address") from None
    meer = delen.username is not None or delen.query or delen.fragment
    vreemd = re.search(r"[\s,;\"'<>]", waarde) or not (waarde.isascii() and waarde.isprintable())
    if delen.scheme not in {"http", "https"} or not is_host(host) or meer or vreemd or poort == 0:
        raise Onbruikbaar("must look like https://www.example.nl")
    return waarde.rstrip("/")


def _herkomst(waarde: str) -> str:
    """Read an origin as browsers write it: in small letters, without the port that goes without saying."""
    delen = urlsplit(lees_adres(waarde))
    if delen.path:
        raise Onbruikbaar("must be a scheme and a host only, like https://www.example.nl")
    vanzelf = {"https": ":443", "http": ":80"}[delen.scheme]
    return f"{delen.scheme}://{delen.netloc.lower().removesuffix(vanzelf).removesuffix(':')}"


def _herkomsten(waarde: str) -> str:
    """Read an origin, or with ``*.`` those of all hosts below one."""
    schema, ster, host = waarde.partition("://*.")
    if not ster:
        return _herkomst(waarde)
    return _herkomst(f"{schema}://{host}").replace("://", ster, 1)


def _host(waarde: str) -> str:
    numeriek = waarde.startswith("[") and is_host(waarde)
    if not numeriek and not HOST.fullmatch(waarde):
        raise Onbruikbaar("must be names of hosts, without https://, port or path")
    return waarde


def _afzender(waarde: str) -> str:
    if not EEN_AFZENDER.fullmatch(_tekst(waarde)):
        raise Onbruikbaar("must be an address, or a name with one: Naam <naam@example.nl>")
    return waarde


def _meldpunt(waarde: str) -> str:
    """Read where people can tell something, as an address with a scheme: a page, or a mail address."""
    if re.fullmatch(MAILADRES, waarde, re.IGNORECASE | re.ASCII):
        return f"mailto:{waarde}"
    if not waarde.startswith("https://"):
        raise Onbruikbaar("must be a mail address, or an address that begins with https://")
    return lees_adres(waarde)


def getal(minimum: int, maximum: int) -> Waardesoort:
    """Return the kind of whole numbers from ``minimum`` to ``maximum``."""

    def lees(waarde: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,9}", waarde):
            raise Onbruikbaar("is not a whole number")
        if not minimum <= int(waarde) <= maximum:
            raise Onbruikbaar(f"must be from {minimum} to {maximum}")
        return int(waarde)

    return Waardesoort(f"number, {minimum} to {maximum}", lees)


def een_van(*waarden: str) -> Waardesoort:
    """Return the kind of these words only."""

    def lees(waarde: str) -> str:
        if waarde not in waarden:
            raise Onbruikbaar(f"is none of {', '.join(waarden)}")
        return waarde

    return Waardesoort(f"one of {', '.join(waarden)}", lees)


def lijst(van: Waardesoort) -> Waardesoort:
    """Return the kind of lists of ``van``, separated by commas; what is empty or said twice is dropped."""

    def lees(waarde: str) -> list[Any]:
        delen = [deel.strip() for deel in waarde.split(",")]
        gelezen = list(dict.fromkeys(van.lees(deel) for deel in delen if deel))
        if not gelezen:
            raise Onbruikbaar("is an empty list")
        return gelezen

    return Waardesoort(f"list of {van.naam}s", lees, vrij=van.vrij)


def _woord(waarde: str) -> str:
    """Read what travels in a header: letters, digits and signs of ASCII, without white space."""
    if not re.fullmatch(r"[!-~]+", waarde):
        raise Onbruikbaar("must be without spaces, and of plain letters, digits and signs")
    return waarde


def _emmer(waarde: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]", waarde):
        raise Onbruikbaar("must be the name of a bucket: 3 to 63 letters, digits, dots and hyphens")
    return waarde


def _map(waarde: str) -> str:
    if not re.fullmatch(r"/[\w ./+@~-]+", waarde):
        raise Onbruikbaar("must be the whole path of a folder")
    return waarde


def _bewaarplek(waarde: str) -> str:
    """Read where copies are kept: a folder, or a bucket with or without a folder in it."""
    if not waarde.startswith("s3://"):
        return _map(waarde)
    emmer, _, map_ = waarde.removeprefix("s3://").partition("/")
    if map_ and not re.fullmatch(r"\w[\w.-]*(/\w[\w.-]*)*/?", map_, re.ASCII):
        raise Onbruikbaar("must be like s3://bucket/folder")
    return f"s3://{_emmer(emmer)}/{map_}".rstrip("/")


TEKST = Waardesoort("text", _tekst, vrij=True)
WOORD = Waardesoort("text without spaces", _woord, vrij=True)
EMMER = Waardesoort("name of a bucket", _emmer)
MAP = Waardesoort("folder", _map)
BEWAARPLEK = Waardesoort("folder, or bucket as s3://", _bewaarplek)
KEUZE = Waardesoort("True or False", _keuze)
HERKOMST = Waardesoort("origin", _herkomst)
HERKOMSTEN = Waardesoort("origin", _herkomsten)
HOSTNAAM = Waardesoort("host name", _host)
AFZENDER = Waardesoort("sender", _afzender)
MELDPUNT = Waardesoort("mail address or https address", _meldpunt)
