"""Decisions that wait: what somebody wrote about them, kept with what the text stands on, and found again.

What waits is told by the page itself (``OnderdeelPage.uitgesteld``, or a base that is behind). The rows here only
say why and until when; a row whose place is nowhere on the screen is shown above it.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.template.defaultfilters import date as datum
from django.utils import timezone

from gemeenten.merge import Besluit, half_uitgesteld
from gemeenten.models import Uitstel
from handleiding.models import OnderdeelPage

from .kenmerk import kort
from .plaatsnamen import plek
from .voorstel import Voorstel

LATER = "later"  # the choice of who decides later
LANGST = timedelta(days=366)
GEWOON = timedelta(days=28)

GEEN_NOTITIE = "Schrijf kort op waarom u later beslist."
TE_LANG = "Schrijf het in hoogstens 500 tekens op."
GEEN_DATUM = "Kies een dag waarop u er weer naar kijkt, bijvoorbeeld 31-12-2026."
VOORBIJ = "Kies een dag die nog komt."
TE_VER = "Kies een dag binnen een jaar."
DRINGEND = "Deze wijziging is dringend. Kies een dag tot en met {dag}."
SAMEN = "Deze vraag hoort bij een vraag die u uitstelt. Stel ze samen uit, of geen van beide."
KLOPT_NIET = "Vul bij elk besluit dat u uitstelt in waarom, en tot wanneer."
ALLEEN_MENSEN = "Iemand wil hier later over beslissen."


@dataclass(frozen=True)
class Uitstelkeuze:
    """What somebody filled in at a place about which they decide later; a date that is none is None."""

    notitie: str
    terug_op: date | None


@dataclass(frozen=True)
class Latere:
    """For the merge screen: what waits, by path; what has no place any more; and the day a new one starts with."""

    op: Mapping[str, Uitstel]
    zonder_plek: Sequence[Uitstel]
    begin: date


class UitstelOnvolledig(ValueError):
    """Something is missing where somebody decides later; ``fouten`` says what, by path, in Dutch."""

    def __init__(self, fouten: Mapping[str, str]) -> None:
        super().__init__(KLOPT_NIET)
        self.fouten = dict(fouten)


def stand_van(basis: int | None, stappen: Sequence[Mapping[str, Any]]) -> str:
    """Name what a text stands on: its base, and what of the core's changes since it waits with."""
    tekst = json.dumps([basis, list(stappen)], sort_keys=True)
    return hashlib.sha256(tekst.encode()).hexdigest()[:16]


def stand_van_concept(voorstel: Voorstel) -> str:
    """Name what the latest draft stands on."""
    return stand_van(voorstel.basis.pk if voorstel.basis else None, voorstel.stappen)


def begindatum(voorstel: Voorstel) -> date:
    """Return the day that the field starts with: in four weeks, but not after an urgent change's date."""
    vandaag = timezone.localdate()
    uiterlijk = voorstel.uiterlijk
    gewoon = vandaag + GEWOON
    return min(gewoon, uiterlijk) if uiterlijk and uiterlijk > vandaag else gewoon


def bewaak_uitstel(voorstel: Voorstel, uitstel: Mapping[str, Uitstelkeuze]) -> None:
    """Raise UitstelOnvolledig where a reason or a date is missing, or the half of a whole would wait."""
    if not uitstel:
        return
    fouten = {pad: _bezwaar(keuze, voorstel) for pad, keuze in uitstel.items()}
    fouten |= dict.fromkeys(half_uitgesteld(voorstel.samenvoeging, uitstel), SAMEN)
    if any(fouten.values()):
        raise UitstelOnvolledig({pad: fout for pad, fout in fouten.items() if fout})


def _bezwaar(keuze: Uitstelkeuze, voorstel: Voorstel) -> str:
    vandaag, dag = timezone.localdate(), keuze.terug_op
    if not keuze.notitie:
        return GEEN_NOTITIE
    if len(keuze.notitie) > Uitstel._meta.get_field("notitie").max_length:
        return TE_LANG
    if dag is None:
        return GEEN_DATUM
    if dag <= vandaag:
        return VOORBIJ
    if voorstel.uiterlijk and vandaag < voorstel.uiterlijk < dag:
        return DRINGEND.format(dag=datum(voorstel.uiterlijk, "j F Y"))
    return TE_VER if dag > vandaag + LANGST else ""


