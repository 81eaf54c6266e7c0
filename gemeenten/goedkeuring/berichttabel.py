"""Every message about work: who hears it, when, what switches it off, where it leads. The one table.

Its words stand together in its template (``gemeenten/mail/<soort>.txt``): the subject, the line, the words of
the link. Text and HTML are made from the same words. The README shows the table; a test compares.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from gemeenten.models import Bericht
from gemeenten.toegang.mensen.post import ACCOUNTBERICHTEN

Soort = Bericht.Soort

VAN_DE_DAG = "in the mail of the day"
METEEN = "at once"


@dataclass(frozen=True)
class Berichtsoort:
    """One message. ``voorkeur`` is the field of "Account" that switches it off; empty: by the kind of work."""

    soort: Bericht.Soort
    wie: str
    wanneer: str
    voorkeur: str
    adres: Callable[[Bericht], str]

    @property
    def sjabloon(self) -> str:
        return f"gemeenten/mail/{self.soort}.txt"


def _beoordelen(bericht: Bericht) -> str:
    return reverse("beoordelen", args=[bericht.page_id])


def _bewerken(bericht: Bericht) -> str:
    return reverse("wagtailadmin_pages:edit", args=[bericht.page_id])


def _kernwijziging(bericht: Bericht) -> str:
    return reverse("kernwijziging", args=[bericht.page_id])


def _voorstel(bericht: Bericht) -> str:
    if bericht.voorstel_id is None:
        return reverse("kernvoorstellen")
    return reverse("kernvoorstel", args=[bericht.voorstel_id])


def _eigen_voorstellen(bericht: Bericht) -> str:
    return f"{reverse('verbetervoorstellen')}?pagina={bericht.page_id}"


BEOORDELAARS = "who can approve this step and did not work on the text"
BETROKKENEN = "who submitted it, and who approved an earlier step"
VAN_DE_EDITIE = "redacteuren and beheerder of an edition that has to decide"
INDIENDERS = "who writes in the edition that proposed it"

TABEL = (
    Berichtsoort(Soort.TE_BEOORDELEN, BEOORDELAARS, METEEN, "submitted_notifications", _beoordelen),
    Berichtsoort(Soort.TERUGGESTUURD, BETROKKENEN, METEEN, "rejected_notifications", _bewerken),
    Berichtsoort(Soort.GOEDGEKEURD, BETROKKENEN, METEEN, "approved_notifications", _bewerken),
    Berichtsoort(
        Soort.SPOED, "reviewers of the edition", METEEN, "submitted_notifications", _bewerken
    ),
    Berichtsoort(Soort.OFFLINE, "who writes in the edition", METEEN, "offline", _bewerken),
    Berichtsoort(Soort.VOORSTEL_NIEUW, "the kernredactie", VAN_DE_DAG, "voorstellen", _voorstel),
    Berichtsoort(Soort.VOORSTEL_OVERGENOMEN, INDIENDERS, METEEN, "voorstellen", _eigen_voorstellen),
    Berichtsoort(Soort.VOORSTEL_DEELS, INDIENDERS, METEEN, "voorstellen", _eigen_voorstellen),
    Berichtsoort(Soort.VOORSTEL_AFGEWEZEN, INDIENDERS, METEEN, "voorstellen", _eigen_voorstellen),
    Berichtsoort(Soort.KERN_DRINGEND, VAN_DE_EDITIE, METEEN, "dringend", _kernwijziging),
    Berichtsoort(
        Soort.KERN_HERINNERING,
        f"{VAN_DE_EDITIE}, before its date",
        VAN_DE_DAG,
        "dringend",
        _kernwijziging,
    ),
    Berichtsoort(Soort.WERK, "for whom it waits, by their work list", VAN_DE_DAG, "", _bewerken),
    Berichtsoort(
        Soort.HERINNERING,
        "nobody any more; rows from before the work list",
        "-",
        "herinneringen",
        _beoordelen,
    ),
)
OP_SOORT = {rij.soort: rij for rij in TABEL}


def adres_van(bericht: Bericht) -> str:
    """Return where the link of ``bericht`` leads; to the start page when its page is gone."""
    if bericht.adres:
        return bericht.adres
    if bericht.page_id is None:
        return reverse("wagtailadmin_home")
    return OP_SOORT[Soort(bericht.soort)].adres(bericht)


def markdown() -> str:
    """Return the table as the README shows it, with the mail about accounts that everybody gets."""
    rijen = [
        (
            f"`{rij.soort}`",
            rij.wie,
            rij.wanneer,
            f"`{rij.voorkeur}`" if rij.voorkeur else "by the kind of work",
        )
        for rij in TABEL
    ]
    rijen += [(f"`{rij.sjabloon}`", rij.wie, METEEN, "always sent") for rij in ACCOUNTBERICHTEN]
    regels = ["| message | who hears it | when | switched off by |", "| --- | --- | --- | --- |"]
    return "\n".join([*regels, *(f"| {' | '.join(rij)} |" for rij in rijen)])
