"""Removing a person: the person's own rows are emptied, other text only where somebody chose so."""

import io
import json
import re
import zipfile
from functools import partial

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.db.utils import ConnectionHandler
from django.urls import reverse
from wagtail.admin.models import FormState
from wagtail.models import Comment, Page, PageLogEntry, Revision

from gemeenten import persoonsgegevens
from gemeenten.lokaal import metingen
from gemeenten.lokaal.ophalen import haal_op
from gemeenten.models import Antwoord, Bericht, Contactpersoon, Opdracht
from gemeenten.persoonsgegevens.verwijderen import leeg_schrijflogboek
from tests.gemeenten.editie.levensloop.hulp import als_bestand
from tests.gemeenten.lokaal.groepen import concept, groep, keur_goed
from tests.gemeenten.lokaal.persoon import (
    MAIL,
    NAAM,
    NUMMER,
    contact,
    hele_database,
    overal,
    vermeld,
)
from tests.werk import vraag_en_wacht

WOORDEN = ["ouders", "Punt", "niet", "tekst", "de", "onderdeel", "titel"]
# Tables with text of pages: there the name stays until its editors change it.
MET_PAGINATEKST = {
    "gemeenten_deelnemendeorganisatie",
    "gemeenten_meting",
    "gemeenten_organisatie",
    "gemeenten_sessie",
    "gemeenten_stelling",
    "handleiding_hoofdstukpage",
    "wagtailcore_page",
    "wagtailcore_revision",
}


@pytest.fixture
def beheerder(client, wereld, django_capture_on_commit_callbacks):
    """Return a function that sends the screens of Leeuwarden as who is logged in, its beheerder at first.

    ``verwijder`` asks, lets the reviewer confirm, and returns the screen of the removal.
    """
    client.force_login(wereld.user("beheerder-leeuwarden"))
    editie = wereld.editie().pk
    vraag = partial(vraag_en_wacht, client, django_capture_on_commit_callbacks)

    def stuur(*, actie, kies=None, **gezocht):
        gevonden = vraag(reverse("persoonsgegevens", args=[editie]), gezocht)
        if actie == "zoek" or not getattr(gevonden, "redirect_chain", []):
            return gevonden
        adres = gevonden.redirect_chain[-1][0]
        antwoord = client.post(
            adres, {"actie": actie, "kies": kies or []}, follow=actie not in {"csv", "pdf"}
        )
        plan = getattr(antwoord, "redirect_chain", None) and antwoord.redirect_chain[-1][0]
        if not plan:
            return antwoord
        client.force_login(wereld.user("beoordelaar-leeuwarden"))
        uit = vraag(plan, {"stap": "bevestig", "zeker": "on"})
        client.force_login(wereld.user("beheerder-leeuwarden"))
        return uit

    return stuur


@pytest.fixture
def als_beheerder(wereld):
    return {"user": wereld.user("beheerder-leeuwarden")}


@pytest.fixture
def met_tweede(wereld, als_beheerder):
    return als_beheerder | {"bevestigd_door": wereld.user("beoordelaar-leeuwarden")}


def te_kiezen(antwoord):
    """Return every key that can be ticked on the screen, and those that are."""
    dozen = re.findall(r'<input type="checkbox"[^>]*name="kies"[^>]*>', antwoord.text)
    sleutels = {re.search(r'value="(\w+)"', doos)[1]: "checked" in doos for doos in dozen}
    return list(sleutels), [sleutel for sleutel, aan in sleutels.items() if aan]


def openbaar(client):
    """Return every public page, byte for byte."""
    client.logout()
    paginas = Page.objects.live().filter(depth__gt=1).order_by("path")
    return {page.url_path: client.get(page.get_url()).content for page in paginas}


def versies():
    return dict(Revision.objects.values_list("pk", "content"))


