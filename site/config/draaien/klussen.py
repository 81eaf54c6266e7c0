"""All that has to be done at its time, each piece once, whoever else runs it at the same moment."""

import io
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from config.backup.maken import bewaar_verwijderingen, open_kluis
from config.draaien.herkansing import hervat, zet_onderbroken_terug
from config.draaien.models import Beurt
from config.draaien.statistiek import ververs_statistiek
from gemeenten.kernband.wijzigingen.gehoord import meld_dringende_wijzigingen
from gemeenten.lokaal.links.nalopen import loop_na
from gemeenten.onboarding import taken as onboarding
from gemeenten.opdrachten import taken as opdrachten
from gemeenten.opdrachten.opruimen import ruim_opdrachten_op
from gemeenten.persoonsgegevens import nawerk
from handleiding.bewaren import voer_alles_uit
from handleiding.publiek.pdf import vragen
from handleiding.workflow import reeks

logger = logging.getLogger("handleiding.periodiek")


@dataclass(frozen=True)
class Klus:
    """A piece of work: its name, what it does, and from what hour of a day if it is daily."""

    naam: str
    doe: Callable[[], None]
    daags_vanaf: int | None = None

    def niet_sinds(self, nu: datetime) -> datetime | None:
        """Return from when on it counts as done already; None: it is always due."""
        if self.daags_vanaf is None:
            return None
        lokaal = timezone.localtime(nu)
        vandaag = timezone.make_aware(datetime.combine(lokaal.date(), time(self.daags_vanaf)))
        if vandaag > nu:
            gisteren = lokaal.date() - timedelta(days=1)
            return timezone.make_aware(datetime.combine(gisteren, time(self.daags_vanaf)))
        return vandaag


def _opdracht(*args: str) -> Callable[[], None]:
    return lambda: call_command(*args, stdout=io.StringIO(), stderr=io.StringIO())


def meld_dringend() -> None:
    """Tell of urgent core changes what no publication told of: what was planned, what a worker left."""
    meld_dringende_wijzigingen()


def zet_werk_weer_in_gang() -> None:
    """See to work whose worker is gone, and to orders that nobody was told of."""
    zet_onderbroken_terug()
    hervat(reeks.voer_uit, reeks.wachtende_reeksen())
    hervat(onboarding.voer_uit, onboarding.wachtende_opdrachten())
    hervat(opdrachten.voer_uit, opdrachten.wachtende_opdrachten())


def bewaar_lijst_apart() -> None:
    """Keep who was removed beside the copies, where there are any: also a copy of before knows it then."""
    if settings.BACKUP_PLEK:
        bewaar_verwijderingen(open_kluis())


KLUSSEN = (
    Klus("geplande publicaties", _opdracht("publish_scheduled")),
    Klus("kernwijzigingen", _opdracht("hervat_overnames")),
    Klus("dringende kernwijzigingen", meld_dringend),
    Klus("zoekmachine voor lezers", _opdracht("zoekindex")),
    Klus("onderbroken werk", zet_werk_weer_in_gang),
    Klus("lijst van verwijderde personen", bewaar_lijst_apart),
    Klus("oude opdrachten", ruim_opdrachten_op),
    Klus("pdf’s", vragen.vraag_uitgaven),
    Klus("herinneringen", _opdracht("herinner"), daags_vanaf=7),
    Klus("vroegere tekst van verwijderingen", nawerk.doe_wat_voorbij_is),
    Klus("bewaartermijnen", voer_alles_uit, daags_vanaf=3),
    Klus("links", loop_na, daags_vanaf=2),
    Klus("statistiek van de database", ververs_statistiek, daags_vanaf=4),
)


def doe_alles() -> Iterator[tuple[Klus, str]]:
    """Do all that is due; yield each piece with what came of it. One that fails stops no other."""
    for klus in KLUSSEN:
        yield klus, doe(klus)


def doe(klus: Klus) -> str:
    """Do ``klus`` if it is due and nobody does it now: ``gedaan``, ``niet nu`` or ``mislukt``."""
    begin = timezone.now()
    if not Beurt.objects.neem(klus.naam, begin, klus.niet_sinds(begin)):
        return "niet nu"
    klaar_op = None
    try:
        klus.doe()
        klaar_op = timezone.now()
    except Exception:
        logger.exception("%s failed", klus.naam)
    finally:
        Beurt.objects.geef_terug(klus.naam, begin, klaar_op=klaar_op)
    return "gedaan" if klaar_op else "mislukt"
