"""Addresses of the database, the cache and the mail server: what each may name, and with which options. Pure.

django-environ takes them apart. It casts what it can and keeps the rest as text, so ``conn_max_age=xyz`` or a port
that cannot be would be noticed when somebody first needs the server; here they are refused at start.
"""

import ipaddress
import re
import warnings
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlsplit

import environ

from config.omgeving.soorten import KEUZE, NAAM, TEKST, Onbruikbaar, Waardesoort, een_van, getal

SERVER = re.compile(
    rf"({NAAM}|\[(?P<adres>[0-9a-f:.]+)\])(:(?P<poort>[0-9]{{1,5}}))?",
    re.IGNORECASE | re.ASCII,
)
REDIS = frozenset({"redis", "rediss", "rediscache"})
PER_PROCES = frozenset({"locmemcache", "dummycache"})
MET_MAILSERVER = frozenset({"smtp", "smtps", "smtp+tls", "smtp+ssl"})
ZONDER_MAILSERVER = frozenset({"consolemail", "memorymail", "dummymail"})
UUR, JAAR = 3600, 31_536_000

Opties = Mapping[str, Waardesoort]


def _tijd(hoogstens: int) -> Waardesoort:
    """Return the kind of numbers of seconds, or None for ever."""
    seconden = getal(0, hoogstens)
    return Waardesoort("seconds", lambda tekst: None if tekst == "None" else seconden.lees(tekst))


# Django's own settings of a connection, and libpq's.
DATABASE_ZELF: Opties = {
    "conn_max_age": _tijd(24 * UUR),
    "conn_health_checks": KEUZE,
    "disable_server_side_cursors": KEUZE,
}
POSTGRES: Opties = {
    **DATABASE_ZELF,
    "application_name": TEKST,
    "channel_binding": een_van("disable", "prefer", "require"),
    "connect_timeout": getal(1, 60),
    "gssencmode": een_van("disable", "prefer", "require"),
    "keepalives": getal(0, 1),
    "keepalives_count": getal(0, 100),
    "keepalives_idle": getal(0, UUR),
    "keepalives_interval": getal(0, UUR),
    "options": TEKST,
    "pool": KEUZE,
    "sslcert": TEKST,
    "sslcrl": TEKST,
    "sslkey": TEKST,
    "sslmode": een_van("disable", "allow", "prefer", "require", "verify-ca", "verify-full"),
    "sslrootcert": TEKST,
    "target_session_attrs": een_van(
        "any", "read-write", "read-only", "primary", "standby", "prefer-standby"
    ),
    "tcp_user_timeout": getal(0, 1000 * UUR),
}
CACHE_ZELF: Opties = {"timeout": _tijd(JAAR), "key_prefix": TEKST, "version": getal(1, 9999)}
REDIS_OPTIES: Opties = {
    **CACHE_ZELF,
    "health_check_interval": getal(0, UUR),
    "max_connections": getal(1, 10_000),
    "socket_connect_timeout": getal(1, 60),
    "socket_timeout": getal(1, 60),
    "ssl_ca_certs": TEKST,
    "ssl_cert_reqs": een_van("none", "optional", "required"),
}


def _neem_uiteen(waarde: str) -> SplitResult:
    """Split an address; a sign that would cut it off is refused."""
    TEKST.lees(waarde)
    if re.search(r"[\s\"<>#]", waarde):
        raise Onbruikbaar("holds a space, a quotation mark or a #; write those as %20, %22, %23")
    try:
        return urlsplit(waarde)
    except ValueError:
        raise Onbruikbaar("is not an address that can be read") from None


def _bewaak_servers(delen: SplitResult, *, hoogstens: int = 9) -> None:
    servers = delen.netloc.rpartition("@")[2].split(",")
    if servers == [""]:
        raise Onbruikbaar("names no server")
    if len(servers) > hoogstens or not all(map(_kan_bestaan, servers)):
        raise Onbruikbaar("names a server or a port that cannot be")


def _kan_bestaan(server: str) -> bool:
    gevonden = SERVER.fullmatch(server)
    if gevonden is None or not 0 < int(gevonden["poort"] or 1) < 65_536:
        return False
    try:
        return not gevonden["adres"] or bool(ipaddress.IPv6Address(gevonden["adres"]))
    except ValueError:
        return False


def _lees_opties(delen: SplitResult, bekend: Opties) -> dict[str, Any]:
    """Read what stands behind the question mark. Only the name of a known option may be told."""
    try:
        paren = parse_qsl(delen.query, keep_blank_values=True, strict_parsing=bool(delen.query))
    except ValueError:
        raise Onbruikbaar("has options that cannot be read") from None
    gelezen: dict[str, Any] = {}
    for naam, tekst in paren:
        if naam not in bekend:
            raise Onbruikbaar("has an option that is not known here")
        if naam in gelezen:
            raise Onbruikbaar(f"says {naam} twice")
        try:
            gelezen[naam] = bekend[naam].lees(tekst)
        except Onbruikbaar as fout:
            raise Onbruikbaar(f"has an option {naam} that {fout}") from None
    return gelezen


