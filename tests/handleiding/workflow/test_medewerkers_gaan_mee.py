"""Who wrote a text stays its writer: in a copy, in an old version put back, and when version or account goes."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page, Revision

from gemeenten.goedkeuring.workflows import Beleid, kies_beleid
from handleiding.models import InhoudPage
from handleiding.workflow.actions import (
    dien_in,
    haal_offline,
    keur_achteraf_goed,
    keur_goed,
    publiceer_met_spoed,
)
from handleiding.workflow.bijdragen import VroegerAdres, dezelfde_personen
from handleiding.workflow.contributors import medewerkers

from .staten import KEURDER, SCHRIJVER, concept, goedgekeurd, offline, vers, wijzig

pytestmark = pytest.mark.django_db


def weigert(page, user, reden="Vier ogen"):
    with pytest.raises(PermissionDenied, match=reden):
        keur_goed(vers(page), user)
    assert not vers(page).live


def van_keurder(wereld):
    """A draft with the words of the reviewer, never approved."""
    return wijzig(wereld, concept(wereld), "Van de beoordelaar.", door=KEURDER)


@pytest.mark.parametrize("versies", [True, False], ids=["with versions", "without"])
@pytest.mark.parametrize("bron_weg", [True, False], ids=["source deleted", "source there"])
def test_copy_has_the_writers_of_its_source(wereld, versies, bron_weg):
    bron = van_keurder(wereld)
    kopie = bron.copy(
        update_attrs={"slug": "kopie", "title": "Kopie"},
        copy_revisions=versies,
        user=wereld.user(SCHRIJVER),
    )
    if bron_weg:
        Page.objects.get(pk=bron.pk).delete()
    dien_in(vers(kopie), wereld.user(SCHRIJVER))
    weigert(kopie, wereld.user(KEURDER))


def test_copy_made_on_the_screen(client, wereld):
    bron = van_keurder(wereld)
    client.force_login(wereld.user(SCHRIJVER))
    data = {
        "new_title": "Kopie",
        "new_slug": "kopie",
        "new_parent_page": wereld.editie().pk,
        "copy_subpages": "",
        "publish_copies": "",
    }
    client.post(reverse("wagtailadmin_pages:copy", args=[bron.pk]), data)
    kopie = InhoudPage.objects.get(slug="kopie")
    # Its versions cleared away: only the newest, of who copied, is left.
    Revision.objects.filter(object_id=str(kopie.pk)).exclude(pk=kopie.latest_revision_id).delete()
    dien_in(vers(kopie), wereld.user(SCHRIJVER))
    weigert(kopie, wereld.user(KEURDER))


def test_copy_of_what_was_approved_has_no_writers_but_who_changes_it(wereld):
    bron = goedgekeurd(wereld)
    kopie = bron.copy(
        update_attrs={"slug": "kopie"},
        copy_revisions=False,
        keep_live=False,
        user=wereld.user(SCHRIJVER),
    )
    assert medewerkers(vers(kopie)) == {wereld.user(SCHRIJVER).pk}


def test_an_old_version_put_back_has_its_own_writer(client, wereld):
    """The reviewer's words were dropped, another text was approved, and then they come back."""
    page = van_keurder(wereld)
    oud = page.latest_revision
    page = wijzig(wereld, page, "Iets anders.")
    dien_in(page, wereld.user(SCHRIJVER))
    keur_goed(vers(page), wereld.user("admin"))
    page = vers(page)
    assert medewerkers(page) == set()
    client.force_login(wereld.user(SCHRIJVER))
    scherm = client.get(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, oud.pk]))
    assert scherm.status_code == 200
    oud.as_object().save_revision(
        user=wereld.user(SCHRIJVER), previous_revision=oud, log_action=True
    )
    dien_in(vers(page), wereld.user(SCHRIJVER))
    with pytest.raises(PermissionDenied, match="Vier ogen"):
        keur_goed(vers(page), wereld.user(KEURDER))
    assert "Iets anders" in str(vers(page).inhoud)


def test_putting_back_what_was_approved_makes_no_writers(wereld):
    page = goedgekeurd(wereld)
    eerste = page.live_revision
    page = wijzig(wereld, page, "Twee.")
    dien_in(page, wereld.user(SCHRIJVER))
    keur_goed(vers(page), wereld.user(KEURDER))
    eerste.as_object().save_revision(user=wereld.user("admin"), previous_revision=eerste)
    assert medewerkers(vers(page)) == {wereld.user("admin").pk}


@pytest.mark.parametrize("hoe", ["een", "reeks", "purge"])
def test_a_version_that_nobody_logged_leaves_its_writer(wereld, hoe):
    page = goedgekeurd(wereld)
    eigen = page.get_latest_revision_as_object()
    eigen.inhoud = [{"type": "tekst", "value": "<p>Van de beoordelaar.</p>"}]
    versie = eigen.save_revision(user=wereld.user(KEURDER))
    page = wijzig(wereld, page, "Van de beoordelaar en mij.")
    if hoe == "een":
        Revision.objects.get(pk=versie.pk).delete()
    elif hoe == "reeks":
        Revision.objects.filter(pk=versie.pk).delete()
    else:
        call_command("purge_revisions", verbosity=0)
    assert not Revision.objects.filter(pk=versie.pk).exists()
    dien_in(vers(page), wereld.user(SCHRIJVER))
    with pytest.raises(PermissionDenied, match="Vier ogen"):
        keur_goed(vers(page), wereld.user(KEURDER))


