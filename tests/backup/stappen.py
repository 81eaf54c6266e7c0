"""Run by a test on a copy of the small world: python stappen.py persoon|verwijder|drukte|stand

``drukte`` publishes, keeps files and throws them away until its input ends. ``stand`` prints what is there, as JSON.
"""

import json
import sys
import threading

import django

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.core.files.storage import default_storage  # noqa: E402
from wagtail.documents.models import Document  # noqa: E402
from wagtail.models import Page, Revision  # noqa: E402

from gemeenten import persoonsgegevens  # noqa: E402
from gemeenten.models import Verwijderregel  # noqa: E402
from tests.gemeenten.lokaal.persoon import NAAM, hele_database, overal  # noqa: E402
from tests.wereld import Wereld  # noqa: E402


def persoon() -> None:
    overal(Wereld())
    bewaar(0)


def verwijder() -> None:
    wereld = Wereld()
    editie, user = wereld.editie(), wereld.user("beheerder-leeuwarden")
    gevonden = persoonsgegevens.vind(editie, NAAM, user=user)
    persoonsgegevens.verwijder(
        editie,
        NAAM,
        gekozen={g.sleutel for g in gevonden.alle},
        vervangingen={g.sleutel: "een deelnemer" for g in gevonden.pagina if g.vervangbaar},
        user=user,
        bevestigd_door=wereld.user("beoordelaar-leeuwarden"),
    )


def drukte() -> None:
    klaar = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), klaar.set()), daemon=True).start()
    wereld, nummer = Wereld(), 0
    while not klaar.is_set():
        nummer += 1
        bewaar(nummer)
        if oud := Document.objects.filter(title=f"Stuk {nummer - 3}").first():
            oud.delete()
        page = wereld.hoofdstuk()
        page.title = f"Inleiding {nummer}"
        page.save_revision(user=wereld.user("redacteur-leeuwarden"))
        wereld.publiceer(page, "redacteur-leeuwarden", "beoordelaar-leeuwarden")
        if nummer == 1:
            sys.stdout.write("bezig\n")
            sys.stdout.flush()


def bewaar(nummer: int) -> None:
    inhoud = ContentFile(f"inhoud van {nummer}".encode() * 5000, name=f"stuk-{nummer}.txt")
    Document.objects.create(title=f"Stuk {nummer}", file=inhoud)


def stand() -> None:
    namen = Document.objects.values_list("file", flat=True)
    per_tabel = hele_database()
    gezegd = {
        "paginas": Page.objects.count(),
        "revisies": Revision.objects.count(),
        "documenten": len(namen),
        "ontbreekt": [naam for naam in namen if not default_storage.exists(naam)],
        "met_de_naam": sorted(t for t, tekst in per_tabel.items() if "ambrozzio" in tekst),
        "verwijderingen": Verwijderregel.objects.count(),
    }
    sys.stdout.write(json.dumps(gezegd))


{"persoon": persoon, "verwijder": verwijder, "drukte": drukte, "stand": stand}[sys.argv[1]]()
