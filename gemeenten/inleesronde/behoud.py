"""Keep the identity of items when a handbook is read in again, so that it reads as a change and not as new text.

Raw JSON of a field in, raw JSON out; what stands in it is told by its definition.
"""

import re
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from string import Formatter
from typing import Any

from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block, ListBlock

from gemeenten.merge.richtext import replace_keys, strip_tags
from gemeenten.merge.sleutels import with_unique_keys
from gemeenten.merge.vorm import Opmaaktekst
from handleiding.inhoud import Inhoudsoort, Onderdeel, onderdelen, soort_van
from handleiding.inhoud.soorten import Bron
from handleiding.inhoud.woorden import regels
from handleiding.verschil.opgeslagen import van_blok
from handleiding.vouwen import vouw

from .paren import Herkenbaar, paren

NewId = Callable[[], str]
WOORD = re.compile(r"\w+")
# The opening tag of a paragraph with a key of the editor.
ALINEA = re.compile(r'<([a-z0-9]+)\b[^<>]*?\sdata-block-key="([^"<>]*)"[^<>]*>')


def new_id() -> str:
    return str(uuid.uuid4())


def behoud(bron: Bron, oud: Any, nieuw: Any, new_id: NewId = new_id) -> Any:
    """Return ``nieuw`` with the ids of ``oud`` wherever an item is the same one, told by what it says.

    What says the same stays to the letter as it was, and every block gets an id.
    """
    if isinstance(bron, BaseStreamBlock | ListBlock) and isinstance(nieuw, list):
        return _behoud_lijst(bron, oud if isinstance(oud, list) else [], nieuw, new_id)
    if oud is not None and van_blok(bron, oud) == van_blok(bron, nieuw):
        return oud
    if isinstance(bron, BaseStructBlock) and isinstance(nieuw, dict):
        vorig = oud if isinstance(oud, dict) else {}
        kinderen = bron.child_blocks
        return {
            naam: behoud(kinderen.get(naam), vorig.get(naam), deel, new_id)
            for naam, deel in nieuw.items()
        }
    if soort_van(bron) is Inhoudsoort.RIJK and isinstance(nieuw, str):
        return _behoud_sleutels(oud if isinstance(oud, str) else "", nieuw)
    return nieuw


def _behoud_lijst(bron: Bron, oud: list[Any], nieuw: list[Any], new_id: NewId) -> list[Any]:
    vorige, leden = (list(onderdelen(bron, lijst) or ()) for lijst in (oud, nieuw))
    paar = paren([_herkend(lid) for lid in vorige], [_herkend(lid) for lid in leden])
    return [
        _lid(vorige[paar[nummer]] if nummer in paar else None, deel, new_id)
        for nummer, deel in enumerate(leden)
    ]


def _lid(vorig: Onderdeel | None, deel: Onderdeel, new_id: NewId) -> dict[str, Any]:
    """Return an item as Wagtail stores it; a bare one of a list gets the form of the others."""
    waarde = behoud(deel.bron, vorig.waarde if vorig else None, deel.waarde, new_id)
    naam = (vorig.sleutel if vorig else "") or deel.sleutel or new_id()
    return {"type": deel.type or "item", "value": waarde, "id": naam}


def _herkend(lid: Onderdeel) -> Herkenbaar:
    titelvelden = titel_van(lid.bron) if isinstance(lid.waarde, dict) else ()
    titel = tuple(vouw(str(lid.waarde.get(naam) or "")) for naam in titelvelden)
    woorden = _woorden(_zonder(lid, titelvelden))
    return Herkenbaar(lid.type or "item", repr(van_blok(lid.bron, lid.waarde)), titel, woorden)


def titel_van(bron: Bron) -> tuple[str, ...]:
    """Return the names of the parts by which a block is called, as its own definition says."""
    if not isinstance(bron, BaseStructBlock):
        return ()
    vorm = bron.meta.label_format or ""
    namen = [naam for _, naam, _, _ in Formatter().parse(vorm) if naam]
    namen = namen or [naam for naam in [getattr(bron.meta, "zoekkop", "")] if naam]
    return tuple(n for n in namen if soort_van(bron.child_blocks.get(n)) is Inhoudsoort.TEKST)


def _zonder(lid: Onderdeel, titelvelden: Sequence[str]) -> Iterator[str]:
    """Yield the lines of an item outside its title. Where it leads to is no word to be known by."""
    if not titelvelden:
        yield from regels(lid.bron, lid.waarde)
        return
    for deel in onderdelen(lid.bron, lid.waarde) or ():
        los = isinstance(deel.bron, Block) and soort_van(deel.bron) is Inhoudsoort.ADRES
        if deel.sleutel not in titelvelden and not los:
            yield from regels(deel.bron, deel.waarde)


def _woorden(teksten: Iterable[str]) -> frozenset[str]:
    return frozenset(woord for tekst in teksten for woord in WOORD.findall(vouw(tekst)))


def _behoud_sleutels(oud: str, nieuw: str) -> str:
    """Return rich text of which each paragraph has the editor's key that it had before."""
    (vorige, oude), (alineas, nieuwe) = _alineas(oud), _alineas(nieuw)
    paar = paren(vorige, alineas)
    sleutels = iter([oude[paar[n]] if n in paar else eigen for n, eigen in enumerate(nieuwe)])
    tekst = replace_keys(nieuw, lambda eigen: next(sleutels, eigen))
    return str(with_unique_keys(Opmaaktekst(tekst)))


def _alineas(html: str) -> tuple[list[Herkenbaar], list[str]]:
    """Return the paragraphs of a rich text, and their keys."""
    tags = list(ALINEA.finditer(html))
    einden = [*(tag.start() for tag in tags), len(html)][1:]
    teksten = [html[tag.end() : eind] for tag, eind in zip(tags, einden, strict=True)]
    return [
        Herkenbaar(tag[1], tekst, woorden=_woorden([strip_tags(tekst)]))
        for tag, tekst in zip(tags, teksten, strict=True)
    ], [tag[2] for tag in tags]