def opnieuw(wereld, naam=KEURDER, mail=None):
    """Delete an account and make it anew, as technical management may."""
    oud = wereld.user(naam)
    groepen, adres = list(oud.groups.all()), oud.email
    oud.delete()
    nieuw = get_user_model().objects.create_user(f"{naam}-nieuw", mail or adres)
    nieuw.groups.set(groepen)
    return nieuw


@pytest.mark.parametrize("mail", [None, "Beoordelaar-Leeuwarden@DEMO.example"])
def test_an_account_made_anew_is_the_same_person(wereld, mail):
    page = van_keurder(wereld)
    nieuw = opnieuw(wereld, mail=mail)
    dien_in(vers(page), wereld.user(SCHRIJVER))
    weigert(page, nieuw)


def test_not_logged_neither(wereld):
    page = concept(wereld)
    eigen = page.get_latest_revision_as_object()
    eigen.title = "Van de beoordelaar"
    eigen.save_revision(user=wereld.user(KEURDER))
    nieuw = opnieuw(wereld)
    dien_in(vers(page), wereld.user(SCHRIJVER))
    weigert(page, nieuw)


def test_another_address_is_another_person(wereld):
    page = van_keurder(wereld)
    ander = opnieuw(wereld, mail="iemand-anders@demo.example")
    dien_in(vers(page), wereld.user(SCHRIJVER))
    keur_goed(vers(page), ander)
    assert vers(page).live


def test_address_changed_before_the_account_went(wereld):
    page = van_keurder(wereld)
    oud = wereld.user(KEURDER)
    adres, groepen = oud.email, list(oud.groups.all())
    oud.email = "weg@demo.example"
    oud.save()
    oud.is_active = False
    oud.save()
    nieuw = get_user_model().objects.create_user("nieuw", adres)
    nieuw.groups.set(groepen)
    dien_in(vers(page), wereld.user(SCHRIJVER))
    weigert(page, nieuw)


def test_two_accounts_with_one_address_are_one_person(wereld):
    page = van_keurder(wereld)
    tweede = get_user_model().objects.create_user("tweede")
    # As it was before an address was kept to one account.
    dubbel = wereld.user(KEURDER).email.upper()
    get_user_model().objects.filter(pk=tweede.pk).update(email=dubbel)
    tweede.refresh_from_db()
    tweede.groups.set(wereld.user(KEURDER).groups.all())
    dien_in(page, wereld.user(SCHRIJVER))
    weigert(page, tweede)


def test_an_address_that_went_to_a_colleague_is_theirs_while_both_work_here(wereld):
    een, ander = wereld.user(KEURDER), wereld.user(SCHRIJVER)
    adres, een.email = een.email, "nieuw@demo.example"
    een.save()
    ander.email = adres
    ander.save()
    assert dezelfde_personen({een.pk}) == {een.pk}


def test_two_steps_are_two_people_also_with_a_new_account(wereld):
    kies_beleid(
        wereld.editie(),
        Beleid.TWEE_STAPPEN,
        eigenaar="GM0080",
        user=wereld.user("beheerder-leeuwarden"),
    )
    page = concept(wereld)
    dien_in(page, wereld.user(SCHRIJVER))
    keur_goed(vers(page), wereld.user(KEURDER))
    nieuw = opnieuw(wereld)
    nieuw.groups.add(*wereld.user("kernbeoordelaar").groups.all())
    weigert(page, nieuw, "vorige stap")


def test_who_submitted_what_was_offline_does_not_approve_it_with_a_new_account(wereld):
    page = offline(wereld)
    dien_in(page, wereld.user(KEURDER))
    nieuw = opnieuw(wereld)
    weigert(page, nieuw, "zelf in")


def test_who_published_in_a_hurry_does_not_approve_it_with_a_new_account(wereld):
    page = concept(wereld)
    publiceer_met_spoed(page, wereld.user("kernredacteur"), "Nu nodig.")
    nieuw = opnieuw(wereld, "kernredacteur")
    nieuw.groups.add(*wereld.user(KEURDER).groups.all())
    with pytest.raises(PermissionDenied, match="Vier ogen"):
        keur_achteraf_goed(vers(page), nieuw)
    haal_offline(vers(page), nieuw, "Toch niet.")


def test_no_address_is_kept_readable(wereld):
    adres = wereld.user(KEURDER).email
    opnieuw(wereld)
    [rij] = VroegerAdres.objects.all()
    assert adres not in rij.spoor
    assert len(rij.spoor) == 64