@pytest.fixture
def met_gewone_woorden(wereld):
    """Common words in text of every kind."""
    hoofdstuk = wereld.hoofdstuk()
    zin = "<p>De ouders lezen niet de tekst bij dit Punt, de titel van een onderdeel.</p>"
    hoofdstuk.inhoud = json.dumps([{"type": "tekst", "value": zin}])
    hoofdstuk.save_revision(user=wereld.user("redacteur-leeuwarden"))
    keur_goed(wereld, wereld.hoofdstuk())
    for woord in WOORDEN:
        Comment.objects.create(
            page=Page.objects.get(pk=hoofdstuk.pk),
            user=wereld.user("redacteur-leeuwarden"),
            text=f"Klopt {woord} hier?",
            contentpath="title",
        )
    return wereld


@pytest.mark.parametrize("woord", WOORDEN)
def test_a_common_word_takes_nothing_from_pages(client, met_gewone_woorden, beheerder, woord):
    gelezen, bewaard = openbaar(client), versies()
    client.force_login(met_gewone_woorden.user("beheerder-leeuwarden"))
    sleutels, aangekruist = te_kiezen(beheerder(naam=woord, actie="zoek"))
    assert aangekruist == []
    beheerder(naam=woord, actie="verwijder", kies=sleutels)
    assert openbaar(client) == gelezen
    assert versies() == bewaard


def test_a_chosen_word_in_a_comment_is_the_only_thing_that_goes(met_gewone_woorden, beheerder):
    gevonden = beheerder(naam="ouders", actie="zoek").context["resultaat"]
    sleutels = [bevinding.sleutel for bevinding in gevonden.beheer]
    assert len(sleutels) == 1
    beheerder(naam="ouders", actie="verwijder", kies=sleutels)
    assert Comment.objects.filter(text="Klopt [verwijderd] hier?").count() == 1
    assert Comment.objects.filter(text__startswith="Klopt").count() == len(WOORDEN)


@pytest.mark.parametrize(
    ("naam", "zegt"),
    [
        ("d", "ten minste 3 letters"),
        ("de", "ten minste 3 letters"),
        ("..", "Vul een naam in"),
        ("", "Vul een naam in"),
        ("x" * 10_000, "10000 tekens"),
    ],
)
def test_what_is_no_name_is_told_kindly(met_gewone_woorden, beheerder, naam, zegt):
    for actie in ("zoek", "verwijder", "csv", "pdf"):
        antwoord = beheerder(naam=naam, actie=actie, kies=["x"])
        assert antwoord.status_code == 200
        assert zegt in antwoord.text
        assert te_kiezen(antwoord) == ([], [])
        assert naam in antwoord.text
    assert not PageLogEntry.objects.filter(action="gemeenten.persoonsgegevens.verwijder").exists()


def test_a_short_word_is_counted_by_kind(met_gewone_woorden, beheerder):
    antwoord = beheerder(naam="de", actie="zoek").text
    aantallen = re.search(
        r"staat er (\d+) keer als persoon .*, \d+ keer als account, "
        r"(\d+) keer in tekst die alleen in het CMS staat, (\d+) keer in de tekst van een pagina, "
        r"\d+ keer in een webadres en \d+ keer in of bij een bestand",
        antwoord,
    )
    als_persoon, in_cms, op_paginas = map(int, aantallen.groups())
    assert in_cms >= 1
    assert op_paginas >= 2
    assert als_persoon >= 0


def test_a_word_that_stands_everywhere_asks_for_a_whole_name(
    wereld, als_beheerder, met_tweede, monkeypatch
):
    vermeld(wereld)
    monkeypatch.setattr("gemeenten.persoonsgegevens.acties.MEESTE_PLEKKEN", 0)
    editie = wereld.editie()
    assert "te vaak" in persoonsgegevens.vind(editie, "Beleidsmedewerker", **als_beheerder).reden
    with pytest.raises(ValidationError, match="te vaak"):
        persoonsgegevens.verwijder(editie, "Beleidsmedewerker", gekozen=[], **met_tweede)
    assert not persoonsgegevens.vind(editie, NAAM, **als_beheerder).reden


