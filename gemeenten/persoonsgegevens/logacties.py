"""What the log can say of a removal: which, and never whom it was about."""

from typing import Any

from handleiding.logacties import Logactie

PERSOON_VERWIJDERD = "gemeenten.persoonsgegevens.verwijder"
PERSOON_VERVANGEN = "gemeenten.persoonsgegevens.vervang"
PERSOON_HERHAALD = "gemeenten.persoonsgegevens.herhaal"
PERSOON_NAWERK = "gemeenten.persoonsgegevens.nawerk"
VERWIJDERING_GEVRAAGD = "gemeenten.persoonsgegevens.vraag"
VERWIJDERING_BEVESTIGD = "gemeenten.persoonsgegevens.bevestig"
VERWIJDERING_AFGEWEZEN = "gemeenten.persoonsgegevens.wijs_af"
VERWIJDERING_INGETROKKEN = "gemeenten.persoonsgegevens.trek_in"
VERWIJDERING_VERVALLEN = "gemeenten.persoonsgegevens.verval"


def _onder_pseudoniem(rij: Logactie, entry: Any) -> str:
    """Name the removal by its pseudonym."""
    wie = entry.data.get("wie", "")
    return f"{rij.bericht} ({wie})" if wie else rij.bericht


TABEL = tuple(
    Logactie(code, label, bericht, zin=_onder_pseudoniem)
    for code, label, bericht in (
        (
            VERWIJDERING_GEVRAAGD,
            "Verwijdering gevraagd",
            "Gevraagd om gegevens van een persoon te verwijderen",
        ),
        (
            VERWIJDERING_BEVESTIGD,
            "Verwijdering bevestigd",
            "Bevestigd dat gegevens van een persoon weg mogen",
        ),
        (
            VERWIJDERING_AFGEWEZEN,
            "Verwijdering niet bevestigd",
            "Niet bevestigd dat gegevens van een persoon weg mogen",
        ),
        (
            VERWIJDERING_INGETROKKEN,
            "Verwijdering ingetrokken",
            "De vraag ingetrokken om gegevens van een persoon te verwijderen",
        ),
        (
            VERWIJDERING_VERVALLEN,
            "Verwijdering vervallen",
            "Een verwijdering van gegevens van een persoon is niet uitgevoerd",
        ),
        (
            PERSOON_VERVANGEN,
            "Gegevens van een persoon vervangen",
            "Andere woorden gezet in plaats van gegevens van een persoon",
        ),
        (
            PERSOON_HERHAALD,
            "Verwijdering opnieuw uitgevoerd",
            "Gegevens van een persoon opnieuw verwijderd, nadat een reservekopie was teruggezet",
        ),
        (
            PERSOON_NAWERK,
            "Vroegere tekst ontdaan van een persoon",
            "Gegevens van een persoon weggehaald uit de tekst die hiervoor online stond",
        ),
        (
            PERSOON_VERWIJDERD,
            "Persoonsgegevens verwijderd",
            "Gegevens van een persoon verwijderd",
        ),
    )
)
