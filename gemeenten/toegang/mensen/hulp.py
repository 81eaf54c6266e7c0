"""Who can see to it that somebody reviews: the beheerder of the edition, until there is one the kernredactie."""

from typing import Any

from gemeenten.models import Rolgroep
from handleiding.workflow.rules import Rol

from .acties import heeft_beheerder

BEHEERDER = "Vraag de beheerder van {gemeente} om een beoordelaar."
KERNREDACTIE = "{gemeente} heeft geen beheerder. Vraag de kernredactie om mensen uit te nodigen."


def hulp_bij_stap(task: Any) -> str:
    """Return who helps with the people of this step, or nothing for one that is of no edition."""
    van_edities = Rolgroep.objects.filter(rol=Rol.BEOORDELAAR, editie__isnull=False)
    rij = van_edities.filter(group__in=task.specific.groups.all()).select_related("editie").first()
    if rij is None:
        return ""
    editie = rij.editie
    zin = BEHEERDER if heeft_beheerder(editie) else KERNREDACTIE
    return zin.format(gemeente=editie.title)
