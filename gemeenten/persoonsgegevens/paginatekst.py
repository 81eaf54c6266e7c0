"""Text of pages in which other words come: what readers do not see at once, what is online by a draft and its review.

A draft that somebody is at work on gets the words, and is not submitted: that is for who wrote it. A text under review
stays there; its reviewer reads again. A planned publication is taken back and submitted anew.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import Page, Revision

from gemeenten.models import Nawerk, Verwijderregel
from handleiding.logacties import noteer
from handleiding.workflow.actions import dien_in, trek_planning_in
from handleiding.workflow.bijdragen import schrijf_toe
from handleiding.workflow.schrijven import BEOORDELING, INGEPLAND, beletsel
from handleiding.zichtbaarheid import is_verborgen

from .logacties import PERSOON_VERVANGEN
from .plaatsen import Zoekplaats, plaats_van_versies
from .vinden import Vondst, Zoeker
from .wissen import Wiskeuze, zonder

OPMERKING = "Andere woorden in plaats van de gegevens van een persoon (verwijdering {wie})."


class Afloop(StrEnum):
    """What became of a page whose text is online."""

    INGEDIEND = "ingediend"
    LIGT_VOOR = "ligt_voor"
    BEZIG = "bezig"
    GEWEIGERD = "geweigerd"


@dataclass
class Online:
    """Which pages readers see, each with the version they see; and which of these need another text."""

    versies: dict[int, int | None]
    wachten: dict[int, int | None] = field(default_factory=dict)
    sleutels: set[str] = field(default_factory=set)

    @classmethod
    def van(cls, paginas: Iterable[int]) -> "Online":
        rijen = Page.objects.filter(pk__in=list(paginas), live=True).exclude(is_verborgen())
        return cls(dict(rijen.values_list("pk", "live_revision")))

    def houdt_af(self, vondst: Vondst) -> bool:
        """Tell whether this changes only by a draft; then its page waits."""
        versies = self.versies
        if not vondst.mag_vervangen or vondst.pagina not in versies:
            return False
        rij = vondst.rij
        if isinstance(rij, Revision) and rij.pk != versies[vondst.pagina]:
            return False
        self.wachten[vondst.pagina] = versies[vondst.pagina]
        self.sleutels.add(vondst.sleutel)
        return True


def leg_voor(
    online: Online, zoeker: Zoeker, keuze: Wiskeuze, regel: Verwijderregel, user: Any
) -> dict[str, list[int]]:
    """Give each page that waits its new text; return what became of it."""
    afloop: dict[str, list[int]] = defaultdict(list)
    for pk in sorted(online.wachten):
        page = Page.objects.get(pk=pk).specific
        afloop[_leg_voor(page, zoeker, keuze, regel, user)].append(pk)
    Nawerk.objects.bulk_create(
        Nawerk(regel=regel, page_id=pk, revision_id=versie) for pk, versie in online.wachten.items()
    )
    return dict(afloop)


def _leg_voor(
    page: Any, zoeker: Zoeker, keuze: Wiskeuze, regel: Verwijderregel, user: Any
) -> Afloop:
    # Who chose the words wrote them: nobody approves their own.
    schrijf_toe(page, {user.pk})
    _noem_als_concept(page, zoeker, keuze)
    hinder = beletsel(page)
    if hinder == BEOORDELING:
        return Afloop.LIGT_VOOR
    if hinder == INGEPLAND:
        return _opnieuw_ter_beoordeling(page, regel, user)
    if page.has_unpublished_changes and page.latest_revision_id != page.live_revision_id:
        return Afloop.BEZIG
    nieuw = _met_andere_woorden(page, zoeker, keuze)
    if nieuw is not None:
        nieuw.draft_title = page.draft_title = nieuw.title
        versie = nieuw.save_revision(user=user)
        data = {"wie": regel.wie}
        noteer(page, PERSOON_VERVANGEN, user=user, revision=versie, data=data)
    return _dien_in(page, regel, user)


def _noem_als_concept(page: Any, zoeker: Zoeker, keuze: Wiskeuze) -> None:
    """Call the page by its new title wherever only the CMS names it: also in what is logged from now on."""
    plaats = Zoekplaats("pagina", Page.objects.filter(pk=page.pk), "pk")
    rij = plaats.rijen.get()
    nieuw = zonder(rij, zoeker.vondsten(plaats, rij), keuze)
    if "draft_title" in nieuw:
        page.draft_title = nieuw["draft_title"]
        plaats.rijen.update(draft_title=page.draft_title)


def _met_andere_woorden(page: Any, zoeker: Zoeker, keuze: Wiskeuze) -> Any:
    """Return the page as its next draft says it; None when nothing of it changes."""
    laatste = page.get_latest_revision()
    versie = Revision(
        content_type=page.cached_content_type,
        base_content_type=Page(pk=page.pk).get_base_content_type(),
        object_id=str(page.pk),
        object_str=page.draft_title,
        content=laatste.content if laatste else page.serializable_data(),
    )
    vondsten = list(zoeker.vondsten(plaats_van_versies([page.pk]), versie))
    if "content" not in (nieuw := zonder(versie, vondsten, keuze)):
        return None
    versie.content = nieuw["content"]
    return versie.as_object()


def _opnieuw_ter_beoordeling(page: Any, regel: Verwijderregel, user: Any) -> Afloop:
    try:
        with transaction.atomic():
            trek_planning_in(page, user, OPMERKING.format(wie=regel.wie))
    except PermissionDenied:
        return Afloop.GEWEIGERD
    return _dien_in(page, regel, user)


def _dien_in(page: Any, regel: Verwijderregel, user: Any) -> Afloop:
    try:
        with transaction.atomic():
            vers = page.specific_class.objects.get(pk=page.pk)
            dien_in(vers, user, OPMERKING.format(wie=regel.wie))
    except PermissionDenied:
        return Afloop.GEWEIGERD
    return Afloop.INGEDIEND
