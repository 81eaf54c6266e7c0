"""What people do with a reaction, and whose it is: the edition's own, until it is handed to the core."""

import io
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from gemeenten.editie.levensloop.samenvoegen import voeg_samen
from gemeenten.lezers.reacties import afhandelen, logacties
from gemeenten.lezers.reacties.aannemen import neem_aan
from gemeenten.models import Lezersreactie, WerkleergroepPage
from gemeenten.persoonsgegevens import vind
from handleiding.workflow.actions import haal_offline
from handleiding.workflow.werkregels import werk_van
from handleiding.workflow.werksoorten import REACTIE

EIGEN, ANDER, KERN = "redacteur-leeuwarden", "redacteur-weststellingwerf", "kernredacteur"
DOEN = ("afhandelen", "doorgeven", "verwijderen")


@pytest.fixture
def reactie(wereld):
    return neem_aan(wereld.bijeenkomst(), tekst="Het nummer is oud.", passage="", bon="a")


@pytest.fixture
def kernreactie(wereld):
    return neem_aan(wereld.kernbijeenkomst(), tekst="Onduidelijk.", passage="", bon="b")


def scherm(client, wereld, wie, reactie, **post):
    client.force_login(wereld.user(wie))
    adres = reverse("lezersreactie", args=[reactie.pk])
    return client.post(adres, post) if post else client.get(adres)


def werk(wereld, wie):
    return [regel for regel in werk_van(wereld.user(wie)) if regel.soort == REACTIE]


class TestWhose:
    @pytest.mark.parametrize(
        ("wie", "van_de_kern", "leest"),
        [
            (EIGEN, False, True),
            ("beoordelaar-leeuwarden", False, True),
            ("beheerder-leeuwarden", False, True),
            (ANDER, False, False),
            (KERN, False, False),
            (EIGEN, True, False),
            (KERN, True, True),
        ],
    )
    def test_read_and_listed(self, client, wereld, reactie, kernreactie, wie, van_de_kern, leest):
        deze = kernreactie if van_de_kern else reactie
        assert scherm(client, wereld, wie, deze).status_code == (200 if leest else 404)
        assert (deze.tekst in client.get(reverse("lezersreacties")).text) is leest

    @pytest.mark.parametrize("actie", DOEN)
    def test_others_do_nothing_with_it(self, client, wereld, reactie, actie):
        assert scherm(client, wereld, ANDER, reactie, actie=actie).status_code == 404
        reactie.refresh_from_db()
        assert reactie.is_open
        assert not reactie.bij_de_kern

    @pytest.mark.parametrize(
        "doe", [afhandelen.handel_af, afhandelen.geef_door, afhandelen.verwijder]
    )
    def test_guarded_where_it_happens(self, wereld, reactie, doe):
        with pytest.raises(PermissionDenied):
            doe(reactie, wereld.user(ANDER))
        assert Lezersreactie.objects.open().filter(pk=reactie.pk, bij_de_kern=False).exists()

    def test_who_writes_elsewhere_and_only_reads_here_gets_none_of_it(
        self, client, wereld, reactie
    ):
        wereld.user(ANDER).groups.add(Group.objects.get(name="GM0080 lezer"))
        assert scherm(client, wereld, ANDER, reactie).status_code == 404
        assert reactie.tekst not in client.get(reverse("lezersreacties")).text
        assert not werk(wereld, ANDER)

    def test_reader_of_an_edition_has_no_such_screen(self, client, wereld, reactie):
        assert scherm(client, wereld, "lezer-leeuwarden", reactie).status_code == 403
        assert client.get(reverse("lezersreacties")).status_code == 403


