"""A session page, the ways in which a side can change it, and what must come of that."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from gemeenten.merge import merge

KENNISMAKEN = "<p>Geef iedereen een kaart.</p>"
VRAGEN = "<ul><li>Wie ben je?</li><li>Waar werk je?</li></ul>"
SLOT = "<p>Sluit de ronde samen af.</p>"


def blok(kind: str, key: str | None, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": key}


def onderdeel(key: str, titel: str, instructie: str = "", minuten: int | None = 15) -> Any:
    value = {"titel": titel, "werkvorm": "plenair", "minuten": minuten, "instructie": instructie}
    return blok("onderdeel", key, value)


def onderwerp(key: str, tekst: str, **onderdelen: str) -> Any:
    items = [blok("item", name, value) for name, value in onderdelen.items()]
    return blok("onderwerp", key, {"tekst": tekst, "onderdelen": items})


def verwijzing(key: str, titel: str, **anders: Any) -> Any:
    value = {
        "auteur": "Jansen, A.",
        "titel": titel,
        "jaar": "2019",
        "bron": "Tijdschrift voor de wijk",
        "paginas": "4-9",
        "url": "https://voorbeeld.nl/artikel",
        "soort": "verplicht",
        "moment": "volgende",
        "toelichting": "",
    }
    return blok("verwijzing", key, {**value, **anders})


def session() -> dict[str, Any]:
    return {
        "title": "Samen beginnen",
        "nummer": 1,
        "doel": "<p>De groep leert elkaar kennen.</p><p>Iedereen weet wat we gaan doen.</p>",
        "onderwerpen": [
            onderwerp("o1", "Verwachtingen", a1="van elkaar", a2="van de reeks"),
            onderwerp("o2", "Afspraken", a3="over privacy"),
        ],
        "programma": [
            onderdeel("d1", "Ontvangst", "<p>Zet koffie klaar.</p>", 10),
            onderdeel("d2", "Kennismaken", KENNISMAKEN + VRAGEN + SLOT),
            onderdeel("d3", "Afronden", "<p>Vraag wat mensen meenemen.</p>", None),
        ],
        "materiaal": [
            blok("materiaal", "m1", "Stiften"),
            blok("materiaal", "m2", "Kaarten"),
            blok("materiaal", "m3", "Naambordjes"),
        ],
        "aandachtspunten": [
            blok("punt", "t1", "<p>Bewaak de tijd.</p>"),
            blok("tekst", "t2", "<p>Let op wie stil blijft.</p>"),
        ],
        "literatuur": [verwijzing("l1", "Buren helpen buren")],
        "voorbereidingsvragen": [
            blok("vraag", "v1", "Wie helpt jou?"),
            blok("tekst", "v2", "<p>Neem je antwoord mee.</p>"),
        ],
    }


def find(items: list[Any], key: str) -> Any:
    return next(item for item in items if item["id"] == key)


def at(page: Any, path: str) -> Any:
    """Return what stands at a path of keys and block ids."""
    for step in path.split("/"):
        page = find(page, step)["value"] if isinstance(page, list) else page[step]
    return page


def edit(path: str, value: Any) -> Any:
    def apply(page: Any) -> None:
        parent, _, last = path.rpartition("/")
        holder = at(page, parent) if parent else page
        if isinstance(holder, list):
            find(holder, last)["value"] = value
        else:
            holder[last] = value

    return apply


def drop(path: str) -> Any:
    def apply(page: Any) -> None:
        parent, _, last = path.rpartition("/")
        holder = at(page, parent)
        holder[:] = [item for item in holder if item["id"] != last]

    return apply


def add(path: str, place: int, item: Any) -> Any:
    return lambda page: at(page, path).insert(place, deepcopy(item))


def order(path: str, *ids: str) -> Any:
    return lambda page: at(page, path).sort(key=lambda item: ids.index(item["id"]))


def both(*changes: Any) -> Any:
    def apply(page: Any) -> None:
        for change in changes:
            change(page)

    return apply


def nothing(page: Any) -> None:
    """Change nothing."""


@dataclass
class Case:
    """What each side does, and what the result must be: a change of the basis."""

    name: str
    kern: Any
    lokaal: Any
    expected: Any
    conflicten: dict[str, tuple[Any, Any, Any]] = field(default_factory=dict)


PROGRAMMA_2 = "programma/d2/instructie"
NIEUW = onderdeel("k9", "Pauze", "<p>Tien minuten rust.</p>")
EIGEN = onderdeel("e9", "Rondleiding", "<p>Bekijk het wijkgebouw.</p>")


def changed(change: Any) -> dict[str, Any]:
    page = session()
    change(page)
    return page


def outcome(case: Case) -> tuple[dict[str, Any], dict[str, tuple[Any, Any, Any]]]:
    """Return the page and the conflicts that come of what both sides did."""
    result = merge(session(), changed(case.kern), changed(case.lokaal))
    return result.inhoud, {b.pad: (b.basis, b.kern, b.lokaal) for b in result.conflicten}
