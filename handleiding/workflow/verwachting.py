"""What somebody may expect in a list that is empty now: what is normal for their roles, in words. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from . import werksoorten as soort
from .rules import Rol
from .werksoorten import TABEL, Werksoort

# Behind "U ziet het hier als".
ALS = {
    soort.SPOED: "een collega met spoed een tekst online zet, die u daarna naleest",
    soort.NIEMAND: "er een tekst ligt die niemand kan goedkeuren",
    soort.TE_BEOORDELEN: "een collega een tekst indient die u kunt beoordelen",
    soort.TERUGGESTUURD: "een beoordelaar uw tekst terugstuurt",
    soort.BEVESTIGEN: "een collega de gegevens van een persoon wil laten weghalen",
    soort.OPMERKING: "een collega een opmerking bij uw tekst zet",
    soort.KERNWIJZIGING: "de kernredactie een tekst verandert die uw gemeente ook heeft",
    soort.NIET_BESLIST: "gemeenten na de datum nog niet beslisten over een dringende wijziging",
    soort.OPBOUW: "er in de landelijke handleiding een pagina bij komt, weggaat of verhuist",
    soort.SAMENGEVOEGD: "er een verandering uit de kern klaarstaat om in te dienen",
    soort.VOORSTEL: "een gemeente een verbetering voorstelt",
    soort.CORRECTIE: "de lijst van organisaties van het Collectief verandert",
    soort.CONTACT: "contactgegevens lang niet zijn nagekeken",
    soort.REACTIE: "een lezer schrijft dat er iets niet klopt op een pagina",
    soort.AANVRAAG: "iemand een gemeente aanmeldt",
    soort.DODE_LINK: "een link op een pagina nergens meer heen leidt",
    soort.CHECKLIST: "uw gemeente nog niet klaar is om online te gaan",
    soort.MISLUKT: "werk op de achtergrond mislukt",
    soort.CONCEPT: "u een tekst schreef die nog niet is ingediend",
    soort.INGEDIEND: "u een tekst indient, met bij wie die ligt",
    soort.COLLEGA: "een tekst waar u aan meeschreef op een andere beoordelaar wacht",
    soort.AUTOMATISCH: "een verandering uit de kern vanzelf online komt",
    soort.ANTWOORD: "de kernredactie antwoord geeft op een voorstel van uw gemeente",
    soort.OPDRACHT: "iets klaar is dat u op de achtergrond liet doen",
}
# What each role meets on ordinary days; what is rare stays out, or the list says nothing.
GEWOON: dict[Rol, tuple[Werksoort, ...]] = {
    Rol.REDACTEUR: (
        soort.TERUGGESTUURD,
        soort.OPMERKING,
        soort.KERNWIJZIGING,
        soort.OPBOUW,
        soort.CONCEPT,
        soort.INGEDIEND,
        soort.REACTIE,
        soort.ANTWOORD,
    ),
    Rol.BEOORDELAAR: (soort.TE_BEOORDELEN, soort.SPOED, soort.COLLEGA, soort.AUTOMATISCH),
    Rol.BEHEERDER: (
        soort.NIEMAND,
        soort.KERNWIJZIGING,
        soort.OPBOUW,
        soort.CONTACT,
        soort.CHECKLIST,
        soort.MISLUKT,
        soort.ANTWOORD,
        soort.OPDRACHT,
    ),
    Rol.KERNREDACTIE: (
        soort.TE_BEOORDELEN,
        soort.TERUGGESTUURD,
        soort.NIET_BESLIST,
        soort.VOORSTEL,
        soort.AANVRAAG,
        soort.REACTIE,
        soort.CONCEPT,
        soort.INGEDIEND,
    ),
    # Technical management: who has all rights, and no texts of their own.
    Rol.SYSTEEM: (soort.NIEMAND, soort.MISLUKT, soort.OPDRACHT),
}
RUSTIG = "Er wacht niets op u."
ZONDER_ROL = (
    "U hebt nu nergens een rol om teksten te schrijven of te beoordelen. Klopt dat niet? "
    "Vraag het de beheerder van uw gemeente."
)


@dataclass(frozen=True)
class Verwachting:
    """What comes to stand in the two parts of the list, and what is said where nothing ever will."""

    vraagt: tuple[str, ...]
    ter_info: tuple[str, ...]
    zin: str = RUSTIG


def verwachting(rollen: Iterable[Rol]) -> Verwachting:
    """Return what is normal for somebody with these roles, the most urgent first, each thing once."""
    gewoon = {een for rol in rollen for een in GEWOON.get(rol, ())}
    rij = [een for een in TABEL if een in gewoon]
    return Verwachting(
        vraagt=tuple(ALS[een] for een in rij if een.vraagt),
        ter_info=tuple(ALS[een] for een in rij if not een.vraagt),
        zin=RUSTIG if rij else f"{RUSTIG} {ZONDER_ROL}",
    )
