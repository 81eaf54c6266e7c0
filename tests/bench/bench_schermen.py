"""What screens of the CMS cost: python tests/bench/bench_schermen.py [--aantal 342] [--paginas 60]

Builds two editions and then up to ``aantal``, in an empty database of its own, and prints for each
screen the queries and the median time with two and with all editions. The goal: the same queries.

The database comes from DATABASE_URL; it has to be empty. Without it a SQLite file is made and removed.
"""

from __future__ import annotations

from statistics import median
from time import perf_counter

from bench_onboarding import EIGEN_PAGINAS, build_core, onboard, run, say

KEREN = 7
KERNSCHERMEN = ("kernoverzicht", "edities")


def measure(editions: int, pages: int) -> None:
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0, interactive=False)
    build_core(pages - EIGEN_PAGINAS)
    editie = onboard(0)
    onboard(1)
    people = make_people(editie)
    before = {name: cost(*screen) for name, screen in screens(editie, people).items()}
    for number in range(2, editions):
        onboard(number)
    after = {name: cost(*screen) for name, screen in screens(editie, people).items()}
    say(
        f"{connection.vendor}: editions of {pages} pages, queries and ms with 2 and with {editions}"
    )
    for name, (queries, ms) in before.items():
        more, later = after[name]
        say(f"{name:32} {queries:4} {ms:7.0f} ms   {more:4} {later:7.0f} ms")


def make_people(editie) -> dict:
    """A person for each role of the edition, and one of the kernredactie."""
    from django.contrib.auth import get_user_model

    from gemeenten import roles
    from gemeenten.roles import Rol

    people = {}
    for eigenaar, rollen in ((editie.code, list(Rol)[:3]), (roles.KERN, [Rol.REDACTEUR])):
        groepen = roles.ensure_groepen(eigenaar)
        for rol in rollen:
            user = get_user_model().objects.create(username=f"{rol.value}-{eigenaar}")
            user.groups.add(groepen[rol])
            people[f"{rol.value} {'kern' if eigenaar == roles.KERN else 'editie'}"] = user
    return people


def screens(editie, people: dict) -> dict:
    from django.urls import reverse

    from handleiding.models import BijeenkomstPage

    page = BijeenkomstPage.objects.descendant_of(editie).first()
    adressen = {
        "explorer": reverse("wagtailadmin_explore", args=[editie.pk]),
        "dashboard": reverse("wagtailadmin_home"),
        "editor": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "kernwijzigingen": reverse("kernwijzigingen"),
    }
    found = {}
    for wie, user in people.items():
        for naam, adres in adressen.items():
            if "kern" not in wie:
                found[f"{naam}, {wie}"] = (user, adres)
        if "kern" in wie:
            for naam in KERNSCHERMEN:
                found[f"{naam}, {wie}"] = (user, reverse(naam))
    return found


def cost(user, adres: str) -> tuple[int, float]:
    """Return the queries of a screen that was shown before, and the median of its times in ms."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    answer = client.get(adres)
    if answer.status_code != 200:
        return 0, 0.0
    with CaptureQueriesContext(connection) as queries:
        client.get(adres)
    number = len(queries)  # before the next request empties the list
    times = []
    for _ in range(KEREN):
        start = perf_counter()
        client.get(adres)
        times.append(1000 * (perf_counter() - start))
    return number, median(times)


if __name__ == "__main__":
    run(measure)
