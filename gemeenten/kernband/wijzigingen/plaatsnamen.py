"""Where on a page something is, in words: of the field, the block, and what is in it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Field
from django.utils.text import Truncator
from wagtail.blocks import BaseStructBlock, Block

from gemeenten.merge import Besluit
from handleiding.inhoud import Inhoudsoort, Onderdeel, bron_van, onderdelen, soort_van
from handleiding.inhoud.soorten import Bron
from handleiding.inhoud.woorden import regels
from handleiding.models import OnderdeelPage

DEEL = re.compile(r"^(?:kern-|lokaal-)?p(?P<nummer>\d+)$")
PLAATS = "#plaats"


@dataclass(frozen=True)
class Tekstplek:
    """A place on a page: what describes what stands there, and that itself in each version."""

    bron: Bron
    waarden: Sequence[Any]

    def naar(self, stuk: str) -> tuple["Tekstplek", Onderdeel | None]:
        """Go one step of a path further: to a block by its id, or to a part by its name."""
        gevonden = [_onderdeel(self.bron, waarde, stuk) for waarde in self.waarden]
        eerste = next(filter(None, gevonden), None)
        waarden = [deel.waarde if deel else None for deel in gevonden]
        # An item without an id is of the kind that all in its list are.
        bron = eerste.bron if eerste else getattr(self.bron, "child_block", None)
        return Tekstplek(bron, waarden), eerste


def _onderdeel(bron: Bron, waarde: Any, stuk: str) -> Onderdeel | None:
    delen = onderdelen(bron, waarde) or ()
    return next((deel for deel in delen if deel.sleutel == stuk), None)


def _begin(
    pad: str, model: type[OnderdeelPage], versies: Iterable[Mapping[str, Any]]
) -> tuple[Field | None, Tekstplek, list[str]]:
    naam, *rest = pad.removesuffix(PLAATS).split("/")
    veld = next((v for v in model._meta.concrete_fields if v.name == naam), None)
    waarden = [versie.get(naam) for versie in versies]
    return veld, Tekstplek(bron_van(veld) if veld else None, waarden), rest


def plek(besluit: Besluit, model: type[OnderdeelPage], *versies: Mapping[str, Any]) -> str:
    """Return where on the page a decision is: “Programma, ‘Terugblik’, instructie, alinea 2”."""
    return plek_van(besluit.pad, model, *versies)


def plek_van(pad: str, model: type[OnderdeelPage], *versies: Mapping[str, Any]) -> str:
    """Return where on the page a path leads."""
    return ", ".join(plaatsnamen(pad, model, *versies))


def plaatsnamen(pad: str, model: type[OnderdeelPage], *versies: Mapping[str, Any]) -> list[str]:
    """Return the names along a path: of the field, the block, and what is in it."""
    veld, plaats, rest = _begin(pad, model, versies)
    naam = str(veld.verbose_name) if veld else pad.partition("/")[0]
    namen = [naam[:1].upper() + naam[1:]]
    for stuk in rest:
        in_struct = isinstance(plaats.bron, BaseStructBlock)
        plaats, onderdeel = plaats.naar(stuk)
        namen.append(_naam(stuk, plaats, onderdeel, in_struct=in_struct))
    return [naam for naam in namen if naam]


def _naam(stuk: str, plaats: Tekstplek, onderdeel: Onderdeel | None, *, in_struct: bool) -> str:
    if onderdeel is None:
        deel = DEEL.match(stuk)
        return f"alinea {deel['nummer']}" if deel else ""
    if in_struct:
        return onderdeel.naam or stuk.replace("_", " ")
    return _eerste_woorden(plaats.bron, plaats.waarden)


def bronnen_op(
    pad: str, model: type[OnderdeelPage], *versies: Mapping[str, Any]
) -> tuple[Bron, Bron]:
    """Return what describes that in which a path ends, and what describes that which stands there.

    Into rich text a path goes on, the definition does not.
    """
    _, plaats, rest = _begin(pad, model, versies)
    boven: Bron = None
    for stuk in rest:
        if soort_van(plaats.bron) is Inhoudsoort.RIJK:
            break
        boven = plaats.bron
        plaats, _ = plaats.naar(stuk)
    return boven, plaats.bron


def _eerste_woorden(bron: Bron, waarden: Iterable[Any]) -> str:
    """Return how a block is known: by its first words, or else by what kind it is."""
    eerste = next((regel for waarde in waarden for regel in regels(bron, waarde)), "")
    if not eerste:
        return str(bron.label) if isinstance(bron, Block) else ""
    return f"‘{Truncator(eerste).chars(40)}’"


def buurman(pad: str, model: type[OnderdeelPage], versies: Iterable[Mapping[str, Any]]) -> str:
    """Return after what an item of a list stands, in the first version that has it; empty for what is none."""
    for versie in versies:
        _, plaats, rest = _begin(pad, model, [versie])
        onderdeel = None
        for stuk in rest:
            plaats, onderdeel = plaats.naar(stuk)
        if onderdeel is not None and onderdeel.is_lid:
            return next(iter(plaatsen_van(f"{pad}{PLAATS}", model, [versie]).values()), "")
    return ""


def plaatsen_van(
    pad: str, model: type[OnderdeelPage], versies: Sequence[Mapping[str, Any]]
) -> dict[int, str]:
    """Return by its number each place that an item has in a version, told by what stands before it."""
    if not pad.endswith(PLAATS):
        return {}
    *boven, naam = pad.removesuffix(PLAATS).split("/")
    _, plaats, rest = _begin("/".join(boven), model, versies)
    for stuk in rest:
        plaats, _ = plaats.naar(stuk)
    gevonden = {}
    for lijst in plaats.waarden:
        leden = list(onderdelen(plaats.bron, lijst) or ())
        nummer = next((n for n, lid in enumerate(leden) if lid.sleutel == naam), None)
        if nummer is not None:
            voor = leden[nummer - 1] if nummer else None
            eerste = _eerste_woorden(voor.bron, [voor.waarde]) if voor else ""
            gevonden[nummer + 1] = f"na {eerste}" if eerste else "vooraan"
    return gevonden
