"""The texts that use another version of a file, and a draft of each that uses the chosen one in its place."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from wagtail.models import Collection, Page, Revision
from wagtail.permissions import policy_registry

from gemeenten.logacties import BESTAND_IN_CONCEPT
from gemeenten.models import GemeentenPage, GemeentePage
from gemeenten.toegang.muren.bestanden import WEG
from gemeenten.toegang.muren.bevroren import teksten_met_een
from gemeenten.toegang.roles import KERN
from handleiding import verwijzingen
from handleiding.inhoud import met_kindobjecten
from handleiding.inhoud.verwijzingen import wijs_elders
from handleiding.logacties import noteer
from handleiding.workflow.bestanden import houd_bestanden
from handleiding.workflow.beurt import een_tegelijk
from handleiding.workflow.schrijven import beletsels, bewaak_schrijven

from .gebruik import online, paginanamen
from .keten import soort, versies_van

NIET_MEER = "Deze tekst gebruikt geen andere versie van dit bestand meer."
KLOPT_NIET = "In deze tekst klopt nog iets niet. Open de pagina, vul aan wat er ontbreekt en kies het bestand daar."
NIET_DAAR = "Dit bestand is van een andere gemeente dan deze tekst."


@dataclass(frozen=True)
class Kandidaat:
    """A page whose latest text uses other versions; ``hinder`` says why no draft can be made of it now."""

    page: Page
    naam: str
    nu: tuple[Any, ...]
    hinder: str


def kandidaten(nieuw: Any, user: Any) -> list[Kandidaat]:
    """Return the pages of ``user`` that could use ``nieuw`` in place of another version, in reading order."""
    oud = {stuk.pk: stuk for stuk in versies_van(nieuw) if stuk.pk != nieuw.pk}
    if not oud:
        return []
    eigen = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    gebruikt = _gebruikt(nieuw, oud, in_bereik(nieuw, eigen))
    paginas = Page.objects.filter(pk__in=gebruikt).order_by("path")
    hinder = beletsels(paginas, user)
    namen = paginanamen(list(gebruikt))
    return [
        Kandidaat(
            page,
            namen[page.pk],
            tuple(oud[pk] for pk in sorted(gebruikt[page.pk])),
            str(hinder.get(page.pk, "")),
        )
        for page in paginas
    ]


def _gebruikt(nieuw: Any, ids: Iterable[int], paginas: QuerySet[Page]) -> dict[int, set[int]]:
    """Return by page which of these its latest text uses. A page without a version has its row for a text."""
    gevonden: dict[int, set[int]] = defaultdict(set)
    rijen = Page.objects.filter(pk__in=paginas.order_by().values("pk"))
    teksten = Revision.objects.filter(pk__in=rijen.values("latest_revision"))
    for tekst, stukken in teksten_met_een(soort(nieuw), ids, teksten):
        gevonden[int(tekst.object_id)] |= stukken
    paren = online(type(nieuw), ids)
    zonder = rijen.filter(latest_revision__isnull=True, pk__in={page for page, _ in paren})
    kaal = set(zonder.values_list("pk", flat=True))
    for page, stuk in paren:
        if page in kaal:
            gevonden[page].add(stuk)
    return gevonden


def in_bereik(stuk: Any, paginas: QuerySet[Page]) -> QuerySet[Page]:
    """Keep the pages of whose people this file is: their edition, or the core. A shared file is for all."""
    if _bovenste(stuk) == KERN:
        edities = Q(pk__in=[])
        for pad in GemeentenPage.objects.values_list("path", flat=True):
            edities |= Q(path__startswith=pad) & ~Q(path=pad)
        return paginas.exclude(edities)
    editie = editie_van(stuk)
    return paginas.filter(path__startswith=editie.path) if editie else paginas


def editie_van(stuk: Any) -> GemeentePage | None:
    """Return the edition whose collection a file is in; None for the core's, and for what all share."""
    code = _bovenste(stuk).partition(" ")[0]
    return GemeentePage.objects.filter(code=code).first() if code else None


def _bovenste(stuk: Any) -> str:
    pad = stuk.collection.path[: 2 * Collection.steplen]
    return Collection.objects.filter(path=pad, depth=2).values_list("name", flat=True).first() or ""


@een_tegelijk
def zet_over(page: Page, nieuw: Any, user: Any) -> Revision:
    """Save a draft of ``page`` that uses ``nieuw`` wherever its latest text uses another version.

    Raises PermissionDenied, in Dutch, when ``user`` may not write the page now, or not with this file. Readers keep
    what they have until somebody else approves the draft.
    """
    bewaak_schrijven(page, user)
    if not houd_bestanden(type(nieuw), [nieuw.pk]):
        raise PermissionDenied(WEG)
    if not in_bereik(nieuw, Page.objects.filter(pk=page.pk)).exists():
        raise PermissionDenied(NIET_DAAR)
    concept = page.get_latest_revision_as_object()
    if not _vervang(concept, nieuw):
        raise PermissionDenied(NIET_MEER)
    if bezwaren := verwijzingen.bezwaren(concept, user):
        raise PermissionDenied(" ".join(bezwaren))
    try:
        revision: Revision = concept.save_revision(user=user)
    except ValidationError as fout:
        raise PermissionDenied(KLOPT_NIET) from fout
    gegevens = {"titel": nieuw.title, "bestand": nieuw.pk}
    noteer(concept, BESTAND_IN_CONCEPT, user=user, revision=revision, data=gegevens)
    return revision


def _vervang(concept: Page, nieuw: Any) -> bool:
    """Point what leads to another version to ``nieuw``, in memory; return whether there was any."""
    andere = {(soort(nieuw), stuk.pk) for stuk in versies_van(nieuw)} - {(soort(nieuw), nieuw.pk)}
    gevonden = []

    def vertaal(van_soort: str, pk: int) -> int:
        if (van_soort, pk) not in andere:
            return pk
        gevonden.append(pk)
        return int(nieuw.pk)

    for rij in met_kindobjecten(concept):
        wijs_elders(rij, vertaal)
    return bool(gevonden)
