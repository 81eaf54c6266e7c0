"""Two who write the search index at once, on a copy of the small world: one reads pages, the other tidies up.

Run by ``test_zoekindex.py``; prints for each order who failed, and whether the index is right afterwards.
"""

import json
import os
import sys
from collections.abc import Callable
from threading import Event, Thread
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django

django.setup()

from django.db import connection  # noqa: E402
from wagtail.models import Page  # noqa: E402

from handleiding.publiek.zoeken import indexeren, motor  # noqa: E402
from handleiding.publiek.zoeken.knippen import stukken  # noqa: E402
from handleiding.publiek.zoeken.tabel import Passage, Vindplaats  # noqa: E402

EVEN = 1.5  # seconds that the one is held while the other goes as far as it can


def bij_tweeen(een: Callable[[], Any], ander: Callable[[], Any], begin: Event) -> list[str]:
    """Do both, the second one from when ``begin`` is set; return what failed."""
    fouten: list[str] = []

    def doe(wat: Callable[[], Any]) -> None:
        try:
            wat()
        except Exception as fout:  # noqa: BLE001 - whatever it is, the test says so
            fouten.append(f"{type(fout).__name__}: {fout}")
        finally:
            connection.close()

    tweede = Thread(target=lambda: begin.wait(10) and doe(ander))
    tweede.start()
    doe(een)
    tweede.join()
    return fouten


def houd_op(plek: Any, naam: str, begin: Event, *, na: bool) -> Callable[[], None]:
    """Let a function of the index set ``begin`` and wait, before or after its work; return what puts it back."""
    echt = getattr(plek, naam)

    def vertraagd(*args: Any) -> Any:
        uitkomst = echt(*args) if na else None
        begin.set()
        Event().wait(EVEN)
        return uitkomst if na else echt(*args)

    setattr(plek, naam, vertraagd)
    return lambda: setattr(plek, naam, echt)


def speel(welke: str) -> dict[str, Any]:
    """Leave passages that no place points to, and let one point to them again while the other tidies them away."""
    indexeren.werk_bij()
    ids = list(indexeren.openbaar().values_list("pk", flat=True)[:8])
    Vindplaats.objects.filter(page__in=ids).delete()
    begin = Event()
    lezen, ruimen = (lambda: indexeren.indexeer(ids)), indexeren.ruim_op
    if welke == "lezen":
        terug = houd_op(indexeren, "_bewaar", begin, na=True)
        fouten = bij_tweeen(lezen, ruimen, begin)
    else:
        terug = houd_op(motor, "haal_weg", begin, na=False)
        fouten = bij_tweeen(ruimen, lezen, begin)
    terug()
    indexeren.werk_bij()
    hoort = {page.pk: len(stukken(page)) for page in Page.objects.filter(pk__in=ids).specific()}
    is_zo = {pk: Vindplaats.objects.filter(page=pk).count() for pk in ids}
    los = Passage.objects.filter(vindplaatsen=None).count()
    return {"fouten": fouten, "goed": hoort == is_zo, "los": los}


sys.stdout.write(json.dumps({welke: speel(welke) for welke in ("lezen", "ruimen")}))