def test_all_that_is_chosen_goes_and_the_rest_stays_to_the_letter(
    client, wereld, als_beheerder, met_tweede, django_capture_on_commit_callbacks
):
    overal(wereld)
    editie = wereld.editie()
    gevonden = persoonsgegevens.vind(editie, NAAM, MAIL, **als_beheerder)
    soorten = {v.plaats.soort for groep_ in gevonden.alle for v in groep_.vondsten}
    assert soorten == {
        "begeleider",
        "bericht",
        "contactpersoon",
        "deelnemende organisatie",
        "deelnemer",
        "logboek",
        "meting",
        "opmerking",
        "opmerking bij beoordeling",
        "organisatie",
        "pagina",
        "reactie",
        "regel van een reeks",
        "sessie",
        "stelling",
        "versie",
    }
    gelezen, bewaard = openbaar(client), versies()
    with django_capture_on_commit_callbacks(execute=True):
        gekozen = [groep_.sleutel for groep_ in gevonden.alle]
        uitslag = persoonsgegevens.verwijder(editie, NAAM, MAIL, gekozen=gekozen, **met_tweede)
    assert uitslag.gemist == len(gevonden.pagina) > 0
    inhoud = hele_database()
    met_naam = {tabel for tabel, tekst in inhoud.items() if "ambrozzio" in tekst}
    # What search keeps is made from the pages.
    zoeken = ("wagtailsearch", "handleiding_passage")
    assert {t for t in met_naam if not t.startswith(zoeken)} == MET_PAGINATEKST
    for vorm in (MAIL, NUMMER):
        assert [tabel for tabel, tekst in inhoud.items() if vorm in tekst] == []
    assert zonder_mensen(versies()) == zonder_mensen(bewaard)
    weg = contact(wereld).url_path
    opnieuw = openbaar(client)
    anders = {pad for pad in gelezen if opnieuw[pad] != gelezen[pad]}
    assert weg in anders
    assert all(b"ambrozzio@" not in opnieuw[pad] for pad in opnieuw)
    assert te_over(persoonsgegevens.vind(editie, NAAM, MAIL, **als_beheerder)) == (0, 0)


def te_over(overzicht):
    return len(overzicht.personen), len(overzicht.beheer)


def zonder_mensen(inhoud):
    """Return stored versions without what stands about people, and without comments."""
    mensen = ("contactpersonen", "begeleiders", "deelnemers", "wagtail_admin_comments")
    return {
        pk: {naam: deel for naam, deel in versie.items() if naam not in mensen}
        for pk, versie in inhoud.items()
    }


def test_what_people_are_is_gone_from_what_leaves_the_edition(wereld, als_beheerder, met_tweede):
    vermeld(wereld)
    editie = wereld.editie()
    gevonden = persoonsgegevens.vind(editie, NAAM, MAIL, **als_beheerder)
    gekozen = [groep_.sleutel for groep_ in gevonden.personen]
    persoonsgegevens.verwijder(editie, NAAM, MAIL, gekozen=gekozen, **met_tweede)
    for bestand in (
        haal_op(editie, "csv", **als_beheerder),
        als_bestand(editie, wereld.user("kernredacteur"), met_revisies=True),
    ):
        assert "ambrozzio" not in uitgepakt(bestand)


def uitgepakt(bestand: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(bestand)) as archief:
        delen = [archief.read(naam).decode("utf-8", "replace") for naam in archief.namelist()]
    assert "Beleidsmedewerker jeugd" in "".join(delen)
    return "".join(delen).casefold()