class TestDealing:
    def test_dealt_with_and_opened_again(self, client, wereld, reactie):
        scherm(client, wereld, EIGEN, reactie, actie="afhandelen", notitie="Nummer aangepast.")
        reactie.refresh_from_db()
        assert (reactie.notitie, reactie.afgehandeld_door) == (
            "Nummer aangepast.",
            wereld.user(EIGEN),
        )
        assert not werk(wereld, EIGEN)
        assert reactie.tekst not in client.get(reverse("lezersreacties")).text
        assert reactie.tekst in client.get(reverse("lezersreacties"), {"toon": "afgehandeld"}).text
        scherm(client, wereld, EIGEN, reactie, actie="heropenen")
        reactie.refresh_from_db()
        assert reactie.is_open

    def test_two_at_once_is_one(self, wereld, reactie):
        oud = Lezersreactie.objects.get()
        afhandelen.handel_af(reactie, wereld.user(EIGEN))
        with pytest.raises(PermissionDenied, match="Een collega was u voor"):
            afhandelen.geef_door(oud, wereld.user("beoordelaar-leeuwarden"))
        reactie.refresh_from_db()
        assert not reactie.bij_de_kern

    def test_handed_to_the_core_it_is_the_cores(self, client, wereld, reactie):
        scherm(client, wereld, EIGEN, reactie, actie="doorgeven")
        assert scherm(client, wereld, EIGEN, reactie).status_code == 404
        assert scherm(client, wereld, KERN, reactie).status_code == 200
        assert not werk(wereld, EIGEN)
        assert [regel.page_id for regel in werk(wereld, KERN)] == [reactie.page_id]

    def test_removed_with_all_that_was_written(self, client, wereld, reactie):
        scherm(client, wereld, EIGEN, reactie, actie="verwijderen")
        assert not Lezersreactie.objects.exists()
        entry = PageLogEntry.objects.get(action=logacties.VERWIJDERD)
        assert entry.user == wereld.user(EIGEN)
        assert reactie.tekst not in str(entry.data)

    @pytest.mark.parametrize(
        "vraag",
        ["?toon=x", "?pagina=x", "?pagina=99999999999999999999", "?p=x", "?p=²", "?p=0", "?q=%25"],
    )
    def test_list_takes_any_question(self, client, wereld, reactie, vraag):
        client.force_login(wereld.user(EIGEN))
        assert client.get(f"{reverse('lezersreacties')}{vraag}").status_code == 200


class TestList:
    @pytest.fixture
    def toon(self, client, wereld, reactie):
        client.force_login(wereld.user(EIGEN))

        def toon(**vraag):
            antwoord = client.get(reverse("lezersreacties"), vraag)
            return [rij.tekst for rij in antwoord.context["object_list"]], antwoord.text

        return toon

    def test_by_words_of_the_text_or_of_the_page(self, wereld, reactie, toon):
        neem_aan(wereld.editie(), tekst="Spelfout op 100%.", passage="", bon="z")
        assert toon(q="nummer IS oud")[0] == ["Het nummer is oud."]
        assert toon(q="%")[0] == ["Spelfout op 100%."]
        assert toon(q=wereld.editie().title)[0] == ["Spelfout op 100%."]
        gevonden, tekst = toon(q="nergens")
        assert not gevonden
        assert "Niets gevonden met deze woorden." in tekst
        assert 'value="nergens"' in tekst

    def test_one_page_and_back_to_all(self, wereld, reactie, toon):
        neem_aan(wereld.editie(), tekst="Ander.", passage="", bon="z")
        gevonden, tekst = toon(pagina=str(reactie.page_id), q="nummer", toon="alle")
        assert gevonden == ["Het nummer is oud."]
        assert 'href="?q=nummer&amp;toon=alle"' in tekst

    def test_open_ones_first_and_the_longest_waiting_first(self, wereld, reactie, toon):
        nieuw = neem_aan(reactie.page, tekst="Later.", passage="", bon="z")
        assert toon()[0] == ["Het nummer is oud.", "Later."]
        afhandelen.handel_af(reactie, wereld.user(EIGEN))
        assert toon()[0] == ["Later."]
        assert toon(toon="alle")[0] == ["Later.", "Het nummer is oud."]
        assert toon(toon="afgehandeld")[0] == ["Het nummer is oud."]
        assert nieuw.is_open

    def test_a_table_that_a_screen_reader_can_tell(self, toon):
        tekst = toon()[1]
        assert '<th scope="row" class="title">' in tekst
        assert '<caption class="w-sr-only">Reacties van lezers</caption>' in tekst
        assert 'role="region" aria-label="Reacties van lezers"' in tekst

    def test_a_word_without_an_end_is_cut(self, reactie, toon):
        neem_aan(reactie.page, tekst="x" * 2000, passage="", bon="lang")
        tekst = toon()[1]
        assert "x" * 301 not in tekst
        assert '<td class="vrije-tekst">' in tekst

    def test_in_pages_that_keep_the_question(self, reactie, toon):
        for nummer in range(30):
            neem_aan(reactie.page, tekst=f"Nummer {nummer}.", passage="", bon=f"n{nummer}")
        gevonden, tekst = toon(q="nummer")
        assert len(gevonden) == 25
        assert 'href="?q=nummer&amp;p=2"' in tekst
        assert len(toon(q="nummer", p="2")[0]) == 6

    def test_costs_the_same_for_one_and_for_many(
        self, reactie, toon, django_assert_max_num_queries
    ):
        toon()
        with CaptureQueriesContext(connection) as een:
            toon()
        for nummer in range(9):
            neem_aan(reactie.page, tekst=f"Nummer {nummer}.", passage="", bon=f"n{nummer}")
        with django_assert_max_num_queries(len(een)):
            toon()


