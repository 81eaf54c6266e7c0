"""A worker in a process of its own, that a test may kill: python opdrachtwerker.py WHAT KIND

WHAT is ``prepare``, ``die``, ``wait`` or ``work``; KIND is ``onboarding``, ``invoer``, ``uitvoer``, ``live`` or
``verwijder``. ``die`` ends itself with SIGKILL in the middle: after much was written, before any of it was
committed. ``wait`` lets minutes pass, for all that worked until then; ``work`` does what a timer and a worker do.
Prints what the database and the folder hold as JSON.
"""

import io
import json
import os
import signal
import sys
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
CODE = "GM0074"


def main(what: str, kind: str) -> None:
    import django

    django.setup()
    from django_tasks import task_backends
    from django_tasks_db import DatabaseBackend

    from config.draaien.taken import GRENZEN

    task_backends["default"] = DatabaseBackend("default", {"QUEUES": list(GRENZEN)})
    {"prepare": prepare, "die": die, "wait": wait, "work": work}[what](kind)
    sys.stdout.write(json.dumps(state()))


def prepare(kind: str) -> None:
    """Give the order."""
    from django.contrib.auth import get_user_model
    from django.core.files import File

    from gemeenten.editie.levensloop.opdrachten import INVOER, UITVOER
    from gemeenten.models import GemeentePage
    from gemeenten.onboarding import Plan
    from gemeenten.onboarding.taken import stel_op
    from gemeenten.opdrachten.geven import geef
    from tests.gemeenten.editie.levensloop.hulp import als_bestand, gewijzigd

    user = get_user_model().objects.get_by_natural_key("kernredacteur")
    editie = GemeentePage.objects.get(slug="leeuwarden")
    if kind == "onboarding":
        stel_op(Plan(naam="Heerenveen", code=CODE), user)
    elif kind == "live":
        go_live(Plan(naam="Heerenveen", code=CODE), user)
    elif kind == "verwijder":
        ask_removal(editie)
    elif kind == "invoer":
        nieuw = {"naam": "Heerenveen", "code": CODE, "slug": "heerenveen"}
        inhoud = gewijzigd(als_bestand(editie, user), lambda data: data.update(nieuw))
        geef(INVOER, user, bestand=File(io.BytesIO(inhoud), "editie.zip"))
    else:
        geef(UITVOER, user, editie=editie, gegevens={"met_revisies": False})


