"""What screens of the CMS cost: python tests/bench/bench_schermen.py [--aantal 342] [--paginas 60]

Builds two editions and then up to ``aantal``, each with its people, in an empty database of its own. Prints for each
screen the queries, the median of the processor's time and the size with two and with all editions. The goal: the same
queries. The start page and the work list, which the daily mail is as well, are asked for each role; lists of all that
there is by who may see it. The roots of the editions are online, so that the public front page has them all.

The database comes from DATABASE_URL; it has to be empty. Without it a SQLite file is made and removed.
"""

from __future__ import annotations

from statistics import median
from time import process_time

from bench_onboarding import EIGEN_PAGINAS, build_core, onboard, run, say

KEREN = 7
VOOR_IEDER = ("wagtailadmin_home", "wacht_op_u")
KERNSCHERMEN = ("kernoverzicht", "edities")
ZOEK = "inleiding"


def measure(editions: int, pages: int) -> None:
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0, interactive=False)
    build_core(pages - EIGEN_PAGINAS)
    editie = online(0)
    online(1)
    people = make_people(editie)
    before = {name: cost(*screen) for name, screen in screens(editie, people).items()}
    for number in range(2, editions):
        online(number)
    after = {name: cost(*screen) for name, screen in screens(editie, people).items()}
    say(f"{connection.vendor}: editions of {pages} pages, with 2 and with {editions}")
    say("queries, processor ms and kB of each screen")
    for name, found in before.items():
        first, last = (f"{q:4} {ms:6.0f} ms {kb:4.0f} kB" for q, ms, kb in (found, after[name]))
        say(f"{name:40} {first}   {last}   {after[name][1] / (found[1] or 1):5.2f} x")


def online(number: int):
    """Make an edition with its people; its root goes online, the rest stays a draft."""
    from django.contrib.auth import get_user_model
    from wagtail.models import Page

    from gemeenten.toegang import roles
    from handleiding.publiek.etalage import werk_bij

    editie = onboard(number)
    # As a hand would do it: what has to be online first would take a minute for each edition.
    Page.objects.filter(pk=editie.pk).update(live=True)
    werk_bij([editie.pk])
    users = get_user_model().objects
    for rol, groep in roles.ensure_groepen(editie.code).items():
        naam = f"{rol.value}-{number}"
        users.create(username=naam, email=f"{naam}@bench.example").groups.add(groep)
    return editie


def make_people(editie) -> dict:
    """A person for each role of the edition and of the kernredactie."""
    from django.contrib.auth import get_user_model

    from gemeenten.toegang import roles
    from gemeenten.toegang.roles import Rol

    people = {}
    for eigenaar, naam in ((editie.code, "editie"), (roles.KERN, "kern")):
        groepen = roles.ensure_groepen(eigenaar)
        for rol in (Rol.REDACTEUR, Rol.BEOORDELAAR, Rol.BEHEERDER):
            if rol in groepen:
                user = get_user_model().objects.create(username=f"{rol.value}-{eigenaar}")
                user.groups.add(groepen[rol])
                people[f"{rol.value} {naam}"] = user
    return people


def screens(editie, people: dict) -> dict:
    from django.urls import reverse

    from handleiding.models import BijeenkomstPage

    page = BijeenkomstPage.objects.descendant_of(editie).first()
    van_editie = {
        "explorer": reverse("wagtailadmin_explore", args=[editie.pk]),
        "editor": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "kernwijzigingen": reverse("kernwijzigingen"),
    }
    van_kern = {naam: reverse(naam) for naam in KERNSCHERMEN}
    ieder = {naam: reverse(naam) for naam in VOOR_IEDER}
    found = {}
    for wie, user in people.items():
        eigen = van_kern if wie.endswith("kern") else van_editie
        for naam, adres in (ieder | eigen).items():
            found[f"{naam}, {wie}"] = (user, adres)
    return found | lists(editie, people["redacteur kern"])


def lists(editie, kern) -> dict:
    """The public front page, and the lists of all that there is: of the core, and of who manages the system."""
    from django.contrib.auth import get_user_model
    from django.urls import reverse

    from gemeenten.toegang import roles

    beheer, _ = get_user_model().objects.get_or_create(
        username="beheer", defaults={"is_superuser": True, "is_staff": True}
    )
    groep = next(iter(roles.ensure_groepen(editie.code).values()))
    adressen = {
        "chooser": reverse("wagtailadmin_choose_page"),
        "chooser, search": reverse("wagtailadmin_choose_page_search") + f"?q={ZOEK}",
        "page search": reverse("wagtailadmin_pages:search") + f"?q={ZOEK}",
        "explorer of all editions": reverse("wagtailadmin_explore", args=[editie.get_parent().pk]),
    }
    van_beheer = {
        "group edit": reverse("wagtailusers_groups:edit", args=[groep.pk]),
        "groups": reverse("wagtailusers_groups:index"),
        "users": reverse("wagtailusers_users:index"),
        "workflows": reverse("wagtailadmin_workflows:index"),
        "workflow tasks": reverse("wagtailadmin_workflows:task_index"),
        "page report": reverse("wagtailadmin_reports:page_types_usage"),
        "start page": reverse("wagtailadmin_home"),
    }
    found = {f"{naam}, core": (kern, adres) for naam, adres in adressen.items()}
    found |= {f"{naam}, admin": (beheer, adres) for naam, adres in van_beheer.items()}
    return found | {
        "front page, a reader": (None, "/"),
        "search, a reader": (None, "/zoeken/?q=contact"),
    }


def cost(user, adres: str) -> tuple[int, float, float]:
    """Return the queries of a screen that was shown before, the median of its processor time in ms, and its kB."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost"})
    if user:
        client.force_login(user)
    answer = client.get(adres)
    if answer.status_code != 200:
        return 0, 0.0, 0.0
    with CaptureQueriesContext(connection) as queries:
        client.get(adres)
    number = len(queries)  # before the next request empties the list
    times = []
    for _ in range(KEREN):
        start = process_time()
        client.get(adres)
        times.append(1000 * (process_time() - start))
    return number, median(times), len(answer.content) / 1000


if __name__ == "__main__":
    run(measure)
