"""An empty file with the headings, to fill in: with a sheet that explains each column."""

from gemeenten.regels.tabellen import UITLEGBLAD
from handleiding.export.bladen import Blad, naar_csv, schrijf

from .kolommen import Invoersoort


def leeg_bestand(soort: Invoersoort, vorm: str) -> bytes:
    blad = Blad(soort.label, [kolom.kop for kolom in soort.kolommen], [])
    if vorm == "csv":
        return naar_csv(blad)
    uitleg = [
        [kolom.kop, kolom.uitleg, "ja" if kolom.verplicht else ""] for kolom in soort.kolommen
    ]
    return schrijf([blad, Blad(UITLEGBLAD, ["kop", "wat u invult", "verplicht"], uitleg)], vorm)
