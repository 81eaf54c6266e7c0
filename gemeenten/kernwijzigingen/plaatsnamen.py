"""Where on a page something is, in words: of the field, the block, and what is in it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from django.db.models import Field
from django.utils.text import Truncator
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block, ListBlock, RichTextBlock
from wagtail.fields import StreamField

from gemeenten.merge import Besluit
from handleiding.models import OnderdeelPage

TAG = re.compile(r"<[^>]+>")
BLOKEINDE = re.compile(r"</(?:p|li|h[1-6]|tr)>|<br\s*/?>")
RIJK_BEGIN = re.compile(r"\s*<(?:p|h[1-6]|ul|ol|li|table|hr|embed|div)\b")
DEEL = re.compile(r"^(?:kern-|lokaal-)?p(?P<nummer>\d+)$")
PLAATS = "#plaats"
LANGSTE_VELD = 20
# Parts of a block that are bookkeeping and give a place no name.
GEEN_TEKST = frozenset({"id", "type", "soort", "moment", "werkvorm", "decorative"})
# Parts of a block that hold the number of a file.
BESTANDEN = {"image": "Afbeelding", "document": "Document"}


def plek(besluit: Besluit, model: type[OnderdeelPage], *versies: Mapping[str, Any]) -> str:
    """Return where on the page a decision is: “Programma, ‘Terugblik’, instructie, alinea 2”."""
    return plek_van(besluit.pad, model, *versies)


def plek_van(pad: str, model: type[OnderdeelPage], *versies: Mapping[str, Any]) -> str:
    """Return where on the page a path leads."""
    return ", ".join(plaatsnamen(pad, model, *versies))


def plaatsnamen(pad: str, model: type[OnderdeelPage], *versies: Mapping[str, Any]) -> list[str]:
    """Return the names along a path: of the field, the block, and what is in it."""
    veld, *rest = pad.removesuffix(PLAATS).split("/")
    hier = [versie.get(veld) for versie in versies]
    blok = _blok_van_veld(model, veld)
    namen = [_veldnaam(model, veld)]
    for stuk in rest:
        blok, in_struct = _blok_daarbinnen(blok, hier, stuk), isinstance(blok, BaseStructBlock)
        hier = [_daarbinnen(plaats, stuk) for plaats in hier]
        label = str(blok.label) if in_struct and blok else ""
        if naam := label[:1].lower() + label[1:] or _plaatsnaam(stuk, hier):
            namen.append(naam)
    return namen


def soort_op(
    pad: str, model: type[OnderdeelPage], *versies: Mapping[str, Any]
) -> Field | Block | None:
    """Return the field or block that describes what a path leads to, or into where that is rich text."""
    naam, *rest = pad.removesuffix(PLAATS).split("/")
    veld = next((v for v in model._meta.concrete_fields if v.name == naam), None)
    blok = _blok_van_veld(model, naam)
    if blok is None:
        return veld
    hier = [versie.get(naam) for versie in versies]
    for stuk in rest:
        if isinstance(blok, RichTextBlock):
            break
        blok = _blok_daarbinnen(blok, hier, stuk)
        hier = [_daarbinnen(plaats, stuk) for plaats in hier]
    return blok


def _blok_van_veld(model: type[OnderdeelPage], naam: str) -> Block | None:
    """Return the block that describes what a field holds; None where it holds no blocks."""
    veld = next((v for v in model._meta.concrete_fields if v.name == naam), None)
    return veld.stream_block if isinstance(veld, StreamField) else None


def _blok_daarbinnen(blok: Block | None, hier: Sequence[Any], stuk: str) -> Block | None:
    """Return the block that describes what ``stuk`` of a path names; None for a kind that is gone."""
    if isinstance(blok, ListBlock):
        return blok.child_block
    if isinstance(blok, BaseStructBlock):
        return blok.child_blocks.get(stuk)
    if isinstance(blok, BaseStreamBlock):
        gevonden = (_met_id(plaats, stuk) for plaats in hier)
        soort = next((item.get("type") for item in gevonden if item), None)
        return blok.child_blocks.get(soort)
    return None


def _met_id(plaats: Any, stuk: str) -> Mapping[str, Any] | None:
    items = plaats if isinstance(plaats, list) else ()
    return next((b for b in items if isinstance(b, Mapping) and b.get("id") == stuk), None)


def _daarbinnen(plaats: Any, stuk: str) -> Any:
    """Return what ``stuk`` of a path names within ``plaats``: a block by id, or a field by name."""
    if isinstance(plaats, list):
        return (_met_id(plaats, stuk) or {}).get("value")
    return plaats.get(stuk) if isinstance(plaats, Mapping) else None


def _plaatsnaam(stuk: str, hier: Sequence[Any]) -> str:
    if deel := DEEL.match(stuk):
        return f"alinea {deel['nummer']}"
    if stuk.isidentifier() and len(stuk) < LANGSTE_VELD:
        return stuk.replace("_", " ")
    return _eerste_woorden(hier)


def _eerste_woorden(waarden: Iterable[Any]) -> str:
    regels = (regel for waarde in waarden for regel in _regels(waarde) if regel.strip())
    eerste = next(regels, "")
    return f"‘{Truncator(eerste).chars(40)}’" if eerste else ""


def _veldnaam(model: type[OnderdeelPage], veld: str) -> str:
    namen = {v.name: str(v.verbose_name) for v in model._meta.concrete_fields}
    naam = namen.get(veld, veld)
    return naam[:1].upper() + naam[1:]


def _regels(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        is_html = RIJK_BEGIN.match(value)
        yield unescape(TAG.sub("", BLOKEINDE.sub("\n", value))).strip() if is_html else value
    elif isinstance(value, Mapping):
        for naam, deel in value.items():
            if naam in BESTANDEN and isinstance(deel, int):
                yield f"{BESTANDEN[naam]} {deel}"
            elif naam not in GEEN_TEKST:
                yield from _regels(deel)
    elif isinstance(value, list):
        for deel in value:
            yield from _regels(deel)
    elif isinstance(value, bool):
        yield "ja" if value else "nee"
    elif value is not None:
        yield str(value)


def plaatsen_van(
    pad: str, model: type[OnderdeelPage], versies: Sequence[Mapping[str, Any]]
) -> dict[int, str]:
    """Return by its number each place that an item has in a version, told by what stands before it."""
    if not pad.endswith(PLAATS):
        return {}
    *boven, naam = pad.removesuffix(PLAATS).split("/")
    gevonden = {}
    for lijst in _waarden("/".join(boven), versies):
        items = (
            [lid for lid in lijst if isinstance(lid, Mapping)] if isinstance(lijst, list) else []
        )
        nummer = next((n for n, lid in enumerate(items) if lid.get("id") == naam), None)
        if nummer is not None:
            voor = items[nummer - 1].get("value") if nummer else None
            eerste = _eerste_woorden([voor])
            gevonden[nummer + 1] = f"na {eerste}" if eerste else "vooraan"
    return gevonden


def _waarden(pad: str, versies: Sequence[Mapping[str, Any]]) -> list[Any]:
    veld, *rest = pad.split("/")
    hier: list[Any] = [versie.get(veld) for versie in versies]
    for stuk in rest:
        hier = [_daarbinnen(plaats, stuk) for plaats in hier]
    return hier
