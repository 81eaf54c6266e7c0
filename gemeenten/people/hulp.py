"""Who can see to it that somebody reviews: the beheerder of the edition, until there is one the kernredactie."""

from typing import Any

from gemeenten.models import GemeentePage
from gemeenten.roles import groepsnaam
from handleiding.workflow.rules import Rol

from .acties import heeft_beheerder

BEHEERDER = "Vraag de beheerder van {gemeente} om een beoordelaar."
KERNREDACTIE = "{gemeente} heeft geen beheerder. Vraag de kernredactie om mensen uit te nodigen."


def hulp_bij_stap(task: Any) -> str:
    """Return who helps with the people of this step, or nothing for one that is of no edition."""
    groepen = set(task.specific.groups.values_list("name", flat=True))
    codes = [naam.rpartition(" ")[0] for naam in groepen]
    editie = next(
        (
            editie
            for editie in GemeentePage.objects.filter(code__in=codes)
            if groepsnaam(editie.code, Rol.BEOORDELAAR) in groepen
        ),
        None,
    )
    if editie is None:
        return ""
    zin = BEHEERDER if heeft_beheerder(editie) else KERNREDACTIE
    return zin.format(gemeente=editie.title)
