"""Where each screen of our own stands in a demo: prints, as JSON, who opens which address of which screen.

Runs in the demo's own environment. It adds the rows that the demo has none of: work that ran, a proposal, somebody
who is invited, a questionnaire that is open. No text changes.
"""

import json
import sys

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402
from wagtail.documents import get_document_model  # noqa: E402
from wagtail.images import get_image_model  # noqa: E402
from wagtail.models import Page  # noqa: E402

from gemeenten import models, persoonsgegevens  # noqa: E402
from gemeenten.demo.beeld import maak_beeld  # noqa: E402
from gemeenten.kernband.voorstellen.bij import maak_bij  # noqa: E402
from gemeenten.kernband.voorstellen.tekst import gepubliceerd  # noqa: E402
from gemeenten.kernband.voorstellen.voorstellen import stel_voor  # noqa: E402
from gemeenten.lezers.reacties.aannemen import neem_aan as neem_reactie_aan  # noqa: E402
from gemeenten.lokaal.metingen import open_meting  # noqa: E402
from gemeenten.onboarding.plan import Plan  # noqa: E402
from gemeenten.persoonsgegevens.plan import stel_voor as stel_verwijdering_voor  # noqa: E402
from gemeenten.persoonsgegevens.resultaat import Resultaat  # noqa: E402
from gemeenten.toegang.mensen.acties import nodig_uit  # noqa: E402
from handleiding.models import OnderdeelPage, Reeks, ReeksRegel  # noqa: E402

ROL = "{}-leeuwarden".format
HANDELINGEN = ("hernoemen", "samenvoegen", "archiveren", "verwijderen")
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


def van_bestanden():
    """The older of two versions, which readers saw and a text could go back to; and a picture that may be replaced."""
    for soort, app, model in (
        ("document", "wagtaildocs", get_document_model()),
        ("image", "wagtailimages", get_image_model()),
    ):
        versies = model.objects.filter(versie__isnull=False).order_by("pk")
        ouder, nieuwste = versies[0], versies[1]
        for stuk in (ouder, nieuwste):
            yield (f"{app}:edit", stuk.pk)
        yield (f"{app}:delete", ouder.pk)
        yield (f"nieuwe_versie_{soort}", ouder.pk)
        yield (f"nieuwe_versie_{soort}", nieuwste.pk)
        yield (f"versie_in_teksten_{soort}", ouder.pk)
        if soort == "document":
            yield ("namen_in_document", ouder.pk)
    los = maak_beeld(
        4, title="Los", collection=ouder.collection, uploaded_by_user=mens(ROL("redacteur"))
    )
    for naam in ("edit", "delete"):
        yield (f"wagtailimages:{naam}", los.pk)
    yield ("wagtaildocs:index",)


def mislukt() -> DBTaskResult:
    return DBTaskResult.objects.create(
        task_path=maak_bij.module_path,
        args_kwargs={"args": [0], "kwargs": {}},
        status="FAILED",
        backend_name="default",
        exception_class_path="builtins.RuntimeError",
        worker_ids=["een", "twee"],
        finished_at=timezone.now(),
    )


def opdracht() -> models.OnboardingOpdracht:
    plan = Plan(naam="Heerenveen", code="GM0074").to_json()
    return models.OnboardingOpdracht.objects.create(plan=plan, fout="De naam is bezet.")


def gevraagd() -> models.Opdracht:
    return models.Opdracht.objects.create(
        soort="editie_uit",
        door=mens("kernredacteur"),
        editie=editie,
        pogingen=6,
        stand="mislukt",
        klaar_op=timezone.now(),
    )


def resultaat() -> Resultaat:
    adres = models.ContactPage.objects.child_of(editie).get().contactpersonen.first().email
    gevonden = persoonsgegevens.vind(editie, adres, user=mens(ROL("beheerder")))
    return Resultaat.van(gevonden, naam="", email=adres)


def gezocht() -> models.Opdracht:
    return models.Opdracht.objects.create(
        soort="persoon_zoeken",
        door=mens(ROL("beheerder")),
        editie=editie,
        stand="klaar",
        klaar_op=timezone.now(),
        geheim=resultaat().dicht(),
    )


def verwijdering() -> models.Verwijderplan:
    gevonden = resultaat()
    gekozen = {bevinding.sleutel for bevinding in gevonden.te_kiezen}
    return stel_verwijdering_voor(editie, gevonden, gekozen, user=mens(ROL("beheerder")))


def reactie() -> models.Lezersreactie:
    page = pagina("bijeenkomst-4")
    return neem_reactie_aan(page, tekst="Deze zin begrijp ik niet.", passage="", bon="proef")


def aanvraag() -> models.Aanvraag:
    return models.Aanvraag.objects.create(
        gemeente="Heerenveen",
        code="GM0074",
        voornaam="Nieuwe",
        achternaam="Medewerker",
        functie="Beleidsmedewerker",
        email="nieuw@heerenveen.example",
        bon="proef",
    )


