"""A name in running text: chosen one by one, with other words; what is online by a draft and its review."""

import io
import json
from functools import partial
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, Revision

from gemeenten import persoonsgegevens
from gemeenten.models import Nawerk, Opdracht, Verwijderplan, Verwijderregel
from gemeenten.opdrachten.taken import voer_uit
from gemeenten.persoonsgegevens import verwijderen
from gemeenten.persoonsgegevens.logacties import PERSOON_VERWIJDERD
from handleiding.logacties import OFFLINE
from handleiding.models import InhoudPage
from handleiding.publiek.etalage import Etalage, Publicatie
from handleiding.workflow.actions import dien_in, haal_offline, keur_goed
from tests.gemeenten.lokaal.persoon import NAAM, hele_database
from tests.handleiding.bewerkscherm import onaangeroerd
from tests.werk import vraag_en_wacht

BEHEERDER, KEURDER, REDACTEUR = (
    "beheerder-leeuwarden",
    "beoordelaar-leeuwarden",
    "redacteur-leeuwarden",
)
BEVESTIG = {"stap": "bevestig", "zeker": "on"}
WOORDEN = "een deelnemer"


def blok(zin: str) -> str:
    return json.dumps([{"type": "tekst", "value": f"<p>{zin}</p>"}])


@pytest.fixture
def met_naam(wereld):
    """A chapter that is online names the person in its title and its text."""
    hoofdstuk = wereld.hoofdstuk()
    hoofdstuk.inhoud = blok("Vraag Zoë <b>d'Ambrozzio</b> om raad.")
    hoofdstuk.title = f"Inleiding van {NAAM}"
    hoofdstuk.save_revision(user=wereld.user(REDACTEUR))
    wereld.publiceer(wereld.hoofdstuk(), REDACTEUR, KEURDER)
    return wereld


@pytest.fixture
def als(client, wereld):
    def als(naam):
        client.force_login(wereld.user(naam))
        return client

    return als


@pytest.fixture
def vraag(client, django_capture_on_commit_callbacks):
    return partial(vraag_en_wacht, client, django_capture_on_commit_callbacks)


@pytest.fixture
def zoek(als, wereld, vraag):
    """Search as the beheerder; return the screen of what was found and its address."""

    def zoek(**gezocht):
        als(BEHEERDER)
        adres = reverse("persoonsgegevens", args=[wereld.editie().pk])
        gevonden = vraag(adres, gezocht or {"naam": NAAM})
        return gevonden, gevonden.redirect_chain[-1][0]

    return zoek


@pytest.fixture
def vraag_aan(client, zoek):
    """Ask to remove all that can be chosen, with other words in running text; return the plan."""

    def vraag_aan(**erbij):
        gevonden, adres = zoek()
        kies = [b.sleutel for b in gevonden.context["resultaat"].te_kiezen]
        client.post(adres, {"actie": "verwijder", "kies": kies, "vervanging": WOORDEN} | erbij)
        return Verwijderplan.objects.latest("pk")

    return vraag_aan


@pytest.fixture
def keur(met_naam, django_capture_on_commit_callbacks):
    """Approve the text that waits, and let what follows a publication follow."""

    def keur():
        with django_capture_on_commit_callbacks(execute=True):
            keur_goed(met_naam.hoofdstuk(), met_naam.user(KEURDER))

    return keur


@pytest.fixture
def bevestig(als, vraag):
    """Confirm a plan as the second person; return the screen of how it ended."""

    def bevestig(plan):
        als(KEURDER)
        return vraag(reverse("persoon_verwijdering", args=[plan.editie_id, plan.sleutel]), BEVESTIG)

    return bevestig


def lezers_zien(client, page) -> str:
    client.logout()
    return unescape(client.get(page.get_url()).text)


def met_de_naam() -> set[str]:
    """Return the tables in which the name can be read, once search has followed."""
    call_command("zoekindex", stdout=io.StringIO())
    tabellen = {tabel for tabel, tekst in hele_database().items() if "ambrozzio" in tekst}
    # SQLite puts its index of words in order after the transaction: another test looks at that.
    return {tabel for tabel in tabellen if "_fts_" not in tabel}


