"""Finding a person's data in one edition: who may, what is a question, what is found. Writes nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError

from gemeenten.models import GemeentePage
from gemeenten.toegang.roles import KERN, rollen_bij
from handleiding.workflow.rules import Rol

from .kern import in_de_kern
from .lezen import mensen
from .overzicht import MEESTE_PLEKKEN, Overzicht, in_groepen, merk_kern
from .plaatsen import Zoekplaats, plaatsen
from .tabel import bereikbaar_op
from .vinden import Vondst, Zoeker
from .zoekterm import Zoekvraag

Gevonden = tuple[Zoekplaats, Any, list[Vondst]]
Melder = Callable[[str, int, int], None]

KORTSTE = 3
LANGSTE = 200
MEESTE_REGELS = 50
MELD_ELKE = 25


def mag(editie: GemeentePage, user: Any) -> bool:
    """Return whether ``user`` is its beheerder. Also in the archive, where nobody changes a text: the law goes on."""
    if not user.is_active or user.is_superuser:
        return user.is_active
    return Rol.BEHEERDER in rollen_bij(editie.code or KERN, user)


def bewaak(editie: GemeentePage, user: Any) -> None:
    if not mag(editie, user):
        raise PermissionDenied("Alleen de beheerder van deze gemeente mag dit.")


def keur(zoektermen: Iterable[str], ook: Iterable[str]) -> tuple[Zoekvraag, list[str]]:
    """Return what is sought; raise ValidationError, in Dutch, for what is no question about a person."""
    zoektermen, ook = [*filter(str.strip, zoektermen)], [*filter(str.strip, ook)]
    if lang := next((len(term) for term in [*zoektermen, *ook] if len(term) > LANGSTE), 0):
        raise ValidationError(
            f"U vulde {lang} tekens in. Een naam, adres of nummer heeft er hoogstens {LANGSTE}. "
            "Er is niets gezocht en niets veranderd."
        )
    if len(ook) > MEESTE_REGELS:
        raise ValidationError(f"Vul hoogstens {MEESTE_REGELS} nummers en adressen in.")
    eigen = Zoekvraag.van(zoektermen)
    if not eigen.letters:
        raise ValidationError("Vul een naam in, of een e-mailadres. Er is niets veranderd.")
    return eigen, ook


def vind(
    editie: GemeentePage,
    *zoektermen: str,
    ook: Iterable[str] = (),
    user: Any,
    meld: Melder | None = None,
) -> Overzicht:
    """Return each place of the edition in which the person stands. Writes nothing.

    ``ook`` are addresses and numbers that lead to places, but say of no row that it is the person's.
    """
    bewaak(editie, user)
    zoeker, ook = maak_zoeker(editie, zoektermen, ook, meld)
    alles = gevonden(editie, zoeker, meld)
    soorten = in_groepen(editie, (vondst for _, _, vondsten in alles for vondst in vondsten))
    overzicht = Overzicht(soorten, ook)
    if overzicht.pagina:
        merk_kern(overzicht.pagina, in_de_kern(zoeker))
    return replace(overzicht, reden=waarom_niet(zoeker.eigen, len(overzicht.alle)))


def maak_zoeker(
    editie: GemeentePage,
    zoektermen: Iterable[str],
    ook: Iterable[str],
    meld: Melder | None = None,
) -> tuple[Zoeker, list[str]]:
    """Return what looks for the person, also by what stands in the person's own rows."""
    eigen, ook = keur(zoektermen, ook)
    zoeker = Zoeker(eigen, eigen)
    if eigen.letters >= KORTSTE:
        ook = list(dict.fromkeys([*ook, *_bij_de_persoon(editie, zoeker, meld)]))[:MEESTE_REGELS]
    zoeker.alles = eigen.met(ook)
    return zoeker, ook


def gevonden(
    editie: GemeentePage,
    zoeker: Zoeker,
    meld: Melder | None = None,
    *,
    te_wissen: bool = False,
) -> Iterator[Gevonden]:
    """Yield each row in which something stands, with what does; only those that a removal may touch, or all."""
    alle = [plaats for plaats in plaatsen(editie) if not (te_wissen and plaats.alleen_tonen)]
    for plaats, rij in _rijen(alle, "alle tekst doorzoeken", meld):
        if vondsten := list(zoeker.vondsten(plaats, rij)):
            yield plaats, rij.pk, vondsten


def waarom_niet(eigen: Zoekvraag, aantal: int) -> str:
    """Return why nothing may be chosen of what was found; empty when it may."""
    if eigen.letters < KORTSTE:
        return f"Een naam om te verwijderen heeft ten minste {KORTSTE} letters."
    if aantal > MEESTE_PLEKKEN and not any(" " in naam for naam in eigen.namen):
        return "Dit is te vaak voor één persoon. Vul de voornaam en de achternaam in."
    return ""


def _bij_de_persoon(editie: GemeentePage, zoeker: Zoeker, meld: Melder | None) -> Iterator[str]:
    """Yield the addresses and numbers in rows that are the person's."""
    alle = [plaats for plaats in plaatsen(editie) if not plaats.alleen_tonen]
    for _, rij in _rijen(alle, "de persoon opzoeken", meld):
        for mens in mensen(rij):
            if zoeker.leidt_verder(mens):
                yield from filter(None, map(mens.tekst, bereikbaar_op(mens.model)))


def _rijen(
    alle: Sequence[Zoekplaats], stap: str, meld: Melder | None
) -> Iterator[tuple[Zoekplaats, Any]]:
    """Yield every row of these places, and tell how far that is."""
    totaal = sum(plaats.rijen.count() for plaats in alle) if meld else 0
    klaar = 0
    for plaats in alle:
        for rij in plaats.rijen.order_by("pk").iterator(chunk_size=100):
            if meld and klaar % MELD_ELKE == 0:
                meld(stap, klaar, totaal)
            klaar += 1
            yield plaats, rij
