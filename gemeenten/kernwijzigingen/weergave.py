"""Decisions of a merge in words that an editor reads: where, what was, what is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from wagtail.blocks import (
    BaseStreamBlock,
    BaseStructBlock,
    Block,
    EmailBlock,
    ListBlock,
    RichTextBlock,
    URLBlock,
)
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.fields import RichTextField, StreamField

from gemeenten.merge import Besluit, Handeling, Soort, woordverschil
from handleiding.models import OnderdeelPage

from .zelfschrijven import Eigenveld, eigenveld

TAG = re.compile(r"<[^>]+>")
BLOKEINDE = re.compile(r"</(?:p|li|h[1-6]|tr)>|<br\s*/?>")
RIJK = re.compile(r"\s*<(?:p|h[1-6]|ul|ol|li|table|hr|embed|div)\b")
DEEL = re.compile(r"^(?:kern-|lokaal-)?p(?P<nummer>\d+)$")
PLAATS = "#plaats"
LEEG = "(niets)"
LANGSTE_VELD = 20
# Parts of a block that are bookkeeping and no text.
GEEN_TEKST = frozenset({"id", "type", "soort", "moment", "werkvorm", "decorative"})
# A choice from a list, or an address: two of them make no third, and not every text is one.
VASTE_WAARDE = (BaseChoiceBlock, URLBlock, EmailBlock)
# Parts of a block that hold the number of a file.
BESTANDEN = {"image": "Afbeelding", "document": "Document"}


@dataclass(frozen=True)
class Verschil:
    """One decision, ready to be shown: texts are plain, a line for each paragraph."""

    besluit: Besluit
    plek: str
    was: str
    kern: str
    lokaal: str
    keuzes: tuple[tuple[str, str], ...]
    eigen: Eigenveld | None

    @property
    def pad(self) -> str:
        return self.besluit.pad

    @property
    def conflict(self) -> bool:
        return self.besluit.soort is Soort.CONFLICT

    @property
    def verplaatst(self) -> bool:
        return self.besluit.handeling is Handeling.VERPLAATST

    @property
    def gemarkeerd(self) -> SafeString:
        """The core's text as HTML, with the difference from ours marked to the word."""
        return gemarkeerd(self.lokaal, self.kern)

    @property
    def lokaal_gemarkeerd(self) -> SafeString:
        """Our text as HTML, with the difference from the core's marked to the word."""
        return gemarkeerd(self.kern, self.lokaal)


def gemarkeerd(van: str, naar: str) -> SafeString:
    """Return ``naar`` as HTML, with the difference from ``van`` marked to the word."""
    oud, nieuw = ("" if tekst == LEEG else tekst for tekst in (van, naar))
    segmenten = woordverschil(oud, nieuw) or [("gelijk", LEEG)]
    return format_html_join("", "{}", ((_segment(*segment),) for segment in segmenten))


def _segment(soort: str, tekst: str) -> SafeString:
    if soort == "gelijk":
        return linebreaksbr(tekst, autoescape=True)
    tag, woord = ("ins", "toegevoegd") if soort == "bij" else ("del", "weggehaald")
    return format_html(
        '<{tag}><span class="w-sr-only">{woord}: </span>{tekst}</{tag}>',
        tag=tag,
        woord=woord,
        tekst=linebreaksbr(tekst, autoescape=True),
    )


def verschil(besluit: Besluit, model: type[OnderdeelPage], *versies: Mapping[str, Any]) -> Verschil:
    """Return ``besluit`` in words; ``model`` names the fields, ``versies`` hold the blocks."""
    blok = _blok_op(besluit.pad, model, versies)
    vrij = not isinstance(blok, VASTE_WAARDE)
    eigen = eigenveld(besluit, blok) if vrij else None
    return Verschil(
        besluit=besluit,
        plek=plek(besluit, model, *versies),
        was=als_tekst(besluit.basis, besluit),
        kern=als_tekst(besluit.kern, besluit),
        lokaal=als_tekst(besluit.lokaal, besluit),
        keuzes=_keuzes(besluit, vrij=vrij, eigen=eigen is not None),
        eigen=eigen,
    )


def als_tekst(value: Any, besluit: Besluit | None = None) -> str:
    """Return any JSON value of a page as plain text, a line for each paragraph."""
    if value is None:
        return LEEG
    if besluit is not None and besluit.handeling is Handeling.VERPLAATST:
        return f"plaats {value}"
    tekst = "\n".join(regel for regel in _regels(value) if regel.strip())
    return tekst or LEEG


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


def _blok_op(
    pad: str, model: type[OnderdeelPage], versies: Sequence[Mapping[str, Any]]
) -> Block | RichTextField | None:
    """Return the block, or the field of rich text, that describes what a path leads to or into."""
    veld, *rest = pad.removesuffix(PLAATS).split("/")
    hier = [versie.get(veld) for versie in versies]
    blok = _rijk_veld(model, veld) or _blok_van_veld(model, veld)
    for stuk in rest:
        if isinstance(blok, RichTextBlock | RichTextField):
            break
        blok = _blok_daarbinnen(blok, hier, stuk)
        hier = [_daarbinnen(plaats, stuk) for plaats in hier]
    return blok


def _blok_van_veld(model: type[OnderdeelPage], naam: str) -> Block | None:
    """Return the block that describes what a field holds; None where it holds no blocks."""
    veld = next((v for v in model._meta.concrete_fields if v.name == naam), None)
    return veld.stream_block if isinstance(veld, StreamField) else None


def _rijk_veld(model: type[OnderdeelPage], naam: str) -> RichTextField | None:
    velden = (v for v in model._meta.concrete_fields if isinstance(v, RichTextField))
    return next((veld for veld in velden if veld.name == naam), None)


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
    regels = (regel for plaats in hier for regel in _regels(plaats) if regel.strip())
    eerste = next(regels, "")
    return f"‘{Truncator(eerste).chars(40)}’" if eerste else ""


def _keuzes(besluit: Besluit, *, vrij: bool, eigen: bool) -> tuple[tuple[str, str], ...]:
    if besluit.handeling is Handeling.VERPLAATST:
        return (("kern", "Verplaatsen zoals de kern"), ("lokaal", "Laten staan waar het staat"))
    kern = "Ook bij ons weghalen" if besluit.kern is None else "De tekst van de kern"
    lokaal = "Weglaten" if besluit.lokaal is None else "Onze tekst"
    keuzes = [("kern", kern), ("lokaal", lokaal)]
    if besluit.kan_beide and vrij:
        keuzes.append(("beide", "Beide teksten"))
    if eigen:
        keuzes.append(("eigen", "Zelf schrijven"))
    return tuple(keuzes)


def _veldnaam(model: type[OnderdeelPage], veld: str) -> str:
    namen = {v.name: str(v.verbose_name) for v in model._meta.concrete_fields}
    naam = namen.get(veld, veld)
    return naam[:1].upper() + naam[1:]


def _regels(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        is_html = RIJK.match(value)
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