def test_text_that_is_online_changes_by_a_draft_that_is_reviewed(
    client, met_naam, zoek, vraag_aan, bevestig, keur
):
    online = met_naam.hoofdstuk().live_revision_id
    gevonden, _ = zoek()
    assert "Haal deze pagina nu al offline" in gevonden.text
    assert 'name="kies"' in gevonden.text
    plan = vraag_aan()
    assert "mbrozzio" in lezers_zien(client, met_naam.hoofdstuk())
    scherm = bevestig(plan).text
    assert "1 pagina is met andere woorden ingediend ter beoordeling" in scherm
    assert "De oude tekst staat nog online" in scherm
    page = met_naam.hoofdstuk()
    assert page.live_revision_id == online
    assert "mbrozzio" in lezers_zien(client, page)
    nieuw = page.get_latest_revision_as_object()
    assert nieuw.title == f"Inleiding van {WOORDEN}"
    assert WOORDEN in str(nieuw.inhoud)
    assert "mbrozzio" not in json.dumps(page.latest_revision.content)
    assert page.workflow_in_progress
    # Every version is redacted, but for what readers see.
    oud = Revision.objects.for_instance(page).exclude(pk=online)
    assert not any("mbrozzio" in json.dumps(v.content) for v in oud)
    assert Nawerk.objects.get().revision_id == online

    keur()
    page = met_naam.hoofdstuk()
    assert page.title == f"Inleiding van {WOORDEN}"
    zien = lezers_zien(client, page)
    assert WOORDEN in zien
    assert "mbrozzio" not in zien
    assert met_de_naam() == set()
    assert Publicatie.objects.get(revision=online).gewist_op
    assert not Nawerk.objects.exists()
    assert "staat niet meer online" in _scherm(client, met_naam, plan)
    assert not list(Etalage.objects.filter(page=page.pk, laatste=online))


def _scherm(client, wereld, plan):
    client.force_login(wereld.user(BEHEERDER))
    return client.get(reverse("persoon_verwijdering", args=[plan.editie_id, plan.sleutel])).text


def test_the_json_of_every_version_stays_valid_and_nothing_else_changes(
    met_naam, vraag_aan, bevestig
):
    page = met_naam.hoofdstuk()
    was = dict(Revision.objects.for_instance(page).values_list("pk", "content"))
    bevestig(vraag_aan())
    for pk, inhoud in was.items():
        nu = Revision.objects.get(pk=pk).content
        assert nu.keys() == inhoud.keys()
        anders = {veld for veld in nu if nu[veld] != inhoud[veld]}
        assert anders <= {"title", "draft_title", "inhoud"}
        assert isinstance(json.loads(nu["inhoud"]), list)
        assert Revision.objects.get(pk=pk).as_object().pk == page.pk


def test_who_chose_the_words_does_not_approve_them(met_naam, vraag_aan, bevestig):
    """A beheerder who reviews as well would approve their own words."""
    keurder = met_naam.user(KEURDER)
    beheerder = met_naam.user(BEHEERDER)
    beheerder.groups.add(*keurder.groups.all())
    bevestig(vraag_aan())
    with pytest.raises(Exception, match="Vier ogen"):
        keur_goed(met_naam.hoofdstuk(), beheerder)


def test_words_that_go_are_to_be_said(client, met_naam, zoek):
    gevonden, adres = zoek()
    kies = [b.sleutel for b in gevonden.context["resultaat"].te_vervangen]
    keuze = {"actie": "verwijder", "kies": kies}
    zonder = client.post(adres, keuze | {f"vervanging-{kies[0]}": "iemand"})
    assert "Kruis dat dan aan" in zonder.text
    assert 'value="iemand"' in zonder.text
    assert zonder.context["gekozen"] == set(kies)
    for woorden, zegt in (
        (NAAM.upper(), "staat de persoon nog"),
        ("<b>iemand</b>", "gewone tekst"),
        ("x" * 61, "hoogstens 60 tekens"),
    ):
        assert zegt in client.post(adres, keuze | {"vervanging": woorden}).text
    assert not Verwijderplan.objects.exists()
    client.post(adres, keuze | {"verdwijnt": "on"})
    assert set(Verwijderplan.objects.get().stand) == set(Verwijderplan.Stand.WACHT)


