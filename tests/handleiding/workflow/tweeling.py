"""Two people at once, for real: two connections, each with a screen of its own that was opened before.

Run by ``test_tegelijk.py`` on a copy of the small world. The first of each pair is held just before its
first write, so after all its looking; then the second one goes. Prints per pair what came of it.
"""

import json
import os
import re
import sys
from datetime import timedelta
from html import unescape
from itertools import count
from threading import Event, Thread

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.auth.models import Group  # noqa: E402
from django.contrib.messages import ERROR  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.management.commands.publish_scheduled import (  # noqa: E402
    Command as PublishScheduled,
)
from wagtail.models import Page, PageLogEntry, Revision, TaskState  # noqa: E402

from handleiding.workflow.actions import publiceer_met_spoed  # noqa: E402
from handleiding.workflow.state import toestand_van  # noqa: E402
from tests.formulier import hoofdstuk_data  # noqa: E402
from tests.handleiding.workflow import staten  # noqa: E402
from tests.handleiding.workflow.paren import PAREN  # noqa: E402
from tests.wereld import Wereld  # noqa: E402

WACHT = 0.6  # seconds in which the second one would have finished, were it not held
TUSSEN = Event()
KLAAR = Event()
nummer = count(1)
wereld = Wereld()


def browser(naam):
    client = Client()
    client.force_login(wereld.user(naam))
    return client


def scherm(naam, adres, **data):
    """Open a screen now; return what sends its form later."""
    client = browser(naam)
    html = client.get(adres).text
    gelezen = re.search(r'name="gelezen" value="([^"]*)"', html)
    if gelezen:
        data["gelezen"] = unescape(gelezen[1])
    return lambda: client.post(adres, data)


def beoordelen(naam, besluit):
    def open_scherm(page):
        adres = reverse("beoordelen", args=[page.pk])
        return scherm(naam, adres, besluit=besluit, reden="Een reden.")

    return open_scherm


def handeling(naam, actie):
    def open_scherm(page):
        return scherm(naam, reverse("handeling", args=[page.pk, actie]), reden="Een reden.")

    return open_scherm


def editor(tekst, **extra):
    """The page editor: its autosave writes over the revision that was its own latest."""

    def open_scherm(page):
        client = browser("redacteur-leeuwarden")
        adres = reverse("wagtailadmin_pages:edit", args=[page.pk])
        client.get(adres)
        data = hoofdstuk_data(page, tekst=tekst, **extra)
        if extra:
            return lambda: client.post(adres, data)
        data["overwrite_revision_id"] = page.latest_revision_id
        return lambda: client.post(adres, data, headers={"accept": "application/json"})

    return open_scherm


def verwijderen(page):
    return scherm("redacteur-leeuwarden", reverse("wagtailadmin_pages:delete", args=[page.pk]))


STAPPEN = {
    "goedkeuren": beoordelen("beoordelaar-leeuwarden", "goedkeuren"),
    "goedkeuren door een ander": beoordelen("tweede-beoordelaar", "goedkeuren"),
    "terugsturen": beoordelen("tweede-beoordelaar", "terugsturen"),
    "terugtrekken": handeling("redacteur-leeuwarden", "terugtrekken"),
    "indienen": handeling("redacteur-leeuwarden", "indienen"),
    "indienen in de editor": editor("<p>Ingediend.</p>", **{"action-submit": "1"}),
    "autosave": editor("<p>Vanzelf bewaard.</p>"),
    "spoed": handeling("kernredacteur", "spoedpublicatie"),
    "offline": handeling("beoordelaar-leeuwarden", "offline_halen"),
    "achteraf": handeling("beoordelaar-leeuwarden", "achteraf_goedkeuren"),
    "achteraf door een ander": handeling("tweede-beoordelaar", "achteraf_goedkeuren"),
    "intrekken": handeling("beheerder-leeuwarden", "planning_intrekken"),
    "verwijderen": verwijderen,
    # Not by our command: that takes a turn first, and would be held at that write.
    "klok": lambda page: lambda: call_command(PublishScheduled()),
}


def met_spoed(**velden):
    """Published in a hurry, and a newer draft on top of it."""
    page = staten.concept(wereld, **velden)
    publiceer_met_spoed(page, wereld.user("kernredacteur"), "Nu nodig.")
    return staten.wijzig(wereld, page, "Nog een tekst.")


