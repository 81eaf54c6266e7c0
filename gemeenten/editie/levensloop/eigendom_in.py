"""What an edition owns beside its pages, brought in from its file: see ``eigendom_uit``.

What this installation has no place for is left out and told, one line each.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Page, WorkflowPage

from gemeenten.editie.opbouw.structuur import kernstand
from gemeenten.goedkeuring.workflows import Beleid, ensure_beleid
from gemeenten.lokaal.metingen import bewaar_antwoord
from gemeenten.models import (
    GemeentePage,
    Herinnertermijn,
    Kernorde,
    Meting,
    Overnamebeleid,
    Structuurbesluit,
    Verbetervoorstel,
)
from gemeenten.regels.meting import telt_mee

from .kernplek import Kernplekken, hernoem_pad

BESLUIT_WEG = "een besluit over een pagina van de kern die hier niet is, is weggelaten"
VOORSTEL_WEG = "{titel}: een verbetervoorstel is weggelaten, want de kern zei hier nooit die tekst"


@dataclass(frozen=True)
class Eigendomsplek:
    """Where things in the file went: pages, versions and core versions here, by their name in the file."""

    editie: GemeentePage
    paginas: Mapping[int, Page]
    versies: Mapping[tuple[int, int], int]
    bases: Mapping[int, Sequence[int | None]]
    kaarten: Mapping[int, Mapping[str, str]]
    kern: Kernplekken


def zet_neer(eigendom: Mapping[str, Any], plek: Eigendomsplek, meld: Callable[[str], None]) -> None:
    """Store all that the file holds beside the pages. ``meld`` hears what is left out."""
    if keuze := eigendom.get("kernbeleid"):
        waarde = Overnamebeleid.Keuze(keuze)
        Overnamebeleid.objects.create(editie=plek.editie, keuze=waarde)
    if werkdagen := eigendom.get("herinner_na"):
        termijn = Herinnertermijn(editie=plek.editie, werkdagen=werkdagen)
        termijn.full_clean()
        termijn.save()
    _goedkeuring(eigendom.get("goedkeuring", []), plek)
    _besluiten(eigendom.get("besluiten", []), plek, meld)
    _kernorde(eigendom.get("kernorde"), plek)
    _voorstellen(eigendom.get("voorstellen", []), plek, meld)
    _metingen(eigendom.get("metingen", []), plek)


def _goedkeuring(rijen: Sequence[Mapping[str, Any]], plek: Eigendomsplek) -> None:
    for rij in rijen:
        if page := plek.paginas.get(rij["pagina"]):
            workflow = ensure_beleid(plek.editie.code, Beleid(rij["beleid"]))
            WorkflowPage.objects.update_or_create(page_id=page.pk, defaults={"workflow": workflow})


def _besluiten(
    rijen: Sequence[Mapping[str, Any]], plek: Eigendomsplek, meld: Callable[[str], None]
) -> None:
    for rij in rijen:
        kern = plek.kern.pagina(rij["kern"])
        if kern is None:
            meld(BESLUIT_WEG)
            continue
        geldt = rij["geldt"] and rij["online"] == kern.live
        besluit = Structuurbesluit(
            editie=plek.editie,
            kern_id=kern.pk,
            soort=rij["soort"],
            stand=_stand(rij["soort"], kern) if geldt else "",
            reden=rij["reden"],
        )
        besluit.full_clean(exclude=["door"])
        besluit.save()
        Structuurbesluit.objects.filter(pk=besluit.pk).update(op=_moment(rij["op"]))


def _stand(soort: str, kern: Page) -> str:
    """A page that was left out stays so, whatever the core publishes; a kept one until it does."""
    return kernstand(kern) if soort == Structuurbesluit.Soort.BEHOUDEN else ""


def _kernorde(rijen: Sequence[Any] | None, plek: Eigendomsplek) -> None:
    if rijen is None:
        return
    orde = {}
    for ouder, kinderen in rijen:
        if boven := plek.kern.pagina(ouder):
            gevonden = [plek.kern.pagina(kind) for kind in kinderen]
            orde[boven.pk] = [kind.pk for kind in gevonden if kind]
    if orde:
        Kernorde.objects.update_or_create(editie=plek.editie, defaults={"orde": orde})


def _voorstellen(
    rijen: Sequence[Mapping[str, Any]], plek: Eigendomsplek, meld: Callable[[str], None]
) -> None:
    for rij in rijen:
        page = plek.paginas.get(rij["pagina"])
        if page is None:
            continue
        # A page that follows no core page here stands on no text of the core.
        bases = plek.bases.get(rij["pagina"])
        basis = bases[rij["basis"]] if bases else None
        if basis is None:
            meld(VOORSTEL_WEG.format(titel=page.title))
            continue
        kaart = plek.kaarten[rij["pagina"]]
        voorstel = Verbetervoorstel(
            editie=plek.editie,
            variant_id=page.pk,
            revision_id=plek.versies[rij["pagina"], rij["versie"]],
            basis_id=basis,
            paden=[hernoem_pad(pad, kaart) for pad in rij["paden"]],
            toelichting=rij["toelichting"],
            toon_dank=rij["toon_dank"],
            created_at=_moment(rij["voorgesteld_op"]),
            staat=rij["staat"],
            besluit_op=rij["besluit_op"] and _moment(rij["besluit_op"]),
            reden=rij["reden"],
        )
        voorstel.full_clean(exclude=["door"])
        voorstel.save()


def _metingen(rijen: Sequence[Mapping[str, Any]], plek: Eigendomsplek) -> None:
    for rij in rijen:
        if groep := plek.paginas.get(rij["groep"]):
            meting = Meting(
                werkleergroep_id=groep.pk,
                ronde=rij["ronde"],
                moment=rij["moment"],
                stellingen=[str(stelling) for stelling in rij["stellingen"]],
            )
            meting.full_clean()
            meting.save()
            for scores in rij["scores"]:
                bewaar_antwoord(meting, scores)
            Meting.objects.filter(pk=meting.pk).update(
                is_open=bool(rij["open"]), getoond=_getoond(rij)
            )


def _getoond(rij: Mapping[str, Any]) -> int:
    """Return of how many answers outcomes were shown; a file from before that was written down showed all."""
    aantal = len(rij["scores"])
    alle = telt_mee(aantal, 0)
    return min(int(rij.get("getoond", alle)), aantal)


def _moment(waarde: str) -> Any:
    """Return a moment in the file; nothing happened later than now."""
    return min(parse_datetime(waarde), timezone.now())
