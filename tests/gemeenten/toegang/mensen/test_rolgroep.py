"""A role is a row, never a name: what a group or a municipality is called changes nobody's rights."""

import logging
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse
from wagtail.models import Page

from gemeenten.models import GemeentePage, Rolgroep
from gemeenten.onboarding import steps
from gemeenten.toegang import roles
from gemeenten.toegang.mensen.acties import geef_rollen, mensen_van, nodig_uit, rollen_van
from gemeenten.toegang.muren.edities import edities_van, edities_voor
from gemeenten.toegang.roles import KERN
from gemeenten.toegang.rollen_op_pagina import leesbare_paden
from handleiding.workflow.rollen import rollen_op
from handleiding.workflow.rules import ROLLEN, Rol

User = get_user_model()
VAN_ROLLEN = ["GM0080 beoordelaar", "GM0080 lezer", "Kern redacteur"]


def rechten():
    """Everything that a role decides, of everybody, asked anew."""
    paginas = list(Page.objects.filter(depth__range=(2, 5)).order_by("path")[::4])
    edities = list(GemeentePage.objects.edities())
    return {
        user.username: (
            [rollen_op(page, user) for page in paginas],
            sorted(leesbare_paden(user)),
            sorted(edities_van(user).values_list("pk", flat=True)),
            sorted(edities_voor(user).values_list("pk", flat=True)),
            [rollen_van(editie, user) for editie in edities],
            roles.is_kernredactie(user),
        )
        for user in User.objects.order_by("pk")
    }


def formulier(client, adres, naam):
    """What the screen of a group sends with another name in it, all its rights included."""
    context = client.get(adres).context
    velden = {}
    for paneel in context["permission_panels"]:
        velden[f"{paneel.prefix}-TOTAL_FORMS"] = len(paneel.forms)
        velden[f"{paneel.prefix}-INITIAL_FORMS"] = paneel.initial_form_count()
    vormen = [form for paneel in context["permission_panels"] for form in paneel.forms]
    for veld in (veld for form in (context["form"], *vormen) for veld in form):
        waarde = veld.value()
        if isinstance(waarde, (list, tuple, QuerySet)):
            velden[veld.html_name] = [getattr(een, "pk", een) for een in waarde]
        elif waarde not in (None, False):
            velden[veld.html_name] = getattr(waarde, "pk", waarde)
    return velden | {"name": naam}


@pytest.fixture
def admin(client, wereld):
    client.force_login(wereld.user("admin"))
    return client


def hernoem_groep(admin, groep, naam):
    adres = reverse("wagtailusers_groups:edit", args=[groep.pk])
    admin.post(adres, formulier(admin, adres, naam))
    groep.refresh_from_db()
    assert groep.name == naam


def maak_groep(admin, naam):
    adres = reverse("wagtailusers_groups:add")
    admin.post(adres, formulier(admin, adres, naam))
    return Group.objects.get(name=naam)


class TestNames:
    def test_renaming_the_groups_of_all_roles_changes_no_rights(self, admin):
        voor = rechten()
        for groep in Group.objects.filter(rolgroep__isnull=False):
            groep.name = f"Zo noemen wij het {groep.pk}"
            groep.save()
        assert rechten() == voor

    @pytest.mark.parametrize("naam", VAN_ROLLEN)
    def test_a_group_is_renamed_on_its_screen_and_stays_the_role(self, admin, naam):
        voor = rechten()
        hernoem_groep(admin, Group.objects.get(name=naam), "Iets anders")
        assert rechten() == voor

    @pytest.mark.parametrize("naam", VAN_ROLLEN)
    def test_who_makes_a_group_by_the_name_of_a_role_makes_no_role(self, wereld, admin, naam):
        """The name is free, since the true group was renamed; so whoever may make groups can take it."""
        hernoem_groep(admin, Group.objects.get(name=naam), "Iets anders")
        mens = User.objects.create(username="nieuw", email="nieuw@x.example")
        mens.groups.add(maak_groep(admin, naam))
        mens = User.objects.get(pk=mens.pk)
        assert not Rolgroep.objects.filter(group__user=mens).exists()
        assert roles.plekken_van(mens) == {}
        assert not roles.is_kernredactie(mens)
        assert rollen_op(wereld.editie(), mens) == rollen_op(wereld.kern, mens) == frozenset()
        assert leesbare_paden(mens) == []
        assert mens not in mensen_van(wereld.editie())

    @pytest.mark.parametrize("naam", ["GM0080 hulp", "Kern vertaler", "GM0098 redacteurs"])
    def test_half_a_name_lets_nobody_read_what_is_internal(self, wereld, admin, naam):
        mens = User.objects.create(username="nieuw", email="nieuw@x.example")
        mens.groups.add(maak_groep(admin, naam))
        assert leesbare_paden(User.objects.get(pk=mens.pk)) == []

    def test_another_code_changes_no_rights(self, wereld):
        voor = rechten()
        GemeentePage.objects.filter(code="GM0080").update(code="GM2001")
        assert rechten() == voor

    def test_an_edition_without_a_code_gives_nobody_the_core(self, wereld):
        GemeentePage.objects.filter(code="GM0080").update(code=None)
        assert roles.plekken_van(wereld.user("redacteur-leeuwarden")) == {}
        assert not roles.mensen_bij("").exists()


