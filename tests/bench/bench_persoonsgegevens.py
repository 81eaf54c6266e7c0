"""What finding and removing a person costs: python tests/bench/bench_persoonsgegevens.py [--paginas 60]

Builds an edition in an empty database of its own, with a person in a contact, in text, in a comment and in 2,000
versions of its pages. Prints the processor's time of a search and of the removal, and whether a byte of the name is
left: in the file of SQLite and its write-ahead log, in a dump of PostgreSQL (``pg_dump``), in media and cache.
Exits with 1 when it is too slow or something is left.

The database comes from DATABASE_URL; it has to be empty. Without it a SQLite file is made and removed.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

from bench_onboarding import EIGEN_PAGINAS, build_core, onboard, run, say
from bench_schermen import make_people

VERSIES, ELKE = 2000, 5
WIE = "Quirijn Zandbergen"
ZIN = f"Bel {WIE} op werkdagen. "
MEEST_ZOEKEN, MEEST_VERWIJDEREN = 20, 60


def measure(editions: int, pages: int) -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    settings.MEDIA_ROOT = tempfile.mkdtemp()
    call_command("migrate", verbosity=0, interactive=False)
    build_core(pages - EIGEN_PAGINAS)
    editie = onboard(0)
    people = make_people(editie)
    aantal = fill(editie, people["redacteur editie"])
    say(f"{connection.vendor}: {aantal} pages, {VERSIES} versions, a person in one of {ELKE}")
    bevat = left()
    if not bevat:
        raise SystemExit("The person is nowhere: the byte search sees nothing.")
    say(f"before   in {', '.join(bevat)}")
    zoeken, resultaat = timed(lambda: find(editie, people["beheerder editie"]))
    say(f"search   {zoeken:6.1f} s of processor, {len(resultaat.bevindingen)} decisions")
    verwijderen, uitslag = timed(lambda: remove(editie, resultaat, people))
    say(f"removal  {verwijderen:6.1f} s of processor, {uitslag.rijen} rows")
    over = left()
    say(f"after    {', '.join(over) or 'no byte of the person'}")
    if over or zoeken > MEEST_ZOEKEN or verwijderen > MEEST_VERWIJDEREN:
        raise SystemExit(1)


def timed(doe: Any) -> tuple[float, Any]:
    start = process_time()
    uit = doe()
    return process_time() - start, uit


def fill(editie, writer) -> int:
    """Write the person in many versions; the latest ones of their pages among them."""
    from django.utils import timezone
    from wagtail.models import Comment, Page, Revision

    from gemeenten.models import Contactpersoon

    Contactpersoon.objects.filter(page__path__startswith=editie.path).update(naam=WIE)
    paginas = [page.specific for page in Page.objects.filter(path__startswith=editie.path)]
    bron = [page.latest_revision or page.save_revision() for page in paginas]
    nieuw = []
    for nummer in range(VERSIES):
        page, versie = paginas[nummer % len(paginas)], bron[nummer % len(paginas)]
        inhoud = with_person(versie.content) if nummer % ELKE == 0 else versie.content
        velden = {
            naam: getattr(versie, naam)
            for naam in ("content_type_id", "base_content_type_id", "object_id", "object_str")
        }
        nieuw.append(Revision(content=inhoud, created_at=timezone.now(), user=writer, **velden))
    Revision.objects.bulk_create(nieuw, batch_size=100)
    for page in paginas[::10]:
        Comment.objects.create(
            page=page, user=writer, text=ZIN, contentpath="title", position="", resolved_at=None
        )
    return len(paginas)


def with_person(inhoud: dict[str, Any]) -> dict[str, Any]:
    anders = dict(inhoud) | {"search_description": ZIN}
    for naam, waarde in inhoud.items():
        if isinstance(waarde, str) and "<p" in waarde:
            kop, _, rest = waarde.partition("<p")
            merk, _, slot = rest.partition(">")
            anders[naam] = f"{kop}<p{merk}>{ZIN}{slot}"
        elif isinstance(waarde, list) and waarde and "toestemming" in waarde[0]:
            anders[naam] = [waarde[0] | {"naam": WIE}, *waarde[1:]]
    return anders


def find(editie, beheerder) -> Any:
    from gemeenten.persoonsgegevens.acties import vind
    from gemeenten.persoonsgegevens.resultaat import Resultaat

    return Resultaat.van(vind(editie, WIE, user=beheerder), naam=WIE, email="")


def remove(editie, resultaat, people) -> Any:
    """Ask for all that was found, confirm it, and carry it out."""
    from gemeenten.persoonsgegevens.plan import bevestig, stel_voor, voer_uit

    gekozen = {bevinding.sleutel for bevinding in resultaat.te_kiezen}
    woorden = dict.fromkeys(gekozen, "een collega")
    plan = stel_voor(
        editie, resultaat.met_vervangingen(woorden), gekozen, user=people["beheerder editie"]
    )
    return voer_uit(bevestig(plan, user=people["beoordelaar editie"]))


def left() -> list[str]:
    """Return where bytes of the person stand, looked for outside the product."""
    return [naam for naam, inhoud in everything() if WIE.split()[1].encode() in inhoud]


def everything() -> Iterator[tuple[str, bytes]]:
    from django.conf import settings
    from django.core.cache import cache
    from django.db import connection

    yield "cache", pickle.dumps([*getattr(cache, "_cache", {}).values()])
    for pad in Path(settings.MEDIA_ROOT).rglob("*"):
        if pad.is_file():
            yield str(pad), pad.read_bytes()
    if connection.vendor == "postgresql":
        naam = "pg_dump"
        yield naam, subprocess.run([naam, os.environ["DATABASE_URL"]], stdout=-1, check=True).stdout
        return
    bestand = str(connection.settings_dict["NAME"])
    for einde in ("", "-wal", "-journal"):
        if Path(f"{bestand}{einde}").exists():
            yield f"database{einde}", Path(f"{bestand}{einde}").read_bytes()


if __name__ == "__main__":
    run(measure)
