"""Changes to a group's schedule: each checks first, then saves a draft of the page and logs it."""

from .acties import gelast_af, laat_doorgaan, plan_reeks, verplaats
from .lezen import (
    andere_momenten,
    concept_van,
    met_waarschuwingen,
    moment_van,
    vakantieregio,
)

__all__ = [
    "andere_momenten",
    "concept_van",
    "gelast_af",
    "laat_doorgaan",
    "met_waarschuwingen",
    "moment_van",
    "plan_reeks",
    "vakantieregio",
    "verplaats",
]
