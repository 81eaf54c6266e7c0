"""A page through publication, change, rename, move, hiding and expiry: the screen says what readers saw."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from gemeenten import persoonsgegevens
from handleiding.models import Publicatie
from handleiding.publiek.terugblik import gewist, online_onder, tijdvakken_van
from handleiding.publiek.tijdvakken import Vertoond
from handleiding.workflow.actions import haal_offline, publiceer_met_spoed
from handleiding.workflow.verantwoording import waardoor_offline
from tests.gemeenten.lokaal.persoon import MAIL, NAAM, contact, vermeld
from tests.handleiding.workflow.staten import (
    KEURDER,
    SCHRIJVER,
    concept,
    goedgekeurd,
    vers,
    wijzig,
)

BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Klok:
    """The hands of the clock, moved by the test; dates of the walk lie before the world of the tests was made."""

    nu = BEGIN

    def naar(self, **later):
        self.nu = BEGIN + timedelta(**later)
        return self.nu


@pytest.fixture
def klok(monkeypatch, wereld):
    klok = Klok()
    monkeypatch.setattr(timezone, "now", lambda: klok.nu)
    yield klok
    monkeypatch.undo()


@pytest.fixture
def echte_tijd(monkeypatch):
    """Set the clock right: log in and look at the screen as one does, later."""
    return monkeypatch.undo


def scherm(client, wereld, page, wie=KEURDER, **vraag):
    client.force_login(wereld.user(wie))
    return client.get(reverse("online_op_een_dag", args=[page.pk]), vraag)


def publiceer(wereld, page):
    wereld.publiceer(page, SCHRIJVER, KEURDER)
    return vers(page)


@pytest.fixture
def loop(klok, wereld, echte_tijd):
    """Walk a page through its life; return it with what the rule says of each moment."""
    page = goedgekeurd(wereld)
    klok.naar(days=1)
    page = publiceer(wereld, wijzig(wereld, page, "Twee.", title="Anders", slug="anders"))
    klok.naar(days=2)
    page = wijzig(wereld, page, "Nooit gelezen.")
    klok.naar(days=3)
    haal_offline(page, wereld.user(KEURDER), "Er stond een fout.")
    klok.naar(days=4)
    page = publiceer(wereld, wijzig(wereld, vers(page), "Drie.", intern=True))
    klok.naar(days=5)
    page = publiceer(wereld, wijzig(wereld, page, "Vier.", intern=False))
    klok.naar(days=6)
    ouder = goedgekeurd(wereld, title="Ouder", slug="ouder")
    vers(page).move(vers(ouder), pos="last-child")
    klok.naar(days=7)
    vers(page).unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    echte_tijd()
    return vers(page)


def op(uren):
    return (BEGIN + timedelta(hours=uren)).isoformat()


def test_each_stretch_of_the_walk(loop):
    vakken = tijdvakken_van(loop)
    assert [vak.soort for vak in vakken] == [
        Vertoond.NOG_NIET,
        Vertoond.ONLINE,
        Vertoond.ONLINE,
        Vertoond.OFFLINE,
        Vertoond.ONLINE,
        Vertoond.ONLINE,
        Vertoond.ONLINE,
        Vertoond.OFFLINE,
    ]
    dagen = [BEGIN + timedelta(days=n) for n in (0, 1, 3, 4, 5, 6, 7)]
    assert [vak.vanaf for vak in vakken[1:]] == dagen


def test_who_took_it_offline_is_told_once_with_the_reason(loop):
    """Wagtail writes a line of its own about the same step, without the reason."""
    regels = waardoor_offline(loop, BEGIN + timedelta(days=3))
    assert [regel.reden for regel in regels] == ["Er stond een fout."]
    assert len(waardoor_offline(loop, BEGIN + timedelta(days=7))) == 1


@pytest.mark.parametrize(
    ("uren", "wel", "niet"),
    [
        (-1, ["nog niet online gestaan"], ["Een.", "Twee."]),
        (
            1,
            ["Proefpagina", "/gemeenten/leeuwarden/proefpagina/", "Een.", "iedereen"],
            ["Twee.", "Anders"],
        ),
        (25, ["Anders", "/gemeenten/leeuwarden/anders/", "Twee."], ["Een.", "Nooit gelezen"]),
        (49, ["Twee."], ["Nooit gelezen"]),
        (73, ["stond niet online", "Er stond een fout."], ["Twee."]),
        (97, ["Drie.", "alleen lezers met een account"], ["Vier."]),
        (121, ["Vier.", "iedereen", "/gemeenten/leeuwarden/anders/"], ["Drie.", "/ouder/anders/"]),
        (145, ["Vier.", "/gemeenten/leeuwarden/ouder/anders/"], []),
        (169, ["stond niet online", "verlopen door het systeem"], ["Vier."]),
    ],
)
def test_screen_says_what_readers_saw(client, wereld, loop, uren, wel, niet):
    antwoord = scherm(client, wereld, loop, op=op(uren))
    assert antwoord.status_code == 200
    tekst = antwoord.text.partition('<article class="terugblik"')[2].partition("</article>")[0]
    assert all(woorden in tekst for woorden in wel), tekst
    assert not any(woorden in tekst for woorden in niet), tekst


def test_who_approved_and_which_version(client, wereld, loop):
    tekst = scherm(client, wereld, loop, op=op(25)).text
    naam = wereld.user(KEURDER).get_full_name() or KEURDER
    assert f"goedgekeurd door {naam}" in tekst
    versie = tijdvakken_van(loop)[2].boeking.revision
    assert f"nummer {versie}" in tekst


def test_an_emergency_is_the_word_that_put_it_online(client, wereld):
    page = wijzig(wereld, goedgekeurd(wereld), "Met spoed.", door="kernredacteur")
    publiceer_met_spoed(page, wereld.user("kernredacteur"), "Er stond een verkeerd nummer.")
    tekst = scherm(client, wereld, page, op=timezone.now().isoformat()).text
    assert "met spoed gepubliceerd" in tekst
    assert "Er stond een verkeerd nummer." in tekst


def test_a_day_without_a_time_is_its_end_and_lists_what_changed(client, wereld, loop):
    antwoord = scherm(client, wereld, loop, dag="2026-03-03")
    assert "Twee." in antwoord.text
    assert "Die dag veranderde het" in antwoord.text
    dag_erna = scherm(client, wereld, loop, dag="2026-03-04")
    assert "Die dag veranderde het" not in dag_erna.text


def test_a_day_and_a_time_are_those_of_the_netherlands(client, wereld, loop):
    """The page came online at 9.00 UTC: at 10.00 in winter."""
    assert (
        "nog niet online gestaan"
        in scherm(client, wereld, loop, dag="2026-03-02", tijd="09:59").text
    )
    assert "Een." in scherm(client, wereld, loop, dag="2026-03-02", tijd="10:00").text


@pytest.mark.parametrize(
    ("vraag", "woorden"),
    [
        ({"dag": "2026-03-29", "tijd": "02:30"}, "de klok een uur vooruit"),
        ({"dag": "2999-01-01"}, "moet nog komen"),
        ({"dag": "31-02-2026"}, "geen dag die bestaat"),
        ({"dag": "2026-03-02", "tijd": "half drie"}, "Dit is geen tijd"),
        ({"dag": "9999-12-31"}, "moet nog komen"),
        ({"dag": ""}, "Kies een dag"),
    ],
)
def test_what_is_no_moment_is_said_at_the_field(client, wereld, vraag, woorden):
    antwoord = scherm(client, wereld, wereld.bijeenkomst(), **vraag)
    assert antwoord.status_code == 200
    assert woorden in antwoord.text
    assert '<article class="terugblik"' not in antwoord.text


@pytest.mark.parametrize(
    "waarde",
    ["onzin", "2999-01-01T00:00:00+00:00", "2026-03-02T10:00:00", "0001-01-01T00:00:00+14:00"],
)
def test_an_exact_moment_that_is_none_shows_the_question(client, wereld, waarde):
    antwoord = scherm(client, wereld, wereld.bijeenkomst(), op=waarde)
    assert antwoord.status_code == 200
    assert '<article class="terugblik"' not in antwoord.text


def test_an_hour_that_came_twice_offers_both(client, wereld, klok, echte_tijd):
    klok.nu = datetime(2025, 10, 25, 22, tzinfo=UTC)
    page = goedgekeurd(wereld)
    klok.nu = datetime(
        2025, 10, 26, 1, 10, tzinfo=UTC
    )  # 2.10 in winter time; 0.10 UTC was 2.10 in summer time
    publiceer(wereld, wijzig(wereld, page, "Na het terugzetten."))
    echte_tijd()
    eerste = scherm(client, wereld, page, dag="2025-10-26", tijd="02:30")
    assert "Na het terugzetten." not in eerste.text
    assert "zomertijd" in eerste.text
    tweede = scherm(client, wereld, page, op=eerste.context["ook_op"])
    assert "Na het terugzetten." in tweede.text
    assert "wintertijd" in tweede.text


def test_history_that_does_not_reach_back(client, wereld, loop):
    Publicatie.objects.filter(page=loop).order_by("vanaf").first().delete()
    antwoord = scherm(client, wereld, loop, op=op(1))
    assert "Wij weten niet wat er toen online stond" in antwoord.text
    assert "Een." not in antwoord.text


def test_a_version_that_was_cleared_is_said_to_be(client, wereld, loop):
    Publicatie.objects.filter(page=loop, vanaf=BEGIN).update(revision=None)
    assert "is opgeruimd" in scherm(client, wereld, loop, op=op(1)).text


def test_a_person_that_was_removed_is_said_to_be(client, wereld, loop):
    gewist([tijdvakken_van(loop)[1].boeking.revision])
    assert "gegevens van een persoon verwijderd" in scherm(client, wereld, loop, op=op(1)).text
    assert "gegevens van een persoon verwijderd" not in scherm(client, wereld, loop, op=op(25)).text


def test_removing_a_person_marks_what_was_online(wereld):
    vermeld(wereld)
    page, user = contact(wereld), wereld.user("beheerder-leeuwarden")
    gevonden = persoonsgegevens.vind(wereld.editie(), NAAM, user=user)
    gekozen = [groep.sleutel for groep in gevonden.personen]
    tweede = wereld.user("beoordelaar-leeuwarden")
    persoonsgegevens.verwijder(
        wereld.editie(), NAAM, gekozen=gekozen, user=user, bevestigd_door=tweede
    )
    gewiste = Publicatie.objects.filter(gewist_op__isnull=False)
    assert {rij.revision_id for rij in gewiste} == {page.live_revision_id}


@pytest.mark.parametrize("opties", [{}, {"pages": True}, {"days": 30}])
def test_clean_ups_keep_what_stood_online(client, wereld, loop, opties):
    verwacht = {
        vak.boeking.revision for vak in tijdvakken_van(loop) if vak.boeking and vak.boeking.online
    }
    Revision.objects.update(created_at=F("created_at") - timedelta(days=40))
    call_command("purge_revisions", verbosity=0, **opties)
    assert set(Revision.objects.filter(pk__in=verwacht).values_list("pk", flat=True)) == verwacht
    assert "Een." in scherm(client, wereld, loop, op=op(1)).text


def test_clean_ups_clear_what_was_online_before_the_term(wereld, loop, settings):
    vakken = [vak for vak in tijdvakken_van(loop) if vak.boeking and vak.boeking.online]
    settings.BEWAARTERMIJN_JAREN = 1
    Publicatie.objects.filter(page=loop).update(vanaf=F("vanaf") - timedelta(days=800))
    eerste, laatste = vakken[0].boeking.revision, vakken[-1].boeking.revision
    call_command("purge_revisions", verbosity=0)
    assert not Revision.objects.filter(pk=eerste).exists()
    assert Revision.objects.filter(pk=laatste).exists()
    assert Publicatie.objects.filter(
        page=loop, vanaf=BEGIN - timedelta(days=800), revision=None
    ).exists()


def test_the_tree_lists_what_readers_could_read(client, wereld, loop):
    editie = wereld.editie()
    for uren, titel in ((1, "Proefpagina"), (25, "Anders")):
        rijen = online_onder(editie, BEGIN + timedelta(hours=uren))
        assert {rij.titel for rij in rijen} == {titel}
    antwoord = scherm(client, wereld, editie, met="eronder", op=op(25))
    assert "1 pagina online" in antwoord.text
    assert "Anders" in antwoord.text
    assert "0 pagina’s online" in scherm(client, wereld, editie, met="eronder", op=op(73)).text


def test_the_tree_of_now_holds_what_is_online_now(client, wereld):
    haal = scherm(client, wereld, wereld.editie(), met="eronder", op=timezone.now().isoformat())
    online = wereld.editie().get_descendants(inclusive=True).live().count()
    assert f"{online} pagina’s online" in haal.text


def test_an_edition_that_was_offline_hid_its_pages(client, wereld, klok, echte_tijd):
    page = goedgekeurd(wereld)
    klok.nu = datetime.now(UTC)
    haal_offline(wereld.editie(), wereld.user("beheerder-leeuwarden"), "Verhuizing.")
    echte_tijd()
    antwoord = scherm(client, wereld, page, op=timezone.now().isoformat())
    assert "niemand kon haar lezen" in antwoord.text


def test_the_question_first_shows_all_stretches(client, wereld, loop):
    antwoord = scherm(client, wereld, loop)
    assert antwoord.text.count("Deze pagina stond online") == 5


@pytest.mark.parametrize(
    ("wie", "status"),
    [
        (KEURDER, 200),
        ("beheerder-leeuwarden", 200),
        ("kernredacteur", 200),
        ("kernbeoordelaar", 200),
        (SCHRIJVER, 403),
        ("beoordelaar-weststellingwerf", 403),
        ("beheerder-weststellingwerf", 403),
    ],
)
@pytest.mark.parametrize("vraag", [{}, {"met": "eronder"}])
def test_who_may_look_back(client, wereld, loop, wie, status, vraag):
    antwoord = scherm(client, wereld, loop, wie, op=op(25), **vraag)
    if status == 403 and antwoord.status_code == 302:  # Wagtail leads who is refused to the start
        assert antwoord.url == reverse("wagtailadmin_home")
    else:
        assert antwoord.status_code == status


def test_the_core_reads_what_everyone_could_read_and_no_more(client, wereld, loop):
    assert "Twee." in scherm(client, wereld, loop, "kernredacteur", op=op(25)).text
    intern = scherm(client, wereld, loop, "kernredacteur", op=op(97))
    assert "Drie." not in intern.text
    weg = scherm(client, wereld, loop, "kernredacteur", op=op(73))
    assert "Er stond een fout." not in weg.text
    boom = scherm(client, wereld, wereld.editie(), "kernredacteur", met="eronder", op=op(97))
    assert "0 pagina’s online" in boom.text


def test_the_core_does_not_learn_of_what_was_never_public(client, wereld):
    page = goedgekeurd(wereld, intern=True)
    nu = timezone.now().isoformat()
    assert scherm(client, wereld, page, "kernredacteur", op=nu).status_code in (302, 403)
    assert scherm(client, wereld, concept(wereld, slug="ander"), "kernredacteur").status_code in (
        302,
        403,
    )


def test_the_core_reads_no_page_with_people(client, wereld):
    vermeld(wereld)
    page, naam = contact(wereld), MAIL
    nu = timezone.now().isoformat()
    assert naam not in scherm(client, wereld, page, "kernredacteur", op=nu).text
    assert naam in scherm(client, wereld, page, op=nu).text


def test_looking_writes_nothing(client, wereld, loop):
    voor = Publicatie.objects.count(), Revision.objects.count()
    scherm(client, wereld, loop, op=op(25))
    assert (Publicatie.objects.count(), Revision.objects.count()) == voor


def test_the_button_is_for_who_may(client, wereld):
    adres = reverse("online_op_een_dag", args=[wereld.bijeenkomst().pk])
    bewerken = reverse("wagtailadmin_pages:edit", args=[wereld.bijeenkomst().pk])
    for wie, ziet in ((KEURDER, True), (SCHRIJVER, False)):
        client.force_login(wereld.user(wie))
        assert (adres in client.get(bewerken).text) is ziet
