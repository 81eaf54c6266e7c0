"""A person who asks to be removed is gone: from tables, revisions, logs, search and public pages."""

import html
import io
import json
import zipfile

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import Comment, CommentReply, Page

from gemeenten import invoeren, metingen, persoonsgegevens
from gemeenten.anonimiseren import patroon, vervang
from gemeenten.models import (
    Begeleider,
    Bericht,
    ContactPage,
    DeelnemendeOrganisatie,
    Deelnemer,
    Stelling,
)
from gemeenten.ophalen import haal_op
from gemeenten.persoonsgegevens.plaatsen import plaatsen, tekstvelden
from gemeenten.tabellen import lees
from handleiding.models import InhoudPage
from handleiding.models.reeks import Reeks, ReeksRegel
from handleiding.workflow.actions import dien_in, stuur_terug
from tests.gemeenten.levensloop.hulp import als_bestand
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
    in_de_handleiding(wereld)
    in_de_lijst(wereld)
    in_de_groep(wereld)
    in_wat_erbij_hoort(wereld)
    op_een_pagina_die_weg_is(wereld)
    return wereld


def in_de_handleiding(wereld):
    hoofdstuk = wereld.hoofdstuk()
    hoofdstuk.inhoud = json.dumps(
        [{"type": "tekst", "value": f"<p>Vraag {html.escape(NAAM)} om raad.</p>"}]
    )
    hoofdstuk.title = f"Inleiding van {NAAM}"
    hoofdstuk.save_revision(user=wereld.user("redacteur-leeuwarden"))
    keur_goed(wereld, wereld.hoofdstuk())


def in_de_lijst(wereld):
    """By way of a file, and of an organisation that has the name of a person."""
    redacteur = wereld.user("redacteur-leeuwarden")
    for naam, inhoud in (
        ("contactpersonen", f"functie;naam;telefoon\nArts;Dokter {NAAM};112"),
        ("organisaties", f"naam;soort\nPraktijk {NAAM};huisarts"),
    ):
        soort = invoeren.SOORTEN[naam]
        page = invoeren.doelpagina(wereld.editie(), soort)
        invoeren.voer_in(page, soort, lees("x.csv", inhoud.encode()), user=redacteur)
        keur_goed(wereld, page.specific_class.objects.get(pk=page.pk))


def in_de_groep(wereld):
    redacteur = wereld.user("redacteur-leeuwarden")
    page = concept()
    mens = {"naam": NAAM, "toestemming": True, "toestemming_op": over(-1)}
    page.begeleiders = [Begeleider(functie="Begeleider", **mens)]
    page.deelnemers = [Deelnemer(functie="Deelnemer", **mens)]
    page.stellingen = [Stelling(tekst=f"Ik kan terecht bij {NAAM}.")]
    sessies = list(page.sessies.all())
    sessies[0].afgelast, sessies[0].reden = True, f"{NAAM} is ziek."
    sessies[1].opmerking = f"In de kamer van {NAAM}"
    page.sessies = sessies
    page.organisaties = [DeelnemendeOrganisatie(naam=f"Praktijk {NAAM}", soort="huisarts")]
    page.save_revision(user=redacteur)
    keur_goed(wereld, groep())
    metingen.open_meting(groep(), moment="start", ronde=1, user=redacteur)


def in_wat_erbij_hoort(wereld):
    redacteur = wereld.user("redacteur-leeuwarden")
    concept().save_revision(user=redacteur)
    dien_in(groep(), redacteur, f"Van {NAAM}")
    stuur_terug(groep(), wereld.user("beoordelaar-leeuwarden"), f"Klopt {NAAM.upper()} nog?")
    log(instance=groep(), action="wagtail.edit", user=redacteur, data={"wie": [NAAM]})
    page = Page.objects.get(pk=groep().pk)
    opmerking = Comment.objects.create(
        page=page, user=redacteur, text=f"Bel {NAAM}", contentpath="title"
    )
    CommentReply.objects.create(comment=opmerking, user=redacteur, text=f"{NAAM} belt terug.")
    reeks = Reeks.objects.create(soort=Reeks.Soort.INDIENEN, door=redacteur)
    ReeksRegel.objects.create(reeks=reeks, page=page, titel=f"Over {NAAM}", uitkomst="gelukt")


