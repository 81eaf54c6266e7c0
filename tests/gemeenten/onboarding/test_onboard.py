"""Onboarding as a whole: rights, all or nothing, and every kind of bad luck."""

import threading

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.models import Q
from wagtail.models import (
    Collection,
    GroupPagePermission,
    Page,
    Site,
    Workflow,
    WorkflowPage,
)

from gemeenten.goedkeuring.workflows import werkstromen_en_taken
from gemeenten.models import ContactPage, GemeentePage, OrganisatiesPage
from gemeenten.onboarding import Plan, boom, maak_overzicht, onboard_gemeente
from gemeenten.toegang import roles
from handleiding.models import BijeenkomstPage, HoofdstukPage, InhoudPage, VierOgenTask
from handleiding.workflow.rules import Rol
from tests.gemeenten.onboarding.hulp import (
    EIGEN_ADRESSEN,
    HEERENVEEN,
    TYTSJERK,
    publiceer,
    telling,
    weggelaten,
)


def test_edition_is_complete_and_private(wereld, client):
    editie = onboard_gemeente(HEERENVEEN)
    assert (editie.title, editie.slug, editie.code) == ("Heerenveen", "heerenveen", "GM0074")
    adressen = editie.get_children().order_by("path").values_list("slug", flat=True)
    assert list(adressen) == EIGEN_ADRESSEN
    assert ContactPage.objects.child_of(editie).get().contactpersonen.count() == 0
    assert OrganisatiesPage.objects.child_of(editie).get().organisaties.count() == 0
    assert client.get("/gemeenten/heerenveen/").status_code == 404
    assert "Heerenveen" not in client.get("/gemeenten/").text


def test_roles_have_their_rights_on_this_edition_only(wereld):
    editie = onboard_gemeente(HEERENVEEN)
    groepen = Group.objects.filter(name__startswith="GM0074 ")
    assert {groep.name for groep in groepen} == {
        "GM0074 redacteur",
        "GM0074 beoordelaar",
        "GM0074 beheerder",
        "GM0074 lezer",
    }
    assert not groepen.filter(user__isnull=False).exists()
    rechten = GroupPagePermission.objects.filter(group__in=groepen)
    assert set(rechten.values_list("page_id", flat=True)) == {editie.pk}
    assert set(rechten.values_list("permission__codename", flat=True)) == {
        "add_page",
        "change_page",
    }
    lezer = Group.objects.get(name="GM0074 lezer")
    assert not rechten.filter(group=lezer).exists()
    assert not lezer.permissions.exists()
    collectie = Collection.objects.get(name="GM0074 Heerenveen")
    assert collectie.group_permissions.exclude(group__in=groepen).count() == 0
    assert collectie.group_permissions.count() == 3 * len(roles.MEDIA_RECHTEN)


def test_own_reviewers_approve(wereld):
    editie = onboard_gemeente(HEERENVEEN)
    workflow = BijeenkomstPage.objects.descendant_of(editie).first().get_workflow()
    assert workflow.name == "GM0074: één beoordelaar"
    task = workflow.tasks.get().specific
    assert [groep.name for groep in task.groups.all()] == ["GM0074 beoordelaar"]
    assert WorkflowPage.objects.get(page=editie).workflow == workflow


def test_hostname_and_theme_are_the_editions_own(wereld):
    plan = Plan(naam="Heerenveen", code="GM0074", hostnaam="hh.heerenveen.example", kleur="#0b5a7a")
    editie = onboard_gemeente(plan)
    site = Site.objects.get(hostname="hh.heerenveen.example")
    assert (site.root_page_id, site.is_default_site) == (editie.pk, False)
    assert site.port == Site.objects.get(is_default_site=True).port
    assert editie.thema.kleur == "#0b5a7a"
    assert editie.get_latest_revision_as_object().kleur == "#0b5a7a"


@pytest.mark.parametrize("naam", ["'s-Gravenhage", "Súdwest-Fryslân", "Bergen (L.)"])
def test_awkward_name_is_right_everywhere(wereld, naam):
    from gemeenten.regels.gemeentelijst.lijst import gemeenten

    code = next(code for code, bekend in gemeenten().items() if bekend == naam)
    editie = onboard_gemeente(Plan(naam=naam, code=code))
    assert GemeentePage.objects.get(code=code).title == naam
    assert Collection.objects.filter(name=f"{code} {naam}").exists()
    assert editie.get_latest_revision_as_object().title == naam
    assert editie.slug.isascii()


# The plan, without writing


