"""What can wait for somebody, in the words that screen, menu and mail share: the one table.

Pure: only words and an order. Who finds such work registers at ``werkregels``, and may know more than this room.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Werksoort:
    """A kind of work. ``knop`` is what one does about it.

    ``vraagt``: somebody has to do something; else it is there to know. ``spoedt`` comes on top, date or
    no date. ``vervangt`` names the kind that says less of the same page, and gives way.
    """

    sleutel: str
    label: str
    knop: str
    vraagt: bool = True
    spoedt: bool = False
    vervangt: str = ""

    def __str__(self) -> str:
        return self.label


# First comes what is most urgent by its nature.
SPOED = Werksoort("spoed", "Met spoed online, nog na te lezen", "Nalezen", spoedt=True)
NIEMAND = Werksoort(
    "niemand", "Niemand kan dit goedkeuren", "Bekijken", spoedt=True, vervangt="ingediend"
)
TE_BEOORDELEN = Werksoort("te_beoordelen", "Te beoordelen", "Beoordelen")
TERUGGESTUURD = Werksoort("teruggestuurd", "Teruggestuurd", "Aanpassen")
OPMERKING = Werksoort("opmerking", "Opmerking", "Lezen")
KERNWIJZIGING = Werksoort("kernwijziging", "Kernwijziging", "Beslissen")
NIET_BESLIST = Werksoort("niet_beslist", "Datum voorbij, nog niet beslist", "Bekijken")
OPBOUW = Werksoort("opbouw", "Opbouw van de kern gewijzigd", "Beslissen")
SAMENGEVOEGD = Werksoort(
    "samengevoegd", "Kernwijziging verwerkt, nog in te dienen", "Indienen", vervangt="concept"
)
VOORSTEL = Werksoort("voorstel", "Verbetervoorstel", "Beslissen")
CORRECTIE = Werksoort("correctie", "Correctie op de organisaties", "Beslissen")
CONTACT = Werksoort("contact", "Contactgegevens om na te lopen", "Nalopen")
REACTIE = Werksoort("reactie", "Reactie van een lezer", "Lezen")
AANVRAAG = Werksoort("aanvraag", "Gemeente die wil meedoen", "Bekijken")
DODE_LINK = Werksoort("dode_link", "Link die niet werkt", "Aanpassen")
CHECKLIST = Werksoort("checklist", "Nog niet klaar om live te gaan", "Naar de checklist")
BEVESTIGEN = Werksoort("bevestigen", "Verwijdering van een persoon", "Bekijken en beslissen")
MISLUKT = Werksoort("mislukt", "Werk op de achtergrond mislukt", "Bekijken")
CONCEPT = Werksoort("concept", "Concept, nog niet ingediend", "Verder werken")
INGEDIEND = Werksoort("ingediend", "Door u ingediend", "Bekijken", vraagt=False)
COLLEGA = Werksoort("collega", "Wacht op een collega", "Bekijken", vraagt=False)
AUTOMATISCH = Werksoort(
    "automatisch", "Kernwijziging automatisch overgenomen", "Bekijken", vraagt=False
)
ANTWOORD = Werksoort("antwoord", "Antwoord op uw verbetervoorstel", "Lezen", vraagt=False)
OPDRACHT = Werksoort("opdracht", "Klaar op de achtergrond", "Bekijken", vraagt=False)

TABEL = (
    SPOED,
    NIEMAND,
    TE_BEOORDELEN,
    TERUGGESTUURD,
    OPMERKING,
    KERNWIJZIGING,
    NIET_BESLIST,
    OPBOUW,
    SAMENGEVOEGD,
    VOORSTEL,
    CORRECTIE,
    CONTACT,
    REACTIE,
    AANVRAAG,
    DODE_LINK,
    CHECKLIST,
    BEVESTIGEN,
    MISLUKT,
    CONCEPT,
    INGEDIEND,
    COLLEGA,
    AUTOMATISCH,
    ANTWOORD,
    OPDRACHT,
)
OP_SLEUTEL = {soort.sleutel: soort for soort in TABEL}
RANG = {soort.sleutel: plek for plek, soort in enumerate(TABEL)}
