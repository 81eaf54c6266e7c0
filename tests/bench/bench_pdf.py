"""What printing costs: python tests/bench/bench_pdf.py [--paginas 45]

Builds a public handbook of so many pages in an empty database of its own, and prints it and each of its sessions.
The goal: 60 pages of paper in 5 s of the processor.

The database comes from DATABASE_URL; it has to be empty. Without it a SQLite file is made and removed.
"""

from __future__ import annotations

from statistics import median
from time import process_time

from bench_onboarding import build_core, run, say


def measure(_editions: int, pages: int) -> None:
    from django.core.management import call_command

    from handleiding.models import BijeenkomstPage, HandleidingPage
    from handleiding.publiek.pdf.stukken import BIJEENKOMST, HANDLEIDING, Drukstuk

    call_command("migrate", verbosity=0, interactive=False)
    build_core(pages)
    kern = HandleidingPage.objects.kernpaginas().get()
    sessies = BijeenkomstPage.objects.descendant_of(kern).openbaar()
    print_one(Drukstuk(sessies[0], BIJEENKOMST))  # loads the library
    gezet, gedrukt, bladen, grootte = print_one(Drukstuk(kern, HANDLEIDING))
    say(
        f"{pages} pages of the site, {bladen} of paper, {grootte / 1e6:.2f} MB: "
        f"set {gezet:.2f} s, printed {gedrukt:.2f} s, for 60 of paper {(gezet + gedrukt) / bladen * 60:.2f} s"
    )
    tijden = [sum(print_one(Drukstuk(sessie, BIJEENKOMST))[:2]) for sessie in sessies]
    say(f"{len(tijden)} sessions: median {median(tijden):.2f} s, longest {max(tijden):.2f} s")


def print_one(stuk) -> tuple[float, float, int, int]:
    """Return the processor's seconds to set and to print, the pages of paper and the bytes."""
    from handleiding.publiek.pdf.drukker import druk
    from handleiding.publiek.pdf.zetten import zet

    begin = process_time()
    zetsel = zet(stuk)
    gezet = process_time()
    gedrukt = druk(zetsel.html, adres=zetsel.adres, plaatsen=zetsel.plaatsen, kleur=zetsel.kleur)
    return gezet - begin, process_time() - gezet, gedrukt.bladzijden, len(gedrukt.inhoud)


if __name__ == "__main__":
    run(measure)