def test_function_stays_in_what_is_online_in_the_draft_and_in_every_version(
    wereld, als_beheerder, met_tweede
):
    overal(wereld)
    page = contact(wereld).get_latest_revision_as_object()
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    editie = wereld.editie()
    gevonden = persoonsgegevens.vind(editie, NAAM, **als_beheerder)
    precies = [groep_.sleutel for groep_ in gevonden.personen if groep_.precies]
    persoonsgegevens.verwijder(editie, NAAM, gekozen=precies, **met_tweede)
    rij = contact(wereld).contactpersonen.first()
    assert rij.functie == "Beleidsmedewerker jeugd"
    assert (rij.naam, rij.email, rij.telefoon, rij.toestemming) == ("", "", "", False)
    assert rij.gecontroleerd_op is None
    assert concept().begeleiders.get().functie == "Begeleider"
    for versie in Revision.objects.for_instance(contact(wereld)):
        mensen = versie.content["contactpersonen"]
        assert NAAM not in {mens["naam"] for mens in mensen}
        assert MAIL not in {mens["email"] for mens in mensen}
        assert not mensen or mensen[0]["functie"] == "Beleidsmedewerker jeugd"
    # A longer name is somebody's to judge: it is shown, and not ticked beforehand.
    assert Contactpersoon.objects.filter(naam=f"Dokter {NAAM}").exists()
    concept().save_revision(user=wereld.user("redacteur-leeuwarden"))
    keur_goed(wereld, groep())


def test_numbers_and_addresses_of_the_row_are_sought_too(wereld, beheerder):
    vermeld(wereld)
    redacteur = wereld.user("redacteur-leeuwarden")
    page = Page.objects.get(pk=wereld.hoofdstuk().pk)
    for tekst in ("Bel +31 (0)58-234.56.78 even", f"Mail {MAIL.upper()}", "Bel 058 234 56 79"):
        Comment.objects.create(page=page, user=redacteur, text=tekst, contentpath="title")
    hoofdstuk = wereld.hoofdstuk()
    html = '<p>Bel <a href="tel:+31582345678">058 <b>234</b> 5678</a>.</p>'
    hoofdstuk.inhoud = json.dumps([{"type": "tekst", "value": html}])
    hoofdstuk.save_revision(user=redacteur)
    antwoord = beheerder(naam=NAAM, actie="zoek")
    assert "Het telefoonnummer." in antwoord.text
    assert "<mark>058 234 5678</mark>" in antwoord.text
    assert "<mark>+31582345678</mark>" in antwoord.text
    gevonden = antwoord.context["resultaat"]
    sleutels = [b.sleutel for b in [*gevonden.personen, *gevonden.beheer]]
    antwoord = beheerder(naam=NAAM, actie="verwijder", kies=sleutels)
    assert set(Comment.objects.filter(page=page).values_list("text", flat=True)) == {
        "Bel [verwijderd] even",
        "Mail [verwijderd]",
        "Bel 058 234 56 79",
    }
    versie = wereld.hoofdstuk().get_latest_revision().content
    teksten = {opmerking["text"] for opmerking in versie["wagtail_admin_comments"]}
    assert teksten == {"Bel [verwijderd] even", "Mail [verwijderd]", "Bel 058 234 56 79"}
    # The row that told the number is empty now: who wants it sought on, says so.
    assert NUMMER not in antwoord.text
    assert "<mark>058 234 5678</mark>" in beheerder(naam=NAAM, ook=NUMMER, actie="zoek").text
    assert "tel:+31582345678" in versie["inhoud"]


def test_one_word_of_longer_names_leads_to_nobodys_number(wereld, als_beheerder):
    vermeld(wereld)
    gevonden = persoonsgegevens.vind(wereld.editie(), "d'Ambrozzio", **als_beheerder)
    assert (gevonden.ook, [groep_.precies for groep_ in gevonden.personen]) == ([], [False])


