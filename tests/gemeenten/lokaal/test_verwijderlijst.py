"""The list of removals: it names nobody, and by it they are done again where a backup was put back."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from wagtail.models import Comment, Page, PageLogEntry, Revision

from gemeenten import persoonsgegevens
from gemeenten.models import Bericht, Verwijderregel
from gemeenten.persoonsgegevens.herhalen import herhaal, lees_lijst, schrijf_lijst
from gemeenten.persoonsgegevens.logacties import PERSOON_HERHAALD
from tests.gemeenten.lokaal.persoon import (
    MAIL,
    NAAM,
    NUMMER,
    contact,
    hele_database,
    overal,
    vermeld,
)

WOORDEN = "een deelnemer"


def verwijder_alles(wereld, slug="leeuwarden"):
    editie, user = wereld.editie(slug), wereld.user(f"beheerder-{slug}")
    gevonden = persoonsgegevens.vind(editie, NAAM, user=user)
    vervangingen = {g.sleutel: WOORDEN for g in gevonden.pagina if g.vervangbaar}
    return persoonsgegevens.verwijder(
        editie,
        NAAM,
        gekozen={g.sleutel for g in gevonden.alle},
        vervangingen=vervangingen,
        user=user,
        bevestigd_door=wereld.user(f"beoordelaar-{slug}"),
    )


def na_terugzetten(wereld) -> list[str]:
    """Return the list of a removal, with the database as it was before it."""
    punt = transaction.savepoint()
    verwijder_alles(wereld)
    lijst = list(schrijf_lijst())
    transaction.savepoint_rollback(punt)
    return lijst


def met_de_naam() -> set[str]:
    call_command("zoekindex", stdout=io.StringIO())
    vormen = ("ambrozzio", MAIL, NUMMER)
    return {
        tabel
        for tabel, tekst in hele_database().items()
        if any(vorm in tekst for vorm in vormen) and "_fts_" not in tabel
    }


def test_the_list_names_nobody(wereld):
    overal(wereld)
    tekst = "".join(na_terugzetten(wereld)).casefold()
    assert len(tekst) > 1000
    assert not any(vorm in tekst for vorm in ("ambrozzio", "zo\\u00eb", "zoe", NUMMER, MAIL))


def test_after_a_backup_was_put_back_it_is_done_again(client, wereld):
    overal(wereld)
    lijst = na_terugzetten(wereld)
    assert not Verwijderregel.objects.exists()
    assert "wagtailcore_page" in met_de_naam()
    geheim, [regel] = lees_lijst(lijst)
    droog = herhaal(regel, geheim, droog=True)
    assert "wagtailcore_page" in met_de_naam()
    uit = herhaal(regel, geheim)
    assert uit == droog
    # Left is a statement that people answered, and that stands so on its page.
    assert met_de_naam() <= {"gemeenten_meting", "gemeenten_stelling", "wagtailcore_revision"}
    for versie in Revision.objects.all():
        rest = {veld: waarde for veld, waarde in versie.content.items() if veld != "stellingen"}
        assert "mbrozzio" not in json.dumps(rest)
    assert Verwijderregel.objects.count() == 1
    assert PageLogEntry.objects.filter(action=PERSOON_HERHAALD).count() == 1
    assert "mbrozzio" not in client.get(wereld.hoofdstuk().get_url()).text
    call_command("etalage", controleer=True, stdout=io.StringIO())
    assert herhaal(regel, geheim).rijen == 0


def test_what_was_not_chosen_is_counted_and_stays(wereld):
    vermeld(wereld)
    lijst = na_terugzetten(wereld)
    page = Page.objects.get(pk=wereld.hoofdstuk().pk)
    Comment.objects.create(
        page=page,
        user=wereld.user("redacteur-leeuwarden"),
        text=f"Een andere zin over {NAAM}",
        contentpath="title",
    )
    geheim, [regel] = lees_lijst(lijst)
    assert herhaal(regel, geheim).elders == 1
    assert Comment.objects.filter(text__contains="mbrozzio").exists()
    assert contact(wereld).contactpersonen.first().naam == ""


def test_another_municipality_keeps_its_own(wereld):
    vermeld(wereld)
    vermeld(wereld, "weststellingwerf")
    geheim, [regel] = lees_lijst(na_terugzetten(wereld))
    herhaal(regel, geheim)
    assert contact(wereld, "weststellingwerf").contactpersonen.first().naam == NAAM
    elders = regel | {"code": "GM9999"}
    assert "is er niet" in herhaal(elders, geheim).reden


def test_an_older_key_of_ours_will_do_and_a_strange_one_is_refused(wereld, settings, tmp_path):
    vermeld(wereld)
    bestand = tmp_path / "lijst"
    bestand.write_text("\n".join(na_terugzetten(wereld)))
    oud, settings.SECRET_KEY = (
        settings.SECRET_KEY,
        "een nieuwe sleutel van ons, lang genoeg om te tellen",
    )
    with pytest.raises(CommandError, match="andere SECRET_KEY"):
        call_command("verwijderingen", herhaal=str(bestand))
    assert contact(wereld).contactpersonen.first().naam == NAAM
    settings.SECRET_KEY_FALLBACKS = [oud]
    call_command("verwijderingen", herhaal=str(bestand), stdout=io.StringIO())
    assert contact(wereld).contactpersonen.first().naam == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    "inhoud", ["", "hallo", "{}", '{"soort": "lijst van verwijderingen"}', "[1]"]
)
def test_what_is_no_list_is_refused(inhoud, tmp_path):
    bestand = tmp_path / "lijst"
    bestand.write_text(inhoud)
    with pytest.raises(CommandError, match="geen lijst van verwijderingen"):
        call_command("verwijderingen", herhaal=str(bestand))


def test_the_command_keeps_the_list_in_a_file(wereld, tmp_path):
    vermeld(wereld)
    verwijder_alles(wereld)
    bestand, uit = tmp_path / "lijst", io.StringIO()
    call_command("verwijderingen", bewaar=str(bestand), stdout=uit)
    assert "Bewaard: 1 verwijderingen" in uit.getvalue()
    assert [json.loads(regel)["wie"] for regel in bestand.read_text().splitlines()[1:]]
    assert [pad.name for pad in tmp_path.iterdir()] == ["lijst"]
    uit = io.StringIO()
    call_command("verwijderingen", herhaal=str(bestand), dry_run=True, stdout=uit)
    assert "Er is niets veranderd" in uit.getvalue()


def test_mail_that_came_back_with_the_backup_does_not_leave(wereld):
    vermeld(wereld)
    mens = wereld.user("lezer-leeuwarden")
    mens.email = MAIL
    mens.save()
    Bericht.objects.create(
        user=mens, soort=Bericht.Soort.SPOED, page=wereld.hoofdstuk().page_ptr, titel="Iets"
    )
    geheim, [regel] = lees_lijst(na_terugzetten(wereld))
    assert Bericht.objects.filter(user=mens).exists()
    herhaal(regel, geheim)
    assert not Bericht.objects.filter(user=mens).exists()