@transaction.atomic
def bewaar_uitstel(
    voorstel: Voorstel, stand: str, uitstel: Mapping[str, Uitstelkeuze], *, user: Any
) -> None:
    """Keep why what waits does so, for a text that stands on ``stand``; what was said of that before, goes."""
    page, model = voorstel.variant, voorstel.variant.specific_class
    Uitstel.objects.filter(page=page.pk, stand=stand).delete()
    Uitstel.objects.bulk_create(
        Uitstel(
            page_id=page.pk,
            stand=stand,
            pad=besluit.pad,
            kenmerk=_kenmerk(besluit),
            plek=plek(besluit, model, *voorstel.teksten),
            notitie=uitstel[besluit.pad].notitie,
            terug_op=uitstel[besluit.pad].terug_op,
            door=user,
        )
        for besluit in voorstel.te_kiezen
        if besluit.pad in uitstel
    )


def uitstel_van(standen: Mapping[int, str]) -> dict[int, list[Uitstel]]:
    """Return what waits on each page, by its key, for texts that stand on ``standen``; one query."""
    gevonden: dict[int, list[Uitstel]] = defaultdict(list)
    rijen = Uitstel.objects.filter(page__in=standen, stand__in=set(standen.values()))
    for rij in rijen.select_related("door") if standen else ():
        if rij.stand == standen[rij.page_id]:
            gevonden[rij.page_id].append(rij)
    return gevonden


def uitstel_in(voorstellen: Iterable[Voorstel]) -> dict[int, list[Uitstel]]:
    """Return what waits in each of these proposals, by the key of their page; one query."""
    return uitstel_van({v.variant.pk: stand_van_concept(v) for v in voorstellen})


def wacht_iets(voorstel: Voorstel) -> bool:
    """Return whether somebody wants to decide later about a part: nothing of that page goes by itself."""
    return bool(voorstel.stappen) or bool(uitstel_in([voorstel]))


def lees_later(voorstel: Voorstel) -> Latere:
    """Return what waits in a proposal."""
    rijen = uitstel_in([voorstel]).get(voorstel.variant.pk, [])
    op, over = op_hun_plek(rijen, voorstel.te_kiezen)
    return Latere(op, over, begindatum(voorstel))


def op_hun_plek(
    rijen: Iterable[Uitstel], besluiten: Sequence[Besluit]
) -> tuple[dict[str, Uitstel], list[Uitstel]]:
    """Return what waits by the path that it has now, and what of it has no place any more.

    The same change first; else another change of the same text, or at the same place: the core may have gone on.
    """
    over, gevonden = list(rijen), {}
    for past in (_zelfde, _zelfde_verandering, _zelfde_tekst, _zelfde_plek):
        for besluit in besluiten:
            rij = next((r for r in over if past(r, besluit)), None)
            if rij is not None and besluit.pad not in gevonden:
                gevonden[besluit.pad] = rij
                over.remove(rij)
    return gevonden, over


def _zelfde(rij: Uitstel, besluit: Besluit) -> bool:
    return _zelfde_plek(rij, besluit) and rij.kenmerk == _kenmerk(besluit)


def _zelfde_verandering(rij: Uitstel, besluit: Besluit) -> bool:
    return _veld(rij.pad) == _veld(besluit.pad) and rij.kenmerk == _kenmerk(besluit)


def _zelfde_tekst(rij: Uitstel, besluit: Besluit) -> bool:
    toen, nu = rij.kenmerk.partition("-")[0], _kenmerk(besluit).partition("-")[0]
    return besluit.basis is not None and _veld(rij.pad) == _veld(besluit.pad) and toen == nu


def _zelfde_plek(rij: Uitstel, besluit: Besluit) -> bool:
    return rij.pad == besluit.pad


def _veld(pad: str) -> str:
    return pad.partition("/")[0]


def _kenmerk(besluit: Besluit) -> str:
    return f"{kort(besluit.basis)}-{kort(besluit.kern)}"


def stand_op(page: OnderdeelPage) -> str:
    """Name what a page object stands on."""
    return stand_van(page.basis_id, page.uitgesteld)
