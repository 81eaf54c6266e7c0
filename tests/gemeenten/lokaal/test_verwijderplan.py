"""A removal is a plan until a second person confirms it; whom it is about stays nowhere in the clear, nor for long."""

import logging
from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Comment, Page, PageLogEntry

from gemeenten import persoonsgegevens
from gemeenten.editie.levensloop.archief import archiveer
from gemeenten.goedkeuring.workflows import kies_beleid
from gemeenten.models import GemeentePage, Opdracht, Toelating, Verwijderplan
from gemeenten.models.goedkeuring import Beleid
from gemeenten.opdrachten.opruimen import ruim_opdrachten_op
from gemeenten.opdrachten.taken import voer_uit
from gemeenten.persoonsgegevens import opdrachten, plan
from gemeenten.persoonsgegevens.logacties import PERSOON_VERWIJDERD
from gemeenten.persoonsgegevens.resultaat import Resultaat
from handleiding.workflow.actions import dien_in
from handleiding.workflow.werkregels import werk_van
from tests.gemeenten.lokaal.persoon import MAIL, NAAM, NUMMER, contact, hele_database, vermeld
from tests.werk import doe_wat_wacht, vraag_en_wacht

Stand = Verwijderplan.Stand
BEHEERDER, KEURDER = "beheerder-leeuwarden", "beoordelaar-leeuwarden"
BEVESTIG = {"stap": "bevestig", "zeker": "on"}


@pytest.fixture
def wachtrij(settings):
    """Orders wait for a worker, as in production."""
    database = {"BACKEND": "django_tasks_db.DatabaseBackend"}
    settings.TASKS = {"default": settings.TASKS["default"] | database}


@pytest.fixture
def als(client, wereld):
    """Return a function that logs somebody in."""

    def als(naam):
        client.force_login(wereld.user(naam))
        return client

    return als


@pytest.fixture
def werk(django_capture_on_commit_callbacks):
    """Let the worker do what waits."""

    def werk():
        with django_capture_on_commit_callbacks(execute=True):
            doe_wat_wacht()

    return werk


@pytest.fixture
def vraag(client, django_capture_on_commit_callbacks):
    return partial(vraag_en_wacht, client, django_capture_on_commit_callbacks)


@pytest.fixture
def gevraagd(wereld):
    """A plan that waits, for the person on the contact page; ``ook_in`` is a comment about them."""
    vermeld(wereld)
    Comment.objects.create(
        page=Page.objects.get(pk=wereld.hoofdstuk().pk),
        user=wereld.user("redacteur-leeuwarden"),
        text=f"Bel {NAAM} even",
        contentpath="title",
    )
    return stel_voor(wereld)


def stel_voor(wereld, door=BEHEERDER):
    editie, user = wereld.editie(), wereld.user(door)
    resultaat = Resultaat.van(persoonsgegevens.vind(editie, NAAM, user=user), naam=NAAM, email="")
    gekozen = {bevinding.sleutel for bevinding in resultaat.te_kiezen}
    return plan.stel_voor(editie, resultaat, gekozen, user=user)


def scherm(van) -> str:
    return reverse("persoon_verwijdering", args=[van.editie_id, van.sleutel])


def naam_online(wereld) -> str:
    return contact(wereld).contactpersonen.first().naam


def in_het_klaar() -> set[str]:
    """Return the tables of work in which the person can be read."""
    werk = ("opdracht", "verwijder", "task", "taken", "logentry", "bericht", "session")
    return {
        tabel
        for tabel, tekst in hele_database().items()
        if any(deel in tabel for deel in werk)
        and any(vorm in tekst for vorm in ("ambrozzio", MAIL, NUMMER))
    }


def soorten(wereld, naam):
    return [regel.soort.sleutel for regel in werk_van(wereld.user(naam))]


