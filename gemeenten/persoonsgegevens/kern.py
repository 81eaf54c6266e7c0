"""Which hits stand in the core in the same words: there the kernredactie decides, for all municipalities."""

from handleiding.models import HandleidingPage

from .plaatsen import paginas_onder
from .tabel import Houdt
from .vinden import Vondst, Zoeker


def in_de_kern(zoeker: Zoeker) -> frozenset[str]:
    """Return the surroundings, folded, of each hit in the core's own text as it is online."""
    kern = HandleidingPage.objects.kernpaginas().order_by("depth", "path").first()
    if kern is None:
        return frozenset()
    return frozenset(
        vondst.rond
        for plaats in paginas_onder(kern.path)
        for rij in plaats.rijen.filter(live=True).iterator(chunk_size=100)
        for vondst in zoeker.vondsten(plaats, rij)
        if _is_tekst(vondst)
    )


def _is_tekst(vondst: Vondst) -> bool:
    return vondst.houdt is Houdt.PAGINA and bool(vondst.rond)
