"""What was found in words that a beheerder reads: what it says, where, and who sees it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from wagtail.models import Page, Revision

from gemeenten.models import Bericht, Deelnemer, GemeentePage, Meting
from gemeenten.toegang.muren.media import is_openbaar
from handleiding.workflow.rules import Actie
from handleiding.zichtbaarheid import is_intern, is_verborgen

from .lezen import Mens
from .tabel import Houdt, feitteksten, persoonsvelden
from .vinden import Vondst
from .zoekterm import Zeker

MEESTE_PLEKKEN = 200
WIE_LEEST = {
    "bericht": "mensen die het bericht kregen",
    "verbetervoorstel": "mensen van uw gemeente en de kernredactie",
    "logboek van bestanden": "mensen die in het CMS de geschiedenis van het bestand zien",
    "opdracht": "wie de opdracht gaf",
    "logboek": "mensen die in het CMS de geschiedenis van de pagina zien",
}
WIE_KENT = {
    "publicatie": "mensen die in het CMS zien wat vroeger online stond",
    "omleiding": "wie het oude webadres kent. Vraag de kernredactie om het te wijzigen",
    "account": "de beheerders van uw gemeente",
}
VAN_BESTAND = frozenset({Houdt.BESTAND, Houdt.ONGELEZEN})
IN_DE_KERN = (
    "staat zo ook in de handleiding van het Collectief: daar verandert alleen de kernredactie het"
)
IEDEREEN = "online, voor iedereen"
BIJ_HET_BESTAND = "mensen die in het CMS bij dit bestand mogen"
# Each kind of place, in the order in which it is told.
WAAR_HET_STAAT = {
    Houdt.PERSOON: "als persoon (contact, begeleider of deelnemer)",
    Houdt.ACCOUNT: "als account",
    Houdt.BEHEER: "in tekst die alleen in het CMS staat",
    Houdt.PAGINA: "in de tekst van een pagina",
    Houdt.ADRES: "in een webadres",
    Houdt.BESTAND: "in of bij een bestand",
}
IN_HET_CMS = "mensen die in het CMS bij de pagina mogen"


@dataclass(frozen=True)
class Pagina:
    """What of a page says who reads what."""

    titel: str
    boven: str
    live: bool
    heeft_concept: bool
    laatste: int | None
    online: int | None
    intern: bool

    @property
    def naam(self) -> str:
        return f"{self.titel} (onder {self.boven})" if self.boven else self.titel


@dataclass
class Groep:
    """One decision: everything with the same key."""

    editie: int
    pagina: Pagina | None = None
    vondsten: list[Vondst] = field(default_factory=list)
    in_de_kern: bool = False

    @property
    def eerste(self) -> Vondst:
        return self.vondsten[0]

    @property
    def sleutel(self) -> str:
        return self.eerste.sleutel

    @property
    def precies(self) -> bool:
        return self.eerste.precies

    @property
    def zeker(self) -> str:
        return "" if self.eerste.zeker is Zeker.NAAM else self.eerste.zeker.value

    @property
    def let_op(self) -> str:
        """Return why this may be nothing of the person, or not for this municipality to change."""
        return "; ".join(filter(None, (self.eerste.schijn, IN_DE_KERN if self.in_de_kern else "")))

    @property
    def wat(self) -> str:
        """Return what it is: the person, the field of a page, or the kinds of text in the CMS."""
        if self.eerste.houdt is Houdt.BEHEER:
            return _opsomming(Counter(vondst.plaats.soort for vondst in self.vondsten))
        return ", ".join(filter(None, self.eerste.namen))

    @property
    def waar(self) -> str:
        if self.eerste.houdt in VAN_BESTAND:
            return f"bij het bestand “{self.eerste.rij.title}”"
        return f"op pagina {self.pagina.naam}" if self.pagina else ""

    @property
    def wie(self) -> str:
        """Return who reads it."""
        if self.eerste.houdt in VAN_BESTAND:
            return IEDEREEN if is_openbaar(self.eerste.rij) else BIJ_HET_BESTAND
        if vast := WIE_KENT.get(self.eerste.plaats.soort):
            return vast
        if self.eerste.houdt is not Houdt.BEHEER:
            return _opsomming(Counter(_stand(vondst, self.pagina) for vondst in self.vondsten))
        lezers = [WIE_LEEST.get(vondst.plaats.soort, IN_HET_CMS) for vondst in self.vondsten]
        wacht = any(_wacht(vondst.rij) for vondst in self.vondsten)
        return "; ".join(dict.fromkeys([*lezers, *(["wordt nog gemaild"] if wacht else [])]))

    @property
    def url(self) -> str:
        """Return where it is changed."""
        if self.eerste.houdt is Houdt.ACCOUNT:
            return reverse("mensen", args=[self.editie])
        if self.eerste.houdt in VAN_BESTAND:
            app = self.eerste.rij._meta.app_label
            return reverse(f"{app}:edit", args=[self.eerste.rij.pk])
        if not self.pagina or self.eerste.houdt is Houdt.BEHEER:
            return ""
        adres = "metingen" if isinstance(self.eerste.rij, Meting) else "wagtailadmin_pages:edit"
        return reverse(adres, args=[self.eerste.pagina])

    @property
    def vervangbaar(self) -> bool:
        """Return whether other words can come in its place, wherever it stands."""
        return all(vondst.mag_vervangen for vondst in self.vondsten)

    @property
    def offline(self) -> str:
        """Return where its page is taken offline, so that readers are spared at once."""
        if not self.vervangbaar or not self.pagina or not self.pagina.live:
            return ""
        return reverse("handeling", args=[self.eerste.pagina, Actie.OFFLINE_HALEN])

    @property
    def titel(self) -> str:
        """Return what is opened to change it."""
        if self.eerste.houdt is Houdt.ACCOUNT:
            return "Mensen"
        if self.eerste.houdt in VAN_BESTAND:
            return str(self.eerste.rij.title)
        return self.pagina.titel if self.pagina else ""

    def feiten(self) -> dict[str, Any]:
        """Return what it says, for the person who asks for it."""
        gegevens: dict[str, Any] = {"wat": self.wat, "pagina": self.waar, "wie leest dit": self.wie}
        if isinstance(self.eerste.deel, Mens):
            mens = self.eerste.deel
            velden = ("functie", "organisatie", *persoonsvelden(mens.model))
            return gegevens | {
                "gegevens": {veld: mens.waarden[veld] for veld in velden if veld in mens.waarden}
            }
        return gegevens | {"zin": "".join(self.eerste.zin)}


@dataclass(frozen=True)
class Overzicht:
    """All that was found. ``reden`` says why nothing of it can be chosen."""

    groepen: Mapping[Houdt, Sequence[Groep]]
    ook: Sequence[str]
    reden: str = ""

    @property
    def personen(self) -> Sequence[Groep]:
        return self.groepen[Houdt.PERSOON]

    @property
    def beheer(self) -> Sequence[Groep]:
        return self.groepen[Houdt.BEHEER]

    @property
    def pagina(self) -> Sequence[Groep]:
        return self.groepen[Houdt.PAGINA]

    @property
    def ongelezen(self) -> Sequence[Groep]:
        """Return the files that nobody could read, whoever is sought."""
        return self.groepen[Houdt.ONGELEZEN]

    @property
    def aantallen(self) -> str:
        """Return how many there are of each kind."""
        *eerste, laatste = (
            f"{len(self.groepen[soort])} keer {waar}" for soort, waar in WAAR_HET_STAAT.items()
        )
        return f"{', '.join(eerste)} en {laatste}"

    @property
    def alle(self) -> list[Groep]:
        return [groep for soort in WAAR_HET_STAAT for groep in self.groepen[soort]]


def merk_kern(groepen: Iterable[Groep], kern: Collection[str]) -> None:
    """Mark what stands in the core in the same words."""
    for groep in groepen:
        groep.in_de_kern = groep.eerste.rond in kern


def in_groepen(editie: GemeentePage, vondsten: Iterable[Vondst]) -> dict[Houdt, list[Groep]]:
    """Return what was found, one group for each decision."""
    paginas = _paginas(editie)
    groepen: dict[str, Groep] = {}
    for vondst in vondsten:
        groep = groepen.setdefault(
            vondst.sleutel, Groep(editie.pk, paginas.get(vondst.pagina or 0))
        )
        groep.vondsten.append(vondst)
    soorten: dict[Houdt, list[Groep]] = {soort: [] for soort in Houdt}
    for groep in groepen.values():
        soorten[groep.eerste.houdt].append(groep)
    return soorten


def _paginas(editie: GemeentePage) -> dict[int, Pagina]:
    rijen = list(
        Page.objects.filter(path__startswith=editie.path).annotate(
            _intern=is_intern(), _verborgen=is_verborgen()
        )
    )
    titels = {page.path: page.draft_title or page.title for page in rijen}
    return {
        page.pk: Pagina(
            titel=titels[page.path],
            boven=titels.get(page.path[: -Page.steplen], ""),
            live=page.live and not page._verborgen,
            heeft_concept=page.has_unpublished_changes or not page.live,
            laatste=page.latest_revision_id,
            online=page.live_revision_id,
            intern=page._intern,
        )
        for page in rijen
    }


def _stand(vondst: Vondst, pagina: Pagina | None) -> str:
    """Return in which version of the page it stands, and so who reads it."""
    if pagina is None:
        return "alleen in het CMS"
    if isinstance(vondst.rij, Revision):
        if vondst.rij.pk == pagina.laatste and pagina.heeft_concept:
            return "in het concept"
        return "in de bewaarde versies"
    if not pagina.live:
        return "niet online"
    if isinstance(vondst.deel, Mens) and not _wordt_getoond(vondst.deel):
        return "online, maar lezers zien deze persoon niet"
    return "online, voor lezers met een account" if pagina.intern else "online, voor iedereen"


def _wordt_getoond(mens: Mens) -> bool:
    """Tell whether readers see anything of a person: a name only with consent, participants never."""
    if mens.model is Deelnemer or not mens.waarden.get("openbaar", True):
        return False
    getoond = (veld.name for veld in feitteksten(mens.model) if veld.name != "naam")
    return bool(mens.waarden.get("toestemming") or any(map(mens.tekst, getoond)))


def _wacht(rij: Any) -> bool:
    return isinstance(rij, Bericht) and rij.verstuurd_op is None


def _opsomming(aantallen: Counter[str]) -> str:
    return ", ".join(f"{wat} ({n} keer)" if n > 1 else wat for wat, n in aantallen.items())
