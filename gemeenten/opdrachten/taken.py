"""Orders done on the background: each once, by who still may, with its outcome or not at all.

The row is the truth, the task only a push. What an order does and the outcome in its row are one transaction (or
it makes a file only), so a worker that is killed leaves the order waiting, with its file, for whoever comes next.
"""

from contextlib import nullcontext

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from gemeenten.models import Opdracht

from .soorten import Gedaan, Voortgang, soort_van

ACCOUNT_WEG = "Wie dit vroeg, heeft geen account meer dat kan inloggen."
Stand = Opdracht.Stand


@task()
def voer_uit(opdracht_id: int) -> None:
    """Carry out an order that waits. Twice, or twice at once, does nothing twice.

    What goes wrong unforeseen is raised, so that it is tried again as all work is.
    """
    begonnen = Opdracht.objects.filter(pk=opdracht_id, stand__in=(Stand.WACHT, Stand.MISLUKT))
    if not begonnen.update(
        stand=Stand.WACHT,
        begonnen_op=timezone.now(),
        klaar_op=None,
        gezien_op=None,
        pogingen=F("pogingen") + 1,
    ):
        return
    try:
        _doe(opdracht_id)
    except ValidationError as bezwaar:
        _weiger(opdracht_id, _per_veld(bezwaar))
    except PermissionDenied as bezwaar:
        _weiger(opdracht_id, {"": [str(bezwaar) or "Dat mag niet."]})
    except BaseException:
        Opdracht.objects.filter(pk=opdracht_id, stand=Stand.WACHT).update(begonnen_op=None)
        raise


def geef_op(opdracht_id: int) -> None:
    """Say of an order that no try is left. Its file stays: somebody may want it tried again."""
    wacht = Opdracht.objects.filter(pk=opdracht_id, stand=Stand.WACHT)
    wacht.update(stand=Stand.MISLUKT, klaar_op=timezone.now())


def wachtende_opdrachten() -> set[int]:
    """Return the orders that did not end."""
    return set(Opdracht.objects.filter(stand=Stand.WACHT).values_list("pk", flat=True))


def _doe(opdracht_id: int) -> None:
    wacht = Opdracht.objects.filter(pk=opdracht_id, stand=Stand.WACHT)
    soort = soort_van(wacht.get())
    with transaction.atomic() if soort.in_een else nullcontext():
        rijen = wacht.select_related("door", "editie")
        if soort.in_een:  # another worker has it, or did it by then
            rijen = rijen.select_for_update(skip_locked=True, of=("self",))
        opdracht = rijen.first()
        if opdracht is None:
            return
        if not opdracht.door.is_active:
            raise PermissionDenied(ACCOUNT_WEG)
        gedaan = soort.doe(opdracht, Voortgang(opdracht))
        _rond_af(opdracht, gedaan)


def _rond_af(opdracht: Opdracht, gedaan: Gedaan) -> None:
    """Write down how it ended; what came in goes, what was made takes its place."""
    nieuw = {
        "stand": Stand.KLAAR,
        "klaar_op": timezone.now(),
        "bestand": "",
        "geheim": gedaan.geheim,
        "uitkomst": {
            "meldingen": gedaan.meldingen,
            "waarschuwingen": gedaan.waarschuwingen,
            "bestandsnaam": gedaan.bestandsnaam,
        },
    }
    if gedaan.editie is not None:
        nieuw["editie"] = gedaan.editie
    opslag, binnengekomen = opdracht.bestand.storage, opdracht.bestand.name
    if gedaan.bestand is not None:
        naam = opdracht.bestand.field.generate_filename(opdracht, gedaan.bestandsnaam)
        with gedaan.bestand:
            nieuw["bestand"] = opslag.save(naam, gedaan.bestand)
    if not Opdracht.objects.filter(pk=opdracht.pk, stand=Stand.WACHT).update(**nieuw):
        opslag.delete(nieuw["bestand"] or binnengekomen)  # another worker was first: theirs counts
    elif binnengekomen:
        transaction.on_commit(lambda: opslag.delete(binnengekomen))


@transaction.atomic
def _weiger(opdracht_id: int, fouten: dict[str, list[str]]) -> None:
    """Write down why it cannot be, by field; the file and the secret that it was about go."""
    opdracht = Opdracht.objects.filter(pk=opdracht_id, stand=Stand.WACHT).first()
    if opdracht is None:
        return
    opslag, naam = opdracht.bestand.storage, opdracht.bestand.name
    opdracht.stand, opdracht.uitkomst = Stand.GEWEIGERD, {"fouten": fouten}
    opdracht.bestand, opdracht.geheim, opdracht.klaar_op = "", "", timezone.now()
    opdracht.save(update_fields=["stand", "uitkomst", "bestand", "geheim", "klaar_op"])
    soort_van(opdracht).bij_weigering(opdracht)
    if naam:
        transaction.on_commit(lambda: opslag.delete(naam))


def _per_veld(bezwaar: ValidationError) -> dict[str, list[str]]:
    if hasattr(bezwaar, "error_dict"):
        return {veld: list(fouten) for veld, fouten in bezwaar.message_dict.items()}
    return {"": list(bezwaar.messages)}
