"""What people do with a reaction, and whose it is: the edition's own, until it is handed to the core."""

import io
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from gemeenten.lezersreacties import afhandelen, logacties
from gemeenten.lezersreacties.aannemen import neem_aan
from gemeenten.models import Lezersreactie
from gemeenten.persoonsgegevens import vind
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
        "vraag", ["?toon=x", "?pagina=x", "?pagina=99999999999999999999", "?p=x"]
    )
    def test_list_takes_any_question(self, client, wereld, reactie, vraag):
        client.force_login(wereld.user(EIGEN))
        assert client.get(f"{reverse('lezersreacties')}{vraag}").status_code == 200


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