class TestRows:
    def test_each_edition_and_the_core_have_one_group_for_each_role(self, wereld):
        for eigenaar in (KERN, "GM0080", "GM0098"):
            groepen = roles.groepen_bij(eigenaar)
            assert set(groepen) == set(ROLLEN)
            assert {rol: groep.name for rol, groep in groepen.items()} == roles.groepsnamen(
                eigenaar
            )

    @pytest.mark.parametrize(
        ("editie", "rol"), [(True, "redacteur"), (False, "redacteur"), (True, "kernredactie")]
    )
    def test_no_second_group_and_no_other_role(self, wereld, editie, rol):
        plek = wereld.editie() if editie else None
        groep = Group.objects.create(name="Nog een")
        with pytest.raises(IntegrityError), transaction.atomic():
            Rolgroep.objects.create(group=groep, editie=plek, rol=rol)

    @pytest.mark.parametrize("naam", VAN_ROLLEN)
    def test_the_group_of_a_role_is_not_deleted(self, wereld, admin, naam):
        groep = Group.objects.get(name=naam)
        antwoord = admin.post(reverse("wagtailusers_groups:delete", args=[groep.pk]), follow=True)
        assert "blijft bestaan" in antwoord.text
        with pytest.raises(PermissionDenied), transaction.atomic():
            groep.delete()
        assert Group.objects.filter(pk=groep.pk).exists()

    def test_another_group_may_go(self, admin):
        groep = maak_groep(admin, "GM9999 redacteur")
        admin.post(reverse("wagtailusers_groups:delete", args=[groep.pk]))
        assert not Group.objects.filter(pk=groep.pk).exists()

    def test_what_is_made_anew_takes_over_no_group_of_that_name(self, wereld):
        editie = wereld.editie()
        Rolgroep.objects.filter(editie=editie, rol=Rol.LEZER).delete()
        vreemd = Group.objects.get(name="GM0080 lezer")
        nieuw = steps.ensure_groepen(editie)[Rol.LEZER]
        assert nieuw != vreemd
        assert nieuw.name == "GM0080 lezer 2"
        assert steps.ensure_groepen(editie)[Rol.LEZER] == nieuw

    def test_a_role_without_a_group_is_said_and_nothing_is_kept(self, wereld):
        editie, beheerder = wereld.editie(), wereld.user("beheerder-leeuwarden")
        Rolgroep.objects.filter(editie=editie, rol=Rol.LEZER).delete()
        mens = {"email": "an@x.example", "voornaam": "An", "achternaam": "Bos"}
        with pytest.raises(ValidationError, match="geen groep meer: lezer"):
            nodig_uit(editie, beheerder, **mens, rollen=["lezer"])
        assert not User.objects.filter(email="an@x.example").exists()
        with pytest.raises(ValidationError, match="geen groep meer: lezer"):
            geef_rollen(editie, beheerder, wereld.user("redacteur-leeuwarden"), ["lezer"])
        assert rollen_van(editie, wereld.user("redacteur-leeuwarden")) == {Rol.REDACTEUR}

    def test_of_all_people_of_an_edition_it_is_asked_at_once(
        self, wereld, django_assert_num_queries
    ):
        editie = wereld.editie()
        with django_assert_num_queries(2):  # the people; their groups, with the roles
            gevonden = [rollen_van(editie, mens) for mens in mensen_van(editie)]
        assert len(gevonden) > 3
        assert all(gevonden)


class TestMigration:
    """Of a database in which the name told it."""

    module = import_module("gemeenten.migrations.0028_rolgroep_herkend")

    @staticmethod
    def rijen():
        return set(Rolgroep.objects.values_list("group", "editie", "rol"))

    def test_it_knows_what_was_known_by_name_and_leaves_the_rest(self, wereld, caplog):
        voor, eerst = rechten(), self.rijen()
        vreemd = ["GM9999 redacteur", "GM0080 hulp", "Onze redacteur", "Kern vertaler"]
        ook = ["Vrijwilligers", "redacteur", "GM0080"]
        for naam in [*vreemd, *ook]:
            Group.objects.create(name=naam)
        Rolgroep.objects.all().delete()
        with caplog.at_level(logging.WARNING):
            self.module.leg_vast(apps, None)
        assert self.rijen() == eerst
        assert rechten() == voor
        assert [regel.args[0] for regel in caplog.records] == vreemd
        assert set(Group.objects.values_list("name", flat=True)) >= {*vreemd, *ook}

    def test_on_the_way_back_names_tell_it_again(self, wereld, caplog):
        namen = set(Group.objects.values_list("pk", "name"))
        for groep in Group.objects.filter(rolgroep__isnull=False):
            Group.objects.filter(pk=groep.pk).update(name=f"Iets anders {groep.pk}")
        self.module.noem_weer(apps, None)
        assert set(Group.objects.values_list("pk", "name")) == namen
        assert not caplog.records

    def test_a_name_that_was_given_to_another_group_is_said(self, wereld, caplog):
        groep = Group.objects.get(name="GM0080 lezer")
        Group.objects.filter(pk=groep.pk).update(name="Lezers")
        Group.objects.create(name="GM0080 lezer")
        self.module.noem_weer(apps, None)
        groep.refresh_from_db()
        assert groep.name == "Lezers"
        assert "cannot be called" in caplog.text