def test_from_search_to_removal_the_person_is_never_in_the_clear(
    als, wereld, wachtrij, werk, django_capture_on_commit_callbacks
):
    vermeld(wereld)
    client = als(BEHEERDER)
    zoeken = reverse("persoonsgegevens", args=[wereld.editie().pk])
    with django_capture_on_commit_callbacks(execute=True):
        voortgang = client.post(zoeken, {"naam": NAAM, "email": MAIL, "ook": NUMMER}).url
    assert "wacht op haar beurt" in client.get(voortgang).text
    assert in_het_klaar() == set()
    werk()
    gevonden = client.get(voortgang, follow=True)
    assert f"<mark>{NAAM}" in gevonden.text.replace("&#x27;", "'")
    assert in_het_klaar() == set()
    adres = gevonden.redirect_chain[-1][0]
    kies = [bevinding.sleutel for bevinding in gevonden.context["resultaat"].te_kiezen]
    bladzijde = client.post(adres, {"actie": "verwijder", "kies": kies}, follow=True)
    assert "Er is nog niets verwijderd" in bladzijde.text
    assert naam_online(wereld) == NAAM
    assert in_het_klaar() == set()
    verwijdering = Verwijderplan.objects.get()
    assert verwijdering.geheim

    client = als(KEURDER)
    assert NAAM in client.get(scherm(verwijdering)).text.replace("&#x27;", "'")
    with django_capture_on_commit_callbacks(execute=True):
        voortgang = client.post(scherm(verwijdering), BEVESTIG).url
    assert naam_online(wereld) == NAAM
    werk()
    klaar = client.get(voortgang, follow=True).text
    assert "Verwijderd op" in klaar
    assert NAAM not in klaar.replace("&#x27;", "'")
    verwijdering.refresh_from_db()
    assert (verwijdering.stand, verwijdering.geheim) == (Stand.GEDAAN, "")
    assert not Opdracht.objects.exclude(geheim="").exists()
    assert not any(vorm in t for t in hele_database().values() for vorm in ("ambrozzio", MAIL))
    lijst = als(BEHEERDER).get(zoeken).text
    assert verwijdering.pseudoniem in lijst
    assert "uitgevoerd" in lijst


def test_confirming_asks_whether_you_are_sure(als, wereld, gevraagd):
    antwoord = als(KEURDER).post(scherm(gevraagd), {"stap": "bevestig"}, follow=True)
    assert "Kruis aan dat u het zeker weet" in antwoord.text
    assert not Opdracht.objects.exists()


@pytest.mark.parametrize("wie", [BEHEERDER, "admin"])
def test_who_asked_does_not_confirm(als, wereld, vraag, wie):
    vermeld(wereld)
    verwijdering = stel_voor(wereld, wie)
    als(wie)
    assert "U vroeg deze verwijdering zelf" in vraag(scherm(verwijdering), BEVESTIG).text
    assert naam_online(wereld) == NAAM


@pytest.mark.parametrize(
    "wie",
    [
        "redacteur-leeuwarden",
        "lezer-leeuwarden",
        "beheerder-weststellingwerf",
        "beoordelaar-weststellingwerf",
        "kernbeoordelaar",
        "kernredacteur",
    ],
)
def test_who_is_no_second_person_sees_and_does_nothing(als, wereld, gevraagd, wie):
    client = als(wie)
    for antwoord in (
        client.get(scherm(gevraagd)),
        client.post(scherm(gevraagd), BEVESTIG),
        client.post(scherm(gevraagd), {"stap": "wijs_af"}),
    ):
        assert antwoord.status_code in {302, 403, 404}
        assert NAAM not in antwoord.text.replace("&#x27;", "'")
    with pytest.raises(PermissionDenied):
        opdrachten.bevestig(gevraagd, user=wereld.user(wie))
    gevraagd.refresh_from_db()
    assert gevraagd.stand == Stand.WACHT
    assert "bevestigen" not in soorten(wereld, wie)


def test_a_plan_at_the_address_of_another_municipality_is_not_there(als, wereld, gevraagd):
    ander = wereld.editie("weststellingwerf").pk
    adres = reverse("persoon_verwijdering", args=[ander, gevraagd.sleutel])
    assert als("beheerder-weststellingwerf").get(adres).status_code == 404


