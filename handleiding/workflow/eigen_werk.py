"""What the workflow itself has waiting for a person: to review, to change, to submit, to read afterwards."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.permissions import policy_registry

from handleiding.logacties import PUBLICATIES, SPOED

from . import werklijst
from .lijst import in_rust, met_spoed
from .rollen import eigen_rollen_op
from .rules import EIGEN_STAP, Rol, Toestand
from .tweede_persoon import banden
from .werklijst import Werk
from .werkregels import Werkregel
from .werksoorten import COLLEGA, CONCEPT, INGEDIEND, TE_BEOORDELEN, TERUGGESTUURD, Werksoort
from .werksoorten import SPOED as MET_SPOED


def ter_beoordeling(user: Any) -> Iterator[Werkregel]:
    """What ``user`` may review by a role; a superuser may step in, and is not waited for."""
    werken = werklijst.wacht_op(user, alleen_als_lid=True)
    nog_niet = _van_wie_toegang_gaf(werken, user)
    for werk in werken:
        soort = COLLEGA if werk.schreef_mee else TE_BEOORDELEN
        uitleg = f"{werk.door} diende dit in.{_stapzin(werk)}"
        if werk.schreef_mee:
            uitleg += " U werkte mee aan deze tekst: een andere beoordelaar keurt hem goed."
        elif werk.page.pk in nog_niet:
            uitleg += f" {EIGEN_STAP}"
        yield _regel(
            soort, werk, reverse("beoordelen", args=[werk.page.pk]), uitleg, Rol.BEOORDELAAR
        )


def _van_wie_toegang_gaf(werken: Iterable[Werk], user: Any) -> set[int]:
    """Return which texts are of who let ``user`` in: a quick look, not a verdict. Most have no such tie."""
    band = banden([user.pk]).get(user.pk)
    if band is None:
        return set()
    makers = defaultdict(set, {werk.page.pk: {werk.door_id} for werk in werken})
    revisies = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(pk) for pk in makers],
    )
    for object_id, mens in revisies.order_by().values_list("object_id", "user_id").distinct():
        makers[int(object_id)].add(mens)
    return {pk for pk, mensen in makers.items() if band.raakt(mensen)}


def van_eigen_indieningen(user: Any) -> Iterator[Werkregel]:
    """What ``user`` submitted and waits for a reviewer, and what came back with a reason."""
    for werk in werklijst.ingediend_en_teruggestuurd(user):
        url = reverse("wagtailadmin_pages:edit", args=[werk.page.pk])
        if werk.toestand == Toestand.TERUGGESTUURD:
            uitleg = (
                f"{werk.door} stuurde dit terug. Reden: {werk.reden} {werk.stap.na_terugsturen}"
            ).strip()
            yield _regel(TERUGGESTUURD, werk, url, uitleg)
        else:
            yield _regel(INGEDIEND, werk, url, werk.stap.zin)


def _stapzin(werk: Werk) -> str:
    """With one step there is nothing to say: whose it is stands beside it."""
    return f" {werk.stap.zin}" if werk.stap and werk.stap.nummer else ""


def _regel(soort: Werksoort, werk: Werk, url: str, uitleg: str, rol: str = "") -> Werkregel:
    return Werkregel(
        soort=soort,
        nummer=str(werk.stap_id),
        titel=werk.titel,
        url=url,
        pad=werk.page.path,
        page_id=werk.page.pk,
        uitleg=uitleg,
        rol=str(rol),
        sinds=werk.sinds,
        door=werk.door_id,
    )


def eigen_paginas(user: Any) -> Any:
    """Return the pages that ``user`` works on, for a subquery."""
    beleid = policy_registry.get_by_type(Page)
    return beleid.instances_user_has_any_permission_for(user, ["add", "change"]).order_by()


def eigen_concepten(user: Any) -> Iterator[Werkregel]:
    """Drafts that ``user`` wrote last and nobody submitted."""
    concepten = in_rust(Page.objects.filter(has_unpublished_changes=True))
    rijen = concepten.filter(
        latest_revision__user=user, pk__in=eigen_paginas(user).values("pk")
    ).order_by("path")
    for pk, pad, titel, sinds in rijen.values_list(
        "pk", "path", "draft_title", "latest_revision__created_at"
    ):
        yield Werkregel(
            soort=CONCEPT,
            nummer=str(pk),
            titel=titel,
            url=reverse("wagtailadmin_pages:edit", args=[pk]),
            pad=pad,
            page_id=pk,
            uitleg="U werkte hier het laatst aan. Dien het in als het klaar is.",
            sinds=sinds,
        )


def spoed_na_te_lezen(user: Any) -> Iterator[Werkregel]:
    """Emergency publications that wait for a second person: a reviewer who did not work on the text."""
    ooit = PageLogEntry.objects.filter(action=SPOED).order_by().values("page")
    paginas = met_spoed(Page.objects.filter(pk__in=ooit)).filter(
        spoed_open=True, pk__in=eigen_paginas(user).values("pk")
    )
    mijn = [page for page in paginas if Rol.BEOORDELAAR in eigen_rollen_op(page, user)]
    spoed = _spoedregels(mijn)
    eerder, geschreven = _vorige_publicaties(spoed.values()), _geschreven(mijn, user)
    for page in mijn:
        regel = spoed[page.pk]
        vorige = eerder.get(page.pk)
        if any(vorige is None or moment > vorige for moment in geschreven[page.pk]):
            continue
        yield Werkregel(
            soort=MET_SPOED,
            nummer=str(regel.pk),
            titel=page.draft_title or page.title,
            url=reverse("handeling", args=[page.pk, "achteraf_goedkeuren"]),
            pad=page.path,
            page_id=page.pk,
            uitleg=f"Reden: {regel.data.get('reden', '')}",
            rol=str(Rol.BEOORDELAAR),
            sinds=regel.timestamp,
            door=regel.user_id,
        )


def _spoedregels(paginas: list[Page]) -> dict[int, PageLogEntry]:
    """Return the last emergency publication of each page."""
    log = PageLogEntry.objects.filter(page__in=[p.pk for p in paginas], action=SPOED)
    return {regel.page_id: regel for regel in log.order_by("pk")}


def _vorige_publicaties(spoed: Iterable[PageLogEntry]) -> dict[int, datetime]:
    """Return when each page was last published before its emergency."""
    per_pagina = {regel.page_id: regel for regel in spoed}
    log = PageLogEntry.objects.filter(page__in=per_pagina, action__in=PUBLICATIES).order_by(
        "timestamp", "pk"
    )
    return {
        pk: moment
        for pk, moment, revisie in log.values_list("page_id", "timestamp", "revision_id")
        if moment < per_pagina[pk].timestamp and revisie != per_pagina[pk].revision_id
    }


def _geschreven(paginas: list[Page], user: Any) -> dict[int, list[datetime]]:
    """Return when ``user`` saved versions of these pages: a quick look, not a verdict."""
    revisies = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(page.pk) for page in paginas],
        user=user,
    )
    gevonden: dict[int, list[datetime]] = defaultdict(list)
    for object_id, moment in revisies.values_list("object_id", "created_at"):
        gevonden[int(object_id)].append(moment)
    return gevonden
