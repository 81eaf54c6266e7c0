"""A name where no spaces are: of a file, in a web address. "cv_zoe-d-ambrozzio.pdf" is about Zoë d'Ambrozzio. Pure."""

import re
from collections.abc import Iterator

from handleiding.vouwen import vouw_met_plaatsen

from .leeswijzen import leeswijzen
from .naamvormen import splits
from .zoekterm import Treffer, Zeker, Zoekvraag

_DEEL = re.compile(r"[^\W\d_]+|\d+")
# An initial with a short surname is any word: "j" and "bos".
KORTSTE_MET_LETTER = 6


def treffers_aaneen(vraag: Zoekvraag, tekst: str) -> list[Treffer]:
    """Return each place of the person in a name without spaces, from the first to the last.

    Words count in which a name begins and ends where a part does, however the name is cut into parts.
    """
    vormen = _vormen(vraag)
    uit: list[Treffer] = list(vraag.treffers(tekst))
    for gelezen in leeswijzen(tekst):
        gevouwen = vouw_met_plaatsen(gelezen.tekst if gelezen else tekst)
        for start, eind, soort in _reeksen(gevouwen.tekst, vormen):
            plek = gevouwen.bron(start, eind)
            plek = gelezen.bron(*plek) if gelezen else plek
            if all(treffer.eind <= plek[0] or plek[1] <= treffer.start for treffer in uit):
                uit.append(Treffer(*plek, soort))
    return sorted(uit, key=lambda treffer: treffer.start)


def _reeksen(tekst: str, vormen: dict[str, Zeker]) -> Iterator[tuple[int, int, Zeker]]:
    """Yield the runs of parts that are together a form of the name; of runs that overlap the first and longest."""
    langste = max(map(len, vormen), default=0)
    delen = [stuk.span() for stuk in _DEEL.finditer(tekst)]
    verder = 0
    for begin, (start, _) in enumerate(delen):
        if start < verder:
            continue
        woord, gevonden = "", None
        for van, tot in delen[begin:]:
            woord += tekst[van:tot]
            if len(woord) > langste:
                break
            if woord in vormen:
                gevonden = (start, tot, vormen[woord])
        if gevonden:
            verder = gevonden[1]
            yield gevonden


def _vormen(vraag: Zoekvraag) -> dict[str, Zeker]:
    """Return how a name is written in one piece, and how surely that is the person."""
    vormen: dict[str, Zeker] = {}
    for naam in vraag.namen:
        for deel in splits(naam):
            voor, heel = _plat(deel.voor), _plat(deel.heel)
            stam, tussen = _plat(deel.stam), _plat(deel.tussen)
            anders = [stam + tussen + voor, heel + voor, stam + voor + tussen]
            if len(heel) >= KORTSTE_MET_LETTER:
                anders += [voor[:1] + heel, heel + voor[:1]]
            vormen |= {vorm: Zeker.LIJKT_OP for vorm in anders if vorm not in vormen}
    for naam in vraag.namen:
        vormen[_plat(naam)] = Zeker.NAAM if " " in naam else Zeker.MISSCHIEN
    vormen.pop("", None)
    return vormen


def _plat(tekst: str) -> str:
    return "".join(teken for teken in tekst if teken.isalnum())
