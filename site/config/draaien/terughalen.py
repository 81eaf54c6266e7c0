"""Mail that waits, was given up or has left, and says something of a person who was removed meanwhile."""

from dataclasses import replace

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from config.draaien.pakket import LEEG, Pakket, maak_open
from config.draaien.post import bezorg
from gemeenten.goedkeuring.post import lezers_van
from gemeenten.persoonsgegevens.elders import Verwijderd
from gemeenten.persoonsgegevens.zoekterm import Zoekvraag, haal_weg
from handleiding.versleuteling import OnleesbaarGeheim
from handleiding.vouwen import lees_opmaak


def haal_post_terug(wie: Verwijderd) -> int:
    """Take back mail to the person, and the person out of mail to others; return how many mails that were.

    Whatever became of it: what was given up may be tried again, and what is being sent may fail.
    """
    zonder_sporen(wie.vraag)
    taken = DBTaskResult.objects.filter(task_path=bezorg.module_path)
    return sum(_zonder(rij, wie) for rij in taken.iterator(chunk_size=200))


def zonder_sporen(vraag: Zoekvraag) -> None:
    """Take the person out of what failed work left behind, of whatever kind."""
    for rij in DBTaskResult.objects.exclude(traceback="").only("traceback").iterator():
        if treffers := vraag.zekere(rij.traceback):
            zonder = haal_weg(rij.traceback, treffers)
            DBTaskResult.objects.filter(pk=rij.pk).update(traceback=zonder)


def _zonder(rij: DBTaskResult, wie: Verwijderd) -> bool:
    """Take the person out of one mail; return whether it would have said something of them."""
    try:
        [verpakt] = rij.args_kwargs["args"]
        pakket = maak_open(verpakt)
    except (ValueError, TypeError, OnleesbaarGeheim):  # nobody can send this either
        return False
    nieuw = _herschreven(pakket, wie)
    if nieuw == pakket:
        return False
    deze = DBTaskResult.objects.filter(pk=rij.pk)
    if nieuw.ontvangers or nieuw.berichten:
        deze.update(args_kwargs={"args": [nieuw.dicht()], "kwargs": {}})
    else:
        deze.update(args_kwargs=LEEG)
        deze.filter(status=TaskResultStatus.FAILED).delete()
    return rij.status != TaskResultStatus.SUCCESSFUL


def _herschreven(pakket: Pakket, wie: Verwijderd) -> Pakket:
    if pakket.berichten:  # written when it leaves, of what the messages say then
        aan_de_persoon = all(map(wie.is_aan, lezers_van(pakket.berichten)))
        return Pakket() if aan_de_persoon else Pakket(berichten=pakket.berichten)
    over = pakket.aan(lambda adres: not wie.is_aan(adres))
    if over.ontvangers and any(map(wie.is_van_ons, over.ontvangers)):
        return _zonder_naam(over, wie.vraag)
    return over if over.ontvangers != pakket.ontvangers else pakket


def _zonder_naam(pakket: Pakket, vraag: Zoekvraag) -> Pakket:
    """Redact the words. A part with markup in which the person stands goes: the plain part says the same."""

    def zonder(tekst: str) -> str:
        return haal_weg(tekst, vraag.zekere(tekst))

    velden = pakket.velden
    nieuw = velden | {
        "subject": zonder(velden.get("subject", "")),
        "body": zonder(velden.get("body", "")),
        "reply_to": [a for a in velden.get("reply_to", []) if not vraag.zekere(a)],
        "headers": {naam: zonder(w) for naam, w in velden.get("headers", {}).items()},
    }
    alternatieven = [
        deel
        for deel in pakket.alternatieven
        if not vraag.zekere(lees_opmaak(deel[0]).tekst) and not vraag.zekere(deel[0])
    ]
    return replace(pakket, velden=nieuw, alternatieven=alternatieven)
