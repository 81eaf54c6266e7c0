"""The etalage by hand: what each step leaves in it."""

import json
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageLogEntry, Revision

from gemeenten.models import WerkleergroepPage
from handleiding.models import Etalage, HoofdstukPage, InhoudPage, Publicatie, Raam
from handleiding.publiek.etalage import Etalagezicht, Raamsoort, stempels, werk_bij
from handleiding.publiek.etalage.controle import verschillen
from handleiding.publiek.etalage.tabel import Publicatiesoort
from handleiding.workflow.actions import haal_offline
from tests.bewaring import na_de_termijn
from tests.handleiding.workflow.staten import concept, goedgekeurd, ingediend, vers, wijzig


def rij(page):
    return Etalage.objects.get(pk=page.pk)


def raam(page):
    return Raam.objects.get(wortel=rij(page).wortel_id)


def test_world_is_whole(wereld):
    assert list(verschillen()) == []
    assert Etalage.objects.count() == Page.objects.count()
    soorten = Raam.objects.values_list("soort", "wortel__slug")
    assert ("geheel", None) in soorten
    assert ("site", "home") in soorten
    assert ("kern", "handleiding") in soorten
    assert ("editie", "leeuwarden") in soorten


def test_draft_has_a_row_and_raises_nothing(wereld):
    voor = set(Raam.objects.values_list("pk", "stempel"))
    page = concept(wereld)
    assert rij(page).laatste_id is None
    assert rij(page).code == ""
    assert rij(page).wortel_id == wereld.editie().pk
    assert set(Raam.objects.values_list("pk", "stempel")) == voor


def test_publication_is_remembered(wereld):
    page = goedgekeurd(wereld)
    nu = rij(page)
    assert nu.laatste == page.live_revision
    assert nu.gewijzigd_op == page.last_published_at
    assert nu.soort == Publicatiesoort.NIEUW
    assert len(nu.code) == 10
    publicatie = Publicatie.objects.get(page=page)
    assert publicatie.online
    assert publicatie.revision == page.live_revision
    assert publicatie.adres == page.url_path
    assert publicatie.zicht == Etalagezicht.OPENBAAR
    assert publicatie.code == nu.code


def test_another_text_raises_the_page_and_not_its_frame(wereld):
    page = goedgekeurd(wereld)
    voor, frame = rij(page), raam(page)
    wereld.publiceer(
        wijzig(wereld, page, "Een andere tekst."), "redacteur-leeuwarden", "beoordelaar-leeuwarden"
    )
    assert rij(page).stempel > voor.stempel
    assert rij(page).code != voor.code
    assert rij(page).soort == Publicatiesoort.GEWIJZIGD
    assert raam(page).stempel == frame.stempel


def test_another_title_raises_the_frame(wereld):
    page = goedgekeurd(wereld)
    frame = raam(page)
    wereld.publiceer(
        wijzig(wereld, page, "Tekst.", title="Anders"),
        "redacteur-leeuwarden",
        "beoordelaar-leeuwarden",
    )
    assert raam(page).stempel > frame.stempel


