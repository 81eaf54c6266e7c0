"""An editor that was open when a person was removed does not bring the person back, and loses nothing else."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.models import FormState
from wagtail.models import Comment, CommentReply, Page, Revision

from gemeenten import persoonsgegevens
from gemeenten.lokaal import invoeren
from gemeenten.models import Begeleider, Contactpersoon, Deelnemer, Verwijdering
from gemeenten.persoonsgegevens import verwijderen, wegblijven
from tests.gemeenten.lokaal.groepen import concept, groep
from tests.gemeenten.lokaal.persoon import MAIL, NAAM, NUMMER, contact, hele_database, vermeld
from tests.handleiding.bewerkscherm import onaangeroerd

REDACTEUR = "redacteur-leeuwarden"
ZIN = "verwijderd terwijl u deze pagina open had"


def verwijder(wereld, *termen, slug="leeuwarden", ook=()):
    editie, user = wereld.editie(slug), wereld.user(f"beheerder-{slug}")
    gevonden = persoonsgegevens.vind(editie, *(termen or (NAAM,)), ook=ook, user=user)
    gekozen = [groep_.sleutel for groep_ in [*gevonden.personen, *gevonden.beheer]]
    return persoonsgegevens.verwijder(
        editie,
        *(termen or (NAAM,)),
        gekozen=gekozen,
        ook=ook,
        user=user,
        bevestigd_door=wereld.user(f"beoordelaar-{slug}"),
    )


def staat_ergens() -> bool:
    return any(
        vorm in tekst for tekst in hele_database().values() for vorm in ("ambrozzio", MAIL, NUMMER)
    )


@pytest.fixture
def vermelde(client, wereld):
    vermeld(wereld)
    client.force_login(wereld.user(REDACTEUR))
    return wereld


@pytest.fixture
def bewaar(client):
    """Post a form to the editor, as its button, its autosave or another address does."""

    def bewaar(page, data, adres="wagtailadmin_pages:edit", *, args=(), json=False, **erbij):
        kop = {"headers": {"accept": "application/json"}} if json else {}
        adres = reverse(adres, args=[page.pk, *args])
        return client.post(adres, {**data.dict(), **erbij}, **kop)

    return bewaar


@pytest.mark.parametrize("knop", [{}, {"action-submit": "1"}])
def test_an_open_editor_brings_nobody_back_and_keeps_the_rest(client, vermelde, bewaar, knop):
    page = contact(vermelde)
    data = onaangeroerd(client, page)
    verwijder(vermelde)
    versies = Revision.objects.count()
    data["inleiding"] = data["inleiding"].replace('"text": "', '"text": "Nieuw werk. ', 1)
    antwoord = bewaar(page, data, **knop)
    assert ZIN in antwoord.text
    assert "Nieuw werk." in antwoord.text
    assert Revision.objects.count() == versies
    assert not staat_ergens()
    rij = antwoord.context["form"].formsets["contactpersonen"].forms[0]
    assert list(rij.errors) == ["naam"]
    # What was shown again is still the old form: it is refused until the person is out of it.
    again = antwoord.context["form"].data
    assert ZIN in bewaar(page, again).text
    assert bewaar(page, zonder_persoon(again)).status_code == 302
    nieuw = contact(vermelde).get_latest_revision_as_object()
    assert "Nieuw werk." in nieuw.inleiding
    assert {mens.naam for mens in nieuw.contactpersonen.all()} == {""}


def zonder_persoon(data):
    data = data.copy()
    for veld in ("naam", "toestemming", "toestemming_op", "telefoon"):
        data[f"contactpersonen-0-{veld}"] = ""
    data["contactpersonen-0-email"] = "balie@voorbeeld.example"
    return data


def test_autosave_brings_nobody_back(client, vermelde, bewaar):
    page = contact(vermelde)
    data = onaangeroerd(client, page)
    verwijder(vermelde)
    antwoord = bewaar(page, data, json=True)
    assert antwoord.status_code == 400
    assert not staat_ergens()


def test_autosave_over_its_own_version_brings_nobody_back(client, vermelde, bewaar):
    page = contact(vermelde)
    data = onaangeroerd(client, page)
    eigen = bewaar(page, data, json=True).json()["revision_id"]
    verwijder(vermelde)
    antwoord = bewaar(page, data, json=True, overwrite_revision_id=eigen)
    assert antwoord.status_code == 400
    assert not staat_ergens()


def test_a_preview_of_an_open_editor_keeps_nothing(client, vermelde, bewaar):
    page = contact(vermelde)
    data = onaangeroerd(client, page)
    verwijder(vermelde)
    bewaar(page, data, "wagtailadmin_pages:preview_on_edit")
    assert not FormState.objects.filter(object_id=str(page.pk)).exists()
    assert not staat_ergens()


def test_an_old_version_brings_nobody_back(client, vermelde, bewaar):
    page = contact(vermelde)
    oud = page.latest_revision_id
    client.get(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, oud]))
    data = onaangeroerd(client, page)
    page.get_latest_revision_as_object().save_revision(user=vermelde.user(REDACTEUR))
    verwijder(vermelde)
    antwoord = bewaar(page, data, "wagtailadmin_pages:revisions_revert", args=[oud])
    assert ZIN in antwoord.text
    assert not staat_ergens()
    opnieuw = client.get(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, oud])).text
    assert NAAM not in opnieuw


@pytest.mark.parametrize(
    "velden",
    [
        {"naam": NAAM.upper(), "email": "ander@voorbeeld.example", "telefoon": ""},
        {"naam": "", "email": MAIL.upper(), "telefoon": ""},
        {"naam": "", "email": "", "telefoon": "+31 58-2345678"},
    ],
)
def test_in_another_row_and_notation_too(client, vermelde, bewaar, velden):
    page = contact(vermelde)
    data = onaangeroerd(client, page)
    verwijder(vermelde)
    aantal = int(data["contactpersonen-TOTAL_FORMS"])
    data = zonder_persoon(data)
    data["contactpersonen-TOTAL_FORMS"] = str(aantal + 1)
    nieuw = {"functie": "Balie", "doel": "Vragen", "ORDER": aantal + 1, "toestemming": "on"}
    for veld, waarde in {**nieuw, **velden, "toestemming_op": "2026-01-05"}.items():
        data[f"contactpersonen-{aantal}-{veld}"] = str(waarde)
    assert ZIN in bewaar(page, data).text
    data[f"contactpersonen-{aantal}-DELETE"] = "on"
    assert bewaar(page, data).status_code == 302


def test_somebody_with_the_same_number_stays(client, vermelde, bewaar):
    page = contact(vermelde)
    ander = page.get_latest_revision_as_object()
    balie = Contactpersoon(functie="Balie", doel="Vragen", telefoon=NUMMER, sort_order=99)
    ander.contactpersonen.add(balie)
    ander.save_revision(user=vermelde.user(REDACTEUR))
    data = onaangeroerd(client, contact(vermelde))
    verwijder(vermelde)
    assert bewaar(page, zonder_persoon(data)).status_code == 302


def test_an_editor_opened_later_may_name_somebody_who_agrees_anew(client, vermelde, bewaar):
    page = contact(vermelde)
    oud = onaangeroerd(client, page)
    verwijder(vermelde)
    data = onaangeroerd(client, contact(vermelde))
    velden = ("naam", "toestemming", "toestemming_op", "email", "telefoon")
    for veld in (f"contactpersonen-0-{naam}" for naam in velden):
        data[veld] = oud[veld]
    assert bewaar(page, data).status_code == 302
    nieuw = contact(vermelde).get_latest_revision_as_object()
    assert NAAM in {mens.naam for mens in nieuw.contactpersonen.all()}


def test_people_of_a_group_stay_away_too(client, wereld, bewaar):
    page = concept()
    mens = {"naam": NAAM, "toestemming": True, "toestemming_op": timezone.localdate()}
    page.begeleiders = [Begeleider(functie="Begeleider", **mens)]
    page.deelnemers = [Deelnemer(functie="Deelnemer", **mens)]
    page.save_revision(user=wereld.user(REDACTEUR))
    client.force_login(wereld.user(REDACTEUR))
    data = onaangeroerd(client, groep())
    verwijder(wereld)
    antwoord = bewaar(groep(), data)
    assert antwoord.text.count(ZIN) >= 2
    assert not staat_ergens()


@pytest.mark.parametrize("wie", [REDACTEUR, "beoordelaar-leeuwarden"])
def test_comments_stay_as_they_are_now(client, wereld, bewaar, wie):
    """The editor sends all comments along: what was taken out of them stays out, and the work is saved."""
    page = wereld.hoofdstuk()
    user = wereld.user(wie)
    over = {"page": Page.objects.get(pk=page.pk), "contentpath": "title"}
    opmerking = Comment.objects.create(user=user, text=f"Bel {NAAM}", **over)
    antwoord = CommentReply.objects.create(comment=opmerking, user=user, text=f"{NAAM} belt.")
    client.force_login(wereld.user(REDACTEUR))
    data = onaangeroerd(client, page)
    velden = {
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "1",
        "comments-0-replies-TOTAL_FORMS": "1",
        "comments-0-replies-INITIAL_FORMS": "1",
        "comments-0-id": str(opmerking.pk),
        "comments-0-text": opmerking.text,
        "comments-0-contentpath": "title",
        "comments-0-position": "",
        "comments-0-replies-0-id": str(antwoord.pk),
        "comments-0-replies-0-text": antwoord.text,
    }
    for veld, waarde in velden.items():
        data[veld] = waarde
    data["title"] = "Een nieuwe titel"
    verwijder(wereld)
    assert bewaar(page, data).status_code == 302
    opmerking.refresh_from_db()
    antwoord.refresh_from_db()
    assert (opmerking.text, antwoord.text) == ("Bel [verwijderd]", "[verwijderd] belt.")
    assert wereld.hoofdstuk().get_latest_revision_as_object().title == "Een nieuwe titel"
    assert not staat_ergens()


def test_a_removal_between_the_form_and_the_save_is_seen(client, vermelde, bewaar, monkeypatch):
    """Two at once: the form was good, and then the person was removed."""
    page = contact(vermelde)
    data = onaangeroerd(client, page)
    data["contactpersonen-0-functie"] = "Een andere functie"
    keur = wegblijven.STEMPEL.keur

    def keur_en_verwijder(form, stempel):
        keur(form, stempel)
        verwijder(vermelde)

    object.__setattr__(wegblijven.STEMPEL, "keur", keur_en_verwijder)
    try:
        antwoord = bewaar(page, data)
    finally:
        object.__setattr__(wegblijven.STEMPEL, "keur", keur)
    assert "intussen verwijderd is" in antwoord.text
    assert "Een andere functie" in antwoord.text
    assert not staat_ergens()


def test_a_save_while_somebody_is_being_removed_is_reached(vermelde, monkeypatch):
    """Two at once: a version is saved after the removal looked, and before it holds the page."""
    houd = verwijderen._houd_paginas

    def bewaar_en_houd(vondsten):
        page = contact(vermelde).get_latest_revision_as_object()
        page.save_revision(user=vermelde.user(REDACTEUR))
        return houd(vondsten)

    monkeypatch.setattr(verwijderen, "_houd_paginas", bewaar_en_houd)
    verwijder(vermelde)
    assert not staat_ergens()


def test_a_file_that_was_being_looked_at_is_asked_for_anew(client, vermelde):
    bestand = f"functie;naam;telefoon;toestemming\nArts;{NAAM};{NUMMER};ja".encode()
    soort = invoeren.SOORTEN["contactpersonen"]
    adres = reverse("invoeren", args=[vermelde.editie().pk])
    scherm = client.post(
        adres, {"soort": soort.naam, "bestand": SimpleUploadedFile("x.csv", bestand)}
    )
    pakje = scherm.context["pakje"]
    verwijder(vermelde)
    antwoord = client.post(
        adres, {"stap": "bewaren", "soort": soort.naam, "pakje": pakje}, follow=True
    )
    assert "Intussen is een persoon van deze pagina verwijderd" in antwoord.text
    assert not staat_ergens()


def test_what_is_remembered_names_nobody_and_is_forgotten(client, vermelde, bewaar):
    page = contact(vermelde)
    data = onaangeroerd(client, page)
    verwijder(vermelde)
    assert Verwijdering.objects.filter(page=page).exists()
    assert not staat_ergens()
    Verwijdering.objects.update(op=timezone.now() - timedelta(days=7))
    wegblijven.oude_sporen().delete()
    assert ZIN in bewaar(page, data).text
    Verwijdering.objects.update(op=timezone.now() - timedelta(days=8, minutes=1))
    wegblijven.oude_sporen().delete()
    assert not Verwijdering.objects.exists()


@pytest.mark.parametrize("stempel", ["", "-1", "x", "９", "9" * 40, None])
def test_a_form_without_a_mark_counts_as_old(client, vermelde, bewaar, stempel):
    page = contact(vermelde)
    data = onaangeroerd(client, page)
    verwijder(vermelde)
    if stempel is None:
        del data[wegblijven.VELD]
    else:
        data[wegblijven.VELD] = stempel
    assert ZIN in bewaar(page, data).text


def test_another_municipality_is_not_held_up(client, vermelde, bewaar):
    vermeld(vermelde, "weststellingwerf")
    client.force_login(vermelde.user("redacteur-weststellingwerf"))
    page = contact(vermelde, "weststellingwerf")
    data = onaangeroerd(client, page)
    verwijder(vermelde)
    assert bewaar(page, data).status_code == 302
    with pytest.raises(PermissionDenied):
        persoonsgegevens.verwijder(
            vermelde.editie(),
            NAAM,
            gekozen=["x"],
            user=vermelde.user(REDACTEUR),
            bevestigd_door=vermelde.user("beoordelaar-leeuwarden"),
        )
