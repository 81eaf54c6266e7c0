"""What screens of the CMS cost: python tests/bench/bench_schermen.py [--aantal 342] [--paginas 60]

Builds two editions and then up to ``aantal``, in an empty database of its own, and prints for each
screen the queries and the median of the processor's time with two and with all editions. The goal: the same queries.
The start page and the work list, which the daily mail is as well, are asked for each role.

The database comes from DATABASE_URL; it has to be empty. Without it a SQLite file is made and removed.
"""

from __future__ import annotations

from statistics import median
from time import process_time

from bench_onboarding import EIGEN_PAGINAS, build_core, onboard, run, say

KEREN = 7
VOOR_IEDER = ("wagtailadmin_home", "wacht_op_u")
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
        f"{connection.vendor}: editions of {pages} pages, queries and processor ms with 2 and with {editions}"
    )
    for name, (queries, ms) in before.items():
        more, later = after[name]
        say(f"{name:40} {queries:4} {ms:7.0f} ms   {more:4} {later:7.0f} ms")


def make_people(editie) -> dict:
    """A person for each role of the edition and of the kernredactie."""
    from django.contrib.auth import get_user_model

    from gemeenten import roles
    from gemeenten.roles import Rol

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
    return found


def cost(user, adres: str) -> tuple[int, float]:
    """Return the queries of a screen that was shown before, and the median of its processor time in ms."""
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
        start = process_time()
        client.get(adres)
        times.append(1000 * (process_time() - start))
    return number, median(times)


if __name__ == "__main__":
    run(measure)
