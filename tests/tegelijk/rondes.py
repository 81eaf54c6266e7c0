"""A thousand meetings that nobody forces, of the pairs that raced before. Not part of the suite: it takes minutes.

``RONDES=125 pytest tests/tegelijk/test_rondes.py`` (with ``DATABASE_URL`` for PostgreSQL) runs it on a copy of the
small world, so many rounds for each pair.
"""

import json
import os
import sys
from collections import Counter
from threading import Barrier, Thread
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django

django.setup()

from handleiding.publiek.etalage.controle import verschillen  # noqa: E402
from tests.tegelijk import wereldje  # noqa: E402
from tests.tegelijk.spelen import Speler  # noqa: E402
from tests.tegelijk.stappen import STAPPEN  # noqa: E402
from tests.tegelijk.uitkomst import (  # noqa: E402
    gebreken,
    laatste_regel,
    ongezien_online,
    stand,
    tekst_van,
    twee_winnaars,
)

PAREN = (
    ("indienen", "bewaren", "concept"),
    ("goedkeuren", "bewaren", "ter beoordeling"),
    ("goedkeuren", "terugtrekken", "ter beoordeling"),
    ("goedkeuren", "terugsturen", "ter beoordeling"),
    ("goedkeuren", "goedkeuren", "ter beoordeling"),
    ("plannen", "goedkeuren in een reeks", "met datum"),
    ("spoed", "indienen", "concept"),
    ("overnemen", "goedkeuren", "ter beoordeling"),
)


def ronde(a: str, b: str, begin: str) -> tuple[str, list[str]]:
    """Let two go at once; return who won, and what was wrong."""
    page, sinds = wereldje.STATEN[begin](wereldje.GEWOON), laatste_regel()
    was, gelezen = page.live_revision_id, tekst_van(page.latest_revision.content)
    samen = Barrier(2)

    def om(stuur: Any) -> Any:
        def los() -> Any:
            samen.wait(30)
            return stuur()

        return los

    spelers = [
        Speler(om(STAPPEN[naam].open(page, wereldje.GEWOON, tweede)))
        for naam, tweede in ((a, False), (b, True))
    ]
    draden = [Thread(target=speler.draai) for speler in spelers]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    fouten = [speler.fout.partition("\n")[0] for speler in spelers if speler.fout]
    if fouten:
        return "fout", fouten
    een, twee = (speler.antwoord for speler in spelers)
    kreeg = {"a": een.gelukt, "b": twee.gelukt} | stand(page, wereldje.GEWOON, sinds)
    fouten = gebreken(page) + ongezien_online((a, b), page, kreeg, was, gelezen)
    if een.gelukt and twee.gelukt and twee_winnaars(a, b):
        fouten.append("two winners")
    if not (een.gelukt or twee.gelukt):
        fouten.append("nobody won")
    wie = {(1, 1): "beide", (1, 0): "eerste", (0, 1): "tweede", (0, 0): "geen"}
    return wie[een.gelukt, twee.gelukt], fouten


def main() -> None:
    wereldje.richt_in()
    uitslag = []
    for a, b, begin in PAREN:
        telling, fouten = Counter(), Counter()
        for _ in range(int(sys.argv[1])):
            wie, fout = ronde(a, b, begin)
            telling[wie] += 1
            fouten.update(fout)
        uitslag.append({"paar": f"{a} × {b}", "telling": telling, "fouten": fouten})
    etalage = [f"{v.page_id}: {v.wat}" for v in verschillen()]
    json.dump({"paren": uitslag, "etalage": etalage}, sys.stdout)


if __name__ == "__main__":
    main()