@pytest.mark.parametrize(
    "naam",
    [f"{NAAM}-Smit", f"{NAAM} Smit", f"Marie-{NAAM}", "mevrouw d'Ambrozzio", "Z. d'Ambrozzio"],
)
def test_who_only_looks_like_the_person_is_for_somebody_to_judge(wereld, beheerder, naam):
    """Nothing of that row is ticked, and what else it holds is not sought."""
    page = contact(wereld)
    mail, nummer = "een.ander@voorbeeld.example", "058 765 43 21"
    Contactpersoon.objects.create(page=page, functie="Arts", naam=naam, email=mail, telefoon=nummer)
    redacteur = wereld.user("redacteur-leeuwarden")
    onderwerp = Page.objects.get(pk=wereld.hoofdstuk().pk)
    Comment.objects.create(
        page=onderwerp, user=redacteur, text=f"Bel {nummer}", contentpath="title"
    )
    antwoord = beheerder(naam=NAAM, actie="zoek")
    sleutels, aangekruist = te_kiezen(antwoord)
    assert (len(sleutels), aangekruist) == (1, [])
    assert naam.replace("'", "&#x27;") in antwoord.text
    assert f"<mark>{nummer}</mark>" not in antwoord.text
    assert antwoord.context["resultaat"].ook == []


@pytest.mark.parametrize("getypt", ["d’Ambrozzio, Zoë", "Mevr. Zoë D'Ambrozzio"])
def test_the_screen_finds_a_name_typed_as_a_list_or_a_letter_has_it(wereld, beheerder, getypt):
    vermeld(wereld)
    gevonden = beheerder(actie="zoek", naam=getypt).text
    assert "er 1 keer als persoon" in gevonden
    assert NUMMER in gevonden


def test_the_surname_first_goes_whole(wereld, beheerder):
    """No loose "de" stays behind."""
    page = Page.objects.get(pk=wereld.hoofdstuk().pk)
    redacteur = wereld.user("redacteur-leeuwarden")
    for tekst in ("Bel Jong, Anna de nu", "Bel Anna M. de Jong nu", "Bel De Jonge, Anna nu"):
        Comment.objects.create(page=page, user=redacteur, text=tekst, contentpath="title")
    sleutels, aangekruist = te_kiezen(beheerder(naam="Anna de Jong", actie="zoek"))
    assert (len(sleutels), aangekruist) == (2, [])
    beheerder(naam="Anna de Jong", actie="verwijder", kies=sleutels)
    teksten = Comment.objects.filter(page=page).order_by("pk").values_list("text", flat=True)
    assert list(teksten) == ["Bel [verwijderd] nu", "Bel [verwijderd] nu", "Bel De Jonge, Anna nu"]


def test_somebody_with_the_same_number_is_not_that_person(wereld, als_beheerder):
    vermeld(wereld)
    page = contact(wereld)
    Contactpersoon.objects.create(
        page=page, functie="Balie", naam="Iemand Anders", telefoon="058-2345678"
    )
    gevonden = persoonsgegevens.vind(wereld.editie(), NAAM, **als_beheerder)
    assert [groep_.eerste.zin.woorden for groep_ in gevonden.personen] == [
        f"{NAAM}, {MAIL}, {NUMMER}"
    ]
    assert "058-2345678" in {groep_.eerste.zin.woorden for groep_ in gevonden.pagina}


@pytest.mark.parametrize(
    "html",
    [
        "<p>Vraag <b>Zoë</b> d’Ambrozzio.</p>",
        "<p>Vraag Zoë<br/>d&#x27;Ambrozzio.</p>",
        "<p>Vraag Zoe\u0308 d'Ambroz\u00adzio.</p>",
        "<p>Vraag <del>Zoë</del>&nbsp;<time>d'Ambroz<wbr>zio</time>.</p>",
        "<p>Vraag Zoë\n  d'Ambrozzio.</p>",
        "<p>Vraag d'Ambrozzio, Zoë.</p>",
        "<p>Vraag Z. d'Ambrozzio.</p>",
    ],
)
def test_text_of_a_page_is_shown_with_its_place_and_readers_and_left_alone(wereld, beheerder, html):
    hoofdstuk = wereld.hoofdstuk()
    hoofdstuk.inhoud = json.dumps([{"type": "tekst", "value": html}])
    hoofdstuk.save_revision(user=wereld.user("redacteur-leeuwarden"))
    keur_goed(wereld, wereld.hoofdstuk())
    antwoord = beheerder(naam=NAAM, actie="zoek")
    tekst = " ".join(antwoord.text.split())
    assert "Vraag <mark>" in tekst
    assert "Inhoud, tekst, op pagina Inleiding (onder" in tekst
    assert "Online, voor iedereen" in tekst
    assert reverse("wagtailadmin_pages:edit", args=[hoofdstuk.pk]) in tekst
    bewaard = versies()
    beheerder(naam=NAAM, actie="verwijder", kies=te_kiezen(antwoord)[0])
    assert versies() == bewaard


