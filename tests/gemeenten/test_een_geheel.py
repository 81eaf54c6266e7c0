"""What is done and its entry in the log are one: where the entry fails, nothing was done."""

import hashlib
import io
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models.signals import pre_save
from django.utils import timezone
from wagtail.models import PageLogEntry

from gemeenten.editie.levensloop import archief, hernoem, inlezen, samenvoegen, verwijder
from gemeenten.editie.opbouw import structuurbesluiten
from gemeenten.goedkeuring import workflows
from gemeenten.goedkeuring.workflows import Beleid
from gemeenten.kernband.rondes import overnamebeleid
from gemeenten.kernband.wijzigingen import overnemen
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from gemeenten.logacties import (
    AFGELAST,
    BELEID_GEKOZEN,
    EDITIE_GEARCHIVEERD,
    EDITIE_GEMAAKT,
    EDITIE_HERNOEMD,
    EDITIE_INGEVOERD,
    EDITIE_SAMENGEVOEGD,
    EDITIE_TERUGGEHAALD,
    EDITIE_VERWIJDERD,
    GEDEACTIVEERD,
    HOOFDSTUK_TOEGEVOEGD,
    KERN_OVERGENOMEN,
    KERN_TERUGGEDRAAID,
    METING_GEOPEND,
    METING_GESLOTEN,
    OVERNAMEBELEID_GEKOZEN,
    ROLLEN_GEGEVEN,
    UITGENODIGD,
    VERPLAATST,
    WEGGELATEN,
)
from gemeenten.lokaal import metingen
from gemeenten.lokaal.planning import acties as planning_acties
from gemeenten.models import Meting, Overnamebeleid
from gemeenten.onboarding import onboard_gemeente
from gemeenten.toegang.mensen import acties
from handleiding.logacties import ACHTERAF, OFFLINE, OPMERKING, PLANNING_INGETROKKEN, SPOED
from handleiding.workflow.actions import (
    dien_in,
    haal_offline,
    keur_achteraf_goed,
    publiceer_met_spoed,
    trek_planning_in,
)
from tests.gemeenten.editie.levensloop.hulp import als_bestand
from tests.gemeenten.kernband.wijzigingen.opbouw import nieuw_in_kern, stand, verplaats_in_kern
from tests.gemeenten.lokaal.groepen import groep
from tests.gemeenten.onboarding.hulp import HEERENVEEN
from tests.handleiding.workflow.staten import concept, goedgekeurd, ingediend, vers, wijzig

REDACTEUR, KEURDER, BEHEERDER = (
    f"{rol}-leeuwarden" for rol in ("redacteur", "beoordelaar", "beheerder")
)
KERN = "kernredacteur"


def afdruk() -> dict[str, str]:
    """Return a fingerprint of every table."""
    tabellen = {}
    for model in apps.get_models(include_auto_created=True):
        rijen = list(model._base_manager.order_by("pk").values_list())
        tekst = DjangoJSONEncoder(default=str).encode([[str(v) for v in rij] for rij in rijen])
        tabellen[model._meta.label] = hashlib.sha256(tekst.encode()).hexdigest()
    return tabellen


@contextmanager
def vol_logboek(actie):
    """Let an entry of this action fail, the moment before it is written."""

    def weiger(sender, instance, **kwargs):
        if instance.action == actie:
            raise RuntimeError(f"vol: {actie}")

    pre_save.connect(weiger, sender=PageLogEntry)
    try:
        yield
    finally:
        pre_save.disconnect(weiger, sender=PageLogEntry)


def offline_editie(wereld):
    haal_offline(wereld.editie(), wereld.user(KEURDER), "Herindeling")
    return wereld.editie()


# Each puts the world in its place, and returns what is then done, by whom.


def met_opmerking(wereld):
    page = concept(wereld)
    return lambda: dien_in(page, wereld.user(REDACTEUR), "Let op de data.")


