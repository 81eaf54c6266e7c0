"""Two who each take one of the last two reviewers away, for real: two connections, each with its own screen.

Run by ``test_tegelijk.py`` on a copy of the small world. The first of each pair is held just before its first write,
so after all its looking; then the second one goes. Prints per pair what came of it.
"""

import json
import os
import re
import sys
from html import unescape
from itertools import count
from threading import Event, Thread

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.auth.models import Group, Permission  # noqa: E402
from django.contrib.messages import ERROR  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from handleiding.workflow.goedkeurders import leden  # noqa: E402
from tests.gemeenten.toegang.mensen.vertrekparen import PAREN  # noqa: E402
from tests.handleiding.workflow import staten  # noqa: E402
from tests.wereld import Wereld  # noqa: E402

WACHT = 1.0  # seconds in which the second one would have finished, were it not held
TUSSEN = Event()
KLAAR = Event()
nummer = count(1)
wereld = Wereld()
User = get_user_model()


def browser(naam):
    client = Client()
    client.force_login(wereld.user(naam))
    return client


def mensen(actie, **data):
    def stap(door, mens, groep):
        adres = reverse(actie, args=[wereld.editie().pk, mens.pk])
        return lambda: door.post(adres, data)

    return stap


def bewerken(**anders):
    def stap(door, mens, groep):
        data = {"username": mens.username, "email": mens.email, "first_name": "A", "last_name": "B"}
        data |= {"is_active": "on", "groups": [groep.pk]} | anders
        data = {veld: waarde for veld, waarde in data.items() if waarde is not None}
        adres = reverse("wagtailusers_users:edit", args=[mens.pk])
        return lambda: door.post(adres, data)

    return stap


def verwijderen(door, mens, groep):
    return lambda: door.post(reverse("wagtailusers_users:delete", args=[mens.pk]))


def reeks(actie, **data):
    def stap(door, mens, groep):
        adres = reverse("wagtail_bulk_action", args=["auth", "user", actie])
        return lambda: door.post(f"{adres}?id={mens.pk}", data)

    return stap


def groep_bewerken(door, mens, groep):
    """Take the way into the CMS from the group that is this person's only one."""
    adres = reverse("wagtailusers_groups:edit", args=[groep.pk])
    velden = {"name": groep.name, "permissions": []}
    for prefix in re.findall(r'name="([\w-]+)-TOTAL_FORMS"', door.get(adres).text):
        velden |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return lambda: door.post(adres, velden)


def groep_verwijderen(door, mens, groep):
    return lambda: door.post(reverse("wagtailusers_groups:delete", args=[groep.pk]))


STAPPEN = {
    "mensen: deactiveren": mensen("mens_actief"),
    "mensen: rol": mensen("mens_rollen", rollen=["lezer"], toch="on"),
    "account: deactiveren": bewerken(is_active=None),
    "account: uit de groep": bewerken(groups=None),
    "account: verwijderen": verwijderen,
    "reeks: deactiveren": reeks("set_active_state", mark_as_active="False"),
    "reeks: verwijderen": reeks("delete"),
    "groep: bewerken": groep_bewerken,
    "groep: verwijderen": groep_verwijderen,
}


def houd_op(execute, sql, params, many, context):
    """Hold the first one just before it writes."""
    if sql.lstrip().startswith(("INSERT", "UPDATE", "DELETE")) and not TUSSEN.is_set():
        TUSSEN.set()
        KLAAR.wait(WACHT)
    return execute(sql, params, many, context)


def doe(stap, uitslag, *, eerste):
    try:
        if eerste:
            with connection.execute_wrapper(houd_op):
                antwoord = stap()
        else:
            antwoord = stap()
        gezegd = antwoord.wsgi_request._messages._queued_messages
        geweigerd = any(bericht.level >= ERROR for bericht in gezegd)
        uitslag["gelukt"] = antwoord.status_code == 302 and not geweigerd
        uitslag["tekst"] = unescape(antwoord.text) + " ".join(map(str, gezegd))
    except Exception as fout:  # noqa: BLE001 - whatever it is, the test shows it
        uitslag["fout"] = repr(fout)
    finally:
        TUSSEN.set()
        if not eerste:
            KLAAR.set()
        connection.close()


def twee_keurders(task, n):
    """Leave two who can approve: one in the group of the role, one in a group of their own."""
    van_rol = Group.objects.get(name="GM0080 beoordelaar")
    eigen = Group.objects.create(name=f"Invallers {n}")
    eigen.permissions.set(Permission.objects.filter(codename="access_admin"))
    keurders = []
    for naam, groep in (("een", van_rol), ("twee", eigen)):
        mens = User.objects.create(username=f"{naam}-{n}", email=f"{naam}-{n}@demo.example")
        keurders.append((mens, groep))
    van_rol.user_set.set([keurders[0][0]])
    task.groups.set([van_rol, eigen])
    eigen.user_set.set([keurders[1][0]])
    return keurders


def speel(a, b):
    n = next(nummer)
    page = staten.ingediend(wereld, slug=f"vertrek-{n}", title=f"Vertrek {n}")
    task = staten.vers(page).current_workflow_task_state.task.specific
    keurders = twee_keurders(task, n)
    # On the screen of a municipality somebody must have a role there; only a group of one is edited.
    if b.startswith("mensen"):
        keurders.reverse()
    stappen = [
        STAPPEN[naam](browser(wie), mens, groep)
        for naam, wie, (mens, groep) in zip(
            (a, b),
            ("beheerder-leeuwarden" if a.startswith("mensen") else "admin", "admin"),
            keurders,
            strict=True,
        )
    ]
    uitslagen = [{}, {}]
    TUSSEN.clear()
    KLAAR.clear()
    draden = [
        Thread(target=doe, args=(stap, uitslag), kwargs={"eerste": eerste})
        for stap, uitslag, eerste in zip(stappen, uitslagen, (True, False), strict=True)
    ]
    draden[0].start()
    TUSSEN.wait(30)
    draden[1].start()
    for draad in draden:
        draad.join()
    over = len(leden(task))
    staten.vers(page).current_workflow_state.cancel(user=wereld.user("admin"))
    return {"a": uitslagen[0], "b": uitslagen[1], "over": over}


def main():
    json.dump([speel(*paar) for paar in PAREN], sys.stdout)


main()
