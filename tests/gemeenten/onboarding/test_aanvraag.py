"""Somebody asks for an edition for their municipality; the kernredactie makes it of what was filled in."""

import io
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from gemeenten.models import Aanvraag, GemeentePage, OnboardingOpdracht
from gemeenten.onboarding.aanvraag import behandelen
from handleiding.publiek.lezersformulier import tempo
from handleiding.workflow.werkregels import werk_van
from handleiding.workflow.werksoorten import AANVRAAG
from tests.lezer import nieuwe_lezer

ADRES = "/gemeente-aanmelden/"
INGEVULD = {
    "gemeente": "heerenveen",
    "voornaam": "Nieuwe",
    "achternaam": "Medewerker",
    "functie": "Beleidsmedewerker jeugd",
    "email": "nieuw@heerenveen.example",
}
ANDEREN = ("redacteur-leeuwarden", "beheerder-leeuwarden", "lezer-leeuwarden")


@pytest.fixture
def lezer(wereld):
    return nieuwe_lezer()


@pytest.fixture
def aanvraag(wereld):
    return behandelen.neem_aan("a", **INGEVULD | {"gemeente": "Heerenveen", "code": "GM0074"})


@pytest.fixture
def kern(client, wereld):
    client.force_login(wereld.user("kernredacteur"))
    return client


class TestAsking:
    def test_is_kept_without_a_cookie(self, lezer):
        antwoord = lezer.verstuur(ADRES, INGEVULD | {"telefoon": "058 123 45 67"})
        assert "Dank u wel" in antwoord.text
        assert not antwoord.cookies
        aanvraag = Aanvraag.objects.get()
        assert (aanvraag.gemeente, aanvraag.code) == ("Heerenveen", "GM0074")
        assert aanvraag.naam == "Nieuwe Medewerker"

    def test_page_for_who_wants_to_take_part_leads_to_it(self, client, wereld):
        assert f'href="{ADRES}"' in client.get("/doe-mee/").text

    def test_sent_twice_counts_once(self, lezer):
        zegel = lezer.open(ADRES)
        for _ in range(2):
            assert lezer.verstuur(ADRES, INGEVULD, zegel).status_code == 200
        assert Aanvraag.objects.count() == 1

    def test_who_goes_back_and_corrects_it_is_heard(self, lezer):
        zegel = lezer.open(ADRES)
        for email in (INGEVULD["email"], "goed@heerenveen.example"):
            assert lezer.verstuur(ADRES, INGEVULD | {"email": email}, zegel).status_code == 200
        assert Aanvraag.objects.filter(email="goed@heerenveen.example").exists()

    def test_from_another_site(self, lezer):
        antwoord = lezer.verstuur(ADRES, INGEVULD, plek="cross-site")
        assert antwoord.status_code == 403
        assert 'value="nieuw@heerenveen.example"' in antwoord.text
        assert not Aanvraag.objects.exists()

    def test_a_thousand_times(self, lezer, monkeypatch):
        nu = timezone.now().replace(minute=5)
        monkeypatch.setattr(timezone, "now", lambda: nu)
        for _ in range(tempo.PER_UUR + 2):
            laatste = lezer.verstuur(ADRES, INGEVULD)
        assert laatste.status_code == 429
        assert Aanvraag.objects.count() == tempo.PER_UUR

    @pytest.mark.parametrize(
        ("veld", "waarde", "fout"),
        [
            ("gemeente", "", "Schrijf om welke gemeente het gaat."),
            ("gemeente", "Heerenveld", "Bedoelt u Heerenveen?"),
            ("gemeente", "Leeuwarden", "Leeuwarden doet al mee."),
            ("gemeente", "x" * 101, "Gebruik ten hoogste 100 tekens"),
            ("gemeente", "<script>", "Wij kennen geen gemeente “&lt;script&gt;”."),
            ("voornaam", " ", "Schrijf uw voornaam op."),
            ("functie", "", "Schrijf op wat uw functie is."),
            ("email", "nieuw", "Dit is geen e-mailadres."),
            ("email", "a@" + "b" * 260 + ".nl", "e-mailadres"),
            ("telefoon", "12", "Dit is geen Nederlands telefoonnummer."),
            ("toelichting", "x" * 2001, "Gebruik ten hoogste 2000 tekens"),
            ("achternaam", "nul\x00", "Null-tekens"),
            ("voornaam", "Nieuwe\nBcc: x", "onzichtbare tekens"),
            ("achternaam", "Mede\u202ewerker", "onzichtbare tekens"),
            ("functie", "<script>x</script>", "gewone tekst"),
            ("functie", "=1+1", "Een rekenblad ziet dat als een formule"),
        ],
    )
    def test_what_cannot_be_kept(self, lezer, veld, waarde, fout):
        antwoord = lezer.verstuur(ADRES, INGEVULD | {veld: waarde})
        assert antwoord.status_code == 400
        assert fout in antwoord.text
        assert not Aanvraag.objects.exists()

    def test_says_nothing_of_an_edition_that_nobody_may_read(self, lezer, wereld):
        GemeentePage.objects.filter(slug="leeuwarden").update(live=False)
        call_command("etalage", "--herstel", stdout=io.StringIO())
        assert lezer.verstuur(ADRES, INGEVULD | {"gemeente": "Leeuwarden"}).status_code == 200