def test_the_deputy_confirms_where_that_is_the_policy_of_the_edition(als, wereld, vraag):
    vermeld(wereld)
    beheerder = wereld.user(BEHEERDER)
    kies_beleid(
        wereld.editie(), Beleid.MET_PLAATSVERVANGER, eigenaar=wereld.editie().code, user=beheerder
    )
    for naam in (KEURDER, "collega-gm0080"):
        wereld.user(naam).groups.clear()
    verwijdering = stel_voor(wereld)
    assert "bevestigen" in soorten(wereld, "kernbeoordelaar")
    als("kernbeoordelaar")
    assert "Verwijderd op" in vraag(scherm(verwijdering), BEVESTIG).text
    assert naam_online(wereld) == ""


def test_the_kernredactie_confirms_under_any_policy_by_which_it_takes_the_first_step(wereld):
    vermeld(wereld)
    stap = wereld.editie().get_workflow().tasks.get().specific
    stel_voor(wereld)
    assert "bevestigen" not in soorten(wereld, "kernbeoordelaar")
    stap.groups.add(*wereld.user("kernbeoordelaar").groups.all())
    assert "bevestigen" in soorten(wereld, "kernbeoordelaar")


def test_without_a_second_person_nothing_can_be_asked_and_who_helps_is_told(wereld):
    vermeld(wereld)
    for naam in (KEURDER, "collega-gm0080"):
        wereld.user(naam).groups.clear()
    with pytest.raises(PermissionDenied, match="een tweede persoon bevestigt"):
        stel_voor(wereld)
    assert not Verwijderplan.objects.exists()


def test_whom_the_asker_let_in_is_no_second_person(als, wereld, vraag, gevraagd):
    keurder = wereld.user(KEURDER)
    Toelating.objects.create(
        mens=keurder, door=wereld.user(BEHEERDER), soort=Toelating.Soort.UITGENODIGD
    )
    als(KEURDER)
    assert "mbrozzio" not in vraag(scherm(gevraagd), BEVESTIG).text
    assert Verwijderplan.objects.get().stand == Stand.WACHT
    with pytest.raises(PermissionDenied, match="regelde uw toegang"):
        plan.bevestig(gevraagd, user=keurder)


@pytest.mark.parametrize("wie", [BEHEERDER, KEURDER])
@pytest.mark.parametrize("weg", ["rol", "account"])
def test_both_are_asked_again_when_it_is_carried_out(als, wereld, wachtrij, gevraagd, wie, weg):
    als(KEURDER).post(scherm(gevraagd), BEVESTIG)
    mens = wereld.user(wie)
    if weg == "rol":
        mens.groups.clear()
    else:
        mens.is_active = False
        mens.save()
    voer_uit.call(Opdracht.objects.get().pk)
    assert Opdracht.objects.get().stand == Opdracht.Stand.GEWEIGERD
    gevraagd.refresh_from_db()
    assert (gevraagd.stand, gevraagd.geheim) == (Stand.VERVALLEN, "")
    assert naam_online(wereld) == NAAM


def test_done_twice_is_done_once(als, wereld, wachtrij, gevraagd):
    als(KEURDER).post(scherm(gevraagd), BEVESTIG)
    assert als(KEURDER).post(scherm(gevraagd), BEVESTIG).status_code == 302
    opdracht = Opdracht.objects.get()
    voer_uit.call(opdracht.pk)
    Opdracht.objects.update(stand=Opdracht.Stand.WACHT)  # its end was not written down
    voer_uit.call(opdracht.pk)
    assert PageLogEntry.objects.filter(action=PERSOON_VERWIJDERD).count() == 1
    opdracht.refresh_from_db()
    assert opdracht.stand == Opdracht.Stand.KLAAR
    assert "Verwijderd op" in opdracht.uitkomst["meldingen"][0]


def test_what_was_edited_meanwhile_is_looked_at_again(als, wereld, wachtrij, gevraagd):
    als(KEURDER).post(scherm(gevraagd), BEVESTIG)
    page = contact(wereld).get_latest_revision_as_object()
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))  # the person stands in it
    Comment.objects.filter(text__contains="mbrozzio").update(text=f"{NAAM} belt zelf terug.")
    voer_uit.call(Opdracht.objects.get().pk)
    namen = [m["naam"] for m in contact(wereld).get_latest_revision().content["contactpersonen"]]
    assert NAAM not in namen
    # A sentence that nobody read is not touched, and that is told.
    assert Comment.objects.filter(text=f"{NAAM} belt zelf terug.").exists()
    assert "1 keuze is niet uitgevoerd" in als(BEHEERDER).get(scherm(gevraagd)).text


