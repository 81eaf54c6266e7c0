"""A new name, the archive and the end of an edition, beside one that nobody touches."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    Page,
    PageLogEntry,
    Site,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from gemeenten.editie.levensloop.archief import archiveer, haal_terug
from gemeenten.editie.levensloop.hernoem import NieuweNaam, hernoem
from gemeenten.editie.levensloop.verwijder import verwijder, wat_verdwijnt
from gemeenten.goedkeuring.workflows import beleid_van, werkstromen_en_taken
from gemeenten.logacties import EDITIE_GEARCHIVEERD, EDITIE_HERNOEMD, EDITIE_VERWIJDERD
from gemeenten.models import GemeentePage
from gemeenten.models.goedkeuring import Beleid
from gemeenten.onboarding import Plan, onboard_gemeente
from gemeenten.toegang import roles
from handleiding.models import OnderdeelPage
from handleiding.workflow.actions import dien_in, haal_offline
from handleiding.workflow.rules import Rol
from handleiding.workflow.state import toestand_van
from tests.gemeenten.onboarding.hulp import (
    EIGEN_ADRESSEN,
    HEERENVEEN,
    maak_beeld,
    maak_bestand,
    telling,
)

FUSIE = NieuweNaam("Oostergo", "GM2001", buiten_lijst=True)


@pytest.fixture
def kern(wereld):
    return wereld.user("kernredacteur")


@pytest.fixture
def editie(wereld):
    return wereld.editie()


def haal_weg(wereld, editie):
    """Take the edition offline by the workflow's own step."""
    haal_offline(editie, wereld.user("beoordelaar-leeuwarden"), "Herindeling")
    return wereld.editie(editie.slug)


def afdruk(editie) -> dict:
    """What an edition is, to see that it is untouched."""
    return {
        "paginas": list(
            editie.get_descendants(inclusive=True).values_list(
                "pk", "path", "url_path", "title", "live", "latest_revision_id", "locked"
            )
        ),
        "groepen": list(
            Group.objects.filter(name__startswith=editie.code).values_list("pk", "name", "user")
        ),
        "collecties": list(Collection.objects.filter(name__startswith=editie.code).values()),
        "werkstromen": list(Workflow.objects.filter(name__startswith=editie.code).values()),
    }


def plan(revision):
    revision.approved_go_live_at = timezone.now() + datetime.timedelta(days=3)
    revision.save(update_fields=["approved_go_live_at"])


# Who may


@pytest.mark.parametrize("naam", ["beheerder-leeuwarden", "redacteur-weststellingwerf"])
@pytest.mark.parametrize(
    "doe",
    [
        lambda editie, user: hernoem(editie, FUSIE, user=user),
        lambda editie, user: archiveer(editie, user=user),
        lambda editie, user: haal_terug(editie, user=user),
        lambda editie, user: verwijder(editie, user=user, bevestiging=editie.title),
    ],
)
def test_only_the_kernredactie_may(wereld, editie, naam, doe):
    voor = telling()
    with pytest.raises(PermissionDenied, match="Alleen de kernredactie"):
        doe(editie, wereld.user(naam))
    assert telling() == voor


def test_the_sjabloon_is_no_edition(wereld, kern):
    with pytest.raises(PermissionDenied, match="niet met het sjabloon"):
        verwijder(wereld.sjabloon, user=kern, bevestiging="Sjabloon")


# A new name


def test_everything_named_after_the_municipality_follows(wereld, editie, kern):
    andere = afdruk(wereld.editie("weststellingwerf"))
    mensen = set(Group.objects.get(name="GM0080 redacteur").user_set.all())
    nieuw = hernoem(editie, FUSIE, user=kern)
    assert (nieuw.title, nieuw.slug, nieuw.code) == ("Oostergo", "oostergo", "GM2001")
    assert set(Group.objects.get(name="GM2001 redacteur").user_set.all()) == mensen
    assert not Group.objects.filter(name__startswith="GM0080").exists()
    assert Collection.objects.filter(name="GM2001 Oostergo").exists()
    assert Workflow.objects.filter(name="GM2001: één beoordelaar").exists()
    assert Task.objects.filter(name="GM2001: beoordeling").exists()
    assert PageLogEntry.objects.get(page=editie.pk, action=EDITIE_HERNOEMD).user == kern
    assert afdruk(wereld.editie("weststellingwerf")) == andere