def op_een_pagina_die_weg_is(wereld):
    redacteur = wereld.user("redacteur-leeuwarden")
    page = InhoudPage(title=f"Afscheid van {NAAM}", slug="afscheid", live=False)
    wereld.editie().add_child(instance=page)
    log(instance=page, action="wagtail.create", user=redacteur)
    Bericht.objects.create(user=redacteur, soort=Bericht.Soort.SPOED, page=page, titel=page.title)
    page.delete(user=redacteur)


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
    gevonden = persoonsgegevens.vind(editie, NAAM, MAIL, user=beheerder)
    assert not [v for v in gevonden if " at 20" in v.omschrijving or "object (" in v.omschrijving]
    soorten = {v.soort for v in gevonden}
    assert {
        "contactpersoon",
        "pagina",
        "eerdere versie",
        "logboek",
        "opmerking",
        "opmerking bij beoordeling",
        "reactie",
        "begeleider",
        "deelnemer",
        "stelling",
        "meting",
        "sessie",
        "organisatie",
        "deelnemende organisatie",
        "bericht",
        "regel van een reeks",
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
    for bestand in (
        haal_op(editie, "csv", user=beheerder),
        als_bestand(editie, overal.user("kernredacteur"), met_revisies=True),
    ):
        assert "ambrozzio" not in uitgepakt(bestand)


def uitgepakt(bestand: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(bestand)) as archief:
        delen = [archief.read(naam).decode("utf-8", "replace") for naam in archief.namelist()]
    assert "Beleidsmedewerker jeugd" in "".join(delen)
    return "".join(delen).casefold()


# Tables with text in which nobody of an edition is named by its editors, and why.
GEEN_MENSEN_VAN_EDITIES = {
    "account": "the log-in of a person; a beheerder ends it at Mensen",
    "auth": "as above",
    "mfa": "as above",
    "socialaccount": "as above",
    "sessions": "as above",
    "wagtailusers": "preferences of a person at work",
    "contenttypes": "names of tables",
    "django_tasks_database": "keys of the work to do, and where in the code it failed",
    "taggit": "labels of images, which removal tells to look at",
    "wagtaildocs": "files, which removal tells to look at",
    "wagtailimages": "as above",
    "wagtailembeds": "what another site says about a film",
    "wagtailredirects": "web addresses, which removal tells to look at",
    "wagtailsearch": "made anew from the pages",
    "wagtailadmin": "throw-away; removal throws it away",
    "gemeenten.Antwoord": "scores",
    "handleiding.Kernpublicatie": "about the core's own text",
    "wagtailcore.Locale": "names of languages",
    "wagtailcore.Site": "names of sites",
    "wagtailcore.APIToken": "technical management",
    "wagtailcore.ModelLogEntry": "about accounts and settings",
    "wagtailcore.CollectionViewRestriction": "a password",
    "wagtailcore.PageViewRestriction": "a password",
    "wagtailcore.Collection": "named by rule",
    "wagtailcore.Workflow": "named by rule",
    "wagtailcore.Task": "named by rule",
    "wagtailcore.WorkflowState": "keys",
    "wagtailcore.ReferenceIndex": "keys",
}


def test_every_table_with_text_is_reached_or_known_to_hold_no_people(wereld):
    bereikt = {plaats.rijen.model for plaats in plaatsen(wereld.editie())}
    vergeten = {
        model._meta.label
        for model in apps.get_models()
        if model not in bereikt
        and not model.__module__.startswith("tests.")
        and tekstvelden(model)
        and model._meta.app_label not in GEEN_MENSEN_VAN_EDITIES
        and model._meta.label not in GEEN_MENSEN_VAN_EDITIES
    }
    assert vergeten == set(), "Add it to persoonsgegevens.plaatsen, or say above why not."


def test_what_outlives_a_page_of_another_municipality_stays(overal):
    ander = overal.editie("weststellingwerf")
    beheerder = overal.user("beheerder-weststellingwerf")
    assert persoonsgegevens.vind(ander, NAAM, user=beheerder) == []
    persoonsgegevens.verwijder(ander, NAAM, user=beheerder)
    assert Bericht.objects.filter(page=None, titel__contains=NAAM).exists()


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