def test_the_reviewer_of_a_page_that_waits_reads_it_again(als, wereld, wachtrij, gevraagd):
    page = contact(wereld).get_latest_revision_as_object()
    page.inleiding = "<p>Nieuw werk.</p>"
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    dien_in(contact(wereld), wereld.user("redacteur-leeuwarden"))
    client = als(KEURDER)
    beoordelen = reverse("beoordelen", args=[page.pk])
    gelezen = client.get(beoordelen).context["gelezen"]
    client.post(scherm(gevraagd), BEVESTIG)
    voer_uit.call(Opdracht.objects.get().pk)
    client.post(beoordelen, {"besluit": "goedkeuren", "actie": "approve", "gelezen": gelezen})
    assert contact(wereld).workflow_in_progress
    assert client.get(beoordelen).context["gelezen"] != gelezen
    assert naam_online(wereld) == ""


def test_in_the_archive_too(als, wereld, vraag):
    vermeld(wereld)
    editie = wereld.editie()
    GemeentePage.objects.filter(pk=editie.pk).update(live=False)
    archiveer(wereld.editie(), user=wereld.user("kernredacteur"))
    client = als(BEHEERDER)
    zoeken = reverse("persoonsgegevens", args=[editie.pk])
    assert zoeken in client.get(reverse("editie_checklist", args=[editie.pk])).text
    gevonden = vraag(zoeken, {"naam": NAAM})
    kies = [bevinding.sleutel for bevinding in gevonden.context["resultaat"].te_kiezen]
    client.post(gevonden.redirect_chain[-1][0], {"actie": "verwijder", "kies": kies})
    assert "bevestigen" in soorten(wereld, KEURDER)
    als(KEURDER)
    assert "Verwijderd op" in vraag(scherm(Verwijderplan.objects.get()), BEVESTIG).text
    assert naam_online(wereld) == ""
    assert als("redacteur-leeuwarden").get(zoeken).status_code in {302, 403, 404}


@pytest.mark.parametrize(("wie", "stap"), [(KEURDER, "wijs_af"), (BEHEERDER, "trek_in")])
def test_what_is_not_confirmed_forgets_whom_it_was_about(als, wereld, gevraagd, wie, stap):
    als(wie).post(scherm(gevraagd), {"stap": stap})
    gevraagd.refresh_from_db()
    assert not gevraagd.loopt
    assert gevraagd.geheim == ""
    assert naam_online(wereld) == NAAM
    with pytest.raises(PermissionDenied, match="al besloten"):
        plan.bevestig(gevraagd, user=wereld.user(KEURDER))


def test_what_waits_too_long_ends(wereld, gevraagd):
    Verwijderplan.objects.update(gevraagd_op=timezone.now() - timedelta(days=13))
    plan.laat_vervallen()
    assert Verwijderplan.objects.get().stand == Stand.WACHT
    Verwijderplan.objects.update(gevraagd_op=timezone.now() - timedelta(days=15))
    with pytest.raises(PermissionDenied, match="verlopen"):
        plan.bevestig(gevraagd, user=wereld.user(KEURDER))
    plan.laat_vervallen()
    gevraagd.refresh_from_db()
    assert (gevraagd.stand, gevraagd.geheim) == (Stand.VERVALLEN, "")
    assert "opdracht" in soorten(wereld, BEHEERDER)


def test_the_work_list_tells_the_second_person_and_then_who_asked(als, wereld, vraag, gevraagd):
    assert "bevestigen" in soorten(wereld, KEURDER)
    assert "bevestigen" not in soorten(wereld, BEHEERDER)
    als(KEURDER)
    vraag(scherm(gevraagd), BEVESTIG)
    assert "bevestigen" not in soorten(wereld, KEURDER)
    [regel] = [r for r in werk_van(wereld.user(BEHEERDER)) if r.soort.sleutel == "opdracht"]
    assert (regel.titel, regel.url) == (f"Verwijdering {gevraagd.pseudoniem}", scherm(gevraagd))
    als(BEHEERDER).get(regel.url)
    assert "opdracht" not in soorten(wereld, BEHEERDER)


