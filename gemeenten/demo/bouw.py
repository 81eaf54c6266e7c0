"""Build the demo by the product's own road: import, onboard, submit, approve."""

import json
from collections.abc import Callable
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from gemeenten.inleesronde.schrijven import schrijf
from gemeenten.models import (
    Begeleider,
    ContactPage,
    Contactpersoon,
    GemeentePage,
    Ronde,
    Sessie,
    Stelling,
    WerkleergroepPage,
)
from gemeenten.onboarding import Plan, onboard_gemeente, richt_in, steps
from gemeenten.onboarding.livegang import dien_editie_in, zet_live
from handleiding.importer.parse import parse
from handleiding.importer.read import read_regels
from handleiding.models import (
    BegrippenPage,
    BijeenkomstPage,
    HandleidingPage,
    HoofdstukPage,
    InhoudPage,
    Kernpublicatie,
)
from handleiding.workflow.actions import dien_in, keur_goed

from . import gegevens, mensen, organisaties
from .dagen import reeks
from .metingen import bouw_metingen
from .werk import bouw_werk

TEKST = Path(__file__).with_name("handleiding.txt")
Zeg = Callable[[str], None]


class AndereGegevens(Exception):
    """The database holds something that is not the demo."""


def bewaak_demo() -> None:
    """Raise AndereGegevens unless the database is empty or holds the demo and nothing else."""
    users = get_user_model().objects.all()
    if Group.objects.filter(name=mensen.DEMOGROEP).exists():
        vreemd = users.exclude(groups__name=mensen.DEMOGROEP).exists()
    else:
        vreemd = users.exists() or Page.objects.filter(depth__gt=2).exists()
    if vreemd:
        raise AndereGegevens


@transaction.atomic
def bouw_demo(wachtwoord: str, zeg: Zeg, *, met_werk: bool = False) -> None:
    """Make sure the demo is there. All or nothing; running it again only renews the password.

    Two editions; ``met_werk`` leaves work in progress in the first, and answers of participants.
    Raises AndereGegevens when the database holds anything else.
    """
    bewaak_demo()
    kern = richt_in()
    mensen.ensure_kernredactie(wachtwoord)
    _bouw_kern(kern, zeg)
    for gemeente in gegevens.GEMEENTEN:
        _bouw_editie(gemeente, wachtwoord, zeg)
    if met_werk and not Kernpublicatie.objects.exists():
        zeg("Werk klaarzetten dat op mensen wacht …")
        bouw_werk(kern, GemeentePage.objects.get(code=gegevens.GEMEENTEN[0].code))
    if met_werk:
        bouw_metingen()
    mensen.geef_adressen()


def _bouw_kern(kern: HandleidingPage, zeg: Zeg) -> None:
    home = steps.voorpagina()
    if home.live and kern.live and kern.get_children().exists():
        return
    zeg("De handleiding inlezen en laten goedkeuren …")
    schrijver, keurder = _user("kernredacteur"), _user("kernbeoordelaar")
    schrijf(parse(read_regels(TEKST)), kern, user=schrijver)
    _vul_bijeenkomst_7(kern, schrijver)
    _vul_samenvattingen(kern, schrijver)
    _maak_begrippenlijst(kern, schrijver)
    _vul_voorpagina(home)
    organisaties.maak_collectieflijst(home, schrijver)
    publiceer(home, _user(mensen.BEHEER), keurder)


def _vul_bijeenkomst_7(kern: Page, schrijver) -> None:
    sessie = BijeenkomstPage.objects.descendant_of(kern).get(nummer=7)
    blokken = [*sessie.inhoud.get_prep_value(), gegevens.STEUN_BIJ_SESSIE_7]
    sessie.inhoud = json.dumps(blokken)
    sessie.save_revision(user=schrijver)


def _vul_samenvattingen(kern: Page, schrijver) -> None:
    for page in HoofdstukPage.objects.descendant_of(kern).filter(slug__in=gegevens.KORT):
        page.in_het_kort = gegevens.KORT[page.slug]
        page.save_revision(user=schrijver)


def _maak_begrippenlijst(kern: Page, schrijver) -> None:
    if not gegevens.BEGRIPPEN:
        return
    page = BegrippenPage(title="Begrippen", slug="begrippen", live=False)
    page.begrippen = json.dumps(
        [
            {"type": "begrip", "value": {"woord": woord, "vormen": vormen, "uitleg": uitleg}}
            for woord, vormen, uitleg in gegevens.BEGRIPPEN
        ]
    )
    kern.get_descendants().get(slug="bijlagen").add_child(instance=page)
    page.save_revision(user=schrijver)


