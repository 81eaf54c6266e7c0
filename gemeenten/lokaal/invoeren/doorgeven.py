"""What the report showed, carried on to the moment of saving: signed, in the form, nowhere else.

People's data that may never be saved must not stay behind in a cache, a session or a folder.
"""

from dataclasses import dataclass
from typing import Any

from django.core import signing

from gemeenten.persoonsgegevens.wegblijven import stempel_van
from gemeenten.regels.tabellen import Tabel, TabelFout, Tabelrij

GEHEIM = "gemeenten.lokaal.invoeren"
GELDIG = 60 * 60
IEMAND_WEG = (
    "Intussen is een persoon van deze pagina verwijderd. Haal die ook uit uw bestand en kies het opnieuw. "
    "Er is niets bewaard."
)
VERLOPEN = "Het is te lang geleden dat u dit bestand koos. Kies het opnieuw."


@dataclass(frozen=True)
class Doorgegeven:
    soort: str
    tabel: Tabel
    versie: int | None


def pak_in(tabel: Tabel, *, soort: str, page: Any, user: Any) -> str:
    inhoud = {
        "voor": [page.pk, user.pk],
        "soort": soort,
        "versie": page.latest_revision_id,
        "verwijderd": stempel_van(page),
        "koppen": tabel.koppen,
        "opmerkingen": tabel.opmerkingen,
        "rijen": [(rij.nummer, rij.cellen) for rij in tabel.rijen],
    }
    return signing.dumps(inhoud, salt=GEHEIM, compress=True)


def pak_uit(pakje: str, *, page: Any, user: Any) -> Doorgegeven:
    """Return what ``user`` saw for ``page``. Raises TabelFout when it is not theirs, or too old."""
    try:
        inhoud = signing.loads(pakje, salt=GEHEIM, max_age=GELDIG)
    except signing.BadSignature as fout:
        raise TabelFout(VERLOPEN) from fout
    if inhoud["voor"] != [page.pk, user.pk]:
        raise TabelFout(VERLOPEN)
    if inhoud.get("verwijderd") != stempel_van(page):
        raise TabelFout(IEMAND_WEG)
    rijen = tuple(Tabelrij(nummer, tuple(cellen)) for nummer, cellen in inhoud["rijen"])
    tabel = Tabel(tuple(inhoud["koppen"]), rijen, tuple(inhoud["opmerkingen"]))
    return Doorgegeven(inhoud["soort"], tabel, inhoud["versie"])