@pytest.fixture
def gevonden(als, wereld, vraag):
    """The address of a result, for the beheerder who searched."""
    vermeld(wereld)
    als(BEHEERDER)
    antwoord = vraag(reverse("persoonsgegevens", args=[wereld.editie().pk]), {"naam": NAAM})
    return antwoord.redirect_chain[-1][0]


@pytest.mark.parametrize("wie", [KEURDER, "admin", "beheerder-weststellingwerf", "kernredacteur"])
def test_what_was_found_is_for_who_searched(als, wereld, gevonden, wie):
    client = als(wie)
    kies = {"actie": "verwijder", "kies": ["x"]}
    for antwoord in (
        client.get(gevonden),
        client.post(gevonden, {"actie": "csv"}),
        client.post(gevonden, {"actie": "pdf"}),
        client.post(gevonden, kies),
    ):
        assert antwoord.status_code in {302, 403, 404}
        assert "mbrozzio" not in antwoord.text
    assert not Verwijderplan.objects.exists()


def test_what_was_found_is_gone_after_an_hour(als, wereld, gevonden):
    assert "mbrozzio" in als(BEHEERDER).get(gevonden).text
    Opdracht.objects.update(klaar_op=timezone.now() - timedelta(minutes=61))
    assert "mbrozzio" not in als(BEHEERDER).get(gevonden, follow=True).text
    ruim_opdrachten_op()
    assert not Opdracht.objects.exists()


def test_a_search_that_nobody_carries_out_is_forgotten_too(als, wereld, wachtrij):
    zoeken = reverse("persoonsgegevens", args=[wereld.editie().pk])
    als(BEHEERDER).post(zoeken, {"naam": NAAM})
    Opdracht.objects.update(created_at=timezone.now() - timedelta(minutes=61))
    call_command("periodiek")
    assert not Opdracht.objects.exists()


def test_who_is_no_beheerder_any_more_when_the_worker_comes_finds_nothing(als, wereld, wachtrij):
    zoeken = reverse("persoonsgegevens", args=[wereld.editie().pk])
    als(BEHEERDER).post(zoeken, {"naam": NAAM})
    wereld.user(BEHEERDER).groups.clear()
    voer_uit.call(Opdracht.objects.get().pk)
    opdracht = Opdracht.objects.get()
    assert (opdracht.stand, opdracht.geheim) == (Opdracht.Stand.GEWEIGERD, "")


def test_what_goes_wrong_tells_log_and_queue_no_name(
    als, wereld, wachtrij, werk, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    def kapot(*args, **kwargs):
        raise KeyError(NAAM)

    monkeypatch.setattr(opdrachten, "vind", kapot)
    zoeken = reverse("persoonsgegevens", args=[wereld.editie().pk])
    with (
        caplog.at_level(logging.DEBUG),
        django_capture_on_commit_callbacks(execute=True),
    ):
        als(BEHEERDER).post(zoeken, {"naam": NAAM})
    werk()
    [rij] = DBTaskResult.objects.filter(task_path=voer_uit.module_path)
    assert "WerkMislukt: KeyError" in rij.traceback
    assert "in kapot" in rij.traceback
    assert "mbrozzio" not in f"{rij.traceback}{rij.args_kwargs}{caplog.text}"
    assert in_het_klaar() == set()


def test_the_log_tells_who_did_what_by_a_pseudonym(als, wereld, vraag, gevraagd):
    als(KEURDER)
    vraag(scherm(gevraagd), BEVESTIG)
    regels = PageLogEntry.objects.filter(action__startswith="gemeenten.persoonsgegevens")
    gedaan = [
        (r.action.rpartition(".")[2], r.user.username, r.data["wie"]) for r in regels.order_by("pk")
    ]
    wie = gevraagd.pseudoniem
    assert gedaan == [
        ("vraag", BEHEERDER, wie),
        ("bevestig", KEURDER, wie),
        ("verwijder", BEHEERDER, wie),
    ]
    assert gevraagd.pseudoniem in regels.first().message
