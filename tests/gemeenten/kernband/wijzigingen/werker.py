"""A worker in a process of its own, that a test may kill: python werker.py prepare|die|work

Prints what the database holds as JSON. ``die`` ends itself with SIGKILL in the middle of a page: after
everything of that page was written, before any of it was committed.
"""

import json
import os
import signal
import sys
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parents[4]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
DIES_AT = 3


def main(what: str) -> None:
    import django

    django.setup()
    if what == "prepare":
        prepare()
    if what == "die":
        die_while_publishing()
    if what in {"die", "work"}:
        from django.core.management import call_command

        call_command("hervat_overnames", stdout=sys.stderr)
    sys.stdout.write(json.dumps(state()))


def prepare() -> None:
    """Let both editions take over by themselves, and publish every page of the core anew."""
    from django.contrib.auth import get_user_model

    from gemeenten.models import GemeentePage, Overnamebeleid
    from handleiding.models import OnderdeelPage
    from handleiding.workflow.actions import dien_in, keur_goed

    for page in OnderdeelPage.objects.kernpaginas().order_by("path").specific():
        page.title = f"{page.title}, vernieuwd"
        page.save_revision(user=get_user_model().objects.get_by_natural_key("kernredacteur"))
        dien_in(page, get_user_model().objects.get_by_natural_key("kernredacteur"))
        keur_goed(page, get_user_model().objects.get_by_natural_key("kernbeoordelaar"))
    for editie in GemeentePage.objects.edities():
        Overnamebeleid.objects.create(editie=editie, keuze="automatisch")


def die_while_publishing() -> None:
    from wagtail.models import Revision

    publish, calls = Revision.publish, count(1)

    def dies(revision, *args, **kwargs):
        publish(revision, *args, **kwargs)
        if next(calls) == DIES_AT:
            os.kill(os.getpid(), signal.SIGKILL)

    Revision.publish = dies


def state() -> dict[str, object]:
    """Return outcomes and, for the variants, whether each is whole: nothing half, nothing double."""
    from django.db.models import Count, F, Q
    from wagtail.models import PageLogEntry

    from gemeenten.logacties import KERN_AUTOMATISCH
    from gemeenten.models import GemeentePage, Overnameregel
    from handleiding.models import OnderdeelPage

    editions = Q()
    for path in GemeentePage.objects.edities().values_list("path", flat=True):
        editions |= Q(path__startswith=path)
    variants = OnderdeelPage.objects.filter(editions).varianten().order_by()
    log = PageLogEntry.objects.filter(action=KERN_AUTOMATISCH).order_by()
    outcomes = Overnameregel.objects.order_by().values_list("uitkomst").annotate(Count("pk"))
    return {
        "variants": variants.count(),
        "up_to_date": variants.bij().count(),
        "renewed": variants.filter(title__endswith=", vernieuwd").count(),
        "half": variants.exclude(latest_revision=F("live_revision")).count(),
        "published": log.count(),
        "pages_published": log.values("page").distinct().count(),
        "outcomes": dict(outcomes),
        "attempts": sorted(Overnameregel.objects.values_list("pogingen", flat=True)),
    }


if __name__ == "__main__":
    main(sys.argv[1])
