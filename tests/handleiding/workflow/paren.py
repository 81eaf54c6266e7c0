"""Pairs of steps at the same moment, with what the rules say must come of them.

From which state · who is first · who is second · why the second is refused (None: it may, after the first)
· the state in the end.
"""

from handleiding.workflow.beurt import WEG
from handleiding.workflow.rules import NIET_DE_LAATSTE, NIET_TER_BEOORDELING

# The words of Wagtail's editor.
OP_SLOT = "De pagina is niet opgeslagen, want zij is op slot."
VEROUDERD = "Door op te slaan wordt een nieuwere versie overschreven."
GEEN_SPOED = "Op deze pagina staat geen spoedpublicatie open."
GEEN_RECHT = "U hebt geen toegang tot dit onderdeel."
NIET_NU = "Dat kan niet bij een pagina die {} is."

BESLUITEN = {
    "goedkeuren": "gepubliceerd",
    "goedkeuren door een ander": "gepubliceerd",
    "terugsturen": "teruggestuurd",
    "terugtrekken": "concept",
    "spoed": "gepubliceerd",
}
PAREN = [
    *(
        ("ter beoordeling", a, b, NIET_TER_BEOORDELING, eind)
        for a, eind in BESLUITEN.items()
        for b in BESLUITEN
        if b not in {a, "spoed"} and {a, b} != {"goedkeuren door een ander", "terugsturen"}
    ),
    # An emergency may come in every state: it is the last word.
    *(("ter beoordeling", a, "spoed", None, "gepubliceerd") for a in BESLUITEN if a != "spoed"),
    ("concept", "indienen", "indienen", NIET_NU.format("ter beoordeling"), "ter_beoordeling"),
    ("concept", "indienen in de editor", "indienen in de editor", OP_SLOT, "ter_beoordeling"),
    ("concept", "indienen", "autosave", OP_SLOT, "ter_beoordeling"),
    ("concept", "indienen in de editor", "autosave", VEROUDERD, "ter_beoordeling"),
    ("concept", "autosave", "indienen", None, "ter_beoordeling"),
    ("concept", "autosave", "spoed", NIET_DE_LAATSTE, "concept"),
    ("concept", "spoed", "autosave", None, "gepubliceerd_met_concept"),
    ("concept", "spoed", "indienen", NIET_NU.format("gepubliceerd"), "gepubliceerd"),
    ("concept", "indienen", "spoed", None, "gepubliceerd"),
    ("met concept", "indienen", "offline", NIET_NU.format("ter beoordeling"), "ter_beoordeling"),
    ("met concept", "offline", "indienen", None, "ter_beoordeling"),
    ("met concept", "offline", "offline", NIET_NU.format("offline"), "offline"),
    ("met concept", "offline", "spoed", None, "gepubliceerd"),
    ("met concept", "spoed", "offline", None, "offline"),
    ("spoed", "achteraf", "achteraf door een ander", GEEN_SPOED, "gepubliceerd_met_concept"),
    ("spoed", "achteraf", "spoed", None, "gepubliceerd"),
    ("spoed", "spoed", "achteraf", NIET_DE_LAATSTE, "gepubliceerd"),
    ("spoed", "offline", "achteraf", NIET_NU.format("offline"), "offline"),
    ("spoed", "achteraf", "offline", None, "offline"),
    ("concept", "indienen", "verwijderen", GEEN_RECHT, "ter_beoordeling"),
    ("concept", "verwijderen", "indienen", WEG, "weg"),
    ("concept", "verwijderen", "spoed", WEG, "weg"),
    ("gepland", "intrekken", "klok", None, "concept"),
    ("gepland", "klok", "intrekken", NIET_NU.format("gepubliceerd"), "gepubliceerd"),
]