def test_each_hit_may_get_its_own_words_and_what_is_not_ticked_stays(
    client, met_naam, zoek, bevestig
):
    gevonden, adres = zoek()
    in_tekst = next(
        b for b in gevonden.context["resultaat"].te_vervangen if "raad" in "".join(b.zin)
    )
    client.post(
        adres,
        {
            "actie": "verwijder",
            "kies": [in_tekst.sleutel],
            f"vervanging-{in_tekst.sleutel}": "de begeleider",
            "vervanging": WOORDEN,
        },
    )
    bevestig(Verwijderplan.objects.get())
    nieuw = met_naam.hoofdstuk().get_latest_revision_as_object()
    assert "Vraag de begeleider" in str(nieuw.inhoud)
    assert nieuw.title == f"Inleiding van {NAAM}"


def test_text_that_is_not_online_changes_at_once(client, met_naam, vraag_aan, bevestig):
    page = InhoudPage(title="Concept", slug="concept", live=False, inhoud=blok(f"Bel {NAAM}."))
    met_naam.editie().add_child(instance=page)
    page.save_revision(user=met_naam.user(REDACTEUR))
    haal_offline(met_naam.hoofdstuk(), met_naam.user(BEHEERDER), "Even weg")
    plan = vraag_aan()
    bevestig(plan)
    assert not Nawerk.objects.exists()
    assert met_naam.hoofdstuk().title == f"Inleiding van {WOORDEN}"
    rij = InhoudPage.objects.get(pk=page.pk)
    assert WOORDEN in str(rij.inhoud)
    assert WOORDEN in str(rij.get_latest_revision_as_object().inhoud)
    assert met_de_naam() == set()


def test_the_page_goes_offline_at_once_by_who_may(als, met_naam, zoek):
    gevonden, _ = zoek()
    bevinding = next(b for b in gevonden.context["resultaat"].te_vervangen if b.offline)
    client = als(BEHEERDER)
    assert "Bezoekers zien de pagina niet meer" in client.get(bevinding.offline).text
    assert als(REDACTEUR).post(bevinding.offline, {"reden": "x"}).status_code in {200, 302, 403}
    assert met_naam.hoofdstuk().live
    assert als("beheerder-weststellingwerf").get(bevinding.offline).status_code in {302, 403, 404}
    client = als(BEHEERDER)
    client.post(bevinding.offline, {"reden": "Een persoon vroeg erom", "gelezen": ""})
    assert not met_naam.hoofdstuk().live
    assert PageLogEntry.objects.filter(action=OFFLINE, page=met_naam.hoofdstuk().pk)


def test_a_page_under_review_stays_there_and_is_read_again(
    als, met_naam, vraag_aan, bevestig, keur
):
    page = met_naam.hoofdstuk()
    concept = page.get_latest_revision_as_object()
    concept.seo_title = "Nieuw werk"
    concept.save_revision(user=met_naam.user(REDACTEUR))
    dien_in(met_naam.hoofdstuk(), met_naam.user(REDACTEUR))
    beoordelen = reverse("beoordelen", args=[page.pk])
    gelezen = als(KEURDER).get(beoordelen).context["gelezen"]
    assert "1 pagina lag al ter beoordeling" in bevestig(vraag_aan()).text
    client = als(KEURDER)
    client.post(beoordelen, {"besluit": "goedkeuren", "actie": "approve", "gelezen": gelezen})
    assert met_naam.hoofdstuk().workflow_in_progress
    keur()
    nu = met_naam.hoofdstuk()
    assert (nu.seo_title, nu.title) == ("Nieuw werk", f"Inleiding van {WOORDEN}")
    assert met_de_naam() == set()


def test_of_who_is_at_work_nothing_is_lost_and_an_open_editor_brings_nobody_back(
    client, als, met_naam, vraag_aan, bevestig, keur
):
    page = met_naam.hoofdstuk()
    concept = page.get_latest_revision_as_object()
    concept.seo_title = "Half af"
    concept.save_revision(user=met_naam.user(REDACTEUR))
    als(REDACTEUR)
    data = onaangeroerd(client, met_naam.hoofdstuk())
    scherm = bevestig(vraag_aan()).text
    assert "werkte iemand al aan een concept" in scherm
    assert not met_naam.hoofdstuk().workflow_in_progress
    nieuw = met_naam.hoofdstuk().get_latest_revision_as_object()
    assert (nieuw.seo_title, nieuw.title) == ("Half af", f"Inleiding van {WOORDEN}")
    als(REDACTEUR)
    data["seo_title"] = "Bijna af"
    antwoord = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data.dict())
    assert "uit de tekst van deze pagina zijn intussen woorden" in antwoord.text
    assert "Bijna af" in antwoord.text
    vers = onaangeroerd(client, met_naam.hoofdstuk())
    vers["seo_title"] = "Bijna af"
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), vers.dict())
    nieuw = met_naam.hoofdstuk().get_latest_revision_as_object()
    assert (nieuw.seo_title, nieuw.title) == ("Bijna af", f"Inleiding van {WOORDEN}")
    dien_in(met_naam.hoofdstuk(), met_naam.user(REDACTEUR))
    keur()
    assert met_de_naam() == set()


