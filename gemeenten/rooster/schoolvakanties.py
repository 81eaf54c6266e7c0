"""School holidays of region Noord, as the Ministry of Education set or advised them. Data.

Source: Rijksoverheid, "Overzicht schoolvakanties" per school year, which follows the Regeling
vaststelling schoolvakanties 2025–2030; taken in November 2026 from pages that repeat that overview.
2025–2026 agrees with several of them. The autumn and summer of 2026–2027 for Noord are not confirmed:
check those against the overview itself. First and last day, weekends included.
The official week of the May holiday only: a second week is up to each school.
Add a school year here once the government has published it.
"""

from dataclasses import dataclass
from datetime import date

BRON = "Rijksoverheid, Overzicht schoolvakanties, regio Noord"


@dataclass(frozen=True)
class Schoolvakantie:
    naam: str
    van: date
    tot_en_met: date
    schooljaar: str


def _jaar(schooljaar: str, *vakanties: tuple[str, date, date]) -> tuple[Schoolvakantie, ...]:
    return tuple(Schoolvakantie(naam, van, tot, schooljaar) for naam, van, tot in vakanties)


NOORD: tuple[Schoolvakantie, ...] = (
    *_jaar(
        "2025-2026",
        ("herfstvakantie", date(2025, 10, 18), date(2025, 10, 26)),
        ("kerstvakantie", date(2025, 12, 20), date(2026, 1, 4)),
        ("voorjaarsvakantie", date(2026, 2, 21), date(2026, 3, 1)),
        ("meivakantie", date(2026, 4, 25), date(2026, 5, 3)),
        ("zomervakantie", date(2026, 7, 4), date(2026, 8, 16)),
    ),
    *_jaar(
        "2026-2027",
        ("herfstvakantie", date(2026, 10, 10), date(2026, 10, 18)),
        ("kerstvakantie", date(2026, 12, 19), date(2027, 1, 3)),
        ("voorjaarsvakantie", date(2027, 2, 20), date(2027, 2, 28)),
        ("meivakantie", date(2027, 4, 24), date(2027, 5, 2)),
        ("zomervakantie", date(2027, 7, 10), date(2027, 8, 22)),
    ),
    *_jaar(
        "2027-2028",
        ("herfstvakantie", date(2027, 10, 16), date(2027, 10, 24)),
        ("kerstvakantie", date(2027, 12, 25), date(2028, 1, 9)),
        ("voorjaarsvakantie", date(2028, 2, 19), date(2028, 2, 27)),
        ("meivakantie", date(2028, 4, 29), date(2028, 5, 7)),
        ("zomervakantie", date(2028, 7, 15), date(2028, 8, 27)),
    ),
    *_jaar(
        "2028-2029",
        ("herfstvakantie", date(2028, 10, 14), date(2028, 10, 22)),
        ("kerstvakantie", date(2028, 12, 23), date(2029, 1, 7)),
        ("voorjaarsvakantie", date(2029, 2, 17), date(2029, 2, 25)),
        ("meivakantie", date(2029, 4, 28), date(2029, 5, 6)),
        ("zomervakantie", date(2029, 7, 21), date(2029, 9, 2)),
    ),
)
LAATSTE_DAG = max(vakantie.tot_en_met for vakantie in NOORD)
EERSTE_DAG = min(vakantie.van for vakantie in NOORD)
LAATSTE_SCHOOLJAAR = NOORD[-1].schooljaar
