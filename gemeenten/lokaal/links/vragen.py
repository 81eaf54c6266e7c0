"""Another site is asked whether an address is there: its first line only, and never a machine of our own network.

An editor writes the address, this machine asks it. So it goes to public machines alone, also after a redirect: the name
is looked up once, and the connection is made to the very address that was judged.
"""

import http.client
import socket
import ssl
from collections.abc import Iterator
from http import HTTPStatus
from ipaddress import ip_address
from urllib.parse import SplitResult, urljoin, urlsplit

from .oordeel import vraag_opnieuw

WACHT = 8.0  # seconds, for each step
SPRONGEN = 5
VRAGER = "Linkcontrole handleiding kindermishandeling"
VERDER = frozenset(
    {
        HTTPStatus.MOVED_PERMANENTLY,
        HTTPStatus.FOUND,
        HTTPStatus.SEE_OTHER,
        HTTPStatus.TEMPORARY_REDIRECT,
        HTTPStatus.PERMANENT_REDIRECT,
    }
)


class NietVoorOns(Exception):
    """An address that is not asked: no web address, or of a machine that is not public."""


def mag_heen(adres: str) -> bool:
    """Return whether an IP address is that of a public machine."""
    plek = ip_address(adres.partition("%")[0])
    return plek.is_global and not plek.is_multicast


def status_van(adres: str) -> int | None:
    """Return what ``adres`` answers with in the end, or None when it does not. Raises NietVoorOns."""
    try:
        status = _volg("HEAD", adres)
        return _volg("GET", adres) if vraag_opnieuw(status) else status
    except (OSError, http.client.HTTPException, ValueError):
        return None


def _volg(werkwoord: str, adres: str) -> int | None:
    for _ in range(SPRONGEN):
        status, verder = _vraag(werkwoord, adres)
        if not verder:
            return status
        adres = urljoin(adres, verder)
    return None


def _vraag(werkwoord: str, adres: str) -> tuple[int, str]:
    """Ask once; return the status, and where it sends on to."""
    delen = urlsplit(adres)
    verbinding = _verbind(delen)
    try:
        pad = f"{delen.path or '/'}{f'?{delen.query}' if delen.query else ''}"
        verbinding.request(werkwoord, _als_ascii(pad), headers={"User-Agent": VRAGER})
        antwoord = verbinding.getresponse()
        verder = antwoord.getheader("Location", "") if antwoord.status in VERDER else ""
        return antwoord.status, verder
    finally:
        verbinding.close()


def _verbind(delen: SplitResult) -> http.client.HTTPConnection:
    if delen.scheme not in {"http", "https"} or not delen.hostname or delen.username:
        raise NietVoorOns
    poort = delen.port or (443 if delen.scheme == "https" else 80)
    naam = delen.hostname.encode("idna").decode()
    machine = next(_machines(naam, poort))
    soort = _NaarVeilig if delen.scheme == "https" else _Naar
    return soort(naam, poort, machine=machine)


def _machines(naam: str, poort: int) -> Iterator[str]:
    """Yield where a name leads. Raises NietVoorOns when one of its machines is not public."""
    gevonden = [rij[4][0] for rij in socket.getaddrinfo(naam, poort, type=socket.SOCK_STREAM)]
    if not all(mag_heen(str(adres)) for adres in gevonden):
        raise NietVoorOns
    yield from map(str, gevonden)


class _Naar(http.client.HTTPConnection):
    """Goes to the machine that was judged, whatever the name says by now."""

    def __init__(self, naam: str, poort: int, *, machine: str) -> None:
        super().__init__(naam, poort, timeout=WACHT)
        self.machine = machine

    def connect(self) -> None:
        self.sock = socket.create_connection((self.machine, self.port), WACHT)


class _NaarVeilig(_Naar):
    def connect(self) -> None:
        super().connect()
        veilig = ssl.create_default_context()
        self.sock = veilig.wrap_socket(self.sock, server_hostname=self.host)


def _als_ascii(pad: str) -> str:
    """Return a path as a request has it; what is written with percents already stays."""
    return "".join(
        teken if "!" <= teken <= "~" else "".join(f"%{byte:02X}" for byte in teken.encode())
        for teken in pad
    )
