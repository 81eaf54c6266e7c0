"""Everybody, at each address that decides about a text, in each state and way: only what the design says happens."""

import json
import re

import pytest
from django.db import transaction
from django.test import TestCase
from wagtail.models import Page, PageLogEntry

from handleiding.models import InhoudPage
from handleiding.workflow.actions import publiceer_met_spoed
from handleiding.workflow.contributors import spoed_open
from handleiding.workflow.rules import Toestand
from handleiding.workflow.state import toestand_van
from tests.handleiding.workflow import staten
from tests.handleiding.workflow.staten import gelezen, vers

from .gevallen import MET_SPOED, STATEN, Manier, gevallen, mag_in
from .mensen import browsers
from .pogingen import POGINGEN, andere_tekst

# What no screen of ours has, or has elsewhere: none of it may change what a step does.
SMOKKELWAAR = {
    "action-publish": "1",
    "live": "on",
    "intern": "on",
    "user": "1",
    "door": "1",
    "owner": "1",
    "is_superuser": "on",
    "publish_copies": "on",
    "alias": "on",
    "skip_permission_checks": "1",
    "actie": "spoedpublicatie",
    "go_live_at": "2001-01-01 00:00",
}
# Of these the editor has a field: what is sent there is text, and goes the way of text.
VAN_DE_EDITOR = {"intern", "go_live_at"}
# Given anew by each save: keys of elements and of blocks.
SLEUTEL = re.compile(r' data-block-key=\\+"\w+\\+"|\\*"id\\*": \\*"[-\w]+\\*"')


def met_spoed(wereld):
    page = staten.concept(wereld)
    publiceer_met_spoed(page, wereld.user("kernredacteur"), "Nu nodig.")
    return vers(page)


def foto(page):
    """What there is of a page: whoever may not, changes none of it."""
    if not Page.objects.filter(pk=page.pk).exists():
        return ("weg",)
    nu = vers(page)
    return (
        toestand_van(nu),
        nu.live,
        nu.url_path,
        nu.title,
        nu.intern,
        nu.locked,
        SLEUTEL.sub("", json.dumps(nu.inhoud.get_prep_value())),
        SLEUTEL.sub("", json.dumps(nu.latest_revision.content["inhoud"])),
        nu.live_revision_id,
        nu.latest_revision_id,
        getattr(nu.scheduled_revision, "pk", None),
        bool(spoed_open(nu)),
        PageLogEntry.objects.filter(page=nu.pk).count(),
    )


# What of it tells what a step did, not at which number.
WAT = slice(0, 8)


class Aanval:
    """One page in one state, and everybody in front of it."""

    def __init__(self, wereld, staat):
        self.nu = Toestand.GEPUBLICEERD if staat == MET_SPOED else Toestand(staat)
        self.spoed = staat == MET_SPOED
        self.page = met_spoed(wereld) if self.spoed else staten.STATEN[self.nu](wereld)
        self.elders = (
            wereld.editie().get_children().type(InhoudPage).exclude(pk=self.page.pk).first()
        )
        self.wereld, self.browsers, self.voor = wereld, browsers(), foto(self.page)

    def stuur(self, poging, naam, manier):
        page = vers(self.page)
        afdruk = {Manier.VEROUDERD: andere_tekst, Manier.ONGELEZEN: lambda page: ""}
        data = poging.data(page, afdruk.get(manier, gelezen)(page))
        if manier == Manier.GESMOKKELD:
            eigen = VAN_DE_EDITOR if poging.adres == "wagtailadmin_pages:edit" else set()
            extra = {k: v for k, v in SMOKKELWAAR.items() if k not in eigen and k not in data}
            data |= extra
        url = poging.url(page, self.elders)
        with TestCase.captureOnCommitCallbacks(execute=True):
            return self.browsers[naam].post(url, data)

    def probeer(self, poging, naam, manier):
        """Send it and look what came of it; then everything is as it was."""
        with transaction.atomic():
            self.stuur(poging, naam, Manier.VERS if manier == Manier.DUBBEL else manier)
            eerst = foto(self.page)
            if manier == Manier.DUBBEL and eerst not in {self.voor, ("weg",)}:
                self.stuur(poging, naam, Manier.VERS)
                na = foto(self.page)
            else:
                na = eerst
            transaction.set_rollback(True)
        return eerst, na


def oordeel(aanval, poging, naam, manier, mag_het):
    """Return what is wrong with what came of it; empty when it is as the design says."""
    eerst, na = aanval.probeer(poging, naam, manier)
    if (eerst != aanval.voor) != (mag_het and manier not in (Manier.VEROUDERD, Manier.ONGELEZEN)):
        return "done" if eerst != aanval.voor else "not done"
    if manier == Manier.GESMOKKELD and mag_het:
        gewoon, _ = aanval.probeer(poging, naam, Manier.VERS)
        if gewoon[WAT] != eerst[WAT]:
            return "what was smuggled changed what it did"
    if manier == Manier.DUBBEL and na[WAT] != eerst[WAT]:
        return "the second time did something else"
    return ""


@pytest.mark.parametrize("staat", STATEN)
def test_only_what_the_design_says_happens(wereld, staat):
    aanval = Aanval(wereld, staat)
    fouten = {
        (poging.adres, poging.knop, naam, str(manier)): fout
        for poging in POGINGEN
        for naam, manier in gevallen(poging, staat)
        if (fout := oordeel(aanval, poging, naam, manier, mag_in(poging, naam, staat)))
    }
    assert not fouten, "\n".join(f"{wat}: {fout}" for wat, fout in fouten.items())