class TestAnswering:
    @pytest.mark.parametrize("wie", ANDEREN)
    def test_only_the_kernredactie_reads_it(self, client, wereld, aanvraag, wie):
        client.force_login(wereld.user(wie))
        for adres in (reverse("aanvragen"), reverse("aanvraag", args=[aanvraag.pk])):
            for antwoord in (client.get(adres), client.post(adres, {"actie": "verwijderen"})):
                assert antwoord.status_code in {302, 403}
                assert "Medewerker" not in antwoord.text
        assert Aanvraag.objects.open().exists()
        assert not [regel for regel in werk_van(wereld.user(wie)) if regel.soort == AANVRAAG]

    @pytest.mark.parametrize("doe", [behandelen.handel_af, behandelen.verwijder])
    def test_guarded_where_it_happens(self, wereld, aanvraag, doe):
        with pytest.raises(PermissionDenied):
            doe(aanvraag, wereld.user("beheerder-leeuwarden"))
        assert Aanvraag.objects.open().exists()

    def test_waits_for_the_kernredactie_by_municipality(self, wereld, aanvraag):
        (regel,) = [r for r in werk_van(wereld.user("kernredacteur")) if r.soort == AANVRAAG]
        assert regel.titel == "Heerenveen"
        assert "Medewerker" not in f"{regel.titel} {regel.uitleg}"

    def test_wizard_begins_with_it_and_answers_it(
        self, kern, aanvraag, django_capture_on_commit_callbacks
    ):
        adres = reverse("nieuwe_gemeente")
        scherm = kern.get(adres, {"aanvraag": aanvraag.pk})
        form = scherm.context["form"]
        assert form.is_valid()
        assert not Aanvraag.objects.filter(opdracht__isnull=False).exists()
        velden = dict(form.data.lists())
        with django_capture_on_commit_callbacks(execute=True):
            antwoord = kern.post(adres, velden | {"stap": "maken", "aanvraag": aanvraag.pk})
        opdracht = OnboardingOpdracht.objects.get()
        assert antwoord.url == reverse("nieuwe_gemeente_voortgang", args=[opdracht.pk])
        aanvraag.refresh_from_db()
        assert aanvraag.opdracht == opdracht
        assert not aanvraag.is_open
        assert GemeentePage.objects.filter(code="GM0074").exists()

    def test_number_of_the_request_goes_along_by_the_plan(self, kern, aanvraag):
        adres = reverse("nieuwe_gemeente")
        form = kern.get(adres, {"aanvraag": aanvraag.pk}).context["form"]
        velden = dict(form.data.lists())
        plan = kern.post(adres, velden | {"aanvraag": aanvraag.pk})
        assert f'name="aanvraag" value="{aanvraag.pk}"' in plan.text

    @pytest.mark.parametrize("nummer", ["x", "0", "9" * 30, "-1", "²"])
    def test_wizard_takes_any_number(self, kern, nummer):
        assert kern.get(reverse("nieuwe_gemeente"), {"aanvraag": nummer}).status_code == 200

    def test_list_shows_all_open_ones_first_and_can_be_narrowed(self, kern, wereld, aanvraag):
        behandelen.handel_af(aanvraag, wereld.user("kernredacteur"))
        behandelen.neem_aan("b", **INGEVULD | {"gemeente": "Smallingerland", "code": "GM0090"})

        def gemeenten(**vraag):
            rijen = kern.get(reverse("aanvragen"), vraag).context["object_list"]
            return [rij.gemeente for rij in rijen]

        assert gemeenten() == ["Smallingerland", "Heerenveen"]
        assert gemeenten(toon="open") == ["Smallingerland"]
        assert gemeenten(toon="afgehandeld") == ["Heerenveen"]
        assert gemeenten(q="heeren") == ["Heerenveen"]
        # Who asks is no word to look for: a name would stand in the address.
        assert not gemeenten(q="Medewerker")

    def test_answered_once(self, kern, wereld, aanvraag):
        adres = reverse("aanvraag", args=[aanvraag.pk])
        kern.post(adres, {"actie": "afhandelen"})
        with pytest.raises(PermissionDenied, match="Een collega was u voor"):
            behandelen.handel_af(aanvraag, wereld.user("kernredacteur"))

    def test_removed(self, kern, aanvraag):
        kern.post(reverse("aanvraag", args=[aanvraag.pk]), {"actie": "verwijderen"})
        assert not Aanvraag.objects.exists()
        assert kern.get(reverse("aanvragen")).status_code == 200


@pytest.mark.parametrize(
    ("dagen", "af", "blijft"),
    [(29, True, True), (31, True, False), (364, False, True), (366, False, False)],
)
def test_forgotten_after_its_time(aanvraag, dagen, af, blijft):
    toen = timezone.now() - timedelta(days=dagen)
    Aanvraag.objects.update(created_at=toen, afgehandeld_op=toen if af else None)
    call_command("periodiek", stdout=io.StringIO())
    assert Aanvraag.objects.exists() is blijft