def _met_environ(lees: Callable[[str], Any], waarde: str) -> dict[str, Any]:
    """Let django-environ take an address apart; what it says of one it cannot read may hold a password."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return dict(lees(waarde))
        except Exception:  # noqa: BLE001 - whatever is wrong with it, its text may not be told
            raise Onbruikbaar("is not an address that can be read") from None


def _met_opties(gelezen: dict[str, Any], opties: dict[str, Any], zelf: Opties) -> dict[str, Any]:
    """Put our own reading of the options in the place of what django-environ made of them."""
    eigen = {naam.upper(): waarde for naam, waarde in opties.items() if naam in zelf}
    rest = {naam: waarde for naam, waarde in opties.items() if naam not in zelf}
    kaal = {
        naam: waarde for naam, waarde in gelezen.items() if naam.isupper() and naam != "OPTIONS"
    }
    return kaal | eigen | ({"OPTIONS": rest} if rest else {})


def _database(waarde: str) -> dict[str, Any]:
    delen = _neem_uiteen(waarde)
    gelezen = _met_environ(environ.Env.db_url_config, waarde)
    if gelezen.get("ENGINE") not in {"django.db.backends.sqlite3", "django.db.backends.postgresql"}:
        raise Onbruikbaar("must begin with sqlite:/// or postgres://")
    naam = gelezen.get("NAME")
    if not naam or naam == ":memory:":  # each process would have one of its own
        raise Onbruikbaar("names no database")
    if str(naam)[-1] in ",;'":
        raise Onbruikbaar("names a database that ends in a sign that is no part of a name")
    if delen.scheme == "sqlite":
        _lees_opties(delen, {})
        return gelezen
    if delen.netloc.rpartition("@")[2]:
        _bewaak_servers(delen)
    opties = _lees_opties(delen, POSTGRES)
    if opties.get("pool") and opties.get("conn_max_age", 0) != 0:
        raise Onbruikbaar("has both pool and conn_max_age: a pool keeps its own connections")
    return _met_opties(gelezen, opties, DATABASE_ZELF)


def _cache(waarde: str) -> dict[str, Any]:
    delen = _neem_uiteen(waarde)
    gelezen = _met_environ(environ.Env.cache_url_config, waarde)
    if delen.scheme in REDIS:
        _bewaak_redis(delen)
        return _met_opties(gelezen, _lees_opties(delen, REDIS_OPTIES), CACHE_ZELF)
    plek = {
        "dbcache": not delen.path
        and re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", delen.netloc, re.ASCII),
        "filecache": not delen.netloc and len(delen.path) > 1 and delen.path[-1] not in ",;'",
    } | dict.fromkeys(PER_PROCES, not delen.path and re.fullmatch(r"[\w.-]*", delen.netloc))
    if delen.scheme not in plek:
        raise Onbruikbaar("is of a kind that this installation does not have")
    if not plek[delen.scheme]:
        raise Onbruikbaar("names a place that cannot be")
    return _met_opties(gelezen, _lees_opties(delen, CACHE_ZELF), CACHE_ZELF)


def _bewaak_redis(delen: SplitResult) -> None:
    """A server with the number of a database, or the path of a socket on this machine."""
    if not delen.netloc and len(delen.path) > 1 and delen.path[-1] not in ",;'":
        return
    _bewaak_servers(delen)
    if not re.fullmatch(r"(/([0-9]{1,4})?)?", delen.path):
        raise Onbruikbaar("names a database of Redis that is not a number")


def _mail(waarde: str) -> dict[str, Any]:
    delen = _neem_uiteen(waarde)
    gelezen = _met_environ(environ.Env.email_url_config, waarde)
    _lees_opties(delen, {})
    if delen.scheme in MET_MAILSERVER:
        _bewaak_servers(delen, hoogstens=1)
        if delen.path not in {"", "/"}:
            raise Onbruikbaar("has a path behind the mail server")
        if bool(delen.username) != bool(delen.password):  # Django would then not log in at all
            raise Onbruikbaar("gives a name without a password, or a password without a name")
    elif delen.netloc or (delen.scheme in ZONDER_MAILSERVER and delen.path):
        raise Onbruikbaar("names a server where none is used")
    elif delen.scheme == "filemail" and len(delen.path) < 2:
        raise Onbruikbaar("names no folder")
    return {naam: deel for naam, deel in gelezen.items() if deel is not None}


DATABASE = Waardesoort("database address", _database)
CACHE = Waardesoort("cache address", _cache)
MAIL = Waardesoort("mail address", _mail)
