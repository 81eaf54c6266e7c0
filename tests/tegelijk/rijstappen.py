"""What two do at once about one row that is no page: how each row begins, and what is opened now and sent later."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment

from gemeenten import persoonsgegevens
from gemeenten.goedkeuring.herinneren import herinner
from gemeenten.goedkeuring.post import verstuur
from gemeenten.kernband.rondes import opruimen, ronde
from gemeenten.kernband.voorstellen.tekst import gepubliceerd
from gemeenten.kernband.voorstellen.vergelijken import vergelijk
from gemeenten.kernband.voorstellen.voorstellen import stel_voor
from gemeenten.lokaal import invoeren
from gemeenten.models import Bericht, Overnameronde, Verbetervoorstel, Verwijderplan
from gemeenten.persoonsgegevens import plan
from gemeenten.persoonsgegevens.resultaat import Resultaat
from gemeenten.regels.tabellen import lees as lees_tabel
from gemeenten.toegang import roles
from gemeenten.toegang.mensen.acties import geef_rollen
from handleiding.workflow.rules import Rol

from . import wereldje
from .stappen import Antwoord, Stuur, lees, naam_van

wereld = wereldje.wereld
EDITIE = wereldje.GEWOON
NAAM = "Zoë d'Ambrozzio"
LANG = timedelta(days=10_000)


def voorstel() -> Verbetervoorstel:
    page = wereldje.online(EDITIE)
    tekst = gepubliceerd(page, wereld.editie(EDITIE))
    return stel_voor(
        page,
        [besluit.pad for besluit in tekst.passages],
        toelichting="Zo begrijpt men het beter.",
        toon_dank=False,
        user=wereldje.wie("redacteur", EDITIE),
        gelezen=str(tekst.revision.pk),
    )


def verwijdering() -> Verwijderplan:
    """Asked for the person that a remark is about."""
    Comment.objects.all().delete()
    Comment.objects.create(
        page=wereld.hoofdstuk(),
        user=wereldje.wie("redacteur", EDITIE),
        text=f"Bel {NAAM} even",
        contentpath="title",
    )
    editie, user = wereld.editie(EDITIE), wereldje.wie("beheerder", EDITIE)
    gevonden = persoonsgegevens.vind(editie, NAAM, user=user)
    resultaat = Resultaat.van(gevonden, naam=NAAM, email="")
    gekozen = {bevinding.sleutel for bevinding in resultaat.te_kiezen}
    return plan.stel_voor(editie, resultaat, gekozen, user=user)


def bevestigde_verwijdering() -> Verwijderplan:
    return plan.bevestig(verwijdering(), user=wereldje.wie("beoordelaar", EDITIE))


def berichten() -> Any:
    """Somebody for whom a message waits."""
    user = wereldje.wie("lezer", EDITIE)
    user.email = "lezer@voorbeeld.example"
    user.save()
    Bericht.objects.create(user=user, soort=Bericht.Soort.GOEDGEKEURD, titel="Proef")
    mail.outbox = []
    return user


def werk() -> None:
    """A page that the core changed, of which its people did not hear yet."""
    wereldje.concept(EDITIE)
    Bericht.objects.update(verstuurd_op=timezone.now())


def oude_ronde() -> Overnameronde:
    return Overnameronde.objects.create(
        soort=Overnameronde.Soort.ALLES, editie=wereld.editie(EDITIE)
    )


def achterstand() -> Any:
    """What the core changed waits for a page of the edition."""
    Overnameronde.objects.all().delete()
    wereldje.concept(EDITIE)
    return wereld.editie(EDITIE)


LIJST = invoeren.SOORTEN["organisaties"]


def organisatielijst() -> Any:
    return invoeren.doelpagina(wereld.editie(EDITIE), LIJST)


def voer_in(page: Any, tweede: bool) -> Stuur:
    """Each with a file of their own."""
    tabel = lees_tabel(
        "x.csv", f"naam;soort\nVan de {'tweede' if tweede else 'eerste'};sport".encode()
    )
    user = wereld.user(naam_van("redacteur", EDITIE, tweede))

    def stuur() -> Antwoord:
        invoeren.voer_in(wereldje.vers(page), LIJST, tabel, user=user)
        return Antwoord(True, "")

    return stuur


def twee_beheerders() -> Any:
    editie = wereld.editie(EDITIE)
    for tweede in (False, True):
        wereld.user(naam_van("beheerder", EDITIE, tweede)).groups.add(
            roles.groepen_bij(editie.code)[Rol.BEHEERDER]
        )
    return editie


def maak_redacteur(editie: Any, tweede: bool) -> Stuur:
    """Each takes the role of beheerder from the other."""
    ik, de_ander = (wereld.user(naam_van("beheerder", EDITIE, t)) for t in (tweede, not tweede))
    return zonder_scherm(lambda _: geef_rollen(editie, ik, de_ander, [Rol.REDACTEUR]))(
        editie, tweede
    )


def op_scherm(
    scherm: Callable[[Any], str], wie: Callable[[bool], str], data: Callable[[Any], dict[str, Any]]
) -> Callable[[Any, bool], Stuur]:
    def open_scherm(rij: Any, tweede: bool) -> Stuur:
        adres, velden, client = scherm(rij), data(rij), wereldje.browser(wie(tweede))
        return lambda: lees(client.post(adres, velden))

    return open_scherm


def bij_ons(rol: str) -> Callable[[bool], str]:
    return lambda tweede: naam_van(rol, EDITIE, tweede)


def van_de_kern(tweede: bool) -> str:
    return "kernbeoordelaar" if tweede else "kernredacteur"


def bij_de_gemeente(rij: Any) -> str:
    return reverse("verbetervoorstel", args=[rij.pk])


def bij_de_kern(rij: Any) -> str:
    return reverse("kernvoorstel", args=[rij.pk])


def bij_het_plan(rij: Any) -> str:
    return reverse("persoon_verwijdering", args=[rij.editie_id, rij.sleutel])


def keuzes(rij: Any) -> dict[str, Any]:
    vergelijking = vergelijk(rij)
    gekozen = {f"keuze-{nummer}": "lokaal" for nummer, _ in enumerate(vergelijking.te_kiezen)}
    return gekozen | {"besluit": "bewaren", "stand": vergelijking.stand}


def vast(**velden: str) -> Callable[[Any], dict[str, Any]]:
    return lambda rij: velden


def zonder_scherm(doe: Callable[[Any], Any]) -> Callable[[Any, bool], Stuur]:
    """What a worker or the clock does."""

    def open_werk(rij: Any, tweede: bool) -> Stuur:
        def stuur() -> Antwoord:
            try:
                doe(rij)
            except PermissionDenied as weigering:
                return Antwoord(False, str(weigering))
            return Antwoord(True, "")

        return stuur

    return open_werk


STAPPEN: dict[tuple[str, str], Callable[[Any, bool], Stuur]] = {
    ("voorstel", "intrekken"): op_scherm(
        bij_de_gemeente, bij_ons("redacteur"), vast(besluit="intrekken")
    ),
    ("voorstel", "afwijzen"): op_scherm(
        bij_de_kern, van_de_kern, vast(besluit="afwijzen", reden="Een reden.")
    ),
    ("voorstel", "overnemen"): op_scherm(bij_de_kern, van_de_kern, keuzes),
    ("verwijdering", "bevestigen"): op_scherm(
        bij_het_plan, bij_ons("beoordelaar"), vast(stap="bevestig", zeker="on")
    ),
    ("verwijdering", "niet bevestigen"): op_scherm(
        bij_het_plan, lambda tweede: naam_van("beoordelaar", EDITIE, True), vast(stap="wijs_af")
    ),
    ("verwijdering", "intrekken"): op_scherm(
        bij_het_plan, bij_ons("beheerder"), vast(stap="trek_in")
    ),
    ("bevestigde verwijdering", "uitvoeren"): zonder_scherm(plan.voer_uit),
    ("bevestigde verwijdering", "vervallen"): zonder_scherm(plan.verval),
    ("berichten", "versturen"): zonder_scherm(lambda user: verstuur.func([user.pk])),
    ("werk", "herinneren"): zonder_scherm(lambda _: herinner()),
    ("oude ronde", "opruimen"): zonder_scherm(lambda _: opruimen.ruim_op(timezone.now() + LANG)),
    ("achterstand", "alles overnemen"): zonder_scherm(
        lambda editie: ronde.begin_alles(editie, user=wereldje.wie("beheerder", EDITIE))
    ),
    ("organisatielijst", "invoeren"): voer_in,
    ("twee beheerders", "rol afnemen"): maak_redacteur,
}
BEGIN = {
    maak.__name__.replace("_", " "): maak
    for maak in (
        voorstel,
        verwijdering,
        bevestigde_verwijdering,
        berichten,
        werk,
        oude_ronde,
        achterstand,
        organisatielijst,
        twee_beheerders,
    )
}
