"""What the screen tells of one page at one moment, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from wagtail.models import Page, Revision

from handleiding.publiek import terugblik
from handleiding.publiek.tijdvakken import Boeking, Tijdvak, Vertoond
from handleiding.verschil.voluit import voluit
from handleiding.workflow.geschiedenis import Geschiedenisregel
from handleiding.workflow.verantwoording import op_wiens_woord, waardoor_offline

from .toegang import mag_tekst_lezen, was_openbaar, werkt_daar
from .vraag import noem

KOPPEN = {
    Vertoond.ONLINE: "Deze pagina stond online",
    Vertoond.VERBORGEN: "Deze pagina was goedgekeurd, maar niemand kon haar lezen",
    Vertoond.OFFLINE: "Deze pagina stond niet online",
    Vertoond.NOG_NIET: "Deze pagina had nog niet online gestaan",
    Vertoond.ONBEKEND: "Wij weten niet wat er toen online stond",
}
UITLEG = {
    Vertoond.VERBORGEN: "Een pagina erboven, of de editie zelf, was niet online.",
    Vertoond.NOG_NIET: "Er was toen op dit adres van deze pagina niets te lezen.",
    Vertoond.ONBEKEND: "De pagina is eerder gepubliceerd dan dat wij bijhouden wat er online staat. "
    "De geschiedenis van de pagina zegt wel wat er met haar gebeurde.",
}
OPGERUIMD = "Deze versie is opgeruimd. Wanneer zij online stond is bekend, haar tekst niet meer."
GEWIST = (
    "Uit deze versie zijn op {} gegevens van een persoon verwijderd, omdat de wet dat vraagt. Lezers zagen toen meer "
    "dan hier staat."
)
NIET_VOOR_U = (
    "Deze tekst was niet voor iedereen, of er staan mensen in. Alleen de beoordelaars en beheerders van de gemeente "
    "lezen haar hier."
)


@dataclass(frozen=True)
class Regelvak:
    """A stretch of time as a line in a list."""

    vak: Tijdvak
    kop: str
    van: str
    tot: str
    lezers: str

    @property
    def op(self) -> str:
        return self.vak.vanaf.isoformat() if self.vak.vanaf else ""


@dataclass
class Toen:
    """One page at one moment."""

    vak: Tijdvak
    kop: str
    uitleg: str
    van: str
    tot: str
    boeking: Boeking | None = None
    versie: Revision | None = None
    titel: str = ""
    adres: str = ""
    lezers: str = ""
    online_sinds: str = ""
    meldingen: list[str] = field(default_factory=list)
    woord: list[Geschiedenisregel] = field(default_factory=list)
    velden: list[Any] = field(default_factory=list)


def regelvakken(vakken: Sequence[Tijdvak]) -> list[Regelvak]:
    """Return these stretches as lines, the newest first."""
    return [
        Regelvak(
            vak=vak,
            kop=KOPPEN[vak.soort],
            van=noem(vak.vanaf) or "altijd",
            tot=noem(vak.tot) or "nu",
            lezers=terugblik.lezers(vak.boeking.zicht) if _online(vak) and vak.boeking else "",
        )
        for vak in reversed(vakken)
    ]


def _online(vak: Tijdvak) -> bool:
    return vak.soort in (Vertoond.ONLINE, Vertoond.VERBORGEN)


def toen(page: Page, vakken: Sequence[Tijdvak], moment: datetime, request: Any) -> Toen:
    """Return what readers met of ``page`` at ``moment``, as far as it is known and as who asks may read it."""
    vak = next(vak for vak in vakken if vak.omvat(moment))
    uit = Toen(
        vak=vak,
        kop=KOPPEN[vak.soort],
        uitleg=UITLEG.get(vak.soort, ""),
        van=noem(vak.vanaf),
        tot=noem(vak.tot),
        boeking=vak.boeking,
    )
    eigen = werkt_daar(page, request.user)
    uit.titel = page.title if eigen else ""
    if vak.soort is Vertoond.OFFLINE and vak.vanaf:
        uit.woord = waardoor_offline(page, vak.vanaf)
    if vak.boeking is not None and _online(vak):
        _vul(uit, page, vak.boeking, request)
        uit.online_sinds = noem(_begin_van_reeks(vakken, vak))
    if not eigen:  # what people of an edition write to each other is theirs
        uit.woord = [replace(regel, reden="") for regel in uit.woord]
    return uit


def _vul(uit: Toen, page: Page, boeking: Boeking, request: Any) -> None:
    uit.lezers = terugblik.lezers(boeking.zicht)
    uit.adres = terugblik.volledig_adres(boeking.adres) or boeking.adres
    uit.versie = Revision.objects.filter(pk=boeking.revision).first()
    if uit.versie is None:
        uit.meldingen.append(OPGERUIMD)
        return
    if was_openbaar(boeking) or werkt_daar(page, request.user):
        uit.titel = uit.versie.content.get("title") or page.title
    uit.woord = op_wiens_woord(uit.versie.pk)
    if boeking.gewist_op:
        uit.meldingen.append(GEWIST.format(noem(boeking.gewist_op)))
    if mag_tekst_lezen(page, boeking, request.user):
        uit.velden = voluit(uit.versie.as_object(), request)
    else:
        uit.meldingen.append(NIET_VOOR_U)


def _begin_van_reeks(vakken: Sequence[Tijdvak], vak: Tijdvak) -> datetime | None:
    """Return since when the page was online without a break, with whatever text."""
    begin = vak
    for vorige in reversed(vakken[: vakken.index(vak)]):
        if vorige.soort is not vak.soort:
            break
        begin = vorige
    return begin.vanaf