def test_a_key_of_page_text_is_no_way_around_the_editor(wereld, als_beheerder, met_tweede):
    overal(wereld)
    editie, bewaard = wereld.editie(), versies()
    gevonden = persoonsgegevens.vind(editie, NAAM, **als_beheerder)
    gekozen = [groep_.sleutel for groep_ in gevonden.pagina]
    uitslag = persoonsgegevens.verwijder(editie, NAAM, gekozen=gekozen, **met_tweede)
    assert (uitslag.gedaan, uitslag.rijen, uitslag.gemist) == (0, 0, len(gekozen))
    assert versies() == bewaard


def test_what_outlives_a_page_of_another_municipality_stays(wereld):
    overal(wereld)
    ander, wie = wereld.editie("weststellingwerf"), wereld.user("beheerder-weststellingwerf")
    assert persoonsgegevens.vind(ander, NAAM, user=wie).alle == []
    van_ons = persoonsgegevens.vind(wereld.editie(), NAAM, user=wereld.user("beheerder-leeuwarden"))
    gekozen = [groep_.sleutel for groep_ in van_ons.alle]
    persoonsgegevens.verwijder(
        ander,
        NAAM,
        gekozen=gekozen,
        user=wie,
        bevestigd_door=wereld.user("beoordelaar-weststellingwerf"),
    )
    assert Bericht.objects.filter(page=None, titel__contains=NAAM).exists()


def test_the_same_name_in_another_municipality_stays(wereld, beheerder):
    vermeld(wereld)
    vermeld(wereld, "weststellingwerf")
    _, aangekruist = te_kiezen(beheerder(naam=NAAM, actie="zoek"))
    beheerder(naam=NAAM, actie="verwijder", kies=aangekruist)
    assert contact(wereld, "weststellingwerf").contactpersonen.first().naam == NAAM
    assert contact(wereld).contactpersonen.first().naam == ""


@pytest.mark.parametrize(
    "naam", ["redacteur-leeuwarden", "beheerder-weststellingwerf", "lezer-leeuwarden"]
)
def test_only_the_beheerder_of_the_municipality_may(client, wereld, beheerder, naam):
    vermeld(wereld)
    sleutels, _ = te_kiezen(beheerder(naam=NAAM, actie="zoek"))
    wie, tweede = {"user": wereld.user(naam)}, wereld.user("beoordelaar-leeuwarden")
    with pytest.raises(PermissionDenied):
        persoonsgegevens.vind(wereld.editie(), NAAM, **wie)
    with pytest.raises(PermissionDenied):
        persoonsgegevens.verwijder(
            wereld.editie(), NAAM, gekozen=sleutels, bevestigd_door=tweede, **wie
        )
    client.force_login(wereld.user(naam))
    assert NAAM not in beheerder(naam=NAAM, actie="verwijder", kies=sleutels).text
    assert Opdracht.objects.count() == 1
    assert contact(wereld).contactpersonen.first().naam == NAAM


def test_screens_find_export_ask_and_remove(client, wereld, beheerder):
    vermeld(wereld)
    antwoord = beheerder(naam=NAAM, actie="zoek")
    sleutels, aangekruist = te_kiezen(antwoord)
    assert sleutels == aangekruist != []
    assert "Contactpersoon, Beleidsmedewerker jeugd" in antwoord.text
    inzage = beheerder(naam=NAAM, actie="csv").content.decode("utf-8-sig")
    assert f";naam;{NAAM};" in inzage
    assert f";email;{MAIL};" in inzage
    gevonden = antwoord.redirect_chain[-1][0]
    niets = client.post(gevonden, {"actie": "verwijder"})
    assert "Kruis eerst aan wat weg moet" in niets.text
    assert contact(wereld).contactpersonen.first().naam == NAAM
    assert "Verwijderd op" in beheerder(naam=NAAM, actie="verwijder", kies=sleutels).text
    assert contact(wereld).contactpersonen.first().naam == ""
    # What was found is forgotten with the removal.
    weg = client.get(gevonden, follow=True)
    assert "Dit zoekresultaat is er niet meer" in weg.text
    assert NAAM not in weg.text


