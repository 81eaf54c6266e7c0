"""The names of the steps that meet; ``stappen.py`` has a line for each."""

BESLISSEND = (
    "bewaren",
    "autosave",
    "indienen",
    "indienen in de editor",
    "terugtrekken",
    "terugsturen",
    "goedkeuren",
    "goedkeuren in een reeks",
    "klok",
    "plannen",
    "planning intrekken",
    "spoed",
    "achteraf goedkeuren",
    "offline halen",
    "overnemen",
    "verwijderen",
    "verplaatsen",
    "archiveren",
)
# Wagtail's own buttons: they lead to our screen, or save. On SQLite they are left out of the pairs, for time.
ZONDER_MACHT = ("goedkeuren in het venster", "publiceerknop")

# What meets about the structure of an edition: the question, who is held, who goes on.
STRUCTUURPAREN = (
    ("nieuw", "overnemen", "overnemen"),
    ("nieuw", "overnemen", "niet overnemen"),
    ("nieuw", "niet overnemen", "overnemen"),
    ("nieuw", "overnemen", "archiveren"),
    ("nieuw", "niet overnemen", "archiveren"),
    ("concept", "weglaten", "weglaten"),
    ("concept", "weglaten", "indienen"),
    ("concept", "indienen", "weglaten"),
    ("concept", "weglaten", "verwijderen"),
    ("concept", "verwijderen", "weglaten"),
    ("concept", "weglaten", "archiveren"),
    ("weg", "ook verwijderen", "ook verwijderen"),
    ("weg", "ook verwijderen", "indienen"),
    ("weg", "ook verwijderen", "verwijderen"),
    ("weg", "behouden", "ook verwijderen"),
    ("weg", "behouden", "archiveren"),
    ("verplaatst", "verplaatsen", "verplaatsen"),
    ("verplaatst", "verplaatsen", "laten staan"),
    ("verplaatst", "verplaatsen", "indienen"),
    ("verplaatst", "verplaatsen", "verwijderen"),
    ("verplaatst", "laten staan", "kern verplaatst weer"),
    ("verplaatst", "verplaatsen", "archiveren"),
)