def test_what_was_online_stays_so_and_old_addresses_lead_on(
    client, wereld, editie, kern, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        nieuw = hernoem(editie, FUSIE, user=kern)
    assert nieuw.live
    assert toestand_van(nieuw) == "gepubliceerd"
    assert client.get("/gemeenten/oostergo/").status_code == 200
    for oud, naar in (
        ("/gemeenten/leeuwarden/", "/gemeenten/oostergo/"),
        ("/gemeenten/leeuwarden/contact/", "/gemeenten/oostergo/contact/"),
        (
            "/gemeenten/leeuwarden/handleiding/programma/bijeenkomst-1/",
            "/gemeenten/oostergo/handleiding/programma/bijeenkomst-1/",
        ),
    ):
        antwoord = client.get(oud)
        assert (antwoord.status_code, antwoord.headers["Location"]) == (301, naar)
    assert Redirect.objects.exists()


def test_people_keep_their_rights_after_a_new_code(client, wereld, editie, kern):
    hernoem(editie, FUSIE, user=kern)
    page = OnderdeelPage.objects.descendant_of(GemeentePage.objects.get(code="GM2001")).last()
    assert page.permissions_for_user(wereld.user("redacteur-leeuwarden")).can_edit()
    page.specific.save_revision(user=wereld.user("redacteur-leeuwarden"))
    wereld.publiceer(page, "redacteur-leeuwarden", "beoordelaar-leeuwarden")


def test_draft_edition_is_renamed_as_a_draft(kern, wereld):
    editie = onboard_gemeente(HEERENVEEN)
    nieuw = hernoem(editie, FUSIE, user=kern)
    assert (nieuw.title, nieuw.draft_title, nieuw.slug, nieuw.live) == (
        "Oostergo",
        "Oostergo",
        "oostergo",
        False,
    )
    assert nieuw.get_latest_revision_as_object().code == "GM2001"
    assert nieuw.get_children().first().url_path == "/home/gemeenten/oostergo/handleiding/"


@pytest.mark.parametrize(
    ("naam", "veld"),
    [
        (NieuweNaam("Weststellingwerf", "GM0098"), "code"),
        (NieuweNaam("Leeuwarden", "GM0080", slug="weststellingwerf"), "slug"),
        (NieuweNaam("Oostergo", "GM2001"), "code"),
        (NieuweNaam("", "GM0080"), "naam"),
    ],
)
def test_name_code_or_address_of_another_is_refused(editie, kern, naam, veld):
    with pytest.raises(ValidationError) as fout:
        hernoem(editie, naam, user=kern)
    assert veld in fout.value.message_dict


def test_address_that_another_edition_asks_for_in_its_draft_is_refused(wereld, editie, kern):
    ander = wereld.editie("weststellingwerf")
    ander.slug = "oostergo"
    ander.save_revision(user=wereld.user("redacteur-weststellingwerf"))
    with pytest.raises(ValidationError, match="staat al in een concept") as fout:
        hernoem(editie, FUSIE, user=kern)
    assert list(fout.value.message_dict) == ["slug"]


def test_group_of_the_new_code_is_not_taken_over(editie, kern):
    Group.objects.create(name="GM2001 redacteur")
    with pytest.raises(ValidationError, match="Er is al een groep"):
        hernoem(editie, FUSIE, user=kern)


@pytest.mark.parametrize("naam", [FUSIE, NieuweNaam("Oostergo", "GM0080", buiten_lijst=True)])
def test_collection_of_the_new_name_is_not_taken_over(editie, kern, naam):
    """It may hold files of others, and one day go with the edition."""
    ander = roles.collectienaam(naam.code, naam.naam)
    roles._nieuwe_collectie(ander)
    with pytest.raises(ValidationError, match=f"Er is al een collectie “{ander}”"):
        hernoem(editie, naam, user=kern)
    assert Collection.objects.filter(name="GM0080 Leeuwarden").exists()


def test_approval_named_after_the_new_code_is_not_taken_over(wereld, editie, kern):
    """Its name says nothing: it stays what it was, and the edition approves as before."""
    eigen, ander = editie.get_workflow(), Workflow.objects.create(name="GM2001: één beoordelaar")
    nieuw = hernoem(editie, FUSIE, user=kern)
    assert nieuw.get_workflow() == eigen
    assert beleid_van(eigen) == Beleid.EEN_BEOORDELAAR
    assert beleid_van(ander) is None
    assert ander.pk not in werkstromen_en_taken(nieuw)[0]


def test_what_has_a_name_of_its_own_keeps_it(wereld, editie, kern):
    groep, werkstroom = Group.objects.get(name="GM0080 lezer"), editie.get_workflow()
    Group.objects.filter(pk=groep.pk).update(name="Wie meeleest")
    Workflow.objects.filter(pk=werkstroom.pk).update(name="Zo doen wij het")
    nieuw = hernoem(editie, FUSIE, user=kern)
    assert roles.groepen_bij("GM2001")[Rol.LEZER] == groep
    groep.refresh_from_db()
    assert groep.name == "Wie meeleest"
    assert nieuw.get_workflow().name == "Zo doen wij het"


@pytest.fixture
def met_de_hand(editie):
    """A workflow that technical management made and gave to one page of the edition, in a name that tells nothing."""
    task = GroupApprovalTask.objects.create(name="Kijken")
    workflow = Workflow.objects.create(name="Voor één hoofdstuk")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    page = editie.get_children().first()
    WorkflowPage.objects.create(page=page, workflow=workflow)
    return workflow, task


def test_what_is_made_by_hand_is_the_editions_where_it_is_used_there_alone(
    wereld, editie, met_de_hand
):
    workflow, task = met_de_hand
    eigen = werkstromen_en_taken(editie)
    assert workflow.pk in eigen[0]
    assert task.pk in eigen[1]
    ander = wereld.editie("weststellingwerf")
    assert not {workflow.pk} & set(werkstromen_en_taken(ander)[0])
    WorkflowPage.objects.create(page=ander.get_children().first(), workflow=workflow)
    for plek in (editie, ander):
        assert workflow.pk not in werkstromen_en_taken(plek)[0]
        assert task.pk not in werkstromen_en_taken(plek)[1]


def test_a_step_that_others_take_too_stays_with_them(wereld, editie, met_de_hand):
    workflow, task = met_de_hand
    WorkflowTask.objects.create(workflow=Workflow.objects.create(name="Van anderen"), task=task)
    assert workflow.pk in werkstromen_en_taken(editie)[0]
    assert task.pk not in werkstromen_en_taken(editie)[1]


def test_what_was_made_by_hand_goes_with_its_edition_and_a_name_takes_nothing_along(
    wereld, editie, kern, met_de_hand
):
    workflow, task = met_de_hand
    genoemd = Workflow.objects.create(name="GM0080: van anderen")
    genoemde_stap = GroupApprovalTask.objects.create(name="GM0080: van anderen")
    verwijder(haal_weg(wereld, editie), user=kern, bevestiging="Leeuwarden")
    assert not Workflow.objects.filter(pk=workflow.pk).exists()
    assert not Task.objects.filter(pk=task.pk).exists()
    assert Workflow.objects.filter(pk=genoemd.pk, active=True).exists()
    assert Task.objects.filter(pk=genoemde_stap.pk, active=True).exists()


def test_name_that_stays_is_no_objection(editie, kern):
    """Only the address changes: what is named after the municipality is its own."""
    hernoem(editie, NieuweNaam("Leeuwarden", "GM0080", slug="ljouwert"), user=kern)
    assert Collection.objects.filter(name="GM0080 Leeuwarden").count() == 1


def test_draft_or_review_of_the_root_is_not_carried_along(wereld, editie, kern):
    redacteur = wereld.user("redacteur-leeuwarden")
    editie.inleiding = "<p>Ongezien.</p>"
    editie.save_revision(user=redacteur)
    with pytest.raises(PermissionDenied, match="heeft een concept"):
        hernoem(wereld.editie(), FUSIE, user=kern)
    dien_in(wereld.editie(), redacteur)
    with pytest.raises(PermissionDenied, match="ligt ter beoordeling"):
        hernoem(wereld.editie(), FUSIE, user=kern)


def test_planned_text_of_the_root_is_not_overtaken(wereld, editie, kern):
    haal_weg(wereld, editie)
    plan(editie.get_latest_revision())
    with pytest.raises(PermissionDenied, match="ingepland"):
        hernoem(wereld.editie(), FUSIE, user=kern)


# The archive


def test_online_edition_is_not_archived_or_deleted(editie, kern):
    for doe in (
        lambda: archiveer(editie, user=kern),
        lambda: verwijder(editie, user=kern, bevestiging=editie.title),
    ):
        with pytest.raises(PermissionDenied, match="staat nog online"):
            doe()


def test_archived_edition_is_read_by_nobody_and_changed_by_nobody(client, wereld, editie, kern):
    andere = afdruk(wereld.editie("weststellingwerf"))
    editie = haal_weg(wereld, editie)
    archiveer(editie, user=kern, bewaren_tot=timezone.localdate() + datetime.timedelta(days=365))
    assert client.get("/gemeenten/leeuwarden/contact/").status_code == 410
    page = wereld.bijeenkomst()
    for naam in ("redacteur-leeuwarden", "beoordelaar-leeuwarden", "beheerder-leeuwarden"):
        rechten = page.permissions_for_user(wereld.user(naam))
        assert not rechten.can_edit()
        assert not rechten.can_delete()
        assert not rechten.can_unlock()
        assert not rechten.can_submit_for_moderation()
        assert not editie.permissions_for_user(wereld.user(naam)).can_add_subpage()
    assert page.permissions_for_user(wereld.user("admin")).page_locked()
    assert PageLogEntry.objects.filter(
        page=editie.pk, action=EDITIE_GEARCHIVEERD, user=kern
    ).exists()
    assert afdruk(wereld.editie("weststellingwerf")) == andere


def test_archived_edition_does_not_go_online(wereld, editie, kern):
    editie = haal_weg(wereld, editie)
    archiveer(editie, user=kern)
    with pytest.raises(PermissionDenied, match="is gearchiveerd"):
        wereld.editie().get_latest_revision().publish(skip_permission_checks=True)


def test_archive_can_be_undone(wereld, editie, kern):
    editie = haal_weg(wereld, editie)
    rechten = {"editie": wereld.bijeenkomst().permissions_for_user(wereld.user("admin"))}
    archiveer(editie, user=kern)
    haal_terug(wereld.editie(), user=kern)
    redacteur = wereld.user("redacteur-leeuwarden")
    assert wereld.bijeenkomst().permissions_for_user(redacteur).can_edit()
    assert not wereld.editie().live
    assert not rechten["editie"].page_locked()


def test_term_lies_in_the_future(wereld, editie, kern):
    editie = haal_weg(wereld, editie)
    with pytest.raises(ValidationError, match="in de toekomst"):
        archiveer(editie, user=kern, bewaren_tot=timezone.localdate())


# The end


def test_deleting_removes_what_is_its_own_and_nothing_else(wereld, editie, kern):
    andere, kernafdruk = wereld.editie("weststellingwerf"), wereld.kern
    voor = afdruk(andere), telling()["Site"], kernafdruk.get_descendants().count()
    beeld, ander_beeld = maak_beeld("GM0080 Leeuwarden"), maak_beeld("GM0098 Weststellingwerf")
    bestand = maak_bestand("GM0080 Leeuwarden")
    Site.objects.create(hostname="leeuwarden.example", root_page=editie)
    buur, gebruiker = wereld.user("redacteur-weststellingwerf"), wereld.user("redacteur-leeuwarden")
    editie = haal_weg(wereld, editie)
    aantallen = dict(wat_verdwijnt(editie))
    assert (aantallen["afbeeldingen"], aantallen["bestanden"], aantallen["groepen"]) == (1, 1, 4)
    verwijder(editie, user=kern, bevestiging=" Leeuwarden ")
    assert not Page.objects.filter(url_path__startswith="/home/gemeenten/leeuwarden/").exists()
    for model in (Group, Collection, Workflow, Task):
        assert not model.objects.filter(name__startswith="GM0080").exists()
    assert not get_image_model().objects.filter(pk=beeld.pk).exists()
    assert not get_document_model().objects.filter(pk=bestand.pk).exists()
    assert get_image_model().objects.filter(pk=ander_beeld.pk).exists()
    buur.refresh_from_db()
    assert buur.is_active
    assert not type(buur).objects.filter(pk=gebruiker.pk).exists()
    na = wereld.editie("weststellingwerf")
    assert (afdruk(na), telling()["Site"], wereld.kern.get_descendants().count()) == voor
    assert Page.find_problems() == ([], [], [], [], [])
    log = PageLogEntry.objects.get(action=EDITIE_VERWIJDERD)
    assert (log.user, log.data["naam"], log.data["code"]) == (kern, "Leeuwarden", "GM0080")


def test_name_has_to_be_typed(wereld, editie, kern):
    editie = haal_weg(wereld, editie)
    voor = telling()
    with pytest.raises(ValidationError, match="Typ precies de naam"):
        verwijder(editie, user=kern, bevestiging="leeuwarden")
    assert telling() == voor


def test_deleted_municipality_can_start_again(wereld, editie, kern):
    verwijder(haal_weg(wereld, editie), user=kern, bevestiging="Leeuwarden")
    nieuw = onboard_gemeente(Plan(naam="Leeuwarden", code="GM0080"))
    assert nieuw.get_children().count() == len(EIGEN_ADRESSEN)