class TestWork:
    def test_one_line_for_a_page(self, wereld, reactie):
        neem_aan(reactie.page, tekst="Nog iets.", passage="", bon="c")
        (regel,) = werk(wereld, EIGEN)
        assert regel.uitleg == "2 lezers schreven dat er iets niet klopt."
        assert regel.url.endswith(f"?pagina={reactie.page_id}")
        assert not werk(wereld, ANDER)

    def test_found_when_a_person_is_sought(self, wereld):
        neem_aan(wereld.bijeenkomst(), tekst="Bel Wubbo Proefsma niet meer.", passage="", bon="d")
        gevonden = vind(wereld.editie(), "Wubbo Proefsma", user=wereld.user("beheerder-leeuwarden"))
        assert len(gevonden.beheer) == 1


class TestMoving:
    def test_follows_its_page_into_the_edition_that_it_became_part_of(self, wereld):
        """Also what stands below the page, and what was handed to the core stays there."""
        groep = WerkleergroepPage.objects.child_of(wereld.editie()).first()
        blijft = neem_aan(wereld.bijeenkomst(), tekst="Blijft.", passage="", bon="x")
        mee = neem_aan(groep, tekst="Mee.", passage="", bon="y")
        haal_offline(wereld.editie(), wereld.user("beoordelaar-leeuwarden"), "Herindeling")
        naar = wereld.editie("weststellingwerf")
        voeg_samen(wereld.editie(), naar, user=wereld.user(KERN))
        mee.refresh_from_db()
        blijft.refresh_from_db()
        assert (mee.editie_id, blijft.editie_id) == (naar.pk, wereld.editie().pk)
        assert mee in afhandelen.reacties_voor(wereld.user(ANDER))
        assert mee not in afhandelen.reacties_voor(wereld.user(EIGEN))

    def test_stays_with_its_edition_when_the_page_moves_within_it(self, wereld, reactie):
        page = reactie.page.specific
        page.move(page.get_parent(), pos="first-child")
        reactie.refresh_from_db()
        assert reactie.editie_id == wereld.editie().pk

    def test_editions_take_their_own_along(self, wereld, reactie):
        lijst = wereld.editie().get_parent()
        lijst.move(lijst.get_parent(), pos="first-child")
        reactie.refresh_from_db()
        assert reactie.editie_id == wereld.editie().pk


class TestForgetting:
    @pytest.mark.parametrize(
        ("dagen", "af", "blijft"),
        [(89, True, True), (91, True, False), (364, False, True), (366, False, False)],
    )
    def test_after_its_time(self, wereld, reactie, dagen, af, blijft):
        toen = timezone.now() - timedelta(days=dagen)
        Lezersreactie.objects.update(created_at=toen, afgehandeld_op=toen if af else None)
        call_command("periodiek", stdout=io.StringIO())
        assert Lezersreactie.objects.exists() is blijft
