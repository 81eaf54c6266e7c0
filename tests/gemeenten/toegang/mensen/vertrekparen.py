"""By which roads two people take the last two reviewers away at the same moment: who is first, who is second."""

SCHERM = "mensen: deactiveren"
VAN_WAGTAIL = [
    "account: deactiveren",
    "account: uit de groep",
    "account: verwijderen",
    "reeks: deactiveren",
    "reeks: verwijderen",
    "groep: bewerken",
    "groep: verwijderen",
]
PAREN = [
    *((SCHERM, anders) for anders in VAN_WAGTAIL),
    *((anders, SCHERM) for anders in VAN_WAGTAIL),
    ("mensen: rol", "account: deactiveren"),
    ("account: deactiveren", "mensen: rol"),
    ("account: deactiveren", "account: verwijderen"),
    ("account: verwijderen", "account: uit de groep"),
    ("account: uit de groep", "groep: bewerken"),
    ("reeks: deactiveren", "account: deactiveren"),
]