def offline(wereld):
    page = goedgekeurd(wereld)
    return lambda: haal_offline(page, wereld.user(KEURDER), "Klopt niet.")


def planning(wereld):
    page = goedgekeurd(wereld, go_live_at=timezone.now() + timedelta(days=3))
    return lambda: trek_planning_in(page, wereld.user(BEHEERDER), "Later.")


def spoed(wereld):
    """It ends the review that goes on, too."""
    page = ingediend(wereld)
    return lambda: publiceer_met_spoed(page, wereld.user(KERN), "Nu.")


def achteraf(wereld):
    page = wijzig(wereld, goedgekeurd(wereld), "Twee.")
    publiceer_met_spoed(page, wereld.user(KERN), "Nu.")
    return lambda: keur_achteraf_goed(vers(page), wereld.user(KEURDER))


def uitnodigen(wereld):
    wie = {"voornaam": "A", "achternaam": "B", "email": "ab@demo.example", "rollen": ["lezer"]}
    return lambda: acties.nodig_uit(wereld.editie(), wereld.user(BEHEERDER), **wie)


def rollen(wereld):
    wie = wereld.user(BEHEERDER), wereld.user(REDACTEUR)
    return lambda: acties.geef_rollen(wereld.editie(), *wie, ["lezer"])


def deactiveren(wereld):
    wie = wereld.user(BEHEERDER), wereld.user(REDACTEUR)
    return lambda: acties.zet_actief(wereld.editie(), *wie, actief=False)


def archiveren(wereld):
    editie = offline_editie(wereld)
    return lambda: archief.archiveer(editie, user=wereld.user(KERN))


def terughalen(wereld):
    archief.archiveer(offline_editie(wereld), user=wereld.user(KERN))
    return lambda: archief.haal_terug(wereld.editie(), user=wereld.user(KERN))


def verwijderen(wereld):
    editie = offline_editie(wereld)
    return lambda: verwijder.verwijder(editie, user=wereld.user(KERN), bevestiging="Leeuwarden")


def hernoemen(wereld):
    nieuw = hernoem.NieuweNaam("Oostergo", "GM2001", buiten_lijst=True)
    return lambda: hernoem.hernoem(wereld.editie(), nieuw, user=wereld.user(KERN))


def voegen(wereld):
    editie, naar = offline_editie(wereld), wereld.editie("weststellingwerf")
    return lambda: samenvoegen.voeg_samen(editie, naar, user=wereld.user(KERN))


def invoeren(wereld):
    bestand = als_bestand(wereld.editie(), wereld.user(KERN))
    verwijder.verwijder(offline_editie(wereld), user=wereld.user(KERN), bevestiging="Leeuwarden")
    return lambda: inlezen.voer_in(io.BytesIO(bestand), user=wereld.user(KERN))


def onboarden(wereld):
    return lambda: onboard_gemeente(HEERENVEEN, user=wereld.user(KERN))


def goedkeurbeleid(wereld):
    wie = {"eigenaar": "GM0080", "user": wereld.user(BEHEERDER)}
    return lambda: workflows.kies_beleid(wereld.editie(), Beleid.TWEE_STAPPEN, **wie)


def automatisch(wereld):
    keuze = Overnamebeleid.Keuze.AUTOMATISCH
    return lambda: overnamebeleid.kies(wereld.editie(), keuze, user=wereld.user(BEHEERDER))


def kernwijziging(wereld):
    page = wereld.kernbijeenkomst().get_latest_revision_as_object()
    page.doel = "<p>Het doel van de kern.</p>"
    page.save_revision(user=wereld.user(KERN))
    wereld.publiceer(wereld.kernbijeenkomst(), KERN, "kernbeoordelaar")


def overname(wereld):
    kernwijziging(wereld)
    wat = {"stand": maak_voorstel(wereld.bijeenkomst()).stand, "user": wereld.user(REDACTEUR)}
    return lambda: overnemen.neem_over(wereld.bijeenkomst(), {}, **wat)


