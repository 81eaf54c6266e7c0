"""The list of removals: what went, recognised without a name, so that it goes again where it comes back."""

from collections.abc import Iterable, Iterator

from gemeenten.models import GemeentePage, Verwijderregel

from .lezen import Mens
from .sporen import Spoorvraag, sporen_van
from .tabel import herkend_aan
from .vinden import Vondst, Zoeker
from .wissen import Wiskeuze


def schrijf_in_lijst(
    editie: GemeentePage, wie: str, vondsten: Iterable[Vondst], keuze: Wiskeuze
) -> Verwijderregel:
    """Keep what went, so that it is known again."""
    vondsten = list(vondsten)
    keuzes = {vondst.sleutel: keuze.vervangingen.get(vondst.sleutel) for vondst in vondsten}
    woorden = sporen_van({tekst for vondst in vondsten for tekst in _woorden(vondst)})
    return Verwijderregel.objects.create(editie=editie, wie=wie, keuzes=keuzes, woorden=woorden)


def keuze_van(regel: Verwijderregel) -> Wiskeuze:
    """Return what was chosen then."""
    vervangingen = {sleutel: w for sleutel, w in regel.keuzes.items() if w is not None}
    return Wiskeuze(frozenset(regel.keuzes), vervangingen)


def zoeker_van(regel: Verwijderregel, geheim: str = "") -> Zoeker:
    """Return what finds the same again."""
    vraag = Spoorvraag(regel.woorden, geheim)
    return Zoeker(vraag, vraag, geheim)


def _woorden(vondst: Vondst) -> Iterator[str]:
    if isinstance(vondst.deel, Mens):
        velden = herkend_aan(vondst.deel.model)
        yield from filter(None, map(vondst.deel.tekst, velden))
    else:
        yield vondst.gelezen
