"""The public acknowledgement below a core page, for municipalities that agreed to be named."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wagtail.models import Page

from gemeenten.models import Verbetervoorstel
from handleiding.models import OnderdeelPage
from handleiding.namen import naamvolgorde
from handleiding.publiek.etalage import Gebeurtenis, werk_bij


class Dank(Mapping[str, Any]):
    """Which municipalities to thank, read on first use."""

    def __init__(self, kernpagina: OnderdeelPage) -> None:
        self._kernpagina = kernpagina
        self._namen: list[str] | None = None

    def __getitem__(self, naam: str) -> list[str]:
        if naam != "dank":
            raise KeyError(naam)
        if self._namen is None:
            self._namen = bedankt(self._kernpagina)
        return self._namen

    def __iter__(self) -> Iterator[str]:
        return iter(("dank",))

    def __len__(self) -> int:
        return 1


def bedankt(kernpagina: OnderdeelPage) -> list[str]:
    """Return the municipalities whose proposals are in the published text, by name."""
    voorstellen = Verbetervoorstel.objects.overgenomen().filter(
        variant__kern=kernpagina.pk, toon_dank=True
    )
    namen = set(voorstellen.order_by().values_list("editie__title", flat=True))
    return sorted(namen, key=naamvolgorde)


def dank_bij_kernpagina(page: Page, voorouders: Sequence[Page]) -> Dank | None:
    """Supply the acknowledgement to core pages (registry ``handleiding.slots``)."""
    if isinstance(page, OnderdeelPage) and page.kern_id is None:
        return Dank(page)
    return None


def dank_gewijzigd(sender: Any, instance: Verbetervoorstel, **kwargs: Any) -> None:
    """Tell that the acknowledgement below a core page may be another one (signals of a proposal)."""
    kern = OnderdeelPage.objects.filter(pk=instance.variant_id).values_list("kern_id", flat=True)
    werk_bij(filter(None, kern), Gebeurtenis.ELDERS)
