"""One edition as a file: pages, what it owns beside them, media; revisions on request; no accounts."""

import json
import zipfile
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import IO, Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from gemeenten.logacties import EDITIE_UITGEVOERD
from gemeenten.models import GemeentePage
from gemeenten.onboarding.steps import voorpagina
from gemeenten.toegang.muren.collectie import collectie_van
from handleiding.inhoud.verwijzingen import verwijzingen
from handleiding.models import OnderdeelPage
from handleiding.verschil.paginatekst import BOEKHOUDING

from .bestand import FORMAAT, INHOUD
from .bewaking import bewaak
from .eigendom_uit import bases_van_voorstellen, verzamel, voorgestelde_versies
from .media import schrijf_media

# Planning is an order to this installation; the archive is a state here.
NIET_MEE = BOEKHOUDING | {"kern", "basis", "uitgesteld", "gearchiveerd_op", "bewaren_tot"}
NIET_MEE |= {"go_live_at", "expire_at"}


def voer_uit(
    editie: GemeentePage,
    doel: IO[bytes],
    *,
    user: Any,
    met_revisies: bool = False,
    meld: Callable[..., None] = lambda *stand: None,
) -> None:
    """Write ``editie`` to ``doel`` as a zip file; logged, as it may hold personal data.

    ``meld`` hears each step, and how many files of how many are in.
    """
    bewaak(editie, user)
    uitvoer = Uitvoer(editie, met_revisies=met_revisies)
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as archief:
        meld("de pagina’s")
        gegevens = uitvoer.gegevens()
        media = schrijf_media(archief, uitvoer.gevraagd, collectie_van(editie), meld)
        gegevens["media"] = list(media)
        tekst = json.dumps(gegevens, cls=DjangoJSONEncoder, ensure_ascii=False)
        archief.writestr(INHOUD, tekst)
    log(instance=editie, action=EDITIE_UITGEVOERD, user=user, data={"met_revisies": met_revisies})


class Uitvoer:
    """One edition on its way out: its pages, their versions, the core versions these stand on."""

    def __init__(self, editie: GemeentePage, *, met_revisies: bool) -> None:
        self.editie = editie
        self.wortel = voorpagina().url_path
        self.paginas = list(editie.get_descendants(inclusive=True).order_by("path"))
        self.revisies = self._revisies(alles=met_revisies)
        self.onderdelen = OnderdeelPage.objects.select_related("kern").in_bulk(
            [page.pk for page in self.paginas]
        )
        self.bases = self._bases()
        self.basisteksten = Revision.objects.in_bulk({pk for r in self.bases.values() for pk in r})
        self.gevraagd: dict[str, set[int]] = {"page": set(), "image": set(), "document": set()}
        self._noteer_wat_gevraagd_wordt()

    def gegevens(self) -> dict[str, Any]:
        return {
            "formaat": FORMAAT,
            "naam": self.editie.title,
            "code": self.editie.code,
            "slug": self.editie.slug,
            "gemaakt_op": timezone.now(),
            "paginas": self._paginas(),
            "buiten": self._buiten(),
            "eigendom": verzamel(
                self.editie, revisies=self.revisies, bases=self.bases, wortel=self.wortel
            ),
        }

    def _revisies(self, *, alles: bool) -> dict[int, list[Revision]]:
        """Return the versions to export by page, oldest first, the latest last.

        Without ``alles``: what is online, the latest, and what was proposed to the core.
        """
        laatste = {page.pk: page.latest_revision_id for page in self.paginas}
        sleutels = {page.live_revision_id for page in self.paginas} | set(laatste.values())
        van_deze = Revision.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id__in=[str(page.pk) for page in self.paginas],
        ).order_by("created_at", "pk")
        if not alles:
            sleutels |= voorgestelde_versies(self.editie)
            van_deze = van_deze.filter(pk__in=sleutels - {None})
        per_pagina: dict[int, list[Revision]] = {page.pk: [] for page in self.paginas}
        for revisie in van_deze:
            per_pagina[int(revisie.object_id)].append(revisie)
        for page, rij in per_pagina.items():
            rij.sort(key=lambda revisie, pk=laatste[page]: revisie.pk == pk)
        return per_pagina

    def _bases(self) -> dict[int, list[int]]:
        """Return by page the core versions that the page, its versions and its proposals stand on."""
        genoemd = {
            pk: {page.basis_id, *(r.content.get("basis") for r in self.revisies[pk])}
            for pk, page in self.onderdelen.items()
        }
        for variant, basis in bases_van_voorstellen(self.editie):
            genoemd[variant].add(basis)
        alle = {pk for rij in genoemd.values() for pk in rij if pk}
        bekend = set(Revision.objects.filter(pk__in=alle).values_list("pk", flat=True))
        return {page: sorted(rij & bekend) for page, rij in genoemd.items()}

    def _paginas(self) -> list[dict[str, Any]]:
        op_pad = {page.path: page.pk for page in self.paginas}
        return [
            {
                "id": page.pk,
                "ouder": op_pad.get(page.path[: -Page.steplen]),
                "type": page.specific_class._meta.label_lower if page.specific_class else "",
                "titel": page.title,
                **self._herkomst(page.pk),
                "versies": [self._versie(page.pk, r) for r in self.revisies[page.pk]],
            }
            for page in self.paginas
        ]

    def _herkomst(self, pk: int) -> dict[str, Any]:
        """Name the core page by its path, and what the core said by its content."""
        onderdeel = self.onderdelen.get(pk)
        if onderdeel is None or onderdeel.kern is None:
            return {}
        bases = self.bases[pk]
        return {
            "kern": onderdeel.kern.url_path.removeprefix(self.wortel),
            "bases": [_inhoud(self.basisteksten[basis].content) for basis in bases],
        }

    def _versie(self, pk: int, revisie: Revision) -> dict[str, Any]:
        bases, basis = self.bases.get(pk, []), revisie.content.get("basis")
        op = {"basis": bases.index(basis)} if basis in bases else {}
        # In full: versions may be of the same millisecond.
        return {
            "gemaakt_op": revisie.created_at.isoformat(),
            "inhoud": _inhoud(revisie.content),
        } | op

    def _noteer_wat_gevraagd_wordt(self) -> None:
        """Note what the versions point to, by kind; of the core's texts only the pages."""
        for page in self.paginas:
            if not page.specific_class:
                continue
            for revisie in self.revisies[page.pk]:
                self._noteer(page, revisie, self.gevraagd)
            for basis in self.bases.get(page.pk, []):
                self._noteer(page, self.basisteksten[basis], {"page"})

    def _noteer(self, page: Page, revisie: Revision, soorten: Collection[str]) -> None:
        for _, (soort, pk) in verwijzingen(page.specific_class, revisie.content):
            if soort in soorten:
                self.gevraagd[soort].add(pk)

    def _buiten(self) -> dict[int, str]:
        anders: Iterable[int] = self.gevraagd["page"] - {page.pk for page in self.paginas}
        buiten = Page.objects.filter(pk__in=set(anders)).order_by("path")
        return {page.pk: page.url_path.removeprefix(self.wortel) for page in buiten}


def _inhoud(inhoud: Mapping[str, Any]) -> dict[str, Any]:
    return {naam: deel for naam, deel in inhoud.items() if naam not in NIET_MEE}
