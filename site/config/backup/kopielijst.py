"""What a copy consists of, as a list with the hash of each part; which copies are too old. Pure."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

VORM = 1
NAAMVORM = "%Y%m%dT%H%M%SZ"
NAAM = re.compile(r"\d{8}T\d{6}Z")
ZEKER = 2  # so many copies stay, however old


class OnleesbareLijst(ValueError):
    """This is no list of a copy, or one of another version."""


@dataclass(frozen=True)
class Kopiestuk:
    """Bytes that are kept: where, and what they must be."""

    plek: str
    sha256: str
    omvang: int


@dataclass(frozen=True)
class Kopielijst:
    """One copy: of what moment, of which versions, and all of its parts."""

    naam: str
    database: str
    versies: dict[str, str]
    migraties: list[str]
    dump: Kopiestuk
    afdruk: Kopiestuk
    bestanden: dict[str, Kopiestuk]
    ontbreekt: list[str]  # files that the database names and that were nowhere

    def stukken(self) -> Iterable[Kopiestuk]:
        """Yield every part."""
        yield self.dump
        yield self.afdruk
        yield from self.bestanden.values()


def noem(moment: datetime) -> str:
    """Return the name of a copy of that moment: names sort by age."""
    return moment.astimezone(UTC).strftime(NAAMVORM)


def moment_van(naam: str) -> datetime:
    """Return the moment that a copy is of."""
    return datetime.strptime(naam, NAAMVORM).replace(tzinfo=UTC)


def schrijf(lijst: Kopielijst) -> bytes:
    """Return a list as bytes."""
    return json.dumps({"vorm": VORM} | asdict(lijst), sort_keys=True, indent=1).encode()


def lees(inhoud: bytes) -> Kopielijst:
    """Return the list in these bytes. Raises OnleesbareLijst."""
    try:
        velden = json.loads(inhoud)
        if velden.pop("vorm") != VORM or not NAAM.fullmatch(velden["naam"]):
            raise OnleesbareLijst
        bestanden = {naam: Kopiestuk(**stuk) for naam, stuk in velden.pop("bestanden").items()}
        dump, afdruk = Kopiestuk(**velden.pop("dump")), Kopiestuk(**velden.pop("afdruk"))
        return Kopielijst(bestanden=bestanden, dump=dump, afdruk=afdruk, **velden)
    except (ValueError, KeyError, TypeError, AttributeError) as fout:
        raise OnleesbareLijst from fout


def te_oud(namen: Iterable[str], nu: datetime, dagen: int) -> list[str]:
    """Return the copies of more than so many days ago; the newest stay in any case."""
    ouder = sorted(namen, reverse=True)[ZEKER:]
    return [naam for naam in ouder if moment_van(naam) < nu - timedelta(days=dagen)]
