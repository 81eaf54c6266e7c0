"""Looking at a file, and bringing it in as a draft that goes through the workflow. All or nothing."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError

from gemeenten.logacties import INGEVOERD as LOGACTIE
from gemeenten.models import GemeentePage
from gemeenten.regels.tabellen import Tabel
from handleiding.logacties import noteer
from handleiding.workflow.beurt import een_tegelijk
from handleiding.workflow.schrijven import GEEN_RECHT, beletsel

from .kolommen import Invoersoort
from .verslag import Stand, Verslag, maak_verslag

NIET_GOED = "Er zijn nog fouten. Er is niets bewaard."


def doelpagina(editie: GemeentePage, soort: Invoersoort) -> Any:
    """Return the page of the edition that holds these rows. Raises ValidationError without one."""
    page = soort.pagina.objects.child_of(editie).first()
    if page is None:
        raise ValidationError(soort.ontbreekt)
    return page


def slot_op(page: Any, user: Any) -> str:
    """Return in Dutch why nothing can be saved now. Raises PermissionDenied for who may not write here."""
    hinder = beletsel(page, user)
    if hinder == GEEN_RECHT:
        raise PermissionDenied(str(hinder))
    return str(hinder or "")


def bekijk(page: Any, soort: Invoersoort, tabel: Tabel, *, user: Any) -> Verslag:
    """Return what the file would change in the latest draft. Writes nothing. Raises TabelFout."""
    slot = slot_op(page, user)
    concept = page.get_latest_revision_as_object()
    verslag = maak_verslag(soort, tabel, list(getattr(concept, soort.relatie).all()))
    return replace(verslag, bezwaar=slot or verslag.bezwaar)


@een_tegelijk
def voer_in(page: Any, soort: Invoersoort, tabel: Tabel, *, user: Any) -> Verslag:
    """Save what the file changes as a draft; a file that changes nothing saves nothing.

    Raises ValidationError, and saves nothing at all, when a single row is wrong.
    """
    if reden := slot_op(page, user):
        raise ValidationError(reden)
    concept = page.get_latest_revision_as_object()
    rijen = list(getattr(concept, soort.relatie).all())
    verslag = maak_verslag(soort, tabel, rijen)
    if verslag.bezwaar or verslag.met(Stand.FOUT):
        raise ValidationError(verslag.bezwaar or NIET_GOED)
    if verslag.te_bewaren:
        _bewaar(concept, rijen, verslag, user)
    return verslag


def _bewaar(concept: Any, rijen: list[Any], verslag: Verslag, user: Any) -> None:
    for regel in verslag.met(Stand.BIJGEWERKT):
        rijen[next(n for n, rij in enumerate(rijen) if rij is regel.oud)] = regel.object
    rijen += [regel.object for regel in verslag.met(Stand.NIEUW)]
    for volgorde, rij in enumerate(rijen):
        rij.sort_order = volgorde
    setattr(concept, verslag.soort.relatie, rijen)
    revisie = concept.save_revision(user=user)
    noteer(
        concept,
        LOGACTIE,
        user=user,
        revision=revisie,
        # Numbers only: a log must not hold people.
        data={str(stand): aantal for stand, aantal in verslag.aantallen.items()},
    )
