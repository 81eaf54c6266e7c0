"""School holidays by region, as the Ministry of Education set or advised them. Data.

Source: opendata.rijksoverheid.nl, "Schoolvakanties" per school year (2025–2030), which follows the Regeling
vaststelling schoolvakanties; read in November 2026 from a public copy and held against other ones. Which
municipality is in which region stands in the list of municipalities.
The official week of the May holiday only: a second week is up to each school.
Add a school year here once the government has published it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Vakantieregio(StrEnum):
    NOORD = "noord"
    MIDDEN = "midden"
    ZUID = "zuid"

    @property
    def naam(self) -> str:
        return f"regio {self.capitalize()}"


@dataclass(frozen=True)
class Schoolvakantie:
    """First and last day, weekends included."""

    naam: str
    van: date
    tot_en_met: date
    schooljaar: str


WEKEN = {"herfst": 1, "kerst": 2, "voorjaars": 1, "mei": 1, "zomer": 6}
# The Saturday on which each holiday begins: in Noord, Midden and Zuid.
EERSTE_ZATERDAG: dict[str, dict[str, tuple[str, str, str]]] = {
    "2025-2026": {
        "herfst": ("2025-10-18", "2025-10-18", "2025-10-11"),
        "kerst": ("2025-12-20", "2025-12-20", "2025-12-20"),
        "voorjaars": ("2026-02-21", "2026-02-14", "2026-02-14"),
        "mei": ("2026-04-25", "2026-04-25", "2026-04-25"),
        "zomer": ("2026-07-04", "2026-07-18", "2026-07-11"),
    },
    "2026-2027": {
        "herfst": ("2026-10-10", "2026-10-17", "2026-10-17"),
        "kerst": ("2026-12-19", "2026-12-19", "2026-12-19"),
        "voorjaars": ("2027-02-20", "2027-02-20", "2027-02-13"),
        "mei": ("2027-04-24", "2027-04-24", "2027-04-24"),
        "zomer": ("2027-07-10", "2027-07-17", "2027-07-24"),
    },
    "2027-2028": {
        "herfst": ("2027-10-16", "2027-10-16", "2027-10-23"),
        "kerst": ("2027-12-25", "2027-12-25", "2027-12-25"),
        "voorjaars": ("2028-02-19", "2028-02-26", "2028-02-26"),
        "mei": ("2028-04-29", "2028-04-29", "2028-04-29"),
        "zomer": ("2028-07-15", "2028-07-08", "2028-07-22"),
    },
    "2028-2029": {
        "herfst": ("2028-10-14", "2028-10-21", "2028-10-21"),
        "kerst": ("2028-12-23", "2028-12-23", "2028-12-23"),
        "voorjaars": ("2029-02-17", "2029-02-17", "2029-02-10"),
        "mei": ("2029-04-28", "2029-04-28", "2029-04-28"),
        "zomer": ("2029-07-21", "2029-07-07", "2029-07-14"),
    },
    "2029-2030": {
        "herfst": ("2029-10-20", "2029-10-20", "2029-10-13"),
        "kerst": ("2029-12-22", "2029-12-22", "2029-12-22"),
        "voorjaars": ("2030-02-16", "2030-02-23", "2030-02-23"),
        "mei": ("2030-04-27", "2030-04-27", "2030-04-27"),
        "zomer": ("2030-07-20", "2030-07-13", "2030-07-06"),
    },
}


def _vakanties(plek: int) -> Iterator[Schoolvakantie]:
    for schooljaar, per_soort in EERSTE_ZATERDAG.items():
        for soort, zaterdagen in per_soort.items():
            van = date.fromisoformat(zaterdagen[plek])
            # From a Saturday up to and including the Sunday after the last week.
            tot = van + timedelta(days=7 * WEKEN[soort] + 1)
            yield Schoolvakantie(f"{soort}vakantie", van, tot, schooljaar)


VAKANTIES: Mapping[Vakantieregio, tuple[Schoolvakantie, ...]] = {
    regio: tuple(_vakanties(plek)) for plek, regio in enumerate(Vakantieregio)
}
EERSTE_DAG = min(vakantie.van for lijst in VAKANTIES.values() for vakantie in lijst)
LAATSTE_DAG = max(vakantie.tot_en_met for lijst in VAKANTIES.values() for vakantie in lijst)
LAATSTE_SCHOOLJAAR = max(EERSTE_ZATERDAG)


def als_vakantieregio(naam: str) -> Vakantieregio | None:
    """Return the region that is called ``naam``, or None."""
    return Vakantieregio(naam) if naam in list(Vakantieregio) else None
