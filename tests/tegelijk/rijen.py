"""Two who decide about one row that is no page, for real. Run by ``test_rijen.py`` on a copy of the world.

A proposal, a removal of a person, messages that wait, a round of taking over. The first one is held when it is about to
write, whatever it holds by then. Prints per pair what came of it.
"""

import json
import os
import sys
from collections import Counter
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django

django.setup()

from django.core import mail  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Comment, ModelLogEntry, PageLogEntry  # noqa: E402

from gemeenten.models import Bericht, Overnameronde  # noqa: E402
from gemeenten.toegang.roles import mensen_bij  # noqa: E402
from handleiding.workflow.rules import Rol  # noqa: E402
from tests.tegelijk import wereldje  # noqa: E402
from tests.tegelijk.namen import RIJENPAREN  # noqa: E402
from tests.tegelijk.rijstappen import BEGIN, EDITIE, NAAM, STAPPEN, organisatielijst  # noqa: E402
from tests.tegelijk.spelen import VOOR_HET_SCHRIJVEN, Ontmoeting  # noqa: E402
from tests.tegelijk.stappen import Stap  # noqa: E402


def daarna(rij: Any) -> str:
    """Return how a row that has a state stands now."""
    nu = type(rij).objects.filter(pk=rij.pk).first() if rij is not None else None
    return str(getattr(nu, "stand", getattr(nu, "staat", "")))


def logregels(sinds: Any) -> dict[str, int]:
    """Return what was logged, and how often of one page at most: the kern and an edition each have their own line."""
    vaakst: dict[str, int] = {}
    for model, ding in ((PageLogEntry, "page_id"), (ModelLogEntry, "object_id")):
        regels = model.objects.filter(timestamp__gte=sinds).values_list("action", ding)
        for (actie, _), aantal in Counter(regels).items():
            vaakst[actie] = max(aantal, vaakst.get(actie, 0))
    return vaakst


def speel(wat: str, a: str, b: str) -> dict[str, Any]:
    rij = BEGIN[wat]()
    sturen = (STAPPEN[wat, a](rij, False), STAPPEN[wat, b](rij, a == b))
    sinds = timezone.now()
    stap = Stap(STAPPEN[wat, a], (), transactie=0)
    ontmoeting = Ontmoeting(*sturen, VOOR_HET_SCHRIJVEN).speel(stap)
    spelers = (ontmoeting.a, ontmoeting.b)
    nieuw = Bericht.objects.filter(created_at__gte=sinds, soort=Bericht.Soort.WERK)
    return {
        "gelukt": [bool(s.antwoord and s.antwoord.gelukt) for s in spelers],
        "tekst": [s.antwoord.tekst if s.antwoord else "" for s in spelers],
        "fout": [s.fout for s in spelers if s.fout],
        "gewacht": ontmoeting.gewacht,
        "daarna": daarna(rij),
        "log": logregels(sinds),
        "opmerkingen": Comment.objects.filter(text__contains=NAAM).count(),
        "mails": len(mail.outbox) if wat == "berichten" else 0,
        "gemeld": sorted(Counter(nieuw.values_list("user", "werk")).values()),
        "organisaties": [
            rij.naam
            for rij in organisatielijst().get_latest_revision_as_object().organisaties.all()
            if rij.naam.startswith("Van de ")
        ],
        "beheerders": mensen_bij(wereldje.CODES[EDITIE], [Rol.BEHEERDER]).count(),
        "rondes": Overnameronde.objects.filter(created_at__gte=sinds).count(),
    }


def main() -> None:
    wereldje.richt_in()
    uitslag = {f"{wat}: {a} × {b}": speel(wat, a, b) for wat, a, b in RIJENPAREN}
    json.dump(uitslag, sys.stdout)


if __name__ == "__main__":
    main()