def test_the_log_counts_and_names_nobody(wereld, beheerder):
    vermeld(wereld)
    _, aangekruist = te_kiezen(beheerder(naam=NAAM, email=MAIL, actie="zoek"))
    beheerder(naam=NAAM, email=MAIL, actie="verwijder", kies=aangekruist)
    regel = PageLogEntry.objects.get(action="gemeenten.persoonsgegevens.verwijder")
    assert set(regel.data) == {"keuzes", "rijen", "post", "wie"}
    assert regel.data["keuzes"] == 1
    assert regel.user == wereld.user("beheerder-leeuwarden")
    assert "mbrozzio" not in json.dumps(regel.data) + regel.label


def test_what_was_typed_for_a_preview_goes_only_when_it_holds_the_person(wereld, beheerder):
    vermeld(wereld)
    redacteur = wereld.user("redacteur-leeuwarden")
    for page, data in (
        (contact(wereld), "naam=Zo%C3%AB+d%27Ambrozzio"),
        (wereld.hoofdstuk(), "titel=Anders"),
    ):
        FormState.objects.update_or_create_by_instance(
            page, user=redacteur, defaults={"data": data, "last_updated_at": page.last_published_at}
        )
    _, aangekruist = te_kiezen(beheerder(naam=NAAM, actie="zoek"))
    beheerder(naam=NAAM, actie="verwijder", kies=aangekruist)
    assert list(FormState.objects.values_list("data", flat=True)) == ["titel=Anders"]


def test_the_cache_keeps_what_is_of_others(
    client, wereld, beheerder, django_capture_on_commit_callbacks
):
    vermeld(wereld)
    meting = metingen.open_meting(
        groep(), moment="start", ronde=1, user=wereld.user("redacteur-leeuwarden")
    )
    antwoord = {f"stelling_{nummer}": "4" for nummer in range(3)}
    antwoord["bon"] = metingen.geef_bon(meting)
    adres = reverse("vragenlijst", args=[meting.token])
    client.post(adres, antwoord)
    cache.set("van-een-ander", "blijft")
    with django_capture_on_commit_callbacks(execute=True):
        _, aangekruist = te_kiezen(beheerder(naam=NAAM, actie="zoek"))
        beheerder(naam=NAAM, actie="verwijder", kies=aangekruist)
        beheerder(naam="Komt Nergens-Voor", actie="verwijder", kies=["x"])
    client.post(adres, antwoord)
    assert Antwoord.objects.count() == 1
    assert cache.get("van-een-ander") == "blijft"


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="about the file of SQLite")
def test_no_byte_stays_in_the_files_of_sqlite(tmp_path):
    bestand = settings.DATABASES["default"] | {"NAME": str(tmp_path / "proef.sqlite3")}
    proef = ConnectionHandler({"default": bestand})["default"]
    with proef.cursor() as cursor:
        assert cursor.execute("PRAGMA secure_delete").fetchone() == (1,)
        cursor.execute("CREATE TABLE mensen (naam text)")
        cursor.execute("INSERT INTO mensen VALUES (%s)", ["ambrozzio" * 900])
        assert any(b"ambrozzio" in pad.read_bytes() for pad in tmp_path.iterdir())
        cursor.execute("UPDATE mensen SET naam = ''")
    leeg_schrijflogboek(proef)
    assert not [pad.name for pad in tmp_path.iterdir() if b"ambrozzio" in pad.read_bytes()]
    proef.close()
