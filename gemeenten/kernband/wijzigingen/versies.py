"""The three versions of a variant as the plain values that the merge compares."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from gemeenten.merge import basis_na
from gemeenten.merge.vorm import Samenstel
from handleiding.inhoud import herschrijf_veld
from handleiding.inhoud.verwijzingen import naar, noemt_pagina
from handleiding.models import OnderdeelPage

from .vormen import met_vorm

Tekst = TypeVar("Tekst", bound=dict[str, Any])

# What an edition decided about a part of: a revision of the core, and the paths of what waits.
Stappen = Sequence[Mapping[str, Any]]

# Of Wagtail's own fields only these hold text of the handbook.
PAGINAVELDEN = ("title", "seo_title", "search_description")


def velden(model: type[OnderdeelPage]) -> list[str]:
    """Return the names of the fields that are merged: text fields of the page and of its type."""
    eigen = [veld.name for veld in model._meta.local_concrete_fields if not veld.primary_key]
    return [*PAGINAVELDEN, *eigen]


def inhoud_van_revisie(revision: Revision, model: type[OnderdeelPage]) -> Samenstel:
    """Return what a revision says, as the merge reads it; absent fields are left out."""
    return met_vorm(json_van_revisie(revision, model), model)


def json_van_revisie(revision: Revision, model: type[OnderdeelPage]) -> dict[str, Any]:
    """Return the same as field name → JSON value: for who only asks of very many whether they are equal."""
    content = revision.content
    return {naam: _json(model, naam, content[naam]) for naam in velden(model) if naam in content}


def stempel(revision: Revision | None) -> str:
    """Name what a revision says now: autosave overwrites a revision, which then keeps its key."""
    return f"{revision.pk}.{revision.created_at.timestamp():.6f}" if revision else "0"


def stappen_van(revision: Revision) -> Stappen:
    """Return what a version of a variant says that waits; nothing in one of before this could be said."""
    return revision.content.get("uitgesteld") or ()


def kernstand(
    basis: Revision | None,
    stappen: Stappen,
    model: type[OnderdeelPage],
    versies: Mapping[int, Revision] | None = None,
) -> Samenstel:
    """Return the text of the core on which a variant stands: ``basis``, and what was decided about since.

    Without ``basis`` nobody knows what it was made of. ``versies`` are the revisions in ``stappen``, where who
    asks about many pages has read them.
    """
    begin = inhoud_van_revisie(basis, model) if basis else Samenstel()
    return na_stappen(begin, stappen, model, versies)


def na_stappen(
    tekst: Samenstel,
    stappen: Stappen,
    model: type[OnderdeelPage],
    versies: Mapping[int, Revision] | None = None,
) -> Samenstel:
    """Return what the core says to who decided about all but what waits in ``stappen``.

    From a revision on that was cleared away, all is asked again: paths lead through the text of before.
    """
    if stappen and versies is None:
        versies = Revision.objects.in_bulk([stap["kern"] for stap in stappen])
    for stap in stappen:
        versie = (versies or {}).get(stap["kern"])
        if versie is None:
            break
        tekst = basis_na(tekst, inhoud_van_revisie(versie, model), stap["paden"])
    return tekst


def kernversies(versies: Iterable[Revision]) -> dict[int, Revision]:
    """Read every revision of the core on which these versions of variants stand, in one query."""
    genoemd: set[int | None] = set()
    for versie in versies:
        genoemd |= {versie.content.get("basis"), *(s["kern"] for s in stappen_van(versie))}
    return Revision.objects.in_bulk(genoemd - {None})


def basistekst(
    basis: Revision | None,
    model: type[OnderdeelPage],
    kopieen: Callable[[], Mapping[int, int]],
    stappen: Stappen = (),
    versies: Mapping[int, Revision] | None = None,
) -> Samenstel:
    """Return what the core said, its links pointing into the edition.

    ``kopieen`` is only asked where there is a link to a page.
    """
    kern = kernstand(basis, stappen, model, versies)
    if not any(noemt_pagina(model._meta.get_field(naam), kern[naam]) for naam in kern):
        return kern
    return met_links_van(kern, model, kopieen())


def vul(page: OnderdeelPage, inhoud: Mapping[str, Any]) -> None:
    """Give ``page`` the content ``inhoud``; nothing is saved."""
    for naam, waarde in inhoud.items():
        is_stream = isinstance(page._meta.get_field(naam), StreamField)
        setattr(page, naam, json.dumps(waarde) if is_stream else waarde)


def kopie_van(editie: Page) -> dict[int, int]:
    """Map each core page that has a variant in ``editie`` to that variant's id."""
    varianten = OnderdeelPage.objects.descendant_of(editie).varianten()
    return dict(varianten.values_list("kern_id", "pk"))


def met_links_van(inhoud: Tekst, model: type[OnderdeelPage], kopie_van: Mapping[int, int]) -> Tekst:
    """Return core content with its links and choices of pages pointing where the edition's copy points.

    As JSON, or as the merge reads it: in the form in which it came.
    """

    def vertaal(soort: str, nummer: int) -> int:
        return kopie_van.get(nummer, nummer) if soort == "page" else nummer

    velden = {naam: model._meta.get_field(naam) for naam in inhoud}
    anders = {
        naam: herschrijf_veld(veld, inhoud[naam], naar(vertaal))
        for naam, veld in velden.items()
        if noemt_pagina(veld, inhoud[naam])
    }
    gelezen = isinstance(inhoud, Samenstel)
    return type(inhoud)(inhoud, **(met_vorm(anders, model) if gelezen else anders))


def _json(model: type[OnderdeelPage], naam: str, waarde: Any) -> Any:
    if isinstance(model._meta.get_field(naam), StreamField) and isinstance(waarde, str):
        return json.loads(waarde or "[]")
    return waarde
