"""The work list as a mail: once a day, to whom something in it is new or has waited long."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from gemeenten.models import Bericht, Herinnertermijn
from gemeenten.models.bericht import NA_WERKDAGEN
from handleiding.workflow.werkregels import Werkregel, werk_van
from handleiding.workflow.werksoorten import (
    ANTWOORD,
    KERNWIJZIGING,
    NIEMAND,
    SPOED,
    TE_BEOORDELEN,
    TERUGGESTUURD,
    VOORSTEL,
)

from .berichten import bundel, verstuur_wat_wacht
from .voorkeuren import voorkeur_van, wil_regel
from .werkdagen import nadert, werkdagen

# Of these people hear as soon as it happens: the list only reminds of them.
MET_BERICHT = frozenset({TE_BEOORDELEN, TERUGGESTUURD, SPOED, VOORSTEL, ANTWOORD})
# What tells of a line: the list itself, and what says the same of an urgent core change.
VAN_DE_LIJST = (Bericht.Soort.WERK, Bericht.Soort.KERN_DRINGEND, Bericht.Soort.KERN_HERINNERING)
VAN_STAP = frozenset({TE_BEOORDELEN, TERUGGESTUURD, NIEMAND})
VAN_VOORSTEL = frozenset({VOORSTEL, ANTWOORD})


def herinner(vandaag: date | None = None) -> int:
    """Mail each person with something due in their work list that list; return to how many people.

    One mail per person, with the messages that waited for it. Due is what they were not told of, and
    what waits longer than their edition wants since they last were.
    """
    vandaag = vandaag or timezone.localdate()
    termijnen = list(Herinnertermijn.objects.values_list("editie__path", "werkdagen"))
    with bundel():
        gemaild = sum(_meld_werk(user, termijnen, vandaag) for user in _mensen())
        verstuur_wat_wacht()
    return gemaild


def _mensen() -> Iterable[Any]:
    """Return who works in the CMS by a role that they were given."""
    mensen = get_user_model().objects.filter(
        is_active=True,
        groups__permissions__content_type__app_label="wagtailadmin",
        groups__permissions__codename="access_admin",
    )
    return mensen.exclude(email="").order_by("pk").distinct()


@transaction.atomic
def _meld_werk(user: Any, termijnen: list[tuple[str, int]], vandaag: date) -> bool:
    """Hold the person, look what they were told, and do it; another run waits here, and then need not."""
    get_user_model().objects.select_for_update().get(pk=user.pk)
    gemeld = _gemeld(user)
    regels = [
        regel
        for regel in _te_melden(user)
        if regel.soort.vraagt or _aan_de_beurt(regel, gemeld, termijnen, vandaag)
    ]
    if not any(_aan_de_beurt(regel, gemeld, termijnen, vandaag) for regel in regels):
        return False
    Bericht.objects.bulk_create(
        _bericht(user, regel, bijna=_nadert(regel, gemeld, vandaag)) for regel in regels
    )
    return True


def _te_melden(user: Any) -> list[Werkregel]:
    """Return the lines that ``user`` wants mail about, without their own acts and what is on its way to them."""
    voorkeur, onderweg = voorkeur_van(user), _onderweg(user)
    return [
        regel
        for regel in werk_van(user)
        if wil_regel(voorkeur, regel)
        and regel.door != user.pk
        and regel.merk not in onderweg
        and not (regel.soort is NIEMAND and user.is_superuser)
    ]


def _onderweg(user: Any) -> set[str]:
    """Return the lines of which a message goes along in the same mail."""
    wachtend = Bericht.objects.filter(user=user, verstuurd_op=None)
    merken = set()
    for stap, voorstel, werk in wachtend.values_list("task_state_id", "voorstel_id", "werk"):
        merken.add(werk)
        merken |= {f"{soort.sleutel}:{stap}" for soort in VAN_STAP}
        merken |= {f"{soort.sleutel}:{voorstel}" for soort in VAN_VOORSTEL}
    return merken


def _gemeld(user: Any) -> dict[str, datetime]:
    """Return when ``user`` was last told of each line."""
    berichten = Bericht.objects.filter(user=user, soort__in=VAN_DE_LIJST).order_by()
    return dict(berichten.values_list("werk").annotate(laatst=Max("created_at")))


def _aan_de_beurt(
    regel: Werkregel,
    gemeld: Mapping[str, datetime],
    termijnen: list[tuple[str, int]],
    vandaag: date,
) -> bool:
    if not regel.soort.vraagt:
        return regel.merk not in gemeld and regel.soort not in MET_BERICHT
    vorige = gemeld.get(regel.merk) or (regel.sinds if regel.soort in MET_BERICHT else None)
    if vorige is None or _nadert(regel, gemeld, vandaag):
        return True
    return werkdagen(timezone.localdate(vorige), vandaag) >= _termijn(regel.pad, termijnen)


def _nadert(regel: Werkregel, gemeld: Mapping[str, datetime], vandaag: date) -> bool:
    """Return whether the date of a core change came near since it was told."""
    vorige = gemeld.get(regel.merk)
    if regel.soort is not KERNWIJZIGING or regel.uiterlijk is None or vorige is None:
        return False
    return nadert(regel.uiterlijk, gemeld=timezone.localdate(vorige), vandaag=vandaag)


def _termijn(pad: str, termijnen: list[tuple[str, int]]) -> int:
    gevonden = (dagen for editiepad, dagen in termijnen if pad.startswith(editiepad))
    return next(gevonden, NA_WERKDAGEN)


def _bericht(user: Any, regel: Werkregel, *, bijna: bool) -> Bericht:
    """Keep what the line says, and what it is about: a name that is removed there goes here too."""
    return Bericht(
        user=user,
        soort=Bericht.Soort.KERN_HERINNERING if bijna else Bericht.Soort.WERK,
        page_id=regel.page_id,
        task_state_id=int(regel.nummer) if regel.soort in VAN_STAP else None,
        voorstel_id=int(regel.nummer) if regel.soort in VAN_VOORSTEL else None,
        titel=regel.titel[:255],
        waar=regel.plaats.naam[:255] if regel.plaats else "",
        reden=regel.woorden,
        werk=regel.merk,
        adres=regel.url[:255],
    )