def test_plan_counts_exactly_what_is_made_and_writes_nothing(wereld, django_assert_max_num_queries):
    voor = telling()
    overzicht = maak_overzicht(HEERENVEEN)
    assert telling() == voor
    editie = onboard_gemeente(HEERENVEEN)
    assert overzicht.aantal_paginas == editie.get_descendants(inclusive=True).count()
    for model in (BijeenkomstPage, HoofdstukPage, InhoudPage):
        naam = str(model._meta.verbose_name_plural)
        assert overzicht.pagina_soorten[naam] == model.objects.descendant_of(editie).count()


def test_command_shows_the_plan_and_carries_it_out(wereld, capsys):
    voor = telling()
    opdracht = ["nieuwe_gemeente", "Heerenveen", "--code", "GM0074", "--zonder-hoofdstuk"]
    call_command(*opdracht, "programma", "--dry-run")
    uit = capsys.readouterr().out
    assert "allemaal als concept, op /gemeenten/heerenveen/" in uit
    assert "er is niets gewijzigd" in uit
    assert telling() == voor
    call_command(*opdracht, "bijlagen", "--hostnaam", "hh.example.nl", "--bron", "leeuwarden")
    assert "Heerenveen: " in capsys.readouterr().out
    editie = GemeentePage.objects.get(code="GM0074")
    assert Site.objects.get(hostname="hh.example.nl").root_page_id == editie.pk
    assert BijeenkomstPage.objects.descendant_of(editie).count() == 2
    with pytest.raises(CommandError, match=r"Heerenveen \(GM0074\) heeft al een editie"):
        call_command(*opdracht, "bijlagen")


# Bad luck


def weigering(plan: Plan) -> dict[str, list[str]]:
    voor = telling()
    for probeer in (onboard_gemeente, maak_overzicht):
        with pytest.raises(ValidationError) as fout:
            probeer(plan)
        assert telling() == voor
    return fout.value.message_dict


def test_municipality_that_is_there_is_refused(wereld):
    assert weigering(Plan(naam="Leeuwarden", code="GM0080")) == {
        "code": ["Leeuwarden (GM0080) heeft al een editie."]
    }


def test_address_in_use_is_refused_also_by_another_kind_of_page(wereld):
    plan = Plan(naam="Heerenveen", code="GM0074", slug="weststellingwerf")
    assert "is al in gebruik" in weigering(plan)["slug"][0]
    assert (
        "is al in gebruik"
        in weigering(Plan(naam="Heerenveen", code="GM0074", slug="sjabloon"))["slug"][0]
    )


def test_group_with_that_name_is_not_taken_over_with_its_people(wereld):
    groep = Group.objects.create(name="GM0074 redacteur")
    wereld.user("lezer-leeuwarden").groups.add(groep)
    assert "Er is al een groep “GM0074 redacteur”" in weigering(HEERENVEEN)["code"][0]


def test_collection_with_that_name_is_not_taken_over_with_its_files(wereld):
    wortel = Collection.get_first_root_node()
    wortel.add_child(instance=Collection(name="GM0074 Heerenveen"))
    assert "Er is al een collectie “GM0074 Heerenveen”" in weigering(HEERENVEEN)["code"][0]


@pytest.mark.parametrize("soort", [Workflow, VierOgenTask])
def test_approval_with_that_name_is_not_taken_over_with_its_reviewers(wereld, soort):
    """A name says nothing: it is left alone, and the edition has its own."""
    ander = soort.objects.create(name="GM0074: één beoordelaar")
    editie = onboard_gemeente(HEERENVEEN)
    assert ander.pk not in werkstromen_en_taken(editie)[soort is not Workflow]
    ander.refresh_from_db()
    assert ander.name == "GM0074: één beoordelaar"


def test_municipality_that_is_there_under_another_code_is_refused(wereld):
    plan = Plan(naam="leeuwarden", code="GM2222", slug="nieuw", buiten_lijst=True)
    assert "Er is al een editie Leeuwarden, met code GM0080." in weigering(plan)["naam"][0]


@pytest.mark.parametrize(
    ("bezet", "gevraagd"),
    [
        ("HH.example.nl", "hh.example.nl"),
        ("hh.example.nl", "HH.Example.nl."),
        ("hh.example.nl.", "hh.example.nl"),
        ("súdwest.example.nl", "xn--sdwest-pya.example.nl"),
        ("xn--sdwest-pya.example.nl", "Súdwest.example.nl"),
    ],
)
def test_hostname_in_use_is_refused_however_it_is_spelled(wereld, bezet, gevraagd):
    Site.objects.create(hostname=bezet, port=8443, root_page=wereld.home)
    plan = Plan(naam="Heerenveen", code="GM0074", hostnaam=gevraagd)
    assert "is al in gebruik" in weigering(plan)["hostnaam"][0]