def gepland(**velden):
    """Approved for a moment that has come by now."""
    page = staten.goedgekeurd(wereld, go_live_at=timezone.now() + timedelta(days=3), **velden)
    revision = page.scheduled_revision
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=5)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    return staten.vers(page)


VAN = {
    "concept": lambda **velden: staten.concept(wereld, **velden),
    "ter beoordeling": lambda **velden: staten.ingediend(wereld, **velden),
    "met concept": lambda **velden: staten.wijzig(
        wereld, staten.goedgekeurd(wereld, **velden), "Twee."
    ),
    "spoed": met_spoed,
    "gepland": gepland,
}


def houd_op(schrijfacties):
    """Hold the first one just before it writes."""

    def wacht(execute, sql, params, many, context):
        if sql.lstrip().startswith(schrijfacties) and not TUSSEN.is_set():
            TUSSEN.set()
            KLAAR.wait(WACHT)
        return execute(sql, params, many, context)

    return wacht


def doe(stap, uitslag, *, eerste, schrijfacties):
    try:
        if eerste:
            with connection.execute_wrapper(houd_op(schrijfacties)):
                antwoord = stap()
        else:
            antwoord = stap()
        uitslag.update(lees(antwoord))
    except Exception as fout:  # noqa: BLE001 - whatever it is, the test shows it
        uitslag["fout"] = repr(fout)
    finally:
        TUSSEN.set()
        if not eerste:
            KLAAR.set()
        connection.close()


def lees(antwoord):
    """Did it succeed, and what does the screen say?"""
    if antwoord is None:
        return {"gelukt": True, "tekst": ""}
    if antwoord.headers["Content-Type"].startswith("application/json"):
        return {"gelukt": antwoord.json()["success"], "tekst": antwoord.text}
    # Who finds the page gone, or may do no more with it, is led elsewhere and told.
    gezegd = antwoord.wsgi_request._messages._queued_messages
    geweigerd = any(bericht.level >= ERROR for bericht in gezegd)
    return {
        "gelukt": antwoord.status_code == 302 and not geweigerd,
        "tekst": unescape(antwoord.text) + " ".join(str(bericht) for bericht in gezegd),
    }


def speel(van, a, b):
    n = next(nummer)
    page = VAN[van](slug=f"paar-{n}", title=f"Paar {n}")
    voor = page.latest_revision.content, PageLogEntry.objects.order_by("pk").last().pk
    stappen, uitslagen = [STAPPEN[a](page), STAPPEN[b](page)], [{}, {}]
    TUSSEN.clear()
    KLAAR.clear()
    # What is to be deleted is logged before it is looked at.
    schrijfacties = ("UPDATE", "DELETE") if a == "verwijderen" else ("INSERT", "UPDATE", "DELETE")
    draden = [
        Thread(
            target=doe,
            args=(stap, uitslag),
            kwargs={"eerste": eerste, "schrijfacties": schrijfacties},
        )
        for stap, uitslag, eerste in zip(stappen, uitslagen, (True, False), strict=True)
    ]
    draden[0].start()
    TUSSEN.wait(30)
    draden[1].start()
    for draad in draden:
        draad.join()
    return {"a": uitslagen[0], "b": uitslagen[1]} | stand(page, *voor)


def stand(page, ingediend, laatste_regel):
    if not Page.objects.filter(pk=page.pk).exists():
        return {"toestand": "weg", "lopende stappen": 0, "log": []}
    page = staten.vers(page)
    eerste = Revision.objects.get(pk=page.revisions.order_by("pk").values("pk")[:1])
    return {
        "toestand": toestand_van(page).value,
        "live": page.live,
        "live is de laatste": page.live_revision_id == page.latest_revision_id,
        "eerste versie gelijk": eerste.content["inhoud"] == ingediend["inhoud"],
        "lopende stappen": TaskState.objects.filter(
            revision__in=page.revisions.all(), status="in_progress"
        ).count(),
        "log": list(
            PageLogEntry.objects.filter(page=page.pk, pk__gt=laatste_regel)
            .order_by("timestamp", "pk")
            .values_list("action", flat=True)
        ),
    }


def main():
    tweede = get_user_model().objects.create(username="tweede-beoordelaar")
    tweede.groups.add(Group.objects.get(name="GM0080 beoordelaar"))
    json.dump([speel(*paar[:3]) for paar in PAREN], sys.stdout)


main()
