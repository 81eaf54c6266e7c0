"""The wall's own questions, each with who may and who may not: the screens behind it ask again."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.http import QueryDict
from django.urls import reverse
from wagtail.models import Page

from gemeenten.editie.levensloop.archief import archiveer
from gemeenten.goedkeuring.workflows import Beleid, kies_beleid
from gemeenten.models import Verbetervoorstel
from gemeenten.toegang.muren import regels
from gemeenten.toegang.muren.indeling import INDELING
from handleiding.workflow.actions import dien_in, haal_offline, keur_goed, trek_terug
from tests.handleiding.workflow.staten import concept, ingediend, vers

REDACTEUR, KEURDER, BEHEERDER = (
    f"{rol}-leeuwarden" for rol in ("redacteur", "beoordelaar", "beheerder")
)
VAN_ELDERS = tuple(f"{rol}-weststellingwerf" for rol in ("redacteur", "beoordelaar", "beheerder"))
VAN_DE_KERN = ("kernredacteur", "kernbeoordelaar")
EIGEN = (REDACTEUR, KEURDER, BEHEERDER)


@dataclass
class Vraag:
    """What a rule reads of a request."""

    user: Any
    GET: QueryDict = field(default_factory=QueryDict)
    POST: QueryDict = field(default_factory=QueryDict)


def wie_mag(wereld, toets, kwargs):
    mensen = (*EIGEN, *VAN_ELDERS, *VAN_DE_KERN)
    return {naam for naam in mensen if toets(Vraag(wereld.user(naam)), kwargs)}


class TestToReview:
    """A page of an own tree, or one that waits for exactly this reviewer."""

    toets = staticmethod(regels.te_beoordelen("page_id"))

    def mag(self, wereld, page):
        return wie_mag(wereld, self.toets, {"page_id": page.pk})

    def kies(self, wereld, beleid):
        kies_beleid(wereld.editie(), beleid, eigenaar="GM0080", user=wereld.user(BEHEERDER))

    def test_without_a_deputy_is_for_the_own_people(self, wereld):
        assert self.mag(wereld, ingediend(wereld)) == set(EIGEN)

    def test_a_deputy_comes_while_it_waits_and_no_longer(self, wereld):
        self.kies(wereld, Beleid.MET_PLAATSVERVANGER)
        page = concept(wereld)
        assert self.mag(wereld, page) == set(EIGEN)
        dien_in(page, wereld.user(REDACTEUR))
        assert self.mag(wereld, page) == {*EIGEN, "kernbeoordelaar"}
        trek_terug(vers(page), wereld.user(REDACTEUR))
        assert self.mag(wereld, page) == set(EIGEN)

    def test_the_second_step_comes_after_the_first(self, wereld):
        self.kies(wereld, Beleid.TWEE_STAPPEN)
        page = ingediend(wereld)
        assert self.mag(wereld, page) == set(EIGEN)
        keur_goed(page, wereld.user(KEURDER))
        assert self.mag(wereld, page) == {*EIGEN, "kernbeoordelaar"}


def test_an_edition_at_work_is_for_its_people_and_the_kernredactie(wereld):
    mag = wie_mag(wereld, regels.werkstuk("pk"), {"pk": wereld.editie().pk})
    assert mag == {*EIGEN, *VAN_DE_KERN}


def test_what_is_of_the_core_is_for_the_kernredactie(wereld):
    assert wie_mag(wereld, regels.kernredactie, {}) == set(VAN_DE_KERN)


def test_emergency_is_for_the_kernredactie_anywhere_and_other_steps_are_not(wereld):
    def mag(actie):
        kwargs = {"page_id": wereld.bijeenkomst().pk, "actie": actie}
        return wie_mag(wereld, regels.handeling, kwargs)

    assert mag("spoedpublicatie") == {*EIGEN, *VAN_DE_KERN}
    assert mag("offline_halen") == set(EIGEN)


def bestaat_niet():
    return Page.objects.order_by("pk").last().pk + 1


class TestToChooseFrom:
    """What stands in an own tree, and what is published."""

    toets = staticmethod(regels.leesbaar("page_id"))

    def mag(self, wereld, pk):
        return wie_mag(wereld, self.toets, {"page_id": pk})

    def mag_kiezen(self, wereld, *ids):
        keuze = QueryDict("&".join(f"id={pk}" for pk in ids))
        iedereen = (*EIGEN, *VAN_ELDERS, *VAN_DE_KERN)
        return {n for n in iedereen if regels.leesbare_keuze(Vraag(wereld.user(n), keuze), {})}

    def test_a_draft_is_for_the_own_people(self, wereld):
        assert self.mag(wereld, concept(wereld).pk) == set(EIGEN)

    def test_what_readers_see_the_root_and_what_is_not_there_are_for_all(self, wereld):
        iedereen = {*EIGEN, *VAN_ELDERS, *VAN_DE_KERN}
        for pk in (wereld.bijeenkomst().pk, wereld.home.get_root().pk, bestaat_niet()):
            assert self.mag(wereld, pk) == iedereen

    def test_each_page_that_is_chosen_counts(self, wereld):
        iedereen = {*EIGEN, *VAN_ELDERS, *VAN_DE_KERN}
        online, draft = wereld.bijeenkomst().pk, concept(wereld).pk
        assert self.mag_kiezen(wereld) == iedereen
        assert self.mag_kiezen(wereld, online) == iedereen
        assert self.mag_kiezen(wereld, online, bestaat_niet()) == iedereen
        assert self.mag_kiezen(wereld, online, draft) == set(EIGEN)
        assert self.mag_kiezen(wereld, online, "x") == set()


def test_a_proposal_is_for_the_edition_that_made_it(wereld):
    toets = regels.eigen_voorstel("pk")
    voorstel = Verbetervoorstel.objects.create(
        editie=wereld.editie(),
        variant=wereld.bijeenkomst(),
        revision=wereld.bijeenkomst().latest_revision,
        basis=wereld.kernbijeenkomst().latest_revision,
        paden=["doel"],
        toelichting="Korter.",
    )
    assert wie_mag(wereld, toets, {"pk": voorstel.pk}) == set(EIGEN)
    assert wie_mag(wereld, toets, {"pk": voorstel.pk + 1}) == set()


class TestArchive:
    """Who had a role there reads; nobody else, and nothing but reading."""

    @pytest.fixture
    def page(self, wereld):
        haal_offline(wereld.editie(), wereld.user(KEURDER), "Herindeling")
        archiveer(wereld.editie(), user=wereld.user("kernredacteur"))
        return wereld.bijeenkomst()

    def test_is_read_by_who_had_a_role(self, wereld, page):
        toets = regels.inzage(regels.eigen_pagina("page_id"), "page_id")
        assert set(EIGEN) <= wie_mag(wereld, toets, {"page_id": page.pk})
        assert not set(VAN_ELDERS) & wie_mag(wereld, toets, {"page_id": page.pk})

    def test_is_not_read_any_more_by_who_lost_it(self, wereld, page):
        mens = wereld.user(REDACTEUR)
        mens.groups.remove(Group.objects.get(name="GM0080 redacteur"))
        mens.groups.add(Group.objects.get(name="GM0098 redacteur"))
        toets = INDELING["geschiedenis"]
        assert not toets(Vraag(wereld.user(REDACTEUR)), {"page_id": page.pk})

    def test_while_in_use_a_role_alone_opens_nothing(self, client, wereld):
        """An edition that is not in the archive has walls of its own: a reader has no business there."""
        toets = regels.inzage(lambda request, kwargs: False, "page_id")
        assert wie_mag(wereld, toets, {"page_id": wereld.bijeenkomst().pk}) == set()
        client.force_login(wereld.user("lezer-leeuwarden"))
        adres = reverse("geschiedenis", args=[wereld.bijeenkomst().pk])
        assert client.get(adres).status_code in {302, 403}
