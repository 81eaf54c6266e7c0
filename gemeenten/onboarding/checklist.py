"""What an edition still lacks before it can go live, with the way to each spot."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from gemeenten.models import ContactPage, GemeentePage, WerkleergroepPage
from handleiding.blocks import SLOT_BLOCKS
from handleiding.blocks.slots import SlotBlock
from handleiding.inhoud import Inhoudsdeel
from handleiding.inhoud.woorden import heeft_tekst, is_gevuld
from handleiding.models import HandleidingPage, InhoudPage

from .links_uit import links_naar_buiten
from .versies import Versie, versies

Klopt = Callable[[Inhoudsdeel], bool]

TEKST = InhoudPage._meta.get_field("inhoud")
# The pages that the obligatory points are about.
SOORTEN = (ContactPage, WerkleergroepPage, InhoudPage, HandleidingPage)


@dataclass(frozen=True)
class Checklistplek:
    """A spot to go to: what is there, and its address in the CMS."""

    tekst: str
    url: str


@dataclass(frozen=True)
class Punt:
    """One point of the checklist. ``plekken`` are where something has to be done."""

    titel: str
    klaar: bool
    uitleg: str
    verplicht: bool = True
    plekken: tuple[Checklistplek, ...] = ()


@dataclass
class Checklist:
    editie: GemeentePage
    punten: list[Punt] = field(default_factory=list)

    @property
    def open_verplicht(self) -> list[Punt]:
        return [punt for punt in self.punten if punt.verplicht and not punt.klaar]

    @property
    def is_klaar(self) -> bool:
        return not self.open_verplicht


def maak_checklist(editie: GemeentePage, *, online: bool = False) -> Checklist:
    """Look the edition over: its latest texts, or with ``online`` only what is published."""
    alle = versies(editie, online=online)
    verplicht = verplichte_punten(editie, alle)
    if online:
        return Checklist(editie, verplicht)
    return Checklist(editie, [*verplicht, *_aandacht(editie, alle)])


def verplichte_punten(editie: GemeentePage, alle: Sequence[Versie]) -> list[Punt]:
    """Return the points without which ``editie`` cannot go live; of its texts those in ``SOORTEN`` count."""
    return [*_gegevens(editie, alle), *_teksten(editie, alle)]


def _gegevens(editie: GemeentePage, alle: Sequence[Versie]) -> Iterable[Punt]:
    contact = _van_type(alle, ContactPage)
    groepen = _van_type(alle, WerkleergroepPage)
    vandaag = timezone.localdate()
    groepsplekken = _plekken(groepen) or (_nieuwe_groep(editie),)
    yield Punt(
        "Contactpersonen",
        any(_openbaar(versie.inhoud) for versie in contact),
        "Noem ten minste één contactpersoon die op de website mag.",
        plekken=_plekken(contact),
    )
    yield Punt(
        "Werk-leergroep",
        bool(groepen),
        "Maak ten minste één werk-leergroep met een plaats.",
        plekken=groepsplekken,
    )
    yield Punt(
        "Data",
        any(_heeft_data(versie.inhoud, vandaag) for versie in groepen),
        "Zet ten minste één bijeenkomst in het rooster die nog komt.",
        plekken=groepsplekken,
    )
    yield Punt(
        "Deelnemende organisaties",
        any(versie.inhoud.get("organisaties") for versie in groepen),
        "Noem de organisaties die meedoen.",
        plekken=groepsplekken,
    )


def _teksten(editie: GemeentePage, alle: Sequence[Versie]) -> Iterable[Punt]:
    for titel, slug in (
        ("Privacyverklaring", "privacy"),
        ("Toegankelijkheidsverklaring", "toegankelijkheid"),
    ):
        pagina = [
            versie
            for versie in _van_type(alle, InhoudPage)
            if versie.page.slug == slug and versie.page.depth == editie.depth + 1
        ]
        yield Punt(
            titel,
            any(is_gevuld(TEKST, versie.inhoud.get("inhoud")) for versie in pagina),
            "De wet vraagt deze pagina. Vul haar in."
            if pagina
            else f"De wet vraagt deze pagina. Maak haar met het adres “{slug}”.",
            plekken=_plekken(pagina) or (_nieuwe_pagina(editie),),
        )
    yield Punt(
        "Handleiding",
        any(versie.model is HandleidingPage for versie in alle),
        "De handleiding hoort bij de editie.",
        plekken=_plekken(_van_type(alle, HandleidingPage)),
    )


def _aandacht(editie: GemeentePage, alle: Sequence[Versie]) -> Iterable[Punt]:
    leeg = _lege_slots(alle)

    def is_leeg_slot(deel: Inhoudsdeel) -> bool:
        return isinstance(deel.bron, SlotBlock) and deel.type in leeg

    stil = _met(alle, is_leeg_slot)
    yield Punt(
        "Plaatselijke gegevens in de handleiding",
        not stil,
        "Hier staat nog de neutrale tekst, omdat de gegevens van uw gemeente ontbreken.",
        verplicht=False,
        plekken=_plekken(stil, is_leeg_slot),
    )
    buiten = links_naar_buiten(editie, alle)
    yield Punt(
        "Links naar buiten uw editie",
        not buiten,
        "Deze links gaan naar een pagina buiten uw editie. Soms is dat de bedoeling. Een adres dat iemand typte, "
        "blijft bij het kopiëren van een editie hetzelfde: kies dan liever de pagina in uw eigen editie.",
        verplicht=False,
        plekken=tuple(
            Checklistplek(
                f"{link.versie.page.draft_title} → {link.naar}", _adres(link.versie, link.blok)
            )
            for link in buiten
        ),
    )
    kaal = _met(alle, is_beeld_zonder_tekst)
    yield Punt(
        "Afbeeldingen zonder beschrijving",
        not kaal,
        "Wie de afbeelding niet ziet, heeft een beschrijving nodig.",
        verplicht=False,
        plekken=_plekken(kaal, is_beeld_zonder_tekst),
    )


def is_beeld_zonder_tekst(deel: Inhoudsdeel) -> bool:
    """Return whether this is a picture that is not decorative and has no alternative text."""
    if not isinstance(deel.bron, ImageBlock) or not isinstance(deel.waarde, dict):
        return False
    beschreven = deel.waarde.get("decorative") or (deel.waarde.get("alt_text") or "").strip()
    return bool(deel.waarde.get("image")) and not beschreven


def _met(alle: Iterable[Versie], klopt: Klopt) -> list[Versie]:
    return [versie for versie in alle if any(map(klopt, versie.delen))]


def _lege_slots(alle: Sequence[Versie]) -> set[str]:
    """Return the local slots that have nothing to show in this edition."""
    groepen = _van_type(alle, WerkleergroepPage)
    gevuld = {
        "contactpersonen": any(_openbaar(v.inhoud) for v in _van_type(alle, ContactPage)),
        "sessies": any(v.inhoud.get("sessies") for v in groepen),
        "organisaties": any(v.inhoud.get("organisaties") for v in groepen),
        "steunpunt": any(
            heeft_tekst(v.inhoud.get("steunpunt") or "") for v in _van_type(alle, GemeentePage)
        ),
    }
    return {naam for naam, _ in SLOT_BLOCKS() if not gevuld.get(naam, True)}


def _openbaar(inhoud: dict[str, Any]) -> bool:
    return any(persoon.get("openbaar") for persoon in inhoud.get("contactpersonen") or [])


def _heeft_data(inhoud: dict[str, Any], vandaag: date) -> bool:
    return any(
        str(sessie.get("datum")) >= vandaag.isoformat() and not sessie.get("afgelast")
        for sessie in inhoud.get("sessies") or []
    )


def _van_type(alle: Iterable[Versie], model: type[Page]) -> list[Versie]:
    return [versie for versie in alle if versie.model is model]


def _plekken(alle: Iterable[Versie], klopt: Klopt | None = None) -> tuple[Checklistplek, ...]:
    return tuple(Checklistplek(versie.page.draft_title, _bewerk(versie, klopt)) for versie in alle)


def _bewerk(versie: Versie, klopt: Klopt | None = None) -> str:
    """Return the address of the editor, at the block that holds what ``klopt`` finds."""
    gevonden = (deel.blokken[-1] for deel in versie.delen if deel.blokken and klopt and klopt(deel))
    return _adres(versie, next(gevonden, ""))


def _adres(versie: Versie, blok: str) -> str:
    adres = reverse("wagtailadmin_pages:edit", args=[versie.page.pk])
    return f"{adres}#block-{blok}-section" if blok else adres


def _nieuwe_groep(editie: GemeentePage) -> Checklistplek:
    adres = reverse("wagtailadmin_pages:add", args=["gemeenten", "werkleergroeppage", editie.pk])
    return Checklistplek("Werk-leergroep maken", adres)


def _nieuwe_pagina(editie: GemeentePage) -> Checklistplek:
    adres = reverse("wagtailadmin_pages:add", args=["handleiding", "inhoudpage", editie.pk])
    return Checklistplek("Pagina maken", adres)
