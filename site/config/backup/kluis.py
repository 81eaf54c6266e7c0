"""Parts of copies in a place: each once, called after what it is, sealed where there is a key."""

import hashlib
import hmac
from collections.abc import Callable, Iterable, Iterator, Sequence

from . import BackupFout
from .kopielijst import Kopielijst, Kopiestuk, OnleesbareLijst, lees, schrijf
from .plek import Bewaarplek
from .zegel import ZegelGebroken, is_verzegeld, ontzegel, sleutel_van, verzegel

STUKKEN, LIJSTEN, PROEVEN = "stukken", "lijsten", "proeven"
VERWIJDERINGEN = "verwijderingen"
DICHT = (
    "{naam} kan niet gelezen worden: de sleutel klopt niet, of iemand heeft het veranderd. Zet de sleutel van toen "
    "in BACKUP_SLEUTEL, na de nieuwe."
)
BESCHADIGD = "{naam} in de back-up is beschadigd of ontbreekt."


class Kluisplek:
    """A place, with the secrets that open what is in it; the first one seals."""

    def __init__(self, plek: Bewaarplek, geheimen: Sequence[str] = ()) -> None:
        self.plek, self.geheimen = plek, tuple(geheimen)
        self.aanwezig: set[str] = set()

    def kijk(self) -> None:
        """See which parts are there; those are not written again."""
        self.aanwezig = set(self.plek.namen(STUKKEN))

    def bewaar(self, stukken: Iterable[bytes]) -> Kopiestuk:
        """Keep these bytes."""
        telling = _Telling()
        self.plek.schrijf(
            self._dicht(telling.langs(stukken)), lambda: self._noem(telling.hekje.hexdigest())
        )
        stuk = self._stuk(telling)
        self.aanwezig.add(stuk.plek)
        return stuk

    def bewaar_eens(self, open_: Callable[[], Iterable[bytes]]) -> Kopiestuk:
        """Keep what ``open_`` gives, unless it is there: then it was read only. Else it is asked twice."""
        stuk = self._meet(open_())
        return stuk if stuk.plek in self.aanwezig else self.bewaar(open_())

    def lees(self, stuk: Kopiestuk) -> Iterator[bytes]:
        """Yield a part, and raise at its end when it is not what was kept."""
        telling = _Telling()
        yield from telling.langs(self._open(stuk.plek))
        if (telling.hekje.hexdigest(), telling.omvang) != (stuk.sha256, stuk.omvang):
            raise BackupFout(BESCHADIGD.format(naam=stuk.plek))

    def schrijf(self, naam: str, inhoud: bytes) -> None:
        """Keep something by its name, in the place of what was called so."""
        self.plek.schrijf(self._dicht([inhoud]), lambda: naam)

    def lees_los(self, naam: str) -> bytes:
        """Return what was kept by a name. Raises BackupFout."""
        return b"".join(self._open(naam))

    def lijsten(self) -> list[str]:
        """Return the names of all copies, the oldest first."""
        return [naam.rpartition("/")[2] for naam in self.plek.namen(LIJSTEN)]

    def schrijf_lijst(self, lijst: Kopielijst) -> None:
        self.schrijf(f"{LIJSTEN}/{lijst.naam}", schrijf(lijst))

    def lees_lijst(self, naam: str) -> Kopielijst:
        """Return the list of a copy. Raises BackupFout."""
        try:
            lijst = lees(self.lees_los(f"{LIJSTEN}/{naam}"))
        except OnleesbareLijst as fout:
            raise BackupFout(BESCHADIGD.format(naam=naam)) from fout
        if lijst.naam != naam:  # another one was put in its place
            raise BackupFout(BESCHADIGD.format(naam=naam))
        return lijst

    def _noem(self, sha256: str) -> str:
        """Name a part after what is in it; where that is secret, after what only the key can make of it."""
        if self.geheimen:
            sleutel = sleutel_van(self.geheimen[0], b"", b"handleiding backup naam")
            sha256 = hmac.new(sleutel, sha256.encode(), hashlib.sha256).hexdigest()
        return f"{STUKKEN}/{sha256[:2]}/{sha256}"

    def _meet(self, stukken: Iterable[bytes]) -> Kopiestuk:
        telling = _Telling()
        for _ in telling.langs(stukken):
            pass
        return self._stuk(telling)

    def _stuk(self, telling: "_Telling") -> Kopiestuk:
        sha256 = telling.hekje.hexdigest()
        return Kopiestuk(self._noem(sha256), sha256, telling.omvang)

    def _dicht(self, stukken: Iterable[bytes]) -> Iterable[bytes]:
        return verzegel(stukken, self.geheimen[0]) if self.geheimen else stukken

    def _open(self, naam: str) -> Iterator[bytes]:
        try:
            stukken = self.plek.lees(naam)
            eerste = next(stukken, b"")
            if not is_verzegeld(eerste):
                if self.geheimen:  # somebody may have put it there
                    raise ZegelGebroken
                yield eerste
                yield from stukken
                return
            yield from ontzegel(_weer(eerste, stukken), self.geheimen)
        except FileNotFoundError as fout:
            raise BackupFout(BESCHADIGD.format(naam=naam)) from fout
        except ZegelGebroken as fout:
            raise BackupFout(DICHT.format(naam=naam)) from fout


class _Telling:
    """Counts and hashes what goes past."""

    def __init__(self) -> None:
        self.hekje, self.omvang = hashlib.sha256(), 0

    def langs(self, stukken: Iterable[bytes]) -> Iterator[bytes]:
        for stuk in stukken:
            self.hekje.update(stuk)
            self.omvang += len(stuk)
            yield stuk


def _weer(eerste: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield eerste
    yield from rest
