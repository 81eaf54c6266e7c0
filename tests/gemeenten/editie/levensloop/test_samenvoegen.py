"""Two municipalities become one."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, get_page_models

from gemeenten.editie.levensloop.samenvoegen import voeg_samen, wat_achterblijft
from gemeenten.models import ContactPage, OrganisatiesPage, Sessie, WerkleergroepPage
from handleiding.models import InhoudPage
from handleiding.workflow.actions import dien_in, haal_offline
from tests.gemeenten.onboarding.hulp import maak_beeld, telling


@pytest.fixture
def kern(wereld):
    return wereld.user("kernredacteur")


@pytest.fixture
def offline(wereld):
    haal_offline(wereld.editie(), wereld.user("beoordelaar-leeuwarden"), "Herindeling")
    return wereld.editie()


@pytest.fixture
def naar(wereld):
    return wereld.editie("weststellingwerf")


def test_local_data_moves_as_drafts_and_nothing_is_lost(wereld, kern, offline, naar):
    beeld = maak_beeld("GM0080 Leeuwarden")
    sessies = Sessie.objects.count()
    titels = voeg_samen(offline, naar, user=kern)
    assert "Aldlân" in titels
    groepen = WerkleergroepPage.objects.child_of(naar).order_by("path")
    assert list(groepen.values_list("slug", "live")) == [("wolvega", True), ("aldlan", False)]
    assert not WerkleergroepPage.objects.child_of(offline).exists()
    assert Sessie.objects.count() == sessies
    contact = ContactPage.objects.child_of(naar).get()
    assert contact.contactpersonen.count() == 1
    concept = contact.get_latest_revision_as_object().contactpersonen.all()
    assert [persoon.email for persoon in concept] == [
        "jeugd@weststellingwerf.example",
        "jeugd@leeuwarden.example",
        "aldlan@leeuwarden.example",
    ]
    beeld.refresh_from_db()
    assert beeld.collection.name == "GM0098 Weststellingwerf"
    assert Page.find_problems() == ([], [], [], [], [])


def test_group_keeps_the_names_of_its_organisations(wereld, client, kern, offline, naar):
    lijst = OrganisatiesPage.objects.child_of(offline).get()
    namen = sorted(lijst.organisaties.values_list("naam", flat=True))
    voor = OrganisatiesPage.objects.child_of(naar).get().organisaties.count()
    voeg_samen(offline, naar, user=kern)
    # Both lists had the GGD; it is there once, with the key that the other groups use.
    doel = OrganisatiesPage.objects.child_of(naar).get()
    rijen = list(doel.get_latest_revision_as_object().organisaties.all())
    assert len(rijen) == voor + len(namen) - 1
    wereld.publiceer(doel, "redacteur-weststellingwerf", "beoordelaar-weststellingwerf")
    groep = WerkleergroepPage.objects.get(slug="aldlan")
    wereld.publiceer(groep, "redacteur-weststellingwerf", "beoordelaar-weststellingwerf")
    getoond = client.get("/gemeenten/weststellingwerf/aldlan/").context["organisaties"]
    assert sorted(deelname.naam for deelname in getoond) == namen


def test_moved_group_is_approved_by_its_new_reviewers(wereld, kern, offline, naar):
    voeg_samen(offline, naar, user=kern)
    groep = WerkleergroepPage.objects.get(slug="aldlan")
    wereld.publiceer(groep, "redacteur-weststellingwerf", "beoordelaar-weststellingwerf")
    assert WerkleergroepPage.objects.get(slug="aldlan").live
    assert not groep.permissions_for_user(wereld.user("redacteur-leeuwarden")).can_edit()


def test_same_address_gets_a_number(wereld, kern, offline, naar):
    for editie in (offline, naar):
        page = InhoudPage(title="Nieuws", slug="nieuws", live=False)
        editie.add_child(instance=page)
        page.save_revision()
    voeg_samen(offline, naar, user=kern)
    adressen = InhoudPage.objects.child_of(naar).values_list("slug", flat=True)
    assert {"nieuws", "nieuws-2"} <= set(adressen)


def test_page_of_a_kind_that_merging_never_heard_of_moves_too(wereld, kern, offline, naar):
    offline.add_child(instance=Page(title="Prikbord", slug="prikbord", live=False))
    assert "Prikbord" in voeg_samen(offline, naar, user=kern)
    assert naar.get_children().filter(slug="prikbord").exists()


def test_page_that_each_edition_has_one_of_stays_and_what_it_says_is_named(
    wereld, kern, offline, naar
):
    contact = ContactPage.objects.child_of(offline).get()
    contact.inleiding = "<p>Bel ook de wijkagent.</p>"
    contact.save_revision(user=wereld.user("redacteur-leeuwarden"))
    assert "Contact: inleiding" in wat_achterblijft(offline)
    elk_een = [model for model in get_page_models() if model.max_count_per_parent == 1]
    eerder = {model: model.objects.child_of(naar).count() for model in elk_een}
    assert eerder[ContactPage] == 1
    voeg_samen(offline, naar, user=kern)
    for model in elk_een:
        assert model.objects.child_of(naar).count() == eerder[model] <= 1, model
    assert ContactPage.objects.child_of(offline).exists()


def test_second_page_of_a_kind_that_an_edition_has_one_of_is_not_moved_in(
    wereld, kern, offline, naar, monkeypatch
):
    """Whichever kind that is: its class says so, and merging goes by that."""
    monkeypatch.setattr(InhoudPage, "max_count_per_parent", 1)
    page = InhoudPage(title="Vragen", slug="vragen", live=False)
    page.inhoud = [("tekst", "<p>Mag ik komen?</p>")]
    offline.add_child(instance=page)
    page.save_revision()
    assert "Vragen: inhoud" in wat_achterblijft(offline)
    assert "Vragen" not in voeg_samen(offline, naar, user=kern)
    assert offline.get_children().filter(slug="vragen").exists()


def test_refusals_change_nothing(wereld, kern, offline, naar):
    voor = telling()
    for van, doel, user, reden in (
        (offline, offline, kern, "andere gemeente"),
        (naar, offline, kern, "staat nog online"),
        (offline, naar, wereld.user("beheerder-leeuwarden"), "Alleen de kernredactie"),
        (offline, wereld.sjabloon, kern, "niet met het sjabloon"),
    ):
        with pytest.raises(PermissionDenied, match=reden):
            voeg_samen(van, doel, user=user)
    assert telling() == voor


@pytest.mark.parametrize("staat", ["ter beoordeling", "ingepland", "op slot"])
@pytest.mark.parametrize("soort", [WerkleergroepPage, ContactPage, OrganisatiesPage])
def test_nothing_is_written_while_a_page_is_judged_planned_or_locked(
    wereld, kern, offline, naar, soort, staat
):
    """Groups change hands with their draft; the lists of the other edition get rows."""
    waar = offline if soort is WerkleergroepPage else naar
    page = soort.objects.child_of(waar).get()
    if staat == "ter beoordeling":
        redacteur = wereld.user(f"redacteur-{waar.slug}")
        page.get_latest_revision_as_object().save_revision(user=redacteur)
        dien_in(page, redacteur)
    elif staat == "op slot":
        Page.objects.filter(pk=page.pk).update(locked=True)
    else:
        later = timezone.now() + timedelta(days=3)
        page.revisions.filter(pk=page.latest_revision_id).update(approved_go_live_at=later)
    voor = telling()
    with pytest.raises(PermissionDenied, match=staat):
        voeg_samen(offline, naar, user=kern)
    assert telling() == voor


def test_screen_does_it(client, kern, offline, naar):
    client.force_login(kern)
    url = reverse("editie_doen", args=[offline.pk, "samenvoegen"])
    assert "Weststellingwerf" in client.get(url).text
    antwoord = client.post(url, {"naar": naar.pk}, follow=True)
    assert "staan als concept in de andere editie" in antwoord.text
    assert WerkleergroepPage.objects.child_of(naar).count() == 2


def test_screen_names_what_does_not_move_and_what_did(client, wereld, kern, offline, naar):
    redacteur = wereld.user("redacteur-leeuwarden")
    sessie = wereld.bijeenkomst()
    sessie.doel = "<p>Ons eigen doel.</p>"
    sessie.save_revision(user=redacteur)
    offline.steunpunt = "<p>Bel het steunpunt.</p>"
    offline.save_revision(user=redacteur)
    client.force_login(kern)
    url = reverse("editie_doen", args=[offline.pk, "samenvoegen"])
    assert client.get(url).context["blijft"] == [
        "Kennismaken: aangepast aan de gemeente",
        "Beginpagina: inleiding",
        "Beginpagina: plaatselijk steunpunt",
    ]
    assert "Dit verhuist niet" in client.get(url).text
    assert "Verhuisd: Aldlân" in client.post(url, {"naar": naar.pk}, follow=True).text
