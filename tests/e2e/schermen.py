"""Where each screen of our own stands in a demo: prints, as JSON, who opens which address of which screen.

Runs in the demo's own environment. It adds the rows that the demo has none of: work that ran, a proposal, somebody
who is invited, a questionnaire that is open. No text changes.
"""

import json

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.urls import reverse  # noqa: E402
from wagtail.models import Page  # noqa: E402

from gemeenten import models  # noqa: E402
from gemeenten.metingen import open_meting  # noqa: E402
from gemeenten.onboarding.plan import Plan  # noqa: E402
from gemeenten.people.acties import nodig_uit  # noqa: E402
from gemeenten.verbetervoorstel.tekst import gepubliceerd  # noqa: E402
from gemeenten.verbetervoorstel.voorstellen import stel_voor  # noqa: E402
from handleiding.models import OnderdeelPage, Reeks, ReeksRegel  # noqa: E402

ROL = "{}-leeuwarden".format
editie = models.GemeentePage.objects.get(slug="leeuwarden")
groep = models.WerkleergroepPage.objects.child_of(editie).get()
varianten = OnderdeelPage.objects.descendant_of(editie).varianten()


def mens(naam: str):
    return get_user_model().objects.get_by_natural_key(naam)


def pagina(slug: str, boven: Page = editie) -> Page:
    return Page.objects.descendant_of(boven).get(slug=slug)


def voorstel() -> models.Verbetervoorstel:
    """Propose what is online and differs from the core; the demo has such a text."""
    teksten = ((variant, gepubliceerd(variant, editie)) for variant in varianten.specific())
    variant, tekst = next((v, t) for v, t in teksten if t and t.passages)
    return stel_voor(
        variant,
        [tekst.passages[0].pad],
        toelichting="Dit zegt het korter.",
        toon_dank=True,
        user=mens(ROL("redacteur")),
        gelezen=str(tekst.revision.pk),
    )


def reeks() -> Reeks:
    werk = Reeks.objects.create(soort="indienen", door=mens(ROL("redacteur")), wortel=editie)
    ReeksRegel.objects.create(reeks=werk, page=groep, titel=groep.title, uitkomst="geweigerd")
    return werk


def ronde() -> models.Overnameronde:
    werk = models.Overnameronde.objects.create(
        soort="alles", editie=editie, door=mens(ROL("redacteur"))
    )
    models.Overnameregel.objects.create(ronde=werk, page=varianten.first(), uitkomst="conflict")
    return werk


def opdracht() -> models.OnboardingOpdracht:
    plan = Plan(naam="Heerenveen", code="GM0074").to_json()
    return models.OnboardingOpdracht.objects.create(plan=plan, fout="De naam is bezet.")


def schermen():
    redacteur, beoordelaar, beheerder = map(ROL, ("redacteur", "beoordelaar", "beheerder"))
    kern, achter = "kernredacteur", pagina("bijeenkomst-4")
    sessie = groep.sessies.first().sleutel
    wacht = nodig_uit(
        editie,
        mens(beheerder),
        email="nieuw@leeuwarden.example",
        voornaam="Nieuw",
        achternaam="Mens",
        rollen=["redacteur"],
    )
    plan = voorstel()
    open_meting(groep, moment="eind", ronde=1, user=mens(redacteur))
    hoofdstuk = pagina("handleiding").specific.kern_id
    collega = mens(redacteur).pk

    yield redacteur, "wagtailadmin_home", ()
    yield beheerder, "wagtailadmin_home", ()
    yield kern, "wagtailadmin_home", ()
    yield redacteur, "kernwijzigingen", ()
    yield redacteur, "kernwijziging", (achter.pk,)
    yield redacteur, "structuur_weglaten", (pagina("voor-wie").pk,)
    yield redacteur, "overname", (ronde().pk,)
    yield redacteur, "afwijkingen", ()
    yield redacteur, "herkomst", (achter.pk,)
    yield redacteur, "terug_naar_de_kern", (achter.pk,)
    yield redacteur, "verbetervoorstellen", ()
    yield redacteur, "verbetervoorstel", (plan.pk,)
    yield redacteur, "verbetervoorstel_nieuw", (plan.variant_id,)
    yield redacteur, "werkwijze", ()
    yield redacteur, "reeks", (reeks().pk,)
    yield beoordelaar, "onderweg", (editie.pk,)
    yield beoordelaar, "beoordelen", (pagina("tips-voor-de-voorbereiding").pk,)
    yield beoordelaar, "handeling", (groep.pk, "offline_halen")
    yield redacteur, "geschiedenis", (achter.pk,)
    yield redacteur, "edities", ()
    yield redacteur, "editie_checklist", (editie.pk,)
    yield redacteur, "rooster", (groep.pk,)
    yield redacteur, "rooster_reeks", (groep.pk,)
    yield redacteur, "rooster_verplaats", (groep.pk, sessie)
    yield redacteur, "rooster_afgelast", (groep.pk, sessie)
    yield redacteur, "metingen", (groep.pk,)
    yield redacteur, "collectieflijst", (pagina("organisaties").pk,)
    yield redacteur, "invoeren", (editie.pk,)
    yield redacteur, "gegevens_ophalen", (editie.pk,)
    yield beheerder, "persoonsgegevens", (editie.pk,)
    yield beheerder, "beleid", (editie.pk,)
    yield beheerder, "kernbeleid", (editie.pk,)
    yield beheerder, "mensen", (editie.pk,)
    yield beheerder, "mens_uitnodigen", (editie.pk,)
    yield beheerder, "mens_rollen", (editie.pk, collega)
    yield beheerder, "mens_actief", (editie.pk, collega)
    yield beheerder, "mens_link", (editie.pk, wacht.pk)
    yield kern, "kernoverzicht", ()
    yield kern, "kernoverzicht_hoofdstuk", (editie.pk, hoofdstuk)
    yield kern, "overnames", ()
    yield kern, "kernvoorstellen", ()
    yield kern, "kernvoorstel", (plan.pk,)
    yield kern, "nieuwe_gemeente", ()
    yield kern, "nieuwe_gemeente_voortgang", (opdracht().pk,)
    yield kern, "eerste_mensen", (editie.pk,)
    yield kern, "editie_invoeren", ()
    yield kern, "editie_ophalen", (editie.pk,)
    for actie in ("hernoemen", "samenvoegen", "archiveren", "verwijderen"):
        yield kern, "editie_doen", (editie.pk, actie)


def adressen():
    for wie, naam, plek in schermen():
        yield wie, naam, reverse(naam, args=plek)
    meting = models.Meting.objects.get(werkleergroep=groep, is_open=True)
    yield "", "vragenlijst", reverse("vragenlijst", args=[meting.token])


print(json.dumps(list(adressen())))
