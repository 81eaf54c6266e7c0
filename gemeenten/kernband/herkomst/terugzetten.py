"""Put a part of a variant, or all of it, back to the core, as a draft."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import Revision

from gemeenten.kernband.wijzigingen.overnemen import Verouderd
from gemeenten.kernband.wijzigingen.plaatsnamen import plek_van
from gemeenten.kernband.wijzigingen.samenhang import Bewoording, bewaak_samenhang
from gemeenten.kernband.wijzigingen.versies import vul
from gemeenten.logacties import TERUG_NAAR_DE_KERN
from handleiding.logacties import noteer
from handleiding.models import OnderdeelPage
from handleiding.workflow.beurt import een_tegelijk
from handleiding.workflow.schrijven import bewaak_schrijven

from .stand import Herkomststand, herkomst_van_concept
from .terug import HELE_PAGINA, keuzes_voor, terug

GEEN_VARIANT = "Deze pagina komt niet uit de landelijke handleiding."
NIETS_TERUG = "Hier staat al de tekst van de kern, of het is een eigen blok. Er is niets gewijzigd."
VEROUDERD = (
    "Iemand heeft deze pagina gewijzigd sinds u dit scherm opende. Er is niets teruggezet. "
    "Bekijk hieronder opnieuw wat er zou verdwijnen."
)
TERUGZETTEN = Bewoording(
    "Na het terugzetten",
    "Zet ook terug wat erbij hoort, of zet een vinkje als u dit zo bedoelt.",
)


@een_tegelijk
def zet_terug(
    page: OnderdeelPage,
    *,
    pad: str,
    stand: str,
    user: Any,
    ook: Sequence[str] = (),
    bedoeld: str = "",
) -> Revision:
    """Save a draft in which the field or block at ``pad`` ("" is the page) says what the core said.

    ``ook`` are paths that go back with it. ``user`` becomes a contributor; blocks that only the edition has
    stay. Raises PermissionDenied, in Dutch, Verouderd when ``stand`` is not the present one, and KeuzesBotsen
    unless ``bedoeld`` confirms just that.
    """
    bewaak_schrijven(page, user)
    nu = herkomst_van_concept(page)
    if nu is None:
        raise PermissionDenied(GEEN_VARIANT)
    if nu.stand != stand:
        raise Verouderd(VEROUDERD)
    samen, paden = nu.samenvoeging, (pad, *ook)
    keuzes = keuzes_voor(samen.besluiten, paden)
    if not keuzes:
        raise PermissionDenied(NIETS_TERUG)
    bewaak_terugzetten(nu, paden, bedoeld=bedoeld)
    concept = nu.lokaal.as_object()
    vul(concept, terug(samen, *paden))
    return _bewaar(concept, nu, paden, len(keuzes), user)


def bewaak_terugzetten(stand: Herkomststand, paden: Sequence[str], *, bedoeld: str = "") -> None:
    """Raise KeuzesBotsen when a text would stand twice or nowhere, unless ``bedoeld`` confirms just that."""
    samen = stand.samenvoeging
    keuzes = keuzes_voor(samen.besluiten, paden)
    bewaak_samenhang(samen, keuzes, bedoeld=bedoeld, woorden=TERUGZETTEN)


def _bewaar(
    concept: OnderdeelPage, nu: Herkomststand, paden: Sequence[str], aantal: int, user: Any
) -> Revision:
    revision = concept.save_revision(user=user)
    noteer(
        concept,
        TERUG_NAAR_DE_KERN,
        user=user,
        revision=revision,
        data={
            "pad": paden[0],
            "plek": samen_genoemd(nu, paden),
            "aantal": aantal,
            "kernrevisie": nu.basis.pk,
            "vorige_revisie": nu.lokaal.pk,
        },
    )
    return revision


def samen_genoemd(stand: Herkomststand, paden: Sequence[str]) -> str:
    """Return what paths are called together: “Titel; Programma, ‘Casus’”."""
    return "; ".join(dict.fromkeys(plaatsnaam(stand, pad) for pad in paden))


def plaatsnaam(stand: Herkomststand, pad: str) -> str:
    """Return what a path is called: “Programma, ‘Casus’”, or “de hele pagina”."""
    if pad == HELE_PAGINA:
        return "de hele pagina"
    return plek_van(pad, stand.model, stand.tekst, stand.basistekst)
