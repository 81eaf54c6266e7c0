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
