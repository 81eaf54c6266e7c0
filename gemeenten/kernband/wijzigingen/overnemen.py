"""Carry out what an edition decided about a core change, and take it back as one step."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.text import capfirst
from wagtail.models import PageLogEntry, Revision

from gemeenten.logacties import (
    KERN_AUTOMATISCH,
    KERN_OVERGENOMEN,
    KERN_TERUGGEDRAAID,
    KERN_UITGESTELD,
)
from gemeenten.merge import Soort, te_onthouden
from handleiding.logacties import noteer
from handleiding.models import OnderdeelPage
from handleiding.verwijzingen import bezwaren
from handleiding.workflow.beurt import een_tegelijk
from handleiding.workflow.schrijven import bewaak_schrijven

from .blokken import bewaak_blokken
from .samenhang import bewaak_samenhang
from .uitstel import (
    LATER,
    Uitstelkeuze,
    bewaak_uitstel,
    bewaar_uitstel,
    stand_op,
    stand_van_concept,
)
from .versies import inhoud_van_revisie, vul
from .voorstel import Voorstel, maak_voorstel

GEEN_UITSTEL: Mapping[str, Uitstelkeuze] = MappingProxyType({})
SAMENGEVOEGD = (KERN_OVERGENOMEN, KERN_AUTOMATISCH)

NIETS_TE_DOEN = "Deze pagina is al bij: er is geen kernwijziging meer."
AL_AUTOMATISCH = (
    "Deze kernwijziging is intussen automatisch overgenomen. Uw keuzes zijn niet bewaard."
)
AL_VERWERKT = (
    "{wie} verwerkte deze kernwijziging terwijl u bezig was. Uw keuzes zijn niet bewaard: "
    "kijk eerst naar het concept dat er nu staat."
)
VEROUDERD = (
    "De kern of uw eigen tekst is gewijzigd sinds u dit scherm opende. "
    "Bekijk het voorstel opnieuw; uw keuzes staan er nog."
)
OPGERUIMD = "De versie van voor het overnemen is opgeruimd. Terugdraaien kan niet meer."
NIET_TERUG = "Er is na het overnemen verder gewerkt aan deze pagina. Gebruik de geschiedenis."


class Verouderd(Exception):
    """The versions that were decided on are no longer the latest."""


class OngeldigeTekst(ValueError):
    """What was chosen or written does not fit its field, in Dutch."""


class KeuzeOntbreekt(Exception):
    """A conflict has no decision; ``paden`` lists which."""

    def __init__(self, paden: list[str]) -> None:
        super().__init__("Maak bij elke wijziging die uw tekst raakt een keuze.")
        self.paden = paden


@een_tegelijk
def neem_over(
    page: OnderdeelPage,
    keuzes: Mapping[str, Any],
    *,
    stand: str,
    user: Any,
    reden: str = "",
    bedoeld: str = "",
    uitstel: Mapping[str, Uitstelkeuze] = GEEN_UITSTEL,
) -> Revision:
    """Save the merge of ``page``, a variant, with its core page, after ``keuzes``, as a draft.

    ``keuzes`` maps paths of decisions to "kern", "lokaal", "beide" or {"eigen": value}; every conflict
    needs one, or stands in ``uitstel``: it keeps our text and is asked again. Where all waits there is nothing to
    save but that, and the latest draft is returned as it was. ``user`` becomes a contributor. Raises
    PermissionDenied (in Dutch), Verouderd when ``stand`` is not the present one, KeuzeOntbreekt, UitstelOnvolledig,
    KeuzesBotsen unless ``bedoeld`` confirms just that, and the merge's own ValueErrors.
    """
    bewaak_schrijven(page, user)
    voorstel = maak_voorstel(page)
    if voorstel is None:
        raise PermissionDenied(_al_verwerkt(page) or NIETS_TE_DOEN)
    if voorstel.stand != stand:
        raise Verouderd(VEROUDERD)
    keuzes = {**keuzes, **dict.fromkeys(uitstel, Soort.LOKAAL.value)}
    open_ = [b.pad for b in voorstel.samenvoeging.conflicten if b.pad not in keuzes]
    if open_:
        raise KeuzeOntbreekt(open_)
    bewaak_uitstel(voorstel, uitstel)
    bewaak_samenhang(voorstel.samenvoeging, keuzes, bedoeld=bedoeld)
    bewaak_verwijzingen(voorstel, keuzes, user)
    if uitstel and all(b.pad in uitstel for b in voorstel.te_kiezen):
        return _laat_wachten(voorstel, uitstel, user=user, reden=reden)
    return bewaar(voorstel, keuzes, user=user, reden=reden, uitstel=uitstel)


def _laat_wachten(
    voorstel: Voorstel, uitstel: Mapping[str, Uitstelkeuze], *, user: Any, reden: str
) -> Revision:
    """Keep and log that all of it waits. The text does not change, so there is nothing to approve."""
    bewaar_uitstel(voorstel, stand_van_concept(voorstel), uitstel, user=user)
    data = {"reden": reden, "kernrevisie": voorstel.kern.pk, "uitgesteld": len(uitstel)}
    noteer(voorstel.variant, KERN_UITGESTELD, user=user, revision=voorstel.lokaal, data=data)
    return voorstel.lokaal


def bewaak_verwijzingen(voorstel: Voorstel, keuzes: Mapping[str, Any], user: Any) -> None:
    """Raise OngeldigeTekst when ``user`` wrote a link, image or file that they could not have chosen."""
    eigen = {pad: keuze for pad, keuze in keuzes.items() if isinstance(keuze, Mapping)}
    if not eigen:
        return
    onze = {besluit.pad: "lokaal" for besluit in voorstel.samenvoeging.besluiten}
    if fouten := bezwaren(samengevoegd(voorstel, onze | eigen), user):
        raise OngeldigeTekst(" ".join(fouten))


def _al_verwerkt(page: OnderdeelPage) -> str:
    """Return who was first, where the latest text of ``page`` is a merge; else nothing."""
    entry = _laatste_samenvoeging(page)
    if entry is None or entry.revision_id != page.latest_revision_id:
        return ""
    if entry.user is None:
        return AL_AUTOMATISCH
    return AL_VERWERKT.format(wie=entry.user.get_full_name() or entry.user.get_username())


def _laatste_samenvoeging(page: OnderdeelPage) -> PageLogEntry | None:
    return (
        PageLogEntry.objects.filter(page=page.pk, action__in=SAMENGEVOEGD).order_by("-pk").first()
    )


def bewaar(
    voorstel: Voorstel,
    keuzes: Mapping[str, Any],
    *,
    user: Any,
    reden: str,
    actie: str = KERN_OVERGENOMEN,
    uitstel: Mapping[str, Uitstelkeuze] = GEEN_UITSTEL,
) -> Revision:
    """Save the merge after ``keuzes`` as a draft and log it; without ``user`` a policy did it.

    Raises PermissionDenied when a block would be lost by saving.
    """
    bewaak_blokken(voorstel.samenvoeging.toegepast(keuzes), voorstel.variant.specific_class)
    concept = samengevoegd(voorstel, keuzes, uitstel)
    revision = bewaar_concept(concept, user)
    if uitstel:
        bewaar_uitstel(voorstel, stand_op(concept), uitstel, user=user)
    noteer(
        concept,
        actie,
        user=user,
        revision=revision,
        data={
            "reden": reden,
            "kernrevisie": voorstel.kern.pk,
            "vorige_revisie": voorstel.lokaal.pk,
            "besluiten": _verslag(voorstel, keuzes, uitstel),
            "uitgesteld": len(uitstel),
        },
    )
    return revision


def bewaar_concept(page: OnderdeelPage, user: Any) -> Revision:
    """Save ``page`` as a draft. Raises OngeldigeTekst for a text that does not fit: too long, or empty."""
    try:
        return page.save_revision(user=user)
    except ValidationError as fout:
        namen = {veld.name: capfirst(veld.verbose_name) for veld in page._meta.concrete_fields}
        delen = [f"{namen.get(veld, veld)}: {' '.join(m)}" for veld, m in fout.message_dict.items()]
        raise OngeldigeTekst(" ".join(delen)) from fout


def samengevoegd(
    voorstel: Voorstel, keuzes: Mapping[str, Any], uitstel: Collection[str] = ()
) -> OnderdeelPage:
    """Return the variant as it would read after ``keuzes``; nothing is saved.

    What it stands on moves along for all that is not in ``uitstel``. Raises the merge's own ValueErrors
    for choices that do not exist or do not fit.
    """
    page = voorstel.lokaal.as_object()
    vul(page, voorstel.samenvoeging.toegepast(keuzes))
    if wacht := te_onthouden(voorstel.samenvoeging, uitstel):
        stap = {"kern": voorstel.kern.pk, "paden": sorted(wacht)}
        page.uitgesteld = [*voorstel.stappen, stap]
    else:
        page.basis, page.uitgesteld = voorstel.kern, []
    return page


def _verslag(
    voorstel: Voorstel, keuzes: Mapping[str, Any], uitstel: Collection[str]
) -> list[dict[str, str]]:
    """Say per difference what was decided, without the texts themselves."""
    regels = []
    for besluit in voorstel.samenvoeging.besluiten:
        keuze = keuzes.get(besluit.pad, besluit.soort.value)
        if besluit.soort is Soort.LOKAAL and besluit.pad not in keuzes:
            continue
        naam = "eigen" if isinstance(keuze, Mapping) else str(keuze)
        naam = LATER if besluit.pad in uitstel else naam
        regels.append({"pad": besluit.pad, "soort": besluit.soort.value, "keuze": naam})
    return regels


@een_tegelijk
def draai_terug(page: OnderdeelPage, *, user: Any) -> Revision:
    """Undo the last merge of ``page`` as one step: a new draft of what it said before.

    Raises PermissionDenied, in Dutch, when somebody worked on the page since, or nothing was merged.
    """
    bewaak_schrijven(page, user)
    entry = _laatste_samenvoeging(page)
    if entry is None or entry.revision_id != page.latest_revision_id:
        raise PermissionDenied(NIET_TERUG)
    vorige = page.revisions.filter(pk=entry.data["vorige_revisie"]).first()
    if vorige is None:
        raise PermissionDenied(OPGERUIMD)
    bewaak_blokken(inhoud_van_revisie(vorige, type(page)), type(page))
    hersteld = vorige.as_object()
    return hersteld.save_revision(
        user=user, previous_revision=vorige, log_action=KERN_TERUGGEDRAAID
    )


def kan_terug(variant: OnderdeelPage) -> bool:
    """Return whether the last thing that happened to the text of ``variant`` was a merge.

    What the text said before may have been cleared away since; then there is nothing to go back to.
    """
    entry = _laatste_samenvoeging(variant)
    if entry is None or entry.revision_id != variant.latest_revision_id:
        return False
    return variant.revisions.filter(pk=entry.data["vorige_revisie"]).exists()
