"""A person who asks to be removed is gone: from tables, revisions, logs, search and public pages."""

import html
import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import Comment, Page

from gemeenten import persoonsgegevens
from gemeenten.anonimiseren import patroon, vervang
from gemeenten.models import Begeleider, ContactPage
from handleiding.workflow.actions import dien_in, stuur_terug
from tests.gemeenten.lokaal.groepen import concept, groep, keur_goed, over

NAAM = "Zoë d'Ambrozzio"
MAIL = "zoe.ambrozzio@voorbeeld.example"


def contact(wereld, slug="leeuwarden"):
    return ContactPage.objects.child_of(wereld.editie(slug)).get()


def vermeld(wereld, slug="leeuwarden"):
    """Put the person on the contact page, approved."""
    page = contact(wereld, slug).get_latest_revision_as_object()
    rijen = list(page.contactpersonen.all())
    rijen[0].naam, rijen[0].email = NAAM, MAIL
    rijen[0].toestemming, rijen[0].toestemming_op = True, over(-10)
    page.contactpersonen = rijen
    page.save_revision(user=wereld.user(f"redacteur-{slug}"))
    keur_goed(wereld, page, slug)


@pytest.fixture
def overal(wereld):
    """The person everywhere a name can end up in an edition."""
    vermeld(wereld)
    redacteur = wereld.user("redacteur-leeuwarden")
    hoofdstuk = wereld.hoofdstuk()
    hoofdstuk.inhoud = json.dumps(
        [{"type": "tekst", "value": f"<p>Vraag {html.escape(NAAM)} om raad.</p>"}]
    )
    hoofdstuk.title = f"Inleiding van {NAAM}"
    hoofdstuk.save_revision(user=redacteur)
    keur_goed(wereld, wereld.hoofdstuk())
    page = concept()
    page.begeleiders = [
        Begeleider(functie="Begeleider", naam=NAAM, toestemming=True, toestemming_op=over(-1))
    ]
    page.save_revision(user=redacteur)
    dien_in(groep(), redacteur)
    stuur_terug(groep(), wereld.user("beoordelaar-leeuwarden"), f"Klopt {NAAM.upper()} nog?")
    log(instance=groep(), action="wagtail.edit", user=redacteur, data={"wie": [NAAM]})
    Comment.objects.create(
        page=Page.objects.get(pk=groep().pk),
        user=redacteur,
        text=f"Bel {NAAM}",
        contentpath="title",
    )
    return wereld


def vormen(tekst):
    """Every way in which the text could stand in a database."""
    als_json = json.dumps(tekst)[1:-1]
    dubbel = json.dumps(als_json)[1:-1]
    kort = {tekst, html.escape(tekst), als_json, dubbel, json.dumps(html.escape(tekst))[1:-1]}
    return {vorm.casefold() for vorm in kort} | {"ambrozzio"}


def hele_database():
    """Return all that all tables hold, as one text."""
    delen = []
    with connection.cursor() as cursor:
        for tabel in connection.introspection.table_names(cursor):
            naam = connection.ops.quote_name(tabel)
            cursor.execute(f"SELECT * FROM {naam}")  # noqa: S608 - names of our own tables
            delen += [
                waarde.decode("utf-8", "replace")
                if isinstance(waarde, bytes | memoryview)
                else str(waarde)
                for rij in cursor.fetchall()
                for waarde in (tabel, *rij)
            ]
    return "\n".join(delen).casefold()


def test_no_byte_of_the_name_is_left(client, overal, django_capture_on_commit_callbacks):
    editie, beheerder = overal.editie(), overal.user("beheerder-leeuwarden")
    assert all(vorm in hele_database() for vorm in (NAAM.casefold(), "ambrozzio"))
    soorten = {v.soort for v in persoonsgegevens.vind(editie, NAAM, MAIL, user=beheerder)}
    assert {
        "contactpersoon",
        "pagina",
        "eerdere versie",
        "logboek",
        "opmerking",
        "opmerking bij beoordeling",
    } <= soorten
    with django_capture_on_commit_callbacks(execute=True):
        persoonsgegevens.verwijder(editie, NAAM, MAIL, user=beheerder)
    inhoud = hele_database()
    assert [vorm for vorm in vormen(NAAM) | vormen(MAIL) if vorm in inhoud] == []
    for page in Page.objects.live().filter(depth__gt=1):
        antwoord = client.get(page.get_url())
        assert "ambrozzio" not in antwoord.content.decode("utf-8", "replace").casefold()
    for adres in ("/gemeenten/leeuwarden/agenda.ics", "/gemeenten/leeuwarden/aldlan/agenda.ics"):
        assert "ambrozzio" not in client.get(adres).text.casefold()
    assert persoonsgegevens.vind(editie, NAAM, MAIL, user=beheerder) == []


