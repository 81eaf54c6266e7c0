"""The rows for who runs the site: watching, the log, copies, and where a weakness is told."""

from config.omgeving.lezen import ALLE, WEB, Variabele
from config.omgeving.soorten import BEWAARPLEK, MELDPUNT, TEKST, WOORD, een_van, getal, lijst

BEHEER = (
    Variabele(
        "GEZONDHEID_SLEUTEL",
        WOORD,
        "the key with which a watcher asks `/healthz` and `/metrics`; without it nobody can",
        "fifty-random-characters",
        WEB,
        anders="none",
        geheim=True,
    ),
    Variabele(
        "BACKUP_PLEK",
        BEWAARPLEK,
        "where `backup` keeps copies, and `herstel` finds them: on another disk or machine than the site. See Backup",
        "s3://handleiding-backup/site",
        ALLE,
        anders="none",
    ),
    Variabele(
        "BACKUP_SLEUTEL",
        lijst(TEKST),
        "the secret that seals copies; more than one, separated by commas, while renewing. Keep it apart from them",
        "new, old",
        ALLE,
        anders="copies are not sealed",
        geheim=True,
    ),
    Variabele(
        "BACKUP_BEWAREN",
        getal(1, 3650),
        "for how many days a copy is kept; the newest two are in any case",
        "14",
        "commands",
        standaard="30",
    ),
    Variabele(
        "LOG_VORM",
        een_van("regels", "json"),
        "lines of the log for people to read, or one JSON object a line for a program; read by production only",
        "json",
        ALLE,
        standaard="regels",
    ),
    Variabele(
        "LANGZAME_VRAAG",
        getal(0, 600_000),
        "from how many milliseconds on a question to the database stands in the log, without its values; 0 never",
        "250",
        ALLE,
        standaard="1000",
    ),
    Variabele(
        "MELDPUNT_BEVEILIGING",
        lijst(MELDPUNT),
        "whom to tell about a weakness: stands in `/.well-known/security.txt`, which is not there without it",
        "beveiliging@example.nl, https://www.example.nl/kwetsbaarheid-melden",
        WEB,
        anders="none",
    ),
)