def test_address_of_the_site_itself_is_no_hostname_of_an_edition(wereld, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://Handleiding.example.nl:8443/"
    plan = Plan(naam="Heerenveen", code="GM0074", hostnaam="handleiding.example.nl")
    assert "het adres van deze site zelf" in weigering(plan)["hostnaam"][0]


def test_plan_says_when_the_site_does_not_answer_to_the_hostname_yet(wereld, settings):
    plan = Plan(naam="Heerenveen", code="GM0074", hostnaam="súdwest.example.nl")
    settings.ALLOWED_HOSTS = ["localhost"]
    assert "antwoordt nog niet op súdwest.example.nl (xn--" in " ".join(
        maak_overzicht(plan).aandacht
    )
    settings.ALLOWED_HOSTS = [".example.nl"]
    assert "antwoordt nog niet" not in " ".join(maak_overzicht(plan).aandacht)


def test_unknown_source_is_refused(wereld):
    plan = Plan(naam="Heerenveen", code="GM0074", bron="nergens")
    assert "Er is geen editie met het adres “nergens”" in weigering(plan)["bron"][0]


def test_core_that_is_not_published_is_no_source(wereld):
    wereld.sjabloon.delete()
    wereld.kern.unpublish()
    assert "nog niet gepubliceerd" in weigering(HEERENVEEN)["bron"][0]


def test_page_type_that_no_longer_exists_is_reported_and_left_out(wereld):
    from django.contrib.contenttypes.models import ContentType

    verdwenen = ContentType.objects.create(app_label="handleiding", model="verdwenenpage")
    Page.objects.filter(pk=wereld.hoofdstuk("programma").pk).update(content_type=verdwenen)
    editie = onboard_gemeente(Plan(naam="Heerenveen", code="GM0074", bron="leeuwarden"))
    assert weggelaten(editie) == [
        "Programma (met 2 pagina’s eronder): dit soort pagina bestaat niet meer"
    ]
    assert not BijeenkomstPage.objects.descendant_of(editie).exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_source_edited_during_the_copy_comes_over_as_it_was(wereld, monkeypatch):
    echt = boom._plaats

    def intussen(*args):
        sessie = wereld.bijeenkomst()
        sessie.title = sessie.doel = "Intussen gewijzigd"
        sessie.save_revision()
        publiceer(sessie)
        return echt(*args)

    monkeypatch.setattr(boom, "_plaats", intussen)
    editie = onboard_gemeente(Plan(naam="Heerenveen", code="GM0074", bron="leeuwarden"))
    kopie = BijeenkomstPage.objects.descendant_of(editie).get(nummer=1)
    assert kopie.title == "Kennismaken"
    assert kopie.doel == wereld.kernbijeenkomst().doel
    assert kopie.get_latest_revision_as_object().doel == kopie.doel


def in_threads(*doen):
    """Run functions at once, each with a connection of its own; return what each gave or raised."""
    uitkomst: list = [None] * len(doen)
    start = threading.Barrier(len(doen))

    def draai(nummer, doe):
        start.wait()
        try:
            uitkomst[nummer] = doe()
        except Exception as fout:  # noqa: BLE001 - the test looks at it
            uitkomst[nummer] = fout
        finally:
            connections.close_all()

    threads = [threading.Thread(target=draai, args=paar) for paar in enumerate(doen)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return uitkomst


@pytest.mark.postgresql
def test_of_two_people_at_once_one_wins_and_the_other_is_told(django_db_setup, django_db_blocker):
    """Without a surrounding transaction: what is committed here is removed again at the end."""
    with django_db_blocker.unblock():
        try:
            uitkomst = in_threads(*[lambda: onboard_gemeente(TYTSJERK)] * 2)
            fouten = [fout for fout in uitkomst if isinstance(fout, Exception)]
            assert [fout.message_dict for fout in fouten] == [
                {"code": ["Tytsjerksteradiel (GM0737) heeft al een editie."]}
            ]
            assert GemeentePage.objects.filter(code="GM0737").count() == 1
            assert Page.find_problems() == ([], [], [], [], [])
        finally:
            GemeentePage.objects.get(code="GM0737").delete()
            Group.objects.filter(name__startswith="GM0737").delete()
            Collection.objects.filter(name__startswith="GM0737").delete()
            Workflow.objects.filter(name__startswith="GM0737").delete()
            connection.close()


def test_names_of_roles_are_the_rule(wereld):
    assert roles.groepsnaam("GM0074", Rol.REDACTEUR) == "GM0074 redacteur"
    assert not GemeentePage.objects.filter(Q(code="") | Q(slug="")).exists()