def test_session_raises_the_pages_that_show_it(wereld):
    sessie = wereld.bijeenkomst()
    groep = wereld.editie().get_children().type(WerkleergroepPage).first()
    ander = wereld.hoofdstuk()
    voor = {page.pk: rij(page).stempel for page in (sessie, groep, ander)}
    frame = raam(sessie)
    tekst = vers(sessie).get_latest_revision_as_object()
    tekst.doel = "<p>Een ander doel.</p>"
    tekst.save_revision(user=wereld.user("redacteur-leeuwarden"))
    wereld.publiceer(vers(sessie), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    hoger = {pk for pk, stempel in voor.items() if Etalage.objects.get(pk=pk).stempel > stempel}
    assert hoger == {sessie.pk, groep.pk}
    assert raam(sessie).stempel == frame.stempel


def test_literature_of_a_session_raises_the_frame(wereld):
    """The sessions beside it, the overview and the calendars say what to read as well."""
    sessie = wereld.bijeenkomst()
    frame = raam(sessie)
    tekst = vers(sessie).get_latest_revision_as_object()
    tekst.literatuur = json.dumps(
        [{"type": "verwijzing", "value": {"titel": "Een nieuw werk", "moment": "deze"}}]
    )
    tekst.save_revision(user=wereld.user("redacteur-leeuwarden"))
    wereld.publiceer(vers(sessie), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    assert raam(sessie).stempel > frame.stempel


def test_last_public_version_stays_when_the_page_goes_offline(wereld):
    page = goedgekeurd(wereld)
    laatste = page.live_revision_id
    haal_offline(page, wereld.user("beoordelaar-leeuwarden"), "Klopt niet meer.")
    assert rij(page).laatste_id == laatste
    assert [p.online for p in Publicatie.objects.filter(page=page).order_by("pk")] == [True, False]


def test_clean_ups_keep_the_last_public_version(wereld):
    page = goedgekeurd(wereld)
    laatste = page.live_revision_id
    haal_offline(page, wereld.user("beoordelaar-leeuwarden"), "Klopt niet meer.")
    for nummer in range(2):
        wijzig(wereld, page, f"Poging {nummer}.")
    call_command("purge_revisions", verbosity=0)
    assert Revision.objects.filter(pk=laatste).exists()


def test_page_that_was_public_can_be_deleted_with_its_versions(wereld):
    page = goedgekeurd(wereld)
    frame = raam(page)
    haal_offline(page, wereld.user("beoordelaar-leeuwarden"), "Klopt niet meer.")
    na_de_termijn(vers(page)).delete()
    assert not Etalage.objects.filter(pk=page.pk).exists()
    assert not Publicatie.objects.filter(page_id=page.pk).exists()
    assert raam(wereld.editie()).stempel > frame.stempel


def test_offline_edition_hides_and_shows_all_that_is_below(wereld):
    editie, sessie = wereld.editie(), wereld.bijeenkomst()
    haal_offline(editie, wereld.user("beheerder-leeuwarden"), "Verhuizing.")
    assert rij(editie).zicht == rij(sessie).zicht == Etalagezicht.VERBORGEN
    assert rij(sessie).eigen == Etalagezicht.OPENBAAR
    assert list(verschillen()) == []


def test_internal_page_that_hides_is_both(wereld):
    editie = wereld.editie()
    type(editie).objects.filter(pk=editie.pk).update(intern=True, live=False)
    werk_bij([editie])
    assert rij(wereld.bijeenkomst()).zicht == Etalagezicht.VERBORGEN_INTERN


def test_key_is_of_the_page_and_of_the_frames_that_it_shows(wereld):
    sessie = wereld.bijeenkomst()
    ramen = Raam.objects.filter(soort__in=[Raamsoort.KERN, Raamsoort.GEHEEL]) | Raam.objects.filter(
        wortel=wereld.editie()
    )
    verwacht = {rij(sessie).stempel, *ramen.values_list("stempel", flat=True)}
    assert set(stempels(sessie.pk)) == verwacht
    assert rij(sessie).stempel == stempels(sessie.pk)[0]


def test_key_is_read_in_one_question(wereld, django_assert_num_queries):
    sessie = wereld.bijeenkomst()
    with django_assert_num_queries(1):
        stempels(sessie.pk)


def test_statements_do_not_grow_with_pages(wereld):
    """What lies below becomes internal: the same few statements for two pages and for fifty.

    PostgreSQL reads again once the frames are locked.
    """
    kosten = []
    for aantal in (2, 50):
        boven = InhoudPage(title="Boven", slug=f"boven-{aantal}", live=True)
        wereld.editie().add_child(instance=boven)
        for nummer in range(aantal):
            vers(boven).add_child(instance=InhoudPage(title="Onder", slug=f"o{nummer}", live=True))
        InhoudPage.objects.filter(pk=boven.pk).update(intern=True)
        with CaptureQueriesContext(connection) as gevangen:
            werk_bij([boven])
        kosten.append(len(gevangen))
    assert list(verschillen()) == []
    assert kosten[0] == kosten[1] <= 13


def test_command_says_what_differs_and_mends_it(wereld, capsys):
    call_command("etalage", controleer=True)
    assert "klopt" in capsys.readouterr().out
    sessie = wereld.bijeenkomst()
    Etalage.objects.filter(pk=sessie.pk).update(zicht=Etalagezicht.INTERN)
    weg = wereld.hoofdstuk()
    Etalage.objects.filter(pk=weg.pk)._raw_delete("default")
    with pytest.raises(CommandError, match="2 pagina’s"):
        call_command("etalage", controleer=True)
    assert sessie.title in capsys.readouterr().out
    call_command("etalage", herstel=True)
    assert "hersteld" in capsys.readouterr().out
    assert rij(sessie).zicht == Etalagezicht.OPENBAAR
    assert rij(weg).laatste_id == weg.live_revision_id
    call_command("etalage", controleer=True)
    assert PageLogEntry.objects.filter(
        page=sessie.pk, action="handleiding.etalage_hersteld"
    ).exists()


def test_command_puts_the_approved_text_back(wereld):
    page = wereld.hoofdstuk()
    HoofdstukPage.objects.filter(pk=page.pk).update(title="Wat niemand goedkeurde")
    assert [v.page_id for v in verschillen()] == [page.pk]
    call_command("etalage", herstel=True, verbosity=0)
    assert vers(page).title == page.title
    assert list(verschillen()) == []


def test_submitting_writes_nothing_in_the_etalage(wereld):
    concept(wereld)
    with CaptureQueriesContext(connection) as gevangen:
        ingediend(wereld, title="Nog een", slug="nog-een")
    geschreven = [
        v["sql"] for v in gevangen if "handleiding_etalage" in v["sql"] and "UPDATE" in v["sql"]
    ]
    assert geschreven == []


def stand():
    rijen = Etalage.objects.order_by("pk").values_list("pk", "wortel", "eigen", "zicht", "laatste")
    return list(rijen), set(Raam.objects.values_list("soort", "wortel"))


def test_migration_fills_what_the_writer_would_have_written(wereld):
    migratie = import_module("gemeenten.migrations.0022_etalage_gevuld")
    page = goedgekeurd(wereld)
    haal_offline(page, wereld.user("beoordelaar-leeuwarden"), "Klopt niet meer.")
    goedgekeurd(wereld, title="Intern", slug="intern", intern=True)
    haal_offline(
        wereld.editie("weststellingwerf"), wereld.user("beoordelaar-weststellingwerf"), "Later."
    )
    voor = stand()
    Publicatie.objects.all().delete()
    Etalage.objects.all()._raw_delete("default")
    Raam.objects.all()._raw_delete("default")
    with CaptureQueriesContext(connection) as gevangen:
        migratie.vul(apps, None)
    assert stand() == voor
    assert list(verschillen(teksten=False)) == []
    inserts = 12 if connection.vendor == "sqlite" else 4
    assert len([v for v in gevangen if v["sql"].startswith("SELECT")]) < 30
    assert len([v for v in gevangen if v["sql"].startswith("INSERT")]) <= inserts
    bekend = Publicatie.objects.filter(page=page).order_by("vanaf", "pk")
    assert [p.online for p in bekend] == [True, False]
    assert bekend[0].revision_id == Etalage.objects.get(pk=page.pk).laatste_id
