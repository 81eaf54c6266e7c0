"""What an edition owns beside its pages, as its file holds it: choices, decisions, proposals, answers.

Pages are named by the id they have in the file, core pages by their path, versions by their place in
the list of their page. No accounts, and nothing that only this installation can follow up.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from wagtail.models import Page, Revision, WorkflowPage

from gemeenten.editie.opbouw.structuur import kernstand, lees_orde
from gemeenten.goedkeuring.workflows import beleid_van
from gemeenten.models import (
    GemeentePage,
    Herinnertermijn,
    Kernorde,
    Meting,
    Overnamebeleid,
    Structuurbesluit,
    Verbetervoorstel,
)

Staat = Verbetervoorstel.Staat


def voorgestelde_versies(editie: GemeentePage) -> set[int]:
    """Return the versions that proposals of ``editie`` are about; they travel with their page."""
    van_ons = Verbetervoorstel.objects.filter(editie=editie)
    return set(van_ons.values_list("revision_id", flat=True))


def bases_van_voorstellen(editie: GemeentePage) -> list[tuple[int, int]]:
    """Return page and base of each proposal; the bases travel with their page."""
    return list(
        Verbetervoorstel.objects.filter(editie=editie)
        .order_by("pk")
        .values_list("variant_id", "basis_id")
    )


def verzamel(
    editie: GemeentePage,
    *,
    revisies: Mapping[int, Sequence[Revision]],
    bases: Mapping[int, Sequence[int]],
    wortel: str,
) -> dict[str, Any]:
    """Return all that ``editie`` owns beside its pages, as plain values, in a fixed order."""
    return {
        "kernbeleid": _een(Overnamebeleid, editie, "keuze"),
        "herinner_na": _een(Herinnertermijn, editie, "werkdagen"),
        "goedkeuring": _goedkeuring(editie),
        "besluiten": _besluiten(editie, wortel),
        "kernorde": _kernorde(editie, wortel),
        "voorstellen": _voorstellen(editie, revisies, bases),
        "metingen": _metingen(editie),
    }


def _een(model: Any, editie: GemeentePage, veld: str) -> Any:
    return model.objects.filter(editie=editie).values_list(veld, flat=True).first()


def _goedkeuring(editie: GemeentePage) -> list[dict[str, Any]]:
    """How pages are approved; a workflow that somebody made by hand is of this installation."""
    rijen = WorkflowPage.objects.filter(page__path__startswith=editie.path)
    return [
        {"pagina": rij.page_id, "beleid": beleid.value}
        for rij in rijen.select_related("workflow__goedkeurbeleid").order_by("page__path")
        if (beleid := beleid_van(rij.workflow))
    ]


def _besluiten(editie: GemeentePage, wortel: str) -> list[dict[str, Any]]:
    """Decisions about the core's structure; ``geldt`` while the core stands as it was decided on."""
    rijen = Structuurbesluit.objects.filter(editie=editie).select_related("kern")
    return [
        {
            "kern": rij.kern.url_path.removeprefix(wortel),
            "soort": rij.soort,
            "geldt": rij.stand == kernstand(rij.kern),
            "online": rij.kern.live,
            "reden": rij.reden,
            "op": rij.op,
        }
        for rij in rijen.order_by("kern__path", "soort")
    ]


def _kernorde(editie: GemeentePage, wortel: str) -> list[Any] | None:
    """The core's order that the edition last dealt with: parent and children, by path."""
    rij = Kernorde.objects.filter(editie=editie).first()
    if rij is None:
        return None
    orde = lees_orde(rij)
    genoemd = set(orde) | {kind for kinderen in orde.values() for kind in kinderen}
    paden = dict(Page.objects.filter(pk__in=genoemd).values_list("pk", "url_path"))
    pad = {pk: volledig.removeprefix(wortel) for pk, volledig in paden.items()}
    return sorted(
        [pad[ouder], [pad[kind] for kind in kinderen if kind in pad]]
        for ouder, kinderen in orde.items()
        if ouder in pad
    )


def _voorstellen(
    editie: GemeentePage,
    revisies: Mapping[int, Sequence[Revision]],
    bases: Mapping[int, Sequence[int]],
) -> list[dict[str, Any]]:
    """Proposals. One that waits in a draft of this core is open again elsewhere: that draft stays here."""
    rijen = Verbetervoorstel.objects.filter(editie=editie)
    return [
        {
            "pagina": rij.variant_id,
            "versie": [r.pk for r in revisies[rij.variant_id]].index(rij.revision_id),
            "basis": bases[rij.variant_id].index(rij.basis_id),
            "paden": rij.paden,
            "toelichting": rij.toelichting,
            "toon_dank": rij.toon_dank,
            "voorgesteld_op": rij.created_at,
            "staat": Staat.OPEN if rij.is_in_concept else rij.staat,
            "besluit_op": None if rij.is_in_concept else rij.besluit_op,
            "reden": rij.reden,
        }
        for rij in rijen.order_by("created_at", "pk")
    ]


def _metingen(editie: GemeentePage) -> list[dict[str, Any]]:
    """Questionnaires with their answers, in no order that tells who was first. Links are made anew.

    Those of which outcomes are shown come before the others: another set of them could tell one person's answer.
    """
    rijen = Meting.objects.filter(werkleergroep__path__startswith=editie.path)
    return [
        {
            "groep": rij.werkleergroep_id,
            "ronde": rij.ronde,
            "moment": rij.moment,
            "stellingen": rij.stellingen,
            "open": rij.is_open,
            "getoond": rij.getoond,
            "scores": [*sorted(rij.getoonde_scores), *sorted(rij.andere_scores)],
        }
        for rij in rijen.prefetch_related("antwoorden").order_by(
            "werkleergroep__path", "ronde", "moment"
        )
    ]
