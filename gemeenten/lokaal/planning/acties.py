"""The changes themselves. All save a draft, which goes live by approval like any other text."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from gemeenten.logacties import AFGELAST, GAAT_DOOR, REEKS_GEPLAND, SESSIES_VERPLAATST
from gemeenten.models import Ronde, Sessie, WerkleergroepPage
from gemeenten.models.werkleergroep import MAX_SESSIES
from handleiding.logacties import noteer
from handleiding.workflow.beurt import een_tegelijk
from handleiding.workflow.schrijven import bewaak_schrijven

from .lezen import concept_van

MOMENT = ("datum", "begin", "einde")


@een_tegelijk
def plan_reeks(
    page: WerkleergroepPage, rijen: Iterable[Mapping[str, Any]], *, naam: str, user
) -> WerkleergroepPage:
    """Add a round ``naam`` with these sessies to the draft; return the draft."""
    bewaak_schrijven(page, user)
    concept = concept_van(page)
    rondes = list(concept.rondes.all())
    gebruikt = [ronde.nummer for ronde in rondes] + [s.ronde for s in concept.sessies.all()]
    nummer = max(gebruikt, default=0) + 1
    concept.rondes = [*rondes, Ronde(nummer=nummer, naam=naam)]
    nieuw = [
        Sessie(ronde=nummer, nummer=rij["nummer"], **{veld: rij[veld] for veld in MOMENT})
        for rij in rijen
    ]
    if not nieuw:
        raise ValidationError("Er is geen enkele bijeenkomst gekozen.")
    for sessie in nieuw:
        sessie.full_clean(exclude=["werkleergroep"])
    concept.sessies = [*concept.sessies.all(), *nieuw]
    return _bewaar(concept, user, REEKS_GEPLAND, {"ronde": naam, "aantal": len(nieuw)})


@een_tegelijk
def verplaats(
    page: WerkleergroepPage, rijen: Iterable[Mapping[str, Any]], *, user
) -> WerkleergroepPage:
    """Give the sessies named by their ``sleutel`` another moment; return the draft."""
    bewaak_schrijven(page, user)
    concept = concept_van(page)
    nieuw = {rij["sleutel"]: rij for rij in rijen}
    verplaatst = []
    sessies = list(concept.sessies.all())
    for sessie in sessies:
        rij = nieuw.get(sessie.sleutel)
        if rij and any(getattr(sessie, veld) != rij[veld] for veld in MOMENT):
            verplaatst.append(f"{sessie.nummer}: {sessie.datum:%d-%m-%Y} → {rij['datum']:%d-%m-%Y}")
            for veld in MOMENT:
                setattr(sessie, veld, rij[veld])
            sessie.full_clean(exclude=["werkleergroep"])
    concept.sessies = sessies
    return _bewaar(concept, user, SESSIES_VERPLAATST, {"sessies": verplaatst})


def gelast_af(page: WerkleergroepPage, sleutel: UUID, *, reden: str, user) -> WerkleergroepPage:
    """Cancel one sessie, with a reason that everybody may read; return the draft."""
    if not reden.strip():
        raise ValidationError({"reden": "Vertel kort waarom de bijeenkomst niet doorgaat."})
    return _zet(page, sleutel, user, AFGELAST, afgelast=True, reden=reden)


def laat_doorgaan(page: WerkleergroepPage, sleutel: UUID, *, user) -> WerkleergroepPage:
    """Undo a cancellation; return the draft."""
    return _zet(page, sleutel, user, GAAT_DOOR, afgelast=False, reden="")


@een_tegelijk
def _zet(page, sleutel, user, actie, **velden):
    bewaak_schrijven(page, user)
    concept = concept_van(page)
    sessies = list(concept.sessies.all())
    sessie = next((s for s in sessies if s.sleutel == sleutel), None)
    if sessie is None:
        raise ValidationError("Deze bijeenkomst staat niet meer in het rooster.")
    for veld, waarde in velden.items():
        setattr(sessie, veld, waarde)
    sessie.full_clean(exclude=["werkleergroep"])
    concept.sessies = sessies
    return _bewaar(concept, user, actie, {"sessie": str(sessie)})


def _bewaar(concept, user, actie, data):
    if len(concept.sessies.all()) > MAX_SESSIES:
        raise ValidationError(f"Een groep heeft ten hoogste {MAX_SESSIES} sessies.")
    revisie = concept.save_revision(user=user)
    noteer(concept, actie, user=user, revision=revisie, data=data)
    return concept
