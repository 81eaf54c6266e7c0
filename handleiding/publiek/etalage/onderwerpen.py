"""Names for what an answer depends on, for who keeps answers elsewhere: what rises, what stands where.

An answer carries the names of its page and of its frames (``Surrogate-Key``); what is kept under a name that rose is
to be forgotten.
"""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from wagtail.models import Page

from .plan import Schrijfplan
from .sleutel import TOONT
from .tabel import Etalage, Etalagezicht, Publicatie, Raam, Raamsoort

PAGINA, RAAM = "pagina-", "raam-"
GEHEEL = f"{RAAM}{Raamsoort.GEHEEL.value}"


def paginanaam(pk: int) -> str:
    return f"{PAGINA}{pk}"


def raamnaam(wortel: int | None, soort: str) -> str:
    """Return the name of a frame: of its root, or of its kind where it has none."""
    return f"{RAAM}{wortel or soort}"


class Gestegen:
    """What readers may see anything else of after a step. Asks the database only when somebody asks for it."""

    def __init__(self, plan: Schrijfplan, verdwenen: Iterable[str]) -> None:
        self._plan = plan
        # The ``url_path`` of pages that were deleted.
        self.verdwenen = sorted(verdwenen)

    def onderwerpen(self) -> list[str]:
        """Return the names of the pages and the frames whose stamp rose."""
        plan = self._plan
        paginas = plan.geraakt | {rij.pk for rij in plan.gepubliceerd}
        for wortel_id, soorten in plan.toners.items():
            tonen = Etalage.objects.filter(wortel=wortel_id, page__content_type__in=soorten)
            paginas |= set(tonen.values_list("pk", flat=True))
        ramen = Raam.objects.filter(plan.gestegen_ramen()).order_by("pk")
        return [
            *(paginanaam(pk) for pk in sorted(paginas)),
            *(raamnaam(*raam) for raam in ramen.values_list("wortel", "soort")),
        ]


def paden_van(onderwerpen: Iterable[str]) -> set[str]:
    """Return the ``url_path`` of each page, now and before, of which something is kept under these names."""
    namen = set(onderwerpen)
    paginas = {int(naam[len(PAGINA) :]) for naam in namen if naam.startswith(PAGINA)}
    eerder = Publicatie.objects.filter(page__in=paginas).exclude(adres="")
    paden = set()
    for boom, nu, toen in eerder.values_list("page__path", "page__url_path", "adres").distinct():
        paden.add(toen)
        if toen != nu:  # with all below it, of which nothing else changed
            onder = Page.objects.filter(path__startswith=boom).values_list("url_path", flat=True)
            paden |= {f"{toen}{pad.removeprefix(nu)}" for pad in onder}
    return paden


def paginas_van(onderwerpen: Iterable[str]) -> QuerySet[Page]:
    """Return the pages that an answer under one of these names may be of.

    Those named themselves in any case: they may have gone offline just now.
    """
    namen = set(onderwerpen)
    paginas = {int(naam[len(PAGINA) :]) for naam in namen if naam.startswith(PAGINA)}
    openbaar = Q(live=True, etalage__zicht=Etalagezicht.OPENBAAR)
    if GEHEEL not in namen:
        openbaar &= _in_ramen(namen)
    return Page.objects.filter(Q(pk__in=paginas) | openbaar).order_by("path")


def _in_ramen(namen: set[str]) -> Q:
    """Return which pages show something of these frames."""
    wortels = {int(n[len(RAAM) :]) for n in namen if n.startswith(RAAM) and n != GEHEEL}
    soorten = set(Raam.objects.filter(wortel__in=wortels).values_list("soort", flat=True))
    tonen = [soort for soort, getoond in TOONT.items() if getoond & soorten]
    return Q(etalage__wortel__in=wortels) | Q(etalage__wortel__raam__soort__in=tonen)
