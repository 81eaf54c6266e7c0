"""What somebody took of a whole: a sentence of which only one place was taken stands twice, or nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from .afstamming import Telling
from .decide import decide
from .knopen import Mengknoop, lees_knopen
from .teksten import Lezer
from .types import Botsing, Pagina
from .vorm import gelezen
from .weging import grenzen, weeg


def half_genomen(basis: Pagina, nu: Pagina, daarna: Pagina, geheel: Pagina) -> tuple[Botsing, ...]:
    """Return what stands in `daarna` oftener than in `nu` and in `geheel`, or less often than in both.

    `geheel` was made of `basis`; `daarna` is `nu` with a part of that. What was brought to another place is two
    changes: one of them alone says it twice or loses it. What nobody brought elsewhere is no half.
    """
    basis, nu, daarna, geheel = gelezen(basis, nu, daarna, geheel)
    lezer = Lezer()
    voor = Telling()
    for weging in weeg(decide(basis, nu, geheel)[1], lezer)[0]:
        voor.update(weging.kern)
    na, _ = weeg(decide(basis, daarna, geheel)[1], lezer)
    return tuple(
        botsing for knoop in lees_knopen(na) for botsing in _van(knoop, voor[knoop.zin], lezer)
    )


def _van(knoop: Mengknoop, nu: int, lezer: Lezer) -> Iterator[Botsing]:
    aantal, geheel = (
        sum(kant[knoop.zin] for kant in kanten)
        for kanten in zip(*((w.kern, w.lokaal) for w in knoop.wegingen), strict=True)
    )
    minst, meest = grenzen(knoop.zin, nu, geheel, lezer)
    if not minst <= aantal <= meest:
        paden = tuple(weging.besluit.pad for weging in knoop.wegingen)
        yield Botsing(knoop.zin, paden, dubbel=aantal > meest)