def go_live(plan, user) -> None:
    """Make an edition, fill and submit it, and order that it goes online."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    from gemeenten.demo import bouw, gegevens
    from gemeenten.editie.levensloop.opdrachten import LIVEGANG
    from gemeenten.models import GemeentePage
    from gemeenten.onboarding import onboard_gemeente
    from gemeenten.onboarding.livegang import dien_editie_in, wat_er_ligt
    from gemeenten.opdrachten.geven import geef

    editie = onboard_gemeente(plan)
    mensen = []
    for rol in ("redacteur", "beoordelaar"):
        mens = get_user_model().objects.create_user(rol)
        mens.groups.add(Group.objects.get(name=f"{CODE} {rol}"))
        mensen.append(mens)
    bouw._vul_editie(editie, gegevens.WESTSTELLINGWERF, mensen[0])
    dien_editie_in(editie, mensen[0])
    gelezen = {"gelezen": wat_er_ligt(editie)}
    geef(LIVEGANG, mensen[1], editie=GemeentePage.objects.get(pk=editie.pk), gegevens=gelezen)


def ask_removal(editie) -> None:
    """Have the first contact sought and found, and the removal asked and confirmed."""
    from django.contrib.auth import get_user_model

    from gemeenten import persoonsgegevens
    from gemeenten.persoonsgegevens import opdrachten, plan
    from gemeenten.persoonsgegevens.resultaat import Resultaat

    beheerder, keurder = (
        get_user_model().objects.get_by_natural_key(f"{rol}-leeuwarden")
        for rol in ("beheerder", "beoordelaar")
    )
    adres = contacten()[0]
    gevonden = persoonsgegevens.vind(editie, adres, user=beheerder)
    resultaat = Resultaat.van(gevonden, naam="", email=adres)
    gekozen = {bevinding.sleutel for bevinding in resultaat.personen}
    opdrachten.bevestig(plan.stel_voor(editie, resultaat, gekozen, user=beheerder), user=keurder)


def contacten() -> list[str]:
    """Return the addresses of contacts in Leeuwarden, online and in each stored version."""
    from wagtail.models import Revision

    from gemeenten.models import ContactPage, Contactpersoon

    page = ContactPage.objects.get(path__startswith=leeuwarden().path)
    online = Contactpersoon.objects.filter(page=page).order_by("sort_order")
    versies = Revision.objects.for_instance(page).order_by("pk")
    rijen = (rij for versie in versies for rij in versie.content["contactpersonen"])
    return [*online.values_list("email", flat=True), *(rij["email"] for rij in rijen)]


def leeuwarden():
    from gemeenten.models import GemeentePage

    return GemeentePage.objects.get(slug="leeuwarden")


def die(kind: str) -> None:
    from django.core.files.storage import default_storage

    from gemeenten.onboarding import steps

    def dies_after(doe):
        def doe_en_sterf(*args, **kwargs):
            doe(*args, **kwargs)
            os.kill(os.getpid(), signal.SIGKILL)

        return doe_en_sterf

    if kind == "uitvoer":
        default_storage.exists("x")  # now it is known what keeps the files
        opslag = type(default_storage._wrapped)
        opslag.save = dies_after(opslag.save)
    elif kind == "live":
        dies_in_the_middle()
    elif kind == "verwijder":
        from gemeenten.persoonsgegevens import verwijderen

        verwijderen.onthoud = dies_after(verwijderen.onthoud)  # rows were emptied by then
    else:
        steps.ensure_beoordeling = dies_after(steps.ensure_beoordeling)
    worker()


def dies_in_the_middle() -> None:
    """End when half of the pages were approved."""
    from gemeenten.onboarding import livegang

    keur_goed, gedaan = livegang.keur_goed, []

    def keur_en_sterf(page, *args, **kwargs):
        keur_goed(page, *args, **kwargs)
        gedaan.append(page)
        if len(gedaan) == 5:
            os.kill(os.getpid(), signal.SIGKILL)

    livegang.keur_goed = keur_en_sterf


def wait(kind: str) -> None:
    """Let time pass: a worker that says nothing is gone, and what was put off is due."""
    from django_tasks import TaskResultStatus
    from django_tasks_db.models import DBTaskResult, get_date_max

    from config.draaien.models import Werker

    for stil in Werker.objects.all():
        stil.gezien_op -= timedelta(minutes=3)
        stil.save()
    DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(run_after=get_date_max())


def work(kind: str) -> None:
    from django.core.management import call_command

    call_command("periodiek", stdout=sys.stderr)
    worker()


def worker() -> None:
    """Do all that waits, as ``manage.py werker --leeg`` does."""
    from config.draaien.werker import GeduldigeWerker

    GeduldigeWerker("default", leeg=True).run()


def state() -> dict[str, object]:
    """Return what there is of the edition, how the order stands, and which files are kept."""
    from django.conf import settings
    from django.contrib.auth.models import Group
    from wagtail.models import PageLogEntry

    from gemeenten.logacties import EDITIE_GEMAAKT, EDITIE_INGEVOERD, EDITIE_UITGEVOERD
    from gemeenten.models import GemeentePage, OnboardingOpdracht, Opdracht
    from gemeenten.persoonsgegevens.logacties import PERSOON_VERWIJDERD

    edities = GemeentePage.objects.filter(code=CODE)
    gemaakt = (EDITIE_GEMAAKT, EDITIE_INGEVOERD)
    bewaard = Path(settings.MEDIA_ROOT, "opdrachten")
    return {
        "edities": edities.count(),
        "paginas": sum(editie.get_descendants().count() for editie in edities),
        "offline": sum(
            editie.get_descendants(inclusive=True).filter(live=False).count() for editie in edities
        ),
        "groepen": Group.objects.filter(name__startswith=CODE).count(),
        "gemaakt": PageLogEntry.objects.filter(page__in=edities, action__in=gemaakt).count(),
        "opgehaald": PageLogEntry.objects.filter(action=EDITIE_UITGEVOERD).count(),
        "contacten": contacten(),
        "verwijderd": PageLogEntry.objects.filter(action=PERSOON_VERWIJDERD).count(),
        "standen": list(Opdracht.objects.values_list("stand", flat=True)),
        "klaar": [opdracht.is_klaar for opdracht in OnboardingOpdracht.objects.all()],
        "bestanden": len(list(bewaard.iterdir())) if bewaard.is_dir() else 0,
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