def test_function_stays_and_draft_can_still_be_approved(overal):
    beheerder = overal.user("beheerder-leeuwarden")
    persoonsgegevens.verwijder(overal.editie(), NAAM, MAIL, user=beheerder)
    rij = contact(overal).contactpersonen.first()
    assert rij.functie == "Beleidsmedewerker jeugd"
    assert (rij.naam, rij.email, rij.telefoon, rij.toestemming) == ("", "", "", False)
    assert rij.gecontroleerd_op is None
    assert concept().begeleiders.get().functie == "Begeleider"


def test_the_same_name_in_another_municipality_stays(wereld):
    vermeld(wereld)
    vermeld(wereld, "weststellingwerf")
    persoonsgegevens.verwijder(wereld.editie(), NAAM, user=wereld.user("beheerder-leeuwarden"))
    assert contact(wereld, "weststellingwerf").contactpersonen.first().naam == NAAM
    assert contact(wereld).contactpersonen.first().naam == ""


@pytest.mark.parametrize(
    "naam", ["redacteur-leeuwarden", "beheerder-weststellingwerf", "lezer-leeuwarden"]
)
def test_only_the_beheerder_of_the_municipality_may(client, wereld, naam):
    vermeld(wereld)
    for actie in (persoonsgegevens.vind, persoonsgegevens.exporteer, persoonsgegevens.verwijder):
        with pytest.raises(PermissionDenied):
            actie(wereld.editie(), NAAM, user=wereld.user(naam))
    client.force_login(wereld.user(naam))
    adres = reverse("persoonsgegevens", args=[wereld.editie().pk])
    client.post(adres, {"naam": NAAM, "zeker": "on", "actie": "verwijder"})
    assert contact(wereld).contactpersonen.first().naam == NAAM


def test_screen_finds_exports_asks_and_removes(client, wereld):
    vermeld(wereld)
    client.force_login(wereld.user("beheerder-leeuwarden"))
    adres = reverse("persoonsgegevens", args=[wereld.editie().pk])
    assert "ten minste 4 tekens" in client.post(adres, {"naam": "Zo", "actie": "zoek"}).text
    assert "Gevonden op" in client.post(adres, {"naam": NAAM, "actie": "zoek"}).text
    export = client.post(adres, {"naam": NAAM, "actie": "export"}).json()
    assert {"naam": NAAM}.items() <= export["gevonden"][0]["velden"].items()
    assert "zeker weet" in client.post(adres, {"naam": NAAM, "actie": "verwijder"}).text
    assert contact(wereld).contactpersonen.first().naam == NAAM
    client.post(adres, {"naam": NAAM, "actie": "verwijder", "zeker": "on"})
    assert contact(wereld).contactpersonen.first().naam == ""


@pytest.mark.parametrize(
    "tekst",
    [
        "Bel Zoë  d'Ambrozzio.",
        "ZOË D'AMBROZZIO",
        "<p>Zoë&nbsp;d&#x27;Ambrozzio</p>",
        "<p>Zoë d&#39;Ambrozzio</p>",
        json.dumps([{"value": "<p>Zoë d'Ambrozzio</p>"}]),
        json.dumps([json.dumps({"naam": NAAM})]),
    ],
)
def test_every_way_of_writing_is_found(tekst):
    assert "mbrozzio" not in vervang(tekst, patroon([NAAM]))


def test_a_longer_text_without_the_name_stays_as_it_is():
    tekst = '[{"a": 1}'
    assert vervang({"x": [tekst, 3, None]}, patroon([NAAM])) == {"x": [tekst, 3, None]}