@pytest.mark.parametrize("stap", ["leg_voor", "onthoud", "schrijf_in_lijst", "haal_terug"])
def test_killed_half_way_a_restart_finishes(settings, monkeypatch, als, met_naam, vraag_aan, stap):
    plan = vraag_aan()
    database = {"BACKEND": "django_tasks_db.DatabaseBackend"}
    settings.TASKS = {"default": settings.TASKS["default"] | database}
    adres = reverse("persoon_verwijdering", args=[plan.editie_id, plan.sleutel])
    als(KEURDER).post(adres, BEVESTIG)
    opdracht = Opdracht.objects.get(soort="persoon_verwijderen")
    was = dict(Revision.objects.values_list("pk", "content"))

    class Afgebroken(BaseException):
        pass

    def breek_af(*args, **kwargs):
        raise Afgebroken

    with monkeypatch.context() as even:
        even.setattr(verwijderen, stap, breek_af)
        with pytest.raises(Afgebroken), transaction.atomic():
            voer_uit.call(opdracht.pk)
    assert dict(Revision.objects.values_list("pk", "content")) == was
    assert not Verwijderregel.objects.exists()
    voer_uit.call(opdracht.pk)
    assert PageLogEntry.objects.filter(action=PERSOON_VERWIJDERD).count() == 1
    assert met_naam.hoofdstuk().workflow_in_progress
    assert Nawerk.objects.count() == 1


def test_report_list_and_log_hold_no_name(met_naam, vraag_aan, bevestig):
    plan = vraag_aan()
    bevestig(plan)
    plan.refresh_from_db()
    regel = Verwijderregel.objects.get()
    alles = json.dumps([plan.uitslag, regel.keuzes, regel.woorden, regel.wie])
    assert "mbrozzio" not in alles
    assert "zoe" not in alles.lower()
    werk = {t for t in met_de_naam() if "log" in t or "opdracht" in t or "bericht" in t}
    assert werk == set()


def test_the_other_municipality_is_not_touched(met_naam, vraag_aan, bevestig):
    ander = met_naam.hoofdstuk(editie="weststellingwerf")
    ander.inhoud = blok("Vraag Zoë <b>d'Ambrozzio</b> om raad.")
    ander.save_revision(user=met_naam.user("redacteur-weststellingwerf"))
    met_naam.publiceer(
        met_naam.hoofdstuk(editie="weststellingwerf"),
        "redacteur-weststellingwerf",
        "beoordelaar-weststellingwerf",
    )
    was = [
        (v.pk, v.content)
        for v in Revision.objects.for_instance(Page.objects.get(pk=ander.pk)).order_by("pk")
    ]
    bevestig(vraag_aan())
    nu = [
        (v.pk, v.content)
        for v in Revision.objects.for_instance(Page.objects.get(pk=ander.pk)).order_by("pk")
    ]
    assert nu == was


def test_a_key_without_words_is_no_way_around(met_naam):
    """By code: text of a page goes only where somebody said what comes in its place."""
    editie, user = met_naam.editie(), met_naam.user(BEHEERDER)
    gevonden = persoonsgegevens.vind(editie, NAAM, user=user)
    sleutels = {g.sleutel for g in gevonden.pagina}
    wie = {"user": user, "bevestigd_door": met_naam.user(KEURDER)}
    uitslag = persoonsgegevens.verwijder(editie, NAAM, gekozen=sleutels, **wie)
    assert (uitslag.gedaan, uitslag.gemist) == (0, len(sleutels))
    from gemeenten.persoonsgegevens import plan
    from gemeenten.persoonsgegevens.resultaat import Resultaat

    resultaat = Resultaat.van(gevonden, naam=NAAM, email="")
    with pytest.raises(ValidationError, match="in plaats van de naam"):
        plan.stel_voor(editie, resultaat, sleutels, user=user)