def _vul_voorpagina(home: Page) -> None:
    home.title = "Collectief tegen Kindermishandeling"
    home.inleiding = gegevens.HOME_INLEIDING
    home.save_revision(user=_user(mensen.BEHEER))
    _vul_teksten(home, gegevens.ALGEMEEN, _user("kernredacteur"))


def _vul_teksten(parent: Page, teksten: dict[str, str], schrijver) -> None:
    for page in InhoudPage.objects.child_of(parent).filter(slug__in=teksten):
        page.inhoud = _tekstblok(teksten[page.slug], *gegevens.ONDER_DE_TEKST.get(page.slug, ()))
        page.save_revision(user=schrijver)


def _bouw_editie(gemeente: gegevens.Gemeente, wachtwoord: str, zeg: Zeg) -> None:
    editie = GemeentePage.objects.filter(code=gemeente.code).first()
    if editie is None:
        zeg(f"De editie van {gemeente.naam} maken en laten goedkeuren …")
        plan = Plan(naam=gemeente.naam, code=gemeente.code, slug=gemeente.slug)
        editie = onboard_gemeente(plan, user=_user("kernredacteur"))
        mensen.ensure_gemeente(gemeente, wachtwoord)
        schrijver = _user(f"redacteur-{gemeente.slug}")
        _vul_editie(editie, gemeente, schrijver)
        dien_editie_in(editie, schrijver)
        zet_live(editie, _user(f"beoordelaar-{gemeente.slug}"))
    mensen.ensure_gemeente(gemeente, wachtwoord)


def _vul_editie(editie: GemeentePage, gemeente: gegevens.Gemeente, schrijver) -> None:
    editie.inleiding = gemeente.inleiding
    editie.steunpunt = gemeente.steunpunt
    editie.kleur = gemeente.kleur
    editie.show_in_menus = True
    editie.save_revision(user=schrijver)
    contact = ContactPage.objects.child_of(editie).get()
    contact.contactpersonen = [
        Contactpersoon(**persoon, gecontroleerd_op=timezone.localdate())
        for persoon in gemeente.contacten
    ]
    contact.save_revision(user=schrijver)
    _vul_teksten(editie, gegevens.VERKLARINGEN, schrijver)
    sleutels = organisaties.maak_lijst(editie, gemeente, schrijver)
    for groep in gemeente.groepen:
        _maak_groep(editie, groep, sleutels, schrijver)


def _maak_groep(editie: GemeentePage, groep: gegevens.Demogroep, sleutels: dict, schrijver) -> None:
    page = WerkleergroepPage(
        title=groep.titel,
        slug=groep.slug,
        gebied=groep.gebied,
        doelgroep=groep.doelgroep,
        status=WerkleergroepPage.Status.GESTART,
        locatie=groep.locatie,
        adres=groep.adres,
        toegankelijkheid=groep.toegankelijkheid,
        live=False,
        show_in_menus=True,
    )
    page.begeleiders = [Begeleider(functie=groep.begeleider, organisatie=groep.begeleider_van)]
    page.rondes = [Ronde(nummer=1, naam="Eerste ronde", aantal_deelnemers=groep.deelnemers)]
    page.sessies = [
        Sessie(nummer=nummer, datum=datum, begin=groep.begin, einde=groep.einde)
        for nummer, datum in enumerate(reeks(groep.weekdag, vandaag=timezone.localdate()), 1)
    ]
    page.stellingen = [Stelling(tekst=tekst) for tekst in gegevens.STELLINGEN]
    page.organisaties = organisaties.deelnames(groep, sleutels)
    editie.add_child(instance=page)
    page.save_revision(user=schrijver)


def publiceer(wortel: Page, indiener, keurder) -> None:
    """Submit and approve each draft below ``wortel``, from the top of the tree down."""
    concepten = wortel.get_descendants(inclusive=True).filter(has_unpublished_changes=True)
    for page in concepten.order_by("path").specific():
        dien_in(page, indiener)
        keur_goed(page, keurder)


def _tekstblok(tekst: str, *eronder: dict) -> str:
    return json.dumps([{"type": "tekst", "value": tekst}, *eronder])


def _user(naam: str):
    return get_user_model().objects.get_by_natural_key(naam)