def van_de_redacteur(plan):
    achter, sessie = pagina("bijeenkomst-4"), groep.sessies.first().sleutel
    yield from (
        ("wagtailadmin_home",),
        ("wacht_op_u",),
        ("kernwijzigingen",),
        ("kernwijziging", achter.pk),
        ("structuur_weglaten", pagina("voor-wie").pk),
        ("overname", ronde().pk),
        ("afwijkingen",),
        ("herkomst", achter.pk),
        ("terug_naar_de_kern", achter.pk),
        ("verbetervoorstellen",),
        ("verbetervoorstel", plan.pk),
        ("verbetervoorstel_nieuw", plan.variant_id),
        ("mijn_groep",),
        ("lezersreactie", reactie().pk),
        ("lezersreacties",),
        ("werkwijze",),
        ("zo_werkt_het",),
        ("reeks", reeks().pk),
        ("geschiedenis", achter.pk),
        ("edities",),
        ("editie_checklist", editie.pk),
        ("rooster", groep.pk),
        ("rooster_reeks", groep.pk),
        ("rooster_verplaats", groep.pk, sessie),
        ("rooster_afgelast", groep.pk, sessie),
        ("metingen", groep.pk),
        ("collectieflijst", pagina("organisaties").pk),
        ("invoeren", editie.pk),
        ("gegevens_ophalen", editie.pk),
        *van_bestanden(),
    )


def van_de_beoordelaar():
    yield from (
        ("wagtailadmin_home",),
        ("onderweg", editie.pk),
        ("beoordelen", pagina("tips-voor-de-voorbereiding").pk),
        ("handeling", groep.pk, "offline_halen"),
        ("online_op_een_dag", pagina("bijeenkomst-4").pk),
        ("online_op_een_dag", pagina("bijeenkomst-4").pk, f"?dag={timezone.localdate():%Y-%m-%d}"),
        ("online_op_een_dag", editie.pk, f"?met=eronder&dag={timezone.localdate():%Y-%m-%d}"),
        ("persoon_verwijdering", editie.pk, verwijdering().sleutel),
    )


def van_de_beheerder():
    collega = mens(ROL("redacteur")).pk
    wacht = nodig_uit(
        editie,
        mens(ROL("beheerder")),
        email="nieuw@leeuwarden.example",
        voornaam="Nieuw",
        achternaam="Mens",
        rollen=["redacteur"],
    )
    yield from (
        ("wagtailadmin_home",),
        ("wacht_op_u",),
        ("persoonsgegevens", editie.pk),
        ("persoon_gevonden", editie.pk, gezocht().sleutel),
        ("persoon_verwijdering", editie.pk, verwijdering().sleutel),
        ("beleid", editie.pk),
        ("kernbeleid", editie.pk),
        ("mensen", editie.pk),
        ("mens_uitnodigen", editie.pk),
        ("mens_rollen", editie.pk, collega),
        ("mens_actief", editie.pk, collega),
        ("mens_link", editie.pk, wacht.pk),
    )


def van_de_kernredactie(plan):
    yield from (
        ("wagtailadmin_home",),
        ("wacht_op_u",),
        ("kernoverzicht",),
        ("kernoverzicht_hoofdstuk", editie.pk, pagina("handleiding").specific.kern_id),
        ("overnames",),
        ("achtergrond_weg", mislukt().pk),
        ("achtergrondwerk",),
        ("kernvoorstellen",),
        ("aanvragen",),
        ("aanvraag", aanvraag().pk),
        ("kernvoorstel", plan.pk),
        ("nieuwe_gemeente",),
        ("nieuwe_gemeente_voortgang", opdracht().pk),
        ("eerste_mensen", editie.pk),
        ("editie_invoeren",),
        ("editie_ophalen", editie.pk),
        ("opdracht", gevraagd().sleutel),
        *(("editie_doen", editie.pk, actie) for actie in HANDELINGEN),
    )


def adressen():
    plan = voorstel()
    schermen = {
        ROL("redacteur"): van_de_redacteur(plan),
        ROL("beoordelaar"): van_de_beoordelaar(),
        ROL("beheerder"): van_de_beheerder(),
        "kernredacteur": van_de_kernredactie(plan),
    }
    for wie, rijen in schermen.items():
        for naam, *plek in rijen:
            vraag = plek.pop() if plek and str(plek[-1]).startswith("?") else ""
            yield wie, naam, reverse(naam, args=plek) + vraag
    meting = open_meting(groep, moment="eind", ronde=2, user=mens(ROL("redacteur")))
    yield "", "gemeente_aanmelden", reverse("gemeente_aanmelden")
    yield "", "klopt_dit_niet", f"{pagina('bijeenkomst-4').url}klopt-dit-niet/"
    yield "", "vragenlijst", reverse("vragenlijst", args=[meting.token])


sys.stdout.write(json.dumps(list(adressen())))