def terugdraaien(wereld):
    overname(wereld)()
    return lambda: overnemen.draai_terug(wereld.bijeenkomst(), user=wereld.user(REDACTEUR))


def toevoegen(wereld):
    nieuw_in_kern(wereld)
    wat = stand(wereld, "nieuw-deel") | {"user": wereld.user(REDACTEUR)}
    return lambda: structuurbesluiten.neem_op(wereld.editie(), **wat)


def overslaan(wereld):
    nieuw_in_kern(wereld)
    wat = stand(wereld, "nieuw-deel") | {"user": wereld.user(REDACTEUR), "reden": "Niet hier."}
    return lambda: structuurbesluiten.sla_over(wereld.editie(), **wat)


def weglaten(wereld):
    toevoegen(wereld)()
    nieuw = type(wereld.hoofdstuk()).objects.descendant_of(wereld.editie()).get(slug="nieuw-deel")
    wie = {"user": wereld.user(REDACTEUR), "reden": "Toch niet."}
    return lambda: structuurbesluiten.laat_weg(nieuw, **wie)


def verplaatsen(wereld):
    verplaats_in_kern(wereld, "bijeenkomst-7", "bijeenkomst-1", "left")
    wat = stand(wereld, "bijeenkomst-7") | {"user": wereld.user(BEHEERDER), "reden": "Zo."}
    return lambda: structuurbesluiten.verplaats(wereld.editie(), **wat)


def meting_openen(wereld):
    wat = {"moment": Meting.Moment.START, "ronde": 9, "user": wereld.user(REDACTEUR)}
    return lambda: metingen.open_meting(groep(), **wat)


def meting_sluiten(wereld):
    meting = meting_openen(wereld)()
    return lambda: metingen.zet_open(meting, is_open=False, user=wereld.user(REDACTEUR))


def afgelasten(wereld):
    wat = {"reden": "Ziek.", "user": wereld.user(REDACTEUR)}
    return lambda: planning_acties.gelast_af(groep(), groep().sessies.first().sleutel, **wat)


@pytest.mark.parametrize(
    ("actie", "zet_klaar"),
    [
        (OPMERKING, met_opmerking),
        (OFFLINE, offline),
        (PLANNING_INGETROKKEN, planning),
        (SPOED, spoed),
        (ACHTERAF, achteraf),
        (UITGENODIGD, uitnodigen),
        (ROLLEN_GEGEVEN, rollen),
        (GEDEACTIVEERD, deactiveren),
        (EDITIE_GEARCHIVEERD, archiveren),
        (EDITIE_TERUGGEHAALD, terughalen),
        (EDITIE_VERWIJDERD, verwijderen),
        (EDITIE_HERNOEMD, hernoemen),
        (EDITIE_SAMENGEVOEGD, voegen),
        (EDITIE_INGEVOERD, invoeren),
        (EDITIE_GEMAAKT, onboarden),
        (BELEID_GEKOZEN, goedkeurbeleid),
        (OVERNAMEBELEID_GEKOZEN, automatisch),
        (KERN_OVERGENOMEN, overname),
        (KERN_TERUGGEDRAAID, terugdraaien),
        (HOOFDSTUK_TOEGEVOEGD, toevoegen),
        (WEGGELATEN, overslaan),
        (WEGGELATEN, weglaten),
        (VERPLAATST, verplaatsen),
        (METING_GEOPEND, meting_openen),
        (METING_GESLOTEN, meting_sluiten),
        (AFGELAST, afgelasten),
    ],
)
def test_nothing_is_done_that_the_log_does_not_tell(wereld, actie, zet_klaar):
    doe = zet_klaar(wereld)
    voor = afdruk()
    with vol_logboek(actie), pytest.raises(RuntimeError, match=f"vol: {actie}"):
        doe()
    na = afdruk()
    assert {tabel for tabel in na if na[tabel] != voor[tabel]} == set()
