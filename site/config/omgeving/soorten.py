"""Kinds of values: each turns a trimmed text into a value, or says in words what is wrong with it. Pure.

No message may hold any part of the value: it ends up in logs, and the value may be a secret.
"""

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import environ

WAAR = frozenset({"true", "on", "yes", "ja", "1"})
ONWAAR = frozenset({"false", "off", "no", "nee", "0"})
HOST = re.compile(r"\.?[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\]|\*", re.IGNORECASE)
EEN_AFZENDER = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+|[^@<>\r\n]*<[^\s@,;<>]+@[^\s@,;<>]+>")
CACHES = frozenset({"RedisCache", "DatabaseCache", "FileBasedCache", "LocMemCache", "DummyCache"})
MET_SERVER = frozenset({"smtp", "smtps", "smtp+tls", "smtp+ssl"})


class Onbruikbaar(ValueError):
    """A value that cannot be used; its text says why, and nothing of the value."""


@dataclass(frozen=True)
class Soort:
    """A kind of value: how the documentation calls it, and how it is read."""

    naam: str
    lees: Callable[[str], Any]


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


def lees_adres(waarde: str) -> str:
    """Read an address of a site, without the slash at its end."""
    try:
        delen = urlsplit(waarde)
        host, _port = delen.hostname, delen.port
    except ValueError:
        raise Onbruikbaar("is not an address") from None
    meer = delen.username is not None or delen.query or delen.fragment
    if delen.scheme not in {"http", "https"} or not host or meer or re.search(r"[\s,]", waarde):
        raise Onbruikbaar("must look like https://www.example.nl")
    return waarde.rstrip("/")


def _herkomst(waarde: str) -> str:
    origin = lees_adres(waarde)
    delen = urlsplit(origin)
    if delen.path:
        raise Onbruikbaar("must be a scheme and a host only, like https://www.example.nl")
    return origin


def _host(waarde: str) -> str:
    if not HOST.fullmatch(waarde):
        raise Onbruikbaar("must be names of hosts, without https://, port or path")
    return waarde


def _afzender(waarde: str) -> str:
    if not EEN_AFZENDER.fullmatch(_tekst(waarde)):
        raise Onbruikbaar("must be an address, or a name with one: Naam <naam@example.nl>")
    return waarde


def _met_environ(lees: Callable[[str], Any], waarde: str) -> dict[str, Any]:
    """Let django-environ take an address apart; what it says of one it cannot read may hold a password."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return dict(lees(_tekst(waarde)))
        except Onbruikbaar:
            raise
        except Exception:  # noqa: BLE001 - whatever is wrong with it, its text may not be told
            raise Onbruikbaar("is not an address that can be read") from None


def _database(waarde: str) -> dict[str, Any]:
    gelezen = _met_environ(environ.Env.db_url_config, waarde)
    if not str(gelezen.get("ENGINE")).endswith((".sqlite3", ".postgresql")):
        raise Onbruikbaar("must begin with sqlite:/// or postgres://")
    if gelezen.get("NAME") in {None, "", ":memory:"}:  # each process would have one of its own
        raise Onbruikbaar("names no database")
    return gelezen


def _cache(waarde: str) -> dict[str, Any]:
    gelezen = _met_environ(environ.Env.cache_url_config, waarde)
    if gelezen["BACKEND"].rpartition(".")[2] not in CACHES:
        raise Onbruikbaar("is of a kind that this installation does not have")
    # Without a server django-environ takes the path of a socket, here an empty one.
    if gelezen["BACKEND"].endswith(".RedisCache") and gelezen["LOCATION"] in {"", "unix://"}:
        raise Onbruikbaar("names no server")
    return gelezen


def _mail(waarde: str) -> dict[str, Any]:
    gelezen = _met_environ(environ.Env.email_url_config, waarde)
    if waarde.partition(":")[0] in MET_SERVER and not gelezen["EMAIL_HOST"]:
        raise Onbruikbaar("names no mail server")
    return {naam: deel for naam, deel in gelezen.items() if deel is not None}


def getal(minimum: int, maximum: int) -> Soort:
    """Return the kind of whole numbers from ``minimum`` to ``maximum``."""

    def lees(waarde: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,9}", waarde):
            raise Onbruikbaar("is not a whole number")
        if not minimum <= int(waarde) <= maximum:
            raise Onbruikbaar(f"must be from {minimum} to {maximum}")
        return int(waarde)

    return Soort(f"number, {minimum} to {maximum}", lees)


def lijst(van: Soort) -> Soort:
    """Return the kind of lists of ``van``, separated by commas; what stands between two of them is dropped."""

    def lees(waarde: str) -> list[Any]:
        delen = [deel.strip() for deel in waarde.split(",")]
        gelezen = [van.lees(deel) for deel in delen if deel]
        if not gelezen:
            raise Onbruikbaar("is an empty list")
        return gelezen

    return Soort(f"list of {van.naam}s", lees)


TEKST = Soort("text", _tekst)
KEUZE = Soort("True or False", _keuze)
ADRES = Soort("address", lees_adres)
HERKOMST = Soort("origin", _herkomst)
HOSTNAAM = Soort("host name", _host)
AFZENDER = Soort("sender", _afzender)
DATABASE = Soort("database address", _database)
CACHE = Soort("cache address", _cache)
MAIL = Soort("mail address", _mail)
